// SPDX-License-Identifier: MIT
// Graduated pricing: each tier's part of the quantity pays that tier's price (rule G3, marginal).
//
//   charge(model, start, quantity)      // bills the stretch from start to start + quantity
//   for_each_tier(model, start, quantity, [](const tier&, const closed_quantity& part) {...});
//
// A quantity exactly at a bound belongs to the lower tier. Exact; errors: overflow only.
#pragma once
#include <algorithm>
#include <dbcost/table/price_model.hpp>

namespace dbcost::inline v0_1::rating {

// Calls visit(tier, part) for every tier that the stretch [start, start + quantity] touches.
template <class Visit>
void for_each_tier(const graduated& model, const closed_quantity& start,
                   const closed_quantity& quantity, Visit visit) {
    closed_quantity from = start;
    const closed_quantity end = start + quantity;
    for (const auto& step : model.tiers) {
        if (from >= end) return;
        const closed_quantity until = step.up_to ? std::min(*step.up_to, end) : end;
        if (until <= from) continue;
        visit(step, until - from);
        from = until;
    }
}

// Not inlined, so that the common flat price is.
[[nodiscard, gnu::noinline]] inline exact_amount charge(const graduated& model, const closed_quantity& start,
                                         const closed_quantity& quantity) {
    exact_amount sum;
    for_each_tier(model, start, quantity, [&](const tier& step, const closed_quantity& part) {
        sum += step.price * part;
    });
    return sum;
}

}  // namespace dbcost::rating
