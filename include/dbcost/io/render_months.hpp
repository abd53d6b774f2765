// SPDX-License-Identifier: MIT
// Renders bills over time: text, JSON, CSV, Markdown, NDJSON.
//
//   std::string out = render_months(*estimate_months(scenario, tables, {}, 36), format::text);
//
// Text and Markdown have a table a deployment: the month, its total, the volumes at its end and what
// changed. CSV has a record a month and deployment. JSON has the whole bill of each month and the totals
// (docs/reference/bill.md), NDJSON the bills alone, one a line.
#pragma once
#include <dbcost/estimate/months.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_months(const bills_over_time& of, format as);
[[nodiscard]] std::string render_month_records(const bills_over_time& of);

}  // namespace dbcost
