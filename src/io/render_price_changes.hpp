// SPDX-License-Identifier: MIT
// What every format says of changed prices: how many by service, and which, by effect.
#pragma once
#include <dbcost/io/render_prices.hpp>

namespace dbcost::inline v0_1::io {

// Of one service: how many of its prices had each effect, in the order of price_effect_names.
struct effect_counts {
    std::string_view service;
    std::array<std::size_t, price_effect_names.size()> prices{};
};

[[nodiscard]] std::vector<effect_counts> counts_of(const std::vector<compared_price>& prices);

// Without those that did not change; by effect, then by service, region and meter.
[[nodiscard]] std::vector<const compared_price*> changed(const std::vector<compared_price>& prices);

}  // namespace dbcost::io
