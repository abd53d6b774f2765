// SPDX-License-Identifier: MIT
// The one integer behind every exact number: 128 bits, checked.
//
// Sums and products that leave the range throw std::overflow_error or
// std::range_error; `guard_overflow` in result.hpp turns that into the error
// `overflow` at the edge of the library, so a wrapped digit never reaches a bill.
// Measured choice: docs/decisions/0001-numbers.md.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>

namespace dbcost {

using integer = boost::multiprecision::checked_int128_t;

// 10^exponent, for exponents 0..38.
[[nodiscard]] inline integer power_of_ten(int exponent) {
    integer value = 1;
    for (int i = 0; i < exponent; ++i) value *= 10;
    return value;
}

}  // namespace dbcost
