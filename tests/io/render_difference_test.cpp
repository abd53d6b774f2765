// SPDX-License-Identifier: MIT
// The sentence that says what changed; the formats are in tests/cli/diff.test.
#include <dbcost/io/render_difference.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace render_difference_test {

using namespace dbcost;

billed_amount amount(std::string_view text) {
    const exact_amount exact(test::dec<20>(text));
    return {exact, round_to_cents(exact)};
}

deployment_difference of_totals(std::string_view before, std::string_view after, bound known = bound::exact) {
    deployment_difference made;
    made.before_name = made.after_name = "postgres";
    made.before = amount(before);
    made.after = amount(after);
    made.known = known;
    return made;
}

TEST(difference_sentence, says_more_or_less_and_why) {
    auto of = of_totals("60.2", "72.5");
    of.by_cause[cost_cause::usage] = amount("10");
    of.by_cause[cost_cause::price] = amount("2.3");
    EXPECT_EQ(difference_sentence(of), "postgres costs 12.30 USD a month more: 10.00 for usage, 2.30 for price");
    std::swap(of.before, of.after);
    of.by_cause[cost_cause::usage] = amount("-15");
    of.by_cause[cost_cause::price] = amount("2.7");
    EXPECT_EQ(difference_sentence(of),
              "postgres costs 12.30 USD a month less: 15.00 less for usage, 2.70 more for price");
}

TEST(difference_sentence, says_when_causes_cancel_each_other) {
    auto of = of_totals("1072.5", "1072.5");
    EXPECT_EQ(difference_sentence(of), "postgres costs the same, 1,072.50 USD a month");
    of.by_cause[cost_cause::rule_changes] = amount("-3");
    of.by_cause[cost_cause::other_costs] = amount("3");
    EXPECT_EQ(difference_sentence(of),
              "postgres costs the same, 1,072.50 USD a month: 3.00 less for rules, 3.00 more for other costs");
}

TEST(difference_sentence, does_not_call_the_same_what_differs_below_the_cent) {
    EXPECT_EQ(difference_sentence(of_totals("60", "60.001")), "postgres costs the same to the cent, 60.00 USD a month");
}

TEST(difference_sentence, names_both_where_they_have_two_names) {
    auto of = of_totals("60", "72");
    of.after_name = "dynamodb";
    EXPECT_EQ(difference_sentence(of), "dynamodb costs 12.00 USD a month more than postgres");
    of.before = of.after;
    EXPECT_EQ(difference_sentence(of), "dynamodb costs the same as postgres, 72.00 USD a month");
}

TEST(difference_sentence, turns_a_bound_round_where_it_says_less) {
    EXPECT_EQ(difference_sentence(of_totals("60", "72", bound::at_least)),
              "postgres costs at least 12.00 USD a month more");
    EXPECT_EQ(difference_sentence(of_totals("72", "60", bound::at_least)),
              "postgres costs at most 12.00 USD a month less");
    EXPECT_EQ(difference_sentence(of_totals("60", "72", bound::at_most)),
              "postgres costs at most 12.00 USD a month more");
    EXPECT_EQ(difference_sentence(of_totals("72", "60", bound::at_most)),
              "postgres costs at least 12.00 USD a month less");
    EXPECT_EQ(difference_sentence(of_totals("72", "60", bound::unknown)),
              "postgres: not known, since both bills lack prices; what has a price costs 12.00 USD a month less");
}

TEST(difference_sentence, of_a_deployment_that_came_or_went) {
    auto of = of_totals("0", "40");
    of.before_name = "";
    of.state = presence::added;
    EXPECT_EQ(difference_sentence(of), "postgres is new: 40.00 USD a month");
    of.known = bound::at_least;
    EXPECT_EQ(difference_sentence(of), "postgres is new: at least 40.00 USD a month");
    of = of_totals("40", "0", bound::at_most);
    of.after_name = "";
    of.state = presence::vanished;
    EXPECT_EQ(difference_sentence(of), "postgres is no longer there: at least 40.00 USD a month");
}

}  // namespace render_difference_test
