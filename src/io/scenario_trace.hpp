// SPDX-License-Identifier: MIT
// Reads the traces of shapes: CSV files beside the scenario, a weight a minute; internal to io.
//
//   minute,weight
//   0,1
//   1,2.5
//
// Minutes count from 0 without a gap; weights are decimals that are not negative, not all 0. A trace
// repeats over the month. A byte order mark at the start is read over, lines may end in CR LF. Problems of a file
// have its name and the line as their place; that it cannot be read is a problem of the scenario, where it names
// the file.
#pragma once
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

// The text of one file. Minutes are taken only if nothing is wrong; of the weights within the month one is above 0.
[[nodiscard]] errors read_trace(shape& into, std::string_view text, const std::string& file, std::int64_t month_minutes);

// The files of all shapes that name one.
[[nodiscard]] errors read_traces(scenario& into, const std::string& scenario_file,
                                 json_problems& problems);

}  // namespace dbcost::io
