// SPDX-License-Identifier: MIT
#include <dbcost/core/date.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace date_test {

using namespace dbcost;

std::string read(std::string_view text) {
    const auto day = parse_date(text);
    return day ? to_string(*day) : test::codes(day);
}

TEST(date, reads_and_prints_iso_text) {
    EXPECT_EQ(read("2019-09-15"), "2019-09-15");
    EXPECT_EQ(read("0001-01-01"), "0001-01-01");
    EXPECT_EQ(read("9999-12-31"), "9999-12-31");
    EXPECT_EQ(read("2000-10-09"), "2000-10-09");
}

TEST(date, knows_leap_years_of_the_gregorian_calendar) {
    EXPECT_EQ(read("2020-02-29"), "2020-02-29");
    EXPECT_EQ(read("2000-02-29"), "2000-02-29");
    EXPECT_EQ(read("2019-02-29"), "bad-date");
    EXPECT_EQ(read("1900-02-29"), "bad-date");
}

TEST(date, refuses_days_that_do_not_exist) {
    for (const auto* text : {"2019-04-31", "2019-00-01", "2019-13-01", "2019-01-00", "2019-01-32"}) {
        EXPECT_EQ(read(text), "bad-date") << text;
    }
}

TEST(date, refuses_other_shapes) {
    for (const auto* text : {"", "2019", "2019-09", "2019-9-15", "19-09-15", "2019/09/15", "15.09.2019",
                             "2019-09-15 ", " 2019-09-15", "2019-09-15T00:00", "2019-09-1a", "-019-09-15",
                             "+019-09-15", "20190915"}) {
        EXPECT_EQ(read(text), "bad-date") << text;
    }
}

TEST(date, an_error_quotes_what_was_seen) {
    const auto refused = parse_date("2019-02-29").problems();
    EXPECT_EQ(refused.front().seen, "\"2019-02-29\"");
    EXPECT_LE(parse_date(std::string(1000, '9')).problems().front().seen.size(), 42U);
}

TEST(date, orders_by_day) {
    EXPECT_LT(*parse_date("2019-09-30"), *parse_date("2019-10-01"));
    EXPECT_LT(*parse_date("2018-12-31"), *parse_date("2019-01-01"));
    EXPECT_EQ(*parse_date("2019-01-01"), *parse_date("2019-01-01"));
}

}  // namespace date_test
