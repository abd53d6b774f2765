// SPDX-License-Identifier: MIT
// Numbers as people read them; only text and Markdown look like this, JSON and CSV never do.
//
//   grouped("1234567.5")                       // "1,234,567.5"
//   shown_quantity(30416666.6666666667)        // "30,416,666.67"
//   shown_quantity(0.0000000012)               // "0.0000000012": something is never shown as 0
//   shown(shown_amount of 1052.5)              // "1,052.50"
//   shown_sentence("1229 units in 1 minutes", {{"units", "1229"}, {"minutes", "1"}})
//                                              // "1,229 units in 1 minute"
//   shown_formula("1 reads x ceil(4097 B / 4096)")    // "1 read x ceil(4,097 B / 4,096)"
#pragma once
#include <dbcost/core/money.hpp>
#include <dbcost/core/rule.hpp>

namespace dbcost::inline v0_1::io {

// A plain decimal with a comma after every three digits before the point.
[[nodiscard]] std::string grouped(std::string_view number);

// The one display rounding of quantities: half-up to two digits from 1,000 on, to four below
// (docs/discussion/rounding.md). Amounts are never computed from it.
[[nodiscard]] std::string shown_quantity(const closed_quantity& quantity);

[[nodiscard]] std::string shown(const shown_amount& amount);

// A sentence with its numbers grouped, and what there is one of in the singular. Only the numbers given are
// touched, since a name or a year may look like one.
[[nodiscard]] std::string shown_sentence(std::string_view text, const std::vector<operand>& numbers);

// The same of a formula with its operands filled in: it has no names, so all its numbers are touched.
[[nodiscard]] std::string shown_formula(std::string_view text);

}  // namespace dbcost::io
