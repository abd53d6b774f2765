// SPDX-License-Identifier: MIT
#include <dbcost/meter/cpu_credits.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace cpu_credits_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::text;

// Figures of rule R6.1.
const burst_facts t3_nano{2, ratio(6), ratio(144), ratio(0), true};
const burst_facts t3_small{2, ratio(24), ratio(576), ratio(0), true};
const burst_facts t2_micro{1, ratio(6), ratio(144), ratio(30), false};
const burst_facts t2_2xlarge{8, ratio(816, 10), ratio(19584, 10), ratio(240), false};

const auto unseen = [](std::int64_t, const credit_hour&) {};

credit_month run_flat(const burst_facts& of, ratio share, credit_state start, std::int64_t hours) {
    return run_credits(of, {share}, start, hour_profile::of(hours, 1), unseen);
}

TEST(burst_facts, the_baseline_is_what_earnings_pay_for) {
    EXPECT_EQ(t3_small.baseline(), ratio(1, 5));
    EXPECT_EQ(t2_micro.baseline(), ratio(1, 10));
    EXPECT_EQ(t2_2xlarge.baseline(), ratio(17, 100));
}

TEST(credit_account, at_the_baseline_nothing_changes) {
    credit_account account(t3_small, {ratio(7), ratio(0)});
    const auto hour = account.run(ratio(1, 5));
    EXPECT_EQ(hour.end, (credit_state{ratio(7), ratio(0)}));
    EXPECT_EQ(text(hour.wanted), "24");
    EXPECT_TRUE(hour.charged.is_zero());
}

TEST(credit_account, earns_up_to_the_cap_and_loses_the_rest) {
    credit_account account(t3_small, {ratio(550), ratio(0)});
    EXPECT_EQ(text(account.run(ratio(0)).end.balance()), "574");
    EXPECT_EQ(text(account.run(ratio(0)).end.balance()), "576");
    EXPECT_EQ(text(account.run(ratio(0)).end.balance()), "576");
}

TEST(credit_account, a_surplus_as_large_as_the_cap_is_not_charged_and_one_credit_more_is) {
    credit_account account(t3_small, {ratio(-570), ratio(0)});
    const auto last_free = account.run(ratio(1, 4));  // 30 wanted, 24 earned
    EXPECT_EQ(text(last_free.charged), "0");
    EXPECT_EQ(text(last_free.end.surplus()), "576");
    const auto first_charged = account.run(ratio(5, 24));  // 25 wanted
    EXPECT_EQ(text(first_charged.charged), "1");
    EXPECT_EQ(text(first_charged.end.surplus()), "576");
}

TEST(credit_account, earnings_pay_the_surplus_down_before_they_fill_the_balance) {
    credit_account account(t3_small, {ratio(-30), ratio(0)});
    const auto first = account.run(ratio(0));
    EXPECT_EQ(text(first.end.surplus()), "6");
    EXPECT_EQ(text(first.end.balance()), "0");
    const auto second = account.run(ratio(0));
    EXPECT_EQ(text(second.end.surplus()), "0");
    EXPECT_EQ(text(second.end.balance()), "18");
}

// The guide: 570 credits beyond what is earned, of which 122 are there; the cap is 144.
TEST(credit_account, the_example_of_the_guide_charges_304_credits) {
    const auto seen = run_flat(t3_nano, ratio(1), {ratio(122), ratio(0)}, 5);  // 5 x (120 - 6) = 570
    EXPECT_EQ(text(seen.charged), "304");
    EXPECT_EQ(text(seen.end.surplus()), "144");
    EXPECT_EQ(text(seen.charged * ratio(1, credits_per_vcpu_hour)), "76/15");  // 5.067 vCPU-hours
}

TEST(credit_account, in_the_long_run_all_above_the_baseline_is_charged) {
    const auto seen = run_flat(t3_small, ratio(1, 4), {ratio(-576), ratio(0)}, 730);
    EXPECT_EQ(text(seen.charged), "4380");  // 2 vCPUs x 5 % x 730 hours x 60
    EXPECT_EQ(text(seen.end.surplus()), "576");
}

TEST(credit_account, a_standard_instance_is_throttled_to_its_baseline_and_charges_nothing) {
    credit_account account(t2_micro, {ratio(7), ratio(0)});
    const auto covered = account.run(ratio(12, 60));  // 12 wanted, 6 earned, 6 of 7 taken
    EXPECT_EQ(text(covered.throttled), "0");
    EXPECT_EQ(text(covered.end.balance()), "1");
    const auto short_of = account.run(ratio(14, 60));
    EXPECT_EQ(text(short_of.throttled), "7");
    EXPECT_EQ(text(short_of.charged), "0");
    EXPECT_EQ(text(short_of.end.balance()), "0");
}

// The guide: idle for a day a t2.micro has 174 credits; once the launch credits are spent, 144 at most.
TEST(credit_account, launch_credits_are_spent_first_and_do_not_count_towards_the_cap) {
    credit_account account(t2_micro, new_instance(t2_micro));
    for (int hour = 0; hour < 25; ++hour) (void)account.run(ratio(0));
    EXPECT_EQ(text(account.now().balance()), "174");
    EXPECT_EQ(account.run(ratio(36, 60)).end, (credit_state{ratio(144), ratio(0)}));
    EXPECT_EQ(text(account.run(ratio(0)).end.balance()), "144");
}

TEST(credit_account, launch_credits_are_spent_while_earned_ones_accrue) {
    credit_account account(t2_micro, new_instance(t2_micro));
    for (int hour = 0; hour < 4; ++hour) (void)account.run(ratio(1, 10));  // 6 wanted, 6 earned
    EXPECT_EQ(account.now(), (credit_state{ratio(24), ratio(6)}));
    EXPECT_EQ(account.run(ratio(1, 10)).end, (credit_state{ratio(30), ratio(0)}));
}

TEST(credit_account, a_stop_charges_the_surplus_and_keeps_the_balance) {
    credit_account owing(t3_small, {ratio(-100), ratio(0)});
    EXPECT_EQ(text(owing.stop()), "100");
    EXPECT_EQ(text(owing.now().surplus()), "0");
    credit_account saving(t3_small, {ratio(100), ratio(0)});
    EXPECT_EQ(text(saving.stop()), "0");
    EXPECT_EQ(text(saving.now().balance()), "100");
}

TEST(credit_account, a_stopped_standard_instance_starts_anew) {
    credit_account account(t2_micro, {ratio(100), ratio(0)});
    EXPECT_EQ(text(account.stop()), "0");
    EXPECT_EQ(account.now(), new_instance(t2_micro));
}

TEST(run_credits, shares_are_those_of_the_hours_of_the_day) {
    std::vector<ratio> day(24, ratio(0));
    day[1] = ratio(1);
    std::vector<std::string> balances;
    (void)run_credits(t3_small, day, new_instance(t3_small), hour_profile::of(26, 1),
                      [&](std::int64_t, const credit_hour& seen) { balances.push_back(text(seen.end.credits)); });
    ASSERT_EQ(balances.size(), 26U);
    EXPECT_EQ(balances[0], "24");
    EXPECT_EQ(balances[1], "-72");   // 24 + 24 - 120
    EXPECT_EQ(balances[24], "480");  // -72 + 23 x 24
    EXPECT_EQ(balances[25], "384");
}

TEST(run_credits, a_stop_within_the_month_belongs_to_the_hour_before_it) {
    hour_profile running = hour_profile::of(2, 1);
    running.add(3, 0);
    running.add(1, 1);
    std::vector<std::pair<std::int64_t, std::string>> charged;
    const auto seen = run_credits(
        t3_small, {ratio(1)}, new_instance(t3_small), running,
        [&](std::int64_t hour, const credit_hour& at) { charged.emplace_back(hour, text(at.charged)); });
    using hours = std::vector<std::pair<std::int64_t, std::string>>;
    EXPECT_EQ(charged, (hours{{0, "0"}, {1, "192"}, {5, "0"}}));
    EXPECT_EQ(text(seen.charged), "192");
    EXPECT_EQ(text(seen.end.surplus()), "96") << "the last hour goes on into the next month";
}

TEST(run_credits, the_first_hour_without_credits_is_kept) {
    EXPECT_FALSE(run_flat(t2_micro, ratio(1, 10), new_instance(t2_micro), 100).first_throttled);
    const auto seen = run_flat(t2_micro, ratio(1, 5), new_instance(t2_micro), 100);
    EXPECT_EQ(seen.first_throttled, 5);  // 30 launch credits, 6 an hour
    EXPECT_EQ(text(seen.throttled), "570");
    EXPECT_EQ(text(seen.wanted), "1200");
}

TEST(run_credits, without_a_utilisation_is_a_mistake_of_the_program) {
    EXPECT_THROW((void)run_credits(t3_small, {}, new_instance(t3_small), hour_profile::of(1, 1), unseen),
                 std::logic_error);
}

}  // namespace cpu_credits_test
