// SPDX-License-Identifier: MIT
// Reads price tables, limits and classes: strictly from files, lazily from the compiled library.
//
//   load_tables("pricing")       // a folder, every file read and checked; all problems at once
//   check_tables("pricing")      // the same, and what only the facts behind the tables can tell
//   const tables& shipped = embedded_tables();   // only the entries a bill asks for are parsed
//
// Errors carry the file and the JSON pointer: duplicate and unknown keys, bad dates and numbers,
// JSON numbers where a decimal string belongs, tier gaps and overlaps, missing sources, dates out
// of order, wrong units. A file with a problem adds nothing. Each mistake that is refused has a
// file of its name in tests/bad_tables. Format: docs/reference/price-table.md.
#pragma once
#include <dbcost/table/tables.hpp>
#include <functional>

namespace dbcost::inline v0_1 {

// The services that price tables are made for.
inline constexpr std::array<std::string_view, 3> table_services{"dynamodb", "rds-postgresql",
                                                                "transfer"};

// One file's text: a price table, limits, classes or a book. Appends its entries, or returns all
// problems of the file and appends nothing. A `file_name` that ends as in
// tables/<book>/<service>/<region>.json must agree with what the file says of itself.
[[nodiscard]] errors add_table(memory_tables& into, std::string_view text,
                               const std::string& file_name);

// A folder laid out as pricing/ is: tables/<book>/<service>/<region>.json, tables/<book>/book.json,
// limits/*.json, classes/*.json. Any of them may be missing, but not all.
// A book may lie over one that is not in the folder (but in the layer below: layered_tables.hpp).
[[nodiscard]] result<std::unique_ptr<memory_tables>> load_tables(const std::string& folder);

// Everything that load_tables refuses, and:
//   source-unknown   a source id that leads nowhere, where the folder has sources/
//   unknown-book     a book over one that is neither in the folder nor shipped
//   contradiction    a Multi-AZ price below the Single-AZ price of the same thing on the same day
//   edition-hash     a file that is not, byte for byte, the one of its edition, where the folder has
//                    editions.json
// And, as oddities that a person has to look at, what odd_prices.hpp finds. Of a single file, only
// what the file alone can tell, and its hash. Nothing in either list: all is well.
struct table_findings {
    errors mistakes, oddities;
};
[[nodiscard]] table_findings check_tables(const std::string& folder_or_file);

// The tables compiled into the library. Nothing is parsed until it is asked for; what was parsed is
// kept. Safe to use from several threads at once, and what it returned stays valid for good.
[[nodiscard]] const tables& embedded_tables();

// The prices of them that `wanted` lets through, and only these are parsed: for lists and searches; a
// bill never needs it.
using wanted_prices =
    std::function<bool(std::string_view book, std::string_view region, const meter_key& key)>;
[[nodiscard]] result<std::vector<const price_entry*>> embedded_prices(const wanted_prices& wanted);
[[nodiscard]] result<std::vector<const price_entry*>> embedded_prices();  // all of them

}  // namespace dbcost
