// SPDX-License-Identifier: MIT
#include <dbcost/core/rounding.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace rounding_test {

using dbcost::divide;
using dbcost::integer;
using dbcost::power_of_ten;

// A quotient and what each word makes of it.
struct row {
    int dividend, divisor;
    int half_even, half_up, up, down;
};

TEST(rounding, follows_the_table_of_words_and_signs) {
    constexpr row table[] = {
        {24, 10, 2, 2, 3, 2},     {25, 10, 2, 3, 3, 2},      {26, 10, 3, 3, 3, 2},
        {34, 10, 3, 3, 4, 3},     {35, 10, 4, 4, 4, 3},      {36, 10, 4, 4, 4, 3},
        {-24, 10, -2, -2, -3, -2}, {-25, 10, -2, -3, -3, -2}, {-26, 10, -3, -3, -3, -2},
        {-35, 10, -4, -4, -4, -3}, {24, -10, -2, -2, -3, -2}, {25, -10, -2, -3, -3, -2},
        {-25, -10, 2, 3, 3, 2},   {-35, -10, 4, 4, 4, 3},    {-21, -10, 2, 2, 3, 2},
        {5, 10, 0, 1, 1, 0},      {-5, 10, 0, -1, -1, 0},    {4, 10, 0, 0, 1, 0},
        {6, 10, 1, 1, 1, 0},      {15, 10, 2, 2, 2, 1},      {1, 3, 0, 0, 1, 0},
        {2, 3, 1, 1, 1, 0},       {-1, 3, 0, 0, -1, 0},      {-2, 3, -1, -1, -1, 0},
        {20, 10, 2, 2, 2, 2},     {-20, 10, -2, -2, -2, -2}, {0, 10, 0, 0, 0, 0},
        {0, -7, 0, 0, 0, 0},      {7, 1, 7, 7, 7, 7},        {7, 2, 4, 4, 4, 3}};
    for (const auto& row : table) {
        const integer a(row.dividend), b(row.divisor);
        SCOPED_TRACE(to_string(a) + " / " + to_string(b));
        EXPECT_EQ(divide(a, b, dbcost::half_even), row.half_even);
        EXPECT_EQ(divide(a, b, dbcost::half_up), row.half_up);
        EXPECT_EQ(divide(a, b, dbcost::up), row.up);
        EXPECT_EQ(divide(a, b, dbcost::down), row.down);
    }
}

TEST(rounding, a_tie_of_huge_numbers_is_seen_without_overflow) {
    const integer largest = dbcost::test::largest_integer();  // odd
    const integer tie = largest - 1;                              // even: tie / 2 is whole
    EXPECT_EQ(divide(largest, integer(2), dbcost::half_even), tie / 2 + 1);
    EXPECT_EQ(divide(largest, integer(2), dbcost::half_up), tie / 2 + 1);
    EXPECT_EQ(divide(largest, integer(2), dbcost::down), tie / 2);
    EXPECT_EQ(divide(tie / 2, tie, dbcost::half_even), 0);
    EXPECT_EQ(divide(tie / 2, tie, dbcost::half_up), 1);
    EXPECT_EQ(divide(tie / 2 + 1, tie, dbcost::half_even), 1);
    EXPECT_EQ(divide(tie / 2 - 1, tie, dbcost::half_up), 0);
    EXPECT_EQ(divide(-largest, largest - 1, dbcost::up), -2);
}

TEST(rounding, one_part_beyond_a_tie_decides) {
    const integer divisor = power_of_ten(38);
    const integer half = divisor / 2;
    EXPECT_EQ(divide(half, divisor, dbcost::half_even), 0);
    EXPECT_EQ(divide(half + 1, divisor, dbcost::half_even), 1);
    EXPECT_EQ(divide(divisor + half, divisor, dbcost::half_even), 2);
    EXPECT_EQ(divide(divisor + half - 1, divisor, dbcost::half_even), 1);
    EXPECT_EQ(divide(integer(1), divisor, dbcost::up), 1);
    EXPECT_EQ(divide(divisor - 1, divisor, dbcost::down), 0);
}

TEST(rounding, a_zero_divisor_is_a_mistake_of_the_programmer) {
    EXPECT_THROW((void)divide(integer(1), integer(0), dbcost::half_even), std::domain_error);
    EXPECT_THROW((void)divide(integer(0), integer(0), dbcost::up), std::domain_error);
}

}  // namespace rounding_test
