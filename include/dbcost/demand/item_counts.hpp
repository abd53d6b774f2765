// SPDX-License-Identifier: MIT
// How many items an entity has over a month: the mean of its start and its end.
//
//   in      the entity, the operations that create and delete its items, the month
//   out     items at the start, growth in the month, mean; exact ratios, not rounded
//   errors  contradiction: stated growth and puts or deletes that say otherwise, or more deletes
//           than there are items
//
// Growth is stated (`growth_per_month`) or follows from puts that create and from deletes.
#pragma once
#include <dbcost/demand/serving.hpp>

namespace dbcost::demand {

struct item_count {
    ratio start;
    ratio growth;
    [[nodiscard]] ratio mean() const { return start + growth * ratio(1, 2); }
};

// Items an operation adds to (or, deleting, takes from) its entity in a month.
[[nodiscard]] inline ratio items_added(const served& op, const billing_month& month) {
    const ratio events = monthly_count(op.what->frequency, month);
    const ratio each(op.form->items.value_or(1));
    switch (op.form->what) {
        case action::put: return events * op.form->new_share.value_or(ratio(1));
        case action::batch_write: return events * each * op.form->new_share.value_or(ratio(1));
        case action::remove: return ratio(0) - events;
        default: return ratio(0);
    }
}

[[nodiscard]] inline ratio stated_growth(const entity& what) {
    if (!what.growth_per_month) return ratio(0);
    const auto& growth = *what.growth_per_month;
    return growth.is_share ? ratio(what.count) * growth.amount : growth.amount;
}

[[nodiscard]] inline result<item_count> count_items(const entity& what,
                                                    const std::vector<served>& operations,
                                                    const billing_month& month) {
    ratio derived(0);
    for (const auto& op : operations) {
        if (op.form->entity == what.name) derived = derived + items_added(op, month);
    }
    const ratio stated = stated_growth(what);
    if (what.growth_per_month && !derived.is_zero() && stated != derived) {
        return error{errc::contradiction, what.place + "/growth_per_month",
                     "stated growth of " + to_string(close(stated, half_even)) +
                         " items, while puts and deletes add " + to_string(close(derived, half_even)),
                     "growth stated once, or following from puts and deletes",
                     "leave growth_per_month out, or set \"new\" of the puts to the share that creates"};
    }
    const item_count counted{ratio(what.count), what.growth_per_month ? stated : derived};
    if (counted.start + counted.growth < ratio(0)) {
        return error{errc::contradiction, what.place + "/count",
                     std::to_string(what.count) + " items, and more deletes than items in the month",
                     "an entity that does not end below zero",
                     "raise the count, or lower the rate of deletes"};
    }
    return counted;
}

}  // namespace dbcost::demand
