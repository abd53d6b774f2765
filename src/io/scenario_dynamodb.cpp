// SPDX-License-Identifier: MIT
// Reads what a DynamoDB store has of its own: capacity, indexes, tables, backup, streams, DAX.
#include "io/scenario_deployments.hpp"

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::array<choice<capacity_mode>, 2> modes{
    {{"on-demand", capacity_mode::on_demand}, {"provisioned", capacity_mode::provisioned}}};
constexpr std::array<choice<projection>, 2> projections{
    {{"all", projection::all}, {"keys-only", projection::keys_only}}};
constexpr std::array<choice<stream_reader>, 2> stream_readers{
    {{"application", stream_reader::application}, {"lambda", stream_reader::lambda}}};
constexpr std::array<choice<std::string_view>, 2> global_versions{
    {{"2017.11.29", "2017.11.29"}, {"2019.11.21", "2019.11.21"}}};

// ---- capacity ----------------------------------------------------------------------------------

// Rule D4.3: a provisioned table or index has at least one unit of each.
[[nodiscard]] std::optional<std::int64_t> units_of(const json_node* node, json_problems& problems) {
    const auto units = integer_of(node, 0, problems);
    if (!units || *units > 0) return units;
    problems.add(*node, errc::refused_by_aws, shown(*node) + " capacity units",
                 "at least 1 unit (rule D4.3)",
                 "state 1 or more: AWS provisions no table or index without capacity");
    return std::nullopt;
}

// Rule D6.4: the target utilisation of auto scaling lies between 20% and 90%.
void check_target(const json_node& node, const ratio& target, json_problems& problems) {
    if (target >= ratio(1, 5) && target <= ratio(9, 10)) return;
    problems.add(node, errc::refused_by_aws, shown(node), "a target from 20% to 90% (rule D6.4)",
                 "choose a target in that range; 70% is usual");
}

void read_scaling(capacity_setting& into, const json_node& node, json_problems& problems) {
    object_reader reader(node, "an auto-scaled capacity", problems);
    capacity_setting::scaling scaling;
    assign(scaling.min,
           units_of(reader.required("min", "the lowest capacity, in units"), problems));
    assign(scaling.max,
           units_of(reader.required("max", "the highest capacity, in units"), problems));
    const auto* target = reader.required("target", "the utilisation aimed at, such as \"70%\"");
    if (const auto share = share_of(target, problems)) {
        check_target(*target, *share, problems);
        scaling.target = *share;
    }
    if (scaling.max > 0 && scaling.min > scaling.max) {
        problems.add(
            node, errc::contradiction,
            "min " + std::to_string(scaling.min) + " above max " + std::to_string(scaling.max),
            "a minimum not above the maximum", "exchange or correct the two");
    }
    reader.finish();
    into.scaled = scaling;
}

void read_hourly(capacity_setting& into, const json_node& node, json_problems& problems) {
    object_reader reader(node, "an hourly capacity", problems);
    const auto* list =
        list_of(reader.optional("hourly"), "a list of 24 or 168 capacities", problems);
    reader.finish();
    if (list == nullptr) return;
    for (const json_node* element : list->children) {
        if (const auto units = units_of(element, problems)) into.hourly.push_back(*units);
    }
    if (list->children.size() == 24 || list->children.size() == 168) return;
    problems.add(*list, errc::out_of_range, std::to_string(list->children.size()) + " capacities",
                 "24 (a day) or 168 (a week)", "write one capacity an hour");
}

[[nodiscard]] capacity_setting read_setting(const json_node* node, json_problems& problems) {
    capacity_setting setting;
    if (node == nullptr) return setting;
    if (node->find("hourly") != nullptr) {
        read_hourly(setting, *node, problems);
    } else if (node->kind == json_kind::object) {
        read_scaling(setting, *node, problems);
    } else {
        assign(setting.fixed, units_of(node, problems));
    }
    return setting;
}

void read_sides(table_capacity& into, object_reader& reader, json_problems& problems) {
    constexpr std::string_view expected = "units, such as 200, or {min, max, target}";
    into.read = read_setting(reader.required("read", expected), problems);
    into.write = read_setting(reader.required("write", expected), problems);
}

void refuse_sides(object_reader& reader, json_problems& problems) {
    for (const std::string_view side : {"read", "write"}) {
        const auto* node = reader.optional(side);
        if (node == nullptr) continue;
        problems.add(*node, errc::contradiction, shown(side) + " with on-demand capacity",
                     "no capacity where requests are billed one by one",
                     "drop it, or say \"mode\": \"provisioned\"");
    }
}

[[nodiscard]] table_capacity read_capacity(const json_node& node, json_problems& problems) {
    table_capacity capacity;
    object_reader reader(node, "a capacity", problems);
    const auto mode =
        choice_of(reader.required("mode", "\"on-demand\" or \"provisioned\""), modes, problems);
    assign(capacity.mode, mode);
    if (mode == capacity_mode::provisioned) {
        read_sides(capacity, reader, problems);
    } else if (mode == capacity_mode::on_demand) {
        refuse_sides(reader, problems);
    } else {
        (void)reader.optional("read");
        (void)reader.optional("write");
    }
    reader.finish();
    return capacity;
}

[[nodiscard]] table_capacity store_capacity(object_reader& reader, bool may_lack,
                                            json_problems& problems) {
    constexpr std::string_view remedy =
        "add \"capacity\": {\"mode\": \"on-demand\"}, or \"provisioned\" with \"read\" and "
        "\"write\"";
    const auto* node = may_lack ? reader.optional("capacity")
                                : reader.required("capacity", "how capacity is bought", remedy);
    return node == nullptr ? table_capacity{} : read_capacity(*node, problems);
}

// ---- indexes -----------------------------------------------------------------------------------

void read_projection(secondary_index& into, const json_node* node, json_problems& problems) {
    if (node == nullptr) return;
    if (node->kind != json_kind::object) {
        assign(into.projected, choice_of(node, projections, problems));
        return;
    }
    object_reader reader(*node, "a projection", problems);
    into.projected = projection::include;
    into.included =
        names_of(reader.required("include", "the attributes an entry holds besides keys"),
                 "a list of attribute names", problems);
    reader.finish();
}

void check_key_length(const json_node* node, const secondary_index& index,
                      json_problems& problems) {
    if (index.key.size() <= 2) return;
    problems.add(*node, errc::out_of_range, std::to_string(index.key.size()) + " key attributes",
                 "one (partition key) or two (partition key, then sort key)",
                 "an index holds further attributes by its projection");
}

// The mode is the table's (rule D4.3), so an index states capacity only where its table does.
[[nodiscard]] std::optional<table_capacity> index_capacity(const json_node* node,
                                                           capacity_mode of_table,
                                                           json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    object_reader reader(*node, "an index capacity", problems);
    table_capacity capacity;
    capacity.mode = of_table;
    const auto* mode_node = reader.optional("mode");
    const auto mode = choice_of(mode_node, modes, problems);
    if (mode && *mode != of_table) {
        problems.add(*mode_node, errc::contradiction, shown(*mode_node),
                     "the mode of the table (rule D4.3)", "leave \"mode\" out of an index");
    }
    if (of_table == capacity_mode::provisioned) {
        read_sides(capacity, reader, problems);
    } else {
        refuse_sides(reader, problems);
    }
    reader.finish();
    return capacity;
}

// What global and local indexes share.
void read_index(secondary_index& into, object_reader& reader, json_problems& problems) {
    into.name = reader.node().key;
    into.place = pointer_of(reader.node());
    assign(into.entity, words_of(reader.required("entity", "the entity it indexes"),
                                 "the name of an entity", problems));
    const auto* key = reader.required("key", "the key attributes, partition key first");
    into.key = names_of(key, "a list of one or two attribute names", problems);
    check_key_length(key, into, problems);
    read_projection(into,
                    reader.required("projection", "\"all\", \"keys-only\" or {\"include\": [...]}"),
                    problems);
    assign(into.share, share_of(reader.optional("share"), problems));
}

[[nodiscard]] std::vector<secondary_index> read_global(const json_node* node, capacity_mode mode,
                                                       json_problems& problems) {
    const auto read = [&](const json_node& child) {
        secondary_index index;
        object_reader reader(child, "an index", problems);
        read_index(index, reader, problems);
        index.capacity = index_capacity(reader.optional("capacity"), mode, problems);
        assign(index.back_fill, flag_of(reader.optional("back_fill"), problems));
        reader.finish();
        return index;
    };
    return named_things<secondary_index>(node, "indexes by name, in braces", read, problems);
}

[[nodiscard]] std::vector<secondary_index> read_local(const json_node* node,
                                                      json_problems& problems) {
    const auto read = [&](const json_node& child) {
        secondary_index index;
        object_reader reader(child, "a local index", problems);
        read_index(index, reader, problems);
        reader.finish();
        return index;
    };
    return named_things<secondary_index>(node, "local indexes by name, in braces", read, problems);
}

void check_index_names(const dynamodb_store& store, json_problems& problems) {
    for (const auto& local : store.local_indexes) {
        for (const auto& global : store.indexes) {
            if (local.name != global.name) continue;
            problems.add(
                local.place, errc::contradiction,
                shown(std::string_view(local.name)) + " in \"indexes\" and \"local_indexes\"",
                "one index of this name in a store", "rename one of the two");
        }
    }
}

// ---- the rest ----------------------------------------------------------------------------------

using table_entities = std::pair<std::string, std::vector<std::string>>;

[[nodiscard]] std::vector<table_entities> read_tables(const json_node* node,
                                                      json_problems& problems) {
    const auto read = [&](const json_node& child) {
        return table_entities{child.key, names_of(&child, "a list of entity names", problems)};
    };
    return named_things<table_entities>(node, "tables by name, such as {\"main\": [\"order\"]}",
                                        read, problems);
}

void read_global_tables(dynamodb_store& into, object_reader& reader, json_problems& problems) {
    const auto* replicas = reader.optional("replicas");
    into.replicas = names_of(replicas, "a list of regions", problems);
    for (std::size_t i = 0; i < into.replicas.size(); ++i) {
        if (!into.replicas[i].empty())
            check_region(*replicas->children[i], into.replicas[i], problems);
    }
    const auto* version = reader.optional("global_tables");
    assign(into.global_tables, choice_of(version, global_versions, problems));
    if (replicas != nullptr || version == nullptr) return;
    problems.add(reader.node(), errc::missing_key, "\"global_tables\" without \"replicas\"",
                 "the other regions of the global table", "add \"replicas\": [regions]");
}

[[nodiscard]] on_demand_backup read_backup_copy(const json_node& node, json_problems& problems) {
    on_demand_backup backup;
    object_reader reader(node, "an on-demand backup", problems);
    assign(backup.copies,
           integer_of(reader.required("copies", "how many are made in a month"), 1, problems));
    const auto* kept = reader.required("kept", "how long each is kept, such as \"30 days\"");
    if (const auto days = days_of(kept, problems)) {
        backup.kept_days = *days;
        backup.kept_text = kept->text;
    }
    reader.finish();
    return backup;
}

void read_backup(dynamodb_store& into, const json_node* node, json_problems& problems) {
    if (node == nullptr) return;
    object_reader reader(*node, "a DynamoDB backup", problems);
    assign(into.continuous_backup, flag_of(reader.optional("continuous"), problems));
    const auto* copies = list_of(reader.optional("on_demand"), "a list of backups", problems);
    if (copies != nullptr) {
        for (const json_node* element : copies->children) {
            into.on_demand_backups.push_back(read_backup_copy(*element, problems));
        }
    }
    assign(into.restores, size_of(reader.optional("restores"), problems));
    reader.finish();
}

[[nodiscard]] std::optional<table_streams> read_streams(const json_node* node,
                                                        json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    table_streams streams;
    object_reader reader(*node, "streams", problems);
    assign(streams.reads,
           rate_of(reader.required("reads", "how often they are read, such as \"1/second\""),
                   problems));
    assign(streams.reader, choice_of(reader.optional("reader"), stream_readers, problems));
    reader.finish();
    return streams;
}

[[nodiscard]] std::optional<dax_cluster> read_dax(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    dax_cluster cluster;
    object_reader reader(*node, "a DAX cluster", problems);
    assign(cluster.node,
           words_of(reader.required("node", "the node type, such as \"dax.r4.large\""),
                    "a node type", problems));
    const auto* nodes = reader.required("nodes", "how many nodes");
    assign(cluster.nodes, integer_of(nodes, 1, problems));
    if (cluster.nodes > 10) {
        problems.add(*nodes, errc::refused_by_aws, shown(*nodes) + " nodes",
                     "1 to 10 nodes: a primary and up to 9 replicas (rule D12)",
                     "state at most 10 nodes");
    }
    assign(cluster.hit_ratio, share_of(reader.optional("hit_ratio"), problems));
    reader.finish();
    return cluster;
}

}  // namespace

dynamodb_store read_dynamodb(object_reader& reader, bool capacity_may_lack,
                             json_problems& problems) {
    dynamodb_store store;
    store.capacity = store_capacity(reader, capacity_may_lack, problems);
    store.indexes = read_global(reader.optional("indexes"), store.capacity.mode, problems);
    store.local_indexes = read_local(reader.optional("local_indexes"), problems);
    check_index_names(store, problems);
    store.tables = read_tables(reader.optional("tables"), problems);
    read_global_tables(store, reader, problems);
    read_backup(store, reader.optional("backup"), problems);
    store.streams = read_streams(reader.optional("streams"), problems);
    store.dax = read_dax(reader.optional("dax"), problems);
    return store;
}

}  // namespace dbcost::io
