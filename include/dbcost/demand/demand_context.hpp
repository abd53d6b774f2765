// SPDX-License-Identifier: MIT
// What the operations of one store share while their demand is made.
//
//   demand_context      the store, its scenario and limits; the demand made so far; the problems found
//   operation_site      one operation on its table, with how often it happens
//   part_of(site, side, cause)     a demand of that operation, to be sized and pushed
//
// The functions of read_demand.hpp, query_demand.hpp, write_demand.hpp and transaction_demand.hpp each
// take the two and add parts or problems; dynamodb.hpp calls them.
#pragma once
#include <dbcost/demand/demand.hpp>

namespace dbcost::inline v0_1::demand {

struct demand_context {
    const store& where;
    const dynamodb_store& settings;
    const scenario& from;
    const dynamodb_limits& limits;
    dynamodb_demand made = {};
    errors problems = {};

    void push(demand part) { made.demands.push_back(std::move(part)); }
    void report(error problem) { problems.push_back(std::move(problem)); }
    void report(const errors& more) { problems.insert(problems.end(), more.begin(), more.end()); }
};

struct operation_site {
    const operation* what = nullptr;
    const operation_form* form = nullptr;
    std::size_t table = 0;
    const table_entity* on = nullptr;  // what it reads or writes
    ratio events;                      // operations a month
    [[nodiscard]] ratio items() const { return events * ratio(form->items.value_or(1)); }
};

[[nodiscard]] inline demand part_of(const operation_site& site, capacity_side side, rule cause) {
    demand part;
    part.side = side;
    part.where = {site.table, {}};
    part.cause = cause;
    part.what = site.what;
    part.form = site.form;
    return part;
}

inline void measure(demand& part, unit_rule how, const size_slice& sizes) {
    part.units = {how, sizes.first, sizes.count, 1, {}};
    part.total = sizes.total;
}

// Batches and transactions have a limit of items each; some operations count more than their items.
[[nodiscard]] inline bool check_items(demand_context& context, const operation_form& form,
                                      std::int64_t items, const std::optional<std::int64_t>& most,
                                      std::string_view rule_number) {
    if (!most || items <= *most) return true;
    const auto checks = form.checks ? " with its condition checks" : "";
    context.report({errc::refused_by_aws, form.place + "/items", std::to_string(items) + " items" + checks,
                    "at most " + std::to_string(*most) + " items a " + std::string(name(form.what)) +
                        " (rule " + std::string(rule_number) + ")",
                    "split it; units are per item, so the cost stays the same"});
    return false;
}

}  // namespace dbcost::demand
