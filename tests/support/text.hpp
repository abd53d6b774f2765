// SPDX-License-Identifier: MIT
// Short texts of exact values, so that a failed expectation shows what was computed.
#pragma once
#include <dbcost/core/money.hpp>
#include <dbcost/core/ratio.hpp>

#include <ostream>

namespace dbcost {
// What gtest prints of an integer.
inline void PrintTo(const integer& value, std::ostream* out) { *out << to_string(value); }
}  // namespace dbcost

namespace dbcost::test {

// "3", "1/2": a ratio in lowest terms.
[[nodiscard]] inline std::string text(const ratio& value) {
    const std::string whole = to_string(value.numerator());
    return value.denominator() == 1 ? whole : whole + "/" + to_string(value.denominator());
}

// 2^127 - 1.
[[nodiscard]] inline integer largest_integer() {
    integer value = 1;
    for (int i = 0; i < 126; ++i) value *= 2;
    return value - 1 + value;
}

template <int Scale>
[[nodiscard]] decimal<Scale> dec(std::string_view digits) {
    return *parse_decimal<Scale>(digits);
}

[[nodiscard]] inline closed_quantity qty(std::string_view digits) { return dec<10>(digits); }
[[nodiscard]] inline unit_price price(std::string_view digits) { return unit_price(dec<10>(digits)); }

// The codes of a failed result, in order: "refused-by-aws missing-key"; "" when it holds a value.
template <class T>
[[nodiscard]] std::string codes(const result<T>& from) {
    std::string names;
    for (const auto& problem : from.problems()) {
        names += (names.empty() ? "" : " ") + std::string(name(problem.code));
    }
    return names;
}

}  // namespace dbcost::test
