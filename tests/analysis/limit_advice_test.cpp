// SPDX-License-Identifier: MIT
// Each limit from both sides. Limits are lowered where the real one would need a large scenario.
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace limit_advice_test {

[[nodiscard]] finding size_of(std::int64_t bytes_each) {
    dynamodb_world world;
    world.add(order_entity(10, bytes_each));
    return finding_for(world.from, tables_with_limits(), advise_on_item_size);
}

TEST(an_item, of_400_kb_is_taken_and_one_of_a_byte_more_refused) {
    EXPECT_EQ(size_of(409600).stands, standing::does_not_apply);
    const auto refused = size_of(409601);
    EXPECT_EQ(refused.stands, standing::applies);
    EXPECT_EQ(refused.warns_of, service::dynamodb);
    EXPECT_TRUE(says(refused, "The largest items, of order, have 409601 bytes")) << refused.says;
}

TEST(the_largest_item, is_that_of_all_classes_and_entities) {
    dynamodb_world world;
    world.add(order_entity(10, 1000));
    world.add(entity_of("user", 10, 2000)).size.classes.push_back({bytes(3000), ratio(0)});
    EXPECT_TRUE(says(finding_for(world.from, tables_with_limits(), advise_on_item_size),
                     "of user, have 3000 bytes"));
}

// 1,000 orders of 1,000 B with entries of as much: 2,000,000 B under one key at most.
[[nodiscard]] finding collection_of(std::int64_t limit, std::optional<std::int64_t> largest = {}) {
    auto data = tables_with_limits();
    data.add(limit_of("dynamodb.item-collection.maximum", limit));
    dynamodb_world world;
    world.add(order_entity(1000, 1000)).largest_collection = largest;
    world.settings().local_indexes.push_back(index_of("by_amount", "order", {"user_id", "amount"}));
    return finding_for(world.from, data, advise_on_collections);
}

TEST(a_collection, is_small_where_even_all_items_fit_under_one_key) {
    EXPECT_EQ(collection_of(2000000).stands, standing::does_not_apply);
    const auto unknown = collection_of(1999999);
    EXPECT_EQ(unknown.stands, standing::cannot_be_told);
    EXPECT_TRUE(says(unknown, "\"largest_collection\"")) << unknown.says;
}

TEST(a_collection, is_decided_by_the_largest_one_where_it_is_stated) {
    EXPECT_EQ(collection_of(200000, 100).stands, standing::does_not_apply);
    const auto large = collection_of(199999, 100);
    EXPECT_EQ(large.stands, standing::applies);
    EXPECT_EQ(large.warns_of, service::dynamodb);
}

TEST(a_collection, is_limited_beside_a_local_index_alone) {
    dynamodb_world world;
    world.add(order_entity(1000, 1000));
    const auto seen = finding_for(world.from, tables_with_limits(), advise_on_collections);
    EXPECT_EQ(seen.stands, standing::does_not_apply);
    EXPECT_TRUE(seen.limits.empty());
}

[[nodiscard]] finding indexes_of(int count) {
    auto data = tables_with_limits();
    data.add(limit_of("dynamodb.table.maximum-global-indexes", 2));
    dynamodb_world world;
    world.add(order_entity(10, 1000));
    world.add(entity_of("user", 10, 1000)).attributes = {{"mail", bytes(10)}};
    for (int i = 0; i < count; ++i) world.add(index_of("by_" + std::to_string(i), "order", {"status"}));
    world.add(index_of("by_mail", "user", {"mail"}));
    return finding_for(world.from, data, advise_on_index_count);
}

TEST(indexes, up_to_the_limit_of_a_table_are_taken_and_one_more_refused) {
    const auto taken = indexes_of(2);
    EXPECT_EQ(taken.stands, standing::does_not_apply);
    EXPECT_TRUE(says(taken, "Table order of d has 2 global indexes, of at most 2")) << taken.says;
    EXPECT_TRUE(says(taken, "makes 3 writes")) << taken.says;
    const auto refused = indexes_of(3);
    EXPECT_EQ(refused.stands, standing::applies);
    EXPECT_EQ(refused.warns_of, service::dynamodb);
}

TEST(an_index, is_counted_as_one) {
    EXPECT_TRUE(says(indexes_of(1), "has 1 global index, of at most 2; a new item that has an entry in each makes 2"));
}

TEST(indexes, of_the_entities_of_one_table_count_together) {
    dynamodb_world world;
    world.add(order_entity(10, 1000));
    world.add(entity_of("user", 10, 1000)).attributes = {{"mail", bytes(10)}};
    world.add(index_of("by_status", "order", {"status"}));
    world.add(index_of("by_mail", "user", {"mail"}));
    world.settings().tables = {{"shop", {"order", "user"}}};
    auto data = tables_with_limits();
    data.add(limit_of("dynamodb.table.maximum-global-indexes", 20));
    EXPECT_TRUE(says(finding_for(world.from, data, advise_on_index_count), "Table shop of d has 2 global indexes"));
}

[[nodiscard]] finding volume_of(std::int64_t used_gib, std::int64_t type_maximum) {
    auto data = tables_with_limits();
    data.add(limit_of("rds.storage.gp2.maximum", type_maximum));
    rds_world world;
    world.settings().storage.used = gigabytes(used_gib);
    return finding_for(world.from, data, advise_on_volume_size);
}

TEST(data, that_fill_the_largest_volume_are_carried_and_a_gib_more_warns_of_rds) {
    EXPECT_EQ(volume_of(100, 100).stands, standing::does_not_apply);
    const auto beyond = volume_of(101, 100);
    EXPECT_EQ(beyond.stands, standing::applies);
    EXPECT_EQ(beyond.warns_of, service::rds_postgresql);
}

TEST(data, of_no_known_size_cannot_be_told_and_without_an_rds_store_do_not_apply) {
    auto data = tables_with_limits();
    data.add(limit_of("rds.storage.gp2.maximum", 100));
    const rds_world instance;
    EXPECT_EQ(finding_for(instance.from, data, advise_on_volume_size).stands, standing::cannot_be_told);
    const dynamodb_world tables;
    EXPECT_EQ(finding_for(tables.from, data, advise_on_volume_size).stands, standing::does_not_apply);
}

TEST(the_largest_volume, is_that_of_the_class_where_it_takes_less_than_the_type) {
    EXPECT_TRUE(says(volume_of(50, 100000), "takes at most 65536 GiB"));  // of db.m5.large
    EXPECT_TRUE(says(volume_of(50, 16384), "takes at most 16384 GiB"));
}

}  // namespace limit_advice_test
}  // namespace dbcost::test
