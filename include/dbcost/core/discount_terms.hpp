// SPDX-License-Identifier: MIT
// What a discount grants: a rate of one's own, a percentage, or an amount of money.
//
//   discount_terms edp = percentage{*parse_decimal<10>("0.12")};     // 12%
//   name(edp)                                                        // "percentage"
//
// The order of the kinds is the order in which they are applied (rate/discount.hpp says what each does).
#pragma once
#include <array>
#include <dbcost/core/money.hpp>
#include <variant>

namespace dbcost::inline v0_1 {

// The price of one unit, instead of that of the tables.
struct private_rate {
    unit_price price;
    friend bool operator==(const private_rate&, const private_rate&) = default;
};

// A share of what is left, above 0 and at most 1.
struct percentage {
    decimal<10> share;
    friend bool operator==(const percentage&, const percentage&) = default;
};

// Money, until it is used up.
struct credit {
    exact_amount left;
    friend bool operator==(const credit&, const credit&) = default;
};

using discount_terms = std::variant<private_rate, percentage, credit>;
inline constexpr std::array<std::string_view, 3> discount_kinds{"private rate", "percentage", "credit"};
[[nodiscard]] inline std::string_view name(const discount_terms& of) { return discount_kinds[of.index()]; }

// 0.12 is "12%".
[[nodiscard]] inline std::string percent_text(const percentage& of) {
    return to_string(decimal<8>::from_coefficient(of.share.coefficient())) + "%";
}

}  // namespace dbcost
