// SPDX-License-Identifier: MIT
// Bounds, percentiles and what the total is most sensitive to, in every format.
#pragma once
#include <dbcost/analysis/cost_range.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_ranges(const std::vector<cost_range_answer>& of, format as);

}  // namespace dbcost
