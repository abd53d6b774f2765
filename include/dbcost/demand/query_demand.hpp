// SPDX-License-Identifier: MIT
// Queries and scans of a table, a global or a local index (rules D2.4 to D2.9, D4.3, D4.4).
//
//   add_query(context, site)    // sizes are summed, then rounded once a page
//   add_scan(context, site)     // every item or entry, page by page, segment by segment
//
// Through an index the entries count instead of the items. A global index pays its own reads, has no
// strong ones and cannot fetch what its entries lack; a local index is paid by the table, and
// `fetch: all` costs each item on top, rounded on its own. A query that finds nothing costs one step,
// unless the option empty_query_minimum says it costs nothing.
// errors: refused-by-aws (global indexes, segments), unknown-index, contradiction (a fetch without an index)
#pragma once
#include <dbcost/demand/page_rules.hpp>
#include <dbcost/demand/read_demand.hpp>

namespace dbcost::inline v0_1::demand {

// What a query or scan goes through: the table, or one of its indexes.
struct read_path {
    std::optional<std::size_t> global;     // position in the table's indexes
    const table_index* index = nullptr;    // global or local; none: the table itself
    [[nodiscard]] bool is_local() const { return index != nullptr && !global; }
};

[[nodiscard]] inline std::optional<read_path> find_index(demand_context& context,
                                                         const operation_site& site) {
    const auto& home = context.made.tables[site.table];
    const auto& form = *site.form;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < home.indexes.size(); ++i) {
        if (home.indexes[i].settings->name == form.index) return read_path{i, &home.indexes[i]};
        names.push_back(home.indexes[i].settings->name);
    }
    for (const auto& local : home.local_indexes) {
        if (local.settings->name == form.index) return read_path{std::nullopt, &local};
        names.push_back(local.settings->name);
    }
    context.report({errc::unknown_index, form.place + "/index", "\"" + form.index + "\"",
                    "an index of table \"" + home.name + "\" in " + context.where.place,
                    suggest(form.index, names)});
    return std::nullopt;
}

[[nodiscard]] inline bool check_global_read(demand_context& context, const operation_form& form) {
    if (form.read_consistency == consistency::strong) {
        context.report({errc::refused_by_aws, form.place + "/consistency", "\"strong\" through a global index",
                        "eventual: a global secondary index has no strongly consistent reads (rule D4.3)",
                        "read the table or a local index strongly, or this one eventually"});
    }
    if (form.fetch_all) {
        context.report({errc::refused_by_aws, form.place + "/fetch", "\"all\" through a global index",
                        "projected attributes only: a global index fetches nothing from its table (rule D4.3)",
                        "project the attributes, or read the items with a second operation"});
    }
    return form.read_consistency != consistency::strong && !form.fetch_all;
}

// The way a query or scan takes; none, with an error, when AWS would refuse it.
[[nodiscard]] inline std::optional<read_path> path_of(demand_context& context,
                                                      const operation_site& site) {
    const auto& form = *site.form;
    if (!form.index.empty()) {
        const auto path = find_index(context, site);
        if (path && path->global && !check_global_read(context, form)) return std::nullopt;
        return path;
    }
    if (!form.fetch_all) return read_path{};
    context.report({errc::contradiction, form.place + "/fetch", "\"all\" without an index",
                    "a local index, whose entries may lack attributes",
                    "drop it: what is read from the table has all attributes"});
    return std::nullopt;
}

[[nodiscard]] inline demand read_through(const operation_site& site, const read_path& path, rule cause,
                                         const read_terms& terms) {
    auto part = part_of(site, capacity_side::read, cause);
    part.where.index = path.global;
    if (path.is_local()) part.local = path.index->settings;
    part.events = site.events * terms.reaching;
    part.factor = terms.factor;
    part.operands = {{"factor", terms.text}};
    return part;
}

[[nodiscard]] inline paging paging_of(const demand_context& context, const operation_form& form) {
    return {context.from.options.fill == page_fill::whole_items, form.limit.value_or(0)};
}

// Whether entries of a local index lack something that the items have.
[[nodiscard]] inline bool lacks_attributes(const demand_context& context, const table_index& index,
                                           const size_slice& items) {
    const auto& sizes = context.made.sizes;
    const auto first = sizes.begin() + static_cast<std::ptrdiff_t>(items.first);
    const auto entry = sizes[index.entries.first].size;
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(items.count), [&](const auto& item) {
        return must_fetch(index.settings->projected, entry, item.size);
    });
}

// Items of which a local index lacks attributes, each read whole (D4.4).
inline void add_fetched(demand_context& context, demand part, const ratio& items, const size_slice& of) {
    part.cause = rule::local_fetch;
    part.events = part.events * items;
    measure(part, unit_rule::read, of);
    context.push(std::move(part));
}

// ---- query -------------------------------------------------------------------------------------

[[nodiscard]] inline rule query_rule(const read_path& path) {
    if (path.global) return rule::query_index;
    return path.is_local() ? rule::local_query : rule::query_table;
}

inline void add_found(demand_context& context, const operation_site& site, const read_path& path,
                      demand part) {
    const auto& form = *site.form;
    const auto& sizes = path.index != nullptr ? path.index->entries : site.on->items;
    const auto items = form.items.value_or(1);
    part.events = part.events * rest_of(form.missing);
    measure(part, unit_rule::query, sizes);
    part.units.items = items;
    part.units.pages = paging_of(context, form);
    auto fetched = part;
    part.operands.push_back({"items", std::to_string(items)});
    context.push(std::move(part));
    if (!form.fetch_all) return;
    const auto& whole = indexed_entity(context.made.tables[site.table], *path.index->settings)->items;
    if (lacks_attributes(context, *path.index, whole)) {
        add_fetched(context, std::move(fetched), ratio(items), whole);
    }
}

inline void add_query(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    const auto path = path_of(context, site);
    if (!path) return;
    const auto terms = read_terms_of(context, form);
    const ratio missing = form.items == 0 ? ratio(1) : form.missing.value_or(ratio(0));
    if (missing != ratio(1)) {
        add_found(context, site, *path, read_through(site, *path, query_rule(*path), terms));
    }
    if (missing.is_zero()) return;
    auto part = read_through(site, *path, rule::empty_query, terms);
    const bool minimum = empty_page_costs(true, context.from.options);
    part.events = part.events * missing;
    part.factor = part.factor * ratio(minimum ? 1 : 0);
    part.operands.push_back({"least", minimum ? "1" : "0"});
    context.push(std::move(part));
}

// ---- scan --------------------------------------------------------------------------------------

// Blocks of equal items, as many whole items as there are on average in the month; their number is
// the total of the slice.
[[nodiscard]] inline size_slice append_blocks(demand_context& context, const size_slice& slice,
                                              const ratio& count) {
    auto& sizes = context.made.sizes;
    size_slice blocks{sizes.size(), slice.count, 0};
    for (std::size_t i = 0; i < slice.count; ++i) {
        const auto part = sizes[slice.first + i];
        const auto items = to_int64(whole_up(count * ratio(part.weight, slice.total)));
        sizes.push_back({part.size, items});
        blocks.total = checked_add(blocks.total, items);
    }
    return blocks;
}

// A scan reads every item of the table, of all its entities, or every entry of the index.
[[nodiscard]] inline size_slice append_scanned(demand_context& context, const operation_site& site,
                                               const read_path& path) {
    const auto& home = context.made.tables[site.table];
    if (path.index != nullptr) {
        const auto& of = *indexed_entity(home, *path.index->settings);
        return append_blocks(context, path.index->entries, of.count.mean() * path.index->settings->share);
    }
    size_slice all{context.made.sizes.size(), 0, 0};
    for (const auto& part : home.entities) {
        all.count += append_blocks(context, part.items, part.count.mean()).count;
    }
    return all;
}

[[nodiscard]] inline std::string fill_text(const unit_term& term) {
    std::string text = term.pages.whole_items ? "page_fill = whole items"
                                              : "page_fill = crossing item included";
    if (term.segments > 1) text += ", " + std::to_string(term.segments) + " segments";
    return text;
}

[[nodiscard]] inline bool check_segments(demand_context& context, const operation_form& form) {
    const auto& most = context.limits.scan_segments;
    if (!most || form.segments.value_or(1) <= *most) return true;
    context.report({errc::refused_by_aws, form.place + "/segments", std::to_string(*form.segments) + " segments",
                    "at most " + std::to_string(*most) + " segments a scan (rule D2.8)",
                    "a segment a worker is enough: each one ends with a page of its own"});
    return false;
}

inline void add_scan(demand_context& context, const operation_site& site) {
    const auto& form = *site.form;
    if (!check_segments(context, form)) return;
    const auto path = path_of(context, site);
    if (!path) return;
    const auto cause = path->index != nullptr ? rule::scan_index : rule::scan_table;
    auto part = read_through(site, *path, cause, read_terms_of(context, form));
    auto fetched = part;
    const auto blocks = append_scanned(context, site, *path);
    part.units = {unit_rule::scan, blocks.first, blocks.count, 1, paging_of(context, form),
                  form.segments.value_or(1)};
    part.operands.push_back({"fill", fill_text(part.units)});
    context.push(std::move(part));
    if (!form.fetch_all) return;
    const auto& of = *indexed_entity(context.made.tables[site.table], *path->index->settings);
    if (!lacks_attributes(context, *path->index, of.items)) return;
    const auto items = append_blocks(context, of.items, of.count.mean() * path->index->settings->share);
    if (items.total > 0) add_fetched(context, std::move(fetched), ratio(items.total), items);
}

}  // namespace dbcost::demand
