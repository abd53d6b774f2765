// SPDX-License-Identifier: MIT
// Hand-derived costs of scans, aggregates and indexes. Small tables: a read unit 0.25, a write unit 1.25 per
// million, a GB-month 0.25.
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace query_advice_test {

// 1,000 orders of 1,000 B.
[[nodiscard]] dynamodb_world orders() {
    dynamodb_world made;
    made.add(order_entity(1000, 1000));
    return made;
}

[[nodiscard]] finding queries_of(const dynamodb_world& of) {
    return finding_for(of.from, tables_with_limits(), advise_on_queries);
}

TEST(a_scan, costs_the_pages_of_its_table_at_the_eventual_read_price) {
    // 1,000 x 1,000 B lie on one page: ceil(1,000,000 / 4,096) = 245 steps, 122.5 units x 0.00000025
    EXPECT_EQ(amount_of(queries_of(orders()), "a scan for order, of its whole table"), "0.000030625");
}

TEST(a_scan, costs_the_same_where_capacity_is_provisioned) {
    auto provisioned = orders();
    provisioned.settings().capacity.mode = capacity_mode::provisioned;
    provisioned.settings().capacity.read.fixed = 5;
    provisioned.settings().capacity.write.fixed = 5;
    EXPECT_EQ(amount_of(queries_of(provisioned), "a scan for order, of its whole table"), "0.000030625");
}

TEST(a_scan, reads_the_other_entities_of_its_table_too) {
    auto single = orders();
    single.add(entity_of("user", 1000, 1000));
    single.settings().tables = {{"shop", {"order", "user"}}};
    // 2,000,000 B: the 1,049th item crosses 1 MB, 1,049,000 B are 257 steps; 951,000 B are 233: 245 units
    const auto seen = queries_of(single);
    EXPECT_EQ(amount_of(seen, "a scan for order, of its whole table"), "0.00006125");
    EXPECT_EQ(amount_of(seen, "a scan for user, of its whole table"), "0.00006125");
}

TEST(a_scan, without_a_read_price_has_no_cost_and_says_why) {
    memory_tables bare;
    bare.add(book_info{"aws", "", std::nullopt, "test"});
    bare.add(flat("dynamodb.storage", "0.25"));
    const auto world = orders();
    const auto seen = finding_for(world.from, bare, advise_on_queries);
    EXPECT_EQ(amount_of(seen, "a scan for order, of its whole table"), "price-missing");
    EXPECT_FALSE(is_complete(seen));
}

TEST(an_aggregate, costs_one_write_unit_for_each_item_that_is_written) {
    auto world = orders();
    world.add("save", putting(), per_month(ratio(1000000)));
    // 1,000,000 units are 1.25; its own item of 1,124 B: (0.0010255016 - 0.0010244548) GB x 0.25
    EXPECT_EQ(amount_of(queries_of(world), "an aggregate over order, written with each of its items"), "1.2500002617");
    auto batches = orders();
    batches.add("save", putting(3), per_month(ratio(1000000)));
    EXPECT_EQ(amount_of(queries_of(batches), "an aggregate over order, written with each of its items"),
              "3.7500002617");
}

TEST(an_aggregate, is_not_the_entity_of_that_name) {
    auto world = orders();
    world.add(entity_of("aggregate", 10, 100 * 1024));
    world.add("save", putting(), per_month(ratio(1000000)));
    EXPECT_EQ(amount_of(queries_of(world), "an aggregate over order, written with each of its items"), "1.2500002617");
}

TEST(an_aggregate, is_not_offered_where_nothing_is_written) {
    auto world = orders();
    world.add("read", form_of(action::get, "order"), per_month(ratio(1000)));
    EXPECT_EQ(cost_of(queries_of(world), "an aggregate over order, written with each of its items"), nullptr);
}

TEST(an_index, costs_its_writes_and_its_storage_a_month_and_its_back_fill_once) {
    auto world = orders();
    update_orders(world, 1000000);
    const auto seen = queries_of(world);
    // the key changes: 2 x 1,000,000 units are 2.5; 1,100,000 B more: (0.0020489097 - 0.0010244548) x 0.25
    EXPECT_EQ(amount_of(seen, "an index on status of order"), "2.500256113725");
    EXPECT_EQ(amount_of(seen, "an index on status of order, its back-fill"), "0.00125");  // 1,000 x 0.00000125
}

TEST(an_index, is_offered_on_the_first_attribute_that_has_none) {
    auto world = orders();
    world.add(index_of("by_status", "order", {"status"}));
    const auto seen = queries_of(world);
    EXPECT_EQ(cost_of(seen, "an index on status of order"), nullptr);
    EXPECT_NE(cost_of(seen, "an index on amount of order"), nullptr);
}

TEST(an_index, that_aws_would_refuse_says_so_and_leaves_the_answer_complete) {
    auto data = tables_with_limits();
    data.add(limit_of("dynamodb.table.maximum-global-indexes", 1));
    auto world = orders();
    world.add(index_of("by_status", "order", {"status"}));
    const auto seen = finding_for(world.from, data, advise_on_queries);
    EXPECT_EQ(amount_of(seen, "an index on amount of order"), "refused-by-aws");
    EXPECT_TRUE(is_complete(seen));
}

// ---- standing ----------------------------------------------------------------------------------

TEST(ad_hoc_queries, cannot_be_told_where_no_operation_is_one) {
    const auto seen = queries_of(orders());
    EXPECT_EQ(seen.stands, standing::cannot_be_told);
    EXPECT_FALSE(seen.warns_of);
}

TEST(ad_hoc_queries, apply_where_an_operation_scans_and_say_what_it_costs) {
    auto world = orders();
    world.add("report", form_of(action::scan, "order"), per_month(ratio(100)));
    const auto seen = queries_of(world);
    EXPECT_EQ(seen.stands, standing::applies);
    EXPECT_EQ(seen.warns_of, service::dynamodb);
    EXPECT_TRUE(says(seen, "\"report\" (100 times a month)")) << seen.says;
    EXPECT_EQ(amount_of(seen, "\"report\" as scan"), "0.0030625");  // 100 runs
}

TEST(ad_hoc_queries, are_priced_for_the_entities_they_ask_about_alone) {
    auto world = orders();
    world.add(entity_of("user", 1000, 1000));
    world.add("report", form_of(action::scan, "order"));
    const auto seen = queries_of(world);
    EXPECT_NE(cost_of(seen, "a scan for order, of its whole table"), nullptr);
    EXPECT_EQ(cost_of(seen, "a scan for user, of its whole table"), nullptr);
}

// An order with its lines: a join on PostgreSQL, a query of DynamoDB.
[[nodiscard]] dynamodb_world joined(std::optional<std::int64_t> joins) {
    auto made = orders();
    auto sql = form_of(action::sql, "");
    sql.only_on = service::rds_postgresql;
    sql.joins = joins;
    auto query = of_items(form_of(action::query, "order"), 4);
    query.only_on = service::dynamodb;
    auto both = operation_of("order with lines", std::move(sql), per_month(ratio(1000000)));
    both.forms.push_back(std::move(query));
    made.from.workload.operations.push_back(std::move(both));
    return made;
}

TEST(ad_hoc_queries, are_none_that_a_key_answers_in_another_form) {
    const auto seen = queries_of(joined(1));
    EXPECT_EQ(seen.stands, standing::cannot_be_told);
    EXPECT_FALSE(seen.warns_of);
    auto without = joined(1);
    without.from.workload.operations.front().forms.pop_back();
    EXPECT_TRUE(advising::is_ad_hoc(without.from.workload.operations.front()));
    auto scanning = joined(1);
    scanning.from.workload.operations.front().forms.back().what = action::scan;
    EXPECT_EQ(queries_of(scanning).stands, standing::applies);
}

TEST(joins, apply_where_a_statement_joins_and_cost_the_form_that_stands_for_it) {
    const auto world = joined(1);
    const auto seen = finding_for(world.from, tables_with_limits(), advise_on_joins);
    EXPECT_EQ(seen.stands, standing::applies);
    EXPECT_EQ(seen.warns_of, service::dynamodb);
    // 4,000 B are one step: 500,000 units x 0.00000025
    EXPECT_EQ(amount_of(seen, "\"order with lines\" as query"), "0.125");
}

TEST(joins, do_not_apply_without_any_and_cannot_be_told_where_they_are_not_stated) {
    const auto none = joined(0), unstated = joined(std::nullopt);
    EXPECT_EQ(finding_for(none.from, tables_with_limits(), advise_on_joins).stands, standing::does_not_apply);
    EXPECT_EQ(finding_for(unstated.from, tables_with_limits(), advise_on_joins).stands, standing::cannot_be_told);
}

}  // namespace query_advice_test
}  // namespace dbcost::test
