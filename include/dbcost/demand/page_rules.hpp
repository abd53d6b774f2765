// SPDX-License-Identifier: MIT
// What a query or scan costs beside its pages: when it finds nothing, and for what an index lacks.
//
//   empty_page_costs(true, options)                 // a query of nothing: one step, or free by option
//   must_fetch(projection::keys_only, 61, 1025)     // the rest of the item is read from the table
//
// Demand of a workload and units of concrete requests ask the same two questions here. errors: none.
#pragma once
#include <dbcost/scenario/deployment.hpp>
#include <dbcost/scenario/options.hpp>

namespace dbcost::inline v0_1::demand {

// A query that finds nothing costs a step, unless an option says it is free; a scan always does (D2.4).
[[nodiscard]] constexpr bool empty_page_costs(bool is_query, const rule_options& options) {
    return !is_query || options.empty_query_minimum;
}

// Whether an item has more than its entry in a local index, sizes in bytes (D4.4).
[[nodiscard]] constexpr bool must_fetch(projection projected, std::int64_t entry, std::int64_t item) {
    return projected != projection::all && item > entry;
}

}  // namespace dbcost::demand
