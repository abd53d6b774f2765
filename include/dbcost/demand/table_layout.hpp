// SPDX-License-Identifier: MIT
// The tables of a store: which entities each holds, its indexes, and the sizes AWS would refuse.
//
//   lay_out_tables(context, operations);    // fills context.made.tables
//   find_entity(tables, "order")            // table and position
//   table_of(settings, "order")             // its name
//
// A table an entity, unless `tables` groups several. Everything of size starts with the bytes that a
// global table adds to each item (D9.4). errors: item-too-large (D1.3), refused-by-aws (keys, number of
// indexes), contradiction (an index without its entity, growth)
#pragma once
#include <dbcost/demand/demand_context.hpp>
#include <dbcost/demand/index_effect.hpp>

namespace dbcost::inline v0_1::demand {

struct entity_position {
    std::size_t table = 0, entity = 0;
};

[[nodiscard]] inline std::optional<entity_position> find_entity(const std::vector<table>& tables,
                                                                std::string_view name) {
    for (std::size_t t = 0; t < tables.size(); ++t) {
        for (std::size_t e = 0; e < tables[t].entities.size(); ++e) {
            if (tables[t].entities[e].what->name == name) return entity_position{t, e};
        }
    }
    return std::nullopt;
}

// The table that `tables` groups it into, else one of its own.
[[nodiscard]] inline const std::string& table_of(const dynamodb_store& settings, const std::string& entity) {
    for (const auto& [name, entities] : settings.tables) {
        if (contains(entities, entity)) return name;
    }
    return entity;
}

[[nodiscard]] inline error item_too_large(std::string place, std::string seen, std::int64_t most) {
    return {errc::item_too_large, std::move(place), std::move(seen),
            "at most " + std::to_string(most) + " bytes an item (rule D1.3)",
            "split the item, or keep the large part elsewhere and its address in the item"};
}

class table_layout {
public:
    explicit table_layout(demand_context& context)
        : context_(context), added_(context.limits.added_item_bytes) {}

    void add_entity(const entity& what, const std::vector<served>& operations) {
        check_item_size(what);
        check_key_sizes(what);
        const auto counted = count_items(what, operations, context_.from.month);
        if (!counted) context_.report(counted.problems());
        const auto slice = append_sizes(context_.made.sizes, what.size, added_);
        // Its place is kept whatever is wrong with it: its indexes are not to blame.
        const item_count count = counted ? *counted : item_count{};
        table_called(table_of(context_.settings, what.name)).entities.push_back({&what, slice, count});
    }

    void add_global(const secondary_index& index) {
        auto* home = home_of(index);
        if (home == nullptr) return;
        home->indexes.push_back(entries_of(*home, index));
        const auto& most = context_.limits.global_indexes;
        if (!most || static_cast<std::int64_t>(home->indexes.size()) <= *most) return;
        context_.report({errc::refused_by_aws, index.place,
                         std::to_string(home->indexes.size()) + " global indexes on table \"" + home->name + "\"",
                         "at most " + std::to_string(*most) + " (rule D4.3)",
                         "drop an index, or ask AWS for a higher quota and state the usage"});
    }

    void add_local(const secondary_index& index) {
        auto* home = home_of(index);
        if (home == nullptr) return;
        home->local_indexes.push_back(entries_of(*home, index));
        check_item_with_entry(*home, home->local_indexes.back());
    }

private:
    [[nodiscard]] table& table_called(const std::string& name) {
        for (auto& known : context_.made.tables) {
            if (known.name == name) return known;
        }
        context_.made.tables.push_back({name, {}, {}, {}});
        return context_.made.tables.back();
    }

    void check_item_size(const entity& what) {
        const auto& most = context_.limits.item_bytes;
        for (const auto& part : what.size.classes) {
            const auto size = part.size.count() + added_;
            if (!most || size <= *most) continue;
            context_.report(item_too_large(what.place + "/size", std::to_string(size) + " bytes", *most));
        }
    }

    void check_key_sizes(const entity& what) {
        for (std::size_t i = 0; i < what.key.size(); ++i) {
            const auto& most = i == 0 ? context_.limits.partition_key_bytes : context_.limits.sort_key_bytes;
            const auto& part = what.key[i];
            if (!most || part.value_size.count() <= *most) continue;
            context_.report({errc::refused_by_aws, what.place + "/key/" + part.name,
                             std::to_string(part.value_size.count()) + " bytes",
                             "at most " + std::to_string(*most) + " bytes in a " +
                                 (i == 0 ? "partition" : "sort") + " key (rule D1.3)",
                             "use a shorter key, such as a hash of the long one"});
        }
    }

    // The table of an index; none, with an error, when its entity lies elsewhere.
    [[nodiscard]] table* home_of(const secondary_index& index) {
        if (const auto found = find_entity(context_.made.tables, index.entity)) {
            return &context_.made.tables[found->table];
        }
        context_.report({errc::contradiction, index.place + "/entity", "\"" + index.entity + "\"",
                         "an entity that this store holds", "move the index to the store of its entity"});
        return nullptr;
    }

    [[nodiscard]] table_index entries_of(const table& home, const secondary_index& index) {
        const auto& what = *indexed_entity(home, index)->what;
        return {&index, append_entry_sizes(context_.made.sizes, what, index, added_)};
    }

    // With a local index an item and its entry share the limit of an item; under ALL the entry is as
    // large as the item, else all entries have one size.
    void check_item_with_entry(const table& home, const table_index& index) {
        const auto& most = context_.limits.item_bytes;
        const auto& items = indexed_entity(home, *index.settings)->items;
        for (std::size_t i = 0; most && i < items.count; ++i) {
            const auto& sizes = context_.made.sizes;
            const auto item = sizes[items.first + i].size;
            const auto entry = sizes[index.entries.first + (index.entries.count == 1 ? 0 : i)].size;
            if (item + entry <= *most) continue;
            context_.report(item_too_large(index.settings->place,
                                           std::to_string(item) + " bytes of an item and " +
                                               std::to_string(entry) + " of its entry in a local index",
                                           *most));
        }
    }

    demand_context& context_;
    std::int64_t added_;
};

inline void lay_out_tables(demand_context& context, const std::vector<served>& operations) {
    table_layout layout(context);
    for (const auto* what : entities_of(context.where, context.from.workload)) {
        layout.add_entity(*what, operations);
    }
    for (const auto& index : context.settings.indexes) layout.add_global(index);
    for (const auto& index : context.settings.local_indexes) layout.add_local(index);
}

}  // namespace dbcost::demand
