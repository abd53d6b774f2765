// SPDX-License-Identifier: MIT
// Reads `deployments`: each with one store inline or several under `stores`; internal to io.
//
// What AWS itself would refuse whatever the date is refused here by its rule (metering rules); what
// depends on prices, classes or dates is left to the stage that knows them.
#pragma once
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::vector<deployment> read_deployments(const json_node* node,
                                                       bool workload_has_entities,
                                                       json_problems& problems);

// The keys that belong to one service alone.
[[nodiscard]] dynamodb_store read_dynamodb(object_reader& reader, bool capacity_may_lack,
                                           json_problems& problems);
[[nodiscard]] rds_store read_rds(object_reader& reader, json_problems& problems);
void read_sizing(rds_store& into, object_reader& store, json_problems& problems);
// Processors and monitoring: "cpu", "performance_insights", "enhanced_monitoring".
void read_rds_extras(rds_store& into, object_reader& reader, json_problems& problems);
// Whether a text names Aurora, which is then told: another product, whose facts of 2019 are incomplete.
[[nodiscard]] bool refuse_aurora(const json_node* node, json_problems& problems);

// For a store that does not say which service it is.
inline constexpr std::array<std::string_view, 21> keys_of_any_service{
    "capacity", "indexes",  "local_indexes", "tables",   "replicas", "global_tables",
    "backup",   "streams",  "dax",           "instance", "multi_az", "instances",
    "version",  "schedule", "hours",         "storage",  "cpu",      "pooler",
    "performance_insights", "enhanced_monitoring", "sizing"};

}  // namespace dbcost::io
