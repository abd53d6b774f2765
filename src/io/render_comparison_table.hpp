// SPDX-License-Identifier: MIT
// A comparison as a table of cells, which text, CSV and Markdown then write in their own way.
//
//   a row a category, then the total and what follows from it
//   a column a deployment, cheapest first
#pragma once
#include "io/render_page.hpp"

#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1::io {

enum class number_style { people, plain };  // 1,052.50 or 1052.50

[[nodiscard]] text_table comparison_table(const comparison& seen, number_style style);
// A row a store: copies, zones, allocated and used GiB; in the last cell, in words, its backup and
// whether it can carry the load.
[[nodiscard]] text_table likeness_table(const bill& of, const comparison& seen, number_style style);
// Rows become columns; the heads of the columns become the first column.
[[nodiscard]] text_table transposed(const text_table& table);

}  // namespace dbcost::io
