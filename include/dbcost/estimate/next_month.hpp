// SPDX-License-Identifier: MIT
// The scenario of the following month: what a month leaves behind becomes what the next one starts with.
//
//   auto next = next_month(scenario, bill.deployments.front().next);     // of one deployment
//
//   month       the next calendar month; a convention is followed by itself, so many hours later
//   entities    the count at the end of the month, rounded half-even to whole items
//   volumes     the size that autoscaling left, the data with their growth, rounded half-even to bytes
//   credits     of a burstable class: the balance or the surplus that the month left
//   once        costs that arise once, and the back-fill of an index, are over
//   credits     of money (spend): what the month's bill used of them is gone
//
// Rates stay as they are. errors: those of counting items (an entity that would end below zero).
#pragma once
#include <dbcost/bill/bill.hpp>
#include <dbcost/demand/item_counts.hpp>
#include <dbcost/meter/metered.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

[[nodiscard]] inline std::int64_t whole_number(const ratio& value) {
    return to_int64(divide(value.numerator(), value.denominator(), half_even));
}

[[nodiscard]] inline result<scenario> with_grown_entities(scenario next, const scenario& now) {
    errors problems;
    const auto& all = now.deployments.front();
    for (const auto& where : all.stores) {
        const auto operations = demand::operations_of(where, all, now.workload);
        for (std::size_t i = 0; i < now.workload.entities.size(); ++i) {
            const auto& what = now.workload.entities[i];
            if (!demand::holds(where, what.name)) continue;
            const auto count = demand::count_items(what, operations, now.month);
            if (count) {
                next.workload.entities[i].count = whole_number(count->start + count->growth);
            } else {
                problems.insert(problems.end(), count.problems().begin(), count.problems().end());
            }
        }
    }
    if (!problems.empty()) return problems;
    return next;
}

inline void grow(rds_storage& storage, const metering::store_state& left) {
    storage.size = gigabytes(left.volume_gib);
    storage.quiet_hours = left.quiet_hours;
    if (!storage.used || !storage.growth_per_month) return;
    const auto& growth = *storage.growth_per_month;
    const ratio used(storage.used->count());
    storage.used = bytes(whole_number(used + growth.amount * (growth.is_share ? used : ratio(1))));
}

inline void carry(store& where, const std::vector<metering::store_state>& states) {
    if (auto* dynamodb = std::get_if<dynamodb_store>(&where.settings)) {
        for (auto& index : dynamodb->indexes) index.back_fill = false;
    }
    auto* rds = std::get_if<rds_store>(&where.settings);
    for (const auto& left : states) {
        if (rds == nullptr || left.store != where.name) continue;
        grow(rds->storage, left);
        if (left.cpu) rds->cpu = left.cpu;
    }
}

}  // namespace detail

// Takes what a month's discounts have used off the credits; one that is used up is no discount any more.
inline void spend(std::vector<discount>& stated, const std::vector<discount_line>& used) {
    const auto is_spent = [&](discount& of) {
        auto* money = std::get_if<credit>(&of.terms);
        if (money == nullptr) return false;
        for (const auto& line : used) {
            if (line.name == of.name) money->left += line.exact;
        }
        return money->left == exact_amount{};
    };
    std::erase_if(stated, is_spent);
}

// `now` has one deployment; `states` are what its stores carry (deployment_bill.next).
[[nodiscard]] inline result<scenario> next_month(const scenario& now,
                                                 const std::vector<metering::store_state>& states) {
    auto next = detail::with_grown_entities(now, now);
    if (!next) return next.problems();
    next->month = month_after(now.month);
    for (auto& where : next->deployments.front().stores) detail::carry(where, states);
    for (auto& cost : next->other_costs) cost.once.reset();
    return next;
}

}  // namespace dbcost
