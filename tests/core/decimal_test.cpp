// SPDX-License-Identifier: MIT
#include <dbcost/core/decimal.hpp>
#include <gtest/gtest.h>

#include <clocale>

#include "support/text.hpp"

namespace decimal_test {

using namespace dbcost;
using test::dec;

template <int Scale>
std::string read(std::string_view text) {
    const auto parsed = parse_decimal<Scale>(text);
    return parsed ? to_string(*parsed) : test::codes(parsed);
}

TEST(decimal, prints_what_it_read_in_canonical_form) {
    EXPECT_EQ(read<10>("0"), "0");
    EXPECT_EQ(read<10>("0.0000000000"), "0");
    EXPECT_EQ(read<10>("1.10"), "1.1");
    EXPECT_EQ(read<10>("100"), "100");
    EXPECT_EQ(read<10>("100.00"), "100");
    EXPECT_EQ(read<10>("-12.05"), "-12.05");
    EXPECT_EQ(read<10>("-0.5"), "-0.5");
    EXPECT_EQ(read<10>("0.0000000001"), "0.0000000001");
    EXPECT_EQ(read<2>("-0.01"), "-0.01");
    EXPECT_EQ(read<0>("10"), "10");
    EXPECT_EQ(read<0>("-700"), "-700");
}

TEST(decimal, knows_no_negative_zero) {
    for (const auto* zero : {"-0", "-0.0", "-0.00"}) {
        EXPECT_EQ(dec<2>(zero), decimal<2>{}) << zero;
        EXPECT_EQ(to_string(dec<2>(zero)), "0") << zero;
        EXPECT_EQ(to_fixed(dec<2>(zero)), "0.00") << zero;
    }
    EXPECT_EQ(to_string(dec<2>("1") - dec<2>("1")), "0");
    EXPECT_EQ(to_string(-dec<2>("0")), "0");
    EXPECT_EQ(to_fixed(round_to<2>(dec<4>("-0.0049"), half_up)), "0.00");
}

TEST(decimal, refuses_what_is_no_plain_decimal) {
    for (const auto* text :
         {"", "-", ".", "-.", "1.", ".5", "-.5", "1e3", "1E3", "+1", " 1", "1 ", "1,000", "1_000",
          "0x1f", "1.2.3", "--1", "1-", "nan", "inf", "infinity", "007", "00", "-01", "00.5", "1.-2",
          "1. 2", "\xC2\xBD", "\xD9\xA3", "1\n"}) {
        EXPECT_EQ(read<10>(text), "bad-number") << '"' << text << '"';
    }
    EXPECT_EQ(read<10>(std::string_view("1\0", 2)), "bad-number");
    EXPECT_EQ(read<10>(std::string_view("1.5\0005", 5)), "bad-number");
}

TEST(decimal, one_zero_before_the_point_is_no_leading_zero) {
    EXPECT_EQ(read<10>("0.5"), "0.5");
    EXPECT_EQ(read<10>("10.01"), "10.01");
}

TEST(decimal, takes_as_many_fractional_digits_as_its_scale_and_no_more) {
    EXPECT_EQ(read<2>("1.25"), "1.25");
    EXPECT_EQ(read<2>("1.250"), "bad-number");  // a digit is never dropped, not even a zero
    EXPECT_EQ(read<10>("0.1234567890"), "0.123456789");
    EXPECT_EQ(read<10>("0.12345678901"), "bad-number");
    EXPECT_EQ(read<0>("1"), "1");
    EXPECT_EQ(read<0>("1.0"), "bad-number");
}

TEST(decimal, reads_38_digits_and_refuses_39) {
    const std::string nines(38, '9');
    EXPECT_EQ(read<0>(nines), nines);
    EXPECT_EQ(read<0>("-" + nines), "-" + nines);
    EXPECT_EQ(read<0>(nines + "9"), "bad-number");
    const std::string whole(28, '9'), fraction(10, '9');
    EXPECT_EQ(read<10>(whole + "." + fraction), whole + "." + fraction);
    EXPECT_EQ(read<10>(whole), whole);
    EXPECT_EQ(read<10>("9" + whole), "bad-number");
    EXPECT_EQ(read<10>(std::string(100000, '9')), "bad-number");
}

TEST(decimal, an_error_says_what_was_seen_and_expected) {
    const auto refused = parse_decimal<2>("1e3").problems();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused.front().seen, "\"1e3\"");
    EXPECT_NE(refused.front().expected.find("at most 2 digits after the point"), std::string::npos);
    EXPECT_FALSE(refused.front().remedy.empty());
    const auto cut = parse_decimal<2>(std::string(5000, 'x')).problems();
    EXPECT_LE(cut.front().seen.size(), 62U);
}

TEST(decimal, fixed_text_has_all_digits_of_the_scale) {
    EXPECT_EQ(to_fixed(dec<2>("75")), "75.00");
    EXPECT_EQ(to_fixed(dec<2>("0.5")), "0.50");
    EXPECT_EQ(to_fixed(dec<2>("-0.05")), "-0.05");
    EXPECT_EQ(to_fixed(dec<0>("12")), "12");
    EXPECT_EQ(to_fixed(decimal<2>::from_coefficient(7)), "0.07");
}

TEST(decimal, text_follows_no_locale) {
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) std::setlocale(LC_ALL, "");
    EXPECT_EQ(read<10>("1234567.5"), "1234567.5");
    EXPECT_EQ(read<10>("1,5"), "bad-number");
    std::setlocale(LC_ALL, "C");
}

TEST(decimal, a_whole_number_fills_the_scale) {
    EXPECT_EQ(decimal<10>::whole(3).coefficient(), integer(30000000000));
    EXPECT_EQ(decimal<0>::whole(3).coefficient(), 3);
    EXPECT_EQ(to_string(decimal<2>::whole(-7)), "-7");
    EXPECT_THROW((void)decimal<10>::whole(power_of_ten(29)), std::overflow_error);
}

TEST(decimal, adds_and_subtracts_exactly) {
    EXPECT_EQ(to_string(dec<2>("0.10") + dec<2>("0.20")), "0.3");
    EXPECT_EQ(to_string(dec<2>("1") - dec<2>("1.01")), "-0.01");
    EXPECT_EQ(to_string(-dec<2>("1.5")), "-1.5");
    auto sum = dec<10>("99999999999999999.9999999999");
    sum += dec<10>("0.0000000001");
    EXPECT_EQ(to_string(sum), "100000000000000000");
    sum -= dec<10>("0.0000000001");
    EXPECT_EQ(to_string(sum), "99999999999999999.9999999999");
}

TEST(decimal, a_product_keeps_every_digit_of_both_scales) {
    const auto product = dec<2>("1.10") * dec<3>("0.005");
    static_assert(std::is_same_v<decltype(product), const decimal<5>>);
    EXPECT_EQ(product.coefficient(), 550);
    EXPECT_EQ(to_string(product), "0.0055");
    EXPECT_EQ(to_string(dec<10>("0.0000000001") * dec<10>("0.0000000001")), "0.00000000000000000001");
    EXPECT_EQ(to_string(dec<10>("-0.3") * dec<10>("0.3")), "-0.09");
}

TEST(decimal, a_price_times_a_quantity_reaches_ten_to_the_18_dollars) {
    EXPECT_EQ(to_string(dec<10>("1") * dec<10>("1000000000000000000")), "1000000000000000000");
    EXPECT_THROW((void)(dec<10>("10") * dec<10>("1000000000000000000")), std::overflow_error);
}

TEST(decimal, orders_by_value) {
    EXPECT_LT(dec<2>("-1"), dec<2>("-0.99"));
    EXPECT_LT(dec<2>("-0.01"), dec<2>("0"));
    EXPECT_LT(dec<2>("9.99"), dec<2>("10"));
    EXPECT_EQ(dec<2>("1"), dec<2>("1.00"));
    EXPECT_TRUE(dec<2>("0.00").is_zero());
    EXPECT_FALSE(dec<2>("-0.01").is_zero());
}

TEST(decimal, widening_is_exact_and_checked) {
    EXPECT_EQ(widen<10>(dec<2>("1.25")), dec<10>("1.25"));
    EXPECT_EQ(widen<2>(dec<2>("-1.25")), dec<2>("-1.25"));
    EXPECT_THROW((void)widen<20>(dec<0>("10000000000000000000")), std::overflow_error);
}

TEST(decimal, fewer_digits_need_a_rounding_word) {
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.345"), half_even)), "2.34");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.345"), half_up)), "2.35");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.3450000001"), half_even)), "2.35");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.355"), half_even)), "2.36");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("-2.345"), half_up)), "-2.35");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.341"), up)), "2.35");
    EXPECT_EQ(to_fixed(round_to<2>(dec<10>("2.349"), down)), "2.34");
    EXPECT_EQ(to_fixed(round_to<0>(dec<2>("9.50"), half_even)), "10");
    EXPECT_EQ(round_to<2>(dec<2>("9.99"), up), dec<2>("9.99"));
}

}  // namespace decimal_test
