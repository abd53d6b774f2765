// SPDX-License-Identifier: MIT
#include <dbcost/meter/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace dynamodb_extras_test {

using namespace dbcost;
using demand::replica_version;
using test::form_of;
using test::index_of;
using test::per_month;
using test::quantity_of;
using test::text;

std::string closed(const ratio& value) { return to_string(close(value, half_even)); }

ratio quantity_in(const metering::metered_store& made, const meter_key& key, std::string_view region) {
    ratio sum(0);
    for (const auto& term : made.quantities) {
        if (term.key != key || term.region != region) continue;
        sum = sum + ratio(demand::units_sum(term.units, made.sizes)) * term.times;
    }
    return sum;
}

ratio quantity_anywhere(const metering::metered_store& made, const meter_key& key) {
    ratio sum(0);
    for (const auto* region : {"us-east-1", "eu-west-1", "us-west-2"}) sum = sum + quantity_in(made, key, region);
    return sum;
}

// ---- streams, restores, DAX --------------------------------------------------------------------

TEST(dynamodb_extras, stream_reads_are_calls) {
    test::dynamodb_world made;
    made.settings().streams = table_streams{test::per_second(ratio(1))};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::streams_reads, {}})), "2628000");
    EXPECT_TRUE(store.granted.empty());
}

TEST(dynamodb_extras, stream_reads_of_lambda_are_shown_and_free) {
    test::dynamodb_world made;
    made.settings().streams = table_streams{test::per_second(ratio(1)), stream_reader::lambda};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::streams_reads, {}})), "2628000");
    ASSERT_EQ(store.granted.size(), 1U);
    EXPECT_EQ(text(store.granted[0].quantity), "2628000");
}

TEST(dynamodb_extras, restores_are_gigabytes) {
    test::dynamodb_world made;
    made.settings().restores = gigabytes(40);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::backup_restore, {}})), "40");
}

TEST(dynamodb_extras, dax_bills_each_node_every_hour) {
    test::dynamodb_world made;
    made.settings().dax = dax_cluster{"dax.r4.large", 3, {}};
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::dax_nodes, {"dax.r4.large"}})), "2190");
}

// ---- back-fill (rule D4.3) ---------------------------------------------------------------------

test::dynamodb_world with_new_index(std::int64_t entry_bytes) {
    test::dynamodb_world made;
    auto order = test::entity_of("order", 1000, 5000);
    order.key = {{"id", bytes(10)}};
    order.attributes = {{"state", bytes(entry_bytes - 12 - 5)}};
    made.add(std::move(order));
    auto index = index_of("by_state", "order", {"state"});
    index.projected = projection::keys_only;
    index.share = ratio(1, 2);
    index.back_fill = true;
    made.add(std::move(index));
    return made;
}

TEST(dynamodb_extras, a_back_fill_writes_each_entry_once_beside_the_month) {
    const auto one = *with_new_index(1024).metered();
    ASSERT_EQ(one.one_off.size(), 1U);
    EXPECT_EQ(text(ratio(demand::units_sum(one.one_off[0].units, one.sizes)) * one.one_off[0].times), "500");
    EXPECT_EQ(one.one_off[0].key.id, meter::on_demand_writes);
    const auto two = *with_new_index(1025).metered();
    EXPECT_EQ(text(ratio(demand::units_sum(two.one_off[0].units, two.sizes)) * two.one_off[0].times), "1000");
}

TEST(dynamodb_extras, a_provisioned_back_fill_is_capacity_fully_used) {
    auto made = with_new_index(1024);
    capacity_setting five;
    five.fixed = 5;
    made.settings().capacity = {capacity_mode::provisioned, five, five};
    const auto store = *made.metered();
    EXPECT_EQ(store.one_off.at(0).key.id, meter::provisioned_writes);
    EXPECT_EQ(text(ratio(demand::units_sum(store.one_off[0].units, store.sizes)) * store.one_off[0].times), "5/36");
}

TEST(dynamodb_extras, an_index_that_is_there_already_costs_nothing_once) {
    auto made = with_new_index(1024);
    made.settings().indexes.front().back_fill = false;
    EXPECT_TRUE(made.metered()->one_off.empty());
}

// ---- global tables -----------------------------------------------------------------------------

test::dynamodb_world global() {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    made.settings().replicas = {"eu-west-1", "us-west-2"};
    made.add("read", test::strong(form_of(action::get, "order")), per_month(ratio(7)));
    made.add("place", form_of(action::put, "order"), per_month(ratio(10)));
    return made;
}

// DG19: 10 writes on demand with two more regions are 10 x 3 x 2 = 60 replicated units.
TEST(global_tables, version_2017_writes_sixty_units_for_ten_writes_in_three_regions) {
    auto made = global();
    made.from.options.global_v1_rule = global_v1_writes::flat2;
    const auto store = *made.metered(replica_version::v2017);
    EXPECT_EQ(text(quantity_anywhere(store, {meter::on_demand_replicated_writes, {}})), "60");
    EXPECT_EQ(text(quantity_in(store, {meter::on_demand_replicated_writes, {}}, "eu-west-1")), "20");
}

TEST(global_tables, version_2019_writes_once_in_each_region) {
    const auto store = *global().metered(replica_version::v2019);
    EXPECT_EQ(text(quantity_anywhere(store, {meter::on_demand_replicated_writes, {}})), "30");
}

TEST(global_tables, index_writes_are_ordinary_units_in_every_region_unless_told_otherwise) {
    const auto store = *global().metered(replica_version::v2019);
    EXPECT_EQ(text(quantity_in(store, {meter::on_demand_writes, {}}, "us-east-1")), "10");
    EXPECT_EQ(text(quantity_in(store, {meter::on_demand_writes, {}}, "us-west-2")), "10");
    auto replicated = global();
    replicated.from.options.gsi_replica_meter = index_replica_meter::rwcu;
    const auto other = *replicated.metered(replica_version::v2019);
    EXPECT_EQ(text(quantity_anywhere(other, {meter::on_demand_writes, {}})), "0");
    EXPECT_EQ(text(quantity_anywhere(other, {meter::on_demand_replicated_writes, {}})), "60");
}

TEST(global_tables, reads_stay_at_home) {
    const auto store = *global().metered(replica_version::v2019);
    EXPECT_EQ(text(quantity_in(store, {meter::on_demand_reads, {}}, "us-east-1")), "7");
    EXPECT_EQ(text(quantity_in(store, {meter::on_demand_reads, {}}, "eu-west-1")), "0");
}

TEST(global_tables, every_region_stores_and_version_2019_48_bytes_more_an_item) {
    const auto old = *global().metered(replica_version::v2017);
    const auto here = quantity_in(old, {meter::dynamodb_storage, {}}, "us-east-1");
    EXPECT_EQ(text(quantity_in(old, {meter::dynamodb_storage, {}}, "eu-west-1")), text(here));
    const auto now = *global().metered(replica_version::v2019);
    const ratio items(test::order_entity().count + 5);  // the mean over a month of 10 puts
    EXPECT_EQ(closed(quantity_in(now, {meter::dynamodb_storage, {}}, "eu-west-1")),
              closed(here + items * ratio(48, bytes_per_gb)));
}

TEST(global_tables, each_write_crosses_to_each_other_region) {
    auto made = global();
    const auto store = *made.metered(replica_version::v2019);
    const ratio bytes_written(10 * test::order_entity().size.classes.front().size.count(), bytes_per_gb);
    EXPECT_EQ(closed(quantity_in(store, {meter::inter_region, {"eu-west-1"}}, "us-east-1")), closed(bytes_written));
    EXPECT_EQ(closed(quantity_in(store, {meter::inter_region, {"us-west-2"}}, "us-east-1")), closed(bytes_written));
    made.from.options.replication_transfer = false;
    EXPECT_EQ(text(quantity_of(*made.metered(replica_version::v2019), {meter::inter_region, {"eu-west-1"}})), "0");
}

TEST(global_tables, a_new_index_is_filled_in_every_region) {
    auto made = global();
    made.from.workload.entities.front().count = 1000;
    made.settings().indexes.front().back_fill = true;
    const auto plain = *made.metered(replica_version::v2019);
    ASSERT_EQ(plain.one_off.size(), 3U);
    EXPECT_EQ(plain.one_off[0].region, "us-east-1");
    EXPECT_EQ(plain.one_off[2].region, "us-west-2");
    EXPECT_EQ(plain.one_off[2].key.id, meter::on_demand_writes);
    made.from.options.gsi_replica_meter = index_replica_meter::rwcu;
    EXPECT_EQ(made.metered(replica_version::v2019)->one_off.at(1).key.id, meter::on_demand_replicated_writes);
}

TEST(global_tables, a_replica_that_lacks_capacity_is_named_with_its_region) {
    auto made = global();
    made.from.workload.operations.back().frequency = test::per_second(ratio(10));
    capacity_setting few;
    few.fixed = 5;
    made.settings().capacity = {capacity_mode::provisioned, few, few};
    const auto store = *made.metered(replica_version::v2019);
    const auto names = [&](std::string_view region) {
        return std::any_of(store.warnings.begin(), store.warnings.end(),
                           [&](const auto& found) { return found.text.find(region) != std::string::npos; });
    };
    EXPECT_TRUE(names("table order in us-west-2 needs"));
    EXPECT_TRUE(names("table order needs"));
    EXPECT_EQ(store.terms.load, metering::carries::no);
}

TEST(global_tables, backups_are_those_of_the_home_region) {
    auto made = global();
    made.settings().continuous_backup = true;
    const auto store = *made.metered(replica_version::v2019);
    EXPECT_EQ(text(quantity_in(store, {meter::backup_continuous, {}}, "eu-west-1")), "0");
    EXPECT_NE(text(quantity_in(store, {meter::backup_continuous, {}}, "us-east-1")), "0");
}

}  // namespace dynamodb_extras_test
