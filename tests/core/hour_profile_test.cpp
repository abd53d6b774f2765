// SPDX-License-Identifier: MIT
#include <dbcost/core/hour_profile.hpp>
#include <gtest/gtest.h>

namespace hour_profile_test {

using dbcost::hour_profile;
using dbcost::hour_run;
using dbcost::ratio;

[[nodiscard]] hour_profile day_and_night() {
    hour_profile made;
    made.add(12, 250);
    made.add(12, 400);
    return made;
}

TEST(hour_profile, equal_neighbours_are_one_run) {
    auto flat = hour_profile::of(700, 200);
    flat.add(30, 200);
    EXPECT_EQ(flat.runs(), (std::vector<hour_run>{{730, 200}}));
    EXPECT_EQ(flat.hours(), 730);
}

TEST(hour_profile, no_hours_are_no_run) {
    EXPECT_TRUE(hour_profile::of(0, 5).runs().empty());
    EXPECT_EQ(total(hour_profile{}), 0);
    EXPECT_EQ(least(hour_profile{}), 0);
    EXPECT_EQ(most(hour_profile{}), 0);
}

TEST(hour_profile, totals_are_unit_hours) {
    EXPECT_EQ(total(day_and_night()), 12 * 250 + 12 * 400);
    EXPECT_EQ(least(day_and_night()), 250);
    EXPECT_EQ(most(day_and_night()), 400);
}

TEST(hour_profile, joined_hour_by_hour_whatever_the_runs) {
    hour_profile other;
    other.add(6, 300);
    other.add(18, 100);
    const auto joined = combined(day_and_night(), other, [](auto a, auto b) { return std::min(a, b); });
    EXPECT_EQ(joined.runs(), (std::vector<hour_run>{{6, 250}, {18, 100}}));
}

// 250 and 400 unit-minutes of an hour are 25/6 and 20/3 units.
TEST(hour_profile, becomes_exact_units_from_parts_of_them) {
    const auto units = exact(day_and_night(), 60);
    EXPECT_EQ(units.runs().at(0).units, ratio(25, 6));
    EXPECT_EQ(total(units), ratio(12 * 250 + 12 * 400, 60));
    EXPECT_EQ(total(exact(day_and_night())), ratio(total(day_and_night())));
}

TEST(hour_profile, different_lengths_are_a_mistake) {
    EXPECT_THROW((void)combined(hour_profile::of(24, 1), hour_profile::of(23, 1),
                                [](auto a, auto b) { return a + b; }),
                 std::logic_error);
}

TEST(hour_profile, a_total_beyond_64_bits_is_an_error) {
    EXPECT_THROW((void)total(hour_profile::of(730, std::numeric_limits<std::int64_t>::max() / 2)),
                 std::overflow_error);
}

}  // namespace hour_profile_test
