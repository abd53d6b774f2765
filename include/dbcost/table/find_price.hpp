// SPDX-License-Identifier: MIT
// Finding exactly one price: (book, region, meter, date, edition) picks one value, or fails.
//
//   find_price(shipped, {"aws", "us-east-1", date, {}}, key)    // the value, its entry, its confidence
//
// Books lie over one another: the first book that has an entry for the meter decides.
// Errors, each with the candidates that were seen:
//   price-missing     no book has the meter in the region, or its first value starts later
//   price-outdated    the date is after the value's last_seen, and stale values are not accepted
//   price-withdrawn   the meter had been withdrawn by then
//   price-ambiguous   two values claim the date in the same edition
#pragma once
#include <dbcost/core/nearest.hpp>
#include <dbcost/table/tables.hpp>

namespace dbcost::inline v0_1 {

struct price_query {
    std::string book = "aws";
    std::string region;
    date as_of{};
    std::string edition;        // empty: the newest
    bool accept_stale = false;  // a weaker confidence instead of price-outdated
};

struct found_price {
    const price_entry* entry = nullptr;
    const price_value* value = nullptr;
    confidence level{};  // stale when the date is past last_seen
};

// Whether a value takes the place of another that has begun as well: it began later, or it corrects.
[[nodiscard]] inline bool supersedes(const evidence& value, const evidence& other) {
    if (value.valid_from != other.valid_from) return value.valid_from > other.valid_from;
    return earlier_edition(other.edition, value.edition);
}

// The value of dated `values` in force on a day: the latest valid_from not after it, and of those
// the latest edition not after the one asked for. nullptr when none; two equals: `twin` is set.
template <class Value>
[[nodiscard]] const Value* value_on(const std::vector<Value>& values, const date& day,
                                    std::string_view edition, const Value** twin = nullptr) {
    const Value* found = nullptr;
    for (const auto& value : values) {
        if (value.known.valid_from > day) continue;
        if (!edition.empty() && earlier_edition(edition, value.known.edition)) continue;
        const bool same = found != nullptr && found->known.valid_from == value.known.valid_from &&
                          found->known.edition == value.known.edition;
        if (same && twin != nullptr) *twin = &value;
        if (found != nullptr && !supersedes(value.known, found->known)) continue;
        found = &value;
        if (twin != nullptr) *twin = nullptr;  // a twin of what is superseded harms nobody
    }
    return found;
}

// The price of an entry that counts on a day: begun, still known, and not withdrawn; nullptr when none.
[[nodiscard]] inline const price_value* price_known_on(const price_entry& entry, const date& day) {
    const auto* value = value_on(entry.values, day, {});
    return value != nullptr && value->model && day <= value->known.last_seen ? value : nullptr;
}

namespace detail {

[[nodiscard]] inline std::string query_text(const price_query& query, const meter_key& key) {
    return to_string(key) + " in " + query.region + " on " + to_string(query.as_of);
}

[[nodiscard]] inline std::string span_text(const evidence& known) {
    return to_string(known.valid_from) + " to " + to_string(known.last_seen);
}

[[nodiscard]] inline error price_missing(const price_query& query, const meter_key& key,
                                         std::string seen) {
    return {errc::price_missing, "book " + query.book + ": " + query_text(query, key), std::move(seen),
            "one dated price", "choose a region and date that `dbcost prices list` shows, or state the "
            "price under stated_prices"};
}

[[nodiscard]] inline std::string first_value_text(const price_entry& entry) {
    if (entry.values.empty()) return "an entry without a value";
    const auto& first = entry.values.front().known;
    const std::string start = "the first value starts on " + to_string(first.valid_from);
    return first.edition.empty() ? start : start + " in edition " + first.edition;
}

[[nodiscard]] inline result<found_price> pick_value(const price_query& query, const price_entry& entry) {
    const price_value* twin = nullptr;
    const auto* value = value_on(entry.values, query.as_of, query.edition, &twin);
    if (value == nullptr) return price_missing(query, entry.key, first_value_text(entry));
    const std::string place = entry.place + ": " + query_text(query, entry.key);
    if (twin != nullptr) {
        return error{errc::price_ambiguous, place, "two values valid from " +
                     to_string(value->known.valid_from), "one value for each date and edition",
                     "give the correction its own edition"};
    }
    if (!value->model) {
        return error{errc::price_withdrawn, place, "withdrawn on " + to_string(value->known.valid_from),
                     "a meter that was on sale", "choose an earlier date, or leave the feature out"};
    }
    if (query.as_of <= value->known.last_seen) return found_price{&entry, value, value->known.level};
    if (query.accept_stale) return found_price{&entry, value, confidence::stale};
    return error{errc::price_outdated, place, "the last value is known for " + span_text(value->known),
                 "a date inside the table", "choose a date up to " + to_string(value->known.last_seen) +
                 ", or accept the old value with --accept-stale"};
}

}  // namespace detail

[[nodiscard]] inline std::optional<book_info> find_book(const std::vector<book_info>& books,
                                                        std::string_view name) {
    for (const auto& book : books) {
        if (book.name == name) return book;
    }
    return std::nullopt;
}
[[nodiscard]] inline std::optional<book_info> find_book(const tables& data, std::string_view name) {
    return find_book(data.books(), name);
}

// The book and the ones below it, top first; empty when the name is unknown.
[[nodiscard]] inline std::vector<book_info> book_stack(const std::vector<book_info>& books,
                                                       std::string_view name) {
    std::vector<book_info> stack;
    for (auto book = find_book(books, name); book && stack.size() < 8; book = find_book(books, book->over)) {
        stack.push_back(*book);
        if (book->over.empty()) break;
    }
    return stack;
}
[[nodiscard]] inline std::vector<book_info> book_stack(const tables& data, std::string_view name) {
    return book_stack(data.books(), name);
}

namespace detail {

// Asks for a slip of the pen where no book knows a region of the query: "did you mean ...? Else ".
[[nodiscard]] inline std::string near_regions(const tables& data, const price_query& query,
                                              const meter_key& key) {
    std::vector<std::string> known;
    for (const auto& book : book_stack(data, query.book)) {
        for (auto& region : data.regions(book.name)) known.push_back(std::move(region));
    }
    const auto to = key.id == meter::inter_region ? key.values.front() : query.region;
    for (const auto& region : {query.region, to}) {
        if (std::find(known.begin(), known.end(), region) != known.end()) continue;
        const auto near = nearest(region, known);
        if (!near.empty()) return "did you mean \"" + near + "\"? Else ";
    }
    return "";
}

}  // namespace detail

[[nodiscard]] inline result<found_price> find_price(const tables& data, const price_query& query,
                                                    const meter_key& key) {
    for (const auto& book : book_stack(data, query.book)) {
        const auto entry = data.price(book.name, query.region, key);
        if (!entry) return entry.problems();
        if (*entry != nullptr) return detail::pick_value(query, **entry);
    }
    auto missing = detail::price_missing(query, key, "no entry in this book or below it");
    missing.remedy = detail::near_regions(data, query, key) + missing.remedy;
    return missing;
}

}  // namespace dbcost
