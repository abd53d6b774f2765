// SPDX-License-Identifier: MIT
// One entry of a table file, read strictly: a price, an allowance, a limit, a class, a book.
//
// The same readers serve whole files and the single entries of the embedded tables, so what is
// embedded cannot be read more leniently than what is checked.
// Format: docs/reference/price-table.md.
#pragma once
#include "io/table_reading.hpp"

#include <dbcost/table/tables.hpp>

namespace dbcost::inline v0_1::io {

// `place` ("<file>: <pointer>") is what bills and errors will say about the entry.
[[nodiscard]] price_entry read_price(const json_node& node, reading& in, std::string place);
[[nodiscard]] allowance_entry read_allowance(const json_node& node, reading& in, std::string place);
[[nodiscard]] limit_entry read_limit(const json_node& node, reading& in);
[[nodiscard]] instance_class read_class(const json_node& node, reading& in);
[[nodiscard]] book_info read_book(const json_node& node, reading& in);

}  // namespace dbcost::io
