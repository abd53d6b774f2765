// SPDX-License-Identifier: MIT
#include <dbcost/meter/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace dynamodb_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::entity_of;
using test::form_of;
using test::index_of;
using test::per_month;
using test::quantity_of;
using test::text;

std::string closed(const ratio& value) { return to_string(close(value, half_even)); }

capacity_setting fixed(std::int64_t units) {
    capacity_setting made;
    made.fixed = units;
    return made;
}

table_capacity provisioned(std::int64_t read, std::int64_t write) {
    return {capacity_mode::provisioned, fixed(read), fixed(write)};
}

// ---- on demand (rule D6.7) ---------------------------------------------------------------------

TEST(on_demand, each_unit_of_demand_is_a_request_unit) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    made.add("read", form_of(action::get, "order"), per_month(ratio(3)));
    made.add("place", form_of(action::put, "order"), per_month(ratio(7)));
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::on_demand_reads, {}})), "3/2");  // halves are kept
    EXPECT_EQ(text(quantity_of(store, {meter::on_demand_writes, {}})), "14");
    EXPECT_EQ(text(quantity_of(store, {meter::provisioned_reads, {}})), "0");
}

TEST(on_demand, every_part_says_what_and_where) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    made.add("place", form_of(action::put, "order"));
    const auto store = *made.metered();
    ASSERT_GE(store.quantities.size(), 2U);
    EXPECT_EQ(store.quantities[0].label, "place");
    EXPECT_EQ(store.quantities[0].where, "table order");
    EXPECT_EQ(store.quantities[0].cause, rule::put_item);
    EXPECT_EQ(store.quantities[1].where, "index by_status");
    EXPECT_EQ(store.quantities[1].cause, rule::index_put);
}

TEST(on_demand, carries_any_load) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(1000000)));
    const auto store = *made.metered();
    EXPECT_EQ(store.terms.load, carries::yes);
    EXPECT_TRUE(store.warnings.empty());
}

TEST(on_demand, is_metered_in_the_region_of_the_store) {
    test::dynamodb_world made;
    made.add(entity_of("order", 10, 100));
    made.where().region = "eu-west-1";
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::dynamodb_storage, {}}, "us-east-1")), "0");
    EXPECT_NE(text(quantity_of(store, {meter::dynamodb_storage, {}}, "eu-west-1")), "0");
}

// ---- provisioned (rules D6.1, D6.3) ------------------------------------------------------------

TEST(provisioned, is_billed_by_the_hour_for_each_table_and_index) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.settings().capacity = provisioned(100, 20);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_reads, {}})), "73000");
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "14600");
    made.add(index_of("by_status", "order", {"status"}));
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "29200");
    made.add(entity_of("session", 0, 100));
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "43800");
    made.settings().tables = {{"shop", {"order", "session"}}};
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "29200");
}

TEST(provisioned, is_billed_used_or_not_and_no_request_is) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.add("read", form_of(action::get, "order"), per_month(ratio(1000)));
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::on_demand_reads, {}})), "0");
    EXPECT_EQ(text(quantity_of(store, {meter::provisioned_reads, {}})), "730");
}

TEST(provisioned, follows_the_hours_of_the_month) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(35, 35);
    made.from.month = calendar_month(2019, 12);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "26040");  // 35 x 744
    made.from.month = calendar_month(2019, 2);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "23520");
}

TEST(provisioned, an_index_may_have_its_own_capacity) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(index_of("by_status", "order", {"status"})).capacity = provisioned(5, 3);
    made.settings().capacity = provisioned(100, 20);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_reads, {}})), "76650");   // 105 x 730
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "16790");  // 23 x 730
}

TEST(provisioned, capacity_that_is_not_stated_is_missing) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.settings().capacity.write.fixed.reset();
    const auto refused = made.metered();
    EXPECT_EQ(test::codes(refused), "missing-key");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/capacity/write");
}

// 16 hours of 20 units, 8 of 100: 1,120 unit-hours a day.
TEST(provisioned, hourly_values_repeat_by_the_day) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    auto& hourly = made.settings().capacity.write.hourly;
    made.settings().capacity.write.fixed.reset();
    hourly.assign(24, 20);
    for (std::size_t hour = 9; hour < 17; ++hour) hourly[hour] = 100;
    made.from.month = days_30;
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_writes, {}})), "33600");
    made.from.month = hours_730;  // 30 days, and 10 hours from midnight on: 9 x 20 + 100
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::provisioned_writes, {}})), "33880");
    EXPECT_EQ(store.quantities[1].cause, rule::hourly_capacity);
    ASSERT_TRUE(store.quantities[1].profile.has_value());
    EXPECT_EQ(store.quantities[1].profile->runs()[1], (run_of_hours<ratio>{8, ratio(100)}));
}

// March 2019 begins on a Friday and has five Fridays, Saturdays and Sundays.
TEST(provisioned, hourly_values_of_a_week_follow_the_calendar) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.settings().capacity.read.fixed.reset();
    auto& hourly = made.settings().capacity.read.hourly;
    hourly.assign(168, 1);
    for (std::size_t hour = 96; hour < 120; ++hour) hourly[hour] = 11;  // Fridays
    made.from.month = calendar_month(2019, 3);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_reads, {}})), "1944");  // 744 + 5 x 240
    made.from.month = days_30;  // from a Monday on: four Fridays
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::provisioned_reads, {}})), "1680");
}

TEST(provisioned, every_capacity_has_its_hour_profile) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(7, 3);
    const auto store = *made.metered();
    for (const auto& part : store.quantities) {
        ASSERT_TRUE(part.profile.has_value());
        EXPECT_EQ(total(*part.profile), part.times);
    }
}

TEST(provisioned, auto_scaling_of_a_flat_load_stays_where_it_starts) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.settings().capacity.write = {{}, capacity_setting::scaling{5, 1000, ratio(7, 10)}, {}};
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(100)));
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::provisioned_writes, {}})), "104390");  // 143 x 730
    EXPECT_EQ(store.quantities[1].cause, rule::scaled_capacity);
    EXPECT_EQ(store.terms.load, carries::yes);
    EXPECT_TRUE(store.warnings.empty());
}

TEST(provisioned, auto_scaling_up_to_a_maximum_below_the_mean_carries_less) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.settings().capacity.write = {{}, capacity_setting::scaling{5, 60, ratio(7, 10)}, {}};
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(100)));
    made.from.month = days_30;
    const auto store = *made.metered();
    ASSERT_EQ(store.warnings.size(), 2U);
    EXPECT_EQ(store.warnings[0].code, "capacity-below-demand");
    EXPECT_NE(store.warnings[0].text.find("has at most 60"), std::string::npos);
    EXPECT_EQ(store.warnings[1].code, "throttled");  // 43,200 minutes of 40 x 60
    EXPECT_NE(store.warnings[1].text.find("103680000 of 259200000 write units"), std::string::npos);
    EXPECT_NE(store.warnings[1].text.find("about 103680000 requests, in 43200 minutes, first at day 1, 00:00"),
              std::string::npos);
    EXPECT_EQ(store.terms.load, carries::no);
}

// 72,000 writes a day in one hour: 20 a second, for 60 minutes.
TEST(provisioned, a_shape_may_exceed_what_its_mean_does_not) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.from.month = days_30;
    made.settings().capacity = provisioned(1, 20);
    made.add("place", form_of(action::put, "order"), test::per_day(ratio(72000)));
    made.from.workload.shapes.push_back({"noon", "/workload/shapes/noon", std::vector<ratio>(24), "", {}});
    made.from.workload.shapes.front().hours[12] = ratio(1);
    made.from.workload.operations.front().shape = "noon";
    EXPECT_EQ(made.metered()->terms.load, carries::yes);
    EXPECT_TRUE(made.metered()->warnings.empty());
    made.settings().capacity = provisioned(1, 19);  // the bucket of 5,700 units lasts for 95 minutes
    EXPECT_TRUE(made.metered()->warnings.empty());
    made.settings().capacity = provisioned(1, 10);  // 72,000 wanted; 36,000 there, 3,000 saved
    const auto store = *made.metered();
    ASSERT_EQ(store.warnings.size(), 2U);
    EXPECT_EQ(store.warnings[0].code, "capacity-below-demand");
    EXPECT_NE(store.warnings[0].text.find("needs 20 write units a second in its busiest minute (day 1, 12:00)"),
              std::string::npos);
    EXPECT_EQ(store.warnings[1].code, "throttled");  // 72,000 - 36,000 - 3,000 a day
    EXPECT_NE(store.warnings[1].text.find("990000 of 2160000 write units"), std::string::npos);
    EXPECT_NE(store.warnings[1].text.find("first at day 1, 12:05"), std::string::npos);
    EXPECT_EQ(store.terms.load, carries::no);
}

// ---- an index beside its table (rule D4.3) -----------------------------------------------------

// A table of 20 write units whose items of 1,000 B each have an entry of at most 1 KB.
struct index_beside_table : testing::Test {
    test::dynamodb_world made;

    void SetUp() override {
        made.add(test::order_entity());
        made.add(index_of("by_status", "order", {"status"}));
        made.add("place", form_of(action::put, "order"), test::per_second(ratio(2)));
        made.settings().capacity = provisioned(1, 20);
    }
    std::string warned(std::int64_t index_capacity, demand::replica_version version = demand::replica_version::none) {
        made.settings().indexes.front().capacity = provisioned(1, index_capacity);
        const auto store = *made.metered(version);
        return store.warnings.empty() ? "" : store.warnings.front().code + ": " + store.warnings.front().text;
    }
};

TEST_F(index_beside_table, with_less_write_capacity_holds_it_back) {
    EXPECT_EQ(warned(20), "");
    EXPECT_EQ(warned(19),
              "index-capacity-below-table: index by_status has at most 19 write units a second and needs 20 when "
              "writes fill the 20 of table order: writes of the table that touch the index are throttled when the "
              "index is out of capacity");
}

TEST_F(index_beside_table, needs_a_quarter_where_a_quarter_of_the_items_have_an_entry) {
    made.settings().indexes.front().share = ratio(1, 4);
    EXPECT_EQ(warned(5), "");
    EXPECT_NE(warned(4).find("needs 5 when"), std::string::npos);
}

TEST_F(index_beside_table, needs_a_third_where_entries_are_a_third_of_the_items) {
    made.from.workload.entities.front().size = test::one_size(3000);
    made.settings().indexes.front().projected = projection::keys_only;
    EXPECT_EQ(warned(7), "");
    EXPECT_NE(warned(6).find("needs 6.6666666667 when"), std::string::npos);
}

TEST_F(index_beside_table, needs_twice_as_much_where_its_key_changes) {
    auto& form = made.from.workload.operations.front().forms.front();
    form.what = action::update;
    form.changes = {"status"};
    EXPECT_EQ(warned(40), "");
    EXPECT_NE(warned(39).find("needs 40 when"), std::string::npos);
}

TEST_F(index_beside_table, needs_half_where_the_table_writes_twice_for_its_replicas) {
    made.settings().replicas = {"eu-west-1"};
    EXPECT_EQ(warned(10, demand::replica_version::v2017), "");
    EXPECT_NE(warned(9, demand::replica_version::v2017).find("needs 10 when"), std::string::npos);
}

TEST_F(index_beside_table, that_nothing_writes_needs_nothing) {
    made.from.workload.operations.clear();
    EXPECT_EQ(warned(1), "");
}

// ---- provisioned, against its demand -----------------------------------------------------------

// 730 hours hold 2,628,000 seconds.
TEST(provisioned, warns_when_even_the_mean_exceeds_it) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(10, 10);
    made.add("place", form_of(action::put, "order"), per_month(ratio(26280000)));
    EXPECT_TRUE(made.metered()->warnings.empty());  // ten units a second, exactly
    EXPECT_EQ(made.metered()->terms.load, carries::yes);
    made.from.workload.operations.front().frequency = per_month(ratio(26280001));
    const auto store = *made.metered();
    ASSERT_EQ(store.warnings.size(), 1U);
    EXPECT_EQ(store.warnings.front().code, "capacity-below-demand");
    EXPECT_NE(store.warnings.front().text.find("table order"), std::string::npos);
    EXPECT_EQ(store.terms.load, carries::no);
    EXPECT_EQ(store.terms.load_reason, store.warnings.front().text);
}

TEST(provisioned, compares_each_index_with_its_own_demand) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(index_of("by_status", "order", {"status"})).capacity = provisioned(1, 1);
    made.settings().capacity = provisioned(1, 2);
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(2)));
    const auto store = *made.metered();
    ASSERT_EQ(store.warnings.size(), 1U);
    EXPECT_NE(store.warnings.front().text.find("index by_status needs 2 write units"), std::string::npos);
}

TEST(provisioned, an_eventual_read_needs_half_a_unit) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = provisioned(1, 1);
    made.add("read", form_of(action::get, "order"), test::per_second(ratio(2)));
    EXPECT_TRUE(made.metered()->warnings.empty());
    made.from.workload.operations.front() =
        test::operation_of("read", test::strong(form_of(action::get, "order")), test::per_second(ratio(2)));
    EXPECT_EQ(made.metered()->warnings.size(), 1U);
}

// ---- storage (rule D1.4) -----------------------------------------------------------------------

// 10,000,000 x 600 B / 2^30 = 5.587935447...
TEST(storage, adds_100_bytes_to_each_item) {
    test::dynamodb_world made;
    made.add(entity_of("order", 10000000, 500));
    EXPECT_EQ(closed(quantity_of(*made.metered(), {meter::dynamodb_storage, {}})), "5.5879354477");
}

// Base key of 40 B, index key of 24 B: 164 B an entry.
TEST(storage, adds_100_bytes_to_each_index_entry) {
    test::dynamodb_world made;
    auto& what = made.add(entity_of("order", 1073741824, 500));
    what.key = {{"id", bytes(38)}};
    what.attributes = {{"status", bytes(18)}};
    made.add(index_of("by_status", "order", {"status"})).projected = projection::keys_only;
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::dynamodb_storage, {}})), "764");  // 600 + 164
    made.settings().indexes.front().share = ratio(1, 2);
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::dynamodb_storage, {}})), "682");
}

TEST(storage, is_the_mean_of_the_month) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 924));
    made.add("place", form_of(action::put, "order"), per_month(ratio(2097152)));
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::dynamodb_storage, {}})), "1");
}

TEST(storage, sums_the_sizes_of_a_distribution) {
    test::dynamodb_world made;
    made.add(entity_of("order", 1073741824, 0)).size.classes = {{bytes(400), ratio(9, 10)},
                                                                {bytes(6144), ratio(1, 10)}};
    EXPECT_EQ(text(quantity_of(*made.metered(), {meter::dynamodb_storage, {}})), "5372/5");  // 974.4 + 100
}

TEST(storage, of_a_single_table_has_a_part_for_each_entity) {
    test::dynamodb_world made;
    made.add(entity_of("order", 1, 100));
    made.add(entity_of("session", 1, 100));
    made.settings().tables = {{"shop", {"order", "session"}}};
    const auto store = *made.metered();
    ASSERT_EQ(store.quantities.size(), 2U);
    EXPECT_EQ(store.quantities[0].label, "storage of order");
    EXPECT_EQ(store.quantities[1].label, "storage of session");
    EXPECT_EQ(store.quantities[1].where, "table shop");
}

// ---- backup (rule D11) -------------------------------------------------------------------------

struct backups : testing::Test {
    test::dynamodb_world made;
    backups() {
        auto& what = made.add(entity_of("order", 1073741824, 500));
        what.key = {{"id", bytes(38)}};
        what.attributes = {{"status", bytes(18)}};
        made.add(index_of("by_status", "order", {"status"})).projected = projection::keys_only;
    }
    std::string of(meter id) { return text(quantity_of(*made.metered(), {id, {}})); }
};

TEST_F(backups, are_off_unless_asked_for) {
    EXPECT_EQ(of(meter::backup_continuous), "0");
    EXPECT_EQ(of(meter::backup_on_demand), "0");
    EXPECT_EQ(made.metered()->terms.backup, "continuous (PITR) off");
}

TEST_F(backups, continuous_is_billed_on_the_size_of_the_table_without_indexes) {
    made.settings().continuous_backup = true;
    EXPECT_EQ(of(meter::backup_continuous), "600");
    EXPECT_EQ(made.metered()->terms.backup, "continuous (PITR) on");
}

TEST_F(backups, may_leave_the_item_overhead_out) {
    made.settings().continuous_backup = true;
    made.settings().on_demand_backups = {{1, "30 days", ratio(30)}};
    made.from.month = days_30;
    EXPECT_EQ(of(meter::backup_on_demand), "600");
    made.from.options.backup_includes_item_overhead = false;
    EXPECT_EQ(of(meter::backup_continuous), "500");
    EXPECT_EQ(of(meter::backup_on_demand), "500");
}

TEST_F(backups, on_demand_copies_are_billed_for_the_days_they_are_kept) {
    made.settings().on_demand_backups = {{4, "30 days", ratio(30)}};
    made.from.month = days_30;
    EXPECT_EQ(of(meter::backup_on_demand), "2400");
    made.from.month = hours_730;
    EXPECT_EQ(of(meter::backup_on_demand), "172800/73");  // 4 x 600 x 30 / (730 / 24)
    made.settings().on_demand_backups = {{4, "3 days", ratio(3)}, {1, "30 days", ratio(30)}};
    made.from.month = days_30;
    EXPECT_EQ(of(meter::backup_on_demand), "840");  // 240 + 600
}

TEST_F(backups, copies_may_include_the_indexes) {
    made.settings().on_demand_backups = {{1, "30 days", ratio(30)}};
    made.from.month = days_30;
    made.from.options.backup_includes_gsi = true;
    EXPECT_EQ(of(meter::backup_on_demand), "764");
}

// ---- local indexes (rules D4.4, D11) ------------------------------------------------------------

// Entries of 64 B: id 2 + 38, at 2 + 22. Stored with 100 B each, 164 GB in all.
struct local_indexes : backups {
    local_indexes() {
        made.from.workload.entities.front().attributes.push_back({"at", bytes(22)});
        auto local = index_of("by_time", "order", {"id", "at"});
        local.projected = projection::keys_only;
        made.settings().local_indexes.push_back(local);
    }
};

TEST_F(local_indexes, are_stored_with_100_bytes_an_entry) {
    EXPECT_EQ(of(meter::dynamodb_storage), "928");  // 600 + 164 + 164
    made.settings().local_indexes.front().share = ratio(1, 4);
    EXPECT_EQ(of(meter::dynamodb_storage), "805");
    EXPECT_EQ(text(made.metered()->terms.used_gib), "805");
}

TEST_F(local_indexes, belong_to_every_backup_of_their_table) {
    made.settings().continuous_backup = true;
    made.settings().on_demand_backups = {{2, "30 days", ratio(30)}};
    made.from.month = days_30;
    EXPECT_EQ(of(meter::backup_continuous), "764");
    EXPECT_EQ(of(meter::backup_on_demand), "1528");
    made.from.options.backup_includes_gsi = true;
    EXPECT_EQ(of(meter::backup_on_demand), "1856");
    EXPECT_EQ(of(meter::backup_continuous), "764");
}

TEST_F(local_indexes, are_named_where_their_reads_writes_and_entries_are) {
    made.add("write", form_of(action::put, "order"));
    made.add("list", test::through(test::of_items(form_of(action::query, "order"), 1), "by_time"));
    const auto store = *made.metered();
    std::size_t named = 0;
    for (const auto& part : store.quantities) named += part.where == "local index by_time" ? 1 : 0;
    EXPECT_EQ(named, 3U);
}

TEST_F(local_indexes, have_no_capacity_of_their_own) {
    made.settings().capacity = provisioned(5, 7);
    EXPECT_EQ(of(meter::provisioned_reads), "7300");  // table and global index
    EXPECT_EQ(of(meter::provisioned_writes), "10220");
}

// Of 2,628,000 seconds: 10 puts a second cost the table 10 units and 10 for the entries.
TEST_F(local_indexes, count_against_the_capacity_of_their_table) {
    made.settings().capacity = provisioned(1, 20);
    made.add("write", form_of(action::put, "order"), per_month(ratio(26280000)));
    EXPECT_TRUE(made.metered()->warnings.empty());
    made.settings().capacity = provisioned(1, 19);
    ASSERT_EQ(made.metered()->warnings.size(), 1U);
    EXPECT_NE(made.metered()->warnings.front().text.find("table order"), std::string::npos);
}

// ---- what is refused ---------------------------------------------------------------------------

TEST(unmetered, a_store_has_three_copies_in_three_zones) {
    test::dynamodb_world made;
    made.add(entity_of("order", 1073741824, 924));
    const auto store = *made.metered();
    EXPECT_EQ(store.terms.copies, 3);
    EXPECT_EQ(store.terms.zones, 3);
    EXPECT_EQ(text(store.terms.used_gib), "1024");
    EXPECT_FALSE(store.terms.allocated_gib.has_value());
}

}  // namespace dynamodb_test
