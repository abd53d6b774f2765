// SPDX-License-Identifier: MIT
// A bill in another currency: its lines, discounts and other costs, which add up to its total.
#pragma once
#include <dbcost/bill/bill.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] inline converted_bill convert(const deployment_bill& of, const currency_rate& to) {
    converted_bill made;
    running_conversion into(to);
    for (const auto& line : of.lines) made.lines.push_back({line.key, into.next(line.amount)});
    for (const auto& line : of.discounts) made.lines.push_back({line.key, into.next(line.amount)});
    for (const auto& cost : of.other) made.lines.push_back({cost.name, into.next(cost.amount)});
    made.total = into.total();
    return made;
}

}  // namespace dbcost
