// SPDX-License-Identifier: MIT
// How estimate (estimate.hpp) makes a bill: each deployment is prepared, run and written.
#pragma once
#include <dbcost/bill/convert.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/make_bill.hpp>
#include <dbcost/estimate/name_overflow.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/estimate/totals.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

// What the free tier would take off the total; nothing where it is on already, or takes nothing off.
[[nodiscard]] inline std::optional<exact_amount> free_tier_saving(const scenario& from, const deployment& of,
                                                                  const tables& data, estimate_options options,
                                                                  const exact_amount& total) {
    if (options.free_tier.value_or(from.account.free_tier)) return std::nullopt;
    options.free_tier = true;
    const auto with = total_of(from, of, data, options);
    if (!with) return std::nullopt;
    const auto saved = total - with->exact;
    return saved == exact_amount{} ? std::nullopt : std::optional(saved);
}

}  // namespace detail

DBCOST_INLINE result<deployment_bill> estimate_deployment(const scenario& from, const deployment& of,
                                                          const tables& data, const estimate_options& options) {
    return name_overflow(from, of, [&](const scenario& part, const deployment& in) -> result<deployment_bill> {
        const auto ready = prepare(part, in, data, options);
        if (!ready) return ready.problems();
        explain_sink sink(*ready);
        run(*ready, sink);
        auto made = bill_writer(*ready, sink).write();
        if (part.currency) made.converted = convert(made, *part.currency);
        made.free_tier_saves = detail::free_tier_saving(part, in, data, options, made.exact_total);
        return made;
    });
}

DBCOST_INLINE result<bill> open_bill(const scenario& from, const tables& data, const estimate_options& options) {
    const auto query = make_query(from, data, options);
    if (!query) return query.problems();
    bill head;
    head.scenario_name = from.name;
    head.scenario = from.normalised;
    head.month = from.month.name();
    head.hours = from.month.hours();
    head.book = query->book;
    head.as_of = to_string(query->as_of);
    head.currency = from.currency;
    head.options = in_force(from.options);
    head.options.emplace_back("free_tier", from.account.free_tier ? "true" : "false");
    return head;
}

DBCOST_INLINE result<bill> estimate(const scenario& from, const tables& data, const estimate_options& options,
                                    std::string_view only) {
    auto made = open_bill(from, data, options);
    if (!made) return made.problems();
    errors problems;
    for (const auto& candidate : from.deployments) {
        if (!only.empty() && candidate.name != only) continue;
        auto part = estimate_deployment(from, candidate, data, options);
        if (part) {
            made->deployments.push_back(std::move(*part));
        } else {
            for (auto& problem : part.problems()) {
                if (std::find(problems.begin(), problems.end(), problem) == problems.end()) {
                    problems.push_back(std::move(problem));
                }
            }
        }
    }
    if (made->deployments.empty() && problems.empty()) {
        return detail::unknown_deployment(from, only);
    }
    if (!problems.empty()) return problems;
    return made;
}

}  // namespace dbcost
