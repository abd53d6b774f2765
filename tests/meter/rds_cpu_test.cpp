// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_postgresql.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace rds_cpu_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::quantity_of;
using test::text;

const meter_key credits{meter::cpu_credits, {"t3"}};

// A db.t3.small that is used by a quarter.
struct small_world : test::rds_world {
    small_world() {
        settings().instance_class = "db.t3.small";
        settings().cpu = cpu_usage{{ratio(1, 4)}, {}, {}};
        rds_limits.of_class = {"t3", 2, true, burst_facts{2, ratio(24), ratio(576), ratio(0), true}};
    }
    void become_standard() {
        rds_limits.of_class.family = "t2";
        rds_limits.of_class.burst->unlimited = false;
        rds_limits.of_class.burst->launch = ratio(60);
    }
    [[nodiscard]] std::string charged() const { return text(quantity_of(*metered(), credits)); }
    [[nodiscard]] std::string warnings() const {
        std::string codes;
        const auto made = metered();
        for (const auto& one : made->warnings) codes += one.code + " ";
        return codes;
    }
};

TEST(rds_cpu, what_exceeds_the_cap_is_charged_and_the_rest_is_owed) {
    small_world made;  // 730 x 6 = 4380 more than earned, of which 576 are owed
    EXPECT_EQ(made.charged(), "317/5");
    const auto warning = made.metered()->warnings.at(0);
    EXPECT_EQ(warning.code, "surplus-outstanding");
    EXPECT_NE(warning.text.find("owes 576 surplus credits"), std::string::npos) << warning.text;
    EXPECT_NE(warning.text.find("9.6 vCPU-hours"), std::string::npos) << warning.text;
}

TEST(rds_cpu, the_option_counts_one_vcpu_of_the_two) {
    small_world made;
    made.from.options.t3_surplus_vcpus = surplus_vcpus::one;
    EXPECT_EQ(made.charged(), "317/10");
}

TEST(rds_cpu, hours_of_the_day_repeat_over_the_month) {
    small_world made;
    made.settings().cpu->hourly.assign(24, ratio(0));
    made.settings().cpu->hourly[9] = ratio(1);
    EXPECT_EQ(made.charged(), "0");
    EXPECT_EQ(made.warnings(), "");
}

TEST(rds_cpu, without_a_stated_start_a_new_instance_is_a_default_of_the_bill) {
    small_world made;
    ASSERT_EQ(made.metered()->defaults.size(), 2U);  // and the backup
    EXPECT_EQ(made.metered()->defaults.back().place, "/deployments/d/cpu/credits");
    EXPECT_EQ(made.metered()->defaults.back().value, "0");
    made.settings().cpu->credits = ratio(576);
    EXPECT_EQ(made.metered()->defaults.size(), 1U);
    EXPECT_EQ(made.charged(), "269/5");  // 63.4 - 9.6
}

TEST(rds_cpu, the_next_month_starts_with_what_this_one_leaves) {
    const cpu_usage now{{ratio(1, 4)}, ratio(3), {}};
    const auto owing = next_month(now, {ratio(-5), ratio(0)});
    EXPECT_EQ(owing.surplus, ratio(5));
    EXPECT_FALSE(owing.credits);
    const auto saving = next_month(owing, {ratio(7), ratio(2)});
    EXPECT_EQ(saving.credits, ratio(9));
    EXPECT_FALSE(saving.surplus);
    EXPECT_EQ(saving.hourly, now.hourly);
}

TEST(rds_cpu, credits_above_the_cap_are_launch_credits) {
    const burst_facts of{2, ratio(24), ratio(576), ratio(60), false};
    EXPECT_EQ(start_of_month({{ratio(0)}, ratio(600), {}}, of), (credit_state{ratio(576), ratio(24)}));
    EXPECT_EQ(start_of_month({{ratio(0)}, ratio(500), {}}, of), (credit_state{ratio(500), ratio(0)}));
    EXPECT_EQ(start_of_month({{ratio(0)}, {}, {}}, of), (credit_state{ratio(0), ratio(60)}));
}

TEST(rds_cpu, more_than_the_class_may_hold_is_refused_at_its_place) {
    small_world made;
    made.settings().cpu->credits = ratio(577);
    const auto refused = made.metered();
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/cpu/credits");
    EXPECT_EQ(refused.problems().front().expected, "at most 576 credits on db.t3.small (rule R6.1)");
    made.settings().cpu->credits = ratio(576);
    EXPECT_TRUE(made.metered());
    made.become_standard();
    made.settings().cpu->credits = ratio(636);  // 60 launch credits above the cap
    EXPECT_TRUE(made.metered());
    made.settings().cpu->credits.reset();
    made.settings().cpu->surplus = ratio(1);
    EXPECT_EQ(test::codes(made.metered()), "refused-by-aws");
}

TEST(rds_cpu, a_standard_instance_without_credits_does_not_carry_its_load) {
    small_world made;
    made.become_standard();  // 6 credits an hour too few: 60 launch credits last for 10 hours
    const auto metered = made.metered();
    ASSERT_EQ(metered->warnings.size(), 1U);
    const auto& told = metered->warnings.front();
    EXPECT_EQ(told.code, "credits-exhausted");
    EXPECT_EQ(told.text,
              "db.t3.small is to run at 25% on average, its baseline is 20%: its credits run out, first at day 1, "
              "10:00, and 4320 of 21900 vCPU-minutes of the month are not there");
    EXPECT_EQ(metered->terms.load, carries::no);
    EXPECT_EQ(metered->terms.load_reason, told.text);
    EXPECT_EQ(text(quantity_of(*metered, {meter::cpu_credits, {"t2"}})), "0");
}

TEST(rds_cpu, at_the_baseline_a_standard_instance_is_not_throttled) {
    small_world made;
    made.become_standard();
    made.settings().cpu->hourly = {ratio(1, 5)};
    EXPECT_EQ(made.warnings(), "");
    EXPECT_EQ(made.metered()->terms.load, carries::not_checked);
}

TEST(rds_cpu, a_class_whose_credits_are_not_known_leaves_the_quantity_open) {
    small_world made;
    made.rds_limits.of_class.burst.reset();
    const auto metered = made.metered();
    ASSERT_EQ(metered->unknown.size(), 1U);
    EXPECT_EQ(metered->unknown.front().key, credits);
    EXPECT_EQ(metered->unknown.front().reason.place, "/deployments/d/cpu");
}

TEST(rds_cpu, what_is_left_out_is_named) {
    using names = std::vector<std::string>;
    small_world made;
    EXPECT_EQ(made.metered()->not_included, names{});
    made.settings().multi_az = true;
    made.settings().replicas = {{"/replicas/0", "", "", false}};
    EXPECT_EQ(made.metered()->not_included, (names{"CPU credits of the standby", "CPU credits of read replicas"}));
    made.settings().cpu.reset();
    EXPECT_EQ(made.metered()->not_included,
              names{"CPU credits above the baseline of db.t3.small (state \"cpu\")"});
    made.rds_limits.of_class.burstable = false;
    EXPECT_EQ(made.metered()->not_included, names{});
}

TEST(rds_cpu, each_instance_is_charged) {
    small_world made;
    made.settings().instances = 3;
    EXPECT_EQ(made.charged(), "951/5");
}

}  // namespace rds_cpu_test
