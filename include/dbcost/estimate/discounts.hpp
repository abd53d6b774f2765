// SPDX-License-Identifier: MIT
// Resolves the discounts of a scenario to the slots of a plan that is laid out.
//
//   in      scenario.discounts, the day whose prices hold, plan.prices
//   out     plan.discounts in the order in which they are applied: private rates, percentages, credits,
//           those of a kind as they stand; a warning for each whose days do not cover the day
//
// A slot without a price stays unpriced: nothing is taken off it. What is paid once is no part of the month's
// bill, and has no discount.
#pragma once
#include <dbcost/estimate/plan.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

[[nodiscard]] inline metering::warning not_in_force(const discount& of, const date& day) {
    const auto bound = of.from && day < *of.from ? "before it begins on " + to_string(*of.from)
                                                 : "after it ended on " + to_string(*of.until);
    return {"discount-not-in-force",
            "the discount \"" + of.name + "\" is not applied: prices are those of " + to_string(day) + ", " + bound,
            {}};
}

// The slots that this deployment uses and that have a price; others of the account pay for theirs.
[[nodiscard]] inline std::vector<std::size_t> covered_slots(const discount& of, const plan& by) {
    std::vector<std::size_t> covered;
    for (const auto& term : by.terms) {
        const auto& slot = by.account.slots[term.slot];
        const bool here = of.region.empty() || of.region == slot.region;
        const bool again = !covered.empty() && covered.back() == term.slot;  // terms stand in the order of slots
        if (here && !again && by.prices[term.slot].model != nullptr && of.on.covers(slot.key)) {
            covered.push_back(term.slot);
        }
    }
    return covered;
}

}  // namespace detail

inline void lay_out_discounts(const std::vector<discount>& stated, const date& day, plan& made) {
    auto& notes = made.notes;
    for (const auto& of : stated) {
        if (in_force(of, day)) notes.discounts.push_back(of);
        else notes.warnings.push_back(detail::not_in_force(of, day));
    }
    std::stable_sort(notes.discounts.begin(), notes.discounts.end(),
                     [](const auto& a, const auto& b) { return a.terms.index() < b.terms.index(); });
    for (const auto& of : notes.discounts) made.discounts.push_back({of.terms, detail::covered_slots(of, made)});
}

}  // namespace dbcost
