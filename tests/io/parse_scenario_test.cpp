// SPDX-License-Identifier: MIT
// Reading scenarios: what the structs hold afterwards, and each mistake with its code, place and
// remedy.
//
// Most mistakes are one replacement in one of two texts that are valid: the example of the design
// and one that uses every other part of the format. A mistake must give exactly the errors that are
// listed, so that neither a check that is lost nor a second, consequent error goes unnoticed.
#include <gtest/gtest.h>
#include <dbcost/io/parse_scenario.hpp>

namespace dbcost {
namespace {

// The example of the design, as it stands there.
constexpr std::string_view web_shop = R"json(
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
constexpr std::string_view everything = R"json(
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

constexpr std::string_view smallest = R"({"scenario": 1, "region": "us-east-1", "deployments": {
    "known": {"store": "dynamodb", "usage": {"dynamodb.storage": "30"}}}})";

[[nodiscard]] result<scenario> parse(std::string_view text,
                                     const scenario_overrides& overrides = {}) {
    return parse_scenario(text, "file.json", overrides);
}

// A valid text with one replacement; what is to be replaced must be there once.
[[nodiscard]] std::string changed(std::string_view text, std::string_view from,
                                  std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    if (at == text.npos) return std::string(text);
    EXPECT_EQ(text.find(from, at + 1), text.npos) << "twice: " << from;
    return std::string(text).replace(at, from.size(), to);
}

// "code place", for comparing what was found with what was listed.
[[nodiscard]] std::vector<std::string> codes_and_places(const errors& found) {
    std::vector<std::string> lines;
    for (const auto& problem : found)
        lines.push_back(std::string(name(problem.code)) + " " + problem.place);
    return lines;
}

[[nodiscard]] std::string all_of(const error& problem) {
    return problem.place + "\n" + problem.seen + "\n" + problem.expected + "\n" + problem.remedy;
}

[[nodiscard]] const store& only_store(const scenario& read, std::size_t deployment) {
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

// ---- what the structs hold ---------------------------------------------------------------------

TEST(parse_scenario, the_example_of_the_design_parses) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->name, "web shop");
    EXPECT_EQ(read->region, "us-east-1");
    EXPECT_EQ(read->month, hours_730);
    EXPECT_EQ(read->prices.book, "aws");
    EXPECT_EQ(to_string(*read->prices.as_of), "2019-09-15");
    EXPECT_EQ(read->workload.entities.size(), 2U);
    EXPECT_EQ(read->workload.operations.size(), 5U);
    EXPECT_EQ(read->deployments.size(), 4U);
}

TEST(parse_scenario, accounts_hold_what_was_used_and_reserved) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->account.free_tier);
    ASSERT_EQ(read->account.already_used.size(), 1U);
    EXPECT_EQ(read->account.already_used[0].key.id, meter::internet_out);
    EXPECT_EQ(read->account.already_used[0].quantity, ratio(500));
    ASSERT_EQ(read->account.reservations.size(), 2U);
    const auto& capacity = read->account.reservations[0];
    EXPECT_EQ(capacity.kind, service::dynamodb);
    EXPECT_EQ(capacity.read, 500);
    EXPECT_EQ(capacity.write, 200);
    EXPECT_EQ(capacity.started, "2019-03");
    const auto& instances = read->account.reservations[1];
    EXPECT_EQ(instances.kind, service::rds_postgresql);
    EXPECT_EQ(instances.instance_class, "db.m5.large");
    EXPECT_EQ(instances.deployment, zones::single_az);
    EXPECT_EQ(instances.count, 2);
    EXPECT_EQ(instances.term, "1yr");
    EXPECT_EQ(instances.option, "partial-upfront");
}

TEST(parse_scenario, entities_keep_key_order_sizes_and_counts) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& order = read->workload.entities[0];
    EXPECT_EQ(order.place, "/workload/entities/order");
    EXPECT_EQ(order.count, 10000000);
    ASSERT_EQ(order.key.size(), 2U);
    EXPECT_EQ(order.key[0].name, "user_id");
    EXPECT_EQ(order.key[1].name, "order_id");
    EXPECT_EQ(order.find("placed_at")->value_size, bytes(20));
    ASSERT_EQ(order.size.classes.size(), 1U);
    EXPECT_EQ(order.size.classes[0].size, bytes(1229)) << "1.2 KB, fractional bytes round up";
    EXPECT_EQ(order.size.classes[0].share, ratio(1));
    const auto& session = read->workload.entities[1];
    ASSERT_EQ(session.size.classes.size(), 2U);
    EXPECT_EQ(session.size.classes[1].size, bytes(6144));
    EXPECT_EQ(session.size.classes[1].share, ratio(1, 10));
    EXPECT_FALSE(session.growth_per_month);
}

TEST(parse_scenario, operations_hold_what_was_said_and_the_documented_defaults) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& operations = read->workload.operations;
    EXPECT_EQ(operations[0].frequency, *parse_rate("50000/minute"));
    EXPECT_EQ(operations[0].shape, "office-hours");
    EXPECT_EQ(operations[0].forms.at(0).what, action::get);
    EXPECT_EQ(operations[1].forms.at(0).new_share, ratio(1));
    EXPECT_EQ(operations[2].forms.at(0).changes, (std::vector<std::string>{"status"}));
    EXPECT_EQ(operations[3].forms.at(0).index, "by_user");
    EXPECT_EQ(operations[3].forms.at(0).items, 20);
    EXPECT_EQ(operations[3].forms.at(0).read_consistency, consistency::eventual) << "by default";
    EXPECT_EQ(read->workload.shapes.at(0).hours.size(), 24U);
    EXPECT_EQ(read->workload.shapes.at(0).hours[9], ratio(10));
}

TEST(parse_scenario, by_gives_one_form_for_each_service) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& forms = read->workload.operations[4].forms;
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_EQ(forms[0].only_on, service::rds_postgresql);
    EXPECT_EQ(forms[0].what, action::sql);
    EXPECT_EQ(forms[0].rows, 200000);
    EXPECT_EQ(forms[0].cpu_ms, ratio(400));
    EXPECT_EQ(forms[1].only_on, service::dynamodb);
    EXPECT_EQ(forms[1].what, action::scan);
    EXPECT_EQ(forms[1].place, "/workload/operations/top customers/by/dynamodb");
    EXPECT_FALSE(read->workload.operations[0].forms.at(0).only_on);
}

TEST(parse_scenario, a_deployment_of_one_store_is_that_store_under_its_name) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& postgres = only_store(*read, 0);
    EXPECT_EQ(postgres.name, "postgres");
    EXPECT_EQ(postgres.place, "/deployments/postgres");
    EXPECT_TRUE(postgres.entities.empty());
    const auto& rds = std::get<rds_store>(postgres.settings);
    EXPECT_EQ(rds.instance_class, "db.m5.large");
    EXPECT_EQ(rds.multi_az, true);
    EXPECT_EQ(rds.storage.type, volume::gp2);
    EXPECT_EQ(rds.storage.size, gigabytes(200));
    EXPECT_EQ(rds.backup->retention_days, 7);
    EXPECT_EQ(rds.backup->daily_change, ratio(3, 100));
}

TEST(parse_scenario, indexes_keep_key_projection_and_share) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& settings = std::get<dynamodb_store>(only_store(*read, 1).settings);
    EXPECT_EQ(settings.capacity.mode, capacity_mode::on_demand);
    ASSERT_EQ(settings.indexes.size(), 2U);
    EXPECT_EQ(settings.indexes[0].key, (std::vector<std::string>{"user_id", "placed_at"}));
    EXPECT_EQ(settings.indexes[0].projected, projection::all);
    EXPECT_EQ(settings.indexes[0].share, ratio(1));
    EXPECT_EQ(settings.indexes[1].projected, projection::keys_only);
    EXPECT_EQ(settings.indexes[1].entity, "order");
    EXPECT_FALSE(settings.indexes[1].capacity);
}

TEST(parse_scenario, a_deployment_of_several_stores_keeps_who_holds_what) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& stores = read->deployments[2].stores;
    ASSERT_EQ(stores.size(), 2U);
    EXPECT_EQ(stores[0].name, "core");
    EXPECT_EQ(stores[0].entities, (std::vector<std::string>{"order"}));
    EXPECT_EQ(std::get<rds_store>(stores[0].settings).multi_az, false) << "by default";
    EXPECT_FALSE(std::get<rds_store>(stores[0].settings).backup) << "the meter takes that default";
    const auto& capacity = std::get<dynamodb_store>(stores[1].settings).capacity;
    EXPECT_EQ(capacity.mode, capacity_mode::provisioned);
    EXPECT_EQ(capacity.read.scaled->min, 50);
    EXPECT_EQ(capacity.read.scaled->max, 4000);
    EXPECT_EQ(capacity.read.scaled->target, ratio(7, 10));
    EXPECT_EQ(capacity.write.fixed, 200);
    EXPECT_FALSE(capacity.write.scaled);
}

TEST(parse_scenario, usage_stated_prices_and_other_costs_keep_their_exact_figures) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    const auto& usage = only_store(*read, 3).usage;
    ASSERT_EQ(usage.size(), 2U);
    EXPECT_EQ(usage[0].key.id, meter::on_demand_writes);
    EXPECT_EQ(usage[0].quantity, ratio(42177000));
    EXPECT_EQ(usage[0].place, "/deployments/known/usage/dynamodb.on-demand.write-request-units");
    ASSERT_EQ(read->stated_prices.size(), 1U);
    const auto& dax = read->stated_prices[0];
    EXPECT_EQ(to_string(dax.key), "dynamodb.dax.node-hours[node=dax.r3.large]");
    ASSERT_EQ(dax.tiers.size(), 1U);
    EXPECT_EQ(to_string(dax.tiers[0].price), "0.269");
    EXPECT_FALSE(dax.tiers[0].up_to);
    EXPECT_EQ(to_string(dax.per), "1");
    EXPECT_EQ(dax.price_text, "0.269");
    EXPECT_EQ(dax.source, "quote of 2019-09-20");
    ASSERT_EQ(read->other_costs.size(), 2U);
    EXPECT_EQ(to_string(*read->other_costs[0].monthly), "15.18");
    EXPECT_FALSE(read->other_costs[0].once);
    EXPECT_EQ(to_string(*read->other_costs[1].once), "12000");
}

TEST(parse_scenario, every_other_part_of_the_format_parses) {
    const auto read = parse(everything);
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->month, calendar_month(2019, 9));
    EXPECT_EQ(read->prices.edition, "2019.1");
    EXPECT_EQ(read->options.fill, page_fill::whole_items);
    EXPECT_FALSE(read->options.backup_includes_item_overhead);
    EXPECT_TRUE(read->options.backup_includes_gsi);
    using option = std::pair<std::string, std::string>;
    EXPECT_EQ(read->unmetered_options, (std::vector<option>{{"free_egress_gb_position", "own tier"}}))
        << "options at their default ask for nothing";
    EXPECT_EQ(read->options.failed_condition_size, condition_size::of_existing_item);
    EXPECT_EQ(read->options.nested_element_overhead, 0);
    EXPECT_EQ(read->options.scale_in_margin, ratio(1, 10));
    EXPECT_EQ(read->options.upfront, upfront_view::cash);
    EXPECT_EQ(read->options.gp2_striping, gp2_striping::on_400);
    EXPECT_EQ(read->options.global_v1_rule, global_v1_writes::flat2);
}

TEST(parse_scenario, other_sizes_counts_and_growth_are_kept) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto& user = read->workload.entities[0];
    EXPECT_EQ(user.count, 1000);
    ASSERT_EQ(user.size.classes.size(), 2U);
    EXPECT_EQ(user.size.classes[0].share, ratio(632, 1000));
    EXPECT_EQ(user.size.classes[1].size, bytes(2048));
    EXPECT_TRUE(user.growth_per_month->is_share);
    EXPECT_EQ(user.growth_per_month->amount, ratio(3, 2));
    const auto& event = read->workload.entities[1];
    EXPECT_EQ(event.size.samples_file, "tests/scenarios/events.jsonl");
    ASSERT_EQ(event.size.classes.size(), 2U);  // measured: sample_items_test.cpp
    EXPECT_EQ(event.size.classes[1].share, ratio(1, 3));
    EXPECT_FALSE(event.growth_per_month->is_share);
    EXPECT_EQ(event.growth_per_month->amount, ratio(2500));
}

TEST(parse_scenario, columns_make_a_table_and_are_attributes) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto& user = read->workload.entities[0];
    ASSERT_EQ(user.columns.size(), 4U);
    EXPECT_EQ(user.columns[0].values[0].size, bytes(16));
    EXPECT_EQ(user.columns[1].type, column_type::text);
    EXPECT_EQ(null_share_of(user.columns[1]), ratio(1, 4));
    EXPECT_EQ(null_share_of(user.columns[2]), ratio(1, 20));
    EXPECT_EQ(user.columns[3].values[0].size, bytes(10));  // 2 + 2 x (three groups of four and one)
    ASSERT_EQ(user.postgres_indexes->size(), 1U);
    EXPECT_EQ(user.postgres_indexes->front().columns, (std::vector<std::string>{"team", "pk"}));
    EXPECT_EQ(user.postgres_indexes->front().fillfactor, 70);
    EXPECT_EQ(user.fillfactor, 80);
    EXPECT_EQ(user.size.classes.size(), 2U);  // the stated size holds for DynamoDB
    EXPECT_EQ(user.find("pk")->value_size, bytes(16));
    EXPECT_EQ(user.find("paid")->value_size, bytes(7));  // 1 + five pairs before the point and one after
    const auto& event = read->workload.entities[1];
    EXPECT_TRUE(event.columns.empty());
    EXPECT_FALSE(event.postgres_indexes);
}

TEST(parse_scenario, without_a_size_items_hold_what_the_columns_hold) {
    std::string text(everything);
    const std::string size = R"("size": { "histogram": [ { "up_to": "1 KB", "share": "63.2%" }, { "up_to": "2 KB", "share": "36.8%" } ] },)";
    text.erase(text.find(size), size.size());
    const auto read = parse(text);
    ASSERT_TRUE(read);
    // pk 2 + 16, paid 4 + 7; name 4 + 30 in three quarters, team 4 + 8 in 95%.
    const auto& classes = read->workload.entities[0].size.classes;
    ASSERT_EQ(classes.size(), 4U);
    EXPECT_EQ(classes[0].size, bytes(29));
    EXPECT_EQ(classes[0].share, ratio(1, 80));
    EXPECT_EQ(classes[3].size, bytes(75));
    EXPECT_EQ(classes[3].share, ratio(57, 80));
}

TEST(parse_scenario, every_action_keeps_its_keys) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto form = [&](std::string_view name) {
        return named(read->workload.operations, name).forms.at(0);
    };
    EXPECT_EQ(form("several").what, action::batch_get);
    EXPECT_EQ(form("several").items, 10);
    EXPECT_EQ(form("several").missing, ratio(1, 20));
    EXPECT_EQ(form("several").read_consistency, consistency::strong);
    EXPECT_EQ(form("of a user").limit, 5);
    EXPECT_EQ(form("of a user").items, 0);
    EXPECT_TRUE(form("of a user").fetch_all);
    EXPECT_EQ(form("all").segments, 4);
    EXPECT_EQ(form("replace").new_share, ratio(0));
    EXPECT_EQ(form("load").what, action::batch_write);
    EXPECT_EQ(form("load").new_share, ratio(9, 10));
    EXPECT_EQ(form("drop").removes, (std::vector<std::string>{"team"}));
    EXPECT_EQ(form("forget").what, action::remove);
    EXPECT_EQ(form("read two").what, action::transact_get);
    EXPECT_EQ(form("write two").what, action::transact_write);
    EXPECT_EQ(form("if free").failing, ratio(1, 5));
    EXPECT_EQ(form("expire").what, action::ttl_expire);
    EXPECT_EQ(form("report").joins, 2);
    const auto& trace = named(read->workload.shapes, "trace");
    EXPECT_EQ(trace.trace_file, "tests/scenarios/traces/load.csv");
    EXPECT_EQ(trace.minutes, (std::vector<ratio>{ratio(1), ratio(5, 2), ratio(0)}));
}

TEST(parse_scenario, every_setting_of_a_dynamodb_store_is_kept) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto& where = only_store(*read, 0);
    EXPECT_EQ(where.region, "us-west-2");
    EXPECT_EQ(where.transfer.internet_out, gigabytes(40));
    EXPECT_EQ(where.transfer.inter_zone, gigabytes(1));
    ASSERT_EQ(where.transfer.inter_region.size(), 1U);
    EXPECT_EQ(where.transfer.inter_region[0],
              (std::pair<std::string, bytes>("us-east-1", gigabytes(2))));
    const auto& settings = std::get<dynamodb_store>(where.settings);
    EXPECT_EQ(settings.capacity.read.hourly.size(), 24U);
    EXPECT_EQ(settings.capacity.read.hourly[8], 8);
    EXPECT_EQ(settings.capacity.write.fixed, 20);
    EXPECT_EQ(settings.indexes[0].projected, projection::include);
    EXPECT_EQ(settings.indexes[0].included, (std::vector<std::string>{"team"}));
    EXPECT_EQ(settings.indexes[0].capacity->read.fixed, 5);
    EXPECT_EQ(settings.indexes[0].capacity->mode, capacity_mode::provisioned);
    EXPECT_EQ(settings.local_indexes.at(0).name, "by_kind");
    EXPECT_EQ(settings.tables.at(0).second, (std::vector<std::string>{"user", "event"}));
    EXPECT_EQ(settings.replicas, (std::vector<std::string>{"us-east-1"}));
    EXPECT_EQ(settings.global_tables, "2017.11.29");
    EXPECT_TRUE(settings.continuous_backup);
    EXPECT_EQ(settings.on_demand_backups.at(0).copies, 4);
    EXPECT_EQ(settings.on_demand_backups.at(0).kept_days, ratio(30));
    EXPECT_EQ(settings.on_demand_backups.at(0).kept_text, "30 days");
    EXPECT_EQ(settings.restores, gigabytes(40));
    EXPECT_EQ(settings.streams->reads, *parse_rate("1/second"));
    EXPECT_EQ(settings.dax->nodes, 3);
    EXPECT_EQ(settings.dax->hit_ratio, ratio(9, 10));
}

TEST(parse_scenario, every_setting_of_an_rds_store_is_kept) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto& settings = std::get<rds_store>(only_store(*read, 1).settings);
    EXPECT_EQ(settings.instances, 2);
    EXPECT_EQ(settings.version, "11.5");
    EXPECT_EQ(settings.running.schedule, (running_schedule{true, 8, 20}));
    EXPECT_EQ(settings.storage.type, volume::io1);
    EXPECT_EQ(settings.storage.iops, 3000);
    EXPECT_EQ(settings.storage.autoscaling_max, gigabytes(1024));
    EXPECT_EQ(settings.storage.used, gigabytes(100));
    EXPECT_EQ(settings.storage.place, "/deployments/server/storage");
    EXPECT_EQ(settings.storage.growth_per_month->amount, ratio(gigabytes(2).count()));
    EXPECT_EQ(settings.storage.requests_per_operation, ratio(3, 2));
    EXPECT_EQ(settings.backup->retention_days, 7) << "by default, where a model is stated";
    EXPECT_EQ(settings.backup->logs, gigabytes(1));
    ASSERT_EQ(settings.backup->snapshots.size(), 2U);
    EXPECT_EQ(settings.backup->snapshots[0].count, 4);
    EXPECT_EQ(settings.backup->snapshots[0].change, ratio(5, 100));
    EXPECT_EQ(settings.backup->snapshots[0].kept_days, ratio(10));
    EXPECT_EQ(settings.backup->snapshots[1].count, 1);
    ASSERT_EQ(settings.backup->copies.size(), 1U);
    EXPECT_EQ(settings.backup->copies[0].region, "us-east-1");
    EXPECT_EQ(settings.backup->copies[0].size, gigabytes(9));
    EXPECT_EQ(settings.backup->copies[0].sent, gigabytes(2));
    ASSERT_TRUE(settings.cpu);
    EXPECT_EQ(settings.cpu->hourly, std::vector<ratio>{ratio(1, 4)});
    EXPECT_EQ(settings.cpu->credits, ratio(25, 2));
    EXPECT_FALSE(settings.cpu->surplus);
    EXPECT_EQ(settings.insights_days, 731);
    EXPECT_EQ(settings.monitoring_seconds, 60);
    EXPECT_TRUE(settings.has_pooler);
    ASSERT_EQ(settings.replicas.size(), 2U);
    EXPECT_EQ(settings.replicas[0].region, "us-east-1");
    EXPECT_TRUE(settings.replicas[0].multi_az);
    EXPECT_EQ(settings.replicas[1].instance_class, "");
}

TEST(parse_scenario, a_processor_profile_may_have_24_hours_in_a_list_or_under_a_key) {
    const std::string hours = R"(["100%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%",)"
                              R"("0%","0%","0%","0%","0%","0%","0%","0%","50%"])";
    const std::string average = R"({ "average": "25%", "credits": "12.5" })";
    for (const auto& written : {hours, "{ \"hourly\": " + hours + ", \"surplus\": 7 }"}) {
        const auto read = parse(changed(everything, average, written));
        ASSERT_TRUE(read) << all_of(read.problems().front());
        const auto& cpu = *std::get<rds_store>(only_store(*read, 1).settings).cpu;
        ASSERT_EQ(cpu.hourly.size(), 24U);
        EXPECT_EQ(cpu.hourly.front(), ratio(1));
        EXPECT_EQ(cpu.hourly.back(), ratio(1, 2));
        EXPECT_EQ(cpu.average(), ratio(1, 16));
        EXPECT_EQ(cpu.surplus.value_or(ratio(7)), ratio(7));
    }
}

TEST(parse_scenario, stated_prices_may_have_tiers_under_either_key) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->stated_prices.size(), 2U);
    const auto& transfer = read->stated_prices[0];
    ASSERT_EQ(transfer.tiers.size(), 2U);
    EXPECT_EQ(to_string(*transfer.tiers[0].up_to), "10240");
    EXPECT_EQ(to_string(transfer.tiers[1].price), "0.23");
    EXPECT_FALSE(transfer.tiers[1].up_to);
    EXPECT_EQ(transfer.region, "eu-west-1");
    EXPECT_EQ(transfer.price_text, "0.25 up to 10240, then 0.23");
    EXPECT_EQ(read->stated_prices[1].tiers.size(), 1U);
}

TEST(parse_scenario, the_smallest_scenario_is_short) {
    const auto read = parse(smallest);
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_TRUE(read->workload.entities.empty());
    EXPECT_EQ(read->month, hours_730);
    EXPECT_TRUE(read->prices.book.empty());
}

// ---- defaults ----------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> noted(const scenario& read) {
    std::vector<std::string> notes;
    for (const auto& note : read.defaults) notes.push_back(note.place + " = " + note.value);
    return notes;
}

using strings = std::vector<std::string>;

TEST(defaults, each_key_left_out_is_noted_once_with_its_pointer) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    EXPECT_EQ(noted(*read),
              (strings{"/workload/operations/orders of user/consistency = eventual",
                       "/workload/operations/top customers/by/dynamodb/consistency = eventual",
                       "/deployments/hybrid/stores/core/multi_az = false",
                       "/deployments/known/capacity = on-demand"}));
}

TEST(defaults, month_book_new_and_retention_are_noted_too) {
    auto text = changed(web_shop, R"("month": "730 hours",)", "");
    text = changed(text, R"("book": "aws", )", "");
    text = changed(text, R"("do": "put", "new": "100%")", R"("do": "put")");
    text = changed(text, R"("retention_days": 7, )", "");
    const auto read = parse(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(noted(*read),
              (strings{"/month = 730 hours", "/prices/book = aws",
                       "/workload/operations/place order/new = 100%",
                       "/workload/operations/orders of user/consistency = eventual",
                       "/workload/operations/top customers/by/dynamodb/consistency = eventual",
                       "/deployments/postgres/backup/retention_days = 7",
                       "/deployments/hybrid/stores/core/multi_az = false",
                       "/deployments/known/capacity = on-demand"}));
}

TEST(defaults, of_replacements_that_name_no_change_are_noted_where_an_index_follows) {
    const auto notes = [](std::string_view form) {
        const auto read = parse(changed(web_shop, R"("do": "put", "new": "100%")", form));
        return noted(*read).front();
    };
    const std::string note = "/workload/operations/place order/changes = something in each index entry";
    EXPECT_EQ(notes(R"("do": "put", "new": "0%")"), note);
    EXPECT_EQ(notes(R"("do": "put", "new": "99%")"), note);
    EXPECT_NE(notes(R"("do": "put", "new": "0%", "changes": ["status"])"), note);
    EXPECT_NE(notes(R"("do": "put", "new": "100%")"), note);
    auto session = changed(web_shop, R"("entity": "order", "do": "put", "new": "100%")",
                           R"("entity": "session", "do": "put", "new": "0%")");
    EXPECT_NE(noted(*parse(session)).front(), note) << "no index follows sessions";
}

TEST(defaults, a_default_that_no_store_would_use_is_not_noted) {
    const auto read = parse(
        R"({"scenario": 1, "region": "us-east-1", "month": "30 days", "prices": {"book": "aws"},
        "workload": {"entities": {"a": {"count": 1, "size": "1 KB", "key": {"id": "4 B"}}},
                     "operations": {"r": {"entity": "a", "do": "get", "rate": "1/day"},
                                    "w": {"entity": "a", "do": "put", "rate": "1/day"}}},
        "deployments": {"server": {"store": "rds-postgresql", "instance": "db.t3.medium", "multi_az": false,
                                   "storage": {"type": "gp2", "size": "20 GiB"}, "backup": {"size": "1 GB"}}}})");
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(noted(*read), strings{});
    EXPECT_EQ(read->workload.operations[0].forms[0].read_consistency, consistency::eventual);
    EXPECT_EQ(read->workload.operations[1].forms[0].new_share, ratio(1));
    EXPECT_FALSE(std::get<rds_store>(only_store(*read, 0).settings).backup->retention_days);
}

TEST(defaults, stated_usage_needs_no_capacity_where_nothing_is_derived) {
    const auto read = parse(changed(smallest, R"("dynamodb.storage": "30")",
                                    R"("dynamodb.provisioned.read-capacity-unit-hours": "7300")"));
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(noted(*read), (strings{"/month = 730 hours", "/prices/book = aws"}));
}

// ---- changes from the command line -------------------------------------------------------------

TEST(overrides, a_set_changes_one_value_as_if_the_file_held_it) {
    const auto read =
        parse(web_shop, {.sets = {{"/workload/entities/order/count", "5000"},
                                  {"/workload/operations/place order/rate", "7/second"},
                                  {"/deployments/postgres/multi_az", "false"},
                                  {"/other_costs/PgBouncer hosts/monthly", "0.5"}}});
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->workload.entities[0].count, 5000);
    EXPECT_EQ(read->workload.operations[1].frequency, *parse_rate("7/second"));
    EXPECT_EQ(std::get<rds_store>(only_store(*read, 0).settings).multi_az, false);
    EXPECT_EQ(to_string(*read->other_costs[0].monthly), "0.5");
    EXPECT_NE(read->normalised.find("\"count\":5000"), std::string::npos);
}

TEST(overrides, a_set_is_checked_like_the_file) {
    const auto read = parse(web_shop, {.sets = {{"/workload/operations/place order/rate", "-1/day"},
                                                {"/deployments/postgres/storage/type", "gp9"},
                                                {"/workload/entities/order/cuont", "1"}}});
    EXPECT_EQ(codes_and_places(read.problems()),
              (strings{"unknown-pointer file.json: /workload/entities/order/cuont",
                       "bad-rate file.json: /workload/operations/place order/rate",
                       "bad-choice file.json: /deployments/postgres/storage/type"}));
    EXPECT_NE(read.problems()[0].remedy.find("count"), std::string::npos);
}

TEST(overrides, book_date_and_month_are_put_in_where_they_lack) {
    const auto read =
        parse(smallest, {.book = "article-2019", .as_of = "2019-09-15", .month = "2019-09"});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->prices.book, "article-2019");
    EXPECT_EQ(to_string(*read->prices.as_of), "2019-09-15");
    EXPECT_EQ(read->month, calendar_month(2019, 9));
    EXPECT_EQ(noted(*read), strings{});
    EXPECT_TRUE(read->normalised.ends_with(
        R"(,"prices":{"book":"article-2019","as_of":"2019-09-15"},"month":"2019-09"})"));
}

TEST(overrides, book_date_and_month_replace_what_the_file_says) {
    const auto read =
        parse(web_shop, {.book = "article-2019", .as_of = "2019-02-30", .month = "31 days"});
    EXPECT_EQ(codes_and_places(read.problems()),
              (strings{"bad-month file.json: /month", "bad-date file.json: /prices/as_of"}));
}

TEST(normalised, is_the_file_without_its_white_space_and_gives_the_same_scenario_again) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto again = parse(read->normalised);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->normalised, read->normalised);
    EXPECT_EQ(again->workload.operations.size(), read->workload.operations.size());
    EXPECT_TRUE(
        read->normalised.starts_with(R"({"scenario":1,"region":"eu-west-1","month":"2019-09",)"));
}

// ---- one mistake at a time ---------------------------------------------------------------------

struct mistake {
    const char* sentence;
    std::string_view text;
    std::string_view from, to;
    strings found;     // "code place", the file left out
    const char* word;  // in the first error: of its remedy, mostly
};

void PrintTo(const mistake& one, std::ostream* out) { *out << one.sentence; }

// ---- what has no effect ------------------------------------------------------------------------

TEST(parse_scenario, items_may_be_as_small_as_what_they_hold) {
    EXPECT_TRUE(parse(changed(web_shop, R"("1.2 KB")", R"("90 B")")));
    EXPECT_TRUE(parse(changed(web_shop, R"("400 B")", R"("42 B")")));
}

TEST(parse_scenario, a_query_finds_at_most_what_the_month_begins_with_and_adds) {
    const auto of_events = [](std::string_view items) {
        return parse(changed(everything, R"("items": 0, "limit": 5)", items));
    };
    // 2,500 stated; 10 a minute x 25 x 90% x 43,200 minutes are 9,720,000
    EXPECT_TRUE(of_events(R"("items": 9722500, "limit": 5)"));
    const auto read = of_events(R"("items": 9722501, "limit": 5)");
    ASSERT_FALSE(read);
    EXPECT_EQ(codes_and_places(read.problems()),
              (std::vector<std::string>{"contradiction file.json: /workload/operations/of a user/items"}));
    EXPECT_NE(read.problems().front().seen.find("which has 9722500"), std::string::npos);
}

TEST(parse_scenario, a_whole_number_may_end_in_a_zero_fraction) {
    const auto read = parse(changed(web_shop, "10000000", "900000.0"));
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->workload.entities[0].count, 900000);
}

// Other usage and the free tier count in the region of the scenario; the one store is elsewhere.
TEST(parse_scenario, what_counts_in_the_region_of_the_scenario_needs_a_store_there) {
    const auto text = [](std::string_view store_region, std::string_view more) {
        return R"({"scenario": 1, "region": "us-east-1", "account": {"already_used": {"dynamodb.storage": "1"}},
            "options": {"free_tier_scope": "one_region"}, "deployments": {"known": {"store": "dynamodb",
            "usage": {"dynamodb.storage": "30"}, "region": ")" + std::string(store_region) + "\"" + std::string(more) + "}}}";
    };
    EXPECT_TRUE(parse(text("us-east-1", "")));
    EXPECT_TRUE(parse(text("us-west-2", R"(, "replicas": ["us-east-1"])")));
    const auto read = parse(text("us-west-2", ""));
    ASSERT_FALSE(read);
    EXPECT_EQ(codes_and_places(read.problems()),
              (std::vector<std::string>{"contradiction file.json: /account/already_used/dynamodb.storage",
                                        "contradiction file.json: /options/free_tier_scope"}));
    EXPECT_NE(all_of(read.problems().front()).find("us-west-2"), std::string::npos);
}

TEST(parse_scenario, a_largest_collection_needs_a_local_index_on_its_table) {
    const auto read = parse(changed(everything, R"("event": { "count": 0)",
                                    R"("event": { "largest_collection": 7, "count": 0)"));
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_TRUE(parse(changed(everything, R"("user":  { "count": "1000")",
                              R"("user":  { "largest_collection": 7, "count": "1000")")))
        << "both lie in one table";
}

// "code place" with the file: of a pointer, or of nothing, that of the scenario.
[[nodiscard]] std::string placed(const std::string& line) {
    const auto space = line.find(' ');
    if (space == line.npos) return line + " file.json";
    const bool pointer = line[space + 1] == '/';
    return pointer ? line.substr(0, space) + " file.json: " + line.substr(space + 1) : line;
}

class scenario_mistakes : public testing::TestWithParam<mistake> {};

TEST_P(scenario_mistakes, is_reported_with_place_and_remedy) {
    const auto& one = GetParam();
    const auto found = parse(changed(one.text, one.from, one.to)).problems();
    strings expected;
    for (const auto& line : one.found) expected.push_back(placed(line));
    ASSERT_EQ(codes_and_places(found), expected) << (found.empty() ? "" : all_of(found.front()));
    EXPECT_NE(all_of(found.front()).find(one.word), std::string::npos) << all_of(found.front());
    for (const auto& problem : found) {
        EXPECT_FALSE(problem.seen.empty() || problem.expected.empty() || problem.remedy.empty());
    }
}

[[nodiscard]] std::string test_name(const testing::TestParamInfo<mistake>& info) {
    std::string name(info.param.sentence);
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name;
}

const auto& shop = web_shop;
const auto& rest = everything;

// A row is a mistake: name, valid text, what is replaced, by what, errors, a word of the first one.
// clang-format off
INSTANTIATE_TEST_SUITE_P(top_level, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a scenario without its version", shop, R"("scenario": 1, )", "",
     {"missing-key"}, "add \"scenario\""},
    {"a version that is not known", shop, R"("scenario": 1)", R"("scenario": 2)",
     {"bad-choice /scenario"}, "later dbcost"},
    {"no region", shop, R"("region": "us-east-1", )", "", {"missing-key"}, "region"},
    {"a region by its name", shop, R"("region": "us-east-1")", R"("region": "N. Virginia")",
     {"unknown-region /region"}, "lower-case"},
    {"an unknown key at the top", shop, R"("other_costs": {)", R"("other_cost": {)",
     {"unknown-key /other_cost"}, "\"other_costs\"?"},
    {"a month that is none", shop, "730 hours", "731 hours", {"bad-month /month"}, "730"},
    {"a thirteenth month", rest, R"("month": "2019-09")", R"("month": "2019-13")",
     {"bad-month /month"}, "2019-13"},
    {"a day that does not exist", shop, "2019-09-15", "2019-09-31",
     {"bad-date /prices/as_of"}, "2019-09-15"},
    {"a misspelt key of prices", shop, R"("as_of")", R"("asof")",
     {"unknown-key /prices/asof"}, "as_of"},
    {"no deployments", smallest, R"(
    "known": {"store": "dynamodb", "usage": {"dynamodb.storage": "30"}})",
     "", {"missing-key /deployments"}, "at least one"},
    {"a deployment of no stores", smallest,
     R"({"store": "dynamodb", "usage": {"dynamodb.storage": "30"}})", R"({"stores": {}})",
     {"missing-key /deployments/known/stores"}, "add a store"},
    {"a list of deployments", smallest, R"({
    "known": {"store": "dynamodb", "usage": {"dynamodb.storage": "30"}}})",
     "[]", {"wrong-type /deployments"}, "by name"},
    {"a null where text belongs", shop, R"("web shop")", "null",
     {"wrong-type /name"}, "a name"},
    {"an empty name", shop, R"("web shop")", R"("")", {"bad-choice /name"}, "leave the key out"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(account, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a free tier in quotes", shop, R"("free_tier": false)", R"("free_tier": "no")",
     {"wrong-type /account/free_tier"}, "true or false"},
    {"an unknown meter used", shop, R"("transfer.internet-out")", R"("transfer.internet-ou")",
     {"bad-meter /account/already_used/transfer.internet-ou"}, "transfer.internet-out"},
    {"a negative quantity", shop, R"("500" })", R"("-500" })",
     {"out-of-range /account/already_used/transfer.internet-out"}, "minus"},
    {"a reservation of no units", shop, R"("read": 500, "write": 200, "term")", R"("term")",
     {"missing-key /account/reservations/0"}, "read"},
    {"a term that is not sold", shop, R"("write": 200, "term": "1yr")",
     R"("write": 200, "term": "2yr")", {"bad-choice /account/reservations/0/term"}, "1yr"},
    {"a payment option of instances on capacity", shop, R"("write": 200, "term")",
     R"("write": 200, "option": "no-upfront", "term")",
     {"unknown-key /account/reservations/0/option"}, "a reservation"},
    {"a reservation without a start", shop, R"(, "started": "2019-03" },)", " },",
     {"missing-key /account/reservations/0"}, "started"},
    {"a start that is no month", shop, R"("started": "2019-03" },)", R"("started": "March" },)",
     {"bad-date /account/reservations/0/started"}, "2019-03"},
    {"a deployment of instances that is none", shop, R"("single-az")", R"("single")",
     {"bad-choice /account/reservations/1/deployment"}, "single-az"},
    {"an unknown payment option", shop, R"("partial-upfront")", R"("partial")",
     {"bad-choice /account/reservations/1/option"}, "partial-upfront"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(options, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a misspelt option", rest, R"("round_lines")", R"("round_line")",
     {"unknown-key /options/round_line"}, "round_lines"},
    {"an unknown page fill", rest, R"("whole items")", R"("half items")",
     {"bad-choice /options/page_fill"}, "whole items"},
    {"a flag that is a word", rest, R"("backup_includes_gsi": true)",
     R"("backup_includes_gsi": "yes")", {"wrong-type /options/backup_includes_gsi"},
     "true or false"},
    {"an option that is a list", rest, R"("round_lines": true)", R"("round_lines": [])",
     {"wrong-type /options/round_lines"}, "true or false"},
    {"the month as an option", rest, R"("round_lines": true)", R"("month_hours": 744)",
     {"contradiction /options/month_hours"}, "\"month\""},
}), test_name);

INSTANTIATE_TEST_SUITE_P(entities, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"an entity without count", shop, R"("count": 10000000, )", "",
     {"missing-key /workload/entities/order"}, "count"},
    {"a negative count", shop, "10000000", "-1", {"out-of-range /workload/entities/order/count"},
     "minus"},
    {"a count with a fraction", shop, "10000000", "1.5",
     {"bad-number /workload/entities/order/count"}, "digits only"},
    {"a count beyond 64 bits", shop, "10000000", "\"9223372036854775808\"",
     {"out-of-range /workload/entities/order/count"}, "64 bits"},
    {"a size without unit", shop, R"("1.2 KB")", R"("1200")",
     {"bad-size /workload/entities/order/size"}, "units are"},
    {"a size as a number", shop, R"("1.2 KB")", "1200", {"bad-size /workload/entities/order/size"},
     "units are"},
    {"a size as a decimal number", shop, R"("1.2 KB")", "1.2",
     {"bad-size /workload/entities/order/size"}, "units are"},
    {"a count with an exponent", shop, "10000000", "1e7",
     {"bad-number /workload/entities/order/count"}, "digits only"},
    {"items without room for what they hold", shop, R"("1.2 KB")", R"("89 B")",
     {"contradiction /workload/entities/order/size"}, "take 90"},
    {"a smallest class without room for its key", shop, R"("400 B")", R"("41 B")",
     {"contradiction /workload/entities/session/size"}, "items of 41 bytes"},
    {"a histogram that begins below what is named", rest, R"("up_to": "1 KB")", R"("up_to": "63 B")",
     {"contradiction /workload/entities/user/size"}, "take 64"},
    {"a largest collection without a local index", shop, R"("size": "1.2 KB")",
     R"("size": "1.2 KB", "largest_collection": 9)",
     {"contradiction /workload/entities/order/largest_collection"}, "local_indexes"},
    {"an item of no bytes", shop, R"("1.2 KB")", R"("0 B")",
     {"out-of-range /workload/entities/order/size"}, "above zero"},
    {"a size too large to multiply", shop, R"("1.2 KB")", R"("9999999999999999999999999999 TB")",
     {"overflow /workload/entities/order/size"}, "too large"},
    {"a size of 400 digits in quotes", shop, R"("1.2 KB")",
     R"("1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 B")",
     {"bad-size /workload/entities/order/size"}, "units are"},
    {"classes that sum to 99 percent", shop, R"("90%")", R"("89%")",
     {"bad-share /workload/entities/session/size/classes"}, "99%"},
    {"classes that miss 100 percent by the tenth digit", shop,
     R"("90%")", R"("89.9999999999%")", {"bad-share /workload/entities/session/size/classes"},
     "exactly 100%"},
    {"a share above 100 percent", shop, R"("90%")", R"("190%")",
     {"bad-share /workload/entities/session/size/classes/0/share"}, "90%"},
    {"a class without size", shop, R"("share": "90%", "size": "400 B")", R"("share": "90%")",
     {"missing-key /workload/entities/session/size/classes/0"}, "size"},
    {"a histogram that does not rise", rest, R"("2 KB")", R"("1 KB")",
     {"out-of-range /workload/entities/user/size/histogram/1"}, "in order"},
    {"sizes stated twice", shop, R"("size": { "classes")",
     R"("size": { "samples": "x.jsonl", "classes")",
     {"contradiction /workload/entities/session/size"}, "in one way"},
    {"sizes not stated", rest, R"({ "samples": "tests/scenarios/events.jsonl" })", "{}",
     {"missing-key /workload/entities/event/size"}, "samples"},
    {"a misspelt key of a size", rest, R"("samples")", R"("sample")",
     {"missing-key /workload/entities/event/size", "unknown-key /workload/entities/event/size/sample"},
     "samples"},
    {"no key attribute", rest, R"({ "pk": "16 B" }, "attributes": { "name")",
     R"({}, "attributes": { "name")", {"out-of-range /workload/entities/user/key"},
     "partition key"},
    {"three key attributes", rest, R"("sk": "8 B" })", R"("sk": "8 B", "tk": "8 B" })",
     {"out-of-range /workload/entities/event/key"}, "partition key"},
    {"a key attribute stated again", rest, R"("kind": "4 B" })", R"("kind": "4 B", "sk": "8 B" })",
     {"contradiction /workload/entities/event/attributes/sk"}, "leave it out"},
    {"an attribute size that is none", rest, R"("kind": "4 B")", R"("kind": "four")",
     {"bad-size /workload/entities/event/attributes/kind"}, "units are"},
    {"a growth that shrinks", rest, R"("150%")", R"("-5%")",
     {"bad-share /workload/entities/user/growth_per_month"}, "5%"},
    {"a growth as a decimal number", rest, "2500", "0.5",
     {"wrong-type /workload/entities/event/growth_per_month"}, "quotes"},
    {"columns that lack the key", rest, R"("name": "pk", "type": "uuid")", R"("name": "pik", "type": "uuid")",
     {"unknown-attribute /workload/entities/user/postgres_indexes/0/columns", "contradiction /workload/entities/user/columns"},
     "pik"},
    {"a column of an unknown type", rest, R"("uuid")", R"("uid")",
     {"bad-choice /workload/entities/user/columns/0/type"}, "uuid"},
    {"a column a second time", rest, R"("paid")", R"("name")",
     {"contradiction /workload/entities/user/columns/3/name"}, "rename"},
    {"a column of varying length without bytes", rest, R"("bytes": 30, )", "",
     {"missing-key /workload/entities/user/columns/1"}, "bytes"},
    {"another size than its type has", rest, R"("type": "uuid")", R"("type": "uuid", "bytes": 36)",
     {"contradiction /workload/entities/user/columns/0/bytes"}, "drop"},
    {"digits of text", rest, R"("bytes": 30)", R"("precision": 3)",
     {"missing-key /workload/entities/user/columns/1", "contradiction /workload/entities/user/columns/1/precision"}, "add \"bytes\""},
    {"digits of a number that has no digits of its own", rest, R"("type": "uuid")", R"("type": "uuid", "scale": 2)",
     {"contradiction /workload/entities/user/columns/0/scale"}, "numeric(12,2)"},
    {"digits and bytes", rest, R"("precision": 12)", R"("precision": 12, "bytes": 9)",
     {"contradiction /workload/entities/user/columns/3/precision"}, "either"},
    {"more digits after the point than there are", rest, R"("scale": 2)", R"("scale": 13)",
     {"out-of-range /workload/entities/user/columns/3/scale"}, "PostgreSQL"},
    {"a null fraction above one", rest, R"("null_fraction": 0.25)", R"("null_fraction": 1.25)",
     {"bad-share /workload/entities/user/columns/1/null_fraction"}, "30%"},
    {"a null fraction that is a flag", rest, R"("null_fraction": 0.25)", R"("null_fraction": true)",
     {"wrong-type /workload/entities/user/columns/1/null_fraction"}, ""},
    {"an index over no column of the table", rest, R"(["team", "pk"])", R"(["teem", "pk"])",
     {"unknown-attribute /workload/entities/user/postgres_indexes/0/columns"}, "team"},
    {"a fillfactor below ten", rest, R"("fillfactor": 80)", R"("fillfactor": 9)",
     {"out-of-range /workload/entities/user/fillfactor"}, ""},
    {"a fillfactor above 100", rest, R"("fillfactor": 70)", R"("fillfactor": 101)",
     {"out-of-range /workload/entities/user/postgres_indexes/0/fillfactor"}, "PostgreSQL"},
    {"an index without columns", shop, R"("count": 2000000,)", R"("count": 2000000, "postgres_indexes": [],)",
     {"contradiction /workload/entities/session/postgres_indexes"}, "columns"},
    {"all of a volume free", rest, R"("type": "io1", )", R"("type": "io1", "free_space": "100%", )",
     {"bad-share /deployments/server/storage/free_space"}, "room"},
    {"an entity that is a list", shop, R"({ "count": 2000000, "key": { "session_id": "32 B" },
                   "size": { "classes": [ { "share": "90%", "size": "400 B" }, { "share": "10%", "size": "6 KB" } ] } })",
     "[]", {"wrong-type /workload/entities/session"}, "braces"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(operations, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"changes of puts that all create", shop, R"("do": "put", "new": "100%")",
     R"("do": "put", "new": "100%", "changes": ["status"])",
     {"contradiction /workload/operations/place order/changes"}, "state \"new\""},
    {"changes of puts that create by default", shop, R"("do": "put", "new": "100%")",
     R"("do": "put", "changes": ["status"])",
     {"contradiction /workload/operations/place order/changes"}, "state \"new\""},
    {"a missing share of conditions that never fail", rest, R"("failing": "20%", "changes")",
     R"("failing": "0%", "missing": "5%", "changes")",
     {"contradiction /workload/operations/if free/missing"}, "raise \"failing\""},
    {"a written item without room for what it holds", shop, R"("do": "put", "new": "100%")",
     R"("do": "put", "new": "100%", "size": "89 B")",
     {"contradiction /workload/operations/place order/size"}, "take 90"},
    {"a rate as a number", shop, R"("20000/day")", "30",
     {"bad-rate /workload/operations/place order/rate"}, "30\na count"},
    {"a share as a decimal number", rest, R"("failing": "20%")", R"("failing": 0.01)",
     {"bad-share /workload/operations/if free/failing"}, "write \"1%\""},
    {"no rate", shop, R"("new": "100%", "rate": "20000/day")", R"("new": "100%")",
     {"missing-key /workload/operations/place order"}, "rate"},
    {"a negative rate", shop, R"("20000/day")", R"("-20000/day")",
     {"bad-rate /workload/operations/place order/rate"}, "never negative"},
    {"a rate for an unknown period", shop, R"("20000/day")", R"("20000/fortnight")",
     {"bad-rate /workload/operations/place order/rate"}, "week"},
    {"no action", shop, R"("do": "put", )", "", {"missing-key /workload/operations/place order"},
     "\"do\""},
    {"an unknown action", shop, R"("do": "put")", R"("do": "putt")",
     {"bad-choice /workload/operations/place order/do"}, "\"put\"?"},
    {"a key that the action does not take", shop, R"("do": "put", "new": "100%")",
     R"("do": "put", "items": 2)", {"unknown-key /workload/operations/place order/items"},
     "a \"put\" operation"},
    {"an unknown action with an unknown key", shop, R"("do": "put", "new")",
     R"("do": "putt", "nwe")",
     {"bad-choice /workload/operations/place order/do", "unknown-key /workload/operations/place order/nwe"},
     "put"},
    {"an entity that does not exist", shop, R"("order", "do": "put")", R"("ordre", "do": "put")",
     {"unknown-entity /workload/operations/place order/entity"}, "\"order\"?"},
    {"an operation without entity", shop, R"({ "entity": "order", "do": "put")", R"({ "do": "put")",
     {"missing-key /workload/operations/place order"}, "entity"},
    {"a changed attribute that does not exist", shop, R"(["status"], "rate")",
     R"(["state"], "rate")", {"unknown-attribute /workload/operations/mark shipped/changes/0"},
     "status"},
    {"a changed key attribute", shop, R"(["status"], "rate")", R"(["status", "order_id"], "rate")",
     {"contradiction /workload/operations/mark shipped/changes/1"}, "delete and one put"},
    {"a removed key attribute", rest, R"("removes": ["team"])", R"("removes": ["pk"])",
     {"contradiction /workload/operations/drop/removes/0"}, "keeps its key"},
    {"an attribute both changed and removed", rest, R"("removes": ["team"])",
     R"("removes": ["team"], "changes": ["team"])",
     {"contradiction /workload/operations/drop/removes"}, "one of the two"},
    {"an attribute changed twice", shop, R"(["status"], "rate")", R"(["status", "status"], "rate")",
     {"contradiction /workload/operations/mark shipped/changes/1"}, "remove one"},
    {"an update that changes nothing", shop, R"("changes": ["status"], )", "",
     {"missing-key /workload/operations/mark shipped"}, "changes"},
    {"an update with an empty list", shop, R"(["status"], "rate")", R"([], "rate")",
     {"missing-key /workload/operations/mark shipped/changes"}, "at least one"},
    {"changes that are one word", shop, R"(["status"], "rate")", R"("status", "rate")",
     {"wrong-type /workload/operations/mark shipped/changes"}, "list"},
    {"an unknown consistency", shop, R"("consistency": "eventual")",
     R"("consistency": "eventually")", {"bad-choice /workload/operations/read session/consistency"},
     "eventual"},
    {"a query that does not say how many items", shop, R"("items": 20, )", "",
     {"missing-key /workload/operations/orders of user"}, "items"},
    {"a batch of no items", rest, R"("do": "batch-get", "items": 10)",
     R"("do": "batch-get", "items": 0)", {"out-of-range /workload/operations/several/items"},
     "at least 1"},
    {"an unknown fetch", rest, R"("fetch": "all")", R"("fetch": "some")",
     {"bad-choice /workload/operations/of a user/fetch"}, "all"},
    {"a processor time without unit", rest, R"("1.5 s")", R"("1.5")",
     {"bad-number /workload/operations/report/by/rds-postgresql/cpu"}, "ms or s"},
    {"an unknown service in by", shop, R"("by": { "rds-postgresql")", R"("by": { "rds-postgres")",
     {"unknown-key /workload/operations/top customers/by/rds-postgres"}, "rds-postgresql"},
    {"a second form for one service", shop, R"("by": { "rds-postgresql")",
     R"("by": { "dynamodb": { "entity": "order", "do": "scan" }, "rds-postgresql")",
     {"duplicate-key /workload/operations/top customers/by/dynamodb"}, "remove one"},
    {"a form beside by", shop, R"("24/day" } },)", R"("24/day", "entity": "order" } },)",
     {"contradiction /workload/operations/top customers/entity"}, "move it"},
    {"by that holds nothing", rest,
     R"({ "rds-postgresql": { "do": "sql", "rows": 5, "cpu": "1.5 s", "joins": 2 } })", "{}",
     {"wrong-type /workload/operations/report/by"}, "for each service"},
    {"sql on dynamodb", rest, R"("by": { "rds-postgresql": { "do": "sql")",
     R"("by": { "dynamodb": { "do": "sql")",
     {"contradiction /workload/operations/report/by/dynamodb/do"}, "get, query"},
    {"a shape that does not exist", shop, R"("shape": "office-hours")", R"("shape": "office-hour")",
     {"unknown-shape /workload/operations/read session/shape", "contradiction /workload/shapes/office-hours"},
     "office-hours"},
    {"a shape that nobody uses", shop, R"(, "shape": "office-hours" })", " }",
     {"contradiction /workload/shapes/office-hours"}, "never used"},
    {"a shape of 23 weights", shop, "[1,1,1,1,1,1,2,4", "[1,1,1,1,1,2,4",
     {"out-of-range /workload/shapes/office-hours/hours"}, "24"},
    {"a negative weight", shop, "[1,1,1,1,1,1,2,4", "[-1,1,1,1,1,1,2,4",
     {"out-of-range /workload/shapes/office-hours/hours/0"}, "minus"},
    {"weights that are all zero", shop, "[1,1,1,1,1,1,2,4,8,10,10,10,9,9,9,9,9,8,7,6,4,3,2,1]",
     "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]",
     {"contradiction /workload/shapes/office-hours/hours"}, "flat rate"},
    {"a trace that is not there", rest, "traces/load.csv", "traces/nowhere.csv",
     {"file-unreadable /workload/shapes/trace/trace"}, "folder of the scenario"},
    {"a trace that is a folder", rest, "traces/load.csv", "traces",
     {"file-unreadable /workload/shapes/trace/trace"}, "Is a directory"},
    {"a trace with another header", rest, "traces/load.csv", "traces/other-header.csv",
     {"syntax tests/scenarios/traces/other-header.csv: line 1"}, "the header minute,weight"},
    {"a trace that is empty", rest, "traces/load.csv", "traces/empty.csv",
     {"syntax tests/scenarios/traces/empty.csv: line 1"}, "an empty file"},
    {"a trace without minutes", rest, "traces/load.csv", "traces/header-alone.csv",
     {"missing-key tests/scenarios/traces/header-alone.csv: line 1"}, "a line a minute"},
    {"a trace with a gap, told once", rest, "traces/load.csv", "traces/gap.csv",
     {"contradiction tests/scenarios/traces/gap.csv: line 3"}, "minute 2"},
    {"a trace without numbers", rest, "traces/load.csv", "traces/no-numbers.csv",
     {"bad-number tests/scenarios/traces/no-numbers.csv: line 3",
      "out-of-range tests/scenarios/traces/no-numbers.csv: line 4",
      "bad-number tests/scenarios/traces/no-numbers.csv: line 5",
      "syntax tests/scenarios/traces/no-numbers.csv: line 6"},
     "\"many\""},
    {"a trace of zeros", rest, "traces/load.csv", "traces/all-zero.csv",
     {"contradiction tests/scenarios/traces/all-zero.csv: line 3"}, "flat rate"},
    {"a shape of nothing", rest, R"({ "trace": "tests/scenarios/traces/load.csv" })", "{}",
     {"missing-key /workload/shapes/trace"}, "hours"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(deployments, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a misspelt instance", shop, R"("instance": "db.m5.large")", R"("instnace": "db.m5.large")",
     {"missing-key /deployments/postgres", "unknown-key /deployments/postgres/instnace"},
     "class to be priced"},
    {"a deployment without store", shop, R"("postgres": { "store": "rds-postgresql", )",
     R"("postgres": { )", {"missing-key /deployments/postgres"}, "rds-postgresql"},
    {"an unknown store with an unknown key", shop, R"("postgres": { "store": "rds-postgresql", )",
     R"("postgres": { "store": "mysql", "zz": 1, )",
     {"bad-choice /deployments/postgres/store", "unknown-key /deployments/postgres/zz"},
     "dynamodb"},
    {"store and stores at once", shop, R"("hybrid":   { "stores")",
     R"("hybrid":   { "store": "dynamodb", "stores")", {"contradiction /deployments/hybrid/store"},
     "move the store"},
    {"transfer beside stores", shop, R"("hybrid":   { "stores")",
     R"("hybrid":   { "transfer": {}, "stores")", {"unknown-key /deployments/hybrid/transfer"},
     "several stores"},
    {"two stores that claim one entity", shop, R"("entities": ["session"])",
     R"("entities": ["session", "order"])",
     {"entity-claimed-twice /deployments/hybrid/stores/sessions/entities/1"}, "one of the two"},
    {"an entity that no store claims", shop, R"("entities": ["session"])",
     R"("entities": ["order"])",
     {"entity-unclaimed /deployments/hybrid", "entity-claimed-twice /deployments/hybrid/stores/sessions/entities/0"},
     "\"session\""},
    {"one of several stores that claims nothing", shop,
     R"("store": "dynamodb", "entities": ["session"],)", R"("store": "dynamodb",)",
     {"missing-key /deployments/hybrid/stores/sessions"}, "entities"},
    {"an only store that holds a part", rest, R"("entities": ["user", "event"],)",
     R"("entities": ["event"],)",
     {"entity-unclaimed /deployments/tables", "contradiction /deployments/tables/indexes/by_name/entity", "contradiction /deployments/tables/tables/main/0"},
     "\"user\""},
    {"a store that claims an unknown entity", shop, R"("entities": ["session"])",
     R"("entities": ["session", "sessoin"])",
     {"unknown-entity /deployments/hybrid/stores/sessions/entities/1"}, "session"},
    {"a meter of the other service", shop, R"("dynamodb.storage": "30")", R"("rds.backup": "30")",
     {"contradiction /deployments/known/usage/rds.backup"}, "belongs"},
    {"a meter that does not exist", shop, R"("dynamodb.storage": "30")",
     R"("dynamodb.storag": "30")", {"bad-meter /deployments/known/usage/dynamodb.storag"},
     "dynamodb.storage"},
    {"a quantity as a decimal number", shop, R"("dynamodb.storage": "30")",
     R"("dynamodb.storage": 30.5)", {"wrong-type /deployments/known/usage/dynamodb.storage"},
     "quotes"},
    {"a transfer to a region by its name", rest, R"("inter_region": { "us-east-1")",
     R"("inter_region": { "Ohio")",
     {"unknown-region /deployments/tables/transfer/inter_region/Ohio"}, "lower-case"},
    {"a misspelt key of transfer", rest, R"("inter_zone")", R"("interzone")",
     {"unknown-key /deployments/tables/transfer/interzone"}, "inter_zone"},
    {"another cost of an unknown deployment", shop, R"("deployment": "postgres")",
     R"("deployment": "postgre")", {"unknown-deployment /other_costs/PgBouncer hosts/deployment"},
     "postgres"},
    {"another cost without a name", shop, R"("PgBouncer hosts": {)", R"("": {)",
     {"bad-choice /other_costs/"}, "visible"},
    {"another cost with an escape sequence for a name", shop, R"("PgBouncer hosts": {)",
     R"("\u001b[2J": {)", {"bad-choice /other_costs/\\x1b[2J"}, "visible"},
    {"another cost without an amount", shop, R"("deployment": "postgres", "monthly": "15.18")",
     R"("deployment": "postgres")", {"missing-key /other_costs/PgBouncer hosts"}, "monthly"},
    {"an amount as a decimal number", shop, R"("15.18")", "15.18",
     {"wrong-type /other_costs/PgBouncer hosts/monthly"}, "\"15.18\" in quotes"},
    {"a negative amount", shop, R"("15.18")", R"("-15.18")",
     {"out-of-range /other_costs/PgBouncer hosts/monthly"}, "minus"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(dynamodb, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a store without capacity", shop,
     R"("store": "dynamodb", "capacity": { "mode": "on-demand" },)", R"("store": "dynamodb",)",
     {"missing-key /deployments/dynamodb"}, "on-demand"},
    {"provisioned usage beside a workload and no capacity", shop, R"("dynamodb.storage": "30")",
     R"("dynamodb.provisioned.read-capacity-unit-hours": "30")",
     {"missing-key /deployments/known"}, "capacity"},
    {"an unknown mode", shop, R"("mode": "on-demand")", R"("mode": "ondemand")",
     {"bad-choice /deployments/dynamodb/capacity/mode"}, "on-demand"},
    {"units beside on-demand", shop, R"("mode": "on-demand")", R"("mode": "on-demand", "read": 5)",
     {"contradiction /deployments/dynamodb/capacity/read"}, "provisioned"},
    {"provisioned without write units", shop, R"(, "write": 200 } } } })", R"( } } } })",
     {"missing-key /deployments/hybrid/stores/sessions/capacity"}, "write"},
    {"no unit of capacity", shop, R"("write": 200 } } } })", R"("write": 0 } } } })",
     {"refused-by-aws /deployments/hybrid/stores/sessions/capacity/write"}, "D4.3"},
    {"a target that AWS refuses", shop, R"("target": "70%")", R"("target": "95%")",
     {"refused-by-aws /deployments/hybrid/stores/sessions/capacity/read/target"}, "D6.4"},
    {"a minimum above the maximum", shop, R"("min": 50)", R"("min": 5000)",
     {"contradiction /deployments/hybrid/stores/sessions/capacity/read"}, "exchange"},
    {"an auto-scaled capacity without maximum", shop, R"("max": 4000, )", "",
     {"missing-key /deployments/hybrid/stores/sessions/capacity/read"}, "max"},
    {"an hourly capacity of 23 hours", rest, "[1,1,1,1,1,1,2,4", "[1,1,1,1,1,2,4",
     {"out-of-range /deployments/tables/capacity/read/hourly"}, "24"},
    {"an index of an unknown entity", shop, R"("by_status": { "entity": "order")",
     R"("by_status": { "entity": "ordr")",
     {"unknown-entity /deployments/dynamodb/indexes/by_status/entity"}, "order"},
    {"an index on an unknown attribute", shop, R"(["user_id", "placed_at"])",
     R"(["user_id", "placed"])", {"unknown-attribute /deployments/dynamodb/indexes/by_user/key/1"},
     "placed_at"},
    {"an index with three key attributes", shop, R"(["user_id", "placed_at"])",
     R"(["user_id", "placed_at", "status"])",
     {"out-of-range /deployments/dynamodb/indexes/by_user/key"}, "projection"},
    {"an index without projection", shop, R"(["user_id", "placed_at"], "projection": "all")",
     R"(["user_id", "placed_at"])", {"missing-key /deployments/dynamodb/indexes/by_user"},
     "keys-only"},
    {"an unknown projection", shop, R"("keys-only")", R"("keys")",
     {"bad-choice /deployments/dynamodb/indexes/by_status/projection"}, "keys-only"},
    {"an unknown included attribute", rest, R"({ "include": ["team"] })",
     R"({ "include": ["tea"] })",
     {"unknown-attribute /deployments/tables/indexes/by_name/projection/include/0"}, "team"},
    {"a share of an index above 100 percent", shop, R"("share": "100%")", R"("share": "101%")",
     {"bad-share /deployments/dynamodb/indexes/by_status/share"}, "percentage"},
    {"an index capacity in another mode", rest, R"("capacity": { "read": 5,)",
     R"("capacity": { "mode": "on-demand", "read": 5,)",
     {"contradiction /deployments/tables/indexes/by_name/capacity/mode"}, "D4.3"},
    {"an index capacity with on-demand", shop, R"("projection": "keys-only",)",
     R"("projection": "keys-only", "capacity": { "read": 1, "write": 1 },)",
     {"contradiction /deployments/dynamodb/indexes/by_status/capacity/read", "contradiction /deployments/dynamodb/indexes/by_status/capacity/write"},
     "on-demand"},
    {"a local index with another partition key", rest, R"(["pk", "kind"])", R"(["kind", "pk"])",
     {"refused-by-aws /deployments/tables/local_indexes/by_kind/key"}, "D4.4"},
    {"a local index without sort key", rest, R"(["pk", "kind"])", R"(["pk"])",
     {"refused-by-aws /deployments/tables/local_indexes/by_kind/key"}, "sort key"},
    {"a sixth local index", rest, R"("local_indexes": {)",
     R"("local_indexes": { "a": { "entity": "event", "key": ["pk", "kind"], "projection": "all" }, "b": { "entity": "event", "key": ["pk", "kind"], "projection": "all" }, "c": { "entity": "event", "key": ["pk", "kind"], "projection": "all" }, "d": { "entity": "event", "key": ["pk", "kind"], "projection": "all" }, "e": { "entity": "event", "key": ["pk", "kind"], "projection": "all" },)",
     {"refused-by-aws /deployments/tables/local_indexes/by_kind"}, "at most 5"},
    {"one name for two indexes", rest, R"("indexes": { "by_name")", R"("indexes": { "by_kind")",
     {"contradiction /deployments/tables/local_indexes/by_kind"}, "rename"},
    {"a query through an index that a deployment lacks", shop,
     R"("index": "by_user")", R"("index": "by_usr")",
     {"unknown-index /workload/operations/orders of user/index"}, "by_user"},
    {"a query through an index of another entity", shop, R"("entity": "order", "do": "query")",
     R"("entity": "session", "do": "query")",
     {"unknown-index /workload/operations/orders of user/index", "unknown-index /workload/operations/orders of user/index"},
     "/deployments/dynamodb lacks"},
    {"an entity in two tables", rest, R"({ "main": ["user", "event"] })",
     R"({ "main": ["user", "event"], "side": ["user"] })",
     {"entity-claimed-twice /deployments/tables/tables/side/0"}, "one table"},
    {"a table with an unknown entity", rest, R"({ "main": ["user", "event"] })",
     R"({ "main": ["user", "event", "evnt"] })",
     {"unknown-entity /deployments/tables/tables/main/2"}, "event"},
    {"a version without replicas", rest, R"("replicas": ["us-east-1"], "glob)", R"("glob)",
     {"missing-key /deployments/tables"}, "replicas"},
    {"an unknown version of global tables", rest, R"("2017.11.29")", R"("2018")",
     {"bad-choice /deployments/tables/global_tables"}, "2017.11.29"},
    {"the own region among the replicas", rest, R"("replicas": ["us-east-1"])",
     R"("replicas": ["us-west-2"])", {"contradiction /deployments/tables/replicas"}, "own region"},
    {"a backup that keeps for no number of days", rest, R"("kept": "30 days")",
     R"("kept": "a month")", {"bad-number /deployments/tables/backup/on_demand/0/kept"}, "days"},
    {"a backup without copies", rest, R"("copies": 4, )", "",
     {"missing-key /deployments/tables/backup/on_demand/0"}, "copies"},
    {"streams without reads", rest, R"({ "reads": "1/second" })", "{}",
     {"missing-key /deployments/tables/streams"}, "reads"},
    {"eleven nodes of DAX", rest, R"("nodes": 3)", R"("nodes": 11)",
     {"refused-by-aws /deployments/tables/dax/nodes"}, "D12"},
    {"a key of RDS on DynamoDB", shop, R"("mode": "on-demand" },)",
     R"("mode": "on-demand" }, "multi_az": true,)", {"unknown-key /deployments/dynamodb/multi_az"},
     "a dynamodb store"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(rds, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"no storage", shop, R"("multi_az": true,
                  "storage": { "type": "gp2", "size": "200 GiB" }, )",
     R"("multi_az": true, )", {"missing-key /deployments/postgres"}, "storage"},
    {"a storage of no size", rest, R"("size": "400 GiB", )", "",
     {"missing-key /deployments/server/storage"}, "size"},
    {"an unknown volume", rest, R"("io1")", R"("gp3")",
     {"bad-choice /deployments/server/storage/type"}, "gp2"},
    {"io1 without IOPS", rest, R"("iops": 3000, )", "", {"missing-key /deployments/server/storage"},
     "3000"},
    {"gp2 with IOPS", rest, R"("io1")", R"("gp2")",
     {"contradiction /deployments/server/storage/iops"}, "io1"},
    {"more used than there is", rest, R"("used": "100 GiB")", R"("used": "401 GiB")",
     {"contradiction /deployments/server/storage/used"}, "enlarge"},
    {"a growth limit below the size", rest, R"("autoscaling_max": "1 TiB")",
     R"("autoscaling_max": "400 GiB")",
     {"contradiction /deployments/server/storage/autoscaling_max"}, "above"},
    {"a class without its prefix", rest, R"("db.t3.medium")", R"("t3.medium")",
     {"unknown-class /deployments/server/instance"}, "db."},
    {"growth of data that are not stated", rest, R"("used": "100 GiB",)", "",
     {"missing-key /deployments/server/storage/growth_per_month"}, "entities"},
    {"growth that is neither a share nor a size", rest, R"("2 GiB", "requests)", R"("2 things", "requests)",
     {"bad-size /deployments/server/storage/growth_per_month"}, "GB"},
    {"several snapshots without what they hold", rest, R"("change": "5%", )", "",
     {"missing-key /deployments/server/backup/snapshots/0"}, "first snapshot is full"},
    {"snapshots both stated and modelled", rest, R"("change": "5%", )", R"("change": "5%", "size": "1 GiB", )",
     {"contradiction /deployments/server/backup/snapshots/0/size"}, "drop one"},
    {"a copy without a region", rest, R"("region": "us-east-1", "size": "9 GiB")", R"("size": "9 GiB")",
     {"missing-key /deployments/server/backup/copies/0"}, "region"},
    {"a backup both stated and modelled", rest, R"({ "daily_change": "3%", )",
     R"({ "daily_change": "3%", "size": "600 GiB", )",
     {"contradiction /deployments/server/backup/size"}, "drop one"},
    {"a key of DynamoDB backups", rest, R"("logs": "1 GiB")", R"("continuous": true)",
     {"unknown-key /deployments/server/backup/continuous"},
     "known: size, retention_days, daily_change, logs"},
    {"a schedule that is none", rest, R"("weekdays 8-20")", R"("weekdays 20-8")",
     {"bad-choice /deployments/server/schedule"}, "earlier one first"},
    {"a schedule beside hours", rest, R"("weekdays 8-20")", R"("weekdays 8-20", "hours": 200)",
     {"contradiction /deployments/server/hours"}, "one of them"},
    {"no instance at all", rest, R"("instances": 2)", R"("instances": 0)",
     {"out-of-range /deployments/server/instances"}, "at least 1"},
    {"a version as a number", rest, R"("11.5")", "11.5", {"wrong-type /deployments/server/version"},
     "quotes"},
    {"an unknown key of a replica", rest, R"("class": "db.m5.large", "reg)",
     R"("instance": "db.m5.large", "reg)", {"unknown-key /deployments/server/replicas/0/instance"},
     "class"},
    {"a processor profile of one hour", rest, R"({ "average": "25%", "credits": "12.5" })", R"(["25%"])",
     {"out-of-range /deployments/server/cpu"}, "24"},
    {"a processor profile of nothing", rest, R"({ "average": "25%", "credits": "12.5" })", "{}",
     {"missing-key /deployments/server/cpu"}, "average"},
    {"credits beside a surplus", rest, R"("credits": "12.5")", R"("credits": "12.5", "surplus": "1")",
     {"contradiction /deployments/server/cpu/surplus"}, "drop one"},
    {"credits below nothing", rest, R"("credits": "12.5")", R"("credits": "-12.5")",
     {"out-of-range /deployments/server/cpu/credits"}, "minus"},
    {"an average beside hours", rest, R"("average": "25%")",
     R"("average": "25%", "hourly": ["0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%","0%",)"
     R"("0%","0%","0%","0%","0%","0%","0%","0%"])",
     {"contradiction /deployments/server/cpu/hourly"}, "drop one"},
    {"Performance Insights of nothing", rest, R"({ "retention_days": 731 })", "{}",
     {"missing-key /deployments/server/performance_insights"}, "retention_days"},
    {"Enhanced Monitoring in half seconds", rest, R"("interval_seconds": 60)", R"("interval_seconds": "0.5")",
     {"bad-number /deployments/server/enhanced_monitoring/interval_seconds"}, "digits"},
    {"a store of Aurora", rest, R"("store": "rds-postgresql", "instance": "db.t3.medium")",
     R"("store": "aurora-postgresql", "instance": "db.t3.medium")",
     {"not-yet-metered /deployments/server/store"}, "docs/discussion/aurora.md"},
    {"a version of Aurora", rest, R"("11.5")", R"("aurora-postgresql 10.7")",
     {"not-yet-metered /deployments/server/version"}, "docs/discussion/aurora.md"},
}), test_name);

INSTANTIATE_TEST_SUITE_P(stated_prices, scenario_mistakes, testing::ValuesIn(std::vector<mistake>{
    {"a price for a region without store", rest, R"("region": "eu-west-1", "currency")",
     R"("region": "eu-wst-1", "currency")",
     {"contradiction /stated_prices/transfer.internet-out/region"}, "did you mean \"eu-west-1\"?"},
    {"a price without source", shop, R"(, "source": "quote of 2019-09-20")", "",
     {"missing-key /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]"}, "source"},
    {"a price without per", shop, R"("per": "1", )", "",
     {"missing-key /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]"}, "per"},
    {"a price per nothing", shop, R"("per": "1")", R"("per": "0")",
     {"out-of-range /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]/per"}, "above zero"},
    {"a price as a decimal number", shop, R"("0.269")", "0.269",
     {"wrong-type /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]/price"},
     "\"0.269\" in quotes"},
    {"a price of eleven digits", shop, R"("0.269")", R"("0.26900000001")",
     {"bad-number /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]/price"}, "10"},
    {"a price of a meter without its attribute", shop, R"([node=dax.r3.large])", "",
     {"bad-meter /stated_prices/dynamodb.dax.node-hours"}, "node="},
    {"another currency", rest, R"("USD")", R"("EUR")",
     {"bad-choice /stated_prices/transfer.internet-out/currency"}, "USD"},
    {"a price and tiers", rest, R"("source": "contract", "region")",
     R"("price": "1", "source": "contract", "region")",
     {"contradiction /stated_prices/transfer.internet-out/price"}, "drop one"},
    {"neither price nor tiers", shop, R"("price": "0.269", )", "",
     {"missing-key /stated_prices/dynamodb.dax.node-hours[node=dax.r3.large]"}, "tiers"},
    {"tiers that do not rise", rest, R"({ "up_to": "10240", "price": "0.25" })",
     R"({ "up_to": "10240", "price": "0.25" }, { "up_to": "10240", "price": "0.24" })",
     {"tier-overlap /stated_prices/transfer.internet-out/tiers/1"}, "in order"},
    {"a last tier that ends", rest, R"({ "price": "0.23" })",
     R"({ "up_to": "20000", "price": "0.23" })",
     {"tier-gap /stated_prices/transfer.internet-out/tiers/1"}, "above"},
    {"a first tier without end", rest, R"("up_to": "10240", )", "",
     {"tier-overlap /stated_prices/transfer.internet-out/tiers/0"}, "at which this tier ends"},
    {"no tier", rest, R"([ { "price": "0.2" } ])", "[]",
     {"missing-key /stated_prices/dynamodb.storage/price"}, "at least one"},
}), test_name);
// clang-format on

// ---- several at once, and what is no scenario at all -------------------------------------------

TEST(parse_scenario, all_problems_of_a_file_come_at_once_and_in_file_order) {
    auto text = changed(web_shop, R"("web shop")", "7");
    text = changed(text, R"("free_tier": false)", R"("free_tire": false)");
    text = changed(text, R"("20000/day")", R"("-1/day")");
    text = changed(text, R"("instance": "db.m5.large")", R"("instnace": "db.m5.large")");
    text = changed(text, R"("entities": ["session"])", R"("entities": ["session", "order"])");
    text = changed(text, R"("15.18")", "15.18");
    EXPECT_EQ(
        codes_and_places(parse(text).problems()),
        (strings{"wrong-type file.json: /name", "unknown-key file.json: /account/free_tire",
                 "bad-rate file.json: /workload/operations/place order/rate",
                 "missing-key file.json: /deployments/postgres",
                 "unknown-key file.json: /deployments/postgres/instnace",
                 "entity-claimed-twice file.json: /deployments/hybrid/stores/sessions/entities/1",
                 "wrong-type file.json: /other_costs/PgBouncer hosts/monthly"}));
}

TEST(parse_scenario, the_misspelt_instance_names_the_key_that_was_meant) {
    const auto found =
        parse(changed(web_shop, R"("instance": "db.m5.large")", R"("instnace": "db.m5.large")"))
            .problems();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1],
              (error{errc::unknown_key, "file.json: /deployments/postgres/instnace", "\"instnace\"",
                     "a key of an rds-postgresql store", "did you mean \"instance\"?"}));
}

TEST(parse_scenario, an_index_that_two_deployments_lack_is_two_errors) {
    const auto text = changed(
        web_shop, R"("known":    { "store")",
        R"("plain": { "store": "dynamodb", "capacity": { "mode": "on-demand" } }, "known":    { "store")");
    const auto found = parse(text).problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].seen.find("/deployments/plain"), std::string::npos);
    EXPECT_NE(found[0].remedy.find("/deployments/plain/indexes"), std::string::npos);
}

TEST(parse_scenario, stores_of_stated_usage_need_no_entities_where_there_are_none) {
    const auto read =
        parse(changed(smallest, R"("store": "dynamodb", "usage")",
                      R"("stores": {"a": {"store": "dynamodb", "usage": {"dynamodb.storage": 1}},
                                                  "b": {"store": "dynamodb", "usage")") +
              "}}");
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->deployments.at(0).stores.size(), 2U);
}

TEST(parse_scenario, unreadable_entities_do_not_make_every_reference_an_error) {
    const auto read = parse(R"({"scenario": 1, "region": "us-east-1", "workload": {"entities": [],
        "operations": {"r": {"entity": "a", "do": "get", "rate": "1/day"}}},
        "deployments": {"d": {"store": "dynamodb", "capacity": {"mode": "on-demand"}}}})");
    EXPECT_EQ(codes_and_places(read.problems()),
              strings{"wrong-type file.json: /workload/entities"});
}

TEST(parse_scenario, what_is_no_json_or_no_object_is_one_error) {
    for (const auto& [text, code] :
         {std::pair<std::string, errc>{"", errc::syntax},
          {"{\"scenario\": 1,}", errc::syntax},
          {"[]", errc::wrong_type},
          {"\"x\"", errc::wrong_type},
          {std::string(100000, '['), errc::too_deep},
          {"{\"scenario\": " + std::string(400, '1') + "}", errc::bad_number},
          {"{\"name\": \"\xFF\"}", errc::syntax}}) {
        const auto found = parse(text, {.book = "aws", .month = "2019-09"}).problems();
        ASSERT_EQ(found.size(), 1U) << text.substr(0, 50);
        EXPECT_EQ(found[0].code, code) << text.substr(0, 50);
    }
}

TEST(parse_scenario, a_second_key_of_the_same_name_is_an_error_not_the_last_one_wins) {
    const auto found = parse(changed(web_shop, R"("region": "us-east-1")",
                                     R"("region": "us-east-1", "region": "us-west-2")"))
                           .problems();
    EXPECT_EQ(codes_and_places(found), strings{"duplicate-key file.json: /region"});
}

TEST(parse_scenario, nesting_in_place_of_a_value_is_too_deep_not_a_crash) {
    const std::string deep = std::string(70, '[') + std::string(70, ']');
    const auto found = parse(changed(web_shop, "\"web shop\"", deep)).problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::too_deep);
    EXPECT_TRUE(found[0].place.starts_with("file.json: /name/0/0"));
}

TEST(parse_scenario, any_cut_of_a_file_is_an_error_and_never_a_crash) {
    for (std::size_t length = 0; length < web_shop.size() - 2; length += 7) {
        EXPECT_FALSE(parse(web_shop.substr(0, length))) << length;
    }
}

// A value of each other type in the place of each value: an error or a scenario, never an
// exception.
TEST(parse_scenario, any_value_of_another_type_is_answered) {
    for (const auto text : {web_shop, everything}) {
        for (std::size_t at = text.find(": "); at != text.npos; at = text.find(": ", at + 1)) {
            for (const auto* value : {"{", "[", "\"", "tru", "-1", "1e5", "null"}) {
                const auto end = text.find_first_of(",}]", at);
                auto cut = std::string(text);
                cut.replace(at + 2, end - at - 2,
                            *value == '{'   ? "{}"
                            : *value == '[' ? "[]"
                            : *value == '"' ? "\"\""
                            : *value == 't' ? "true"
                                            : value);
                EXPECT_NO_THROW((void)parse(cut)) << at << " " << value;
            }
        }
    }
}

}  // namespace
}  // namespace dbcost
