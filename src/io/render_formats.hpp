// SPDX-License-Identifier: MIT
// The renderers, one a result and format; render.cpp chooses between them.
#pragma once
#include <dbcost/io/render_prices.hpp>

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::string bill_as_text(const bill& of);
[[nodiscard]] std::string bill_as_json(const bill& of);
[[nodiscard]] std::string bill_as_csv(const bill& of);
[[nodiscard]] std::string bill_as_markdown(const bill& of);

[[nodiscard]] std::string comparison_as_text(const bill& of, const comparison& seen);
[[nodiscard]] std::string comparison_as_json(const bill& of, const comparison& seen);
[[nodiscard]] std::string comparison_as_csv(const bill& of, const comparison& seen);
[[nodiscard]] std::string comparison_as_markdown(const bill& of, const comparison& seen);

[[nodiscard]] std::string explanation_as_text(const bill& of);
[[nodiscard]] std::string explanation_as_json(const bill& of);
[[nodiscard]] std::string explanation_as_csv(const bill& of);
[[nodiscard]] std::string explanation_as_markdown(const bill& of);

// `severity` is the word before the code; `list` the key they stand under.
[[nodiscard]] std::string errors_as_text(const errors& problems, std::string_view severity);
[[nodiscard]] std::string errors_as_json(const errors& problems, std::string_view list);

[[nodiscard]] std::string gates_as_text(const std::vector<gate_finding>& failed);
[[nodiscard]] std::string gates_as_json(const std::vector<gate_finding>& failed);

[[nodiscard]] std::string coverage_as_text(const price_coverage& of);
[[nodiscard]] std::string coverage_as_json(const price_coverage& of);
[[nodiscard]] std::string coverage_as_csv(const price_coverage& of);
[[nodiscard]] std::string coverage_as_markdown(const price_coverage& of);

[[nodiscard]] std::string prices_as_text(const price_entries& found,
                                         const std::optional<date>& day);
[[nodiscard]] std::string prices_as_json(const price_entries& found,
                                         const std::optional<date>& day);
[[nodiscard]] std::string prices_as_csv(const price_entries& found, const std::optional<date>& day);
[[nodiscard]] std::string prices_as_markdown(const price_entries& found,
                                             const std::optional<date>& day);

[[nodiscard]] std::string price_changes_as_text(const price_comparison& of);
[[nodiscard]] std::string price_changes_as_json(const price_comparison& of);
[[nodiscard]] std::string price_changes_as_csv(const price_comparison& of);
[[nodiscard]] std::string price_changes_as_markdown(const price_comparison& of);

}  // namespace dbcost::io
