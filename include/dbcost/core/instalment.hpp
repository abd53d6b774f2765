// SPDX-License-Identifier: MIT
// Instalments: the part of a term's hours over which a fee paid in advance is spread (amortised).
//
//   instalment first{0, 730, 8760};       // the first 730 of 8,760 hours
//   hours(first)                          // 730
//
// Hours are those that have elapsed since the term began; a term has 8,760 hours a year whatever the
// calendar says (rules D8, R7.2), so a leap year's last day lies beyond a term of one year.
#pragma once
#include <cstdint>

namespace dbcost::inline v0_1 {

struct instalment {
    std::int64_t from_hours = 0, to_hours = 0;  // elapsed at the start and at the end
    std::int64_t term_hours = 1;

    friend bool operator==(const instalment&, const instalment&) = default;
};

[[nodiscard]] constexpr std::int64_t hours(const instalment& of) { return of.to_hours - of.from_hours; }

}  // namespace dbcost
