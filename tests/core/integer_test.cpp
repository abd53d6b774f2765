// SPDX-License-Identifier: MIT
#include <dbcost/core/integer.hpp>
#include <gtest/gtest.h>

#include <limits>

#include "support/text.hpp"

namespace integer_test {

using namespace dbcost;
using test::largest_integer;

integer two_to(int exponent) {
    integer value = 1;
    for (int i = 0; i < exponent; ++i) value *= 2;
    return value;
}

TEST(integer, holds_all_numbers_of_38_digits) {
    EXPECT_EQ(to_string(power_of_ten(38)), "1" + std::string(38, '0'));
    EXPECT_EQ(power_of_ten(0), 1);
    EXPECT_EQ(to_string(largest_integer()), "170141183460469231731687303715884105727");
    EXPECT_EQ(to_string(-largest_integer()), "-170141183460469231731687303715884105727");
}

TEST(integer, comes_from_any_built_in_integer) {
    EXPECT_EQ(to_string(integer(std::numeric_limits<std::uint64_t>::max())), "18446744073709551615");
    EXPECT_EQ(to_string(integer(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
    EXPECT_EQ(to_string(integer()), "0");
    EXPECT_EQ(to_string(-integer(0)), "0");
}

TEST(integer, calculates_and_orders) {
    EXPECT_EQ(integer(7) + 3, 10);
    EXPECT_EQ(integer(7) - 10, -3);
    EXPECT_EQ(integer(-7) * 3, -21);
    EXPECT_EQ(integer(7) / 2, 3);
    EXPECT_EQ(integer(-7) / 2, -3);  // towards zero
    EXPECT_EQ(integer(7) / -2, -3);
    EXPECT_LT(integer(-2), integer(-1));
    EXPECT_LT(power_of_ten(37), power_of_ten(38));
    EXPECT_EQ(abs(integer(-5)), 5);
    EXPECT_EQ(abs(integer(5)), 5);
}

TEST(integer, knows_common_divisors_and_multiples) {
    EXPECT_EQ(gcd(integer(12), integer(18)), 6);
    EXPECT_EQ(gcd(integer(-12), integer(18)), 6);
    EXPECT_EQ(gcd(integer(0), integer(7)), 7);
    EXPECT_EQ(lcm(integer(4), integer(6)), 12);
    EXPECT_EQ(lcm(power_of_ten(38), power_of_ten(37)), power_of_ten(38));
    EXPECT_THROW((void)lcm(power_of_ten(30) + 1, power_of_ten(30) - 1), std::overflow_error);
}

TEST(integer, knows_odd_from_even) {
    EXPECT_TRUE(is_odd(integer(1)));
    EXPECT_TRUE(is_odd(integer(-3)));
    EXPECT_FALSE(is_odd(integer(0)));
    EXPECT_FALSE(is_odd(integer(-2)));
    EXPECT_TRUE(is_odd(largest_integer()));
}

TEST(integer, throws_when_a_sum_leaves_the_range) {
    const integer largest = largest_integer();
    EXPECT_EQ((largest - 1) + 1, largest);
    EXPECT_THROW((void)(largest + 1), std::overflow_error);
    EXPECT_EQ(-largest + 1 - 1, -largest);
    EXPECT_THROW((void)(-largest - 1), std::overflow_error);  // -2^127: 128 bits, and no opposite
    EXPECT_THROW((void)(-largest + integer(-1)), std::overflow_error);
    EXPECT_THROW((void)(largest - integer(-1)), std::overflow_error);
    integer sum = largest;
    EXPECT_THROW(sum += 1, std::overflow_error);
    EXPECT_EQ(sum, largest);  // as it was
}

TEST(integer, throws_when_a_product_leaves_the_range) {
    EXPECT_EQ(to_string(two_to(64) * (two_to(63) - 1)), "170141183460469231713240559642174554112");
    EXPECT_THROW((void)(-two_to(64) * two_to(63)), std::overflow_error);
    EXPECT_EQ(to_string(-two_to(64) * (two_to(63) - 1)), "-170141183460469231713240559642174554112");
    EXPECT_EQ(integer(std::numeric_limits<std::int64_t>::min()) * std::numeric_limits<std::int64_t>::min(),
              two_to(126));
    EXPECT_THROW((void)(two_to(64) * two_to(63)), std::overflow_error);
    EXPECT_THROW((void)(-two_to(64) * two_to(64)), std::overflow_error);
    EXPECT_THROW((void)(two_to(126) * 2), std::overflow_error);
    EXPECT_THROW((void)(two_to(100) * two_to(100)), std::overflow_error);
    EXPECT_THROW((void)power_of_ten(39), std::overflow_error);
}

TEST(integer, throws_when_divided_by_zero) {
    EXPECT_THROW((void)(integer(1) / 0), std::overflow_error);
}

TEST(integer, throws_when_it_does_not_fit_64_bits) {
    const auto throws = [](const integer& value) {
        try {
            (void)to_int64(value);
            return false;
        } catch (const std::runtime_error&) {  // range_error or overflow_error: both become `overflow`
            return true;
        }
    };
    EXPECT_EQ(to_int64(two_to(63) - 1), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(to_int64(-two_to(63)), std::numeric_limits<std::int64_t>::min());
    EXPECT_TRUE(throws(two_to(63)));
    EXPECT_TRUE(throws(-two_to(63) - 1));
    EXPECT_TRUE(throws(two_to(64)));
    EXPECT_TRUE(throws(largest_integer()));
}

}  // namespace integer_test
