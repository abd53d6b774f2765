// SPDX-License-Identifier: MIT
// Per-unit pricing: every unit costs the same. Exact: price (ten digits) times quantity (ten digits).
//
//   charge(per_unit{0.00000125}, 30000000)    // 37.5 exactly
#pragma once
#include <dbcost/table/price_model.hpp>

namespace dbcost::inline v0_1::rating {

[[nodiscard]] inline exact_amount charge(const per_unit& model, const closed_quantity& quantity) {
    return model.price * quantity;
}

}  // namespace dbcost::rating
