// SPDX-License-Identifier: MIT
// estimate: a scenario and the tables become a bill, or every reason why not.
//
//   auto bill = estimate(scenario, tables, {});
//   if (bill) use(bill->deployments.front().total); else report(bill.problems());
//
// Stages: scenario -> demand -> meter -> pool -> rate -> bill; prepare.hpp resolves, plan.hpp runs,
// make_bill.hpp writes. All deployments are estimated, or those named.
//
// errors: unknown-deployment, and all that prepare reports, for every deployment at once.
#pragma once
#include <dbcost/bill/bill.hpp>
#include <dbcost/core/linkage.hpp>
#include <dbcost/estimate/price_query.hpp>

namespace dbcost::inline v0_1 {

// `only` names one deployment; empty takes all, in file order.
[[nodiscard]] DBCOST_INLINE result<bill> estimate(const scenario& from, const tables& data,
                                                  const estimate_options& options, std::string_view only = {});

// ---- parts -------------------------------------------------------------------------------------

[[nodiscard]] DBCOST_INLINE result<deployment_bill> estimate_deployment(const scenario& from, const deployment& of,
                                                                        const tables& data,
                                                                        const estimate_options& options);

// The bill's head: what the amounts rest on.
[[nodiscard]] DBCOST_INLINE result<bill> open_bill(const scenario& from, const tables& data,
                                                   const estimate_options& options);

}  // namespace dbcost

#ifndef DBCOST_COMPILED
#include <dbcost/estimate/estimate_run.hpp>
#endif
