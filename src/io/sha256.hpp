// SPDX-License-Identifier: MIT
// The SHA-256 of bytes (FIPS 180-4), as 64 lower-case hexadecimal digits; internal to io.
//
//   sha256("abc")   // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#pragma once
#include <string>
#include <string_view>

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace dbcost::io
