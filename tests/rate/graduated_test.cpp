// SPDX-License-Identifier: MIT
#include <dbcost/rate/graduated.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace graduated_test {

using namespace dbcost;
using test::price;
using test::qty;

// Egress of 2019: 10 TB, 40 TB more, and beyond.
const graduated egress{{{qty("10240"), price("0.09")},
                        {qty("51200"), price("0.085")},
                        {std::nullopt, price("0.07")}}};

std::string charged(std::string_view start, std::string_view quantity) {
    return to_string(rating::charge(egress, qty(start), qty(quantity)));
}

// "part x price" of each tier.
std::string parts(std::string_view start, std::string_view quantity) {
    std::string text;
    rating::for_each_tier(egress, qty(start), qty(quantity),
                          [&](const tier& step, const closed_quantity& part) {
                              text += (text.empty() ? "" : " + ") + to_string(part) + " x " +
                                      to_string(step.price);
                          });
    return text;
}

TEST(graduated, each_part_pays_its_own_tier) {
    EXPECT_EQ(parts("0", "60000"), "10240 x 0.09 + 40960 x 0.085 + 8800 x 0.07");
    EXPECT_EQ(charged("0", "60000"), "5019.2");  // 921.6 + 3481.6 + 616
}

TEST(graduated, a_quantity_at_a_bound_belongs_to_the_lower_tier) {
    EXPECT_EQ(parts("0", "10240"), "10240 x 0.09");
    EXPECT_EQ(charged("0", "10240"), "921.6");
    EXPECT_EQ(parts("0", "51200"), "10240 x 0.09 + 40960 x 0.085");
    EXPECT_EQ(charged("0", "51200"), "4403.2");
}

TEST(graduated, one_step_past_a_bound_pays_the_next_price_for_that_step) {
    EXPECT_EQ(parts("0", "10240.0000000001"), "10240 x 0.09 + 0.0000000001 x 0.085");
    EXPECT_EQ(charged("0", "10241"), "921.685");
    EXPECT_EQ(charged("0", "51201"), "4403.27");
    EXPECT_EQ(charged("0", "10239"), "921.51");
}

TEST(graduated, starts_where_others_have_left_off) {
    EXPECT_EQ(parts("10240", "1"), "1 x 0.085");
    EXPECT_EQ(parts("10239", "2"), "1 x 0.09 + 1 x 0.085");
    EXPECT_EQ(parts("10239", "1"), "1 x 0.09");
    EXPECT_EQ(parts("51200", "5"), "5 x 0.07");
    EXPECT_EQ(parts("1000000", "5"), "5 x 0.07");
    EXPECT_EQ(parts("10000", "50000"), "240 x 0.09 + 40960 x 0.085 + 8800 x 0.07");
}

TEST(graduated, a_stretch_costs_the_difference_of_its_ends) {
    for (const auto* start : {"0", "1", "10239", "10240", "10241", "51200", "70000"}) {
        const auto both = rating::charge(egress, {}, qty(start) + qty("500"));
        EXPECT_EQ(rating::charge(egress, qty(start), qty("500")),
                  both - rating::charge(egress, {}, qty(start)))
            << start;
    }
}

TEST(graduated, nothing_costs_nothing_and_touches_no_tier) {
    EXPECT_EQ(charged("0", "0"), "0");
    EXPECT_EQ(parts("0", "0"), "");
    EXPECT_EQ(parts("10240", "0"), "");
}

TEST(graduated, one_tier_without_end_is_a_price_per_unit) {
    const graduated flat{{{std::nullopt, price("0.25")}}};
    EXPECT_EQ(to_string(rating::charge(flat, qty("7"), qty("30"))), "7.5");
}

TEST(graduated, a_free_tier_of_a_price_is_free) {
    const graduated free_first{{{qty("25"), price("0")}, {std::nullopt, price("0.25")}}};
    EXPECT_EQ(to_string(rating::charge(free_first, {}, qty("25"))), "0");
    EXPECT_EQ(to_string(rating::charge(free_first, {}, qty("30"))), "1.25");
}

}  // namespace graduated_test
