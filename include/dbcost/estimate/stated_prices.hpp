// SPDX-License-Identifier: MIT
// Prices that a scenario states itself become price entries of the book "stated".
//
//   errors  price-inexact, tier-overlap (bounds that do not rise)
//
// They win over every book, in the region they name or in all, and their lines are marked `stated`
// with the source that the user gave.
#pragma once
#include <dbcost/scenario/scenario.hpp>
#include <dbcost/table/price_entry.hpp>
#include <memory>

namespace dbcost {

namespace detail {

[[nodiscard]] inline result<price_model> stated_model(const stated_price& stated) {
    std::vector<tier> tiers;
    for (const auto& step : stated.tiers) {
        auto price = price_of_one(step.price, stated.per);
        if (!price) {
            auto problems = price.problems();
            problems.front().place = stated.place;
            return problems;
        }
        tiers.push_back({step.up_to, *price});
    }
    if (tiers.size() == 1 && !tiers.front().up_to) return price_model(per_unit{tiers.front().price});
    return price_model(graduated{std::move(tiers)});
}

}  // namespace detail

[[nodiscard]] inline result<std::shared_ptr<price_entry>> make_stated_entry(const stated_price& stated,
                                                                            const std::string& region,
                                                                            const date& day) {
    auto model = detail::stated_model(stated);
    if (!model) return model.problems();
    auto entry = std::make_shared<price_entry>();
    entry->key = stated.key;
    entry->book = "stated";
    entry->region = region;
    entry->place = "scenario: " + stated.place;
    entry->per_text = stated.per_text;
    price_value value;
    value.known.valid_from = value.known.last_seen = day;
    value.known.sources = {stated.source};
    value.known.level = confidence::stated;
    value.model = std::move(*model);
    value.price_text = stated.price_text;
    entry->values.push_back(std::move(value));
    return entry;
}

}  // namespace dbcost
