// SPDX-License-Identifier: MIT
// Reading scenarios: what the structs hold afterwards.
#include "io/scenario_texts.hpp"

namespace dbcost {
namespace parse_scenario_test {

using namespace test;

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

}  // namespace parse_scenario_test
}  // namespace dbcost
