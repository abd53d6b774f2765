// SPDX-License-Identifier: MIT
#include <dbcost/meter/volume_growth.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace volume_growth_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::text;

constexpr std::int64_t hours = 730;
const autoscaling_rule late_2019{10, 5, 12, ratio(6, hours)};

volume_month grown(std::int64_t gib, const ratio& start, const ratio& end, std::int64_t maximum = 10000,
                   const autoscaling_rule& rule = late_2019) {
    return grow_volume({start, end}, {gib, maximum, {}}, rule);
}

std::string steps(const volume_month& of) {
    std::string all;
    for (const auto& step : of.steps) {
        all += text(step.at * ratio(hours)) + "h " + std::to_string(step.from_gib) + "-" +
               std::to_string(step.to_gib) + " ";
    }
    return all;
}

TEST(volume_growth, a_step_falls_when_less_than_a_tenth_is_free) {
    EXPECT_EQ(steps(grown(100, ratio(91), ratio(91))), "0h 100-112 ");
    EXPECT_EQ(steps(grown(100, ratio(90), ratio(90))), "");
    EXPECT_EQ(steps(grown(100, ratio(9000001, 100000), ratio(9000001, 100000))), "0h 100-112 ");
}

TEST(volume_growth, a_step_is_the_larger_of_the_least_step_and_the_share_rounded_up) {
    EXPECT_EQ(late_2019.next_size(20), 25);
    EXPECT_EQ(late_2019.next_size(41), 46);
    EXPECT_EQ(late_2019.next_size(42), 48);
    EXPECT_EQ(late_2019.next_size(50), 56);
    EXPECT_EQ(late_2019.next_size(51), 58);
    EXPECT_EQ(late_2019.next_size(300), 336);
}

TEST(volume_growth, the_mean_counts_each_size_for_the_time_it_is_allocated) {
    const auto made = grown(100, ratio(88), ratio(94));
    EXPECT_EQ(steps(made), "730/3h 100-112 ");
    EXPECT_EQ(text(made.mean_gib), "108");
    EXPECT_EQ(made.end_gib, 112);
}

TEST(volume_growth, a_step_waits_until_the_quiet_time_is_over) {
    const auto made = grown(100, ratio(100), ratio(100 + hours), 142);
    EXPECT_EQ(steps(made), "0h 100-112 6h 112-126 67/5h 126-142 ");
    EXPECT_EQ(text(*made.full_from * ratio(hours)), "42");
}

TEST(volume_growth, quiet_time_goes_on_in_the_next_month) {
    const auto made = grown(100, ratio(80), ratio(9001, 100));
    ASSERT_EQ(made.steps.size(), 1U);
    const auto left = made.quiet * ratio(hours);
    EXPECT_GT(left, ratio(5));
    EXPECT_LT(left, ratio(6));
    const auto next = grow_volume({ratio(111), ratio(111)}, {112, 10000, made.quiet}, late_2019);
    ASSERT_EQ(next.steps.size(), 1U);
    EXPECT_EQ(text(next.steps.front().at), text(made.quiet));
}

TEST(volume_growth, a_step_past_the_maximum_is_not_taken) {
    EXPECT_EQ(grown(100, ratio(91), ratio(91), 112).end_gib, 112);
    EXPECT_EQ(grown(100, ratio(91), ratio(91), 111).end_gib, 100);
}

TEST(volume_growth, without_a_maximum_a_volume_stays_and_fills_up) {
    const auto made = grow_volume({ratio(95), ratio(105)}, {100, {}, {}}, late_2019);
    EXPECT_TRUE(made.steps.empty());
    EXPECT_EQ(text(*made.full_from), "1/2");
    EXPECT_FALSE(grow_volume({ratio(95), ratio(100)}, {100, {}, {}}, late_2019).full_from);
    EXPECT_EQ(text(*grow_volume({ratio(101), ratio(90)}, {100, {}, {}}, late_2019).full_from), "0");
}

TEST(volume_growth, a_volume_never_shrinks) {
    const auto made = grown(100, ratio(95), ratio(10));
    EXPECT_EQ(steps(made), "0h 100-112 ");
    EXPECT_EQ(made.end_gib, 112);
}

TEST(volume_growth, data_exceed_a_bound_within_the_month_or_not_at_all) {
    EXPECT_FALSE((data_line{ratio(50), ratio(90)}.exceeds(ratio(90), ratio(0)))) << "reached, not exceeded";
    EXPECT_FALSE((data_line{ratio(95), ratio(95)}.exceeds(ratio(90), ratio(1)))) << "the quiet time ends with the month";
    EXPECT_FALSE((data_line{ratio(95), ratio(95)}.exceeds(ratio(90), ratio(3, 2))));
    EXPECT_EQ((data_line{ratio(95), ratio(95)}.exceeds(ratio(90), ratio(1, 2))), ratio(1, 2));
}

TEST(volume_growth, quiet_time_that_is_over_leaves_nothing) {
    EXPECT_EQ(text(grow_volume({ratio(50), ratio(50)}, {100, 200, ratio(1, 2)}, late_2019).quiet), "0");
    EXPECT_EQ(text(grow_volume({ratio(50), ratio(50)}, {100, 200, ratio(3, 2)}, late_2019).quiet), "1/2");
}

}  // namespace volume_growth_test
