// SPDX-License-Identifier: MIT
#include <dbcost/bill/bill.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace bill_test {

using namespace dbcost;

shown_amount cents(std::int64_t count) { return shown_amount(decimal<2>::from_coefficient(count)); }

std::string shared(std::int64_t amount, const std::vector<integer>& weights) {
    std::string text;
    for (const auto& share : share_amount(cents(amount), weights)) {
        text += (text.empty() ? "" : " ") + to_string(share);
    }
    return text;
}

TEST(share_amount, follows_the_weights) {
    EXPECT_EQ(shared(1000, {1, 1}), "5.00 5.00");
    EXPECT_EQ(shared(1000, {3, 1}), "7.50 2.50");
    EXPECT_EQ(shared(1000, {7}), "10.00");
    EXPECT_EQ(shared(1000, {0, 5}), "0.00 10.00");
}

TEST(share_amount, gives_the_cents_left_to_the_largest_remainders) {
    EXPECT_EQ(shared(100, {1, 1, 1}), "0.34 0.33 0.33");   // ties: the first
    EXPECT_EQ(shared(200, {1, 1, 1}), "0.67 0.67 0.66");
    EXPECT_EQ(shared(10, {1, 2, 4}), "0.01 0.03 0.06");    // 1.43 2.86 5.71 cents
    EXPECT_EQ(shared(1, {1, 5, 5}), "0.00 0.01 0.00");
    EXPECT_EQ(shared(1, {1, 5, 6}), "0.00 0.00 0.01");
    EXPECT_EQ(shared(2, {1, 1, 1}), "0.01 0.01 0.00");
}

TEST(share_amount, of_nothing_or_by_nothing_is_nothing) {
    EXPECT_EQ(shared(0, {3, 4}), "0.00 0.00");
    EXPECT_EQ(shared(0, {0, 0}), "0.00 0.00");
    EXPECT_EQ(shared(0, {}), "");
}

TEST(share_amount, adds_up_to_the_amount) {
    for (std::int64_t amount : {1, 2, 99, 100, 101, 5625, 999999937}) {
        for (const auto& weights : std::vector<std::vector<integer>>{
                 {1, 1, 1, 1, 1, 1, 1},
                 {1, 10, 100, 1000, 10000},
                 {power_of_ten(24), power_of_ten(24) - 1, 1},
                 {45625000, 3, 91250000}}) {
            shown_amount sum;
            for (const auto& share : share_amount(cents(amount), weights)) {
                EXPECT_GE(share, shown_amount{});
                sum += share;
            }
            EXPECT_EQ(sum, cents(amount));
        }
    }
}

TEST(share_amount, depends_only_on_the_proportion_of_the_weights) {
    EXPECT_EQ(shared(5625, {30, 15, 1}), shared(5625, {30000000, 15000000, 1000000}));
}

TEST(bill, is_complete_when_every_deployment_is) {
    bill all;
    EXPECT_TRUE(complete(all));
    all.deployments.resize(2);
    EXPECT_TRUE(complete(all));
    all.deployments[1].complete = false;
    EXPECT_FALSE(complete(all));
}

}  // namespace bill_test
