// SPDX-License-Identifier: MIT
// What a store makes of its data and volumes. Sizes and limits: rds_postgresql_test.cpp.
#include <dbcost/meter/rds_postgresql.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace rds_growth_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::quantity_of;
using test::rds_world;
using test::text;

const meter_key gp2{meter::storage_gp2, {"single-az"}};

rds_world growing(std::int64_t used, std::int64_t growth_gib) {
    rds_world made;
    made.settings().storage.used = gigabytes(used);
    made.settings().storage.growth_per_month = growth{false, ratio(gigabytes(growth_gib).count())};
    made.settings().storage.autoscaling_max = gigabytes(400);
    made.rds_limits.autoscaling = {1, 10, 5, 12, 6};
    return made;
}

TEST(rds_growth, a_volume_that_grows_cites_its_steps_and_days) {
    auto made = growing(88, 6);
    made.from.month = calendar_month(2019, 11);
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, gp2)), "108");
    const auto& part = store.quantities[1];
    EXPECT_EQ(part.cause, rule::grown_storage);
    EXPECT_EQ(part.operands.back().value, "from 100 to 112 GiB on 2019-11-11 00:00");
    EXPECT_EQ(store.next->changes, std::vector<std::string>{"grew from 100 to 112 GiB on 2019-11-11 00:00"});
    EXPECT_EQ(store.next->volume_gib, 112);
}

// 3.01 hours are 180.6 minutes: the minute that is running is told.
TEST(rds_growth, a_volume_that_grew_last_month_waits_for_the_rest_of_its_quiet_hours) {
    auto made = growing(92, 0);
    made.from.month = days_30;
    made.settings().storage.quiet_hours = ratio(301, 100);
    EXPECT_EQ(made.metered()->next->changes, std::vector<std::string>{"grew from 100 to 112 GiB on day 1, 03:00"});
}

TEST(rds_growth, a_replica_grows_with_its_source) {
    auto made = growing(88, 6);
    made.settings().replicas = {rds_replica{"/replicas/0", "", "", false}};
    EXPECT_EQ(text(quantity_of(*made.metered(), gp2)), "216");
}

TEST(rds_growth, a_day_without_autoscaling_refuses_a_maximum) {
    auto made = growing(88, 6);
    made.rds_limits.autoscaling.available = 0;
    const auto refused = made.metered();
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/storage/autoscaling_max");
}

TEST(rds_growth, a_day_whose_rule_is_not_known_is_not_guessed) {
    auto made = growing(88, 6);
    made.rds_limits.autoscaling.step_percent.reset();
    EXPECT_EQ(test::codes(made.metered()), "not-yet-metered");
}

TEST(rds_growth, a_maximum_is_no_larger_than_the_largest_volume) {
    auto made = growing(88, 6);
    made.rds_limits.gp2_maximum = 400;
    EXPECT_EQ(test::codes(made.metered()), "");
    made.rds_limits.gp2_maximum = 399;
    EXPECT_EQ(test::codes(made.metered()), "refused-by-aws");
}

TEST(rds_growth, data_of_entities_are_shared_by_the_instances) {
    rds_world made;
    made.settings().instances = 2;
    const demand::rds_month load{demand::stored_bytes{ratio(gigabytes(80).count()), ratio(gigabytes(90).count())}, false, {}};
    const auto store = *metering::meter_rds(made.where(), made.from, made.rds_limits, load);
    EXPECT_EQ(text(store.terms.used_gib), "85");
    EXPECT_TRUE(store.terms.used_is_known);
    EXPECT_FALSE(made.metered()->terms.used_is_known);
}

TEST(rds_growth, a_volume_that_fills_up_says_when) {
    auto made = growing(95, 10);
    made.settings().storage.autoscaling_max.reset();
    const auto found = made.metered()->warnings;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().code, "storage-full");
    EXPECT_EQ(found.front().numbers.front().value, "day 16, 05:00");
    EXPECT_EQ(made.metered()->terms.load, carries::no) << "what does not fit cannot be carried";
    EXPECT_EQ(made.metered()->terms.load_reason, found.front().text);
}

TEST(rds_growth, requests_of_a_magnetic_volume_follow_from_those_of_an_operation) {
    rds_world made;
    made.settings().storage.type = volume::magnetic;
    made.settings().storage.requests_per_operation = ratio(3, 2);
    const auto store = *metering::meter_rds(made.where(), made.from, made.rds_limits, {{}, false, ratio(1000)});
    EXPECT_EQ(text(quantity_of(store, {meter::magnetic_requests, {}})), "1500");
    EXPECT_TRUE(store.unknown.empty());
}

}  // namespace rds_growth_test
