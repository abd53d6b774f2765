// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "support/advice.hpp"

namespace dbcost::test {
namespace cost_advice_test {

[[nodiscard]] finding volume_at(std::int64_t times) {
    const auto from = two_stores();
    const auto seen = advise(from, tables_with_limits(), {}, {"", times});
    EXPECT_TRUE(seen);
    return seen->findings[static_cast<std::size_t>(advice_rule::cost_at_volume)];
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

// What the load makes grows with it, also where it is stated; what is stored does not.
TEST(cost_at_volume, multiplies_stated_requests_and_transfer_but_no_stated_storage) {
    auto from = two_stores();
    from.deployments.pop_back();
    auto& where = from.deployments.front().stores.front();
    where.usage = {{{meter::on_demand_writes, {}}, ratio(8000000), "/usage"},
                   {{meter::dynamodb_storage, {}}, ratio(100), "/usage"}};
    where.transfer.internet_out = bytes(10 * bytes_per_gb);
    const auto seen = finding_for(from, tables_with_limits(), [](const advice_case& of) {
        bill head;
        for (const auto& one : of.deployments) head.deployments.push_back(*one.priced);
        return advise_on_volume(of, head, 3);
    });
    EXPECT_TRUE(says(seen, "At this load: d is the cheapest at 35.90")) << seen.says;  // 10 + 25 + 10 x 0.09
    EXPECT_TRUE(says(seen, "At 3 times this load: d is the cheapest at 57.70")) << seen.says;  // 30 + 25 + 2.70
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

}  // namespace cost_advice_test
}  // namespace dbcost::test
