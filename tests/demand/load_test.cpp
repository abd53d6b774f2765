// SPDX-License-Identifier: MIT
#include <dbcost/demand/load.hpp>
#include <gtest/gtest.h>

#include <numeric>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace load_test {

using namespace dbcost;
using namespace dbcost::demand;

std::int64_t sum(const std::vector<std::int64_t>& minutes) {
    return std::accumulate(minutes.begin(), minutes.end(), std::int64_t{0});
}

shape by_hours(std::vector<ratio> hours) { return {"s", "/s", std::move(hours), "", {}}; }
shape by_minutes(std::vector<ratio> minutes) { return {"s", "/s", {}, "s.csv", std::move(minutes)}; }

// Weight 1 everywhere but in one hour.
shape with_peak(std::size_t hours, std::size_t at, std::int64_t weight) {
    auto made = by_hours(std::vector<ratio>(hours, ratio(1)));
    made.hours[at] = ratio(weight);
    return made;
}

std::vector<std::int64_t> load(const shape* by, const billing_month& month, const ratio& half_units) {
    return minute_load({{half_units, spread_of(by, month)}});
}

TEST(load, without_a_shape_is_flat) {
    const auto minutes = load(nullptr, days_30, ratio(43200 * 7));
    EXPECT_EQ(minutes, std::vector<std::int64_t>(43200, 7));
}

TEST(load, of_a_shape_without_any_weight_is_flat) {
    const auto nothing = by_hours(std::vector<ratio>(24));
    EXPECT_EQ(load(&nothing, days_30, ratio(43200 * 7)), std::vector<std::int64_t>(43200, 7));
}

TEST(load, rounds_cumulatively_so_that_nothing_is_lost) {
    const auto minutes = load(nullptr, days_30, ratio(3));  // one after each third
    EXPECT_EQ(sum(minutes), 3);
    EXPECT_EQ(minutes[14398], 0);
    EXPECT_EQ(minutes[14399], 1);
    EXPECT_EQ(minutes[28799], 1);
    EXPECT_EQ(minutes[43199], 1);
    EXPECT_EQ(sum(load(nullptr, days_30, ratio(7, 2))), 3);  // the floor of the month
}

TEST(load, of_a_day_repeats_from_the_first_hour_on) {
    const auto peak = with_peak(24, 10, 10);  // 33 weights a day
    const auto minutes = load(&peak, days_30, ratio(33 * 60 * 30));
    EXPECT_EQ(minutes[599], 1);
    EXPECT_EQ(minutes[600], 10);
    EXPECT_EQ(minutes[659], 10);
    EXPECT_EQ(minutes[660], 1);
    EXPECT_EQ(minutes[1440 * 29 + 600], 10);
}

// 730 hours are 30 days and 10 hours; hour 10 of the last day is not there.
TEST(load, never_changes_the_count_of_a_month) {
    const auto peak = with_peak(24, 10, 10);
    const auto week = with_peak(168, 100, 7);
    const auto trace = by_minutes({ratio(1), ratio(5, 2), ratio(0)});
    for (const auto* shape : {&peak, &week, &trace}) {
        for (const auto& month : {hours_730, days_30, calendar_month(2019, 2), calendar_month(2020, 2),
                                  calendar_month(2019, 3)}) {
            const auto minutes = load(shape, month, ratio(1234567891));
            EXPECT_EQ(static_cast<std::int64_t>(minutes.size()), month.hours() * 60);
            EXPECT_EQ(sum(minutes), 1234567891) << month.name();
        }
    }
}

TEST(load, of_a_week_follows_the_calendar_and_starts_on_a_monday_elsewhere) {
    const auto peak = with_peak(168, 0, 1000);  // Mondays at 0:00
    const auto busy = [&](const billing_month& month) {
        const auto minutes = load(&peak, month, ratio(100000000));
        return std::max_element(minutes.begin(), minutes.end()) - minutes.begin();
    };
    EXPECT_EQ(busy(hours_730) / 60, 0);
    EXPECT_EQ(busy(calendar_month(2019, 4)) / 60, 0);       // a Monday
    EXPECT_EQ(busy(calendar_month(2019, 2)) / 60, 3 * 24);  // a Friday
    EXPECT_EQ(busy(calendar_month(2019, 9)) / 60, 24);      // a Sunday
}

TEST(load, of_a_trace_repeats_over_the_month) {
    const auto trace = by_minutes({ratio(1), ratio(5, 2), ratio(0)});
    const auto minutes = load(&trace, days_30, ratio(14400 * 7));
    EXPECT_EQ(minutes[0], 2);
    EXPECT_EQ(minutes[1], 5);
    EXPECT_EQ(minutes[2], 0);
    EXPECT_EQ(minutes[43198], 5);
}

TEST(load, of_several_shapes_adds_before_it_rounds) {
    const auto noon = with_peak(24, 12, 5);
    const std::vector<spread_units> both{{ratio(1, 2), spread_of(nullptr, days_30)},
                                         {ratio(3, 2), spread_of(&noon, days_30)}};
    EXPECT_EQ(sum(minute_load(both)), 2);  // each alone would lose its half
    const std::vector<spread_units> exact{{ratio(43200), spread_of(nullptr, days_30)},
                                          {ratio(28 * 60 * 30), spread_of(&noon, days_30)}};
    EXPECT_EQ(minute_load(exact)[719], 2);
    EXPECT_EQ(minute_load(exact)[720], 6);
}

TEST(load, beyond_64_bits_is_an_overflow) {
    EXPECT_THROW((void)load(nullptr, days_30, ratio(power_of_ten(19))), std::range_error);
}

TEST(load, of_a_target_keeps_sides_and_indexes_apart) {
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.add(test::index_of("by_status", "order", {"status"}));
    made.from.month = days_30;
    made.add("place", test::form_of(action::put, "order"), test::per_month(ratio(43200)));
    made.add("read", test::form_of(action::get, "order"), test::per_month(ratio(43200)));
    made.from.workload.shapes.push_back(with_peak(24, 12, 5));
    made.from.workload.operations[1].shape = "s";
    const auto all = *made.demand();
    const auto writes = load_of(all, {0, {}}, capacity_side::write, made.from);
    EXPECT_FALSE(writes.shaped);
    EXPECT_EQ(writes.minutes().front(), 2);  // a unit is two halves
    EXPECT_EQ(load_of(all, {0, 0}, capacity_side::write, made.from).minutes().front(), 2);
    const auto reads = load_of(all, {0, {}}, capacity_side::read, made.from);
    EXPECT_TRUE(reads.shaped);
    EXPECT_EQ(test::text(reads.units), "21600");  // eventual
    EXPECT_EQ(test::text(reads.requests), "43200");
    EXPECT_EQ(sum(reads.minutes()), 43200);
    EXPECT_EQ(sum(load_of(all, {0, 0}, capacity_side::read, made.from).minutes()), 0);
}

}  // namespace load_test
