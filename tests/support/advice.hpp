// SPDX-License-Identifier: MIT
// A case to advise on, built in code: the small tables with limits, and a scenario of one deployment.
#pragma once
#include <dbcost/analysis/advise.hpp>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace dbcost::test {

[[nodiscard]] inline limit_entry limit_of(std::string id, std::int64_t value) {
    return {std::move(id), "a unit", {{known_2019(), value}}};
}

// The small tables with the limits that advice looks at, as they were in 2019.
[[nodiscard]] inline memory_tables tables_with_limits() {
    auto made = small_tables();
    made.add(limit_of("dynamodb.item.maximum", 409600));
    made.add(limit_of("dynamodb.transaction.maximum-items", 25));
    made.add(limit_of("dynamodb.partition.maximum-read-units", 3000));
    made.add(limit_of("dynamodb.partition.maximum-write-units", 1000));
    made.add(limit_of("dynamodb.table.maximum-write-capacity[region=us-east-1]", 40000));
    return made;
}

// An update of the status of an order, so many times a month.
inline void update_orders(dynamodb_world& of, std::int64_t times) {
    auto form = form_of(action::update, "order");
    form.changes = {"status"};
    of.add("ship", form, per_month(ratio(times)));
}

[[nodiscard]] inline operation_form putting(std::int64_t items = 1) {
    auto form = of_items(form_of(items == 1 ? action::put : action::batch_write, "order"), items);
    form.new_share = ratio(0);
    return form;
}

// 10,000,000 puts a month on demand cost 12.50; an instance with its volume 129.94 + 11.50.
[[nodiscard]] inline scenario two_stores() {
    dynamodb_world world;
    world.add(order_entity(0, 1000));
    world.add("save", putting(), per_month(ratio(10000000)));
    auto from = world.from;
    rds_world other;
    from.deployments.push_back(other.plan());
    from.deployments.back().name = "pg";
    from.deployments.back().place = "/deployments/pg";
    return from;
}

// The finding of `advise` for a case that can be opened.
template <class Advise>
[[nodiscard]] finding finding_for(const scenario& from, const tables& data, Advise advise) {
    const auto asked = open_case(from, data, {}, "");
    EXPECT_TRUE(asked) << (asked ? "" : asked.problems().front().seen);
    return asked ? advise(*asked) : finding{};
}

[[nodiscard]] inline bool says(const finding& of, std::string_view words) {
    return of.says.find(words) != std::string::npos;
}

[[nodiscard]] inline const advice_cost* cost_of(const finding& of, std::string_view what) {
    for (const auto& cost : of.costs) {
        if (cost.what == what) return &cost;
    }
    return nullptr;
}

[[nodiscard]] inline std::string amount_of(const finding& of, std::string_view what) {
    const auto* cost = cost_of(of, what);
    if (cost == nullptr) return "no such cost";
    return cost->missing.empty() ? to_string(cost->amount) : std::string(name(cost->missing.front().code));
}

}  // namespace dbcost::test
