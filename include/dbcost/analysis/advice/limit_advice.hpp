// SPDX-License-Identifier: MIT
// Sizes against documented limits: items (A11), collections (A12), indexes (A13), volumes (A15).
//
//   advise_on_item_size(asked)      // the largest item has 1024 bytes, of 409600
//   advise_on_collections(asked)    // only a table with a local index has collections that are limited
//   advise_on_index_count(asked)    // 3 global indexes on one table, of 20
//   advise_on_volume_size(asked)    // 20 GiB of data, of 16384 GiB: the class or the type of volume decides
//
// A limit applies when the workload exceeds it; the number and the limit stand in the finding either way.
#pragma once
#include <dbcost/analysis/advice/advice_case.hpp>
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/meter/dynamodb_warnings.hpp>

namespace dbcost::inline v0_1 {

namespace advising {

// Judges one number against the most there may be.
inline void judge(finding& made, const ratio& seen, const ratio& most, service warns_of) {
    const bool above = seen > most;
    made.stands = above ? standing::applies : standing::does_not_apply;
    if (above) made.warns_of = warns_of;
}

struct counted_table {
    std::string name, deployment;
    std::int64_t indexes = 0;
};

[[nodiscard]] inline std::vector<counted_table> tables_with_indexes(const advice_case& of) {
    std::vector<counted_table> tables;
    for_each_store(of, service::dynamodb, [&](const auto& in, const auto& where, std::size_t) {
        const auto& settings = std::get<dynamodb_store>(where.settings);
        for (const auto& index : settings.indexes) {
            const auto& name = demand::table_of(settings, index.entity);
            auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& known) {
                return known.name == name && known.deployment == in.name;
            });
            if (found == tables.end()) found = tables.insert(tables.end(), {name, in.name, 0});
            ++found->indexes;
        }
    });
    return tables;
}

// ---- A12 ---------------------------------------------------------------------------------------

enum class collection { small, unknown, too_large };

// An unstated collection is small when even all items under one key would not exceed the limit.
[[nodiscard]] inline collection collection_of(const advice_case& of, entity what, const dynamodb_store& settings) {
    const auto limits = detail::sizing_limits_on(of.data, of.day, of.from.region);
    const bool stated = what.largest_collection.has_value();
    if (!stated) what.largest_collection = what.count;
    if (!metering::collection_too_large(what, settings, limits)) return collection::small;
    return stated ? collection::too_large : collection::unknown;
}

// The worst that may come together beside a local index, and of which entity; no name without such an index.
[[nodiscard]] inline std::pair<collection, std::string> worst_collection(const advice_case& of) {
    std::pair<collection, std::string> worst;
    for_each_store(of, service::dynamodb, [&](const auto&, const auto& where, std::size_t) {
        const auto& settings = std::get<dynamodb_store>(where.settings);
        for (const auto& index : settings.local_indexes) {
            const auto* what = of.from.workload.find_entity(index.entity);
            if (what == nullptr) continue;
            const auto found = collection_of(of, *what, settings);
            if (worst.second.empty() || found > worst.first) worst = {found, what->name};
        }
    });
    return worst;
}

inline void judge_collection(collection found, const std::string& limit, finding& made) {
    if (found == collection::small) {
        made.says = "Beside local indexes, no more than " + limit + " can come together.";
    } else if (found == collection::unknown) {
        made.stands = standing::cannot_be_told;
        made.says = "Whether more than " + limit + " come together depends on its \"largest_collection\", which is "
                    "not stated.";
    } else {
        made.stands = standing::applies;
        made.warns_of = service::dynamodb;
        made.says = "The largest collection exceeds " + limit + ", the most beside a local index.";
    }
}

// ---- A15 ---------------------------------------------------------------------------------------

// The largest volume: of its type, and of the class where that takes less.
[[nodiscard]] inline std::optional<std::int64_t> largest_volume(const advice_case& of, const rds_store& settings,
                                                                const std::string& instance_class, finding& made) {
    const auto most =
        need_limit(of, "rds.storage." + std::string(name(settings.storage.type)) + ".maximum", made);
    const auto known = of.data.find_class(instance_class);
    if (!most || !known || *known == nullptr || !(*known)->maximum_storage_gib) return most;
    return std::min(*most, *(*known)->maximum_storage_gib);
}

struct used_volume {
    std::string deployment, by;
    ratio gib;
    std::int64_t most = 0;
};

// The volumes whose data are known, with the most that each may become.
[[nodiscard]] inline std::vector<used_volume> used_volumes(const advice_case& of, finding& made) {
    std::vector<used_volume> volumes;
    for (const auto& one : of.deployments) {
        if (!one.priced) continue;
        for (std::size_t i = 0; i < one.of->stores.size() && i < one.priced->terms.size(); ++i) {
            const auto* settings = std::get_if<rds_store>(&one.of->stores[i].settings);
            const auto& seen = one.priced->terms[i];
            if (settings == nullptr || !seen.used_is_known) continue;
            const auto& by = seen.sizing ? seen.sizing->instance_class : settings->instance_class;
            if (const auto most = largest_volume(of, *settings, by, made)) {
                volumes.push_back({one.of->name, by, seen.used_gib, *most});
            }
        }
    }
    return volumes;
}

}  // namespace advising

// ---- A11 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_item_size(const advice_case& of) {
    finding made{advice_rule::item_size, standing::cannot_be_told, "No entity states the size of its items."};
    const entity* largest = nullptr;
    std::int64_t size = 0;
    for (const auto& what : of.from.workload.entities) {
        for (const auto& part : what.size.classes) {
            if (part.size.count() <= size) continue;
            largest = &what;
            size = part.size.count();
        }
    }
    if (largest == nullptr) return made;
    const auto most = need_limit(of, "dynamodb.item.maximum", made);
    if (!most) return made;
    advising::judge(made, ratio(size), ratio(*most), service::dynamodb);
    made.numbers = {{"bytes", std::to_string(size)}, {"maximum", std::to_string(*most)}};
    made.says = "The largest items, of " + largest->name + ", have " + std::to_string(size) +
                " bytes; DynamoDB takes at most " + std::to_string(*most) + " bytes.";
    return made;
}

// ---- A12 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_collections(const advice_case& of) {
    finding made{advice_rule::item_collections, standing::does_not_apply,
                 "No table has a local index, and only beside one is a collection limited."};
    const auto [worst, which] = advising::worst_collection(of);
    if (which.empty()) return made;
    const auto most = need_limit(of, "dynamodb.item-collection.maximum", made);
    if (!most) return made;
    made.numbers = {{"maximum", std::to_string(*most)}};
    advising::judge_collection(worst, std::to_string(*most) + " bytes under one key of " + which, made);
    return made;
}

// ---- A13 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_index_count(const advice_case& of) {
    finding made{advice_rule::index_count, standing::does_not_apply, "No table has a global index."};
    const auto tables = advising::tables_with_indexes(of);
    if (tables.empty()) return made;
    const auto most = need_limit(of, "dynamodb.table.maximum-global-indexes", made);
    if (!most) return made;
    const auto& table = *std::max_element(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
        return a.indexes < b.indexes;
    });
    advising::judge(made, ratio(table.indexes), ratio(*most), service::dynamodb);
    made.numbers = {{"indexes", std::to_string(table.indexes)}, {"maximum", std::to_string(*most)},
                    {"writes", std::to_string(table.indexes + 1)}};
    made.says = "Table " + table.name + " of " + table.deployment + " has " + std::to_string(table.indexes) +
                (table.indexes == 1 ? " global index" : " global indexes") + ", of at most " + std::to_string(*most) +
                "; a new item that has an entry in each makes " + std::to_string(table.indexes + 1) + " writes.";
    return made;
}

// ---- A15 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_volume_size(const advice_case& of) {
    finding made{advice_rule::volume_size, standing::does_not_apply, "No deployment has an RDS store."};
    if (!has_store(of, service::rds_postgresql)) return made;
    made.stands = standing::cannot_be_told;
    made.says = "No RDS store states its data: entities, or \"used\" of its storage.";
    const auto volumes = advising::used_volumes(of, made);
    if (volumes.empty()) return made;
    const auto& fullest = *std::max_element(volumes.begin(), volumes.end(), [](const auto& a, const auto& b) {
        return a.gib * ratio(b.most) < b.gib * ratio(a.most);
    });
    advising::judge(made, fullest.gib, ratio(fullest.most), service::rds_postgresql);
    const auto used = two_digits(fullest.gib);
    made.numbers = {{"GiB", used}, {"maximum", std::to_string(fullest.most)}};
    made.says = fullest.deployment + " has " + used + " GiB of data; a volume of " + fullest.by + " takes at most " +
                std::to_string(fullest.most) + " GiB.";
    return made;
}

}  // namespace dbcost
