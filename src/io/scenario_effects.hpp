// SPDX-License-Identifier: MIT
// What a scenario states and nothing would ever use, or find; internal to io.
//
//   "changes" of puts that all create, "missing" of conditions that never fail
//   the largest collection of an entity without a local index, whose collections have no limit
//   other usage of the account, or the free tier of one region, where no store is
//   a price for a region without a store
//   a query of more items than there are at the start and the month adds
//
// Each is a contradiction where it stands: what is stated was meant to have an effect. Whoever states
// what would be the default, such as a share of 0%, contradicts nothing.
#pragma once
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

void check_effects(const scenario& read, json_problems& problems);

}  // namespace dbcost::io
