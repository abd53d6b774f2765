// SPDX-License-Identifier: MIT
#include <dbcost/demand/table_layout.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace table_layout_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::entity_of;
using test::index_of;
using test::order_entity;

TEST(table_layout, local_indexes_stand_apart_from_global_ones) {
    test::dynamodb_world made;
    made.add(order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    const auto load = *made.demand();
    ASSERT_EQ(load.tables.front().indexes.size(), 1U);
    ASSERT_EQ(load.tables.front().local_indexes.size(), 1U);
    EXPECT_EQ(load.tables.front().local_indexes.front().settings->name, "by_state");
    EXPECT_EQ(load.sizes[load.tables.front().local_indexes.front().entries.first].size, 1000);
}

TEST(table_layout, a_local_index_needs_its_entity_in_the_same_store) {
    test::dynamodb_world made;
    made.add(order_entity());
    made.settings().local_indexes.push_back(index_of("by_state", "invoice", {"user_id", "status"}));
    EXPECT_EQ(test::codes(made.demand()), "contradiction");
}

TEST(table_layout, growth_that_cannot_be_is_the_only_problem_of_an_entity_with_indexes) {
    test::dynamodb_world made;
    made.add(order_entity()).growth_per_month = growth{false, ratio(5)};
    made.add(index_of("by_status", "order", {"status"}));
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    made.add("place", test::form_of(action::put, "order"));  // one more, not five
    EXPECT_EQ(test::codes(made.demand()), "contradiction");
    EXPECT_EQ(made.demand().problems().front().place, "/workload/entities/order/growth_per_month");
}

// Rule D1.3: an item and its entry in a local index together.
TEST(table_layout, an_item_shares_its_400_kb_with_its_entry_in_a_local_index) {
    const auto codes_of = [](std::int64_t size, projection projected) {
        test::dynamodb_world made;
        made.limits.item_bytes = 409600;
        made.add(order_entity(0, size));
        auto index = index_of("by_state", "order", {"user_id", "status"});
        index.projected = projected;
        made.settings().local_indexes.push_back(index);
        return test::codes(made.demand());
    };
    EXPECT_EQ(codes_of(204800, projection::all), "");
    EXPECT_EQ(codes_of(204801, projection::all), "item-too-large");
    EXPECT_EQ(codes_of(409600 - 61, projection::keys_only), "");
    EXPECT_EQ(codes_of(409600 - 60, projection::keys_only), "item-too-large");
}

TEST(table_layout, each_class_of_items_is_held_against_its_entry) {
    test::dynamodb_world made;
    made.limits.item_bytes = 409600;
    made.add(order_entity()).size.classes = {{bytes(100), ratio(1, 2)}, {bytes(300000), ratio(1, 2)}};
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    const auto refused = made.demand();
    ASSERT_EQ(test::codes(refused), "item-too-large");
    EXPECT_EQ(refused.problems().front().place, "/indexes/by_state");
    EXPECT_EQ(refused.problems().front().seen,
              "300000 bytes of an item and 300000 of its entry in a local index");
    made.from.workload.entities.front().size.classes.push_back({bytes(100), ratio(0)});  // neither first nor last
    EXPECT_EQ(test::codes(made.demand()), "item-too-large");
    made.settings().local_indexes.front().projected = projection::keys_only;
    EXPECT_EQ(test::codes(made.demand()), "");
}

TEST(table_layout, local_indexes_do_not_count_as_global_ones) {
    test::dynamodb_world made;
    made.limits.global_indexes = 1;
    made.add(order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    EXPECT_EQ(test::codes(made.demand()), "");
}

TEST(table_layout, what_a_global_table_adds_counts_against_the_limit) {
    test::dynamodb_world made;
    made.limits.item_bytes = 409600;
    made.limits.added_item_bytes = 72;
    made.add(entity_of("order", 0, 409600 - 72));
    EXPECT_EQ(test::codes(made.demand()), "");
    made.from.workload.entities.front().size = test::one_size(409600 - 71);
    ASSERT_EQ(test::codes(made.demand()), "item-too-large");
    EXPECT_EQ(made.demand().problems().front().seen, "409601 bytes");
}

TEST(table_layout, what_a_global_table_adds_is_stored_with_the_item) {
    test::dynamodb_world made;
    made.limits.added_item_bytes = 72;
    made.add(order_entity());
    made.add(index_of("by_status", "order", {"status"}));
    const auto load = *made.demand();
    EXPECT_EQ(load.sizes[load.tables.front().entities.front().items.first].size, 1072);
    EXPECT_EQ(load.sizes[load.tables.front().indexes.front().entries.first].size, 1072);
}

}  // namespace table_layout_test
