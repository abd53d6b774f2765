// SPDX-License-Identifier: MIT
// Columns and indexes of a PostgreSQL table, as a schema and an entity state them; internal to io.
//
//   [{"name": "id", "type": "bigint"}, {"name": "note", "type": "text", "bytes": 200, "null_fraction": 0.7}]
//   [{"columns": ["id"]}, {"columns": ["note", "id"], "fillfactor": 70}]
//
// Format: docs/reference/footprint.md.
#pragma once
#include <dbcost/scenario/columns.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::vector<column> read_columns(const json_node* node, json_problems& problems);
// Each over columns that the table has.
[[nodiscard]] std::vector<column_index> read_column_indexes(const json_node* node,
                                                            const std::vector<column>& columns,
                                                            json_problems& problems);
// 10 to 100 percent, as PostgreSQL takes it.
[[nodiscard]] std::optional<std::int64_t> fillfactor_of(const json_node* node,
                                                        json_problems& problems);

}  // namespace dbcost::io
