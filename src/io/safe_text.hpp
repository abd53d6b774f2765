// SPDX-License-Identifier: MIT
// Text from files, made safe: is it UTF-8, and how to show it without driving the reader's terminal.
//
//   is_utf8("\xC3")                  // false
//   cut_short("a\x1b[2J...", 60)     // control characters spelt out, at most 60 bytes of the text
#pragma once
#include <string>
#include <string_view>

namespace dbcost::inline v0_1::io {

[[nodiscard]] bool is_utf8(std::string_view text);
// Two hexadecimal digits.
[[nodiscard]] std::string hex(unsigned char byte);
// Control characters and ill-formed bytes spelt out: a file must not drive the reader's terminal.
[[nodiscard]] std::string printable(std::string_view text);
// At most `most` bytes, cut between characters, printable.
[[nodiscard]] std::string cut_short(std::string_view text, std::size_t most);

}  // namespace dbcost::io
