// SPDX-License-Identifier: MIT
// How long an instance runs: schedules by the calendar and by the average week, minimum, stops, part months.
#include <dbcost/meter/running_time.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace running_time_test {

using namespace dbcost;
using namespace dbcost::metering;

const running_facts facts{600, 7};
const auto september = calendar_month(2019, 9);  // 30 days from a Sunday, 21 weekdays

rds_running scheduled(bool weekdays_only, int from, int until) {
    rds_running made;
    made.schedule = running_schedule{weekdays_only, from, until};
    return made;
}

running_time time_of(const rds_running& settings, const billing_month& month = september,
                     rds_hours how = rds_hours::per_second_600) {
    return running_time_of(settings, month, facts, how);
}

TEST(running_time, is_the_whole_month_unless_stated) {
    EXPECT_EQ(time_of({}).hours, ratio(720));
    EXPECT_EQ(time_of({}, hours_730).hours, ratio(730));
    EXPECT_EQ(total(time_of({}).profile), ratio(720));
    EXPECT_EQ(time_of({}).starts, 1);
}

TEST(running_time, of_a_schedule_has_the_hours_of_the_calendar) {
    const auto time = time_of(scheduled(true, 8, 20));
    EXPECT_EQ(time.hours, ratio(21 * 12));
    EXPECT_EQ(total(time.profile), ratio(21 * 12));
    EXPECT_EQ(time.profile.runs().front().hours, 24 + 8) << "the first is a Sunday";
    EXPECT_EQ(time.starts, 21);
}

TEST(running_time, of_a_month_without_calendar_is_that_of_an_average_week) {
    const auto time = time_of(scheduled(true, 8, 20), hours_730);
    EXPECT_EQ(time.hours, ratio(730, 168) * ratio(60));
    EXPECT_EQ(time.hours, hours_730.weekdays() * ratio(12));
    EXPECT_EQ(time.profile.hours(), 168);
    EXPECT_EQ(total(time.profile) * clock_of(hours_730).times, time.hours);
    EXPECT_EQ(time.profile.runs().back().hours, 4 + 48) << "a week of an average month begins on a Monday";
}

TEST(running_time, of_a_stretch_is_at_least_the_minimum_and_none_for_nothing) {
    rds_running stated;
    for (const auto& [hours, billed] : {std::pair(ratio(0), ratio(0)), std::pair(ratio(1, 3600), ratio(1, 6)),
                                        std::pair(ratio(599, 3600), ratio(1, 6)),
                                        std::pair(ratio(600, 3600), ratio(1, 6)),
                                        std::pair(ratio(601, 3600), ratio(601, 3600))}) {
        stated.hours = hours;
        EXPECT_EQ(time_of(stated).hours, billed);
        EXPECT_EQ(total(time_of(stated).profile), billed);
        EXPECT_EQ(time_of(stated).starts, 1);
    }
}

TEST(running_time, counts_full_hours_where_that_rule_holds) {
    rds_running stated;
    stated.hours = ratio(3601, 3600);
    EXPECT_EQ(time_of(stated, september, rds_hours::full_hours).hours, ratio(2));
    stated.hours = ratio(1);
    EXPECT_EQ(time_of(stated, september, rds_hours::full_hours).hours, ratio(1));
}

TEST(running_time, beside_a_stop_has_a_start_after_each_seven_days) {
    rds_running stopped;
    for (const auto& [days, starts] : {std::pair(0, 0), std::pair(7, 0), std::pair(8, 1), std::pair(14, 1),
                                       std::pair(15, 2), std::pair(30, 4)}) {
        stopped.stopped_days = days;
        EXPECT_EQ(time_of(stopped).hours, ratio(720 - 24 * days) + ratio(starts, 6)) << days;
        EXPECT_EQ(time_of(stopped).starts, starts + (days < 30 ? 1 : 0)) << days;
    }
}

TEST(running_time, beside_a_stop_starts_as_often_as_the_longest_stop_says) {
    rds_running stopped;
    stopped.stopped_days = 3;
    const auto hours_of = [&](const running_facts& known) {
        return running_time_of(stopped, september, known, rds_hours::per_second_600).hours;
    };
    EXPECT_EQ(hours_of({600, 1}), ratio(720 - 72) + ratio(2, 6));
    EXPECT_EQ(hours_of({600, 0}), ratio(720 - 72));
    EXPECT_EQ(hours_of({{}, 1}), ratio(720 - 72) + ratio(2, 3600)) << "without a minimum, of a second each";
}

TEST(running_hours, are_those_that_are_stated_or_not_stopped_from_the_start_on) {
    rds_running settings;
    settings.hours = ratio(397, 4);
    EXPECT_EQ(running_hours(settings, september).runs(), (std::vector<hour_run>{{100, 1}, {620, 0}}));
    settings.hours.reset();
    settings.stopped_days = 10;
    EXPECT_EQ(running_hours(settings, september).runs(), (std::vector<hour_run>{{480, 1}, {240, 0}}));
    settings.stopped_days = 31;
    EXPECT_EQ(running_hours(settings, september).runs(), (std::vector<hour_run>{{720, 0}}));
}

TEST(running_time, without_the_facts_rounds_nothing_up) {
    rds_running stated;
    stated.hours = ratio(1, 7200);
    EXPECT_EQ(running_time_of(stated, september, {}, rds_hours::per_second_600).hours, ratio(1, 7200));
}

TEST(running_time, of_a_part_month_begins_and_ends_on_its_days) {
    rds_running part;
    part.from = *parse_date("2019-09-10");
    EXPECT_EQ(time_of(part).hours, ratio(21 * 24));
    part.until = *parse_date("2019-09-12");
    EXPECT_EQ(time_of(part).hours, ratio(48));
    EXPECT_EQ(time_of(part).profile.runs().front().hours, 9 * 24);
    part.schedule = running_schedule{false, 8, 20};
    EXPECT_EQ(time_of(part).hours, ratio(24));
    part.schedule.reset();
    part.from = *parse_date("2019-08-10");
    part.until.reset();
    EXPECT_EQ(time_of(part).hours, ratio(720)) << "created before the month";
    part.from = *parse_date("2019-10-01");
    EXPECT_EQ(time_of(part).hours, ratio(0)) << "created after the month";
}

}  // namespace running_time_test
