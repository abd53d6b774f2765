// SPDX-License-Identifier: MIT
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/totals.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace totals_test {

using namespace dbcost;
using namespace dbcost::test;

// A million puts of 1 KB a month: 1.25 USD of write units.
dynamodb_world puts() {
    dynamodb_world made;
    made.add(entity_of("order", 0, 1000));
    auto put = form_of(action::put, "order");
    put.new_share = ratio(0);
    made.add("put", put, per_month(ratio(1000000)));
    return made;
}

deployment_total total_of_first(const scenario& from, const tables& data) {
    return *total_of(from, from.deployments.front(), data, {});
}

// The bill says the same.
void expect_as_billed(const scenario& from, const tables& data) {
    const auto bill = estimate(from, data, {})->deployments.front();
    const auto seen = total_of_first(from, data);
    EXPECT_EQ(seen.name, bill.name);
    EXPECT_EQ(to_string(seen.exact), to_string(bill.exact_total));
    EXPECT_EQ(seen.complete, bill.complete);
    EXPECT_EQ(seen.load, bill.load);
}

TEST(total_of, is_the_exact_total_of_the_bill) {
    const auto data = small_tables();
    const auto seen = total_of_first(puts().from, data);
    EXPECT_EQ(to_string(seen.exact), "1.25");
    EXPECT_TRUE(seen.complete);
    EXPECT_EQ(seen.load, metering::carries::yes);
    expect_as_billed(puts().from, data);
}

TEST(total_of, is_a_lower_bound_where_something_billed_has_no_price) {
    const auto data = small_tables();
    auto made = puts();
    made.where().transfer.inter_region = {{"us-west-2", bytes(0)}};
    EXPECT_TRUE(total_of_first(made.from, data).complete) << "nothing is billed";
    made.where().transfer.inter_region = {{"us-west-2", bytes(bytes_per_gb)}};
    EXPECT_FALSE(total_of_first(made.from, data).complete);
    EXPECT_EQ(to_string(total_of_first(made.from, data).exact), "1.25");
    expect_as_billed(made.from, data);
}

TEST(total_of, says_whether_the_load_is_carried) {
    const auto data = small_tables();
    auto made = puts();
    made.from.workload.operations.front().frequency = per_second(ratio(10));
    made.settings().capacity = {capacity_mode::provisioned, {1, {}, {}}, {10, {}, {}}};
    EXPECT_EQ(total_of_first(made.from, data).load, metering::carries::yes);
    made.settings().capacity.write.fixed = 9;
    EXPECT_EQ(total_of_first(made.from, data).load, metering::carries::no);
    expect_as_billed(made.from, data);
}

TEST(total_of, has_other_costs_of_each_month_and_none_that_arises_once) {
    const auto data = small_tables();
    auto made = puts();
    made.from.other_costs = {{"hosts", "/other_costs/hosts", "d", dec<10>("15.18"), {}},
                             {"redesign", "/other_costs/redesign", "d", {}, dec<10>("12000")}};
    EXPECT_EQ(to_string(total_of_first(made.from, data).exact), "16.43");
    expect_as_billed(made.from, data);
}

// ---- of a scenario -----------------------------------------------------------------------------

scenario two_deployments() {
    auto made = puts().from;
    made.deployments.push_back(made.deployments.front());
    made.deployments.back().name = "e";
    return made;
}

TEST(totals_of, are_in_file_order_or_of_one_alone) {
    const auto data = small_tables();
    const auto all = *totals_of(two_deployments(), data, {});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].name, "d");
    EXPECT_EQ(all[1].name, "e");
    const auto one = *totals_of(two_deployments(), data, {}, "e");
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].name, "e");
}

TEST(totals_of, refuse_a_name_that_no_deployment_has) {
    const auto data = small_tables();
    const auto seen = totals_of(two_deployments(), data, {}, "f");
    ASSERT_EQ(codes(seen), "unknown-deployment");
    EXPECT_EQ(seen.problems().front().place, "--deployment");
    EXPECT_EQ(seen.problems().front().seen, "\"f\"");
}

TEST(totals_of, report_the_problems_of_every_deployment) {
    const auto data = small_tables();
    auto made = two_deployments();
    for (auto& of : made.deployments) std::get<dynamodb_store>(of.stores.front().settings).capacity.mode =
        capacity_mode::provisioned;
    const auto once = codes(totals_of(made, data, {}, "d"));
    EXPECT_NE(once, "");
    EXPECT_EQ(codes(totals_of(made, data, {})), once + " " + once);
}

}  // namespace totals_test
