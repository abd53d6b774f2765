// SPDX-License-Identifier: MIT
// Renders advice: each finding with its sentence, what workarounds cost, and the limits with their sources.
//
//   render_advice(*advise(scenario, tables, {}, {}), format::text)
//
// JSON has "advice": 1 at its top; CSV a record a finding; Markdown is the text with tables of costs.
#pragma once
#include <dbcost/analysis/advise.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_advice(const advice& of, format as);

}  // namespace dbcost
