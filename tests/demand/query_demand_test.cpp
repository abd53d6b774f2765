// SPDX-License-Identifier: MIT
#include <dbcost/demand/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace query_demand_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::index_of;
using test::of_items;
using test::order_entity;
using test::reads;
using test::strong;
using test::text;
using test::through;

operation_form fetching(operation_form form) {
    form.fetch_all = true;
    return form;
}

// 1,000 orders of 8,192 B; a local index and a global one, both with entries of 61 B.
struct queries : testing::Test {
    test::dynamodb_world made;
    queries() {
        made.add(order_entity(1000, 8192));
        auto global = index_of("by_status", "order", {"status"});
        global.projected = projection::keys_only;
        made.add(global);
        auto local = index_of("by_state", "order", {"user_id", "status"});
        local.projected = projection::keys_only;
        made.settings().local_indexes.push_back(local);
    }
    secondary_index& local() { return made.settings().local_indexes.front(); }
    result<dynamodb_demand> of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form));
        return made.demand();
    }
    std::string units(operation_form form) { return text(reads(*of(std::move(form)))); }
};

// ---- nothing found (rule D2.4) -----------------------------------------------------------------

TEST_F(queries, that_find_nothing_cost_one_step) {
    auto query = of_items(form_of(action::query, "order"), 10);  // 81,920 B: 20 steps
    query.missing = ratio(1, 4);
    EXPECT_EQ(units(strong(query)), "61/4");  // 3/4 x 20 + 1/4
    EXPECT_EQ(units(query), "61/8");
    EXPECT_EQ(of(query)->demands.back().cause, rule::empty_query);
    query.missing = ratio(1);
    EXPECT_EQ(units(query), "1/2");
    EXPECT_EQ(of(query)->demands.size(), 1U);
}

TEST_F(queries, that_find_nothing_are_free_when_the_option_says_so) {
    made.from.options.empty_query_minimum = false;
    auto query = of_items(form_of(action::query, "order"), 10);
    query.missing = ratio(1, 4);
    EXPECT_EQ(units(strong(query)), "15");
    EXPECT_EQ(of(query)->demands.size(), 2U);  // still a part that says so
    EXPECT_EQ(units(of_items(form_of(action::query, "order"), 0)), "0");
}

TEST_F(queries, leave_an_empty_scan_its_step_when_the_option_says_they_are_free) {
    made.from.options.empty_query_minimum = false;
    made.from.workload.entities.front().count = 0;
    EXPECT_EQ(units(strong(form_of(action::scan, "order"))), "1");
}

TEST_F(queries, of_no_items_find_nothing) {
    EXPECT_EQ(of(of_items(form_of(action::query, "order"), 0))->demands.front().cause, rule::empty_query);
}

TEST_F(queries, of_an_index_that_find_nothing_are_paid_by_the_index) {
    auto query = through(of_items(form_of(action::query, "order"), 0), "by_status");
    EXPECT_EQ(text(reads(*of(query), 0)), "1/2");
    EXPECT_EQ(units(query), "0");
    EXPECT_EQ(units(through(of_items(form_of(action::query, "order"), 0), "by_state")), "1/2");
}

// ---- local indexes (rule D4.4) -----------------------------------------------------------------

TEST_F(queries, of_a_local_index_count_entries_that_the_table_pays) {
    const auto query = through(of_items(form_of(action::query, "order"), 100), "by_state");
    EXPECT_EQ(units(query), "1");  // 6,100 B: two steps
    EXPECT_EQ(units(strong(query)), "2");
    const auto load = *of(query);
    EXPECT_EQ(load.demands.front().cause, rule::local_query);
    EXPECT_EQ(load.demands.front().local, &local());
    EXPECT_FALSE(load.demands.front().where.index);
    EXPECT_EQ(text(reads(load, 0)), "0");
}

// The guide: 4 entries x 200 B and 4 items x 300 B: 4 KB + 16 KB, 5 strong units.
TEST_F(queries, of_a_local_index_that_fetch_follow_the_example_of_the_guide) {
    auto& what = made.from.workload.entities.front();
    what.size = test::one_size(300);
    what.attributes[2].value_size = bytes(200 - 61 - 4);
    local().projected = projection::include;
    local().included = {"note"};
    const auto query = fetching(through(of_items(form_of(action::query, "order"), 4), "by_state"));
    EXPECT_EQ(units(strong(query)), "5");
    EXPECT_EQ(units(query), "5/2");
    EXPECT_EQ(of(query)->demands.back().cause, rule::local_fetch);
    EXPECT_EQ(text(of(query)->demands.back().events), "4");
}

TEST_F(queries, of_a_local_index_fetch_each_item_on_its_own) {
    const auto query = strong(fetching(through(of_items(form_of(action::query, "order"), 10), "by_state")));
    EXPECT_EQ(units(query), "21");  // 610 B: 1; 10 x 2
    made.from.workload.entities.front().size = test::one_size(8193);
    EXPECT_EQ(units(query), "31");
}

TEST_F(queries, fetch_nothing_that_the_entries_have) {
    local().projected = projection::all;
    const auto query = strong(fetching(through(of_items(form_of(action::query, "order"), 10), "by_state")));
    EXPECT_EQ(units(query), "20");
    local().projected = projection::keys_only;
    made.from.workload.entities.front().size = test::one_size(61);  // keys are all there is
    EXPECT_EQ(units(query), "1");
}

TEST_F(queries, that_find_nothing_fetch_nothing) {
    auto query = strong(fetching(through(of_items(form_of(action::query, "order"), 10), "by_state")));
    query.missing = ratio(1, 2);
    EXPECT_EQ(units(query), "11");  // half of 1 + 20, and half of 1
}

TEST_F(queries, behind_a_cache_reach_no_table_and_no_index) {
    made.settings().dax = dax_cluster{"dax.r4.large", 1, ratio(3, 4)};
    auto query = fetching(through(of_items(form_of(action::query, "order"), 10), "by_state"));
    EXPECT_EQ(units(query), "21/8");
    EXPECT_EQ(text(reads(*of(through(of_items(form_of(action::query, "order"), 10), "by_status")), 0)), "1/8");
    EXPECT_EQ(units(strong(of_items(form_of(action::query, "order"), 1))), "2");
    EXPECT_EQ(units(of_items(form_of(action::query, "order"), 0)), "1/8");
}

TEST_F(queries, a_scan_of_a_local_index_reads_its_entries_from_the_table) {
    const auto scan = through(form_of(action::scan, "order"), "by_state");
    EXPECT_EQ(units(strong(scan)), "15");  // 61,000 B
    local().share = ratio(1, 4);
    EXPECT_EQ(units(strong(scan)), "4");  // 250 entries, 15,250 B
    EXPECT_EQ(units(strong(fetching(scan))), "504");  // and 250 items of two steps
    EXPECT_EQ(of(scan)->demands.front().local, &local());
}

TEST_F(queries, a_scan_that_fetches_from_an_empty_table_reads_one_step) {
    made.from.workload.entities.front().count = 0;
    EXPECT_EQ(units(strong(fetching(through(form_of(action::scan, "order"), "by_state")))), "1");
}

// ---- segments (rule D2.8) ----------------------------------------------------------------------

TEST_F(queries, a_scan_says_what_it_reads_and_how_its_pages_fill) {
    const auto table = of(form_of(action::scan, "order"))->demands.back();
    EXPECT_EQ(table.cause, rule::scan_table);
    EXPECT_EQ(table.operands.back().value, "page_fill = crossing item included");
    EXPECT_EQ(of(through(form_of(action::scan, "order"), "by_status"))->demands.back().cause, rule::scan_index);
    auto parallel = form_of(action::scan, "order");
    parallel.segments = 2;
    EXPECT_EQ(of(parallel)->demands.back().operands.back().value, "page_fill = crossing item included, 2 segments");
}

// 10 notes of three sizes: 3 1/3 of each on average, so 4 are read; 4 x (100 + 5,000 + 9,000) B are 13.8 steps.
TEST_F(queries, a_scan_reads_whole_items_of_each_size_of_the_second_table_too) {
    auto note = test::entity_of("note", 10, 0);
    note.size.classes = {{bytes(100), ratio(1, 3)}, {bytes(5000), ratio(1, 3)}, {bytes(9000), ratio(1, 3)}};
    made.add(note);
    const auto load = *of(strong(form_of(action::scan, "note")));
    EXPECT_EQ(text(reads(load, {}, 1)), "14");
}

TEST_F(queries, of_the_second_table_fetch_nothing_where_entries_are_as_large_as_its_items) {
    auto note = test::entity_of("note", 1000, 61);
    note.key = {{"id", bytes(16)}, {"at", bytes(20)}};
    note.attributes = {{"state", bytes(14)}};  // 18 + 22 + 19, and 2 B that no entry has
    made.add(note);
    auto index = index_of("by_note_state", "note", {"id", "state"});
    index.projected = projection::keys_only;
    made.settings().local_indexes.push_back(index);
    const auto query = fetching(through(of_items(form_of(action::query, "note"), 1), "by_note_state"));
    EXPECT_EQ(of(query)->demands.size(), 2U) << "two bytes are lacking";
    made.from.workload.entities.back().size = test::one_size(59);
    EXPECT_EQ(of(query)->demands.size(), 1U);
}

TEST_F(queries, a_parallel_scan_ends_each_segment_with_a_page_of_its_own) {
    made.from.workload.entities.front() = order_entity(10, 1000);
    auto scan = strong(form_of(action::scan, "order"));
    EXPECT_EQ(units(scan), "3");  // 10,000 B
    scan.segments = 1;
    EXPECT_EQ(units(scan), "3");
    scan.segments = 2;
    EXPECT_EQ(units(scan), "4");  // 5,000 B each
    scan.segments = 4;
    EXPECT_EQ(units(scan), "4");  // 3, 3, 2, 2 items
    scan.segments = 20;
    EXPECT_EQ(units(scan), "20");  // half of them read nothing, and cost a step
    EXPECT_NE(of(scan)->demands.front().operands.back().value.find("20 segments"), std::string::npos);
}

TEST_F(queries, a_parallel_scan_has_a_limit_of_segments) {
    made.limits.scan_segments = 1000;
    auto scan = form_of(action::scan, "order");
    scan.segments = 1000;
    EXPECT_EQ(units(strong(scan)), "2000");
    scan.segments = 1001;
    const auto refused = of(scan);
    ASSERT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/form/segments");
    EXPECT_EQ(refused.problems().front().seen, "1001 segments");
    EXPECT_NE(refused.problems().front().expected.find("at most 1000 segments"), std::string::npos);
    EXPECT_NE(refused.problems().front().remedy.find("a worker"), std::string::npos);
}

// ---- what is refused ---------------------------------------------------------------------------

TEST_F(queries, a_global_index_fetches_nothing) {
    const auto refused = of(fetching(through(of_items(form_of(action::query, "order"), 1), "by_status")));
    ASSERT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/form/fetch");
    EXPECT_NE(refused.problems().front().expected.find("D4.3"), std::string::npos);
    EXPECT_FALSE(refused.problems().front().remedy.empty());
    EXPECT_EQ(test::codes(of(strong(fetching(through(form_of(action::scan, "order"), "by_status"))))),
              "refused-by-aws refused-by-aws");
}

TEST_F(queries, a_table_has_nothing_to_fetch) {
    const auto refused = of(fetching(of_items(form_of(action::query, "order"), 1)));
    ASSERT_EQ(test::codes(refused), "contradiction");
    EXPECT_EQ(refused.problems().front().place, "/form/fetch");
}

TEST_F(queries, an_unknown_index_names_local_ones_too) {
    const auto refused = of(through(of_items(form_of(action::query, "order"), 1), "by_stat"));
    ASSERT_EQ(test::codes(refused), "unknown-index");
    EXPECT_EQ(test::codes(of(through(of_items(form_of(action::query, "order"), 1), "by_sate"))),
              "unknown-index");
    EXPECT_EQ(of(through(of_items(form_of(action::query, "order"), 1), "by_sate")).problems().front().remedy,
              "did you mean \"by_state\"?");
}

}  // namespace query_demand_test
