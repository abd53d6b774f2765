// SPDX-License-Identifier: MIT
#include <dbcost/demand/item_value.hpp>
#include <gtest/gtest.h>

namespace item_value_test {

using namespace dbcost;
using namespace dbcost::demand;

[[nodiscard]] item_number number(std::string_view text) { return *parse_item_number(text); }

// ---- numbers -----------------------------------------------------------------------------------

TEST(item_number, is_the_same_however_it_is_written) {
    for (const auto* text : {"4.5", "4.5000", "04.5", "+4.5", "45e-1", "0.45E1", "450E-2", "0.045e+2"}) {
        EXPECT_EQ(number(text), number("4.5")) << text;
    }
    EXPECT_NE(number("45"), number("4.5"));
    EXPECT_NE(number("-4.5"), number("4.5"));
}

TEST(item_number, zero_has_no_sign_and_no_digits) {
    for (const auto* text : {"0", "-0", "0.000", "0e9", "00", "0E-130", "0e999"}) {
        EXPECT_EQ(number(text), item_number{}) << text;
    }
}

TEST(item_number, counts_digits_between_the_outer_zeros) {
    EXPECT_EQ(number("0012300").digits, "123");
    EXPECT_EQ(number("0012300").exponent, 2);
    EXPECT_EQ(number("0.00120").digits, "12");
    EXPECT_EQ(number("0.00120").exponent, -4);
    EXPECT_EQ(number("10203").digits, "10203");
}

TEST(item_number, has_at_most_38_significant_digits) {
    const std::string most(38, '7');
    EXPECT_EQ(number(most).digits, most);
    EXPECT_EQ(number("0." + most + "000").digits, most);
    EXPECT_EQ(number("1" + std::string(60, '0')).digits, "1");
    const auto refused = parse_item_number(most + "7");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problems().front().code, errc::out_of_range);
    EXPECT_EQ(refused.problems().front().seen, "39 significant digits");
    EXPECT_NE(refused.problems().front().remedy.find("text"), std::string::npos);
}

TEST(item_number, lies_within_the_range_of_dynamodb) {
    EXPECT_TRUE(parse_item_number("1e-130"));
    EXPECT_TRUE(parse_item_number("9." + std::string(37, '9') + "E+125"));
    EXPECT_TRUE(parse_item_number("-9.9e125"));
    EXPECT_TRUE(parse_item_number("99e124"));
    for (const auto* text : {"1e126", "-1e126", "9e-131", "10e125", "0.1e-130", "1e2147483647"}) {
        const auto refused = parse_item_number(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.problems().front().code, errc::out_of_range) << text;
    }
}

TEST(item_number, text_that_is_none_is_refused) {
    for (const auto* text : {"", "-", "+", ".", "e5", "1e", "1e+", "1e1.5", "1.2.3", "--1", "+-1", "1,000", " 1",
                             "1 ", "0x10", "NaN", "Infinity", "1e99999999999999999999", "1-2", "1e+-5"}) {
        const auto refused = parse_item_number(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.problems().front().code, errc::bad_number) << text;
        EXPECT_EQ(refused.problems().front().seen, "\"" + std::string(text) + "\"");
    }
}

// ---- values ------------------------------------------------------------------------------------

TEST(item_value, maps_and_sets_compare_without_regard_to_order) {
    EXPECT_EQ(make_map({{"a", make_null()}, {"b", make_boolean(true)}}),
              make_map({{"b", make_boolean(true)}, {"a", make_null()}}));
    EXPECT_EQ(make_set(value_type::number_set, {make_number(number("2")), make_number(number("10"))}),
              make_set(value_type::number_set, {make_number(number("10")), make_number(number("2.0"))}));
    EXPECT_EQ(make_set(value_type::string_set, {make_string("x"), make_string("a")}),
              make_set(value_type::string_set, {make_string("a"), make_string("x")}));
}

TEST(item_value, lists_compare_in_their_order) {
    EXPECT_FALSE(make_list({make_string("a"), make_string("b")}) ==
                 make_list({make_string("b"), make_string("a")}));
}

TEST(item_value, types_tell_values_apart) {
    EXPECT_FALSE(make_string("a") == make_binary("a"));
    EXPECT_FALSE(make_string("true") == make_boolean(true));
    EXPECT_FALSE(make_boolean(false) == make_boolean(true));
    EXPECT_FALSE(make_string("1") == make_number(number("1")));
    EXPECT_FALSE(make_list({}) == make_map({}));
    EXPECT_FALSE(make_map({{"a", make_null()}}) == make_map({{"b", make_null()}}));
    EXPECT_FALSE(make_map({{"a", make_null()}}) == make_map({{"a", make_string("")}}));
}

TEST(stored_item, finds_its_attributes_by_name) {
    const auto item = make_item({{"b", make_string("2")}, {"a", make_string("1")}});
    ASSERT_NE(item.find("b"), nullptr);
    EXPECT_EQ(item.find("b")->text, "2");
    EXPECT_EQ(item.find("c"), nullptr);
    EXPECT_EQ(item, make_item({{"a", make_string("1")}, {"b", make_string("2")}}));
}

}  // namespace item_value_test
