// SPDX-License-Identifier: MIT
// The whole of advise, with cost at volume (A4) and operations (A6).
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace {

// 10,000,000 puts a month on demand cost 12.50; an instance with its volume 129.94 + 11.50.
[[nodiscard]] scenario two_stores() {
    dynamodb_world world;
    world.add(order_entity(0, 1000));
    world.add("save", putting(), per_month(ratio(10000000)));
    auto from = world.from;
    rds_world other;
    from.deployments.push_back(other.plan());
    from.deployments.back().name = "pg";
    from.deployments.back().place = "/deployments/pg";
    return from;
}

[[nodiscard]] finding volume_at(std::int64_t times) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {"", times});
    EXPECT_TRUE(seen);
    return seen->findings[static_cast<std::size_t>(advice_rule::cost_at_volume)];
}

TEST(advice, has_a_finding_for_each_rule_in_their_order) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->findings.size(), advice_rules.size());
    for (std::size_t i = 0; i < advice_rules.size(); ++i) {
        EXPECT_EQ(seen->findings[i].id, advice_rules[i].id);
        EXPECT_EQ(info(seen->findings[i].id).number, "A" + std::to_string(i + 1));
        EXPECT_FALSE(seen->findings[i].says.empty());
    }
}

TEST(advice, decides_nothing_that_has_neither_a_number_nor_a_limit) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_TRUE(seen);
    for (const auto& one : seen->findings) {
        const bool bare = one.numbers.empty() && one.limits.empty() && one.costs.empty();
        EXPECT_FALSE(bare && (one.favours || one.warns_of)) << info(one.id).number;
        EXPECT_EQ(one.stands == standing::not_decided, says(one, "No number: ")) << one.says;
    }
}

TEST(cost_at_volume, favours_a_service_that_is_cheapest_at_both_loads) {
    const auto seen = volume_at(10);  // 125.00 against 141.44
    EXPECT_EQ(seen.stands, standing::applies);
    EXPECT_EQ(seen.favours, service::dynamodb);
    EXPECT_TRUE(says(seen, "At this load: d is the cheapest at 12.50")) << seen.says;
    EXPECT_TRUE(says(seen, "At 10 times this load: d is the cheapest at 125.00")) << seen.says;
}

TEST(cost_at_volume, favours_none_where_the_cheapest_changes) {
    const auto seen = volume_at(12);  // 150.00 against 141.44
    EXPECT_EQ(seen.stands, standing::applies);
    EXPECT_FALSE(seen.favours);
    EXPECT_TRUE(says(seen, "At 12 times this load: pg is the cheapest at 141.44")) << seen.says;
}

TEST(cost_at_volume, favours_none_where_there_is_but_one_service) {
    auto from = two_stores();
    from.deployments.pop_back();
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_TRUE(seen);
    const auto& volume = seen->findings[static_cast<std::size_t>(advice_rule::cost_at_volume)];
    EXPECT_EQ(volume.stands, standing::applies);
    EXPECT_FALSE(volume.favours);
}

TEST(operations, are_decided_by_stated_costs_alone) {
    auto from = two_stores();
    const auto position = static_cast<std::size_t>(advice_rule::operations);
    EXPECT_EQ(advise(from, tables_with_limits(), {}, {})->findings[position].stands, standing::not_decided);
    from.other_costs.push_back({"engineer", "/other_costs/engineer", "pg", decimal<10>::whole(500), {}});
    const auto seen = advise(from, tables_with_limits(), {}, {})->findings[position];
    EXPECT_EQ(seen.stands, standing::applies);
    EXPECT_EQ(amount_of(seen, "engineer"), "500");
}

TEST(advice, on_what_aws_would_refuse_is_given_and_names_the_refusal) {
    auto from = two_stores();
    from.workload.operations.front().forms.front() = of_items(form_of(action::transact_write, "order"), 26);
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->refused.size(), 1U);
    EXPECT_EQ(seen->refused.front().code, errc::refused_by_aws);
    EXPECT_EQ(seen->priced.deployments.size(), 1U);
    EXPECT_EQ(seen->findings[static_cast<std::size_t>(advice_rule::transactions)].warns_of, service::dynamodb);
}

TEST(advice, may_be_about_one_deployment) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {"pg", 10});
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->priced.deployments.size(), 1U);
    EXPECT_TRUE(seen->findings.front().costs.empty());  // no DynamoDB store to scan
}

TEST(advice, on_an_unknown_deployment_is_an_error_that_suggests_one) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {"pgg", 10});
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.problems().front().code, errc::unknown_deployment);
    EXPECT_EQ(seen.problems().front().place, "--deployment");
    EXPECT_NE(seen.problems().front().remedy.find("pg"), std::string::npos);
}

TEST(advice, on_a_region_that_no_table_knows_is_an_error) {
    auto from = two_stores();
    from.region = "us-east-9";
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.problems().front().code, errc::unknown_region);
    EXPECT_EQ(seen.problems().front().place, "/region");
}

}  // namespace
}  // namespace dbcost::test
