// SPDX-License-Identifier: MIT
// Two valid scenarios that tests read and change: the example of the design, as it stands there, and one
// that uses every other part of the format. And what tests say of errors.
#pragma once
#include <gtest/gtest.h>

#include <dbcost/io/parse_scenario.hpp>

namespace dbcost::test {

using strings = std::vector<std::string>;

// The example of the design, as it stands there.
inline constexpr std::string_view web_shop = R"json(
{ "scenario": 1, "name": "web shop", "region": "us-east-1", "month": "730 hours",
  "prices": { "book": "aws", "as_of": "2019-09-15" },
  "account": { "free_tier": false, "already_used": { "transfer.internet-out": "500" },
    "reservations": [ { "store": "dynamodb", "read": 500, "write": 200, "term": "1yr", "started": "2019-03" },
                      { "store": "rds-postgresql", "class": "db.m5.large", "deployment": "single-az", "count": 2, "term": "1yr", "option": "partial-upfront", "started": "2019-03" } ] },
  "workload": {
    "entities": {
      "order":   { "count": 10000000, "size": "1.2 KB", "key": { "user_id": "16 B", "order_id": "16 B" },
                   "attributes": { "status": "8 B", "placed_at": "20 B" } },
      "session": { "count": 2000000, "key": { "session_id": "32 B" },
                   "size": { "classes": [ { "share": "90%", "size": "400 B" }, { "share": "10%", "size": "6 KB" } ] } } },
    "operations": {
      "read session":   { "entity": "session", "do": "get", "rate": "50000/minute", "consistency": "eventual", "shape": "office-hours" },
      "place order":    { "entity": "order", "do": "put", "new": "100%", "rate": "20000/day" },
      "mark shipped":   { "entity": "order", "do": "update", "changes": ["status"], "rate": "19000/day" },
      "orders of user": { "entity": "order", "do": "query", "index": "by_user", "items": 20, "rate": "300000/day" },
      "top customers":  { "by": { "rds-postgresql": { "do": "sql", "rows": 200000, "cpu": "400 ms" }, "dynamodb": { "entity": "order", "do": "scan" } }, "rate": "24/day" } },
    "shapes": { "office-hours": { "hours": [1,1,1,1,1,1,2,4,8,10,10,10,9,9,9,9,9,8,7,6,4,3,2,1] } } },
  "deployments": {
    "postgres": { "store": "rds-postgresql", "instance": "db.m5.large", "multi_az": true,
                  "storage": { "type": "gp2", "size": "200 GiB" }, "backup": { "retention_days": 7, "daily_change": "3%" } },
    "dynamodb": { "store": "dynamodb", "capacity": { "mode": "on-demand" },
                  "indexes": { "by_user":   { "entity": "order", "key": ["user_id", "placed_at"], "projection": "all" },
                               "by_status": { "entity": "order", "key": ["status"], "projection": "keys-only", "share": "100%" } } },
    "hybrid":   { "stores": {
                  "core":     { "store": "rds-postgresql", "entities": ["order"], "instance": "smallest-that-carries", "storage": { "type": "gp2", "size": "200 GiB" } },
                  "sessions": { "store": "dynamodb", "entities": ["session"],
                                "capacity": { "mode": "provisioned", "read": { "min": 50, "max": 4000, "target": "70%" }, "write": 200 } } } },
    "known":    { "store": "dynamodb", "usage": { "dynamodb.on-demand.write-request-units": "42177000", "dynamodb.storage": "30" } } },
  "stated_prices": { "dynamodb.dax.node-hours[node=dax.r3.large]": { "price": "0.269", "per": "1", "source": "quote of 2019-09-20" } },
  "other_costs": { "PgBouncer hosts": { "deployment": "postgres", "monthly": "15.18" }, "schema redesign": { "deployment": "dynamodb", "once": "12000" } } }
)json";

// Everything else the format has.
inline constexpr std::string_view everything = R"json(
{ "scenario": 1, "region": "eu-west-1", "month": "2019-09",
  "prices": { "book": "article-2019", "as_of": "2019-09-15", "edition": "2019.1" },
  "options": { "page_fill": "whole items", "backup_includes_item_overhead": false, "backup_includes_gsi": true,
               "failed_condition_size": "existing", "gp2_striping": "on_400", "round_lines": true,
               "free_egress_gb_position": "own tier",
               "nested_element_overhead": 0, "scale_in_margin": "10%", "upfront": "cash" },
  "workload": {
    "entities": {
      "user":  { "count": "1000", "key": { "pk": "16 B" }, "attributes": { "name": "30 B", "team": "8 B" },
                 "size": { "histogram": [ { "up_to": "1 KB", "share": "63.2%" }, { "up_to": "2 KB", "share": "36.8%" } ] },
                 "growth_per_month": "150%", "fillfactor": 80, "postgres_indexes": [ { "columns": ["team", "pk"], "fillfactor": 70 } ],
                 "columns": [ { "name": "pk", "type": "uuid" }, { "name": "name", "type": "text", "bytes": 30, "null_fraction": 0.25 },
                              { "name": "team", "type": "varchar", "bytes": "8", "null_fraction": "5%" }, { "name": "paid", "type": "numeric", "precision": 12, "scale": 2 } ] },
      "event": { "count": 0, "key": { "pk": "2 B", "sk": "8 B" }, "attributes": { "kind": "4 B" },
                 "size": { "samples": "tests/scenarios/events.jsonl" }, "growth_per_month": 2500 } },
    "operations": {
      "several":  { "entity": "user", "do": "batch-get", "items": 10, "missing": "5%", "rate": "3000/month", "consistency": "strong" },
      "of a user": { "entity": "event", "do": "query", "index": "by_kind", "items": 0, "limit": 5, "fetch": "all", "rate": "1/week" },
      "all":      { "entity": "event", "do": "scan", "segments": 4, "limit": 100, "rate": "1/hour", "consistency": "eventual" },
      "replace":  { "entity": "user", "do": "put", "new": "0%", "changes": ["name"], "rate": "2.5/second", "shape": "trace" },
      "load":     { "entity": "event", "do": "batch-write", "items": 25, "new": "90%", "rate": "10/minute" },
      "drop":     { "entity": "user", "do": "update", "removes": ["team"], "rate": "1/day" },
      "forget":   { "entity": "user", "do": "delete", "missing": "10%", "rate": "1/day" },
      "read two": { "entity": "user", "do": "transact-get", "items": 2, "rate": "1/day" },
      "write two": { "entity": "user", "do": "transact-write", "items": 2, "changes": ["name"], "rate": "1/day" },
      "if free":  { "entity": "user", "do": "conditional", "failing": "20%", "changes": ["name"], "rate": "1/day" },
      "expire":   { "entity": "event", "do": "ttl-expire", "rate": "1/day" },
      "report":   { "by": { "rds-postgresql": { "do": "sql", "rows": 5, "cpu": "1.5 s", "joins": 2 } }, "rate": "1/day" } },
    "shapes": { "trace": { "trace": "tests/scenarios/traces/load.csv" } } },
  "deployments": {
    "tables": { "store": "dynamodb", "region": "us-west-2", "entities": ["user", "event"],
                "capacity": { "mode": "provisioned", "read": { "hourly": [1,1,1,1,1,1,2,4,8,10,10,10,9,9,9,9,9,8,7,6,4,3,2,1] }, "write": "20" },
                "indexes": { "by_name": { "entity": "user", "key": ["name"], "projection": { "include": ["team"] },
                                          "capacity": { "read": 5, "write": { "min": 1, "max": 10, "target": "70%" } } } },
                "local_indexes": { "by_kind": { "entity": "event", "key": ["pk", "kind"], "projection": "keys-only" } },
                "tables": { "main": ["user", "event"] },
                "replicas": ["us-east-1"], "global_tables": "2017.11.29",
                "backup": { "continuous": true, "on_demand": [ { "copies": 4, "kept": "30 days" } ], "restores": "40 GB" },
                "streams": { "reads": "1/second" }, "dax": { "node": "dax.r4.large", "nodes": 3, "hit_ratio": "90%" },
                "transfer": { "internet_out": "40 GB", "inter_zone": "1 GB", "inter_region": { "us-east-1": "2 GB" } } },
    "server": { "store": "rds-postgresql", "instance": "db.t3.medium", "instances": 2, "version": "11.5",
                "schedule": "weekdays 8-20",
                "storage": { "type": "io1", "size": "400 GiB", "iops": 3000, "autoscaling_max": "1 TiB", "used": "100 GiB",
                             "growth_per_month": "2 GiB", "requests_per_operation": "1.5" },
                "backup": { "daily_change": "3%", "logs": "1 GiB",
                            "snapshots": [ { "count": 4, "change": "5%", "kept": "10 days" }, {} ],
                            "copies": [ { "region": "us-east-1", "size": "9 GiB", "sent": "2 GiB" } ] }, "cpu": { "average": "25%", "credits": "12.5" }, "pooler": "PgBouncer",
                "performance_insights": { "retention_days": 731 }, "enhanced_monitoring": { "interval_seconds": 60 },
                "replicas": [ { "class": "db.m5.large", "region": "us-east-1", "multi_az": true }, {} ] } },
  "stated_prices": {
    "transfer.internet-out": { "per": "1", "source": "contract", "region": "eu-west-1", "currency": "USD",
                               "tiers": [ { "up_to": "10240", "price": "0.25" }, { "price": "0.23" } ] },
    "dynamodb.storage": { "price": [ { "price": "0.2" } ], "per": 1, "source": "contract" } },
  "other_costs": { "move": { "deployment": "tables", "once": 12000, "monthly": "1.5" } }
}
)json";

inline constexpr std::string_view smallest = R"({"scenario": 1, "region": "us-east-1", "deployments": {
    "known": {"store": "dynamodb", "usage": {"dynamodb.storage": "30"}}}})";

[[nodiscard]] inline result<scenario> parse(std::string_view text,
                                     const scenario_overrides& overrides = {}) {
    return parse_scenario(text, "file.json", overrides);
}

// A valid text with one replacement; what is to be replaced must be there once.
[[nodiscard]] inline std::string changed(std::string_view text, std::string_view from,
                                  std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    if (at == text.npos) return std::string(text);
    EXPECT_EQ(text.find(from, at + 1), text.npos) << "twice: " << from;
    return std::string(text).replace(at, from.size(), to);
}

// "code place", for comparing what was found with what was listed.
[[nodiscard]] inline std::vector<std::string> codes_and_places(const errors& found) {
    std::vector<std::string> lines;
    for (const auto& problem : found)
        lines.push_back(std::string(name(problem.code)) + " " + problem.place);
    return lines;
}

[[nodiscard]] inline std::string all_of(const error& problem) {
    return problem.place + "\n" + problem.seen + "\n" + problem.expected + "\n" + problem.remedy;
}

[[nodiscard]] inline const store& only_store(const scenario& read, std::size_t deployment) {
    EXPECT_EQ(read.deployments.at(deployment).stores.size(), 1U);
    return read.deployments.at(deployment).stores.at(0);
}

template <class Things>
[[nodiscard]] const auto& named(const Things& things, std::string_view name) {
    for (const auto& thing : things) {
        if (thing.name == name) return thing;
    }
    throw std::logic_error("no " + std::string(name));
}

}  // namespace dbcost::test
