// SPDX-License-Identifier: MIT
// From one bill line to another of the same key, one cause at a time: usage, then price, then rules.
//
//   const line_steps steps = steps_between(before, after);
//   steps.usage - steps.before       // what usage changed: after's quantities at before's prices and rules
//   steps.price - steps.usage        // what prices changed: the same quantities at after's prices
//   steps.after - steps.price        // what rules changed: after's own amount
//
// The three add up to the whole difference, whatever stands between, since each step starts where the last
// one ends. Only what a saved bill holds is used (used, free, billed, price or tiers, fees), so that a bill
// and its scenario give the same answer:
//
//   rules       An allowance is a rule, known by its name. What one covers on both sides follows after's usage; one
//               of `before` alone still covers as much as it did; one of `after` alone does not count before
//               the last step. So a free tier switched on is an effect of rules; one that more usage exceeds is not.
//   tiers       Allowances take the start of the tiers. A tier is known by its upper bound: after's tier pays
//               before's price of that tier, or its own where `before` did not get so far. Where the bounds are
//               others, or one price became several, before's own units keep their prices in their order, and
//               what is beyond them pays the last of these. A start in another tier is seen as other bounds.
//   months      A longer month is usage.
//   fees        Units and hours of the term are usage, the fee of a unit is the price.
//   no price    A side that billed nothing may state no price: the other side's stands in its place.
//   new lines   A line that is absent, or used nothing, has no price and no rule to start from: the whole
//               amount of a new or vanished line is usage.
//
// Not seen: an allowance whose size changed, or a rule option that changed the used quantity itself. Both are in
// the usage. errors: none but overflow.
#pragma once
#include <algorithm>
#include <dbcost/bill/line_price.hpp>
#include <dbcost/rate/amortised.hpp>

namespace dbcost::inline v0_1 {

struct line_steps {
    exact_amount before;
    exact_amount usage;  // after's usage at before's prices and rules
    exact_amount price;  // after's usage and prices under before's rules
    exact_amount after;
};

[[nodiscard]] inline bool is_in_use(const bill_line& line) {
    return !line.used.is_zero() || line.exact != exact_amount{};
}

namespace detail {

using tier_charges = std::vector<tier_charge>;

[[nodiscard]] inline bool has_allowance(const bill_line& line, const std::string& name) {
    return std::any_of(line.free.begin(), line.free.end(), [&](const auto& part) { return part.name == name; });
}

// What `after` would be billed under before's allowances.
[[nodiscard]] inline closed_quantity billed_under(const bill_line& before, const bill_line& after) {
    auto billed = after.used;
    for (const auto& part : after.free) {
        if (has_allowance(before, part.name)) billed -= part.quantity;
    }
    for (const auto& part : before.free) {
        if (!has_allowance(after, part.name)) billed -= std::min(part.quantity, billed);
    }
    return billed;
}

[[nodiscard]] inline exact_amount cost_of(const tier_charges& charges) {
    exact_amount sum;
    for (const auto& part : charges) sum += part.price * part.quantity;
    return sum;
}

// So many units more or less at the start of the tiers, where allowances take theirs.
[[nodiscard]] inline tier_charges with_quantity(tier_charges charges, const closed_quantity& wanted) {
    auto excess = -wanted;
    for (const auto& part : charges) excess += part.quantity;
    for (auto& part : charges) {
        const auto less = std::min(excess, part.quantity);
        part.quantity -= less;
        excess -= less;
    }
    return charges;
}

// The first units of the charges, in their order; what is beyond them at the last price.
[[nodiscard]] inline tier_charges first_units(tier_charges charges, closed_quantity left) {
    for (auto& part : charges) {
        const bool last = &part == &charges.back();
        part.quantity = last ? left : std::min(left, part.quantity);
        left -= part.quantity;
    }
    return charges;
}

[[nodiscard]] inline const tier_charge* same_tier(const tier_charges& charges, const tier_charge& wanted) {
    const auto found = std::find_if(charges.begin(), charges.end(),
                                    [&](const auto& part) { return part.up_to == wanted.up_to; });
    return found == charges.end() ? nullptr : &*found;
}

// Whether the bounds that one side reached are the first of those that the other did.
[[nodiscard]] inline bool have_same_tiers(const bill_line& a, const bill_line& b) {
    const auto common = std::min(a.tiers.size(), b.tiers.size());
    const auto same_bound = [](const auto& one, const auto& other) { return one.up_to == other.up_to; };
    return common > 0 && std::equal(a.tiers.begin(), a.tiers.begin() + static_cast<std::ptrdiff_t>(common),
                                    b.tiers.begin(), same_bound);
}

// The charges at the prices that are stated of their tiers.
[[nodiscard]] inline tier_charges tier_by_tier(const tier_charges& stated, tier_charges charges) {
    for (auto& part : charges) {
        if (const auto* known = same_tier(stated, part)) part.price = known->price;
    }
    return charges;
}

[[nodiscard]] inline exact_amount fees_at(const unit_price& price, const bill_line& line) {
    exact_amount sum;
    for (const auto& fee : line.fees) sum += rating::amortised(price * fee.units, fee.part);
    return sum;
}

[[nodiscard]] inline line_steps fee_steps(const bill_line& before, const bill_line& after) {
    const auto price = flat_price(before);
    return {before.exact, price ? fees_at(*price, after) : after.exact, after.exact, after.exact};
}

[[nodiscard]] inline line_steps quantity_steps(const bill_line& before, const bill_line& after) {
    const auto quantity = billed_under(before, after);
    const auto then = charges_by_tier(before);
    auto now = with_quantity(charges_by_tier(after), quantity);
    if (now.empty()) now = first_units(then, quantity);
    if (then.empty()) return {before.exact, cost_of(now), cost_of(now), after.exact};
    const auto at_old_prices = have_same_tiers(before, after) ? tier_by_tier(then, now) : first_units(then, quantity);
    return {before.exact, cost_of(at_old_prices), cost_of(now), after.exact};
}

}  // namespace detail

// `before` or `after` is null where the line is absent.
[[nodiscard]] inline line_steps steps_between(const bill_line* before, const bill_line* after) {
    const bool was = before != nullptr && is_in_use(*before);
    const bool is = after != nullptr && is_in_use(*after);
    const auto from = was ? before->exact : exact_amount{};
    const auto to = is ? after->exact : exact_amount{};
    if (!was || !is) return {from, to, to, to};
    return after->fees.empty() ? detail::quantity_steps(*before, *after) : detail::fee_steps(*before, *after);
}

}  // namespace dbcost
