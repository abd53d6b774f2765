// SPDX-License-Identifier: MIT
// The values taken for keys that were left out, each noted for the bill; internal to io.
//
//   month 730 hours   prices.book aws   consistency eventual   new 100%   (operations on DynamoDB)
//   multi_az false   backup.retention_days 7   (RDS)   capacity on-demand, beside `usage` (DynamoDB)
//
// Defaults that say "nothing of the kind" (no transfer, no backup, no reservations, a sparse share
// of 100%) are described in docs/reference/scenario.md and not noted.
#pragma once
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

void take_defaults(scenario& into, const json_document& document);

}  // namespace dbcost::io
