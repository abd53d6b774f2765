// SPDX-License-Identifier: MIT
#include <dbcost/rate/charge.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace amortised_test {

using namespace dbcost;
using namespace dbcost::rating;
using test::qty;

exact_amount dollars(std::string_view text) { return exact_amount(*parse_decimal<20>(text)); }

TEST(amortised, a_month_bears_its_hours_of_the_term) {
    EXPECT_EQ(to_string(amortised(dollars("8760"), {0, 730, 8760})), "730");
    EXPECT_EQ(to_string(amortised(dollars("150"), {0, 730, 8760})), "12.5");
}

TEST(amortised, rounds_half_even_at_ten_digits) {
    // 0.0000000003 over 2 hours: 0.00000000015 rounds to the even 0.0000000002, the rest is 0.0000000001
    EXPECT_EQ(to_string(amortised(dollars("0.0000000003"), {0, 1, 2})), "0.0000000002");
    EXPECT_EQ(to_string(amortised(dollars("0.0000000003"), {1, 2, 2})), "0.0000000001");
    // 0.00000000025 rounds to the even 0.0000000002 as well, below it
    EXPECT_EQ(to_string(amortised(dollars("0.0000000005"), {0, 1, 2})), "0.0000000002");
    EXPECT_EQ(to_string(amortised(dollars("0.0000000005"), {1, 2, 2})), "0.0000000003");
}

TEST(amortised, a_fee_of_more_than_ten_digits_is_rounded_half_even_first) {
    EXPECT_EQ(to_string(amortised(dollars("0.00000000015"), {0, 1, 1})), "0.0000000002");
    EXPECT_EQ(to_string(amortised(dollars("0.00000000025"), {0, 1, 1})), "0.0000000002");
}

TEST(amortised, the_months_of_a_term_add_up_to_the_fee_whatever_they_are) {
    const auto fee = dollars("36.07");
    exact_amount sum;
    std::int64_t from = 0;
    for (const std::int64_t days : {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}) {
        sum += amortised(fee, {from, from + days * 24, 8760});
        from += days * 24;
    }
    EXPECT_EQ(from, 8760);
    EXPECT_EQ(sum, fee);
}

TEST(amortised, the_whole_term_is_the_whole_fee) {
    EXPECT_EQ(amortised(dollars("40940"), {0, 26280, 26280}), dollars("40940"));
    EXPECT_EQ(amortised(dollars("40940"), {730, 730, 26280}), exact_amount{});
}

TEST(amortised, a_fee_is_the_price_of_its_units) {
    const price_model per_100_units(per_unit{unit_price(*parse_decimal<10>("1.5"))});
    EXPECT_EQ(to_string(charge(per_100_units, fee_part{qty("200"), {0, 876, 8760}})), "30");
}

}  // namespace amortised_test
