// SPDX-License-Identifier: MIT
// Reads what an RDS store has of its own: instance, storage, backup, schedule, replicas.
#include <algorithm>

#include "io/scenario_deployments.hpp"
#include "io/scenario_rds_hours.hpp"

namespace dbcost::io {

namespace {

constexpr std::array<choice<volume>, 3> volumes{{{name(volume::gp2), volume::gp2},
                                                 {name(volume::io1), volume::io1},
                                                 {name(volume::magnetic), volume::magnetic}}};
constexpr std::string_view let_it_choose = "smallest-that-carries";

// Whether the class exists is known to the tables; here only that it looks like one.
[[nodiscard]] result<std::string> parse_class(std::string_view text) {
    const auto dots = std::count(text.begin(), text.end(), '.');
    if (text == let_it_choose || (text.starts_with("db.") && dots == 2)) return std::string(text);
    return error{errc::unknown_class, "", shown(text),
                 "a class such as \"db.m5.large\", or \"smallest-that-carries\"",
                 "write the class as AWS names it, with \"db.\" in front"};
}

[[nodiscard]] std::optional<std::string> class_of(const json_node* node, json_problems& problems) {
    return parsed_text(node, parse_class, problems, "an instance class in quotes");
}

// ---- storage -----------------------------------------------------------------------------------

void check_iops(const object_reader& reader, volume type, json_problems& problems) {
    const bool given = reader.has("iops");
    if (given == (type == volume::io1)) return;
    problems.add(given ? pointer_to(pointer_of(reader.node()), "iops") : pointer_of(reader.node()),
                 given ? errc::contradiction : errc::missing_key,
                 given ? "\"iops\" with " + std::string(name(type)) + " storage"
                       : std::string("io1 storage without \"iops\""),
                 "\"iops\" with io1 storage, and with no other",
                 given ? "drop it, or choose \"type\": \"io1\"" : "add \"iops\", such as 3000");
}

void check_volumes(const rds_storage& storage, json_problems& problems) {
    if (storage.size == bytes(0)) return;  // reported already
    const std::string size = std::to_string(storage.size.count()) + " bytes";
    if (storage.used && *storage.used > storage.size) {
        problems.add(pointer_to(storage.place, "used"), errc::contradiction,
                     std::to_string(storage.used->count()) + " bytes used of " + size,
                     "no more data than the volume holds", "enlarge \"size\", or correct \"used\"");
    }
    if (storage.autoscaling_max && *storage.autoscaling_max <= storage.size) {
        problems.add(pointer_to(storage.place, "autoscaling_max"), errc::contradiction,
                     "a maximum not above the size of " + size, "a maximum above \"size\"",
                     "raise it, or leave it out: without it the volume does not grow");
    }
}

// What the footprint assumes beyond the loaded tables: demand/footprint_entity.hpp.
void read_footprint_assumptions(rds_storage& into, object_reader& reader, json_problems& problems) {
    assign(into.bloat, share_of(reader.optional("bloat"), problems));
    const auto* free_space = reader.optional("free_space");
    assign(into.free_space, share_of(free_space, problems));
    if (into.free_space != ratio(1)) return;
    problems.add(*free_space, errc::bad_share, "100% of the volume free", "a share below 100%",
                 "leave room for the data");
}

[[nodiscard]] rds_storage read_storage(const json_node* node, json_problems& problems) {
    rds_storage storage;
    if (node == nullptr) return storage;
    storage.place = pointer_of(*node);
    object_reader reader(*node, "a storage", problems);
    const auto type =
        choice_of(reader.required("type", "\"gp2\", \"io1\" or \"magnetic\""), volumes, problems);
    assign(storage.type, type);
    assign(storage.size,
           some_size_of(reader.required("size", "the volume, such as \"200 GiB\""), problems));
    assign(storage.iops, integer_of(reader.optional("iops"), 1, problems));
    assign(storage.autoscaling_max, some_size_of(reader.optional("autoscaling_max"), problems));
    assign(storage.used, size_of(reader.optional("used"), problems));
    read_footprint_assumptions(storage, reader, problems);
    if (type) check_iops(reader, *type, problems);
    check_volumes(storage, problems);
    reader.finish();
    return storage;
}

// ---- backup ------------------------------------------------------------------------------------

[[nodiscard]] std::optional<rds_backup> read_backup(const json_node* node,
                                                    json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    rds_backup backup;
    object_reader reader(*node, "an RDS backup", problems);
    const auto* size = reader.optional("size");
    assign(backup.size, size_of(size, problems));
    assign(backup.retention_days, integer_of(reader.optional("retention_days"), 0, problems));
    assign(backup.daily_change, share_of(reader.optional("daily_change"), problems));
    const bool modelled = reader.has("retention_days") || reader.has("daily_change");
    if (size != nullptr && modelled) {
        problems.add(*size, errc::contradiction, "a stated size beside the model of it",
                     "either \"size\", or \"retention_days\" and \"daily_change\"",
                     "drop one of the two");
    }
    reader.finish();
    return backup;
}

// ---- the rest ----------------------------------------------------------------------------------

[[nodiscard]] std::vector<rds_replica> read_replicas(const json_node* node,
                                                     json_problems& problems) {
    std::vector<rds_replica> replicas;
    const auto* list = list_of(node, "a list of replicas, such as [{\"class\": ...}]", problems);
    if (list == nullptr) return replicas;
    for (const json_node* element : list->children) {
        rds_replica replica;
        replica.place = pointer_of(*element);
        object_reader reader(*element, "a replica", problems);
        assign(replica.instance_class, class_of(reader.optional("class"), problems));
        assign(replica.region, region_of(reader.optional("region"), problems));
        assign(replica.multi_az, flag_of(reader.optional("multi_az"), problems));
        reader.finish();
        replicas.push_back(std::move(replica));
    }
    return replicas;
}

// Not metered yet: checked, and only its presence is kept.
[[nodiscard]] bool read_cpu(const json_node* node, json_problems& problems) {
    if (node == nullptr) return false;
    if (node->kind == json_kind::array) {
        for (const json_node* element : node->children) (void)share_of(element, problems);
        if (node->children.size() != 24) {
            problems.add(*node, errc::out_of_range,
                         std::to_string(node->children.size()) + " hours", "24 shares, one an hour",
                         "write one share an hour");
        }
        return true;
    }
    object_reader reader(*node, "a CPU profile, {\"average\": ...} or 24 shares", problems);
    (void)share_of(reader.required("average", "the average utilisation, such as \"25%\""),
                   problems);
    reader.finish();
    return true;
}

}  // namespace

rds_store read_rds(object_reader& reader, json_problems& problems) {
    rds_store store;
    assign(store.instance_class,
           class_of(reader.required("instance", "an instance class, such as \"db.m5.large\"",
                                    "add \"instance\" with the class to be priced"),
                    problems));
    assign(store.multi_az, flag_of(reader.optional("multi_az"), problems));
    assign(store.instances, integer_of(reader.optional("instances"), 1, problems));
    assign(store.version, words_of(reader.optional("version"), "a version in quotes", problems));
    store.running = read_running(reader, problems);
    store.storage = read_storage(
        reader.required("storage",
                        "the volume, such as {\"type\": \"gp2\", \"size\": \"200 GiB\"}"),
        problems);
    store.backup = read_backup(reader.optional("backup"), problems);
    store.replicas = read_replicas(reader.optional("replicas"), problems);
    store.has_cpu = read_cpu(reader.optional("cpu"), problems);
    store.has_pooler =
        words_of(reader.optional("pooler"), "the name of a connection pooler", problems)
            .has_value();
    return store;
}

}  // namespace dbcost::io
