// SPDX-License-Identifier: MIT
#include <dbcost/analysis/cost_range.hpp>
#include <gtest/gtest.h>

#include "analysis/varied_costs.hpp"

namespace cost_range_test {

using namespace dbcost;
using namespace dbcost::test;

// "a" costs what `of` makes of two values; the pointers say whether it is known to rise with them.
struct two_values {
    std::function<std::int64_t(std::int64_t, std::int64_t)> of;
    varied_costs costs{[](std::int64_t) { return 0; }};

    [[nodiscard]] range_question question(std::vector<uncertain_input> inputs) {
        const auto make = [this](const std::vector<std::string>& values) -> result<scenario> {
            auto made = costs.from;
            made.other_costs = {monthly("a", of(std::stoll(values[0]), std::stoll(values[1])))};
            return made;
        };
        return {costs.from, std::move(inputs), make, costs.data, {}};
    }
};

uncertain_input input(const char* pointer, std::string_view range) { return {pointer, *parse_uncertain(range)}; }

std::string bounds_of(const result<cost_range_answer>& of) {
    if (!of) return codes(of);
    return to_string(of->low) + " " + to_string(of->mid) + " " + to_string(of->high) + (of->exact ? " exact" : "");
}

// ---- low, mid and high -------------------------------------------------------------------------

TEST(uncertain_value, is_low_mid_and_high_with_one_unit) {
    const auto value = *parse_uncertain("10/day..20/day..50/day");
    EXPECT_EQ(value.range.text_at(0), "10/day");
    EXPECT_EQ(value.range.text_at(value.mid), "20/day");
    EXPECT_EQ(value.range.text_at(value.range.size() - 1), "50/day");
    EXPECT_EQ(parse_uncertain("1..1.5..2")->mid, 5) << "in tenths";
}

TEST(uncertain_value, may_have_its_mid_at_an_end) {
    EXPECT_EQ(parse_uncertain("1..1..2")->mid, 0);
    EXPECT_EQ(parse_uncertain("1..2..2")->mid, 1);
    EXPECT_EQ(parse_uncertain("1..1..1")->range.size(), 1);
}

TEST(uncertain_value, has_three_numbers_that_do_not_fall) {
    EXPECT_EQ(codes(parse_uncertain("1..2")), "bad-choice");
    EXPECT_EQ(codes(parse_uncertain("1..2..3..4")), "bad-choice");
    EXPECT_EQ(codes(parse_uncertain("1..2/day..3/day")), "bad-choice");
    EXPECT_EQ(codes(parse_uncertain("1..3..2")), "out-of-range");
    EXPECT_EQ(codes(parse_uncertain("2..1..3")), "out-of-range");
}

// ---- bounds ------------------------------------------------------------------------------------

TEST(cost_range, where_costs_rise_is_that_of_all_lows_and_all_highs) {
    two_values sum{[](auto x, auto y) { return 10 * x + y; }};
    const auto seen = cost_range(sum.question({input(rises, "1..2..9"), input(rises, "3..4..5")}), "a");
    EXPECT_EQ(bounds_of(seen), "13 24 95 exact");
    EXPECT_EQ(seen->why_not, "");
}

TEST(cost_range, says_which_value_is_not_known_to_rise_and_why) {
    two_values sum{[](auto x, auto y) { return 10 * x + y; }};
    const auto seen = cost_range(sum.question({input(rises, "1..2..9"), input(unknown, "3..4..5")}), "a");
    EXPECT_EQ(bounds_of(seen), "13 24 95");
    EXPECT_EQ(seen->why_not, std::string(unknown) + ": it is not known to rise with this value");
}

// Of 1 to 9 the cost is least at 5, where neither end is: samples find it, and the bounds hold them all.
TEST(cost_range, that_is_not_certain_holds_every_sample) {
    two_values valley{[](auto x, auto y) { return 100 + (x - 5) * (x - 5) - y; }};
    const auto seen = cost_range(valley.question({input(unknown, "1..2..9"), input(unknown, "0..0..3")}), "a");
    EXPECT_EQ(bounds_of(seen), "97 109 116");
}

TEST(cost_range, without_samples_holds_the_ends_of_each_value) {
    two_values saddle{[](auto x, auto y) { return 100 + (x - 2) * (y - 2); }};
    auto question = saddle.question({input(unknown, "1..2..9"), input(unknown, "1..4..9")});
    question.samples = 0;
    const auto seen = *cost_range(question, "a");
    EXPECT_EQ(bounds_of(seen), "98 100 149") << "x = 1 and y = 4; all highs";
    EXPECT_TRUE(seen.percentiles.empty());
}

// ---- samples -----------------------------------------------------------------------------------

std::string percentiles_of(const result<cost_range_answer>& of) {
    std::string all;
    for (const auto& [percent, amount] : of->percentiles) {
        all += (all.empty() ? "" : " ") + std::to_string(percent) + ":" + to_string(amount);
    }
    return all;
}

TEST(samples, are_the_same_with_the_same_seed_and_others_with_another) {
    two_values sum{[](auto x, auto y) { return x + y; }};
    auto question = sum.question({input(rises, "0..5000..1000000"), input(rises, "0..5000..1000000")});
    const auto first = percentiles_of(cost_range(question, "a"));
    EXPECT_EQ(percentiles_of(cost_range(question, "a")), first);
    question.seed = 2;
    EXPECT_NE(percentiles_of(cost_range(question, "a")), first);
}

TEST(samples, of_one_have_one_percentile) {
    two_values sum{[](auto x, auto y) { return x + y; }};
    auto question = sum.question({input(rises, "7..7..7"), input(rises, "1..1..1")});
    question.samples = 1;
    EXPECT_EQ(percentiles_of(cost_range(question, "a")), "5:8 25:8 50:8 75:8 95:8");
}

// Half of them lie at mid or below, each half evenly: of 0..100..1000 a quarter is below 50, a quarter above 550.
TEST(samples, lie_below_mid_as_often_as_above_it) {
    two_values first{[](auto x, auto) { return x; }};
    auto question = first.question({input(rises, "0..100..1000"), input(rises, "1..1..1")});
    question.samples = 20000;
    const auto seen = *cost_range(question, "a");
    const auto near = [&](std::size_t which, std::int64_t expected, std::int64_t off) {
        const auto& amount = seen.percentiles[which].second;
        return amount >= exact_amount(dec<20>(std::to_string(expected - off))) &&
               amount <= exact_amount(dec<20>(std::to_string(expected + off)));
    };
    EXPECT_TRUE(near(0, 10, 3)) << to_string(seen.percentiles[0].second);
    EXPECT_TRUE(near(1, 50, 5)) << to_string(seen.percentiles[1].second);
    EXPECT_TRUE(near(2, 100, 20)) << to_string(seen.percentiles[2].second);
    EXPECT_TRUE(near(3, 550, 40)) << to_string(seen.percentiles[3].second);
    EXPECT_TRUE(near(4, 910, 30)) << to_string(seen.percentiles[4].second);
}

// The 5 % of 20 samples is the smallest, of 21 the second one: so many per cent do not exceed it.
TEST(samples, of_a_percentile_are_at_least_so_many) {
    const auto sorted = [](std::int64_t count) {
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
        std::int64_t next = 1;
        for (auto& number : numbers) number = next++;
        return numbers;
    };
    std::vector<exact_amount> totals;
    for (const auto number : sorted(20)) totals.emplace_back(dec<20>(std::to_string(number)));
    EXPECT_EQ(to_string(detail::at_percent(totals, 5)), "1");
    EXPECT_EQ(to_string(detail::at_percent(totals, 50)), "10");
    EXPECT_EQ(to_string(detail::at_percent(totals, 95)), "19");
    totals.emplace_back(dec<20>("21"));
    EXPECT_EQ(to_string(detail::at_percent(totals, 5)), "2");
    EXPECT_EQ(to_string(detail::at_percent(totals, 95)), "20");
}

// ---- what moves the total ----------------------------------------------------------------------

TEST(inputs, are_taken_from_low_to_high_while_the_others_stay_at_mid_the_widest_first) {
    two_values of{[](auto x, auto y) { return x * y; }};
    const auto seen = *cost_range(of.question({input(rises, "1..2..4"), input(rises, "3..10..50")}), "a");
    ASSERT_EQ(seen.inputs.size(), 2U);
    EXPECT_EQ(seen.inputs[0].low_value, "3");
    EXPECT_EQ(seen.inputs[0].high_value, "50");
    EXPECT_EQ(to_string(seen.inputs[0].low), "6");
    EXPECT_EQ(to_string(seen.inputs[0].high), "100");
    EXPECT_EQ(to_string(seen.inputs[0].spread()), "94");
    EXPECT_EQ(to_string(seen.inputs[1].spread()), "30") << "10 to 40";
}

TEST(inputs, that_lower_the_total_have_a_spread_too) {
    two_values of{[](auto x, auto y) { return 100 - x + 0 * y; }};
    const auto seen = *cost_range(of.question({input(unknown, "1..2..4"), input(rises, "1..1..2")}), "a");
    EXPECT_EQ(to_string(seen.inputs[0].spread()), "3");
    EXPECT_EQ(to_string(seen.inputs[1].spread()), "0");
}

// ---- errors ------------------------------------------------------------------------------------

TEST(cost_range_errors, name_the_values_at_which_they_arose) {
    two_values of{[](auto x, auto y) { return x + y; }};
    auto question = of.question({input(rises, "1..2..3"), input(rises, "4..5..6")});
    question.make = [](const std::vector<std::string>&) -> result<scenario> {
        return error{errc::out_of_range, "/workload", "", "", ""};
    };
    const auto seen = cost_range(question, "a");
    ASSERT_EQ(codes(seen), "out-of-range") << "once: nothing more is asked after it";
    EXPECT_EQ(seen.problems().front().place, "at 2 5: /workload");
}

TEST(cost_range_errors, refuse_lower_bounds) {
    two_values of{[](auto x, auto y) { return x + y; }};
    auto question = of.question({input(rises, "1..2..3"), input(rises, "4..5..6")});
    of.costs.from.deployments.front().stores.front().transfer.inter_region = {{"us-west-2", bytes(bytes_per_gb)}};
    const auto seen = cost_range(question, "a");
    ASSERT_EQ(codes(seen), "price-missing");
    EXPECT_EQ(seen.problems().front().place, "at 2 5");
    EXPECT_EQ(seen.problems().front().remedy, "see what `dbcost estimate` says is unpriced, and state it");
    EXPECT_EQ(codes(cost_range(question, "c")), "unknown-deployment");
}

}  // namespace cost_range_test
