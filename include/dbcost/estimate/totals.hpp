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
#include <dbcost/estimate/prepare.hpp>

namespace dbcost::inline v0_1 {

struct deployment_total {
    std::string name;
    exact_amount exact;    // a month
    bool complete = true;  // else a lower bound
    metering::carries load = metering::carries::not_checked;
};

namespace detail {

[[nodiscard]] inline bool is_complete(const plan& of, const total_sink& after) {
    for (std::size_t slot = 0; slot < of.prices.size(); ++slot) {
        if (lacks_price(of, after.ledger(), slot)) return false;
    }
    return of.notes.unknown.empty();
}

// What is paid once is no part of the total, but of what a bill can say.
[[nodiscard]] inline bool is_one_off_complete(const plan& of) {
    if (!of.notes.one_off_plan) return true;
    total_sink sink(*of.notes.one_off_plan);
    run(*of.notes.one_off_plan, sink);
    return is_complete(*of.notes.one_off_plan, sink);
}

}  // namespace detail

[[nodiscard]] inline result<deployment_total> total_of(const scenario& from, const deployment& of, const tables& data,
                                                       const estimate_options& options) {
    return name_overflow(from, of, [&](const scenario& part, const deployment& in) -> result<deployment_total> {
        auto for_total = options;
        for_total.names_cheapest_class = false;
        const auto ready = prepare(part, in, data, for_total);
        if (!ready) return ready.problems();
        total_sink sink(*ready);
        run(*ready, sink);
        return deployment_total{in.name, total_of(*ready, sink),
                                detail::is_complete(*ready, sink) && detail::is_one_off_complete(*ready),
                                metering::load_of(ready->notes.fairness)};
    });
}

// Of each deployment in file order, or of the one that `only` names; all problems at once.
// errors also: unknown-deployment.
[[nodiscard]] inline result<std::vector<deployment_total>> totals_of(const scenario& from, const tables& data,
                                                                     const estimate_options& options,
                                                                     std::string_view only = {}) {
    std::vector<deployment_total> totals;
    errors problems;
    for (const auto& of : from.deployments) {
        if (!only.empty() && of.name != only) continue;
        auto total = total_of(from, of, data, options);
        if (total) {
            totals.push_back(*std::move(total));
        } else {
            detail::append(problems, total.problems());
        }
    }
    if (!problems.empty()) return problems;
    if (totals.empty()) return detail::unknown_deployment(from, only);
    return totals;
}

}  // namespace dbcost
