// SPDX-License-Identifier: MIT
// Prices that a scenario states itself become price entries of the book "stated".
//
//   auto price = price_for(scenario, tables, query, options, key);   // stated, else as the tables have it
//
//   errors  price-inexact, tier-overlap (bounds that do not rise); price-weak, and those of find_price
//
// They win over every book, in the region they name or in all, and their lines are marked `stated`
// with the source that the user gave.
#pragma once
#include <dbcost/estimate/price_query.hpp>
#include <memory>

namespace dbcost::inline v0_1 {

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

// A price as the scenario states it, else as the tables have it; `stated` keeps the former alive.
struct price_in_force {
    found_price found;
    std::shared_ptr<price_entry> stated;
};

namespace detail {

[[nodiscard]] inline result<price_in_force> stated_or_tabled(const scenario& from, const tables& data,
                                                             const price_query& query, const meter_key& key) {
    for (const auto& stated : from.stated_prices) {
        const bool here = stated.region.empty() || stated.region == query.region;
        if (!here || stated.key != key) continue;
        auto entry = make_stated_entry(stated, query.region, query.as_of);
        if (!entry) return entry.problems();
        return price_in_force{{entry->get(), &(*entry)->values.front(), confidence::stated}, *entry};
    }
    const auto found = find_price(data, query, key);
    if (!found) return found.problems();
    return price_in_force{*found, nullptr};
}

[[nodiscard]] inline error too_weak(const found_price& found, confidence weakest_allowed) {
    return {errc::price_weak, found.entry->place + ": " + to_string(found.entry->key),
            "confidence " + std::string(name(found.level)), std::string(name(weakest_allowed)) + " or better",
            "accept a weaker confidence, or state the price under stated_prices"};
}

}  // namespace detail

[[nodiscard]] inline result<price_in_force> price_for(const scenario& from, const tables& data,
                                                      const price_query& query, const estimate_options& options,
                                                      const meter_key& key) {
    auto priced = detail::stated_or_tabled(from, data, query, key);
    if (priced && options.weakest_allowed && priced->found.level > *options.weakest_allowed) {
        return detail::too_weak(priced->found, *options.weakest_allowed);
    }
    return priced;
}

}  // namespace dbcost
