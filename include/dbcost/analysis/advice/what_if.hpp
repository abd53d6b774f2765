// SPDX-License-Identifier: MIT
// What a change of a deployment costs: the difference between two bills, and no arithmetic of its own.
//
//   added_by(asked, deployment, [](workload& load, deployment& of) { load.operations.push_back(...); })
//
// Both bills are at on-demand prices, so that each request costs what it consumes; provisioned capacity may
// carry it for nothing or not at all. What the scenario states of quantities and reservations is left out.
//
//   in      the case, one of its deployments, the change
//   out     what is more a month, and more once; or why that is not known
//   errors  kept in the answer: no price, or what AWS refuses
#pragma once
#include <dbcost/analysis/advice/advice_case.hpp>

namespace dbcost::inline v0_1 {

struct added_cost {
    exact_amount monthly, once;
    errors missing;
};

namespace advising {

// A scenario of one deployment alone, its tables on demand.
[[nodiscard]] inline scenario on_demand(const scenario& from, const deployment& of) {
    scenario made = from;
    made.deployments = {of};
    made.account.reservations.clear();
    for (auto& where : made.deployments.front().stores) {
        if (where.kind() != service::dynamodb) continue;
        auto& settings = std::get<dynamodb_store>(where.settings);
        where.usage.clear();
        settings.capacity = {};
        for (auto& index : settings.indexes) index.capacity.reset();
    }
    return made;
}

[[nodiscard]] inline exact_amount once_of(const deployment_bill& of) {
    exact_amount sum;
    for (const auto& line : of.one_off_lines) sum += line.exact;
    return sum;
}

// Why lines have no price that are new, or have another quantity than before.
[[nodiscard]] inline errors newly_missing(const deployment_bill& before, const deployment_bill& after) {
    errors missing;
    for (const auto& line : after.unpriced) {
        const bool known = std::any_of(before.unpriced.begin(), before.unpriced.end(), [&](const auto& other) {
            return other.key == line.key && other.quantity == line.quantity;
        });
        if (!known) missing = only_new(std::move(missing), line.reasons);
    }
    return missing;
}

[[nodiscard]] inline added_cost difference(const scenario& before, const scenario& after, const advice_case& of) {
    auto options = of.options;
    options.no_defaults = false;  // those of the change are no defaults of the user
    const auto first = estimate_deployment(before, before.deployments.front(), of.data, options);
    const auto second = estimate_deployment(after, after.deployments.front(), of.data, options);
    if (!first) return {{}, {}, first.problems()};
    if (!second) return {{}, {}, second.problems()};
    return {second->exact_total - first->exact_total, once_of(*second) - once_of(*first),
            newly_missing(*first, *second)};
}

}  // namespace advising

template <class Change>
[[nodiscard]] added_cost added_by(const advice_case& of, const deployment& in, Change change) {
    const auto before = advising::on_demand(of.from, in);
    auto after = before;
    change(after.workload, after.deployments.front());
    return advising::difference(before, after, of);
}

// What an operation costs that is there already: the bill with it, less the bill without.
[[nodiscard]] inline added_cost cost_of_operation(const advice_case& of, const deployment& in,
                                                  const operation& what) {
    const auto with = advising::on_demand(of.from, in);
    auto without = with;
    std::erase_if(without.workload.operations, [&](const auto& one) { return one.name == what.name; });
    return advising::difference(without, with, of);
}

[[nodiscard]] inline advice_cost monthly_cost(std::string what, const deployment& in, added_cost of) {
    return {std::move(what), "a month", of.monthly, std::move(of.missing), {in.name}};
}

}  // namespace dbcost
