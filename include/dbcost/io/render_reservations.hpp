// SPDX-License-Identifier: MIT
// Renders what reservations cost over their terms: months in cash and amortised, and when they pay off.
#pragma once
#include <dbcost/analysis/reservation_view.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_reservations(const std::vector<reservation_view>& views, format as);

}  // namespace dbcost
