// SPDX-License-Identifier: MIT
// advise: the article's criteria for the choice, each with the number or the limit that decides it.
//
//   auto seen = advise(scenario, tables, {}, {});
//   for (const auto& one : seen->findings) use(info(one.id).number, one.says);      // A1, A2, ...
//
//   in      a scenario, the tables, which deployment (empty: all), which multiple of the load to look at
//   out     a finding a rule, in the order of the rules, and the bill of what was priced
//   errors  unknown-deployment, and the problems of the deployments; what AWS would refuse (a transaction of
//           26 items, an item over 400 KB) is no error here but what the findings are about
//
// A finding applies when the scenario has what it speaks of; where that is not stated it says so. Costs of
// workarounds are differences between two bills: advice/what_if.hpp. Rules: docs/reference/advice.md.
#pragma once
#include <dbcost/analysis/advice/cost_advice.hpp>
#include <dbcost/analysis/advice/limit_advice.hpp>
#include <dbcost/analysis/advice/query_advice.hpp>
#include <dbcost/analysis/advice/write_advice.hpp>

namespace dbcost::inline v0_1 {

struct advice_options {
    std::string deployment;   // empty: all
    std::int64_t times = 10;  // the multiple of the load that A4 looks at
};

struct advice {
    bill priced;  // of the deployments that AWS would not refuse
    errors refused;
    std::vector<finding> findings;
};

namespace advising {

// A5, A8, A9: criteria of the article that have neither a number nor a limit.
[[nodiscard]] inline finding undecided(advice_rule id, std::string why) {
    return {id, standing::not_decided, "No number: " + std::move(why)};
}

[[nodiscard]] inline std::vector<finding> findings_of(const advice_case& of, const bill& priced, std::int64_t times) {
    return {advise_on_queries(of),
            advise_on_transactions(of),
            advise_on_writes(of),
            advise_on_volume(of, priced, times),
            undecided(advice_rule::schema_flexibility,
                      "neither prices nor limits measure a change of the schema; what one costs can be stated under "
                      "\"other_costs\"."),
            advise_on_operations(of),
            advise_on_joins(of),
            undecided(advice_rule::learning_curve,
                      "it depends on who learns; the time it takes can be stated under \"other_costs\"."),
            undecided(advice_rule::latency,
                      "no source of 2019 that is used here states a latency of either service; measure both."),
            advise_on_search(of),
            advise_on_item_size(of),
            advise_on_collections(of),
            advise_on_index_count(of),
            advise_on_hot_keys(of),
            advise_on_volume_size(of)};
}

}  // namespace advising

[[nodiscard]] inline result<advice> advise(const scenario& from, const tables& data,
                                           const estimate_options& options, const advice_options& wanted) {
    return guard_overflow("/deployments", [&]() -> result<advice> {
        auto asked = open_case(from, data, options, wanted.deployment);
        if (!asked) return asked.problems();
        auto head = open_bill(from, data, options);
        if (!head) return head.problems();
        advice made{*std::move(head), {}, {}};
        for (const auto& one : asked->deployments) {
            if (one.priced) made.priced.deployments.push_back(*one.priced);
            made.refused = advising::only_new(std::move(made.refused), one.refused);
        }
        made.findings = advising::findings_of(*asked, made.priced, wanted.times);
        return made;
    });
}

[[nodiscard]] inline bool is_complete(const advice& of) {
    return complete(of.priced) && std::all_of(of.findings.begin(), of.findings.end(),
                                              [](const finding& one) { return is_complete(one); });
}

}  // namespace dbcost
