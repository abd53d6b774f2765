// SPDX-License-Identifier: MIT
#include <dbcost/core/month.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace month_test {

using namespace dbcost;
using test::text;

TEST(month, a_calendar_month_has_its_own_hours) {
    EXPECT_EQ(calendar_month(2019, 2).hours(), 672);   // 28 days
    EXPECT_EQ(calendar_month(2020, 2).hours(), 696);   // 29
    EXPECT_EQ(calendar_month(2019, 9).hours(), 720);   // 30
    EXPECT_EQ(calendar_month(2019, 12).hours(), 744);  // 31
    EXPECT_EQ(calendar_month(2000, 2).hours(), 696);
    EXPECT_EQ(calendar_month(1900, 2).hours(), 672);
}

TEST(month, twelve_months_make_8760_hours_and_12_conventions_as_many) {
    std::int64_t hours = 0;
    for (unsigned month = 1; month <= 12; ++month) hours += calendar_month(2019, month).hours();
    EXPECT_EQ(hours, 8760);
    EXPECT_EQ(hours_730.hours() * 12, 8760);
}

TEST(month, seconds_and_days_follow_the_hours) {
    EXPECT_EQ(hours_730.seconds(), 2628000);
    EXPECT_EQ(text(hours_730.days()), "365/12");
    EXPECT_EQ(text(days_30.days()), "30");
    EXPECT_EQ(calendar_month(2019, 2).seconds(), 2419200);
    EXPECT_EQ(text(calendar_month(2019, 2).days()), "28");
}

// Counted in a printed calendar.
TEST(month, weekdays_of_a_calendar_month_are_mondays_to_fridays) {
    EXPECT_EQ(text(calendar_month(2019, 2).weekdays()), "20");   // Friday 1st, 4 full weeks
    EXPECT_EQ(text(calendar_month(2019, 9).weekdays()), "21");   // Sunday 1st
    EXPECT_EQ(text(calendar_month(2019, 6).weekdays()), "20");   // Saturday 1st
    EXPECT_EQ(text(calendar_month(2019, 7).weekdays()), "23");   // Monday 1st, 31 days
    EXPECT_EQ(text(calendar_month(2019, 12).weekdays()), "22");  // Sunday 1st, 31 days
    EXPECT_EQ(text(calendar_month(2020, 2).weekdays()), "20");   // Saturday 1st, 29 days
}

TEST(month, a_convention_has_five_sevenths_of_its_days_as_weekdays) {
    EXPECT_EQ(text(days_30.weekdays()), "150/7");
    EXPECT_EQ(text(hours_730.weekdays()), "1825/84");
}

TEST(month, is_named_as_users_write_it) {
    EXPECT_EQ(hours_730.name(), "730 hours");
    EXPECT_EQ(days_30.name(), "30 days");
    EXPECT_EQ(calendar_month(2019, 9).name(), "2019-09");
}

TEST(month, only_a_calendar_month_has_a_first_day) {
    EXPECT_EQ(to_string(*calendar_month(2019, 9).first_day()), "2019-09-01");
    EXPECT_FALSE(hours_730.first_day().has_value());
    EXPECT_FALSE(days_30.first_day().has_value());
}

TEST(month, is_followed_by_the_next_or_by_itself) {
    EXPECT_EQ(month_after(calendar_month(2019, 12)).name(), "2020-01");
    EXPECT_EQ(month_after(calendar_month(2020, 2)).hours(), 744);
    const auto second = month_after(days_30);
    EXPECT_EQ(second.name(), "30 days");
    EXPECT_EQ(second.hours_before(), 720);
    EXPECT_EQ(month_after(second).hours_before(), 1440);
}

TEST(month, names_a_minute_by_its_day) {
    EXPECT_EQ(minute_text(calendar_month(2019, 2), 24 * 60 + 61), "2019-02-02 01:01");
    EXPECT_EQ(minute_text(hours_730, 24 * 60 - 1), "day 1, 23:59");
}

TEST(month, is_read_in_its_three_forms) {
    EXPECT_EQ(*parse_month("730 hours"), hours_730);
    EXPECT_EQ(*parse_month("30 days"), days_30);
    EXPECT_EQ(*parse_month("2019-09"), calendar_month(2019, 9));
    EXPECT_NE(calendar_month(2019, 9), days_30);  // as long, but another month
}

TEST(month, refuses_everything_else) {
    for (const auto* text : {"", "730", "730hours", "720 hours", "31 days", "2019-13", "2019-00", "2019-9",
                             "2019-09-01", "September", "2019/09", "09-2019", " 2019-09"}) {
        EXPECT_EQ(test::codes(parse_month(text)), "bad-month") << text;
    }
}

}  // namespace month_test
