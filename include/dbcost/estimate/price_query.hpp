// SPDX-License-Identifier: MIT
// Which prices a scenario is priced with: the book, the day, the edition.
//
//   auto query = make_query(scenario, tables, {});
//   query->as_of          // as stated, else the book's own date, else the first day of the month
//
// Errors: as-of-missing (no date, and a month without calendar), unknown-book.
#pragma once
#include <dbcost/scenario/scenario.hpp>
#include <dbcost/table/find_price.hpp>

namespace dbcost::inline v0_1 {

struct estimate_options {
    bool accept_stale = false;                       // values past last_seen, marked `stale`
    std::optional<confidence> weakest_allowed = {};  // --require: refuse weaker values
    bool no_defaults = false;                        // every default is an error
    std::optional<bool> free_tier = {};              // instead of what the account says
    bool names_cheapest_class = true;  // of those that carry the load, for the bill; a total does without
};

// The book that is meant; left out, it is what AWS published (the bill lists that default).
[[nodiscard]] inline std::string book_of(const scenario& from) {
    return from.prices.book.empty() ? "aws" : from.prices.book;
}

// The day whose prices hold: as stated, else the book's own date, else the first day of the month.
[[nodiscard]] inline result<date> price_date(const scenario& from, const tables& data) {
    if (from.prices.as_of) return *from.prices.as_of;
    const auto book = find_book(data, book_of(from));
    if (book && book->as_of) return *book->as_of;
    if (from.month.first_day()) return *from.month.first_day();
    return error{errc::as_of_missing, "/prices/as_of", "no date, and a month without calendar",
                 "the day whose prices hold",
                 "add \"prices\": { \"as_of\": \"2019-09-15\" }, or choose a calendar month"};
}

[[nodiscard]] inline result<price_query> make_query(const scenario& from, const tables& data,
                                                    const estimate_options& options) {
    const auto day = price_date(from, data);
    if (!day) return day.problems();
    const auto name = book_of(from);
    if (!find_book(data, name)) {
        std::vector<std::string> names;
        for (const auto& book : data.books()) names.push_back(book.name);
        return error{errc::unknown_book, "/prices/book", "\"" + name + "\"",
                     "a book of the price tables", suggest(name, names)};
    }
    return price_query{name, from.region, *day, from.prices.edition, options.accept_stale};
}

}  // namespace dbcost
