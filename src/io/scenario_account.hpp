// SPDX-License-Identifier: MIT
// Reads what is no workload and no deployment: prices, currency, account, options, stated prices, other
// costs; internal to io.
#pragma once
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] price_choice read_prices(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<currency_rate> read_currency(const json_node* node, json_problems& problems);
[[nodiscard]] account read_account(const json_node* node, json_problems& problems);
// Metered options into `options`; others that differ from their default into `unmetered_options`.
void read_options(scenario& into, const json_node* node, json_problems& problems);
[[nodiscard]] std::vector<stated_price> read_stated_prices(const json_node* node,
                                                           json_problems& problems);
[[nodiscard]] std::vector<other_cost> read_other_costs(const json_node* node,
                                                       json_problems& problems);

}  // namespace dbcost::io
