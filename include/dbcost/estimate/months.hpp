// SPDX-License-Identifier: MIT
// estimate_months: the bills of a scenario month by month, and what they come to.
//
//   auto run = estimate_months(scenario, tables, {}, 36);
//   run->months[35].deployments.front().total      // of the last month
//   run->totals.front().exact                      // of all months
//
// A month's bill is what `estimate` makes of that month's scenario; the next month's follows from what it
// leaves (next_month.hpp), each deployment on its own. With `as_of` stated, all months have the prices of
// that day; without, each calendar month has those of its own first day.
//
// errors: out-of-range (less than one month), and all that `estimate` reports, of the first month that has
// any; in front of the place stands that month, where it is not the first.
#pragma once
#include <dbcost/bill/bill.hpp>
#include <dbcost/core/linkage.hpp>
#include <dbcost/estimate/price_query.hpp>

namespace dbcost::inline v0_1 {

struct bills_over_time {
    std::vector<bill> months;
    std::vector<total_over_time> totals;  // in the order of the deployments
};

// `only` names one deployment; empty takes all, in file order.
[[nodiscard]] DBCOST_INLINE result<bills_over_time> estimate_months(const scenario& from, const tables& data,
                                                                    const estimate_options& options,
                                                                    std::int64_t count, std::string_view only = {});

}  // namespace dbcost

#ifndef DBCOST_COMPILED
#include <dbcost/estimate/months_run.hpp>
#endif
