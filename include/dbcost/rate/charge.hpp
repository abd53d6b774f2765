// SPDX-License-Identifier: MIT
// The one door to the price models: a closed quantity and a model give exact money.
//
// To add a model: a struct in table/price_model.hpp, a file beside this one, a line below
// (docs/howto/add-a-price-model.md).
#pragma once
#include <dbcost/rate/amortised.hpp>
#include <dbcost/rate/graduated.hpp>
#include <dbcost/rate/per_unit.hpp>

namespace dbcost::inline v0_1::rating {

[[nodiscard]] inline exact_amount charge(const price_model& model, const closed_quantity& start,
                                         const closed_quantity& quantity) {
    if (const auto* flat = std::get_if<per_unit>(&model)) return charge(*flat, quantity);
    return charge(std::get<graduated>(model), start, quantity);
}

// A fee paid in advance: its whole price by the model, and of that the part of this month.
[[nodiscard]] inline exact_amount charge(const price_model& model, const fee_part& part) {
    return amortised(charge(model, closed_quantity{}, part.units), part.paid);
}

}  // namespace dbcost::rating
