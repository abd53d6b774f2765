// SPDX-License-Identifier: MIT
#include <dbcost/table/price_model.hpp>

#include <gtest/gtest.h>

namespace dbcost {
namespace price_model_test {

std::string one(std::string_view price, std::string_view per) {
    const auto found = price_of_one(*parse_decimal<10>(price), *parse_decimal<10>(per));
    return found ? to_string(*found) : std::string(name(found.problems().front().code));
}

TEST(price_of_one, divides_without_losing_a_digit) {
    EXPECT_EQ(one("1.25", "1000000"), "0.00000125");
    EXPECT_EQ(one("0.145", "1"), "0.145");
    EXPECT_EQ(one("0.02", "100000"), "0.0000002");
    EXPECT_EQ(one("0.75", "3"), "0.25");
}

TEST(price_of_one, keeps_the_tenth_digit_and_refuses_the_eleventh) {
    EXPECT_EQ(one("0.0000000001", "1"), "0.0000000001");
    EXPECT_EQ(one("0.0000000001", "10"), "price-inexact");
    EXPECT_EQ(one("1", "10000000000"), "0.0000000001");
    EXPECT_EQ(one("1", "100000000000"), "price-inexact");
}

TEST(price_of_one, refuses_a_quotient_that_never_ends) {
    EXPECT_EQ(one("1", "3"), "price-inexact");
    EXPECT_EQ(one("1", "7"), "price-inexact");
}

TEST(price_of_one, says_which_price_and_how_many_units) {
    const auto found = price_of_one(*parse_decimal<10>("1"), *parse_decimal<10>("3"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().seen, "1 per 3");
}

TEST(price_of_one, takes_a_price_for_less_than_a_unit) { EXPECT_EQ(one("0.05", "0.5"), "0.1"); }

TEST(price_of_one, of_nothing_is_nothing) {
    EXPECT_EQ(one("0", "1000000"), "0");
    EXPECT_EQ(one("0", "3"), "0");
}

TEST(price_model, tells_two_prices_and_two_bounds_apart) {
    const auto price = [](std::string_view text) { return unit_price(*parse_decimal<10>(text)); };
    const tier first{*parse_decimal<10>("10240"), price("0.09")};
    const tier open{std::nullopt, price("0.05")};
    EXPECT_EQ(price_model(per_unit{price("0.1")}), price_model(per_unit{price("0.10")}));
    EXPECT_NE(price_model(per_unit{price("0.1")}), price_model(per_unit{price("0.2")}));
    EXPECT_EQ((graduated{{first, open}}), (graduated{{first, open}}));
    EXPECT_NE((graduated{{first, open}}), (graduated{{open}}));
}

}  // namespace price_model_test
}  // namespace dbcost
