// SPDX-License-Identifier: MIT
#include <dbcost/rate/charge.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace charge_test {

using namespace dbcost;
using test::price;
using test::qty;

TEST(charge, per_unit_is_price_times_quantity_exactly) {
    EXPECT_EQ(to_string(rating::charge(per_unit{price("0.00000125")}, qty("30000000"))), "37.5");
    EXPECT_EQ(to_string(rating::charge(per_unit{price("0.115")}, qty("0.3333333333"))), "0.0383333333295");
    EXPECT_EQ(to_string(rating::charge(per_unit{price("0")}, qty("5"))), "0");
}

TEST(charge, a_price_per_unit_does_not_depend_on_the_start) {
    const price_model flat = per_unit{price("0.25")};
    EXPECT_EQ(to_string(rating::charge(flat, qty("1000"), qty("2"))), "0.5");
    EXPECT_EQ(to_string(rating::charge(flat, qty("0"), qty("2"))), "0.5");
}

TEST(charge, a_graduated_price_does) {
    const price_model tiers = graduated{{{qty("10"), price("1")}, {std::nullopt, price("0.5")}}};
    EXPECT_EQ(to_string(rating::charge(tiers, qty("0"), qty("12"))), "11");
    EXPECT_EQ(to_string(rating::charge(tiers, qty("10"), qty("12"))), "6");
}

TEST(charge, throws_beyond_the_range) {
    EXPECT_THROW((void)rating::charge(per_unit{price("1000000000")}, qty("10000000000")),
                 std::overflow_error);
}

}  // namespace charge_test
