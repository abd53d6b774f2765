// SPDX-License-Identifier: MIT
#include "cases/expression.hpp"

#include <gtest/gtest.h>

namespace expression_test {

using namespace dbcost::cases;

std::string value(std::string_view text) { return evaluate(text).str(); }

TEST(expression, multiplies_before_it_adds) {
    EXPECT_EQ(value("2 + 3 * 4"), "14");
    EXPECT_EQ(value("(2 + 3) * 4"), "20");
    EXPECT_EQ(value("10 - 3 - 2"), "5");
    EXPECT_EQ(value("12 / 3 / 2"), "2");
    EXPECT_EQ(value("1000*1/2"), "500");
}

TEST(expression, keeps_quotients_exact) {
    EXPECT_EQ(value("500000 * 730/24"), "45625000/3");
    EXPECT_EQ(value("1/3 + 1/6"), "1/2");
}

TEST(expression, reads_decimals) {
    EXPECT_EQ(value("0.25"), "1/4");
    EXPECT_EQ(value("007"), "7");
    EXPECT_EQ(value("0.09 * 100"), "9");
    EXPECT_EQ(value("0"), "0");
}

TEST(expression, rounds_where_it_is_told_to) {
    EXPECT_EQ(value("ceil(4096 / 4096)"), "1");
    EXPECT_EQ(value("ceil(4097 / 4096)"), "2");
    EXPECT_EQ(value("floor(4097 / 4096)"), "1");
    EXPECT_EQ(value("ceil(1 - 2.5)"), "-1");
    EXPECT_EQ(value("floor(1 - 2.5)"), "-2");
    EXPECT_EQ(value("round(1 / 3)"), "3333333333/10000000000");
    EXPECT_EQ(value("round(0.0000000003 / 2) * 10000000000"), "2");
    EXPECT_EQ(value("round(0.0000000005 / 2) * 10000000000"), "2");
}

TEST(expression, takes_the_least_and_the_largest) {
    EXPECT_EQ(value("min(600, 400)"), "400");
    EXPECT_EQ(value("max(0, 1 - 2, 3)"), "3");
    EXPECT_EQ(value("min( 7 )"), "7");
}

TEST(expression, refuses_what_it_does_not_know) {
    for (const auto* text : {"", "2 +", "2 3", "(2", "2)", "1/0", "sqrt(4)", "ceil(1, 2)", ".5", "5.",
                             "2^3", "1e3", "-1", "1,000"}) {
        EXPECT_THROW((void)evaluate(text), expression_error) << text;
    }
}

TEST(expression, says_where_it_stopped) {
    try {
        (void)evaluate("2 * (3 + x)");
        FAIL() << "not refused";
    } catch (const expression_error& problem) {
        EXPECT_NE(std::string(problem.what()).find("\"2 * (3 + x)\", position"), std::string::npos);
    }
}

TEST(rounding, closes_at_ten_places_with_ties_to_even) {
    EXPECT_EQ(ten_places(evaluate("500000 * 730/24")), "15208333.3333333333");
    EXPECT_EQ(ten_places(evaluate("0.00000000005")), "0");
    EXPECT_EQ(ten_places(evaluate("0.00000000015")), "0.0000000002");
    EXPECT_EQ(ten_places(evaluate("0.000000000050000001")), "0.0000000001");
    EXPECT_EQ(ten_places(evaluate("1500")), "1500");
}

TEST(rounding, shows_cents_with_ties_up) {
    EXPECT_EQ(cents(evaluate("0.125")), "0.13");
    EXPECT_EQ(cents(evaluate("0.115")), "0.12");
    EXPECT_EQ(cents(evaluate("0.1249999")), "0.12");
    EXPECT_EQ(cents(evaluate("0")), "0.00");
    EXPECT_EQ(cents(evaluate("1234.5")), "1234.50");
}

TEST(rounding, writes_all_digits_of_a_finite_decimal) {
    EXPECT_EQ(all_digits(evaluate("15208333.3333333333 * 0.25 / 1000000")), "3.802083333333333325");
    EXPECT_EQ(all_digits(evaluate("75")), "75");
    EXPECT_EQ(all_digits(evaluate("1/3")), "not finite");
}

}  // namespace expression_test
