// SPDX-License-Identifier: MIT
// What a deployment costs, without its bill: for questions that ask of many scenarios.
//
//   auto total = total_of(scenario, deployment, tables, {});
//   if (total && total->complete) use(total->exact);
//
// The same numbers as on the bill (a property test compares them), at a fraction of its time: no line,
// reason or text is made. Callers that ask often lay remembered_tables.hpp over their tables.
//
// errors: all that prepare reports.
#pragma once
#include <dbcost/core/linkage.hpp>
#include <dbcost/estimate/plan.hpp>
#include <dbcost/estimate/price_query.hpp>

namespace dbcost::inline v0_1 {

struct deployment_total {
    std::string name;
    exact_amount exact;    // a month
    bool complete = true;  // else a lower bound
    metering::carries load = metering::carries::not_checked;
};

[[nodiscard]] DBCOST_INLINE result<deployment_total> total_of(const scenario& from, const deployment& of,
                                                              const tables& data, const estimate_options& options);

// Of each deployment in file order, or of the one that `only` names; all problems at once.
// errors also: unknown-deployment.
[[nodiscard]] DBCOST_INLINE result<std::vector<deployment_total>> totals_of(const scenario& from, const tables& data,
                                                                            const estimate_options& options,
                                                                            std::string_view only = {});

}  // namespace dbcost

#ifndef DBCOST_COMPILED
#include <dbcost/estimate/totals_run.hpp>
#endif
