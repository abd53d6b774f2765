// SPDX-License-Identifier: MIT
// Reads what an RDS store has of its own: instance, schedule, replicas; its volume and backups stand in
// scenario_rds_storage.cpp.
#include <algorithm>

#include "io/scenario_rds_hours.hpp"
#include "io/scenario_rds_storage.hpp"

namespace dbcost::inline v0_1::io {

namespace {

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

}  // namespace

rds_store read_rds(object_reader& reader, json_problems& problems) {
    rds_store store;
    assign(store.instance_class,
           class_of(reader.required("instance", "an instance class, such as \"db.m5.large\"",
                                    "add \"instance\" with the class to be priced"),
                    problems));
    assign(store.multi_az, flag_of(reader.optional("multi_az"), problems));
    assign(store.instances, integer_of(reader.optional("instances"), 1, problems));
    const auto* version = reader.optional("version");
    assign(store.version, words_of(version, "a version in quotes", problems));
    (void)refuse_aurora(version, problems);
    store.running = read_running(reader, problems);
    store.storage = read_storage(
        reader.required("storage",
                        "the volume, such as {\"type\": \"gp2\", \"size\": \"200 GiB\"}"),
        problems);
    store.backup = read_backup(reader.optional("backup"), problems);
    store.replicas = read_replicas(reader.optional("replicas"), problems);
    read_rds_extras(store, reader, problems);
    read_sizing(store, reader, problems);
    return store;
}

}  // namespace dbcost::io
