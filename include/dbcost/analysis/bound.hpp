// SPDX-License-Identifier: MIT
// How far an amount is known: a total without some of its prices is a lower bound, and so on.
//
//   bound_of_total(complete)                      // exact, or at_least
//   bound_of_difference(before, after)            // of after less before: their bounds, combined
//
// Prices are never negative: what lacks a price can only make a total larger.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace dbcost::inline v0_1 {

enum class bound { exact, at_least, at_most, unknown };

inline constexpr std::array<std::string_view, 4> bound_names{"exact", "at-least", "at-most", "unknown"};

[[nodiscard]] constexpr std::string_view name(bound of) { return bound_names[static_cast<std::size_t>(of)]; }

[[nodiscard]] constexpr bound bound_of_total(bool complete) { return complete ? bound::exact : bound::at_least; }

[[nodiscard]] constexpr bound bound_of_difference(bool before_complete, bool after_complete) {
    if (before_complete) return bound_of_total(after_complete);
    return after_complete ? bound::at_most : bound::unknown;
}

}  // namespace dbcost
