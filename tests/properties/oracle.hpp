// SPDX-License-Identifier: MIT
// The slow oracle: unlimited rationals, and rounding written out from its definition.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <dbcost/core/money.hpp>

namespace dbcost::test {

using rational = boost::multiprecision::cpp_rational;
using boost::multiprecision::cpp_int;

[[nodiscard]] inline cpp_int exact(const integer& value) { return cpp_int(to_string(value)); }
template <int Scale>
[[nodiscard]] rational exact(const decimal<Scale>& value) {
    return {exact(value.coefficient()), boost::multiprecision::pow(cpp_int(10), Scale)};
}
[[nodiscard]] inline rational exact(const ratio& value) {
    return {exact(value.numerator()), exact(value.denominator())};
}
template <class Currency, int Scale>
[[nodiscard]] rational exact(const money<Currency, Scale>& value) {
    return exact(value.amount());
}

[[nodiscard]] inline cpp_int floor_of(const rational& value) {
    cpp_int quotient, rest;
    boost::multiprecision::divide_qr(numerator(value), denominator(value), quotient, rest);
    return rest < 0 ? cpp_int(quotient - 1) : quotient;
}
[[nodiscard]] inline cpp_int ceiling_of(const rational& value) { return -floor_of(-value); }

enum class word { half_even, half_up, up, down };

[[nodiscard]] inline cpp_int rounded(const rational& value, word how) {
    const bool negative = value < 0;
    const rational size = negative ? rational(-value) : value;
    cpp_int whole = floor_of(size);
    const rational rest = size - whole;
    const bool more = how == word::up     ? rest > 0
                      : how == word::down ? false
                      : rest != rational(1, 2) ? rest > rational(1, 2)
                                               : how == word::half_up || whole % 2 == 1;
    if (more) ++whole;
    return negative ? cpp_int(-whole) : whole;
}

// value with so many digits after the point.
[[nodiscard]] inline rational rounded_to(const rational& value, unsigned digits, word how) {
    const cpp_int unit = boost::multiprecision::pow(cpp_int(10), digits);
    return {rounded(value * unit, how), unit};
}

[[nodiscard]] inline cpp_int largest_exact() { return (cpp_int(1) << 127) - 1; }
[[nodiscard]] inline bool fits(const cpp_int& value) { return abs(value) <= largest_exact(); }

}  // namespace dbcost::test
