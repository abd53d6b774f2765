// SPDX-License-Identifier: MIT
// Entries made in memory, for the tests of table/: dates and prices as text, the rest as usual.
#pragma once
#include <dbcost/table/find_price.hpp>

#include <utility>

namespace dbcost::test {

inline date day(std::string_view text) { return *parse_date(text); }
inline meter_key key(std::string_view text) { return *parse_meter_key(text); }

inline evidence known(std::string_view from, std::string_view until, std::string edition = "") {
    evidence made;
    made.valid_from = day(from);
    made.last_seen = day(until);
    made.sources = {"test/invented"};
    made.edition = std::move(edition);
    return made;
}

// A price for one unit.
inline price_value costs(std::string_view price, std::string_view from, std::string_view until,
                         std::string edition = "") {
    return {known(from, until, std::move(edition)), per_unit{unit_price(*parse_decimal<10>(price))},
            std::string(price)};
}

inline price_value withdrawn(std::string_view from, std::string_view until) {
    return {known(from, until), std::nullopt, ""};
}

inline price_entry entry(std::string_view meter, std::vector<price_value> values,
                         std::string book = "aws", std::string region = "us-east-1") {
    price_entry made;
    made.key = key(meter);
    made.book = std::move(book);
    made.region = std::move(region);
    made.edition = "2026.9";
    made.place = "test.json: /entries/0";
    made.per_text = "1";
    made.values = std::move(values);
    return made;
}

inline book_info book(std::string name, std::string over = "") {
    return {std::move(name), std::move(over), std::nullopt, "a book"};
}

// The text of the price found, or the name of the error.
inline std::string outcome(const result<found_price>& found) {
    return found ? found->value->price_text : std::string(name(found.problems().front().code));
}

}  // namespace dbcost::test
