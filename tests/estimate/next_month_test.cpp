// SPDX-License-Identifier: MIT
#include <dbcost/estimate/next_month.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace next_month_test {

using namespace dbcost;
using test::form_of;
using test::per_month;

TEST(spend, leaves_of_a_credit_what_the_month_has_not_used) {
    const auto credit_of = [](std::int64_t dollars) { return credit{exact_amount(decimal<20>::whole(dollars))}; };
    std::vector<discount> stated(3);
    stated[0].name = "a credit";
    stated[0].terms = credit_of(100);
    stated[1].name = "used up";
    stated[1].terms = credit_of(45);
    stated[2].name = "a percentage";
    stated[2].terms = percentage{test::qty("0.1")};
    std::vector<discount_line> used(2);
    for (auto& line : used) line.exact = exact_amount(decimal<20>::whole(-45));
    used[0].name = "a credit";
    used[1].name = "used up";
    spend(stated, used);
    ASSERT_EQ(stated.size(), 2U);
    EXPECT_EQ(std::get<credit>(stated[0].terms), credit_of(55));
    EXPECT_EQ(stated[1].name, "a percentage");
}

TEST(next_month, a_calendar_month_is_followed_by_the_next) {
    test::rds_world made;
    made.from.month = calendar_month(2019, 12);
    EXPECT_EQ(next_month(made.from, {})->month.name(), "2020-01");
}

TEST(next_month, a_convention_is_followed_by_itself_so_many_hours_later) {
    test::rds_world made;
    const auto third = next_month(*next_month(made.from, {}), {});
    EXPECT_EQ(third->month.name(), "730 hours");
    EXPECT_EQ(third->month.hours_before(), 1460);
}

TEST(next_month, entities_start_with_what_the_month_left) {
    test::dynamodb_world made;
    made.add(test::order_entity(1000));
    made.add("write", form_of(action::put, "order"), per_month(ratio(300)));
    made.add("expire", form_of(action::ttl_expire, "order"), per_month(ratio(100)));
    EXPECT_EQ(next_month(made.from, {})->workload.entities.front().count, 1200);
}

TEST(next_month, stated_growth_compounds_and_counts_stay_whole) {
    test::dynamodb_world made;
    made.add(test::order_entity(101)).growth_per_month = growth{true, ratio(1, 10)};
    const auto second = next_month(made.from, {});
    EXPECT_EQ(second->workload.entities.front().count, 111) << "111.1";
    EXPECT_EQ(next_month(*second, {})->workload.entities.front().count, 122) << "122.1";
}

TEST(next_month, an_entity_that_would_end_below_zero_is_an_error) {
    test::dynamodb_world made;
    made.add(test::order_entity(100));
    made.add("delete", form_of(action::remove, "order"), per_month(ratio(101)));
    const auto next = next_month(made.from, {});
    EXPECT_EQ(test::codes(next), "contradiction");
    EXPECT_EQ(next.problems().front().place, "/workload/entities/order/count");
}

TEST(next_month, volumes_and_their_data_grow) {
    test::rds_world made;
    made.settings().storage.used = gigabytes(80);
    made.settings().storage.growth_per_month = growth{true, ratio(5, 100)};
    const auto next = next_month(made.from, {{"s", 112, ratio(4), {}}});
    const auto& storage = std::get<rds_store>(next->deployments.front().stores.front().settings).storage;
    EXPECT_EQ(storage.size, gigabytes(112));
    EXPECT_EQ(storage.used, gigabytes(84));
    EXPECT_EQ(test::text(storage.quiet_hours), "4");
}

TEST(next_month, what_arises_once_is_over) {
    test::dynamodb_world made;
    made.add(test::order_entity(100));
    made.add(test::index_of("by", "order", {"status"})).back_fill = true;
    made.from.other_costs = {{"move", "", "d", test::dec<10>("5"), test::dec<10>("100")}};
    const auto next = next_month(made.from, {});
    EXPECT_FALSE(std::get<dynamodb_store>(next->deployments.front().stores.front().settings).indexes[0].back_fill);
    EXPECT_FALSE(next->other_costs.front().once.has_value());
    EXPECT_TRUE(next->other_costs.front().monthly.has_value());
}

}  // namespace next_month_test
