// SPDX-License-Identifier: MIT
#include <dbcost/core/currency.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace currency_test {

using namespace dbcost;

shown_amount dollars(std::string_view text) { return shown_amount(*parse_decimal<2>(text)); }
const currency_rate eur{"EUR", test::qty("0.9087"), {}, "a table"};

TEST(currency, a_shown_amount_is_converted_half_up_to_the_cent) {
    EXPECT_EQ(to_fixed(converted(dollars("45.00"), eur)), "40.89");  // 40.8915
    const currency_rate half{"XXX", test::qty("0.5"), {}, ""};
    EXPECT_EQ(to_fixed(converted(dollars("0.01"), half)), "0.01");
    EXPECT_EQ(to_fixed(converted(dollars("0.00"), half)), "0.00");
}

TEST(currency, amounts_add_up_to_their_total_also_below_zero) {
    // Sums 37.50, 45.00, 39.60 are 34.07625, 40.8915, 35.98452.
    running_conversion into(eur);
    EXPECT_EQ(to_fixed(into.next(dollars("37.50"))), "34.08");
    EXPECT_EQ(to_fixed(into.next(dollars("7.50"))), "6.81");
    EXPECT_EQ(to_fixed(into.next(dollars("-5.40"))), "-4.91");
    EXPECT_EQ(to_fixed(into.total()), "35.98");
}

TEST(currency, what_costs_nothing_is_nothing_in_any_currency) {
    running_conversion into(eur);
    (void)into.next(dollars("0.01"));
    EXPECT_EQ(to_fixed(into.next(dollars("0.00"))), "0.00");
}

}  // namespace currency_test
