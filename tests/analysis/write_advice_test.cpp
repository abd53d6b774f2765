// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace write_advice_test {

[[nodiscard]] dynamodb_world orders() {
    dynamodb_world made;
    made.add(order_entity(1000, 1000));
    return made;
}

// ---- transactions ------------------------------------------------------------------------------

[[nodiscard]] dynamodb_world transaction_of(std::int64_t items, std::optional<std::int64_t> checks = {}) {
    auto made = orders();
    auto form = of_items(form_of(action::transact_write, "order"), items);
    form.new_share = ratio(0);
    form.checks = checks;
    made.add("move", form, per_month(ratio(1000000)));
    return made;
}

[[nodiscard]] finding transactions_of(const dynamodb_world& of) {
    return finding_for(of.from, tables_with_limits(), advise_on_transactions);
}

TEST(a_transaction, of_25_items_is_taken_and_one_of_26_refused) {
    const auto taken = transactions_of(transaction_of(25));
    EXPECT_EQ(taken.stands, standing::applies);
    EXPECT_FALSE(taken.warns_of);
    const auto refused = transactions_of(transaction_of(26));
    EXPECT_EQ(refused.stands, standing::applies);
    EXPECT_EQ(refused.warns_of, service::dynamodb);
    EXPECT_TRUE(says(refused, "it refuses this one")) << refused.says;
    ASSERT_EQ(refused.limits.size(), 1U);
    EXPECT_EQ(refused.limits.front().value, 25);
}

TEST(a_transaction, counts_its_checks_among_its_items) {
    EXPECT_FALSE(transactions_of(transaction_of(24, 1)).warns_of);
    EXPECT_EQ(transactions_of(transaction_of(25, 1)).warns_of, service::dynamodb);
}

TEST(a_transaction, costs_as_much_again_as_a_batch_of_its_items) {
    // 3 x 1,000,000 items of one unit: 6,000,000 units instead of 3,000,000, at 0.00000125
    EXPECT_EQ(amount_of(transactions_of(transaction_of(3)), "the guarantee of \"move\", over a batch without it"),
              "3.75");
}

TEST(a_transaction, that_reads_costs_twice_a_strong_batch) {
    auto world = orders();
    world.add("look", of_items(form_of(action::transact_get, "order"), 2), per_month(ratio(1000000)));
    // 2 x 1,000,000 items: 4,000,000 units instead of 2,000,000, at 0.00000025
    EXPECT_EQ(amount_of(transactions_of(world), "the guarantee of \"look\", over a batch without it"), "0.5");
}

TEST(transactions, do_not_apply_where_there_are_none) {
    EXPECT_EQ(transactions_of(orders()).stands, standing::does_not_apply);
}

TEST(transactions, cannot_be_told_where_the_limit_is_not_known) {
    const auto world = transaction_of(3);
    const auto seen = finding_for(world.from, small_tables(), advise_on_transactions);
    EXPECT_EQ(seen.stands, standing::cannot_be_told);
    EXPECT_TRUE(says(seen, "dynamodb.transaction.maximum-items is not known for 2019-09-15")) << seen.says;
}

// ---- write scaling -----------------------------------------------------------------------------

[[nodiscard]] finding writes_of(std::int64_t puts_a_second) {
    auto world = orders();
    world.add("save", putting(), per_second(ratio(puts_a_second)));
    return finding_for(world.from, tables_with_limits(), advise_on_writes);
}

TEST(write_scaling, warns_of_dynamodb_above_the_quota_of_a_table) {
    EXPECT_FALSE(writes_of(40000).warns_of);
    EXPECT_EQ(writes_of(40001).warns_of, service::dynamodb);
    EXPECT_TRUE(says(writes_of(40001), "writes at most 40001 units a second, to table order, of a quota of 40000"));
}

TEST(write_scaling, is_judged_by_the_quota_of_the_region_of_each_store) {
    auto world = orders();
    world.add("save", putting(), per_second(ratio(50000)));
    world.where().region = "eu-west-1";  // whose quota is not known
    const auto elsewhere = finding_for(world.from, tables_with_limits(), advise_on_writes);
    EXPECT_EQ(elsewhere.stands, standing::cannot_be_told);
    EXPECT_TRUE(elsewhere.limits.empty());
    auto both = world.from;
    both.deployments.push_back(both.deployments.front());
    both.deployments.back().name = "home";
    both.deployments.back().stores.front().region = "us-east-1";
    const auto seen = finding_for(both, tables_with_limits(), advise_on_writes);
    EXPECT_EQ(seen.warns_of, service::dynamodb);
    EXPECT_TRUE(says(seen, "home writes at most 50000 units a second, to table order, of a quota of 40000")) << seen.says;
}

TEST(write_scaling, does_not_apply_where_nothing_is_written) {
    auto world = orders();
    world.add("read", form_of(action::get, "order"));
    EXPECT_EQ(finding_for(world.from, tables_with_limits(), advise_on_writes).stands, standing::does_not_apply);
}

// One class of 2 vCPU on gp2 of 100 GiB, which has 300 IOPS of which 240 are usable.
[[nodiscard]] memory_tables tables_with_iops() {
    auto data = tables_with_limits();
    data.add(limit_of("rds.storage.gp2.iops-per-gib", 3));
    data.add(limit_of("rds.storage.gp2.minimum-iops", 100));
    data.add(limit_of("rds.storage.gp2.maximum-iops", 16000));
    return data;
}

[[nodiscard]] finding instance_writes_of(std::int64_t puts_a_second, const memory_tables& data = tables_with_iops()) {
    rds_world world;
    world.add(order_entity(1000, 1000));
    world.add("save", putting(), per_second(ratio(puts_a_second)));
    return finding_for(world.from, data, advise_on_writes);
}

TEST(write_scaling, warns_of_rds_where_its_one_writing_instance_cannot_carry_the_load) {
    const auto carried = instance_writes_of(1), beyond = instance_writes_of(1000);
    EXPECT_EQ(carried.stands, standing::applies);
    EXPECT_FALSE(carried.warns_of);
    EXPECT_EQ(beyond.warns_of, service::rds_postgresql);
    EXPECT_TRUE(says(beyond, "d on db.m5.large cannot carry the load")) << beyond.says;
    EXPECT_TRUE(says(beyond, "what binds is IOPS")) << beyond.says;
    EXPECT_TRUE(says(carried, "(first to end: IOPS)")) << carried.says;
}

TEST(write_scaling, cannot_be_told_where_the_iops_of_an_instance_are_not_known) {
    const auto seen = instance_writes_of(1, tables_with_limits());
    EXPECT_EQ(seen.stands, standing::cannot_be_told);
    EXPECT_TRUE(says(seen, "its IOPS is not known for this day")) << seen.says;
}

// ---- hot keys ----------------------------------------------------------------------------------

[[nodiscard]] finding keys_of(std::int64_t puts_a_second, std::optional<ratio> hottest = {}) {
    auto world = orders();
    auto form = putting();
    form.hottest_key = hottest;
    world.add("save", form, per_second(ratio(puts_a_second)));
    return finding_for(world.from, tables_with_limits(), advise_on_hot_keys);
}

TEST(hot_keys, are_impossible_where_one_partition_would_sustain_the_whole_table) {
    EXPECT_EQ(keys_of(1000).stands, standing::does_not_apply);
    EXPECT_TRUE(says(keys_of(1000), "no key can be too hot"));
    EXPECT_EQ(keys_of(1001).stands, standing::cannot_be_told);
}

TEST(hot_keys, count_reads_and_writes_together) {
    auto world = orders();
    world.add("save", putting(), per_second(ratio(500)));
    world.add("read", strong(form_of(action::get, "order")), per_second(ratio(1500)));
    EXPECT_EQ(finding_for(world.from, tables_with_limits(), advise_on_hot_keys).stands, standing::does_not_apply);
    world.add("more", strong(form_of(action::get, "order")), per_second(ratio(1)));
    EXPECT_EQ(finding_for(world.from, tables_with_limits(), advise_on_hot_keys).stands, standing::cannot_be_told);
}

TEST(hot_keys, are_decided_by_the_hottest_key_where_it_is_stated) {
    EXPECT_EQ(keys_of(2000, ratio(1, 2)).stands, standing::does_not_apply);  // 1,000 on one key
    const auto hot = keys_of(2000, ratio(51, 100));
    EXPECT_EQ(hot.stands, standing::applies);
    EXPECT_EQ(hot.warns_of, service::dynamodb);
}

TEST(hot_keys, do_not_apply_without_a_dynamodb_store) {
    rds_world world;
    EXPECT_EQ(finding_for(world.from, tables_with_limits(), advise_on_hot_keys).stands, standing::does_not_apply);
}

}  // namespace write_advice_test
}  // namespace dbcost::test
