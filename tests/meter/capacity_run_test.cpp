// SPDX-License-Identifier: MIT
#include <dbcost/meter/capacity_run.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace capacity_run_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::text;

constexpr std::int64_t second = 120;

capacity_setting fixed(std::int64_t units) { return {units, {}, {}}; }
capacity_setting scaled(std::int64_t min, std::int64_t max) {
    return {{}, capacity_setting::scaling{min, max, ratio(7, 10)}, {}};
}

std::array<capacity_outcome, 2> run(const capacity_setting& read, const capacity_setting& write,
                                    const std::vector<std::int64_t>& reads,
                                    const std::vector<std::int64_t>& writes, const capacity_rules& rules) {
    return run_capacity({&read, &write}, {reads, writes}, rules, no_trace);
}

capacity_outcome run_write(const capacity_setting& write, const std::vector<std::int64_t>& load,
                           const capacity_rules& rules = {}) {
    return run(fixed(1), write, {}, load, rules)[1];
}

std::vector<std::int64_t> minutes(std::initializer_list<std::pair<std::size_t, std::int64_t>> runs) {
    std::vector<std::int64_t> made;
    for (const auto& [count, units] : runs) made.insert(made.end(), count, units * second);
    return made;
}

// The example of rule D6.2: 100 until :20, 300 until :50, 100 after. At 70 units a second 100 is right,
// at 210 it is 300; each alarm takes one minute, and the bucket serves that of the rise.
const auto rise = minutes({{19, 70}, {30, 210}, {11, 70}});

TEST(an_hour_of_changes, bills_its_largest_capacity_or_its_mean) {
    const auto seen = run_write(scaled(5, 1000), rise, {{1, 1, ratio(1, 5)}, {}, 0});
    EXPECT_EQ(text(seen.unit_hours(hourly_capacity::max_in_hour)), "300");
    EXPECT_EQ(text(seen.unit_hours(hourly_capacity::time_weighted)), "200");
    EXPECT_EQ(seen.unit_minutes, 20 * 100 + 30 * 300 + 10 * 100);
    EXPECT_EQ(seen.throttled, 0);
    EXPECT_EQ(seen.outs, 1);
    EXPECT_EQ(seen.ins, 1);
    EXPECT_EQ(seen.least, 100);
    EXPECT_EQ(seen.most, 300);
}

TEST(an_hour_of_changes, has_its_exact_mean_in_its_profile) {
    auto seen = run_write(scaled(5, 1000), minutes({{19, 70}, {31, 210}, {10, 70}}), {{1, 1, ratio(1, 5)}, {}, 0});
    EXPECT_EQ(text(seen.unit_hours(hourly_capacity::time_weighted)), "610/3");  // 203.33
    EXPECT_EQ(text(total(seen.profile(hourly_capacity::time_weighted))), "610/3");
    EXPECT_EQ(text(total(seen.profile(hourly_capacity::max_in_hour))), "300");
}

TEST(a_capacity_by_the_hour, changes_with_the_hour) {
    capacity_setting hourly;
    hourly.hourly.assign(24, 10);
    hourly.hourly[1] = 20;
    std::vector<minute_outcome> seen;
    const auto load = minutes({{120, 15}});
    const auto one = fixed(1);
    const auto made = run_capacity({&one, &hourly}, {std::span<const std::int64_t>(), load}, {},
                                   [&](std::size_t side, std::int64_t, const minute_outcome& minute) {
                                       EXPECT_EQ(side, 1U);
                                       seen.push_back(minute);
                                   });
    ASSERT_EQ(seen.size(), 120U);
    EXPECT_EQ(seen[0].event, scaling_event::none) << "the month begins with it";
    EXPECT_EQ(seen[59].capacity, 10);
    EXPECT_EQ(seen[59].throttled, 5 * second);
    EXPECT_EQ(seen[60].capacity, 20);
    EXPECT_EQ(seen[60].event, scaling_event::schedule);
    EXPECT_EQ(seen[61].burst, 10 * second);
    EXPECT_EQ(made[1].throttled, 60 * 5 * second);
    EXPECT_EQ(made[1].consumed, 60 * 10 * second + 60 * 15 * second);
    EXPECT_EQ(made[1].throttled_minutes, 60);
    EXPECT_EQ(made[1].first_throttled, 0);
    EXPECT_EQ(made[0].most_in_hour.hours(), 0);  // a side without load does not run
}

// Each side would decrease on its own; together they have four decreases a day.
TEST(both_sides, share_the_decreases_of_their_table) {
    const capacity_rules rules{{2, 1, ratio(1, 5)}, {4, 60}, 0};
    const auto falling = minutes({{1, 640}, {1, 320}, {1, 160}, {1, 80}, {56, 40}});
    const auto late = minutes({{10, 640}, {1, 320}, {1, 160}, {1, 80}, {47, 40}});
    const auto same = run(scaled(5, 1000), scaled(5, 1000), falling, falling, rules);
    EXPECT_EQ(same[0].ins, 4);
    EXPECT_EQ(same[1].ins, 4);
    const auto apart = run(scaled(5, 1000), scaled(5, 1000), falling, late, rules);
    EXPECT_EQ(apart[0].ins, 4);
    EXPECT_EQ(apart[1].ins, 0);
    EXPECT_EQ(apart[1].refused, 1);
}

}  // namespace capacity_run_test
