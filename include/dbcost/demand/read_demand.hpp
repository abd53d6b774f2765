// SPDX-License-Identifier: MIT
// Reads of single items: get, batch-get (rules D2.1 to D2.3), and what DAX keeps from the table (D12).
//
//   read_terms_of(context, form)     // units a step, and the share of requests that reaches the table
//   add_get(context, site, ...)      // a part for items that are there, one for those that are not
//
// A strong read costs a unit a step of 4 KB, an eventual one half, a transactional one two; a read that
// finds nothing costs one step. Eventual reads that a DAX cache answers never reach the table; strong
// and transactional ones always do.
#pragma once
#include <dbcost/demand/demand_context.hpp>

namespace dbcost::inline v0_1::demand {

struct read_terms {
    ratio factor;     // units a step
    ratio reaching;   // share of the requests that the table sees
    std::string text; // operand {factor}
};

[[nodiscard]] inline read_terms read_terms_of(const demand_context& context, const operation_form& form) {
    if (form.read_consistency == consistency::strong) return {ratio(1), ratio(1), "1 (strong)"};
    const auto& dax = context.settings.dax;
    if (!dax || !dax->hit_ratio) return {ratio(1, 2), ratio(1), "1/2 (eventual)"};
    const auto hits = to_string(close(*dax->hit_ratio * ratio(100), half_even));
    return {ratio(1, 2), ratio(1) - *dax->hit_ratio,
            "1/2 (eventual; without the " + hits + "% that DAX answers)"};
}

inline read_terms transactional_terms() { return {ratio(2), ratio(1), "2 (transactional)"}; }

// A read of one step whatever the sizes: of nothing.
inline void add_read_of_nothing(demand_context& context, const operation_site& site, const ratio& reads,
                                const read_terms& terms) {
    auto part = part_of(site, capacity_side::read, rule::read_missing);
    part.events = reads * terms.reaching;
    part.factor = terms.factor;
    part.operands = {{"factor", terms.text}};
    context.push(std::move(part));
}

// Reads of whole items, each rounded on its own; the missing share of them finds nothing.
inline void add_item_reads(demand_context& context, const operation_site& site, const ratio& reads,
                           const read_terms& terms, rule cause) {
    const ratio missing = site.form->missing.value_or(ratio(0));
    if (missing != ratio(1)) {
        auto part = part_of(site, capacity_side::read, cause);
        measure(part, unit_rule::read, site.on->items);
        part.events = reads * (ratio(1) - missing) * terms.reaching;
        part.factor = terms.factor;
        part.operands = {{"factor", terms.text}};
        context.push(std::move(part));
    }
    if (!missing.is_zero()) add_read_of_nothing(context, site, reads * missing, terms);
}

[[nodiscard]] inline bool check_no_index(demand_context& context, const operation_form& form) {
    if (form.index.empty()) return true;
    context.report({errc::contradiction, form.place + "/index", "\"" + form.index + "\"",
                    "a query or scan: an item is got by its key, not through an index",
                    "drop the index, or make it a query"});
    return false;
}

inline void add_get(demand_context& context, const operation_site& site) {
    if (!check_no_index(context, *site.form)) return;
    add_item_reads(context, site, site.events, read_terms_of(context, *site.form), rule::get_item);
}

inline void add_batch_get(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    const auto& most = context.limits.batch_get_items;
    if (!check_no_index(context, form)) return;
    if (!check_items(context, form, form.items.value_or(1), most, "D2.3")) return;
    add_item_reads(context, site, site.items(), read_terms_of(context, form), rule::batch_get);
}

}  // namespace dbcost::demand
