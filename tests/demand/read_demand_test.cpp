// SPDX-License-Identifier: MIT
#include <dbcost/demand/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace read_demand_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::of_items;
using test::reads;
using test::strong;
using test::text;

operation_form missing(operation_form form, ratio share) {
    form.missing = share;
    return form;
}

// Items of two steps, read in different ways.
struct item_reads : testing::Test {
    test::dynamodb_world made;
    item_reads() { made.add(test::entity_of("order", 0, 4097)); }
    dynamodb_demand of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form), test::per_month(ratio(100)));
        return *made.demand();
    }
    std::string units(operation_form form) { return text(reads(of(std::move(form)))); }
    void cache(std::optional<ratio> hit_ratio) {
        made.settings().dax = dax_cluster{"dax.r4.large", 3, hit_ratio};
    }
};

TEST_F(item_reads, of_nothing_cost_one_step_whatever_the_items_cost) {
    const auto get = form_of(action::get, "order");
    EXPECT_EQ(units(missing(strong(get), ratio(1))), "100");
    EXPECT_EQ(units(missing(get, ratio(1))), "50");
    EXPECT_EQ(units(missing(strong(get), ratio(1, 4))), "175");  // 75 x 2 + 25 x 1
    EXPECT_EQ(units(missing(get, ratio(1, 4))), "175/2");
}

TEST_F(item_reads, of_nothing_are_a_part_of_their_own) {
    const auto load = of(missing(form_of(action::get, "order"), ratio(1, 4)));
    ASSERT_EQ(load.demands.size(), 2U);
    EXPECT_EQ(load.demands[0].cause, rule::get_item);
    EXPECT_EQ(load.demands[1].cause, rule::read_missing);
    EXPECT_EQ(text(load.demands[1].events), "25");
    EXPECT_EQ(of(missing(form_of(action::get, "order"), ratio(1))).demands.size(), 1U);
    EXPECT_EQ(of(missing(form_of(action::get, "order"), ratio(0))).demands.size(), 1U);
}

TEST_F(item_reads, each_item_of_a_batch_may_be_missing) {
    const auto batch = strong(of_items(form_of(action::batch_get, "order"), 10));
    EXPECT_EQ(units(missing(batch, ratio(1, 2))), "1500");  // 500 x 2 + 500 x 1
}

TEST_F(item_reads, a_cache_answers_its_share_of_eventual_ones) {
    cache(ratio(9, 10));
    EXPECT_EQ(units(form_of(action::get, "order")), "10");
    EXPECT_EQ(units(of_items(form_of(action::batch_get, "order"), 3)), "30");
    EXPECT_EQ(units(missing(form_of(action::get, "order"), ratio(1))), "5");  // absence is cached too
    cache(ratio(1));
    EXPECT_EQ(units(form_of(action::get, "order")), "0");
}

TEST_F(item_reads, pass_a_cache_when_they_are_strong_or_transactional) {
    cache(ratio(9, 10));
    EXPECT_EQ(units(strong(form_of(action::get, "order"))), "200");
    EXPECT_EQ(units(of_items(form_of(action::transact_get, "order"), 1)), "400");
}

TEST_F(item_reads, say_which_share_a_cache_answers) {
    cache(ratio(999, 1000));
    const auto load = of(form_of(action::get, "order"));
    EXPECT_EQ(load.demands.front().operands.front().value,
              "1/2 (eventual; without the 99.9% that DAX answers)");
    EXPECT_EQ(text(load.demands.front().events), "1/10");
}

TEST_F(item_reads, a_cache_without_hit_ratio_answers_nothing) {
    cache(std::nullopt);
    EXPECT_EQ(units(form_of(action::get, "order")), "100");
}

TEST_F(item_reads, know_their_form) {
    const auto load = of(form_of(action::get, "order"));
    EXPECT_EQ(load.demands.front().form, &made.from.workload.operations.front().forms.front());
    EXPECT_EQ(load.demands.front().kind, write_kind::none);
}

}  // namespace read_demand_test
