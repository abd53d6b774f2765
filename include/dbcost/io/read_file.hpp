// SPDX-License-Identifier: MIT
// A file as text, and the one wording for a file that cannot be read.
//
//   auto text = read_file("shop.json");     // all of its bytes
//
// Errors: file-unreadable, with the system's reason as what was seen.
#pragma once
#include <dbcost/core/result.hpp>
#include <string>

namespace dbcost::inline v0_1 {

[[nodiscard]] result<std::string> read_file(const std::string& name);

// `reason`: the number that the system gave, such as ENOENT.
[[nodiscard]] error unreadable(const std::string& name, int reason);

}  // namespace dbcost
