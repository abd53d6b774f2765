// SPDX-License-Identifier: MIT
// What is wrong with price tables, and what is only odd, for scripts.
//
//   render_table_check("my-tables", check_tables("my-tables"), format::json);
//   // {"price_check": 1, "checked": "my-tables", "sound": false, "mistakes": [{"code": ...}], "warnings": []}
//
// CSV and Markdown have a record a finding; text has the layout of errors.
#pragma once
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_table_check(const std::string& checked, const table_findings& found, format as);

}  // namespace dbcost
