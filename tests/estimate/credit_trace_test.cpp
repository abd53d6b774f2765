// SPDX-License-Identifier: MIT
#include <dbcost/estimate/credit_trace.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace credit_trace_test {

using namespace dbcost;
using test::text;

limit_entry fact(std::string id, std::int64_t value) {
    limit_entry made{std::move(id), "", {}};
    made.values.push_back({test::known_2019(), value});
    return made;
}

// db.t3.small as rule R6.1 has it.
memory_tables with_classes() {
    auto data = test::small_tables();
    instance_class small;
    small.name = "db.t3.small";
    small.family = "t3";
    small.vcpu = 2;
    small.burstable = true;
    small.credits_per_hour = test::dec<10>("24");
    small.maximum_credits = test::dec<10>("576");
    data.add(small);
    data.add(fact("rds.cpu-credits.launch-per-vcpu[family=t3]", 0));
    data.add(fact("rds.cpu-credits.unlimited[family=t3]", 1));
    return data;
}

struct small_world : test::rds_world {
    small_world() {
        settings().instance_class = "db.t3.small";
        settings().cpu = cpu_usage{{ratio(1, 4)}, {}, {}};
    }
};

TEST(credit_trace, has_each_hour_of_the_month_and_adds_up_to_the_bill) {
    const auto data = with_classes();
    small_world made;
    const auto seen = trace_credits(made.from, data, {}, {});
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->size(), 1U);
    const auto& hours = seen->front().hours;
    ASSERT_EQ(hours.size(), 730U);
    EXPECT_EQ(hours.front().hour, 0);
    EXPECT_EQ(text(hours.front().seen.end.surplus()), "6");
    EXPECT_EQ(text(hours[95].seen.charged), "0");  // 96 x 6 = 576, the cap
    EXPECT_EQ(text(hours[96].seen.charged), "6");
    ratio charged;
    for (const auto& one : hours) charged = charged + one.seen.charged;
    EXPECT_EQ(text(charged), "3804");  // 63.4 vCPU-hours
}

TEST(credit_trace, an_unknown_name_is_told_with_the_nearest) {
    const auto data = with_classes();
    small_world made;
    const auto no_deployment = trace_credits(made.from, data, {}, {.deployment = "e", .store = ""});
    EXPECT_EQ(test::codes(no_deployment), "unknown-deployment");
    EXPECT_EQ(no_deployment.problems().front().place, "--deployment");
    const auto no_store = trace_credits(made.from, data, {}, {.deployment = "d", .store = "t"});
    EXPECT_EQ(test::codes(no_store), "bad-choice");
    EXPECT_EQ(no_store.problems().front().place, "--store");
    EXPECT_TRUE(trace_credits(made.from, data, {}, {.deployment = "d", .store = "s"}));
}

TEST(credit_trace, without_a_utilisation_there_is_nothing_to_trace) {
    const auto data = with_classes();
    small_world made;
    made.settings().cpu.reset();
    const auto seen = trace_credits(made.from, data, {}, {});
    EXPECT_EQ(test::codes(seen), "contradiction");
    EXPECT_EQ(seen.problems().front().place, "/deployments");
}

TEST(credit_trace, what_the_meter_refuses_is_refused_here_too) {
    const auto data = with_classes();
    small_world made;
    made.settings().cpu->surplus = ratio(577);
    EXPECT_EQ(test::codes(trace_credits(made.from, data, {}, {})), "refused-by-aws");
}

TEST(burst_facts_on, are_none_unless_the_class_and_its_family_are_known_on_the_day) {
    const auto data = with_classes();
    const auto known = *data.find_class("db.t3.small");
    ASSERT_TRUE(detail::burst_facts_on(data, test::day(2019, 9, 15), *known));
    EXPECT_TRUE(detail::burst_facts_on(data, test::day(2019, 9, 15), *known)->unlimited);
    EXPECT_FALSE(detail::burst_facts_on(data, test::day(2018, 12, 31), *known));
    auto without = *known;
    without.maximum_credits.reset();
    EXPECT_FALSE(detail::burst_facts_on(data, test::day(2019, 9, 15), without));
}

}  // namespace credit_trace_test
