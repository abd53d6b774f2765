// SPDX-License-Identifier: MIT
#include <dbcost/core/money.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace money_test {

using namespace dbcost;
using test::dec;
using test::price;
using test::qty;

exact_amount exact(std::string_view text) { return exact_amount(dec<20>(text)); }

TEST(money, a_price_times_a_quantity_is_exact_with_twenty_digits) {
    const auto amount = price("0.072") * qty("730");
    static_assert(std::is_same_v<decltype(amount), const exact_amount>);
    EXPECT_EQ(to_string(amount), "52.56");
    EXPECT_EQ(to_string(price("0.0000000001") * qty("0.3333333333")), "0.00000000003333333333");
    EXPECT_EQ(to_string(price("0.00000125") * qty("30000000")), "37.5");
}

TEST(money, knows_its_currency) { EXPECT_EQ(unit_price::currency, "USD"); }

TEST(money, adds_subtracts_and_orders) {
    auto sum = exact("1.1") + exact("2.2");
    sum += exact("0.7");
    EXPECT_EQ(sum, exact("4"));
    EXPECT_EQ(exact("1") - exact("3"), exact("-2"));
    EXPECT_LT(exact("-0.01"), exact_amount{});
    EXPECT_LT(exact("9.99"), exact("10"));
    EXPECT_TRUE(exact_amount{}.amount().is_zero());
}

TEST(money, shows_half_a_cent_as_a_cent) {
    EXPECT_EQ(to_string(round_to_cents(exact("0.005"))), "0.01");
    EXPECT_EQ(to_string(round_to_cents(exact("0.015"))), "0.02");
    EXPECT_EQ(to_string(round_to_cents(exact("0.00499999999999999999"))), "0.00");
    EXPECT_EQ(to_string(round_to_cents(exact("105.845"))), "105.85");
    EXPECT_EQ(to_string(round_to_cents(exact("2.345"))), "2.35");  // half-even would say 2.34
    EXPECT_EQ(to_string(round_to_cents(exact("-0.005"))), "-0.01");
}

TEST(money, shown_amounts_have_two_places_and_exact_ones_no_trailing_zeros) {
    EXPECT_EQ(to_string(round_to_cents(exact("75"))), "75.00");
    EXPECT_EQ(to_string(exact("75")), "75");
    EXPECT_EQ(to_string(exact("37.50")), "37.5");
    EXPECT_EQ(to_string(price("1.250")), "1.25");
}

TEST(money, throws_beyond_the_range) {
    EXPECT_THROW((void)(price("1000000") * qty("1000000000000000")), std::overflow_error);
}

}  // namespace money_test
