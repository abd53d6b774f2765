// SPDX-License-Identifier: MIT
#include <dbcost/meter/transfer.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace transfer_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::quantity_of;
using test::text;

const meter_key internet{meter::internet_out, {}};

TEST(transfer, is_counted_in_gb_of_1024_cubed_bytes) {
    test::rds_world made;
    made.where().transfer.internet_out = gigabytes(40) + bytes(1);
    made.where().transfer.inter_zone = gigabytes(7);
    made.where().transfer.inter_region = {{"eu-west-1", gigabytes(3)}, {"ap-south-1", gigabytes(2)}};
    metered_store store;
    meter_transfer(made.where(), "us-east-1", store);
    EXPECT_EQ(text(quantity_of(store, internet)), "42949672961/1073741824");
    EXPECT_EQ(text(quantity_of(store, {meter::inter_zone, {}})), "7");  // once, on the clients' side
    EXPECT_EQ(text(quantity_of(store, {meter::inter_region, {"eu-west-1"}})), "3");
    EXPECT_EQ(text(quantity_of(store, {meter::inter_region, {"ap-south-1"}})), "2");
}

TEST(transfer, that_is_not_stated_makes_no_line) {
    test::rds_world made;
    made.where().transfer.inter_region = {{"eu-west-1", bytes(0)}};
    metered_store store;
    meter_transfer(made.where(), "us-east-1", store);
    EXPECT_TRUE(store.quantities.empty());
}

struct stated : testing::Test {
    test::rds_world made;
    metered_store with(std::vector<stated_usage> usage) {
        made.where().usage = std::move(usage);
        auto store = *made.metered();
        apply_stated_usage(made.where(), "us-east-1", store);
        return store;
    }
};

TEST_F(stated, usage_stands_beside_what_is_derived) {
    const auto store = with({{internet, ratio(5, 2), "/usage"}});
    EXPECT_EQ(text(quantity_of(store, internet)), "5/2");
    EXPECT_EQ(text(quantity_of(store, {meter::storage_gp2, {"single-az"}})), "100");
    EXPECT_EQ(store.quantities.back().label, "stated usage");
    EXPECT_EQ(store.quantities.back().cause, rule::stated_usage);
}

TEST(stated_usage_of_storage, takes_the_place_of_what_the_workload_says_is_stored) {
    test::dynamodb_world made;
    const auto is_known_with = [&](meter id) {
        made.where().usage = {{{id, {}}, ratio(7), "/usage"}};
        auto store = *made.metered();
        apply_stated_usage(made.where(), "us-east-1", store);
        return store.terms.used_is_known;
    };
    EXPECT_FALSE(is_known_with(meter::dynamodb_storage));
    EXPECT_TRUE(is_known_with(meter::on_demand_reads));
}

TEST_F(stated, usage_replaces_the_derived_quantity_and_says_so) {
    const auto store = with({{{meter::rds_backup, {}}, ratio(600), "/usage"}});
    EXPECT_EQ(text(quantity_of(store, {meter::rds_backup, {}})), "600");
    EXPECT_NE(store.quantities.back().label.find("instead of the derived one"), std::string::npos);
}

TEST_F(stated, usage_of_nothing_replaces_too) {
    const auto store = with({{{meter::rds_backup, {}}, ratio(0), "/usage"}});
    EXPECT_EQ(text(quantity_of(store, {meter::rds_backup, {}})), "0");
}

TEST_F(stated, usage_of_other_attributes_replaces_nothing) {
    const auto store = with({{{meter::storage_gp2, {"multi-az"}}, ratio(7), "/usage"}});
    EXPECT_EQ(text(quantity_of(store, {meter::storage_gp2, {"multi-az"}})), "7");
    EXPECT_EQ(text(quantity_of(store, {meter::storage_gp2, {"single-az"}})), "100");
}

TEST_F(stated, usage_settles_an_unknown_quantity) {
    made.settings().storage.type = volume::magnetic;
    EXPECT_EQ(with({}).unknown.size(), 1U);
    const auto store = with({{{meter::magnetic_requests, {}}, ratio(1000000), "/usage"}});
    EXPECT_TRUE(store.unknown.empty());
    EXPECT_EQ(text(quantity_of(store, {meter::magnetic_requests, {}})), "1000000");
}

TEST_F(stated, usage_of_one_region_leaves_a_replica_elsewhere_alone) {
    made.settings().replicas = {{"/replicas/0", "", "eu-west-1", false}};
    const auto store = with({{{meter::storage_gp2, {"single-az"}}, ratio(7), "/usage"}});
    EXPECT_EQ(text(quantity_of(store, {meter::storage_gp2, {"single-az"}}, "us-east-1")), "7");
    EXPECT_EQ(text(quantity_of(store, {meter::storage_gp2, {"single-az"}}, "eu-west-1")), "100");
}

// A replica writes what its home does; the two write units of an item of 1,500 B are stated as 7.
TEST(stated_beside_replicas, usage_is_of_the_home_region_and_says_what_the_others_have) {
    test::dynamodb_world made;
    made.add(test::entity_of("order", 0, 1500));
    made.add("place", test::form_of(action::put, "order"));
    made.settings().replicas = {"eu-west-1"};
    const meter_key writes{meter::on_demand_replicated_writes, {}};
    made.where().usage = {{writes, ratio(7), "/usage"}};
    auto store = *made.metered(demand::replica_version::v2019);
    apply_stated_usage(made.where(), "us-east-1", store);
    EXPECT_EQ(text(quantity_of(store, writes, "us-east-1")), "7");
    EXPECT_EQ(text(quantity_of(store, writes, "eu-west-1")), "2");
    ASSERT_EQ(store.warnings.size(), 1U);
    EXPECT_EQ(store.warnings[0].code, "usage-of-home-region");
    EXPECT_EQ(store.warnings[0].text,
              "the stated 7 of dynamodb.on-demand.replicated-write-request-units is what us-east-1 uses; eu-west-1 "
              "has 2, derived from the workload");
}

TEST(stated_beside_replicas, usage_that_a_replica_does_not_have_is_said_too) {
    test::dynamodb_world made;
    made.settings().replicas = {"eu-west-1", "us-west-2"};
    made.where().usage = {{{meter::dynamodb_storage, {}}, ratio(30), "/usage"}};
    metered_store store;
    apply_stated_usage(made.where(), "us-east-1", store);
    ASSERT_EQ(store.warnings.size(), 2U);
    EXPECT_EQ(store.warnings[1].numbers[1].value, "0");
    made.settings().replicas.clear();
    metered_store alone;
    apply_stated_usage(made.where(), "us-east-1", alone);
    EXPECT_TRUE(alone.warnings.empty());
}

}  // namespace transfer_test
