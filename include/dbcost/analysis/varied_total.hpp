// SPDX-License-Identifier: MIT
// What a deployment costs in a scenario whose values were put in, for questions that a lower bound cannot answer.
//
//   varied_total(make("500/day"), "dynamodb", tables, {}, "500/day")
//
// errors: those of `made` and of totals_of, and price-missing where the total is a lower bound, since it decides
// nothing; each says at which values.
#pragma once
#include <dbcost/estimate/totals.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] inline result<deployment_total> varied_total(const result<scenario>& made, const std::string& name,
                                                           const tables& data, const estimate_options& options,
                                                           const std::string& values) {
    const auto fail = [&](errors problems) {
        for (auto& problem : problems) {
            problem.place = "at " + values + (problem.place.empty() ? "" : ": ") + problem.place;
        }
        return problems;
    };
    if (!made) return fail(made.problems());
    const auto totals = totals_of(*made, data, options, name);
    if (!totals) return fail(totals.problems());
    const auto& total = totals->front();
    if (total.complete) return total;
    return fail({error{errc::price_missing, "", name + " costs at least " + to_string(total.exact), "a complete total",
                       "see what `dbcost estimate` says is unpriced, and state it"}});
}

}  // namespace dbcost
