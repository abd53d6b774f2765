// SPDX-License-Identifier: MIT
// Transactions: transact-get and transact-write (rules D3.3, D5).
//
//   add_transact_get(context, site)      // 2 x n4 an item; 2 for one that is not there
//   add_transact_write(context, site)    // 2 x n1 an item and a check; cancelled and replayed ones too
//
// Units double after each item has rounded on its own. Indexes are maintained after the commit and not
// doubled, unless an option says so. A cancelled transaction has prepared its items and its checks; one
// that is sent again with its token only reads its items. Behind a DAX cluster each commit also reads
// its items transactionally.
// errors: refused-by-aws (items and checks over the limit), item-too-large
#pragma once
#include <dbcost/demand/read_demand.hpp>
#include <dbcost/demand/write_demand.hpp>

namespace dbcost::inline v0_1::demand {

inline void add_transact_get(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    if (!check_no_index(context, form)) return;
    if (!check_items(context, form, form.items.value_or(1), context.limits.transaction_items, "D5")) return;
    add_item_reads(context, site, site.items(), transactional_terms(), rule::transact_get);
}

// A condition check alone: twice the units of the item it looks at.
inline void add_checks(demand_context& context, const operation_site& site, const ratio& transactions) {
    if (!site.form->checks) return;
    const bool writes = context.from.options.condition_check_units == check_units::write;
    auto part = part_of(site, writes ? capacity_side::write : capacity_side::read, rule::transact_check);
    measure(part, writes ? unit_rule::write : unit_rule::read, site.on->items);
    part.events = transactions * ratio(*site.form->checks);
    part.factor = ratio(2);
    part.operands = {{"step", std::to_string(writes ? write_step_bytes : read_step_bytes)}};
    context.push(std::move(part));
}

// Prepared like those that commit, in vain: the table's units alone. One part where all sizes agree.
inline void add_cancelled(demand_context& context, const operation_site& site, const ratio& items,
                          const written_sizes& sizes) {
    const ratio creating = site.form->written ? creating_share(*site.form) : ratio(1);
    item_write write{items * creating, write_kind::none, rule::transact_cancelled, billed_size::after,
                     ratio(2)};
    if (!creating.is_zero()) add_table_write(context, site, write, sizes);
    if (creating == ratio(1)) return;
    write.events = items * (ratio(1) - creating);
    write.billed = billed_size::larger;
    add_table_write(context, site, write, sizes);
}

// Reads of the items as they were written.
inline void add_reads_of_written(demand_context& context, const operation_site& site, const ratio& items,
                                 const written_sizes& sizes, const read_terms& terms, rule cause) {
    auto part = part_of(site, capacity_side::read, cause);
    measure(part, unit_rule::read, sizes.after);
    part.events = items;
    part.factor = terms.factor;
    part.operands = {{"factor", terms.text}};
    context.push(std::move(part));
}

inline void add_replayed(demand_context& context, const operation_site& site, const written_sizes& sizes) {
    if (!site.form->replayed) return;
    const bool doubled = context.from.options.token_replay_read == replay_read::transactional;
    add_reads_of_written(context, site, site.items() * *site.form->replayed, sizes,
                         doubled ? transactional_terms() : read_terms{ratio(1), ratio(1), "1 (strong)"},
                         rule::transact_replay);
}

inline void add_committed(demand_context& context, const operation_site& site, const ratio& items,
                          const written_sizes& sizes) {
    const auto& options = context.from.options;
    add_changing_writes(context, site, items, sizes,
                        {rule::transact_write, rule::transact_write, ratio(2),
                         options.transaction_doubles_gsi ? 2 : 1, options.transaction_doubles_lsi ? 2 : 1});
    if (!context.settings.dax) return;
    add_reads_of_written(context, site, items, sizes, transactional_terms(), rule::transact_dax_read);
}

inline void add_transact_write(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    const auto all = checked_add(form.items.value_or(1), form.checks.value_or(0));
    if (!check_items(context, form, all, context.limits.transaction_items, "D5")) return;
    const auto sizes = written_by(context, site);
    const ratio failing = form.failing.value_or(ratio(0));
    const bool consumes = context.from.options.cancelled_transaction_consumes;
    if (failing != ratio(1)) add_committed(context, site, site.items() * (ratio(1) - failing), sizes);
    if (consumes && !failing.is_zero()) add_cancelled(context, site, site.items() * failing, sizes);
    add_checks(context, site, consumes ? site.events : site.events * (ratio(1) - failing));
    add_replayed(context, site, sizes);
}

}  // namespace dbcost::demand
