// SPDX-License-Identifier: MIT
// Renders results for people and scripts: text, JSON, CSV, Markdown. The only place of formats.
//
//   std::string out = render_bill(bill, format::text);
//
//   auto one = only_line(bill, "rds.backup");       // or bad-choice, naming the nearest line
//   if (one) out = render_explanation(*one, format::text);
//
// Same input, same bytes, in every locale. Text is at most 100 columns wide, numbers right-aligned,
// with thousands separators, currency and month named; control characters in names are written out.
// JSON (docs/reference/bill.md, bill.schema.json): decimals are canonical strings, shown amounts
// have two places. CSV is RFC 4180: a header, lines that end in CR LF, plain numbers.
// Errors have one layout (csv and markdown too) and a JSON form.
#pragma once
#include <dbcost/analysis/compare.hpp>
#include <dbcost/analysis/gate.hpp>

namespace dbcost::inline v0_1 {

enum class format { text, json, csv, markdown };
inline constexpr std::array<std::string_view, 4> format_names{"text", "json", "csv", "markdown"};

[[nodiscard]] std::string render_bill(const bill& of, format as);
[[nodiscard]] std::string render_comparison(const bill& of, const comparison& seen, format as);
// Each line as a tree: rule, formula with numbers, price with date, source and confidence.
[[nodiscard]] std::string render_explanation(const bill& of, format as);
[[nodiscard]] std::string render_errors(const errors& problems, format as);
// What is only odd, in the same layout: warning[...], in JSON under "warnings".
[[nodiscard]] std::string render_warnings(const errors& oddities, format as);
// Gates that failed, in the same layout: gate[...], in JSON under "gates".
[[nodiscard]] std::string render_gates(const std::vector<gate_finding>& failed, format as);

// The bill with those lines alone, for an explanation: `key` is a line's whole key, the key without
// its region, or the meter alone. Totals stay as they were.
[[nodiscard]] result<bill> only_line(const bill& of, std::string_view key);

}  // namespace dbcost
