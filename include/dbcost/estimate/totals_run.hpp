// SPDX-License-Identifier: MIT
// How total_of and totals_of (totals.hpp) find a total: a plan is run, and nothing is written.
#pragma once
#include <dbcost/estimate/name_overflow.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/estimate/totals.hpp>

namespace dbcost::inline v0_1 {

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

DBCOST_INLINE result<deployment_total> total_of(const scenario& from, const deployment& of, const tables& data,
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

DBCOST_INLINE result<std::vector<deployment_total>> totals_of(const scenario& from, const tables& data,
                                                              const estimate_options& options, std::string_view only) {
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
