// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <dbcost/core/closing.hpp>

#include <limits>

#include "support/text.hpp"

namespace closing_test {

using namespace dbcost;

constexpr std::int64_t largest_64 = std::numeric_limits<std::int64_t>::max();

std::string closed(const integer& numerator, const closing_denominator& denominator) {
    return to_string(close(numerator, denominator, half_even));
}
// What the long way gives.
std::string divided(const integer& numerator, const integer& denominator) {
    return to_string(close<half_even_t>(numerator, denominator, half_even));
}

TEST(closing, gives_ten_digits_half_even) {
    EXPECT_EQ(closed(1, 3), "0.3333333333");
    EXPECT_EQ(closed(2, 3), "0.6666666667");
    EXPECT_EQ(closed(0, 3), "0");
    EXPECT_EQ(closed(7, 1), "7");
    EXPECT_EQ(closed(500000 * 730, 24), "15208333.3333333333");
}

// 1, 3 and 5 over 2 x 10^10 are half a step, one and a half, and two and a half.
TEST(closing, sends_a_tie_to_the_even_neighbour) {
    const closing_denominator halves = power_of_ten(10) * 2;
    EXPECT_EQ(closed(1, halves), "0");
    EXPECT_EQ(closed(3, halves), "0.0000000002");
    EXPECT_EQ(closed(5, halves), "0.0000000002");
    EXPECT_EQ(closed(7, halves), "0.0000000004");
}

TEST(closing, on_either_side_of_a_tie_it_takes_the_nearest) {
    const closing_denominator many =
        power_of_ten(15) * 2;  // a step is 200,000 of them, half a step 100,000
    EXPECT_EQ(closed(99999, many), "0");
    EXPECT_EQ(closed(100000, many), "0");
    EXPECT_EQ(closed(100001, many), "0.0000000001");
    EXPECT_EQ(closed(299999, many), "0.0000000001");
    EXPECT_EQ(closed(300000, many), "0.0000000002");
}

TEST(closing, takes_the_short_way_up_to_63_bits) {
    const closing_denominator thirds = 3;
    EXPECT_TRUE(thirds.is_short(0));
    EXPECT_TRUE(thirds.is_short(largest_64));
    EXPECT_FALSE(thirds.is_short(integer(largest_64) + 1));
    EXPECT_FALSE(thirds.is_short(-1));
    EXPECT_EQ(closed(largest_64, thirds), "3074457345618258602.3333333333");
    EXPECT_EQ(closed(integer(largest_64) + 1, thirds), "3074457345618258602.6666666667");
    EXPECT_EQ(closed(-2, thirds), "-0.6666666667");
}

// 2^62 - 1 and 2^62 + 3 share no factor with 10^10.
TEST(closing, takes_the_short_way_for_reduced_denominators_below_62_bits) {
    const integer edge = std::int64_t{1} << 62;
    EXPECT_TRUE(closing_denominator(edge - 1).is_short(1));
    EXPECT_FALSE(closing_denominator(edge + 3).is_short(1));
    EXPECT_TRUE(closing_denominator(edge).is_short(1));  // 2^52 once reduced
    EXPECT_TRUE(closing_denominator(power_of_ten(10) * (edge - 1)).is_short(1));
    EXPECT_FALSE(closing_denominator(0).is_short(1));
    EXPECT_FALSE(closing_denominator(-3).is_short(1));
}

TEST(closing, gives_the_digits_of_the_division_at_every_edge) {
    const integer edge = std::int64_t{1} << 62;
    const integer denominators[] = {1,
                                    2,
                                    3,
                                    7,
                                    24,
                                    730,
                                    integer(1073741824) * 730,
                                    power_of_ten(10),
                                    power_of_ten(10) * 2,
                                    power_of_ten(11) * 2 + 1,
                                    edge - 1,
                                    edge,
                                    edge + 1,
                                    power_of_ten(10) * (edge - 1),
                                    power_of_ten(28)};
    for (const auto& denominator : denominators) {
        for (const integer near :
             {integer(0), denominator / 2, denominator, denominator * 3 / 2, integer(largest_64)}) {
            for (int off = -2; off <= 2; ++off) {
                const integer numerator = near + off;
                if (abs(numerator) > power_of_ten(28)) continue;  // the long way would overflow
                ASSERT_EQ(closed(numerator, denominator), divided(numerator, denominator))
                    << to_string(numerator) << " / " << to_string(denominator);
            }
        }
    }
}

TEST(closing, beyond_the_range_throws) {
    EXPECT_EQ(closed(power_of_ten(28), 1), "1" + std::string(28, '0'));
    EXPECT_THROW((void)closed(power_of_ten(29), 1), std::overflow_error);
    EXPECT_THROW((void)closed(power_of_ten(29), 3), std::overflow_error);
    EXPECT_THROW((void)closed(1, 0), std::domain_error);
}

}  // namespace closing_test
