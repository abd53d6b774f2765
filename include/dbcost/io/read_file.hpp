// SPDX-License-Identifier: MIT
// A file as text, and the one wording for a file that cannot be read.
//
//   auto text = read_file("shop.json");     // all of its bytes
//   auto text = read_file(stdin, "-");      // all that comes
//
// A file that is read whole has at most `largest_file` bytes, so that memory is bounded whatever somebody names:
// a disk image, /dev/zero. Batches and price offers are read as streams instead, and may have any size.
//
// Errors: file-unreadable, with the system's reason as what was seen; out-of-range (too large).
#pragma once
#include <cstdio>
#include <dbcost/core/result.hpp>
#include <string>

namespace dbcost::inline v0_1 {

inline constexpr std::size_t largest_file = 16 * 1024 * 1024;

[[nodiscard]] result<std::string> read_file(const std::string& name);
// What is left of an open file, which stays open; `name` is what errors call it.
[[nodiscard]] result<std::string> read_file(std::FILE* file, const std::string& name);

// `reason`: the number that the system gave, such as ENOENT.
[[nodiscard]] error unreadable(const std::string& name, int reason);

}  // namespace dbcost
