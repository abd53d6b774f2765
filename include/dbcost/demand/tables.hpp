// SPDX-License-Identifier: MIT
// DynamoDB tables as demand sees them: entities with their sizes and counts, indexes with the sizes of
// their entries.
//
//   append_sizes(sizes, distribution)              // a slice of integer weights over a common total
//   append_entry_sizes(sizes, entity, index)       // base key + index key + projected attributes
//
// An entry has the size of the item under ALL, else that of the attributes it carries, each once,
// names and values (rules D1.4, D4.1); the 100 bytes of overhead are storage's matter. What a global
// table of 2017 adds to an item (D9.4) is part of it, and of an entry under ALL.
#pragma once
#include <dbcost/demand/item_counts.hpp>
#include <dbcost/demand/unit_term.hpp>

namespace dbcost::inline v0_1::demand {

// Sizes of one distribution as integer weights over `total`.
struct size_slice {
    std::size_t first = 0, count = 0;
    std::int64_t total = 1;
};

struct table_index {
    const secondary_index* settings = nullptr;
    size_slice entries;
};

struct table_entity {
    const entity* what = nullptr;
    size_slice items;
    item_count count;
};

struct table {
    std::string name;
    std::vector<table_entity> entities;
    std::vector<table_index> indexes;        // global: each with capacity of its own
    std::vector<table_index> local_indexes;  // paid by the table (D4.4)
};

// Appends the distribution with integer weights: shares over their common denominator.
[[nodiscard]] inline size_slice append_sizes(std::vector<weighted_size>& sizes,
                                             const size_distribution& distribution,
                                             std::int64_t added = 0) {
    integer total = 1;
    for (const auto& part : distribution.classes) total = lcm(total, part.share.denominator());
    size_slice slice{sizes.size(), distribution.classes.size(), to_int64(total)};
    for (const auto& part : distribution.classes) {
        const integer weight = part.share.numerator() * (total / part.share.denominator());
        sizes.push_back({checked_add(part.size.count(), added), to_int64(weight)});
    }
    return slice;
}

// Names an index entry carries besides what ALL projects: base key, index key, included attributes.
[[nodiscard]] inline std::vector<std::string> entry_attributes(const entity& what,
                                                               const secondary_index& index) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const auto& part : what.key) add(part.name);
    for (const auto& part : index.key) add(part);
    for (const auto& part : index.included) add(part);
    return names;
}

[[nodiscard]] inline size_slice append_entry_sizes(std::vector<weighted_size>& sizes,
                                                   const entity& what, const secondary_index& index,
                                                   std::int64_t added = 0) {
    if (index.projected == projection::all) return append_sizes(sizes, what.size, added);
    bytes total;
    for (const auto& name : entry_attributes(what, index)) {
        if (const auto* part = what.find(name)) total += part->size();
    }
    sizes.push_back({total.count(), 1});
    return {sizes.size() - 1, 1, 1};
}

// The entity that an index of a table indexes.
[[nodiscard]] inline const table_entity* indexed_entity(const table& home, const secondary_index& index) {
    for (const auto& part : home.entities) {
        if (part.what->name == index.entity) return &part;
    }
    return nullptr;
}

}  // namespace dbcost::demand
