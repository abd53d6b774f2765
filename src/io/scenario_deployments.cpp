// SPDX-License-Identifier: MIT
// Reads deployments and what both kinds of store share: region, entities, transfer, usage.
#include "io/scenario_deployments.hpp"

#include <algorithm>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::vector<std::pair<std::string, bytes>> read_regions(const json_node* node,
                                                                      json_problems& problems) {
    using destination = std::pair<std::string, bytes>;
    const auto read = [&](const json_node& child) {
        check_region(child, child.key, problems);
        return destination{child.key, size_of(&child, problems).value_or(bytes(0))};
    };
    return named_things<destination>(
        node, "volumes by destination, such as {\"us-west-2\": \"10 GB\"}", read, problems);
}

[[nodiscard]] data_transfer read_transfer(const json_node* node, json_problems& problems) {
    data_transfer transfer;
    if (node == nullptr) return transfer;
    object_reader reader(*node, "a transfer", problems);
    assign(transfer.internet_out, size_of(reader.optional("internet_out"), problems));
    assign(transfer.inter_zone, size_of(reader.optional("inter_zone"), problems));
    transfer.inter_region = read_regions(reader.optional("inter_region"), problems);
    reader.finish();
    return transfer;
}

// A meter of the other service under a store is a slip: its quantity would be billed here.
void check_usage(const std::vector<stated_usage>& usage, service kind, json_problems& problems) {
    const std::string_view other = kind == service::dynamodb ? "rds." : "dynamodb.";
    for (const auto& stated : usage) {
        if (!name(stated.key.id).starts_with(other)) continue;
        problems.add(stated.place, errc::contradiction, shown(name(stated.key.id)),
                     "a meter of " + std::string(name(kind)) + ", or of transfer",
                     "state it under a store of the service it belongs to");
    }
}

[[nodiscard]] std::string label(const json_node& node) {
    const auto* kind = node.find("store");
    const bool text = kind != nullptr && kind->kind == json_kind::string;
    if (text && kind->text == name(service::dynamodb)) return "a dynamodb store";
    if (text && kind->text == name(service::rds_postgresql)) return "an rds-postgresql store";
    return "a store";
}

// Where quantities are stated, requests need no capacity unless they are derived and provisioned.
[[nodiscard]] bool capacity_may_lack(const std::vector<stated_usage>& usage,
                                     bool workload_has_entities) {
    const bool provisioned =
        std::any_of(usage.begin(), usage.end(), [](const stated_usage& stated) {
            return name(stated.key.id).starts_with("dynamodb.provisioned.");
        });
    return !usage.empty() && !(provisioned && workload_has_entities);
}

void read_settings(store& into, std::optional<service> kind, object_reader& reader,
                   bool workload_has_entities, json_problems& problems) {
    if (!kind) {  // without its service only keys that no service has can be called wrong
        for (const auto key : keys_of_any_service) (void)reader.optional(key);
        into.settings = rds_store{};  // of the two, the one that nothing else refers to
        return;
    }
    check_usage(into.usage, *kind, problems);
    if (*kind == service::dynamodb) {
        into.settings =
            read_dynamodb(reader, capacity_may_lack(into.usage, workload_has_entities), problems);
    } else {
        into.settings = read_rds(reader, problems);
    }
}

[[nodiscard]] store read_store(const json_node& node, bool workload_has_entities,
                               json_problems& problems) {
    store made;
    made.name = node.key;
    made.place = pointer_of(node);
    const std::string what = label(node);
    object_reader reader(node, what, problems);
    const auto* kind_node = reader.required("store", "\"rds-postgresql\" or \"dynamodb\"");
    const auto kind =
        refuse_aurora(kind_node, problems) ? std::nullopt : choice_of(kind_node, services, problems);
    assign(made.region, region_of(reader.optional("region"), problems));
    made.entities = names_of(reader.optional("entities"), "a list of entity names", problems);
    made.transfer = read_transfer(reader.optional("transfer"), problems);
    made.usage = usage_of(reader.optional("usage"), problems);
    if (reader.is_object()) read_settings(made, kind, reader, workload_has_entities, problems);
    reader.finish();
    return made;
}

// Without entities in the workload there is nothing to hold: the stores state their usage.
void check_several(const json_node& stores, bool workload_has_entities, json_problems& problems) {
    if (stores.kind == json_kind::object && stores.children.empty()) {
        problems.add(stores, errc::missing_key, "no store", "at least one store",
                     "add a store by name, such as {\"core\": {\"store\": \"dynamodb\", ...}}");
    }
    if (stores.children.size() < 2 || !workload_has_entities) return;
    for (const json_node* store : stores.children) {
        if (store->kind != json_kind::object || store->find("entities") != nullptr) continue;
        problems.add(*store, errc::missing_key, "one of several stores, without \"entities\"",
                     "the entities this store holds", "add \"entities\": [...]");
    }
}

[[nodiscard]] deployment read_deployment(const json_node& node, bool workload_has_entities,
                                         json_problems& problems) {
    deployment made;
    made.name = node.key;
    made.place = pointer_of(node);
    const auto* stores = node.find("stores");
    if (stores == nullptr) {
        made.stores.push_back(read_store(node, workload_has_entities, problems));
        return made;
    }
    object_reader reader(node, "a deployment of several stores", problems);
    made.stores = named_things<store>(
        reader.optional("stores"), "stores by name, in braces",
        [&](const json_node& child) { return read_store(child, workload_has_entities, problems); },
        problems);
    if (node.find("store") != nullptr) {
        problems.add(*reader.optional("store"), errc::contradiction,
                     "both \"store\" and \"stores\"",
                     "one store inline, or several under \"stores\"",
                     "move the store into \"stores\" under a name");
    }
    check_several(*stores, workload_has_entities, problems);
    reader.finish();
    return made;
}

}  // namespace

std::vector<deployment> read_deployments(const json_node* node, bool workload_has_entities,
                                         json_problems& problems) {
    auto made = named_things<deployment>(
        node, "deployments by name, in braces",
        [&](const json_node& child) {
            return read_deployment(child, workload_has_entities, problems);
        },
        problems);
    if (node != nullptr && node->kind == json_kind::object && made.empty()) {
        problems.add(*node, errc::missing_key, "no deployment", "at least one deployment",
                     "add one, such as {\"plain\": {\"store\": \"dynamodb\", ...}}");
    }
    return made;
}

}  // namespace dbcost::io
