// SPDX-License-Identifier: MIT
// Reads `discounts`: private rates, percentages and credits, each with its days and its source; internal to io.
#pragma once
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1::io {

// In the order of the list; names are those of lines, and so differ.
[[nodiscard]] std::vector<discount> read_discounts(const json_node* node, json_problems& problems);

}  // namespace dbcost::io
