// SPDX-License-Identifier: MIT
// What changed between two price lists: of two days, of two books, or of two folders.
//
//   price_list before{entries, books, "aws", day}, after{entries, books, "aws", later};
//   const auto changes = price_changes(before, after);      // sorted by service, region and meter
//
//   dearer, cheaper      for some quantities, and never the other way
//   tiers-changed        dearer for some quantities, cheaper for others
//   appeared             no price before
//   vanished             none after: withdrawn, no longer known, or no entry; `gap` says which
//   confidence-changed   the same price, known better or worse
//   unchanged            the same price, known as well
//
// What counts is what one unit costs, for every quantity: 0.25 per 1,000,000 and 0.00000025 per 1 are
// the same, and so are a flat price and tiers of that one price. Units cannot change: a meter has one.
// A price is that of the book or of the first one below it that has an entry, as for a bill. Stale
// prices do not count. What has no price on either list is left out.
// Errors: overflow, where a price is another one by more than 30 orders of magnitude.
#pragma once
#include <dbcost/table/find_price.hpp>
#include <map>
#include <tuple>

namespace dbcost::inline v0_1 {

// The prices of a book on a day; `entries` are those of its books, as many as shall be compared.
struct price_list {
    std::vector<const price_entry*> entries;
    std::vector<book_info> books;
    std::string book;
    date day{};
    std::string origin = {};  // where they are from, for reading: a folder, "the shipped tables"
};

enum class price_effect {
    dearer,
    cheaper,
    tiers_changed,
    appeared,
    vanished,
    confidence_changed,
    unchanged
};
inline constexpr std::array<std::string_view, 7> price_effect_names{
    "dearer",   "cheaper", "tiers-changed", "appeared", "vanished", "confidence-changed",
    "unchanged"};
[[nodiscard]] constexpr std::string_view name(price_effect effect) {
    return price_effect_names[static_cast<std::size_t>(effect)];
}

// A meter on one of the lists.
struct listed_price {
    const price_entry* entry = nullptr;  // none: no book has one
    const price_value* value = nullptr;  // none: no price on the day
    std::string gap;                     // why there is none: "last seen 2019-12-31"
};

// In percent of the price before, rounded half-up to two digits: the least and the most over all
// quantities, which are the same where no tier is.
struct percent_range {
    decimal<2> least, most;

    friend bool operator==(const percent_range&, const percent_range&) = default;
};

struct compared_price {
    price_effect effect{};
    meter_key key;
    std::string region;
    listed_price before, after;
    std::optional<percent_range> percent;  // none: no two prices, or one before was zero
};

[[nodiscard]] result<std::vector<compared_price>> price_changes(const price_list& before,
                                                                const price_list& after);

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

// ---- two prices --------------------------------------------------------------------------------

struct price_pair {
    unit_price before, after;
};

[[nodiscard]] inline std::vector<tier> tiers_of(const price_model& model) {
    if (const auto* tiers = std::get_if<graduated>(&model)) return tiers->tiers;
    return {{std::nullopt, std::get<per_unit>(model).price}};
}

// Whether a tier ends where the other one does, or before it.
[[nodiscard]] inline bool ends_by(const tier& one, const tier& other) {
    if (!other.up_to) return true;
    return one.up_to && *one.up_to <= *other.up_to;
}

// Both prices of each stretch of quantities in which neither changes.
[[nodiscard]] inline std::vector<price_pair> price_pairs(const price_model& before,
                                                         const price_model& after) {
    const auto left = tiers_of(before), right = tiers_of(after);
    std::vector<price_pair> pairs;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        pairs.push_back({left[i].price, right[j].price});
        const bool left_ends = ends_by(left[i], right[j]);
        const bool right_ends = ends_by(right[j], left[i]);
        i += left_ends ? 1 : 0;
        j += right_ends ? 1 : 0;
    }
    return pairs;
}

[[nodiscard]] inline price_effect effect_of(const std::vector<price_pair>& pairs) {
    bool dearer = false, cheaper = false;
    for (const auto& [before, after] : pairs) {
        dearer = dearer || before < after;
        cheaper = cheaper || after < before;
    }
    if (dearer && cheaper) return price_effect::tiers_changed;
    if (dearer) return price_effect::dearer;
    return cheaper ? price_effect::cheaper : price_effect::unchanged;
}

[[nodiscard]] inline decimal<2> percent_of(const decimal<10>& before, const decimal<10>& after) {
    const auto hundredths =
        ratio((after - before).coefficient(), before.coefficient()) * ratio(10000);
    return decimal<2>::from_coefficient(
        divide(hundredths.numerator(), hundredths.denominator(), half_up));
}

[[nodiscard]] inline std::optional<percent_range> percent_of(const std::vector<price_pair>& pairs) {
    std::optional<percent_range> range;
    for (const auto& [before, after] : pairs) {
        if (before.amount().is_zero()) return std::nullopt;
        const auto percent = percent_of(before.amount(), after.amount());
        if (!range) range = {percent, percent};
        range = {std::min(range->least, percent), std::max(range->most, percent)};
    }
    return range;
}

// ---- one list ----------------------------------------------------------------------------------

[[nodiscard]] inline std::string gap_on(const price_entry& entry, const date& day) {
    const auto* value = value_on(entry.values, day, {});
    if (value == nullptr) {
        return entry.values.empty()
                   ? "an entry without a value"
                   : "not known before " + to_string(entry.values.front().known.valid_from);
    }
    return value->model ? "last seen " + to_string(value->known.last_seen)
                        : "withdrawn on " + to_string(value->known.valid_from);
}

[[nodiscard]] inline listed_price price_on(const price_entry* entry, const date& day) {
    if (entry == nullptr) return {nullptr, nullptr, "no entry"};
    const auto* value = price_known_on(*entry, day);
    return {entry, value, value == nullptr ? gap_on(*entry, day) : ""};
}

// By service (the first word of a meter), region and meter.
using price_place = std::tuple<std::string_view, std::string_view, meter_key>;
using placed_prices = std::map<price_place, const price_entry*>;

[[nodiscard]] inline price_place place_of(const price_entry& entry) {
    const auto id = name(entry.key.id);
    return {id.substr(0, id.find('.')), entry.region, entry.key};
}

// The entries that a bill of the book finds: those of a book hide those below it.
[[nodiscard]] inline placed_prices entries_found(const price_list& list) {
    placed_prices found;
    for (const auto& book : book_stack(list.books, list.book)) {
        for (const auto* entry : list.entries) {
            if (entry->book == book.name) found.try_emplace(place_of(*entry), entry);
        }
    }
    return found;
}

// ---- both --------------------------------------------------------------------------------------

[[nodiscard]] inline const price_entry* entry_at(const placed_prices& list,
                                                 const price_place& place) {
    const auto found = list.find(place);
    return found == list.end() ? nullptr : found->second;
}

inline void compare_values(compared_price& one, const price_value& before,
                           const price_value& after) {
    const auto pairs = price_pairs(*before.model, *after.model);
    one.effect = effect_of(pairs);
    one.percent = percent_of(pairs);
    if (one.effect == price_effect::unchanged && before.known.level != after.known.level)
        one.effect = price_effect::confidence_changed;
}

[[nodiscard]] inline result<compared_price> compare(compared_price one) {
    const auto* before = one.before.value;
    const auto* after = one.after.value;
    if (before != nullptr && after != nullptr) {
        compare_values(one, *before, *after);
    } else {
        one.effect = before == nullptr ? price_effect::appeared : price_effect::vanished;
    }
    return one;
}

}  // namespace detail

[[nodiscard]] inline result<std::vector<compared_price>> price_changes(const price_list& before,
                                                                       const price_list& after) {
    const auto old_entries = detail::entries_found(before);
    const auto new_entries = detail::entries_found(after);
    auto places = old_entries;
    places.insert(new_entries.begin(), new_entries.end());
    std::vector<compared_price> all;
    for (const auto& [place, either] : places) {
        const compared_price one{{},
                                 either->key,
                                 either->region,
                                 detail::price_on(detail::entry_at(old_entries, place), before.day),
                                 detail::price_on(detail::entry_at(new_entries, place), after.day),
                                 {}};
        if (one.before.value == nullptr && one.after.value == nullptr) continue;
        const auto compared = guard_overflow(either->place, [&] { return detail::compare(one); });
        if (!compared) return compared.problems();
        all.push_back(*compared);
    }
    return all;
}

}  // namespace dbcost
