// SPDX-License-Identifier: MIT
// The prices that `prices list`, `show` and `diff` look at: which are asked for, and where they are.
#pragma once
#include "flags.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/render_prices.hpp>

namespace dbcost::calculator {

// As typed.
struct price_flags {
    std::string format = "text", pattern, region, service, instance_class, book;
    std::optional<std::string> day, prices;
};

// As meant.
struct price_request {
    dbcost::format as = dbcost::format::text;
    price_filter wanted;
};

void add_place_filters(CLI::App& command, price_flags& into);  // region, service
void add_meter_filters(CLI::App& command, price_flags& into);  // pattern, class

[[nodiscard]] result<price_request> parse_flags(const price_flags& flags);
// bad-date with the name of the flag.
[[nodiscard]] result<date> parse_day(const std::string& flag, const std::string& text);

// The entries of a folder, or the shipped ones; `own` keeps those of the folder alive.
struct known_prices {
    std::unique_ptr<memory_tables> own;
    price_entries entries;
    std::vector<book_info> books;
};

// `wanted` spares the program to parse what will not be shown.
[[nodiscard]] result<known_prices> find_prices(const std::optional<std::string>& folder,
                                               const price_filter& wanted);

// unknown-book where the tables have no book of that name.
[[nodiscard]] errors book_problems(const std::string& flag, const std::string& book,
                                   const known_prices& known);
// Nothing passed the filter: a slip in one of its words, or a day without prices.
[[nodiscard]] errors nothing_found(const price_filter& wanted, const known_prices& known,
                                   std::string_view command);

}  // namespace dbcost::calculator
