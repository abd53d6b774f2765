// SPDX-License-Identifier: MIT
// Price entries and coverage as tables of cells, which text, CSV and Markdown then write.
#pragma once
#include "io/render_page.hpp"

#include <dbcost/io/render_prices.hpp>

namespace dbcost::inline v0_1::io {

// The values to show of an entry: all, or the one in force on the day.
[[nodiscard]] std::vector<const price_value*> values_of(const price_entry& entry,
                                                        const std::optional<date>& day);
// "0.145", "0.09 to 10240, 0.085 beyond", "withdrawn".
[[nodiscard]] std::string price_of(const price_value& value);
// "yes", "yes, with aws", "no, 3 missing".
[[nodiscard]] std::string completeness_words(const coverage_row& row);

// A record a value, with everything that is known of it.
[[nodiscard]] text_table prices_table(const price_entries& found, const std::optional<date>& day);
[[nodiscard]] text_table coverage_table(const price_coverage& of);

}  // namespace dbcost::io
