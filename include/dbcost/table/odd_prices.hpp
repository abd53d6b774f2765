// SPDX-License-Identifier: MIT
// Prices that are possible but unlikely: what a check points at, and a person decides.
//
//   errors odd = odd_prices(entries);     // each with place, what was seen, what is usual
//
//   price-outlier    more than three times, or less than a third of, the median that the regions of
//                    the book have for the same key on the day the value begins
//   price-vanishes   the values of an entry end although others of the same meter in the region go on
//                    (a class that one list has and the next has not), and none says withdrawn
//
// A value with a note is taken as explained. Of tiers the first counts. Fewer than three regions make
// no median; of an even number the lower of the two in the middle stands for it.
#pragma once
#include <dbcost/table/find_price.hpp>
#include <map>
#include <tuple>

namespace dbcost::inline v0_1 {

[[nodiscard]] errors odd_prices(const std::vector<const price_entry*>& entries);

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::size_t fewest_regions = 3;

[[nodiscard]] inline const unit_price& first_price(const price_model& model) {
    if (const auto* tiers = std::get_if<graduated>(&model)) return tiers->tiers.front().price;
    return std::get<per_unit>(model).price;
}

[[nodiscard]] inline unit_price three_times(const unit_price& price) {
    return price + price + price;
}

[[nodiscard]] inline std::string value_place(const price_entry& entry, const price_value& value) {
    return entry.place + "/values/" + std::to_string(&value - entry.values.data());
}

// ---- outliers ----------------------------------------------------------------------------------

struct regional_price {
    unit_price price;
    const price_entry* entry;
    const price_value* value;
};

// What the regions charge for one key on a day, cheapest first.
[[nodiscard]] inline std::vector<regional_price> prices_on(
    const std::vector<const price_entry*>& regions, const date& day) {
    std::vector<regional_price> prices;
    for (const auto* entry : regions) {
        const auto* value = price_known_on(*entry, day);
        if (value != nullptr) prices.push_back({first_price(*value->model), entry, value});
    }
    std::stable_sort(prices.begin(), prices.end(),
                     [](const auto& a, const auto& b) { return a.price < b.price; });
    return prices;
}

[[nodiscard]] inline error outlier(const price_entry& entry, const price_value& value,
                                   const regional_price& median, std::size_t regions) {
    return {errc::price_outlier, value_place(entry, value),
            value.price_text + " per " + entry.per_text + " in " + entry.region,
            "between a third of and three times " + median.value->price_text + " per " +
                median.entry->per_text + ", the median of " + std::to_string(regions) +
                " regions (" + median.entry->region + ")",
            "look it up again; if it is right, say why in a note of the value"};
}

inline void check_value(const price_entry& entry, const price_value& value,
                        const std::vector<const price_entry*>& regions, errors& odd) {
    const auto& day = value.known.valid_from;
    if (!value.known.note.empty() || price_known_on(entry, day) != &value) return;
    const auto prices = prices_on(regions, day);
    if (prices.size() < fewest_regions) return;
    const auto& median = prices[(prices.size() - 1) / 2];
    const auto& price = first_price(*value.model);
    if (three_times(median.price) < price || three_times(price) < median.price)
        odd.push_back(outlier(entry, value, median, prices.size()));
}

// ---- ends --------------------------------------------------------------------------------------

// The value that was in force last.
[[nodiscard]] inline const price_value* last_value(const price_entry& entry) {
    return entry.values.empty() ? nullptr
                                : value_on(entry.values, entry.values.back().known.valid_from, {});
}

[[nodiscard]] inline error vanishing(const price_entry& entry, const price_value& value,
                                     const price_entry& other, const date& end) {
    return {errc::price_vanishes, value_place(entry, value) + "/last_seen",
            to_string(entry.key) + " is known to " + to_string(value.known.last_seen),
            "a price to " + to_string(end) + ", as of " + to_string(other.key),
            "add the later price, or its end (\"price\": null), or say why in a note of the value"};
}

// `others` are the entries of one meter in one region.
inline void check_ends(const std::vector<const price_entry*>& others, errors& odd) {
    const auto end_of = [](const price_entry* entry) {
        const auto* value = last_value(*entry);
        return value == nullptr ? date{} : value->known.last_seen;
    };
    const auto* longest = *std::max_element(
        others.begin(), others.end(), [&](auto* a, auto* b) { return end_of(a) < end_of(b); });
    for (const auto* entry : others) {
        const auto* value = last_value(*entry);
        if (value == nullptr || !value->model || !value->known.note.empty()) continue;
        if (value->known.last_seen < end_of(longest))
            odd.push_back(vanishing(*entry, *value, *longest, end_of(longest)));
    }
}

}  // namespace detail

[[nodiscard]] inline errors odd_prices(const std::vector<const price_entry*>& entries) {
    std::map<std::tuple<std::string_view, meter_key>, std::vector<const price_entry*>> by_key;
    std::map<std::tuple<std::string_view, std::string_view, meter>, std::vector<const price_entry*>>
        by_meter;
    for (const auto* entry : entries) {
        by_key[{entry->book, entry->key}].push_back(entry);
        by_meter[{entry->book, entry->region, entry->key.id}].push_back(entry);
    }
    errors odd;
    for (const auto& [key, regions] : by_key) {
        for (const auto* entry : regions) {
            for (const auto& value : entry->values)
                detail::check_value(*entry, value, regions, odd);
        }
    }
    for (const auto& [meter, others] : by_meter) detail::check_ends(others, odd);
    return odd;
}

}  // namespace dbcost
