// SPDX-License-Identifier: MIT
#include <dbcost/analysis/value_range.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace value_range_test {

using namespace dbcost;
using test::codes;

// "1/day 2/day": the values; or the codes of the errors.
std::string values_of(std::string_view text) {
    const auto values = parse_values(text);
    if (!values) return codes(values);
    std::string all;
    for (const auto& value : *values) all += (all.empty() ? "" : " ") + value;
    return all;
}

// ---- a range -----------------------------------------------------------------------------------

TEST(value_range, has_both_ends_and_each_step_between) {
    const auto range = *parse_value_range("10/day..500/day");
    EXPECT_EQ(range.size(), 491);
    EXPECT_EQ(range.text_at(0), "10/day");
    EXPECT_EQ(range.text_at(1), "11/day");
    EXPECT_EQ(range.text_at(490), "500/day");
}

TEST(value_range, goes_in_steps_of_the_finest_digit_typed) {
    EXPECT_EQ(parse_value_range("1..2")->size(), 2);
    EXPECT_EQ(parse_value_range("1.0..2")->size(), 11);
    EXPECT_EQ(parse_value_range("1..2.00")->size(), 101);
    EXPECT_EQ(parse_value_range("1..2.00")->text_at(1), "1.01");
    EXPECT_EQ(parse_value_range("1..2.00")->text_at(10), "1.1");
}

TEST(value_range, of_one_value_has_one) {
    EXPECT_EQ(parse_value_range("7 GiB..7 GiB")->size(), 1);
    EXPECT_EQ(parse_value_range("7 GiB..7 GiB")->text_at(0), "7 GiB");
}

TEST(value_range, may_begin_below_zero) {
    EXPECT_EQ(parse_value_range("-1..1")->text_at(0), "-1");
    EXPECT_EQ(parse_value_range("-0.5..1")->text_at(4), "-0.1");
}

TEST(value_range, needs_two_numbers_of_one_unit) {
    EXPECT_EQ(codes(parse_value_range("10/day")), "bad-choice");
    EXPECT_EQ(codes(parse_value_range("1..2..3")), "bad-choice");
    EXPECT_EQ(codes(parse_value_range("1/day..2/hour")), "bad-choice");
    EXPECT_EQ(codes(parse_value_range("1..2/day")), "bad-choice");
    EXPECT_EQ(parse_value_range("1..2/day").problems().front().remedy,
              "write numbers with \"..\" between them, and the same unit");
}

TEST(value_range, does_not_fall) {
    EXPECT_EQ(codes(parse_value_range("2..1")), "out-of-range");
    EXPECT_EQ(codes(parse_value_range("1..1")), "");
}

TEST(value_range, has_at_most_ten_digits_after_the_point) {
    EXPECT_EQ(codes(parse_value_range("0.0000000001..1")), "");
    EXPECT_EQ(codes(parse_value_range("1..1.00000000001")), "bad-number");
    EXPECT_EQ(parse_value_range("1..1.00000000001").problems().front().seen, "\"1.00000000001\"");
    EXPECT_EQ(codes(parse_value_range("x..1")), "bad-choice") << "units \"x\" and none";
    EXPECT_EQ(codes(parse_value_range("x..x")), "bad-number");
}

TEST(value_range, fits_64_bits) {
    EXPECT_EQ(parse_value_range("0..9223372036854775806")->size(), 9223372036854775807);
    EXPECT_EQ(codes(parse_value_range("0..9223372036854775807")), "out-of-range") << "one value too many to count";
    EXPECT_EQ(codes(parse_value_range("0..9223372036854775808")), "overflow");
}

// ---- values ------------------------------------------------------------------------------------

TEST(values, may_be_listed_in_any_order) {
    EXPECT_EQ(values_of("gp2,io1"), "gp2 io1");
    EXPECT_EQ(values_of("30 days"), "30 days");
    EXPECT_EQ(parse_values("b,,a")->size(), 3U) << "an empty one is a value too: the scenario refuses it";
}

TEST(values, of_a_range_go_by_its_last_digit) {
    EXPECT_EQ(values_of("0.5..0.8"), "0.5 0.6 0.7 0.8");
    EXPECT_EQ(values_of("1%..3%"), "1% 2% 3%");
}

TEST(values, by_a_step_end_with_the_last_that_fits) {
    EXPECT_EQ(values_of("10..30 step 10"), "10 20 30");
    EXPECT_EQ(values_of("10..29 step 10"), "10 20");
    EXPECT_EQ(values_of("10..31 step 10"), "10 20 30");
    EXPECT_EQ(values_of("1 GiB..5 GiB step 2 GiB"), "1 GiB 3 GiB 5 GiB");
    EXPECT_EQ(values_of("0.50..1 step 0.25"), "0.5 0.75 1");
}

// A step of 0.25 in tenths would be 0.2: it is refused, not rounded.
TEST(values, by_a_step_finer_than_the_digits_are_refused) {
    EXPECT_EQ(values_of("0.5..1 step 0.25"), "bad-choice");
    EXPECT_EQ(values_of("1..10 step 1.5"), "bad-choice");
    EXPECT_EQ(values_of("1..10 step 2.0"), "1 3 5 7 9");
}

TEST(values, by_a_step_need_one_above_zero_and_of_the_same_unit) {
    EXPECT_EQ(values_of("1..3 step 0"), "bad-choice");
    EXPECT_EQ(values_of("1..3 step -1"), "bad-choice");
    EXPECT_EQ(values_of("1 GiB..3 GiB step 1 MiB"), "bad-choice");
    EXPECT_EQ(values_of("1..3 step "), "bad-choice");
    EXPECT_EQ(values_of("1..3 step"), "bad-choice");
}

TEST(values, by_a_factor_are_rounded_half_up_to_the_last_digit) {
    EXPECT_EQ(values_of("1 KB..64 KB x2"), "1 KB 2 KB 4 KB 8 KB 16 KB 32 KB 64 KB");
    EXPECT_EQ(values_of("1 KB..63 KB x2"), "1 KB 2 KB 4 KB 8 KB 16 KB 32 KB");
    EXPECT_EQ(values_of("3..8 x1.5"), "3 5 8");      // 4.5 and 7.5
    EXPECT_EQ(values_of("10..16 x1.24"), "10 12 15");  // 12.4, 14.88
}

TEST(values, by_a_factor_rise_by_a_digit_where_they_would_stand_still) {
    EXPECT_EQ(values_of("0..4 x2"), "0 1 2 4");
    EXPECT_EQ(values_of("1..5 x1.1"), "1 2 3 4 5");
}

TEST(values, by_a_factor_need_one_above_one_and_no_negative_start) {
    EXPECT_EQ(values_of("1..4 x1"), "bad-choice");
    EXPECT_EQ(values_of("1..2 x1.0001"), "1 2");
    EXPECT_EQ(values_of("1..2 x1.00015"), "bad-choice") << "a fifth digit of the factor";
    EXPECT_EQ(values_of("-1..4 x2"), "bad-choice");
    EXPECT_EQ(values_of("1..4 times 2"), "bad-choice") << "a unit that the first number lacks";
}

TEST(values, end_where_64_bits_do) {
    EXPECT_EQ(values_of("1000000000000000000..9000000000000000000 x10"), "1000000000000000000");
    EXPECT_EQ(values_of("9223372036854775800..9223372036854775807 step 7"),
              "9223372036854775800 9223372036854775807");
}

TEST(values, are_at_most_a_million) {
    const auto over = parse_values("0..1000000");
    ASSERT_EQ(codes(over), "out-of-range");
    EXPECT_EQ(over.problems().front().expected, "at most 1000000 values");
    EXPECT_EQ(over.problems().front().remedy, "take a larger step");
}

}  // namespace value_range_test
