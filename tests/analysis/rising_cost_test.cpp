// SPDX-License-Identifier: MIT
#include <dbcost/analysis/rising_cost.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace rising_cost_test {

using namespace dbcost;
using namespace dbcost::test;

constexpr const char* unsure = "it is not known to rise with this value";

// Orders that are put on demand, in deployment "d".
dynamodb_world orders(operation_form form = form_of(action::put, "order")) {
    dynamodb_world made;
    made.add(order_entity());
    made.add("place order", std::move(form));
    return made;
}

template <class World>
std::string why_not(const World& of, std::string_view pointer) {
    return why_not_rising(of.from, of.plan(), pointer);
}

// ---- what rises --------------------------------------------------------------------------------

TEST(rising, are_rates_and_counts) {
    for (const auto what : {action::put, action::get, action::update, action::query, action::batch_write}) {
        const auto of = orders(form_of(what, "order"));
        EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "") << name(what);
        EXPECT_EQ(why_not(of, "/workload/entities/order/count"), "") << name(what);
    }
}

TEST(rising, are_units_of_fixed_capacity_and_stated_usage) {
    const auto of = orders();
    EXPECT_EQ(why_not(of, "/deployments/d/capacity/read"), "");
    EXPECT_EQ(why_not(of, "/deployments/d/capacity/write"), "");
    EXPECT_EQ(why_not(of, "/deployments/d/usage/dynamodb.storage"), "");
    EXPECT_EQ(why_not(of, "/deployments/d/usage/rds.backup"), "");
}

TEST(rising, is_whatever_belongs_to_another_deployment) {
    const auto of = orders();
    EXPECT_EQ(why_not(of, "/deployments/e/storage/size"), "");
    EXPECT_EQ(why_not(of, "/deployments/d/storage/size"), unsure);
}

TEST(rising, knows_escaped_names) {
    auto of = orders();
    of.plan().name = "a/b~c";
    EXPECT_EQ(why_not(of, "/deployments/a~1b~0c/storage/size"), unsure);
    EXPECT_EQ(why_not(of, "/deployments/a~1b~1c/storage/size"), "") << "another one";
}

TEST(rising, are_loads_of_a_database_of_a_stated_class_and_volume) {
    rds_world of;
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "");
}

// ---- what need not -----------------------------------------------------------------------------

TEST(not_rising, are_the_rates_of_deletes) {
    for (const auto what : {action::remove, action::ttl_expire}) {
        const auto of = orders(form_of(what, "order"));
        EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "deletes leave less to store");
        EXPECT_EQ(why_not(of, "/workload/operations/another/rate"), "");
        EXPECT_EQ(why_not(of, "/workload/entities/order/count"), "");
    }
}

// Half of 0.00000000019 takes 0.00000000005 off, half of 0.0000000002 twice as much: 0.00000000014 and 0.0000000001.
TEST(not_rising, is_anything_that_a_percentage_is_taken_off) {
    auto of = orders();
    const std::string rate = "/workload/operations/place order/rate";
    of.from.discounts.emplace_back().terms = credit{};
    EXPECT_EQ(why_not(of, rate), "");
    of.from.discounts.front().terms = percentage{dec<10>("0.5")};
    EXPECT_EQ(why_not(of, rate), "a percentage counts ten digits of an amount");
    EXPECT_EQ(why_not(of, "/deployments/e/storage/size"), "") << "another deployment";
}

TEST(not_rising, are_loads_beside_a_scan) {
    auto of = orders();
    of.add("report", form_of(action::scan, "order"));
    const auto* why = "a scan of more items may fill its pages better";
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), why);
    EXPECT_EQ(why_not(of, "/workload/entities/order/count"), why);
    EXPECT_EQ(why_not(of, "/deployments/d/capacity/read"), "") << "capacity is bought, whatever is read";
}

TEST(not_rising, are_loads_that_auto_scaling_follows) {
    auto of = orders();
    const auto* why = "auto scaling follows the load with delays";
    of.settings().capacity = {capacity_mode::provisioned, {5, {}, {}}, {5, {}, {}}};
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "") << "fixed";
    of.settings().capacity.read = {{}, capacity_setting::scaling{5, 100, ratio(7, 10)}, {}};
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), why);
    of.settings().capacity.mode = capacity_mode::on_demand;
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "") << "not in force on demand";
    auto index = index_of("by_status", "order", {"status"});
    index.capacity = table_capacity{capacity_mode::provisioned, {5, {}, {}},
                                    {{}, capacity_setting::scaling{5, 100, ratio(7, 10)}, {}}};
    of.add(index);
    EXPECT_EQ(why_not(of, "/workload/entities/order/count"), why) << "of an index alone";
}

TEST(not_rising, are_loads_that_choose_the_class_or_grow_the_volume) {
    rds_world of;
    of.settings().storage.autoscaling_max = gigabytes(200);
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"),
              "the volume grows in steps, and free backup with it");
    of.settings().instance_class = "smallest-that-carries";
    EXPECT_EQ(why_not(of, "/workload/operations/place order/rate"), "the class is chosen by the load");
}

TEST(not_rising, is_the_usage_of_volumes) {
    rds_world of;
    EXPECT_EQ(why_not(of, "/deployments/d/usage/rds.storage.gp2[deployment=single-az]"),
              "a larger volume brings free backup with it");
}

TEST(not_rising, is_what_the_list_leaves_out) {
    const auto of = orders();
    for (const auto* pointer : {"", "/", "/month", "/workload", "/workload/operations/place order",
                                "/workload/operations/place order/new", "/workload/operations/place order/rate/0",
                                "/workload/entities/order/size", "/deployments/d", "/deployments/d/capacity",
                                "/deployments/d/capacity/mode", "/deployments/d/capacity/read/target",
                                "/account/free_tier"}) {
        EXPECT_EQ(why_not(of, pointer), unsure) << pointer;
    }
}

}  // namespace rising_cost_test
