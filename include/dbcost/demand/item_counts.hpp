// SPDX-License-Identifier: MIT
// How many items an entity has over a month: the mean of its start and its end.
//
//   in      the entity, the operations that create and delete its items, the month
//   out     items at the start, growth in the month, mean; exact ratios, not rounded
//   errors  contradiction: stated growth and puts or deletes that say otherwise, or more deletes
//           than there are items
//
// Growth is stated (`growth_per_month`) or follows from puts that create, updates of what is not there,
// deletes and expiries. Writes whose condition fails and transactions that are cancelled change nothing.
#pragma once
#include <dbcost/demand/serving.hpp>

namespace dbcost::inline v0_1::demand {

struct item_count {
    ratio start;
    ratio growth;
    [[nodiscard]] ratio mean() const { return start + growth * ratio(1, 2); }
};

// The share of writes that create their item. A conditional write or a transaction that names what it
// changes works on items that are there, unless `new` says otherwise.
[[nodiscard]] inline ratio creating_share(const operation_form& form) {
    const bool may_update = form.what == action::conditional || form.what == action::transact_write;
    const bool updates = may_update && !(form.changes.empty() && form.removes.empty());
    return form.new_share.value_or(ratio(updates ? 0 : 1));
}

// One less a share that may be left out: 100% of what it leaves.
[[nodiscard]] inline ratio rest_of(const std::optional<ratio>& share) {
    return ratio(1) - share.value_or(ratio(0));
}

// Items an operation adds to (or, deleting, takes from) its entity in a month.
[[nodiscard]] inline ratio items_added(const served& op, const billing_month& month) {
    const ratio events = monthly_count(op.what->frequency, month);
    const auto& form = *op.form;
    const ratio each(form.items.value_or(1));
    switch (form.what) {
        case action::put: return events * creating_share(form);
        case action::batch_write: return events * each * creating_share(form);
        case action::conditional: return events * rest_of(form.failing) * creating_share(form);
        case action::transact_write: return events * rest_of(form.failing) * each * creating_share(form);
        case action::update: return events * form.missing.value_or(ratio(0));
        case action::remove: return ratio(0) - events * rest_of(form.missing);
        case action::ttl_expire: return ratio(0) - events;
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
