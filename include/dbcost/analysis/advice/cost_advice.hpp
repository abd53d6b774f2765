// SPDX-License-Identifier: MIT
// Money: cost at volume (A4) and stated costs of operations (A6).
//
//   advise_on_volume(asked, priced, 10)    // the verdict of compare at this load, and at ten times it
//
// At a multiple of the load every rate, stated growth, stated request and transfer is that much larger; data,
// classes and capacity stay as they are. What cannot carry it then is never called cheapest
// (analysis/compare.hpp).
#pragma once
#include <dbcost/analysis/advice/advice_case.hpp>
#include <dbcost/analysis/compare.hpp>

namespace dbcost::inline v0_1 {

namespace advising {

// Stated quantities that the load makes; what is stored or provisioned is none of them.
[[nodiscard]] inline bool follows_load(const stated_usage& of) {
    const auto category = info(of.key.id).category;
    return category == cost_category::requests || category == cost_category::transfer ||
           of.key.id == meter::magnetic_requests;
}

[[nodiscard]] inline deployment at_times(const deployment& of, std::int64_t times) {
    deployment made = of;
    for (auto& where : made.stores) {
        for (auto& stated : where.usage) {
            if (follows_load(stated)) stated.quantity = stated.quantity * ratio(times);
        }
        auto& sent = where.transfer;
        sent.internet_out = sent.internet_out * times;
        sent.inter_zone = sent.inter_zone * times;
        for (auto& [to, volume] : sent.inter_region) volume = volume * times;
    }
    return made;
}

[[nodiscard]] inline scenario at_times(const scenario& from, std::int64_t times) {
    scenario made = from;
    for (auto& op : made.workload.operations) op.frequency.count = op.frequency.count * ratio(times);
    for (auto& what : made.workload.entities) {
        if (what.growth_per_month) what.growth_per_month->amount = what.growth_per_month->amount * ratio(times);
    }
    return made;
}

// The service of a deployment, where it has but one.
[[nodiscard]] inline std::optional<service> one_service(const deployment& of) {
    const auto kind = of.stores.front().kind();
    const bool one = std::all_of(of.stores.begin(), of.stores.end(),
                                 [&](const auto& where) { return where.kind() == kind; });
    return one ? std::optional(kind) : std::nullopt;
}

struct volume_verdict {
    std::string text;
    std::optional<service> cheapest;
    bool decided = false;
};

// Totals and verdict of a bill; the totals go to the numbers.
[[nodiscard]] inline volume_verdict verdict_of(const advice_case& of, const bill& priced, const std::string& load,
                                               finding& made) {
    const auto seen = compare(priced);
    if (seen.columns.empty()) return {"At " + load + " no deployment has a bill.", {}, false};
    for (const auto& column : seen.columns) {
        made.numbers.push_back({column.name + " at " + load + (column.complete ? "" : ", at least"),
                                to_string(column.total)});
    }
    volume_verdict verdict{"At " + load + ": " + seen.verdict + ".", {}, seen.cheapest.has_value()};
    if (!seen.cheapest) return verdict;
    for (const auto& one : of.deployments) {
        if (one.of->name == seen.columns[*seen.cheapest].name) verdict.cheapest = one_service(*one.of);
    }
    return verdict;
}

// The bills of the same deployments at a multiple of the load; those that cannot be made are named.
[[nodiscard]] inline bill bill_at_times(const advice_case& of, const bill& head, std::int64_t times,
                                        std::string& lost) {
    const auto more = at_times(of.from, times);
    bill made = head;
    made.deployments.clear();
    for (const auto& one : of.deployments) {
        auto priced = estimate_deployment(more, at_times(*one.of, times), of.data, of.options);
        if (priced) {
            made.deployments.push_back(*std::move(priced));
        } else {
            const auto& why = priced.problems().front();
            lost += " " + one.of->name + " has no bill there: " + why.seen + ", expected " + why.expected + ".";
        }
    }
    return made;
}

}  // namespace advising

// ---- A4 ----------------------------------------------------------------------------------------

// `priced` has the bills of the case's deployments.
[[nodiscard]] inline finding advise_on_volume(const advice_case& of, const bill& priced, std::int64_t times) {
    finding made{advice_rule::cost_at_volume, standing::cannot_be_told, ""};
    const auto now = advising::verdict_of(of, priced, "this load", made);
    std::string lost;
    const auto more = advising::bill_at_times(of, priced, times, lost);
    const auto then = advising::verdict_of(of, more, std::to_string(times) + " times this load", made);
    made.says = now.text + " " + then.text + lost;
    if (now.decided && then.decided) made.stands = standing::applies;
    const bool choice = has_store(of, service::dynamodb) && has_store(of, service::rds_postgresql);
    if (choice && now.cheapest == then.cheapest) made.favours = now.cheapest;
    return made;
}

// ---- A6 ----------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_operations(const advice_case& of) {
    finding made{advice_rule::operations, standing::not_decided,
                 "No number: neither prices nor limits say what running either service takes; state engineering, "
                 "hosts and licences under \"other_costs\", and they are counted."};
    for (const auto& one : of.deployments) {
        for (const auto& cost : of.from.other_costs) {
            if (cost.deployment != one.of->name) continue;
            const auto add = [&](const decimal<10>& amount, std::string per) {
                made.add_cost({cost.name, std::move(per), exact_amount(widen<20>(amount)), {}, {one.of->name}});
            };
            if (cost.monthly) add(*cost.monthly, "a month");
            if (cost.once) add(*cost.once, "once");
        }
    }
    if (made.costs.empty()) return made;
    made.stands = standing::applies;
    made.says = "The scenario states what running it costs beside the services; monthly costs are in the totals.";
    return made;
}

}  // namespace dbcost
