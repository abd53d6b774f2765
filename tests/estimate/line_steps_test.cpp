// SPDX-License-Identifier: MIT
// Effects derived by hand from line_steps.hpp. Prices and quantities are invented.
#include <dbcost/analysis/line_steps.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace line_steps_test {

using namespace dbcost;
using test::dec;
using test::price;
using test::qty;

exact_amount usd_of(std::string_view text) { return exact_amount(dec<20>(text)); }

// Everything billed at one price; "" states none.
bill_line flat_line(std::string_view used, std::string_view of_one, std::string_view amount) {
    bill_line line;
    line.key = "us-east-1/dynamodb.storage";
    line.used = line.quantity = qty(used);
    line.price = of_one;
    line.per = of_one.empty() ? "" : "1";
    line.exact = usd_of(amount);
    return line;
}

bill_line with_free(bill_line line, std::string_view quantity, std::string name = "free tier") {
    line.free.push_back({std::move(name), qty(quantity), {}});
    line.quantity -= qty(quantity);
    return line;
}

struct reached {
    std::string_view up_to, quantity, price;  // up_to "": no end
};

bill_line tiered_line(std::string_view used, std::vector<reached> tiers, std::string_view amount) {
    auto line = flat_line(used, "", amount);
    for (const auto& tier : tiers) {
        const auto up_to = tier.up_to.empty() ? std::nullopt : std::optional(qty(tier.up_to));
        line.tiers.push_back({up_to, qty(tier.quantity), price(tier.price), price(tier.price) * qty(tier.quantity)});
    }
    return line;
}

// The first of twelve instalments.
bill_line fee_line(std::string_view units, std::string_view fee_of_one, std::string_view fee, std::string_view amount) {
    auto line = flat_line(units, fee_of_one, amount);
    line.fees.push_back({qty(units), usd_of(fee), {0, 730, 8760}, usd_of(amount)});
    return line;
}

// "usage 5, price 6, rules -7.5"; what is nothing is left out.
std::string effects_of(const bill_line* before, const bill_line* after) {
    const auto steps = steps_between(before, after);
    EXPECT_EQ(steps.before, before == nullptr ? exact_amount{} : before->exact);
    EXPECT_EQ(steps.after, after == nullptr ? exact_amount{} : after->exact);
    std::string text;
    const auto add = [&](std::string name, const exact_amount& effect) {
        if (effect != exact_amount{}) text += (text.empty() ? "" : ", ") + name + " " + to_string(effect);
    };
    add("usage", steps.usage - steps.before);
    add("price", steps.price - steps.usage);
    add("rules", steps.after - steps.price);
    return text;
}

std::string effects_of(const bill_line& before, const bill_line& after) { return effects_of(&before, &after); }

// ---- one price ---------------------------------------------------------------------------------

TEST(line_steps, the_same_line_has_no_effect) {
    const auto line = with_free(flat_line("100", "0.25", "18.75"), "25");
    EXPECT_EQ(effects_of(line, line), "");
}

TEST(line_steps, more_units_at_the_same_price_are_usage) {
    EXPECT_EQ(effects_of(flat_line("100", "0.25", "25"), flat_line("120", "0.25", "30")), "usage 5");
}

TEST(line_steps, the_same_units_at_another_price_are_price) {
    EXPECT_EQ(effects_of(flat_line("100", "0.25", "25"), flat_line("100", "0.3", "30")), "price 5");
}

TEST(line_steps, usage_is_taken_at_the_old_price_and_the_price_on_the_new_usage) {
    // 20 x 0.25, then 120 x 0.05.
    EXPECT_EQ(effects_of(flat_line("100", "0.25", "25"), flat_line("120", "0.3", "36")), "usage 5, price 6");
    // -20 x 0.3, then 100 x -0.05.
    EXPECT_EQ(effects_of(flat_line("120", "0.3", "36"), flat_line("100", "0.25", "25")), "usage -6, price -5");
}

TEST(line_steps, a_price_per_a_million_is_that_of_one_unit) {
    auto before = flat_line("2000000", "1.25", "2.5");
    auto after = flat_line("3000000", "1.25", "3.75");
    before.per = after.per = "1000000";
    EXPECT_EQ(effects_of(before, after), "usage 1.25");
}

// ---- allowances --------------------------------------------------------------------------------

TEST(line_steps, an_allowance_switched_on_or_off_is_an_effect_of_rules) {
    const auto without = flat_line("100", "0.25", "25");
    const auto with = with_free(flat_line("100", "0.25", "18.75"), "25");
    EXPECT_EQ(effects_of(without, with), "rules -6.25");
    EXPECT_EQ(effects_of(with, without), "rules 6.25");
}

TEST(line_steps, an_allowance_of_both_follows_usage) {
    const auto within = with_free(flat_line("20", "0.25", "0"), "20");
    EXPECT_EQ(effects_of(within, with_free(flat_line("25", "0.25", "0"), "25")), "");
    EXPECT_EQ(effects_of(within, with_free(flat_line("26", "0.25", "0.25"), "25")), "usage 0.25");
}

TEST(line_steps, usage_then_price_then_rules) {
    // 20 x 0.25; 120 x 0.05; -25 x 0.3.
    EXPECT_EQ(effects_of(flat_line("100", "0.25", "25"), with_free(flat_line("120", "0.3", "28.5"), "25")),
              "usage 5, price 6, rules -7.5");
}

TEST(line_steps, an_allowance_of_before_alone_covers_what_it_did) {
    // 80 x 0.25 beyond the 20 that were free; then those 20.
    EXPECT_EQ(effects_of(with_free(flat_line("20", "0.25", "0"), "20"), flat_line("100", "0.25", "25")),
              "usage 20, rules 5");
    // No more than there is: 10 are free, then 10 x 0.25.
    EXPECT_EQ(effects_of(with_free(flat_line("20", "0.25", "0"), "20"), flat_line("10", "0.25", "2.5")), "rules 2.5");
}

TEST(line_steps, allowances_are_known_by_their_names) {
    const auto before = with_free(flat_line("100", "0.25", "18.75"), "25", "free tier");
    const auto after = with_free(flat_line("100", "0.25", "15"), "40", "free backup storage");
    EXPECT_EQ(effects_of(before, after), "rules -3.75");
}

// ---- tiers: 1 up to 100, then 0.5 --------------------------------------------------------------

TEST(line_steps, a_tier_that_was_not_reached_before_has_its_own_price) {
    const auto before = tiered_line("80", {{"100", "80", "1"}}, "80");
    EXPECT_EQ(effects_of(before, tiered_line("100", {{"100", "100", "1"}}, "100")), "usage 20");
    EXPECT_EQ(effects_of(before, tiered_line("101", {{"100", "100", "1"}, {"", "1", "0.5"}}, "100.5")), "usage 20.5");
    // 100 x 1 + 50 x 0.4 less 80; then 100 x -0.1.
    EXPECT_EQ(effects_of(before, tiered_line("150", {{"100", "100", "0.9"}, {"", "50", "0.4"}}, "110")),
              "usage 40, price -10");
}

TEST(line_steps, a_tier_keeps_its_price_whatever_part_of_the_tiers_was_used) {
    const auto before = tiered_line("150", {{"100", "100", "1"}, {"", "50", "0.5"}}, "125");
    EXPECT_EQ(effects_of(before, tiered_line("80", {{"100", "80", "1"}}, "80")), "usage -45");
    EXPECT_EQ(effects_of(before, tiered_line("150", {{"100", "100", "0.9"}, {"", "50", "0.6"}}, "120")), "price -5");
}

TEST(line_steps, an_allowance_takes_the_start_of_the_tiers) {
    const auto without = tiered_line("150", {{"100", "100", "1"}, {"", "50", "0.5"}}, "125");
    const auto with = with_free(tiered_line("150", {{"100", "90", "1"}, {"", "50", "0.5"}}, "115"), "10");
    EXPECT_EQ(effects_of(without, with), "rules -10");
    EXPECT_EQ(effects_of(with, without), "rules 10");
    // A whole tier and 20 of the next: 100 x 1 + 20 x 0.5.
    const auto large = with_free(tiered_line("150", {{"", "30", "0.5"}}, "15"), "120");
    EXPECT_EQ(effects_of(large, without), "rules 110");
}

TEST(line_steps, other_tiers_are_another_price) {
    const auto tiers = tiered_line("150", {{"100", "100", "1"}, {"", "50", "0.5"}}, "125");
    EXPECT_EQ(effects_of(tiers, flat_line("150", "0.8", "120")), "price -5");
    EXPECT_EQ(effects_of(flat_line("150", "0.8", "120"), tiers), "price 5");
    EXPECT_EQ(effects_of(tiers, tiered_line("150", {{"50", "50", "1"}, {"", "100", "0.7"}}, "120")), "price -5");
    EXPECT_EQ(effects_of(tiers, tiered_line("150", {{"120", "120", "0.8"}, {"", "30", "0.7"}}, "117")), "price -8");
    EXPECT_EQ(effects_of(tiered_line("80", {{"100", "80", "1"}}, "80"), tiered_line("80", {{"", "80", "0.5"}}, "40")),
              "price -40");
    // 10 more at the last price of before, 0.5; then 160 at 0.8 instead of 130.
    EXPECT_EQ(effects_of(tiers, flat_line("160", "0.8", "128")), "usage 5, price -2");
    // 60 less: 50 at 0.5 and 10 at 1; then 90 x -0.2.
    EXPECT_EQ(effects_of(tiers, flat_line("90", "0.8", "72")), "usage -35, price -18");
}

// ---- fees --------------------------------------------------------------------------------------

TEST(line_steps, units_of_a_fee_are_usage_and_the_fee_of_one_is_the_price) {
    const auto before = fee_line("100", "1.5", "150", "12.5");
    EXPECT_EQ(effects_of(before, fee_line("200", "1.5", "300", "25")), "usage 12.5");
    EXPECT_EQ(effects_of(before, fee_line("100", "1.8", "180", "15")), "price 2.5");
    EXPECT_EQ(effects_of(before, fee_line("200", "1.8", "360", "30")), "usage 12.5, price 5");
}

// ---- what is not there -------------------------------------------------------------------------

TEST(line_steps, where_a_side_states_no_price_the_other_one_holds) {
    const auto free = with_free(flat_line("20", "", "0"), "20");
    const auto billed = with_free(flat_line("100", "0.25", "18.75"), "25");
    EXPECT_EQ(effects_of(free, billed), "usage 18.75");
    EXPECT_EQ(effects_of(billed, free), "usage -18.75");
    EXPECT_EQ(effects_of(flat_line("20", "0.25", "5"), free), "rules -5");
    EXPECT_EQ(effects_of(free, free), "");
}

TEST(line_steps, the_whole_amount_of_a_new_or_vanished_line_is_usage) {
    const auto line = with_free(flat_line("100", "0.25", "18.75"), "25");
    EXPECT_EQ(effects_of(nullptr, &line), "usage 18.75");
    EXPECT_EQ(effects_of(&line, nullptr), "usage -18.75");
}

TEST(line_steps, a_line_that_used_nothing_is_as_good_as_absent) {
    const auto unused = flat_line("0", "0.2", "0");
    const auto used = with_free(flat_line("100", "0.25", "18.75"), "25");
    EXPECT_EQ(effects_of(unused, used), "usage 18.75");
    EXPECT_EQ(effects_of(used, unused), "usage -18.75");
}

}  // namespace line_steps_test
