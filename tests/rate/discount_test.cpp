// SPDX-License-Identifier: MIT
#include <dbcost/rate/discount.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace discount_test {

using namespace dbcost;
using namespace dbcost::rating;
using test::qty;

exact_amount dollars(std::string_view text) { return exact_amount(*parse_decimal<20>(text)); }
discount_terms percent(std::string_view share) { return percentage{qty(share)}; }
discount_terms at(std::string_view price) { return private_rate{unit_price(qty(price))}; }

std::string taken_by(discount_terms granted, const discountable& line) { return to_string(take(granted, line)); }

TEST(discount, a_percentage_takes_its_share_of_what_is_left) {
    EXPECT_EQ(taken_by(percent("0.12"), {dollars("52.56"), {}}), "6.3072");
    EXPECT_EQ(taken_by(percent("1"), {dollars("52.56"), {}}), "52.56");
}

TEST(discount, a_percentage_counts_ten_digits_of_what_is_left_cut_down) {
    EXPECT_EQ(taken_by(percent("0.5"), {dollars("0.00000000019999999999"), {}}), "0.00000000005");
    EXPECT_EQ(taken_by(percent("0.5"), {dollars("0.0000000002"), {}}), "0.0000000001");
    EXPECT_EQ(taken_by(percent("1"), {dollars("0.00000000009999999999"), {}}), "0");
}

TEST(discount, a_private_rate_takes_what_is_left_above_it) {
    EXPECT_EQ(taken_by(at("0.2"), {dollars("7.5"), qty("30")}), "1.5");
    EXPECT_EQ(taken_by(at("0.25"), {dollars("7.5"), qty("30")}), "0");
    EXPECT_EQ(taken_by(at("0.3"), {dollars("7.5"), qty("30")}), "0");
}

TEST(discount, a_private_rate_of_a_fee_is_spread_like_the_fee) {
    // 2 units at 8,760 for a term of 8,760 hours; the month has 730 of them: 2 x 730
    const std::vector<fee_part> fees{{qty("2"), {0, 730, 8760}}};
    EXPECT_EQ(taken_by(at("8760"), {dollars("2000"), qty("2"), fees}), "540");
}

TEST(discount, a_credit_is_less_by_what_it_paid) {
    discount_terms granted = credit{dollars("10")};
    EXPECT_EQ(to_string(take(granted, {dollars("7.5"), {}})), "7.5");
    EXPECT_EQ(to_string(take(granted, {dollars("7.5"), {}})), "2.5");
    EXPECT_EQ(to_string(take(granted, {dollars("7.5"), {}})), "0");
}

TEST(discount, is_shown_as_the_line_before_less_the_line_after) {
    EXPECT_EQ(to_string(shown_off(dollars("6.75"), dollars("3.375"))), "3.37");  // 6.75 less 3.38
    EXPECT_EQ(to_string(shown_off(dollars("0.004"), dollars("0.004"))), "0.00");
    EXPECT_EQ(to_string(shown_off(dollars("0.005"), dollars("0.001"))), "0.01");  // 0.01 less 0.00
}

TEST(discount_terms, have_names_in_the_order_in_which_they_are_applied) {
    EXPECT_EQ(name(at("1")), "private rate");
    EXPECT_EQ(name(percent("0.1")), "percentage");
    EXPECT_EQ(name(credit{}), "credit");
    EXPECT_EQ(percent_text({qty("0.125")}), "12.5%");
}

}  // namespace discount_test
