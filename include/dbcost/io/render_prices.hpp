// SPDX-License-Identifier: MIT
// Which prices there are: single entries with their dated values, what each region can price, and what
// changed between two lists.
//
//   auto some = matching(entries, {.pattern = "rds.*multi-az", .day = *parse_date("2019-09-15")});
//   std::string out = render_prices(some, format::text);
//
//   price_coverage seen = coverage_of(entries, books, {});
//   std::string out = render_coverage(seen, format::text);
//
//   auto changes = price_changes(before, after);            // table/price_changes.hpp
//   std::string out = render_price_changes({before, after, *changes}, format::text);
//
// A service is priced completely when each of its meters has a price in the region, in the book or
// in one below it. Entries of one meter (45 instance classes) are counted, not compared with a list.
#pragma once
#include <dbcost/io/render.hpp>
#include <dbcost/table/price_changes.hpp>

namespace dbcost::inline v0_1 {

using price_entries = std::vector<const price_entry*>;

// What to look at; empty members let everything pass.
struct price_filter {
    std::string pattern = {};  // part of a meter key; * stands for anything in between
    std::string region = {}, book = {};
    std::string service = {};         // one of table_services
    std::string instance_class = {};  // or DAX node: the whole name, such as db.m5.large
    std::optional<date> day = {};     // only the value of this day, and only where one is known
};

// Whether book, region and key pass; what is known on the day is in the entry, and not asked here.
[[nodiscard]] bool passes(const price_filter& wanted, std::string_view book,
                          std::string_view region, const meter_key& key);
// The entries that pass, sorted by key, book and region; with a day, only those with a price then.
[[nodiscard]] price_entries matching(const price_entries& all, const price_filter& wanted);

// The last day before `day` for which any of the entries has a price, and the first one after it.
struct known_days {
    std::optional<date> until, from;
};
[[nodiscard]] known_days known_around(const price_entries& entries, const date& day);

// One book, region and service.
struct coverage_row {
    std::string book, region, service;
    std::size_t entries = 0;
    std::size_t meters = 0, known_meters = 0;  // priced here; that the service has
    std::vector<std::string> missing;          // meters without a price, here and below
    std::optional<confidence> weakest;
    std::string with;  // the lower books that complete it, "" when none is needed

    [[nodiscard]] bool complete() const { return missing.empty(); }
};

struct price_coverage {
    std::optional<date> day;  // none: whatever the date
    std::vector<coverage_row> rows;
};

[[nodiscard]] price_coverage coverage_of(const price_entries& all,
                                         const std::vector<book_info>& books,
                                         const price_filter& wanted);

struct price_comparison {
    const price_list& before;
    const price_list& after;
    const std::vector<compared_price>& prices;
};

[[nodiscard]] std::string render_coverage(const price_coverage& of, format as);
// With a day, of each entry only the value of that day.
[[nodiscard]] std::string render_prices(const price_entries& found, const std::optional<date>& day,
                                        format as);
// What changed, by effect, service, region and meter; what did not is only counted.
[[nodiscard]] std::string render_price_changes(const price_comparison& of, format as);

}  // namespace dbcost
