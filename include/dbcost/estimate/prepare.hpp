// SPDX-License-Identifier: MIT
// prepare: a deployment of a scenario and the tables become a plan.
//
//   auto ready = prepare(scenario, deployment, tables, {});
//   total_sink sink(*ready);
//   run(*ready, sink);               // as often as wanted
//
// Every name, region, limit and price is resolved here, once. A missing price is no error here: its
// slot keeps the reasons, and the bill counts it as unpriced if anything is billed.
// errors: all problems of the deployment at once (serving, demand, metering, unknown classes).
#pragma once
#include <dbcost/core/linkage.hpp>
#include <dbcost/estimate/plan.hpp>
#include <dbcost/estimate/price_query.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] DBCOST_INLINE result<plan> prepare(const scenario& from, const deployment& of, const tables& data,
                                                 const estimate_options& options);

}  // namespace dbcost

#ifndef DBCOST_COMPILED
#include <dbcost/estimate/plan_builder.hpp>
#endif
