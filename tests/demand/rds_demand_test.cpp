// SPDX-License-Identifier: MIT
#include <dbcost/demand/rds_demand.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"

namespace rds_demand_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::of_items;
using test::per_month;
using test::per_second;
using metering::text_of;
using test::rds_world;

// "descents, heap pages, scanned pages, rows read, rows written"
std::string work(const operation_form& form) {
    workload load;
    load.entities.push_back(test::entity_of("row", 100, 4096));
    const auto made = work_of(form, load);
    return text_of(made.descents) + ", " + text_of(made.heap_pages) + ", " + text_of(made.scanned_pages) + ", " +
           text_of(made.rows_read) + ", " + text_of(made.rows_written);
}

operation_form with(operation_form form, std::optional<ratio> missing, std::optional<ratio> failing = {}) {
    form.missing = missing;
    form.failing = failing;
    return form;
}

operation_form sql_of(std::optional<std::int64_t> rows, std::optional<std::int64_t> joins = {}) {
    auto form = form_of(action::sql, "");
    form.rows = rows;
    form.joins = joins;
    return form;
}

void state(rds_world& made, assumption id, const ratio& value) {
    made.settings().sizing.stated[static_cast<std::size_t>(id)] = value;
}

rds_demand demand_of(const rds_world& made) { return rds_demand_of(made.where(), made.plan(), made.from); }

// ---- what a statement does ---------------------------------------------------------------------

TEST(statements, a_read_by_key_is_a_descent_and_a_page) {
    EXPECT_EQ(work(form_of(action::get, "row")), "1, 1, 0, 1, 0");
    EXPECT_EQ(work(of_items(form_of(action::batch_get, "row"), 7)), "7, 7, 0, 7, 0");
    EXPECT_EQ(work(of_items(form_of(action::transact_get, "row"), 7)), "7, 7, 0, 7, 0");
}

TEST(statements, what_is_missing_costs_its_descent) {
    EXPECT_EQ(work(with(form_of(action::get, "row"), ratio(1, 4))), "1, 0.75, 0, 0.75, 0");
    EXPECT_EQ(work(with(form_of(action::remove, "row"), ratio(1, 4))), "1, 1, 0, 0, 0.75");
}

TEST(statements, a_query_is_one_descent_and_a_page_for_each_item) {
    EXPECT_EQ(work(of_items(form_of(action::query, "row"), 20)), "1, 20, 0, 20, 0");
    EXPECT_EQ(work(with(of_items(form_of(action::query, "row"), 20), ratio(1, 2))), "1, 10, 0, 10, 0");
}

TEST(statements, a_scan_reads_every_page) {
    EXPECT_EQ(work(form_of(action::scan, "row")), "0, 0, 50, 100, 0") << "100 rows of 4 KB";
}

TEST(statements, writes_find_their_row_and_write_it) {
    for (const auto what : {action::put, action::update, action::remove, action::ttl_expire, action::conditional}) {
        EXPECT_EQ(work(form_of(what, "row")), "1, 1, 0, 0, 1") << name(what);
    }
    EXPECT_EQ(work(of_items(form_of(action::batch_write, "row"), 3)), "3, 3, 0, 0, 3");
    EXPECT_EQ(work(with(form_of(action::conditional, "row"), {}, ratio(1, 5))), "1, 1, 0, 0, 0.8");
    EXPECT_EQ(work(with(of_items(form_of(action::transact_write, "row"), 5), {}, ratio(1, 5))), "5, 5, 0, 0, 4");
}

TEST(statements, sql_joins_each_row_with_a_row_of_each_table) {
    EXPECT_EQ(work(sql_of({})), "1, 1, 0, 1, 0");
    EXPECT_EQ(work(sql_of(1000)), "1, 1000, 0, 1000, 0");
    EXPECT_EQ(work(sql_of(1000, 2)), "2001, 3000, 0, 3000, 0");
}

// ---- what it costs -----------------------------------------------------------------------------

// (3 + 1) pages, of which 1 % miss the cache.
TEST(load, pages_that_the_cache_lacks_are_ios) {
    const auto load = statement_load({ratio(1), ratio(1), ratio(0), ratio(1), ratio(0)}, {}, {});
    EXPECT_EQ(text_of(load.ios), "0.04");
    EXPECT_EQ(text_of(load.io_bytes), "327.68");
    EXPECT_EQ(text_of(load.cpu_ms), "0.102");
    EXPECT_EQ(text_of(load.held_ms), "5.102");
}

TEST(load, a_written_row_is_three_ios_and_more_cpu) {
    const auto load = statement_load({ratio(0), ratio(0), ratio(0), ratio(0), ratio(2)}, {}, {});
    EXPECT_EQ(text_of(load.ios), "6");
    EXPECT_EQ(text_of(load.io_bytes), "49152");
    EXPECT_EQ(text_of(load.cpu_ms), "0.5");
    EXPECT_EQ(text_of(load.rows_written), "2");
}

TEST(load, a_scan_reads_16_pages_at_once_and_no_cache_helps) {
    const auto load = statement_load({ratio(0), ratio(0), ratio(160), ratio(0), ratio(0)}, {}, {});
    EXPECT_EQ(text_of(load.ios), "10");
    EXPECT_EQ(text_of(load.io_bytes), "1310720");
}

TEST(load, stated_cpu_replaces_that_of_rows) {
    const auto load = statement_load({ratio(1), ratio(9), ratio(0), ratio(1000), ratio(0)}, ratio(400), {});
    EXPECT_EQ(text_of(load.cpu_ms), "400");
    EXPECT_EQ(text_of(load.held_ms), "405");
}

// ---- a second ----------------------------------------------------------------------------------

TEST(demand, a_flat_load_is_the_same_in_every_hour) {
    rds_world made;
    made.add(test::entity_of("row", 1000, 1024));
    made.add("read", form_of(action::get, "row"), per_month(ratio(2628000 * 3)));
    const auto asked = demand_of(made);
    EXPECT_EQ(text_of(asked.mean.statements), "3");
    EXPECT_EQ(text_of(asked.peak.statements), "3");
    EXPECT_EQ(text_of(asked.data_bytes), "1024000");
}

TEST(demand, the_busiest_hour_is_that_of_all_operations_together) {
    rds_world made;
    made.add(test::entity_of("row", 1000, 1024));
    shape morning{"morning", "", std::vector<ratio>(24, ratio(0)), "", {}};
    auto evening = morning;
    evening.name = "evening";
    morning.hours[8] = evening.hours[20] = ratio(1);
    made.from.month = days_30;
    made.from.workload.shapes = {morning, evening};
    made.add("read", form_of(action::get, "row"), per_second(ratio(1)));
    made.add("write", form_of(action::put, "row"), per_second(ratio(2)));
    made.from.workload.operations[0].shape = "morning";
    made.from.workload.operations[1].shape = "evening";
    const auto asked = demand_of(made);
    EXPECT_EQ(text_of(asked.mean.statements), "3");
    EXPECT_EQ(text_of(asked.peak.statements), "48") << "2 x 24, not 3 x 24: the hours differ";
    EXPECT_EQ(text_of(asked.peak.rows_written), "48");
    auto& operations = made.from.workload.operations;
    const auto both = operations;
    operations = {both[0]};
    const auto reading = demand_of(made).peak;
    operations = {both[1]};
    const auto writing = demand_of(made).peak;
    EXPECT_EQ(asked.peak.cpu_ms, std::max(reading.cpu_ms, writing.cpu_ms));
    EXPECT_EQ(asked.peak.ios, std::max(reading.ios, writing.ios));
    EXPECT_EQ(asked.peak.io_bytes, std::max(reading.io_bytes, writing.io_bytes));
    EXPECT_EQ(asked.peak.held_ms, std::max(reading.held_ms, writing.held_ms));
}

// Minutes 0 to 29, 45 to 119 and 135 to 179 of three hours: 45, 60 and 45 of 150.
TEST(demand, a_trace_in_minutes_is_told_by_hours) {
    rds_world made;
    made.add(test::entity_of("row", 1000, 1024));
    shape trace{"trace", "", {}, "trace.csv", std::vector<ratio>(90, ratio(1))};
    std::fill(trace.minutes.begin() + 30, trace.minutes.begin() + 45, ratio(0));
    made.from.month = billing_month::of_hours(3, "3 hours");
    made.from.workload.shapes = {trace};
    made.add("read", form_of(action::get, "row"), per_second(ratio(1)));
    made.from.workload.operations[0].shape = "trace";
    EXPECT_EQ(text_of(demand_of(made).peak.statements), "1.2");
    made.from.workload.shapes[0].minutes = {ratio(1), ratio(0)};
    EXPECT_EQ(text_of(demand_of(made).peak.statements), "1") << "every other minute, in every hour alike";
}

// Weights without common factors: exact sums over six such shapes would need more than 38 digits.
TEST(demand, many_shapes_do_not_overflow) {
    rds_world made;
    made.add(test::entity_of("row", 0, 100));
    for (const std::int64_t odd : {999999937, 999999929, 999999893, 999999883, 999999797, 999999761}) {
        shape by{std::to_string(odd), "", std::vector<ratio>(24, ratio(odd)), "", {}};
        by.hours[3] = ratio(odd - 2);
        made.add("read " + by.name, form_of(action::get, "row"), per_second(ratio(1, odd)));
        made.from.workload.operations.back().shape = by.name;
        made.from.workload.shapes.push_back(std::move(by));
    }
    EXPECT_EQ(text_of(demand_of(made).mean.statements), "0.000000006");
}

TEST(demand, stated_data_replace_the_items) {
    rds_world made;
    made.add(test::entity_of("row", 1000, 1024));
    made.settings().storage.used = gigabytes(3);
    EXPECT_EQ(text_of(demand_of(made).data_bytes), "3221225472");
}

TEST(demand, reads_alone_go_to_replicas) {
    rds_world made;
    made.add(test::entity_of("row", 0, 100));
    made.add("read", form_of(action::get, "row"), per_second(ratio(10)));
    made.add("write", form_of(action::put, "row"), per_second(ratio(10)));
    made.settings().sizing.replica_reads = ratio(3, 10);
    EXPECT_EQ(text_of(demand_of(made).mean.statements), "17");
    EXPECT_EQ(text_of(demand_of(made).mean.rows_written), "10");
}

TEST(demand, a_store_without_operations_asks_for_nothing) {
    EXPECT_EQ(text_of(demand_of(rds_world{}).peak.ios), "0");
}

TEST(demand, assumptions_are_those_of_the_store) {
    rds_world made;
    made.add(test::entity_of("row", 0, 100));
    made.add("read", form_of(action::get, "row"), per_second(ratio(1)));
    state(made, assumption::cache_hit, ratio(0));
    EXPECT_EQ(text_of(demand_of(made).mean.ios), "4");
    state(made, assumption::index_pages, ratio(0));
    EXPECT_EQ(text_of(demand_of(made).mean.ios), "1");
}

}  // namespace rds_demand_test
