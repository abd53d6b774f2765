// SPDX-License-Identifier: MIT
#include <dbcost/estimate/months.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace months_test {

using namespace dbcost;
using test::form_of;
using test::per_month;

std::string totals_by_month(const bills_over_time& of, std::size_t deployment = 0) {
    std::string all;
    for (const auto& month : of.months) all += to_string(month.deployments[deployment].total) + " ";
    return all;
}

TEST(months, one_month_is_the_bill_of_the_month) {
    const test::rds_world made;
    const auto run = estimate_months(made.from, test::small_tables(), {}, 1);
    const auto one = estimate(made.from, test::small_tables(), {});
    EXPECT_EQ(run->months.front().deployments.front().exact_total, one->deployments.front().exact_total);
    EXPECT_EQ(run->totals.front().exact, one->deployments.front().exact_total);
}

// 2^30 items of 924 + 100 bytes are 1,024 GB, and 2^30 more a month; 0.25 a GB-month of the mean.
TEST(months, stored_bytes_are_the_mean_of_start_and_end_month_after_month) {
    test::dynamodb_world made;
    made.add(test::order_entity(std::int64_t{1} << 30, 924)).growth_per_month =
        growth{false, ratio(std::int64_t{1} << 30)};
    const auto run = estimate_months(made.from, test::small_tables(), {}, 3);
    EXPECT_EQ(totals_by_month(*run), "384.00 640.00 896.00 ");
    EXPECT_EQ(to_string(run->totals.front().exact), "1920");
}

TEST(months, calendar_months_have_their_own_hours_and_day) {
    test::rds_world made;
    made.from.month = calendar_month(2019, 1);
    made.from.prices.as_of.reset();
    const auto run = estimate_months(made.from, test::small_tables(), {}, 2);
    EXPECT_EQ(run->months[0].month + " " + run->months[1].month, "2019-01 2019-02");
    EXPECT_EQ(run->months[1].as_of, "2019-02-01");
    EXPECT_EQ(totals_by_month(*run), "143.93 131.12 ");  // 744 and 672 hours x 0.178 + 11.50
}

TEST(months, a_stated_day_holds_for_all_of_them) {
    test::rds_world made;
    made.from.month = calendar_month(2019, 12);
    const auto run = estimate_months(made.from, test::small_tables(), {}, 2);
    EXPECT_EQ(run->months[1].as_of, "2019-09-15");
}

TEST(months, past_the_last_known_day_is_a_lower_bound) {
    test::rds_world made;
    made.from.month = calendar_month(2020, 12);
    made.from.prices.as_of.reset();
    const auto run = estimate_months(made.from, test::small_tables(), {}, 2);
    EXPECT_TRUE(complete(run->months[0]));
    EXPECT_FALSE(complete(run->months[1]));
    EXPECT_FALSE(run->totals.front().complete);
}

TEST(months, deployments_grow_apart) {
    test::rds_world made;
    auto larger = made.plan();
    larger.name = "larger";
    auto& storage = std::get<rds_store>(larger.stores.front().settings).storage;
    storage.size = gigabytes(200);
    made.from.deployments.push_back(larger);
    const auto run = estimate_months(made.from, test::small_tables(), {}, 2);
    EXPECT_EQ(totals_by_month(*run, 0), "141.44 141.44 ");
    EXPECT_EQ(totals_by_month(*run, 1), "152.94 152.94 ");
    EXPECT_EQ(run->totals[1].deployment, "larger");
    const auto only = estimate_months(made.from, test::small_tables(), {}, 2, "larger");
    ASSERT_EQ(only->totals.size(), 1U);
    EXPECT_EQ(totals_by_month(*only), "152.94 152.94 ");
}

TEST(months, a_later_month_that_cannot_be_is_named) {
    test::dynamodb_world made;
    made.add(test::order_entity(150));
    made.add("delete", form_of(action::remove, "order"), per_month(ratio(100)));
    const auto run = estimate_months(made.from, test::small_tables(), {}, 3);
    EXPECT_EQ(test::codes(run), "contradiction");
    EXPECT_EQ(run.problems().front().place, "month 2 of 3: /workload/entities/order/count");
}

TEST(months, refuse_an_unknown_deployment_and_no_months_at_all) {
    const test::rds_world made;
    EXPECT_EQ(test::codes(estimate_months(made.from, test::small_tables(), {}, 0)), "out-of-range");
    EXPECT_EQ(test::codes(estimate_months(made.from, test::small_tables(), {}, 2, "x")), "unknown-deployment");
}

}  // namespace months_test
