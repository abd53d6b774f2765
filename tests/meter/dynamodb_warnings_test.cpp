// SPDX-License-Identifier: MIT
#include <dbcost/meter/dynamodb_warnings.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"

namespace dynamodb_warnings_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::entity_of;
using test::form_of;
using test::index_of;
using test::per_month;
using test::per_second;

struct warned : testing::Test {
    test::dynamodb_world made;

    void SetUp() override {
        made.from.month = days_30;
        auto& limits = made.sizing;
        limits.partition_read = 3000;
        limits.partition_write = 1000;
        limits.table_read = limits.table_write = 40000;
        limits.collection_bytes = 10 * bytes_per_gb;
        limits.instant_read = 12000;
        limits.instant_write = 4000;
        limits.peak_multiple = 2;
        limits.peak_minutes = 30;
    }
    void shape_of_hours(std::vector<ratio> hours) {
        made.from.workload.shapes.push_back({"s", "/s", std::move(hours), "", {}});
        made.from.workload.operations.back().shape = "s";
    }
    std::string codes() const {
        std::string all;
        const auto store = *made.metered();
        for (const auto& found : store.warnings) all += (all.empty() ? "" : " ") + found.code;
        return all;
    }
    std::string words() const {
        const auto store = *made.metered();
        return store.warnings.empty() ? "" : store.warnings.front().text;
    }
    operation_form& form() { return made.from.workload.operations.back().forms.back(); }
};

// ---- on demand ---------------------------------------------------------------------------------

TEST_F(warned, of_what_a_new_table_does_not_serve_at_once) {
    made.sizing.partition_read.reset();
    made.add(entity_of("order", 0, 100));
    made.add("place", form_of(action::put, "order"), per_second(ratio(4000)));
    EXPECT_EQ(codes(), "");
    made.add("read", form_of(action::get, "order"), per_second(ratio(1)));  // 4000/4000 + 0.5/12000
    EXPECT_EQ(codes(), "on-demand-instant-capacity");
    EXPECT_NE(words().find("table order takes 0.5 read and 4000 write units a second (day 1, 00:00)"),
              std::string::npos);
}

// 23 hours of weight 1 and one of 2 or more: at 3,000 a second, 6,000 is twice the peak.
TEST_F(warned, of_more_than_twice_the_previous_peak_within_30_minutes) {
    made.sizing.partition_read.reset();
    made.sizing.instant_read = made.sizing.instant_write = std::nullopt;
    made.add(entity_of("order", 0, 100));
    const auto peak = [&](std::int64_t weight) {
        made.from.workload.operations.clear();
        made.from.workload.shapes.clear();
        made.add("place", form_of(action::put, "order"), test::per_day(ratio(3000 * 3600) * ratio(23 + weight)));
        std::vector<ratio> hours(24, ratio(1));
        hours[10] = ratio(weight);
        shape_of_hours(std::move(hours));
        return codes();
    };
    EXPECT_EQ(peak(3), "");  // the limit is not known
    made.sizing.instant_read = 12000;
    made.sizing.instant_write = 4000;
    EXPECT_EQ(peak(2), "on-demand-instant-capacity");
    EXPECT_EQ(peak(3), "on-demand-instant-capacity on-demand-doubling");
    const auto text = made.metered()->warnings.back().text;
    EXPECT_NE(text.find("rises to 9000 write units a second at day 1, 10:00, more than 2 times the previous "
                        "peak of 3000, within 30 minutes"),
              std::string::npos);
}

TEST(doubling, looks_back_by_the_minutes_and_not_below_half_of_a_new_table) {
    std::vector<std::int64_t> load(100, 10);
    load[50] = 41;
    EXPECT_FALSE(find_doubling(load, 21, 2, 30));
    ASSERT_TRUE(find_doubling(load, 20, 2, 30));
    EXPECT_EQ(find_doubling(load, 20, 2, 30)->minute, 50U);
    EXPECT_EQ(find_doubling(load, 20, 2, 30)->peak, 20);
    load[20] = 21;  // 30 minutes before: the peak there is
    EXPECT_FALSE(find_doubling(load, 20, 2, 30));
    load[20] = 10;
    load[21] = 21;  // only 29 minutes before
    EXPECT_TRUE(find_doubling(load, 20, 2, 30));
}

// ---- keys and partitions -----------------------------------------------------------------------

TEST_F(warned, of_a_key_that_takes_more_than_a_partition_sustains) {
    made.sizing.instant_write.reset();
    made.sizing.collection_bytes.reset();
    made.add(entity_of("order", 0, 100));
    made.add("place", form_of(action::put, "order"), per_second(ratio(2000)));
    EXPECT_EQ(codes(), "");
    form().hottest_key = ratio(1, 2);  // 1,000, exactly
    EXPECT_EQ(codes(), "");
    made.add("read", form_of(action::get, "order"), per_second(ratio(2)));
    EXPECT_EQ(codes(), "");
    form().hottest_key = ratio(1);  // a mix: 1/3000 + 1000/1000
    EXPECT_EQ(codes(), "hot-key");
    EXPECT_NE(words().find("one key of table order takes 1 read and 1000 write units a second"),
              std::string::npos);
}

TEST_F(warned, of_the_hot_key_of_an_index_too) {
    made.sizing.instant_write.reset();
    made.sizing.collection_bytes.reset();
    made.add(test::order_entity(0, 100));
    made.add(index_of("by_status", "order", {"status"}));
    made.add("list", test::through(test::of_items(form_of(action::query, "order"), 1), "by_status"),
             per_second(ratio(6002)));
    form().hottest_key = ratio(1);
    EXPECT_EQ(codes(), "hot-key");  // 3,001 halves of a unit
    EXPECT_EQ(made.metered()->terms.load, carries::no) << "a partition turns away what is beyond it";
    EXPECT_NE(words().find("index by_status"), std::string::npos);
}

// Rule D7: 7,500 read, 1,500 write, 30 GB: max(ceil(2.5 + 1.5), 3) = 4.
TEST_F(warned, of_the_partitions_there_are) {
    made.add(entity_of("order", 3 * 1024 * 1024, 10 * 1024 - 100));
    made.settings().capacity = {capacity_mode::provisioned, {7500, {}, {}}, {1500, {}, {}}};
    EXPECT_EQ(codes(), "partition-estimate");
    EXPECT_NE(words().find("about 4 partitions (4 by load, 3 by size)"), std::string::npos);
    made.settings().capacity = {capacity_mode::provisioned, {1500, {}, {}}, {500, {}, {}}};
    EXPECT_NE(words().find("about 3 partitions (1 by load, 3 by size)"), std::string::npos);
    made.from.workload.entities.front().count = 1024 * 1024;  // 10 GB, exactly
    EXPECT_EQ(codes(), "");
}

// ---- quotas ------------------------------------------------------------------------------------

TEST_F(warned, of_the_quota_of_a_table) {
    made.sizing.partition_read.reset();
    made.add(entity_of("order", 0, 100));
    made.settings().capacity = {capacity_mode::provisioned, {40000, {}, {}}, {40000, {}, {}}};
    EXPECT_EQ(codes(), "");
    made.settings().capacity.write = {{}, capacity_setting::scaling{5, 40001, ratio(7, 10)}, {}};
    EXPECT_EQ(codes(), "table-quota");
    EXPECT_NE(words().find("table order comes to 40001 write units a second"), std::string::npos);
}

TEST(item_collection, counts_items_with_their_local_entries) {
    auto what = test::order_entity(0, 1000);
    what.largest_collection = 10;
    dynamodb_store settings;
    sizing_limits limits;
    limits.collection_bytes = 19999;
    EXPECT_FALSE(collection_too_large(what, settings, limits));  // no local index, no limit
    settings.local_indexes.push_back(index_of("by_note", "order", {"user_id", "note"}));
    ASSERT_TRUE(collection_too_large(what, settings, limits));  // 10 x (1,000 + 1,000)
    EXPECT_NE(collection_too_large(what, settings, limits)->text.find("20000 bytes"), std::string::npos);
    limits.collection_bytes = 20000;
    EXPECT_FALSE(collection_too_large(what, settings, limits));
}

// ---- operations --------------------------------------------------------------------------------

TEST_F(warned, of_queries_that_take_several_pages) {
    made.add(entity_of("order", 0, 1024));
    made.add("all of a user", test::of_items(form_of(action::query, "order"), 1024));
    EXPECT_EQ(codes(), "");  // 1 MB, exactly
    form().items = 1025;
    EXPECT_EQ(codes(), "query-pages");
    EXPECT_NE(words().find("2 calls a query"), std::string::npos);
}

TEST_F(warned, of_scans_that_read_more_than_everything_else) {
    made.add(entity_of("order", 4, 4096));
    made.add("export", form_of(action::scan, "order"), per_month(ratio(1)));  // 4 steps, 2 units
    EXPECT_EQ(codes(), "scans-dominate");
    made.add("read", form_of(action::get, "order"), per_month(ratio(4)));  // 2 units
    EXPECT_EQ(codes(), "");
    made.from.workload.operations.back().frequency = per_month(ratio(3));
    EXPECT_EQ(codes(), "scans-dominate");
    EXPECT_NE(words().find("read 2 units a month, all reads by key together 1.5"), std::string::npos);
}

TEST_F(warned, that_a_batch_consumes_the_units_of_its_items) {
    made.add(entity_of("order", 0, 1500));
    made.add("load", test::of_items(form_of(action::batch_write, "order"), 1));
    EXPECT_EQ(codes(), "");
    form().items = 25;
    EXPECT_EQ(codes(), "batch-saves-nothing");
    EXPECT_NE(words().find("\"load\": a batch of 25 items consumes 50 write units"), std::string::npos);
}

// Two items and a check are several parts of one operation.
TEST_F(warned, once_of_transactions_on_a_global_table_of_2017) {
    made.add(entity_of("order", 0, 100));
    made.add("move", form_of(action::transact_write, "order"), test::per_day(ratio(100)));
    form().items = 2;
    form().checks = 1;
    made.settings().replicas = {"eu-west-1", "us-west-2"};
    const auto old = *made.metered(demand::replica_version::v2017);
    ASSERT_EQ(old.warnings.size(), 1U);
    EXPECT_EQ(old.warnings[0].code, "transactions-on-global-table");
    EXPECT_EQ(old.warnings[0].text,
              "\"move\" makes 3000 transactions a month on a global table of version 2017.11.29, where they are off "
              "by default; they hold in the region that writes, not in the other regions (2)");
    EXPECT_TRUE(made.metered(demand::replica_version::v2019)->warnings.empty());
    form().what = action::transact_get;
    EXPECT_EQ(made.metered(demand::replica_version::v2017)->warnings.size(), 1U);
    form() = form_of(action::put, "order");
    EXPECT_TRUE(made.metered(demand::replica_version::v2017)->warnings.empty());
}

TEST_F(warned, of_nothing_where_no_limit_is_known) {
    made.sizing = {};
    made.add(entity_of("order", std::int64_t{1} << 40, 1000));
    made.add("place", form_of(action::put, "order"), per_second(ratio(1000000)));
    form().hottest_key = ratio(1);
    EXPECT_EQ(codes(), "");
}

}  // namespace dynamodb_warnings_test
