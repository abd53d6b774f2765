// SPDX-License-Identifier: MIT
// Writes of items: put, batch-write, update, delete, conditional, ttl-expire (rules D3, D4.2).
//
//   add_put(context, site)            // new items by their size, replaced ones by the larger of the two
//   add_changing_writes(...)          // what puts, conditional writes and transactions have in common
//
// A write costs the table one unit for each started KB and its indexes what index_effect.hpp says:
// global ones pay themselves, local ones are paid by the table. A write that fails or finds nothing
// costs units and writes no index; an expiry costs none.
#pragma once
#include <dbcost/demand/demand_context.hpp>
#include <dbcost/demand/table_layout.hpp>
#include <dbcost/demand/written_sizes.hpp>

namespace dbcost::inline v0_1::demand {

// ---- one write, on the table and on the indexes ------------------------------------------------

// So many writes that do the same to their items.
struct item_write {
    ratio events;
    write_kind kind = write_kind::none;
    rule cause{};
    billed_size billed = billed_size::after;
    ratio factor = ratio(1);           // units a step on the table
    std::int64_t global_times = 1;     // units a step on indexes: 2 where a transaction doubles them
    std::int64_t local_times = 1;
};

inline void add_table_write(demand_context& context, const operation_site& site,
                            const item_write& write, const written_sizes& sizes) {
    auto part = part_of(site, capacity_side::write, write.cause);
    const auto& slice = sizes.of(write.billed);
    measure(part, unit_rule::write, slice);
    part.events = write.events;
    part.factor = write.factor;
    part.kind = write.kind;
    context.push(std::move(part));
}

inline void add_index_write(demand_context& context, const operation_site& site,
                            const item_write& write, const written_sizes& items,
                            const table_index& index, const index_effect& effect, demand part) {
    const ratio writes = write.events * index.settings->share * ratio(effect.writes);
    if (writes.is_zero()) return;
    const bool follows_item = index.settings->projected == projection::all && site.form->written;
    measure(part, unit_rule::write, follows_item ? items.of(effect.billed) : index.entries);
    const auto times = part.local != nullptr ? write.local_times : write.global_times;
    part.cause = effect.cause;
    part.events = writes;
    part.factor = ratio(times);
    part.kind = write.kind;
    part.operands = {{"times", times == 1 ? "" : std::to_string(times) + " x "}};
    context.push(std::move(part));
}

// Each index of the entity, global or local, is written as `effect_on` its settings says.
template <class Effect>
void add_index_writes(demand_context& context, const operation_site& site, const item_write& write,
                      const written_sizes& items, Effect effect_on) {
    const auto& home = context.made.tables[site.table];
    for (std::size_t i = 0; i < home.indexes.size(); ++i) {
        const auto& index = home.indexes[i];
        if (index.settings->entity != site.on->what->name) continue;
        auto part = part_of(site, capacity_side::write, write.cause);
        part.where.index = i;
        add_index_write(context, site, write, items, index, effect_on(*index.settings), std::move(part));
    }
    for (const auto& index : home.local_indexes) {
        if (index.settings->entity != site.on->what->name) continue;
        auto part = part_of(site, capacity_side::write, write.cause);
        part.local = index.settings;
        add_index_write(context, site, write, items, index, effect_on(*index.settings), std::move(part));
    }
}

// The sizes of the item that an operation finds and of the one it writes.
[[nodiscard]] inline written_sizes written_by(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    if (!form.written) return unchanged_sizes(site.on->items);
    const auto size = checked_add(form.written->count(), context.limits.added_item_bytes);
    const auto& most = context.limits.item_bytes;
    if (most && size > *most) {
        context.report(item_too_large(form.place + "/size", std::to_string(size) + " bytes", *most));
    }
    return sizes_of_write(context.made.sizes, site.on->items, size);
}

// ---- writes that create or replace -------------------------------------------------------------

// How one kind of write is named and billed.
struct write_terms {
    rule creating{}, replacing{};
    ratio factor = ratio(1);
    std::int64_t global_times = 1, local_times = 1;
};

// The share that creates puts an entry into each index; the rest replaces or changes an item.
inline void add_changing_writes(demand_context& context, const operation_site& site, const ratio& events,
                                const written_sizes& sizes, const write_terms& terms) {
    const ratio creating = creating_share(*site.form);
    item_write write{events * creating, write_kind::insert, terms.creating, billed_size::after,
                     terms.factor, terms.global_times, terms.local_times};
    if (!creating.is_zero()) {
        add_table_write(context, site, write, sizes);
        add_index_writes(context, site, write, sizes, [](const auto&) { return entry_appears; });
    }
    if (creating == ratio(1)) return;
    write.events = events * (ratio(1) - creating);
    write.kind = write_kind::update;
    write.cause = terms.replacing;
    write.billed = billed_size::larger;
    add_table_write(context, site, write, sizes);
    add_index_writes(context, site, write, sizes, [&](const auto& index) {
        return effect_of_replacement(index, *site.form);
    });
}

inline void add_put(demand_context& context, const operation_site& site) {
    const auto sizes = written_by(context, site);
    add_changing_writes(context, site, site.events, sizes, {rule::put_item, rule::put_replacing});
}

inline void add_batch_write(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    if (!check_items(context, form, form.items.value_or(1), context.limits.batch_write_items, "D3.2")) return;
    const auto sizes = written_by(context, site);
    add_changing_writes(context, site, site.items(), sizes, {rule::batch_write, rule::put_replacing});
}

// ---- updates and deletes -----------------------------------------------------------------------

// An update of an item that is not there creates it.
inline void add_update(demand_context& context, const operation_site& site) {
    const auto sizes = written_by(context, site);
    const ratio missing = site.form->missing.value_or(ratio(0));
    if (missing != ratio(1)) {
        const item_write write{site.events * (ratio(1) - missing), write_kind::update, rule::update_item,
                               billed_size::larger};
        add_table_write(context, site, write, sizes);
        add_index_writes(context, site, write, sizes,
                         [&](const auto& index) { return effect_of_change(index, *site.form); });
    }
    if (missing.is_zero()) return;
    const item_write made{site.events * missing, write_kind::insert, rule::upsert, billed_size::after};
    add_table_write(context, site, made, sizes);
    add_index_writes(context, site, made, sizes, [](const auto&) { return entry_appears; });
}

// Refused or empty-handed: one unit whatever the sizes, and nothing is written.
inline void add_write_of_nothing(demand_context& context, const operation_site& site,
                                 const ratio& events, rule cause) {
    auto part = part_of(site, capacity_side::write, cause);
    part.events = events;
    context.push(std::move(part));
}

inline void add_delete(demand_context& context, const operation_site& site) {
    const auto sizes = unchanged_sizes(site.on->items);
    const ratio missing = site.form->missing.value_or(ratio(0));
    if (missing != ratio(1)) {
        const item_write write{site.events * (ratio(1) - missing), write_kind::remove, rule::delete_item,
                               billed_size::before};
        add_table_write(context, site, write, sizes);
        add_index_writes(context, site, write, sizes, [](const auto&) { return entry_disappears; });
    }
    if (missing.is_zero()) return;
    add_write_of_nothing(context, site, site.events * missing, rule::delete_absent);
}

// Free on the table, and on the indexes unless the option says otherwise.
inline void add_expiry(demand_context& context, const operation_site& site) {
    const auto sizes = unchanged_sizes(site.on->items);
    item_write write{site.events, write_kind::expire, rule::ttl_delete, billed_size::before, ratio(0)};
    add_table_write(context, site, write, sizes);
    if (!context.from.options.ttl_writes_indexes) return;
    add_index_writes(context, site, write, sizes, [](const auto&) {
        return index_effect{1, rule::ttl_index_delete, billed_size::before};
    });
}

// ---- conditional writes ------------------------------------------------------------------------

inline void add_failing(demand_context& context, const operation_site& site, const written_sizes& sizes) {
    const ratio failing = site.events * site.form->failing.value_or(ratio(0));
    const ratio missing = site.form->missing.value_or(ratio(0));
    if (missing != ratio(1)) {
        const auto which = context.from.options.failed_condition_size;
        auto part = part_of(site, capacity_side::write, rule::failed_condition);
        measure(part, unit_rule::write, which == condition_size::of_new_item ? sizes.after : sizes.before);
        part.events = failing * (ratio(1) - missing);
        part.operands = {{"which", std::string(name(which))}};
        context.push(std::move(part));
    }
    if (missing.is_zero()) return;
    add_write_of_nothing(context, site, failing * missing, rule::failed_condition_absent);
}

inline void add_conditional(demand_context& context, const operation_site& site) {
    const auto sizes = written_by(context, site);
    const ratio failing = site.form->failing.value_or(ratio(0));
    if (failing != ratio(1)) {
        add_changing_writes(context, site, site.events * (ratio(1) - failing), sizes,
                            {rule::conditional_write, rule::conditional_write});
    }
    if (!failing.is_zero()) add_failing(context, site, sizes);
}

}  // namespace dbcost::demand
