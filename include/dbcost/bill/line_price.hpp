// SPDX-License-Identifier: MIT
// The price of a bill line as the bill itself states it, saved or just made.
//
//   flat_price(line)         // of one unit; none where the price has tiers, or none was needed
//   charges_by_tier(line)    // the billed quantity by tier; a flat price is one tier without an end
//
// Of tiers a bill states those it reached. errors: none but overflow.
#pragma once
#include <dbcost/bill/bill.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] inline std::optional<unit_price> flat_price(const bill_line& line) {
    const auto price = parse_decimal<10>(line.price);
    const auto per = parse_decimal<10>(line.per);
    if (!price || !per || per->is_zero()) return std::nullopt;
    const auto one = price_of_one(*price, *per);
    return one ? std::optional(*one) : std::nullopt;
}

// Empty where the line states no price.
[[nodiscard]] inline std::vector<tier_charge> charges_by_tier(const bill_line& line) {
    if (!line.tiers.empty()) return line.tiers;
    const auto price = flat_price(line);
    if (!price) return {};
    return {{std::nullopt, line.quantity, *price, *price * line.quantity}};
}

}  // namespace dbcost
