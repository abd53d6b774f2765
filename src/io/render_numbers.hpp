// SPDX-License-Identifier: MIT
// Numbers as people read them; only text and Markdown look like this, JSON and CSV never do.
//
//   grouped("1234567.5")                       // "1,234,567.5"
//   shown_quantity(30416666.6666666667)        // "30,416,666.67"
//   shown_quantity(0.0000000012)               // "0.0000000012": something is never shown as 0
//   shown(shown_amount of 1052.5)              // "1,052.50"
#pragma once
#include <dbcost/core/money.hpp>

namespace dbcost::io {

// A plain decimal with a comma after every three digits before the point.
[[nodiscard]] std::string grouped(std::string_view number);

// The one display rounding of quantities: half-up to two digits from 1,000 on, to four below
// (docs/discussion/rounding.md). Amounts are never computed from it.
[[nodiscard]] std::string shown_quantity(const closed_quantity& quantity);

[[nodiscard]] std::string shown(const shown_amount& amount);

}  // namespace dbcost::io
