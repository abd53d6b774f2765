// SPDX-License-Identifier: MIT
#include <dbcost/demand/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace dynamodb_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::entity_of;
using test::form_of;
using test::index_of;
using test::of_items;
using test::order_entity;
using test::per_month;
using test::reads;
using test::strong;
using test::text;
using test::through;
using test::writes;

// One operation of one kind on an entity of one size.
dynamodb_demand demand_of(operation_form form, std::int64_t size, std::int64_t count = 0) {
    test::dynamodb_world made;
    made.add(entity_of("order", count, size));
    form.entity = "order";
    made.add("op", std::move(form));
    return *made.demand();
}

// ---- reads -------------------------------------------------------------------------------------

TEST(get, costs_half_a_unit_a_step_unless_strong) {
    const auto eventual = form_of(action::get, "order");
    EXPECT_EQ(text(reads(demand_of(eventual, 4096))), "1/2");
    EXPECT_EQ(text(reads(demand_of(eventual, 4097))), "1");
    EXPECT_EQ(text(reads(demand_of(eventual, 8193))), "3/2");
    EXPECT_EQ(text(reads(demand_of(eventual, 409600))), "50");
    EXPECT_EQ(text(reads(demand_of(strong(eventual), 4096))), "1");
    EXPECT_EQ(text(reads(demand_of(strong(eventual), 4097))), "2");
    EXPECT_EQ(text(reads(demand_of(strong(eventual), 409600))), "100");
}

TEST(get, writes_nothing) {
    EXPECT_EQ(text(writes(demand_of(form_of(action::get, "order"), 100))), "0");
}

// The guide's batch of 1.5 KB and 6.5 KB is two sizes; here each item of a batch has one.
TEST(batch_get, rounds_each_item_on_its_own) {
    const auto batch = strong(of_items(form_of(action::batch_get, "order"), 3));
    EXPECT_EQ(text(reads(demand_of(batch, 1536))), "3");  // together they would be 2 steps
    EXPECT_EQ(text(reads(demand_of(batch, 6656))), "6");
}

TEST(batch_get, of_a_distribution_sums_the_steps_of_its_classes) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 0)).size.classes = {{bytes(1536), ratio(1, 2)},
                                                       {bytes(6656), ratio(1, 2)}};
    made.add("pair", strong(of_items(form_of(action::batch_get, "order"), 2)));
    EXPECT_EQ(text(reads(*made.demand())), "3");  // 1 + 2, as in the guide
}

TEST(query, sums_the_items_and_rounds_once) {
    const auto guide = of_items(form_of(action::query, "order"), 1500);
    EXPECT_EQ(text(reads(demand_of(strong(guide), 64))), "24");
    EXPECT_EQ(text(reads(demand_of(guide, 64))), "12");
    EXPECT_EQ(text(reads(demand_of(strong(of_items(form_of(action::query, "order"), 1)), 41779))), "11");
}

TEST(query, that_matches_nothing_costs_a_step) {
    EXPECT_EQ(text(reads(demand_of(of_items(form_of(action::query, "order"), 0), 64))), "1/2");
}

TEST(query, rounds_every_page) {
    const auto limited = strong(of_items(form_of(action::query, "order"), 100, 10));
    EXPECT_EQ(text(reads(demand_of(limited, 410))), "20");  // ten pages of 4,100 B
    EXPECT_EQ(text(reads(demand_of(strong(of_items(form_of(action::query, "order"), 10000)), 300))), "735");
}

TEST(scan, reads_every_item_page_by_page) {
    const auto scan = strong(form_of(action::scan, "order"));
    EXPECT_EQ(text(reads(demand_of(scan, 300, 10000))), "735");
    EXPECT_EQ(text(reads(demand_of(form_of(action::scan, "order"), 300, 10000))), "735/2");
    EXPECT_EQ(text(reads(demand_of(scan, 300, 0))), "1");
    auto limited = scan;
    limited.limit = 10;
    EXPECT_EQ(text(reads(demand_of(limited, 300, 10000))), "1000");
}

TEST(scan, follows_the_page_fill_option) {
    test::dynamodb_world made;
    made.add(entity_of("order", 10000, 300));
    made.add("scan", strong(form_of(action::scan, "order")));
    made.from.options.fill = page_fill::whole_items;
    EXPECT_EQ(text(reads(*made.demand())), "733");
}

TEST(scan, reads_the_items_that_are_there_on_average) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 4096));
    made.add("place", form_of(action::put, "order"), per_month(ratio(20)));
    made.add("scan", strong(form_of(action::scan, "order")));
    EXPECT_EQ(text(reads(*made.demand())), "10");
    made.from.workload.operations.front().frequency = per_month(ratio(21));
    EXPECT_EQ(text(reads(*made.demand())), "11");  // 10.5 items
}

// 100 x 1,000 B + 50 x 400 B = 120,000 B: 30 steps, not 25 + 5 of two tables of their own.
TEST(scan, of_a_single_table_reads_all_its_entities) {
    test::dynamodb_world made;
    made.add(entity_of("order", 100, 1000));
    made.add(entity_of("session", 50, 400));
    made.add("scan", strong(form_of(action::scan, "session")));
    EXPECT_EQ(text(reads(*made.demand(), {}, 1)), "5");
    made.settings().tables = {{"shop", {"order", "session"}}};
    const auto load = *made.demand();
    ASSERT_EQ(load.tables.size(), 1U);
    EXPECT_EQ(load.tables.front().name, "shop");
    EXPECT_EQ(text(reads(load)), "30");
}

// ---- writes ------------------------------------------------------------------------------------

TEST(put, costs_a_unit_for_each_started_kb) {
    const auto put = form_of(action::put, "order");
    EXPECT_EQ(text(writes(demand_of(put, 1024))), "1");
    EXPECT_EQ(text(writes(demand_of(put, 1025))), "2");
    EXPECT_EQ(text(writes(demand_of(put, 409600))), "400");
    EXPECT_EQ(text(reads(demand_of(put, 1024))), "0");
}

TEST(put, update_and_delete_cost_the_same_on_the_table) {
    auto update = form_of(action::update, "order");
    update.changes = {"status"};
    EXPECT_EQ(text(writes(demand_of(update, 3584))), "4");
    EXPECT_EQ(text(writes(demand_of(form_of(action::remove, "order"), 3584, 10))), "4");
}

TEST(put, consistency_does_not_halve_a_write) {
    EXPECT_EQ(text(writes(demand_of(strong(form_of(action::put, "order")), 100))), "1");
}

TEST(put, sums_units_over_the_sizes) {
    test::dynamodb_world made;
    made.add(entity_of("session", 0, 0)).size.classes = {{bytes(400), ratio(9, 10)},
                                                         {bytes(6144), ratio(1, 10)}};
    made.add("login", form_of(action::put, "session"), per_month(ratio(1000)));
    EXPECT_EQ(text(writes(*made.demand())), "1500");
    made.from.workload.operations.front().forms.front() = form_of(action::get, "session");
    EXPECT_EQ(text(reads(*made.demand())), "550");
}

TEST(put, shares_of_thirds_stay_exact) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 0)).size.classes = {{bytes(1), ratio(1, 3)},
                                                       {bytes(1025), ratio(1, 3)},
                                                       {bytes(2049), ratio(1, 6)},
                                                       {bytes(3073), ratio(1, 6)}};
    made.add("place", form_of(action::put, "order"));
    EXPECT_EQ(text(writes(*made.demand())), "13/6");  // (2 x 1 + 2 x 2 + 3 + 4) / 6
}

// The guide's 500 B + 3.5 KB: 1 + 4, not the 4 of their sum.
TEST(batch_write, rounds_each_item_on_its_own) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 0)).size.classes = {{bytes(500), ratio(1, 2)},
                                                       {bytes(3584), ratio(1, 2)}};
    made.add("import", of_items(form_of(action::batch_write, "order"), 2));
    EXPECT_EQ(text(writes(*made.demand())), "5");
}

TEST(operations, count_over_the_hours_of_the_month) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.add("place", form_of(action::put, "order"), test::per_day(ratio(500000)));
    EXPECT_EQ(text(writes(*made.demand())), "45625000/3");
    made.from.month = days_30;
    EXPECT_EQ(text(writes(*made.demand())), "15000000");
    made.from.month = calendar_month(2019, 2);
    EXPECT_EQ(text(writes(*made.demand())), "14000000");
}

// ---- reads through an index (rule D4.3) --------------------------------------------------------

struct index_reads : testing::Test {
    test::dynamodb_world made;
    index_reads() {
        made.add(order_entity(1000, 8192));
        auto& index = made.add(index_of("by_status", "order", {"status"}));
        index.projected = projection::keys_only;  // entries of 61 B
    }
    result<dynamodb_demand> of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form));
        return made.demand();
    }
};

TEST_F(index_reads, a_query_counts_entries_on_the_index) {
    const auto load = *of(through(of_items(form_of(action::query, "order"), 100), "by_status"));
    EXPECT_EQ(text(reads(load, 0)), "1");  // 6,100 B: two steps, eventual
    EXPECT_EQ(text(reads(load)), "0");
    EXPECT_EQ(load.demands.front().cause, rule::query_index);
}

// The guide: 8 entries x 2,000 B = 16,000 B: 4 steps, 2 units.
TEST_F(index_reads, follow_the_example_of_the_guide) {
    made.settings().indexes.front().projected = projection::include;
    made.settings().indexes.front().included = {"note"};
    made.from.workload.entities.front().attributes[2].value_size = bytes(2000 - 61 - 4);
    const auto load = *of(through(of_items(form_of(action::query, "order"), 8), "by_status"));
    EXPECT_EQ(text(reads(load, 0)), "2");
}

// 1,000 entries x 61 B = 61,000 B: 15 steps; a quarter of them: 15,250 B: 4 steps.
TEST_F(index_reads, a_scan_reads_the_entries_of_the_index) {
    const auto scan = through(form_of(action::scan, "order"), "by_status");
    EXPECT_EQ(text(reads(*of(scan), 0)), "15/2");
    made.settings().indexes.front().share = ratio(1, 4);
    EXPECT_EQ(text(reads(*of(scan), 0)), "2");
    EXPECT_EQ(text(reads(*of(scan))), "0");
}

TEST_F(index_reads, a_scan_of_an_index_skips_entities_without_entries) {
    made.add(entity_of("session", 1000, 400));
    made.settings().tables = {{"shop", {"order", "session"}}};
    EXPECT_EQ(text(reads(*of(through(form_of(action::scan, "order"), "by_status")), 0)), "15/2");
}

TEST_F(index_reads, a_strong_read_through_an_index_is_refused) {
    const auto query = strong(through(of_items(form_of(action::query, "order"), 1), "by_status"));
    EXPECT_EQ(test::codes(of(query)), "refused-by-aws");
    EXPECT_EQ(of(query).problems().front().place, "/form/consistency");
    EXPECT_EQ(test::codes(of(strong(through(form_of(action::scan, "order"), "by_status")))),
              "refused-by-aws");
}

TEST_F(index_reads, an_unknown_index_names_the_nearest) {
    const auto refused = of(through(of_items(form_of(action::query, "order"), 1), "by_sttaus"));
    EXPECT_EQ(test::codes(refused), "unknown-index");
    EXPECT_EQ(refused.problems().front().remedy, "did you mean \"by_status\"?");
    EXPECT_EQ(test::codes(of(through(form_of(action::scan, "order"), "x"))), "unknown-index");
}

TEST_F(index_reads, an_item_is_not_got_through_an_index) {
    EXPECT_EQ(test::codes(of(through(form_of(action::get, "order"), "by_status"))), "contradiction");
    EXPECT_EQ(test::codes(of(through(of_items(form_of(action::batch_get, "order"), 2), "by_status"))),
              "contradiction");
}

// ---- limits ------------------------------------------------------------------------------------

TEST(limits, an_item_of_400_kb_passes_and_one_byte_more_does_not) {
    test::dynamodb_world made;
    made.limits.item_bytes = 409600;
    auto& what = made.add(entity_of("order", 0, 409600));
    EXPECT_EQ(test::codes(made.demand()), "");
    what.size = test::one_size(409601);
    const auto refused = made.demand();
    EXPECT_EQ(test::codes(refused), "item-too-large");
    EXPECT_EQ(refused.problems().front().seen, "409601 bytes");
    EXPECT_EQ(refused.problems().front().place, "/workload/entities/order/size");
    what.size.classes.push_back({bytes(500000), ratio(1, 100)});
    EXPECT_EQ(test::codes(made.demand()), "item-too-large item-too-large");
}

// Rule D1.3: 2,048 B in a partition key, 1,024 B in a sort key.
TEST(limits, of_a_partition_key_and_of_a_sort_key) {
    const auto codes_of = [](std::int64_t partition, std::int64_t sort) {
        test::dynamodb_world made;
        made.limits.partition_key_bytes = 2048;
        made.limits.sort_key_bytes = 1024;
        made.add(entity_of("order", 0, 5000)).key = {{"user", bytes(partition)}, {"at", bytes(sort)}};
        return test::codes(made.demand());
    };
    EXPECT_EQ(codes_of(2048, 1024), "");
    EXPECT_EQ(codes_of(2049, 1024), "refused-by-aws");
    EXPECT_EQ(codes_of(2048, 1025), "refused-by-aws");
}

TEST(limits, a_batch_get_has_100_items_and_a_batch_write_25) {
    const auto codes_of = [](action what, std::int64_t items) {
        test::dynamodb_world made;
        made.limits.batch_get_items = 100;
        made.limits.batch_write_items = 25;
        made.add(entity_of("order", 0, 100));
        made.add("batch", of_items(form_of(what, "order"), items));
        return test::codes(made.demand());
    };
    EXPECT_EQ(codes_of(action::batch_get, 100), "");
    EXPECT_EQ(codes_of(action::batch_get, 101), "refused-by-aws");
    EXPECT_EQ(codes_of(action::batch_write, 25), "");
    EXPECT_EQ(codes_of(action::batch_write, 26), "refused-by-aws");
}

TEST(limits, a_table_has_20_global_indexes) {
    test::dynamodb_world made;
    made.limits.global_indexes = 20;
    made.add(order_entity());
    for (int i = 0; i < 20; ++i) made.add(index_of("i" + std::to_string(i), "order", {"status"}));
    EXPECT_EQ(test::codes(made.demand()), "");
    made.add(index_of("one_more", "order", {"status"}));
    EXPECT_EQ(test::codes(made.demand()), "refused-by-aws");
}

TEST(limits, indexes_of_another_table_do_not_count) {
    test::dynamodb_world made;
    made.limits.global_indexes = 1;
    made.add(order_entity());
    made.add(entity_of("session", 0, 100)).key = {{"id", bytes(16)}};
    made.add(index_of("a", "order", {"status"}));
    made.add(index_of("b", "session", {"id"}));
    EXPECT_EQ(test::codes(made.demand()), "");
    made.settings().tables = {{"shop", {"order", "session"}}};
    EXPECT_EQ(test::codes(made.demand()), "refused-by-aws");
}

TEST(limits, that_the_data_does_not_know_are_not_checked) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 1000000));
    made.add("batch", of_items(form_of(action::batch_get, "order"), 1000));
    EXPECT_EQ(test::codes(made.demand()), "");
}

// ---- what is refused ---------------------------------------------------------------------------

TEST(refused, an_index_needs_its_entity_in_the_same_store) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.add(index_of("by_user", "invoice", {"user"}));
    const auto refused = made.demand();
    EXPECT_EQ(test::codes(refused), "contradiction");
    EXPECT_EQ(refused.problems().front().place, "/indexes/by_user/entity");
}

TEST(refused, all_problems_are_reported_at_once) {
    test::dynamodb_world made;
    made.add(entity_of("order", 0, 100));
    made.add("scan", through(form_of(action::scan, "order"), "y"));
    made.add("get", through(form_of(action::get, "order"), "x"));
    EXPECT_EQ(test::codes(made.demand()), "unknown-index contradiction");
}

}  // namespace dynamodb_test
