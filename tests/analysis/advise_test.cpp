// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace advise_test {

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

TEST(advice, on_what_aws_would_refuse_is_given_and_names_the_refusal) {
    auto from = two_stores();
    from.workload.operations.front().forms.front() = of_items(form_of(action::transact_write, "order"), 26);
    const auto seen = advise(from, tables_with_limits(), {}, {});
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->refused.size(), 1U);
    EXPECT_EQ(seen->refused.front().code, errc::refused_by_aws);
    EXPECT_EQ(seen->priced.deployments.size(), 1U);
    EXPECT_EQ(seen->findings[static_cast<std::size_t>(advice_rule::transactions)].warns_of, service::dynamodb);
    const auto& volume = seen->findings[static_cast<std::size_t>(advice_rule::cost_at_volume)];
    EXPECT_TRUE(says(volume, "d has no bill there: 26 items, expected at most 25")) << volume.says;
    const auto alone = advise(from, tables_with_limits(), {}, {"d", 10});
    ASSERT_TRUE(alone);
    EXPECT_TRUE(says(alone->findings[static_cast<std::size_t>(advice_rule::cost_at_volume)],
                     "At this load no deployment has a bill."));
    EXPECT_EQ(alone->findings[static_cast<std::size_t>(advice_rule::hot_keys)].stands, standing::cannot_be_told);
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

}  // namespace advise_test
}  // namespace dbcost::test
