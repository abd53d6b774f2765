// SPDX-License-Identifier: MIT
#include <dbcost/core/ratio.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace ratio_test {

using namespace dbcost;
using test::dec;
using test::text;

TEST(ratio, stands_in_lowest_terms_over_a_positive_denominator) {
    EXPECT_EQ(text({6, 4}), "3/2");
    EXPECT_EQ(text({6, -4}), "-3/2");
    EXPECT_EQ(text({-6, -4}), "3/2");
    EXPECT_EQ(text({0, -7}), "0");
    EXPECT_EQ(text({7, 7}), "1");
    EXPECT_EQ(text(ratio()), "0");
    EXPECT_EQ(text({integer(500000) * 730, 24}), "45625000/3");
    EXPECT_EQ(ratio(0, 5), ratio(0));
    EXPECT_TRUE(ratio(0, 5).is_zero());
    EXPECT_FALSE(ratio(-1, 5).is_zero());
}

TEST(ratio, over_zero_is_a_mistake_of_the_programmer) {
    EXPECT_THROW((void)ratio(1, 0), std::domain_error);
    EXPECT_THROW((void)ratio(0, 0), std::domain_error);
}

TEST(ratio, of_a_decimal_is_exact) {
    EXPECT_EQ(text(ratio(dec<10>("0.125"))), "1/8");
    EXPECT_EQ(text(ratio(dec<2>("-12.50"))), "-25/2");
    EXPECT_EQ(text(ratio(dec<0>("3"))), "3");
}

TEST(ratio, adds_subtracts_and_multiplies_exactly) {
    EXPECT_EQ(text(ratio(1, 3) + ratio(1, 6)), "1/2");
    EXPECT_EQ(text(ratio(1, 3) - ratio(1, 2)), "-1/6");
    EXPECT_EQ(text(ratio(1, 3) + ratio(-1, 3)), "0");
    EXPECT_EQ(text(ratio(2, 3) * ratio(3, 4)), "1/2");
    EXPECT_EQ(text(ratio(-2, 3) * ratio(3, 2)), "-1");
    EXPECT_EQ(text(ratio(0) * ratio(3, 4)), "0");
    EXPECT_EQ(text(ratio(365, 12) * ratio(12, 365)), "1");
}

TEST(ratio, three_thirds_are_one) {
    EXPECT_EQ(ratio(1, 3) + ratio(1, 3) + ratio(1, 3), ratio(1));
}

// Multiplied straight, the numerators make 10^55.
TEST(ratio, a_product_that_fits_does_not_overflow_on_the_way) {
    const ratio a(power_of_ten(30), 3), b(power_of_ten(25), power_of_ten(30));
    EXPECT_EQ(text(a * b), "10000000000000000000000000/3");
    EXPECT_EQ(text(b * a), "10000000000000000000000000/3");
    EXPECT_EQ(ratio(power_of_ten(38)) * ratio(1, power_of_ten(38)), ratio(1));
}

// The product of the denominators is 10^60; their least common multiple is one of them.
TEST(ratio, a_sum_over_a_common_denominator_does_not_overflow_on_the_way) {
    const ratio small(1, power_of_ten(30));
    EXPECT_EQ(text(small + small), "1/5" + std::string(29, '0'));
    EXPECT_EQ((small + ratio(1, power_of_ten(15))).denominator(), power_of_ten(30));
}

TEST(ratio, beyond_the_range_throws_instead_of_wrapping) {
    const ratio huge(power_of_ten(38));
    EXPECT_THROW((void)(huge * ratio(10)), std::overflow_error);
    EXPECT_THROW((void)(huge + huge + huge + huge), std::overflow_error);
    EXPECT_THROW((void)(ratio(1, power_of_ten(20)) * ratio(1, power_of_ten(20))), std::overflow_error);
}

TEST(ratio, compares_by_value) {
    EXPECT_EQ(ratio(1, 2), ratio(2, 4));
    EXPECT_NE(ratio(1, 2), ratio(-1, 2));
    EXPECT_LT(ratio(1, 3), ratio(34, 100));
    EXPECT_GT(ratio(1, 3), ratio(33, 100));
    EXPECT_LT(ratio(-1, 2), ratio(-1, 3));
    EXPECT_LT(ratio(-1), ratio(0));
    EXPECT_LE(ratio(5, 5), ratio(1));
    EXPECT_LT(ratio(power_of_ten(37), power_of_ten(37) + 1), ratio(1));
}

TEST(ratio, closes_half_even_with_ten_digits) {
    EXPECT_EQ(to_string(close(ratio(1, 3), half_even)), "0.3333333333");
    EXPECT_EQ(to_string(close(ratio(2, 3), half_even)), "0.6666666667");
    EXPECT_EQ(to_string(close(ratio(-2, 3), half_even)), "-0.6666666667");
    EXPECT_EQ(to_string(close(ratio(7), half_even)), "7");
}

TEST(ratio, closing_breaks_a_tie_by_the_word) {
    const integer two_e10 = power_of_ten(10) * 2;
    EXPECT_EQ(to_string(close(ratio(1, two_e10), half_even)), "0");             // 0.00000000005
    EXPECT_EQ(to_string(close(ratio(1, two_e10), half_up)), "0.0000000001");
    EXPECT_EQ(to_string(close(ratio(3, two_e10), half_even)), "0.0000000002");  // 0.00000000015
    EXPECT_EQ(to_string(close(ratio(1, two_e10), up)), "0.0000000001");
    EXPECT_EQ(to_string(close(ratio(3, two_e10), down)), "0.0000000001");
}

TEST(ratio, closes_a_numerator_over_a_denominator_that_share_factors) {
    EXPECT_EQ(close(integer(10), integer(30), half_even), close(ratio(1, 3), half_even));
    EXPECT_EQ(to_string(close(integer(-3), integer(6), half_even)), "-0.5");
}

TEST(ratio, whole_up_is_the_next_whole_number) {
    EXPECT_EQ(whole_up(ratio(0)), 0);
    EXPECT_EQ(whole_up(ratio(1, 1000000)), 1);
    EXPECT_EQ(whole_up(ratio(6, 3)), 2);
    EXPECT_EQ(whole_up(ratio(7, 3)), 3);
    EXPECT_EQ(whole_up(ratio(12288, 10)), 1229);
}

}  // namespace ratio_test
