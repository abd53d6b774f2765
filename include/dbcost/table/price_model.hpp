// SPDX-License-Identifier: MIT
// Price models: how a quantity turns into money, without the turning (that is rate/).
//
//   per_unit     one price for every unit
//   graduated    marginal tiers: each part of the quantity pays its own tier's price (rule G3);
//                a quantity exactly at a bound belongs to the lower tier
//
// Prices are for one unit, exact with ten digits: 1.25 per 1,000,000 is 0.00000125. The text as the
// table states it is kept for the bill.
#pragma once
#include <dbcost/core/money.hpp>
#include <optional>
#include <variant>
#include <vector>

namespace dbcost::inline v0_1 {

struct per_unit {
    unit_price price;
    friend bool operator==(const per_unit&, const per_unit&) = default;
};

struct tier {
    std::optional<closed_quantity> up_to;  // none: no end
    unit_price price;
    friend bool operator==(const tier&, const tier&) = default;
};

struct graduated {
    std::vector<tier> tiers;  // bounds rise; the last has none
    friend bool operator==(const graduated&, const graduated&) = default;
};

using price_model = std::variant<per_unit, graduated>;

// price / per with ten digits, or price-inexact.
[[nodiscard]] inline result<unit_price> price_of_one(const decimal<10>& price, const decimal<10>& per) {
    const ratio exact = ratio(price) * ratio(power_of_ten(10), per.coefficient());
    const ratio scaled = exact * ratio(power_of_ten(10));
    if (scaled.denominator() != 1) {
        return error{errc::price_inexact, "", to_string(price) + " per " + to_string(per),
                     "a price that is exact with ten digits for one unit",
                     "state the price for another number of units"};
    }
    return unit_price(decimal<10>::from_coefficient(scaled.numerator()));
}

}  // namespace dbcost
