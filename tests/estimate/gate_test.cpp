// SPDX-License-Identifier: MIT
#include <dbcost/analysis/gate.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace gate_test {

using namespace dbcost;
using test::dec;

exact_amount usd_of(std::string_view text) { return exact_amount(dec<20>(text)); }

std::string word(gate_verdict verdict) {
    switch (verdict) {
        case gate_verdict::passed: return "passed";
        case gate_verdict::failed: return "failed";
        case gate_verdict::undecided: break;
    }
    return "undecided";
}

std::string total(std::string_view amount, bound known = bound::exact) {
    return word(judge_total("a", usd_of(amount), known, usd_of("500")).verdict);
}

std::string increase(std::string_view before, std::string_view after, const increase_limit& limit,
                     bound known = bound::exact) {
    return word(judge_increase("a", usd_of(before), usd_of(after), known, limit).verdict);
}

const increase_limit ten_percent{ratio(1, 10), {}};
const increase_limit fifty{std::nullopt, usd_of("50")};

TEST(gate, a_total_exactly_at_the_limit_passes) {
    EXPECT_EQ(total("500"), "passed");
    EXPECT_EQ(total("500.00000000000000000001"), "failed");
}

TEST(gate, a_lower_bound_fails_above_the_limit_and_decides_nothing_below) {
    EXPECT_EQ(total("500.01", bound::at_least), "failed");
    EXPECT_EQ(total("500", bound::at_least), "undecided");
}

TEST(gate, an_increase_exactly_at_its_share_passes) {
    EXPECT_EQ(increase("200", "220", ten_percent), "passed");
    EXPECT_EQ(increase("200", "220.00000000000000000001", ten_percent), "failed");
    EXPECT_EQ(increase("200", "100", ten_percent), "passed");
}

TEST(gate, an_increase_exactly_at_its_amount_passes) {
    EXPECT_EQ(increase("200", "250", fifty), "passed");
    EXPECT_EQ(increase("200", "250.00000000000000000001", fifty), "failed");
}

TEST(gate, no_increase_is_allowed_at_nothing) {
    const increase_limit nothing{ratio(0), {}};
    EXPECT_EQ(increase("200", "200", nothing), "passed");
    EXPECT_EQ(increase("200", "200.01", nothing), "failed");
}

TEST(gate, any_increase_of_nothing_is_above_its_share) {
    EXPECT_EQ(increase("0", "0", ten_percent), "passed");
    EXPECT_EQ(increase("0", "0.01", ten_percent), "failed");
}

TEST(gate, a_bound_on_an_increase_decides_where_it_can) {
    EXPECT_EQ(increase("200", "221", ten_percent, bound::at_least), "failed");
    EXPECT_EQ(increase("200", "220", ten_percent, bound::at_least), "undecided");
    EXPECT_EQ(increase("200", "221", ten_percent, bound::at_most), "undecided");
    EXPECT_EQ(increase("200", "220", ten_percent, bound::at_most), "passed");
    EXPECT_EQ(increase("200", "100", ten_percent, bound::unknown), "undecided");
    EXPECT_EQ(increase("200", "300", ten_percent, bound::unknown), "undecided");
}

TEST(gate, says_what_was_seen_and_expected) {
    const auto of_total = judge_total("a", usd_of("500.5"), bound::at_least, usd_of("500"));
    EXPECT_EQ(of_total.gate, "max-total");
    EXPECT_EQ(of_total.deployment, "a");
    EXPECT_EQ(of_total.seen, "at least 500.5");
    EXPECT_EQ(of_total.expected, "at most 500");
    const auto share = judge_increase("a", usd_of("200"), usd_of("230"), bound::exact, {ratio(1, 8), {}});
    EXPECT_EQ(share.gate, "max-increase");
    EXPECT_EQ(share.seen, "30 more");
    EXPECT_EQ(share.expected, "at most 12.5% of 200 more");
    EXPECT_EQ(judge_increase("a", usd_of("200"), usd_of("260"), bound::exact, fifty).expected, "at most 50 more");
}

TEST(bound, of_a_difference_turns_with_the_side_that_lacks_prices) {
    EXPECT_EQ(name(bound_of_difference(true, true)), "exact");
    EXPECT_EQ(name(bound_of_difference(true, false)), "at-least");
    EXPECT_EQ(name(bound_of_difference(false, true)), "at-most");
    EXPECT_EQ(name(bound_of_difference(false, false)), "unknown");
}

}  // namespace gate_test
