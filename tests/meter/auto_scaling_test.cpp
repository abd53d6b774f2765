// SPDX-License-Identifier: MIT
#include <dbcost/meter/auto_scaling.hpp>
#include <gtest/gtest.h>

namespace auto_scaling_test {

using namespace dbcost;
using namespace dbcost::metering;

constexpr std::int64_t second = 120;  // a unit a second for a minute, in half units
const scaling_policy usual{5, 1000, ratio(7, 10)};

std::int64_t start(std::int64_t units, const scaling_policy& policy = usual) {
    return auto_scaler(policy, {}, units * second).capacity();
}

TEST(auto_scaling, starts_where_the_load_meets_the_target) {
    EXPECT_EQ(start(100), 143);  // ceil(142.86)
    EXPECT_EQ(start(70), 100);
    EXPECT_EQ(start(71), 102);
    EXPECT_EQ(start(3), 5);  // min
    EXPECT_EQ(start(0), 5);
    EXPECT_EQ(start(700), 1000);
    EXPECT_EQ(start(701), 1000);  // max
}

TEST(auto_scaling, scales_out_after_two_minutes_above_the_target) {
    decrease_budget budget;
    auto_scaler side(usual, {}, 70 * second);
    EXPECT_EQ(side.pass(0, 70 * second, budget).event, scaling_event::none);      // exactly at the target
    EXPECT_EQ(side.pass(1, 70 * second + 1, budget).event, scaling_event::none);  // the first minute
    EXPECT_EQ(side.pass(2, 70 * second, budget).event, scaling_event::none);      // not in a row
    EXPECT_EQ(side.pass(3, 80 * second, budget).event, scaling_event::none);
    EXPECT_EQ(side.capacity(), 100);
    EXPECT_EQ(side.pass(4, 90 * second, budget).event, scaling_event::out);
    EXPECT_EQ(side.capacity(), 129);  // of the last minute: ceil(90 / 0.7)
}

TEST(auto_scaling, scales_in_after_fifteen_minutes_below_the_target_less_the_margin) {
    decrease_budget budget;
    auto_scaler side(usual, {}, 70 * second);
    for (std::int64_t minute = 0; minute < 20; ++minute) {
        EXPECT_EQ(side.pass(minute, 50 * second, budget).event, scaling_event::none);  // exactly 50 %
    }
    for (std::int64_t minute = 20; minute < 34; ++minute) {
        EXPECT_EQ(side.pass(minute, 50 * second - 1, budget).event, scaling_event::none);
    }
    EXPECT_EQ(side.pass(34, 50 * second - 1, budget).event, scaling_event::in);
    EXPECT_EQ(side.capacity(), 72);
    EXPECT_EQ(side.pass(35, 0, budget).event, scaling_event::none);  // counted from the start
}

// Ten units at 71.3 % are 855.6 half units a minute: 855 is not above that, 856 is.
TEST(auto_scaling, is_above_a_target_that_is_no_whole_number_from_the_next_half_unit_on) {
    for (const auto& [consumed, event] : {std::pair(855, scaling_event::none), std::pair(856, scaling_event::out)}) {
        decrease_budget budget;
        auto_scaler side({1, 1000, ratio(713, 1000)}, {}, 800);
        EXPECT_EQ(side.capacity(), 10);
        (void)side.pass(0, consumed, budget);
        EXPECT_EQ(side.pass(1, consumed, budget).event, event) << consumed;
    }
}

// Ten units at 51.2 % are 614.4 half units a minute: 614 is below that, 615 is not.
TEST(auto_scaling, is_below_its_lower_line_up_to_the_half_unit_before) {
    for (const auto& [consumed, event] : {std::pair(615, scaling_event::none), std::pair(614, scaling_event::in)}) {
        decrease_budget budget;
        auto_scaler side({1, 1000, ratio(712, 1000)}, {2, 1, ratio(1, 5)}, 800);
        EXPECT_EQ(side.capacity(), 10);
        EXPECT_EQ(side.pass(0, consumed, budget).event, event) << consumed;
    }
}

TEST(auto_scaling, stays_at_its_bounds_without_an_event) {
    decrease_budget budget;
    auto_scaler low({100, 200, ratio(7, 10)}, {}, 0);
    for (std::int64_t minute = 0; minute < 40; ++minute) {
        EXPECT_EQ(low.pass(minute, 0, budget).event, scaling_event::none);
    }
    auto_scaler high({100, 200, ratio(7, 10)}, {}, 1000 * second);
    for (std::int64_t minute = 0; minute < 40; ++minute) {
        EXPECT_EQ(high.pass(minute, 1000 * second, budget).event, scaling_event::none);
    }
    EXPECT_EQ(high.capacity(), 200);
}

TEST(auto_scaling, waits_for_half_the_target_where_the_margin_would_leave_nothing) {
    EXPECT_EQ(scale_in_line(ratio(7, 10), ratio(1, 5)), ratio(1, 2));
    EXPECT_EQ(scale_in_line(ratio(21, 100), ratio(1, 5)), ratio(1, 100));
    EXPECT_EQ(scale_in_line(ratio(1, 5), ratio(1, 5)), ratio(1, 10));
    EXPECT_EQ(scale_in_line(ratio(1, 5), ratio(1)), ratio(1, 10));
    decrease_budget budget;
    auto_scaler side({5, 1000, ratio(1, 5)}, {}, 20 * second);  // 100 units
    for (std::int64_t minute = 0; minute < 14; ++minute) {
        EXPECT_EQ(side.pass(minute, 10 * second - 1, budget).event, scaling_event::none);
    }
    EXPECT_EQ(side.pass(14, 10 * second - 1, budget).event, scaling_event::in);
}

// ---- bursts (rule D6.6) ------------------------------------------------------------------------

TEST(burst, saves_at_most_300_seconds_of_capacity_and_starts_empty) {
    burst_bucket bucket;
    bucket.set_capacity(10);
    EXPECT_EQ(bucket.serve(11 * second), 10 * second);  // nothing saved yet
    EXPECT_EQ(bucket.serve(4 * second), 4 * second);
    EXPECT_EQ(bucket.saved(), 6 * second);
    for (int i = 0; i < 20; ++i) (void)bucket.serve(0);
    EXPECT_EQ(bucket.saved(), 50 * second);  // 300 seconds of 10 units
    EXPECT_EQ(bucket.serve(70 * second), 60 * second);
    EXPECT_EQ(bucket.saved(), 0);
}

TEST(burst, beyond_64_bits_is_an_overflow) {
    burst_bucket bucket;
    EXPECT_THROW(bucket.set_capacity(std::int64_t{1} << 60), std::overflow_error);
    constexpr auto most = std::numeric_limits<std::int64_t>::max() / (120 + 600);
    EXPECT_NO_THROW(bucket.set_capacity(most));
    EXPECT_THROW(bucket.set_capacity(most + 1), std::overflow_error) << "a minute and a full bucket";
}

// ---- decreases (rule D6.5) ---------------------------------------------------------------------

const decrease_limits four_and_hourly{4, 60};

// Takes each decrease that is allowed, asking every minute; says how many there were.
std::int64_t decreases(decrease_budget& budget, std::int64_t from, std::int64_t until) {
    std::int64_t taken = 0;
    for (std::int64_t minute = from; minute < until; ++minute) {
        if (!budget.allows(minute)) continue;
        budget.take(minute);
        ++taken;
    }
    return taken;
}

TEST(decreases, are_four_at_any_time_and_one_after_an_hour_without) {
    decrease_budget budget(four_and_hourly);
    EXPECT_EQ(decreases(budget, 0, 63), 4);  // in minutes 0 to 3
    EXPECT_TRUE(budget.allows(63));
    EXPECT_FALSE(budget.allows(62));
}

TEST(decreases, are_27_a_day_at_most) {
    decrease_budget budget(four_and_hourly);
    EXPECT_EQ(decreases(budget, 0, 1440), 27);
    EXPECT_EQ(decreases(budget, 1440, 1444), 4);  // the next day has four of its own
}

TEST(decreases, of_a_new_day_are_not_counted_with_those_of_the_day_before) {
    decrease_budget budget({1, 60});
    budget.take(1435);
    EXPECT_FALSE(budget.allows(1439));
    EXPECT_TRUE(budget.allows(1440));
}

TEST(decreases, of_both_sides_in_one_minute_are_one) {
    decrease_budget budget(four_and_hourly);
    for (std::int64_t minute = 0; minute < 4; ++minute) {
        budget.take(minute);
        budget.take(minute);
    }
    EXPECT_TRUE(budget.allows(3));   // the other side of the same call
    EXPECT_FALSE(budget.allows(4));
}

TEST(decreases, are_not_limited_where_the_limit_is_not_known) {
    decrease_budget budget;
    EXPECT_EQ(decreases(budget, 0, 100), 100);
}

TEST(decreases, that_are_refused_are_told_once_and_asked_for_again) {
    decrease_budget budget(four_and_hourly);
    for (std::int64_t minute = 0; minute < 4; ++minute) budget.take(minute);
    auto_scaler side(usual, {2, 1, ratio(1, 5)}, 100 * second);
    EXPECT_EQ(side.pass(10, 10 * second, budget).event, scaling_event::decrease_refused);
    for (std::int64_t minute = 11; minute < 63; ++minute) {
        EXPECT_EQ(side.pass(minute, 10 * second, budget).event, scaling_event::none);
    }
    EXPECT_EQ(side.pass(63, 10 * second, budget).event, scaling_event::in);
    EXPECT_EQ(side.capacity(), 15);
}

TEST(decreases, that_are_refused_are_told_again_once_the_load_has_risen) {
    decrease_budget budget({1, {}});
    budget.take(0);
    auto_scaler side(usual, {2, 1, ratio(1, 5)}, 100 * second);
    EXPECT_EQ(side.pass(10, 10 * second, budget).event, scaling_event::decrease_refused);
    EXPECT_EQ(side.pass(11, 10 * second, budget).event, scaling_event::none);
    EXPECT_EQ(side.pass(12, 100 * second, budget).event, scaling_event::none);
    EXPECT_EQ(side.pass(13, 10 * second, budget).event, scaling_event::decrease_refused);
}

}  // namespace auto_scaling_test
