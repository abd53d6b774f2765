// SPDX-License-Identifier: MIT
#include <dbcost/table/odd_prices.hpp>

#include "entries.hpp"

#include <gtest/gtest.h>

namespace dbcost::test {
namespace odd_prices_test {

constexpr auto storage = "dynamodb.storage";
constexpr auto small_node = "dynamodb.dax.node-hours[node=dax.t2.small]";
constexpr auto large_node = "dynamodb.dax.node-hours[node=dax.r4.large]";

// "price-outlier of 0.31 per 1 in sa-east-1", ... for entries kept by the caller.
std::vector<std::string> found_in(const std::vector<price_entry>& entries) {
    std::vector<const price_entry*> pointers;
    for (const auto& one : entries) pointers.push_back(&one);
    std::vector<std::string> found;
    for (const auto& odd : odd_prices(pointers))
        found.push_back(std::string(name(odd.code)) + " of " + odd.seen);
    return found;
}

price_entry in_region(std::string region, std::string_view price) {
    return entry(storage, {costs(price, "2019-01-01", "2019-12-31")}, "aws", std::move(region));
}

std::vector<std::string> beside_0_1(std::string_view price) {
    return found_in({in_region("eu-west-1", "0.1"), in_region("us-east-1", "0.1"),
                     in_region("sa-east-1", price)});
}

using strings = std::vector<std::string>;

TEST(odd_prices, three_times_the_median_is_usual_and_a_little_more_is_not) {
    EXPECT_EQ(beside_0_1("0.3"), strings{});
    EXPECT_EQ(beside_0_1("0.3000000001"),
              strings{"price-outlier of 0.3000000001 per 1 in sa-east-1"});
}

TEST(odd_prices, a_third_of_the_median_is_usual_and_a_little_less_is_not) {
    const auto third = [](std::string_view price) {
        return found_in({in_region("eu-west-1", "0.3"), in_region("us-east-1", "0.3"),
                         in_region("sa-east-1", price)});
    };
    EXPECT_EQ(third("0.1"), strings{});
    EXPECT_EQ(third("0.0999999999"), strings{"price-outlier of 0.0999999999 per 1 in sa-east-1"});
}

TEST(odd_prices, two_regions_make_no_median) {
    EXPECT_EQ(found_in({in_region("us-east-1", "0.1"), in_region("sa-east-1", "9")}), strings{});
}

TEST(odd_prices, of_four_regions_the_second_cheapest_is_the_median) {
    EXPECT_EQ(found_in({in_region("a", "0.1"), in_region("b", "0.1"), in_region("c", "0.31"),
                        in_region("d", "0.31")}),
              (strings{"price-outlier of 0.31 per 1 in c", "price-outlier of 0.31 per 1 in d"}));
}

TEST(odd_prices, a_note_explains_an_outlier) {
    auto dear = in_region("sa-east-1", "9");
    dear.values[0].known.note = "Two lists have it.";
    EXPECT_EQ(found_in({in_region("a", "0.1"), in_region("b", "0.1"), dear}), strings{});
}

TEST(odd_prices, a_value_that_was_corrected_no_longer_counts) {
    auto corrected = in_region("c", "9");
    corrected.values.push_back(costs("0.1", "2019-01-01", "2019-12-31", "2026.9"));
    EXPECT_EQ(found_in({in_region("a", "0.1"), in_region("b", "0.1"), corrected}), strings{});
}

TEST(odd_prices, regions_are_compared_on_the_day_a_value_begins) {
    const auto cut = [](std::string region) {
        return entry(
            storage,
            {costs("0.9", "2015-12-01", "2016-01-07"), costs("0.1", "2019-01-01", "2019-12-31")},
            "aws", std::move(region));
    };
    EXPECT_EQ(found_in({cut("a"), cut("b"), in_region("c", "0.1")}), strings{});
    EXPECT_EQ(found_in({cut("a"), cut("b"), in_region("c", "0.9")}),
              strings{"price-outlier of 0.9 per 1 in c"});
}

TEST(odd_prices, another_book_or_another_key_is_not_compared) {
    auto ours = in_region("c", "9");
    ours.book = "ours";
    EXPECT_EQ(found_in({in_region("a", "0.1"), in_region("b", "0.1"), ours}), strings{});
    EXPECT_EQ(found_in({entry(small_node, {costs("0.04", "2019-01-01", "2019-12-31")}, "aws", "a"),
                        entry(small_node, {costs("0.04", "2019-01-01", "2019-12-31")}, "aws", "b"),
                        entry(large_node, {costs("0.269", "2019-01-01", "2019-12-31")})}),
              strings{});
}

TEST(odd_prices, the_first_of_the_tiers_is_compared) {
    const auto tiered = [](std::string region, std::string_view first) {
        auto made = in_region(std::move(region), "0.1");
        made.values[0].model =
            graduated{{{*parse_decimal<10>("10"), unit_price(*parse_decimal<10>(first))},
                       {std::nullopt, unit_price(*parse_decimal<10>("0.1"))}}};
        return made;
    };
    EXPECT_EQ(found_in({tiered("a", "0.1"), tiered("b", "0.1"), tiered("c", "0.4")}).size(), 1U);
    EXPECT_EQ(found_in({tiered("a", "0.1"), tiered("b", "0.1"), tiered("c", "0.3")}).size(), 0U);
}

TEST(odd_prices, a_class_that_ends_before_the_others_has_vanished) {
    const auto ending = [](std::string_view until) {
        return found_in({entry(small_node, {costs("0.04", "2019-01-01", until)}),
                         entry(large_node, {costs("0.269", "2019-01-01", "2019-12-31")})});
    };
    EXPECT_EQ(ending("2019-12-31"), strings{});
    EXPECT_EQ(ending("2019-12-30"),
              strings{"price-vanishes of dynamodb.dax.node-hours[node=dax.t2.small] is known to "
                      "2019-12-30"});
}

TEST(odd_prices, a_withdrawal_or_a_note_explains_an_end) {
    auto noted = entry(small_node, {costs("0.04", "2019-01-01", "2019-06-30")});
    noted.values[0].known.note = "No later list was seen.";
    const auto large = entry(large_node, {costs("0.269", "2019-01-01", "2019-12-31")});
    EXPECT_EQ(found_in({noted, large}), strings{});
    EXPECT_EQ(found_in({entry(small_node, {costs("0.04", "2019-01-01", "2019-06-30"),
                                           withdrawn("2019-07-01", "2019-07-01")}),
                        large}),
              strings{});
}

}  // namespace odd_prices_test
}  // namespace dbcost::test
