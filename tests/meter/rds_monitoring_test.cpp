// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_postgresql.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace rds_monitoring_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::quantity_of;
using test::text;

const meter_key insights{meter::performance_insights, {"db.m5.large"}};

struct watched_world : test::rds_world {
    watched_world() {
        rds_limits.of_class.vcpu = 2;
        rds_limits.free_insights_days = 7;
        rds_limits.paid_insights_days = 731;
        rds_limits.monitoring_seconds = 60;
    }
    [[nodiscard]] std::string vcpu_months() const { return text(quantity_of(*metered(), insights)); }
};

TEST(performance_insights, counts_the_vcpus_of_every_node) {
    watched_world made;
    made.settings().insights_days = 731;
    EXPECT_EQ(made.vcpu_months(), "2");
    EXPECT_TRUE(made.metered()->granted.empty());
    made.settings().multi_az = true;
    EXPECT_EQ(made.vcpu_months(), "4");
    made.settings().instances = 3;
    EXPECT_EQ(made.vcpu_months(), "12");
}

TEST(performance_insights, its_shortest_retention_is_metered_and_free) {
    watched_world made;
    made.settings().insights_days = 7;
    const auto metered = made.metered();
    ASSERT_EQ(metered->granted.size(), 1U);
    EXPECT_EQ(metered->granted.front().key, insights);
    EXPECT_EQ(metered->granted.front().name, "7 days are free (rule R8)");
    EXPECT_EQ(text(metered->granted.front().quantity), "2");
}

TEST(performance_insights, another_retention_is_refused_at_its_place) {
    watched_world made;
    made.settings().insights_days = 30;
    const auto refused = made.metered();
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/performance_insights/retention_days");
    EXPECT_EQ(refused.problems().front().expected, "7 or 731 days (rule R8)");
    EXPECT_FALSE(refused.problems().front().remedy.empty());
}

TEST(performance_insights, of_which_too_little_is_known_leaves_the_quantity_open) {
    for (const auto forget : {+[](rds_limits& of) { of.free_insights_days.reset(); },
                              +[](rds_limits& of) { of.paid_insights_days.reset(); },
                              +[](rds_limits& of) { of.of_class.vcpu.reset(); }}) {
        watched_world made;
        made.settings().insights_days = 731;
        forget(made.rds_limits);
        const auto metered = made.metered();
        ASSERT_EQ(metered->unknown.size(), 1U);
        EXPECT_EQ(metered->unknown.front().key, insights);
        EXPECT_EQ(metered->unknown.front().reason.place, "/deployments/d/performance_insights");
    }
}

TEST(enhanced_monitoring, is_left_out_by_name_with_its_interval) {
    using names = std::vector<std::string>;
    watched_world made;
    EXPECT_EQ(made.metered()->not_included, names{});
    made.settings().monitoring_seconds = 0;  // off
    EXPECT_EQ(made.metered()->not_included, names{});
    made.settings().monitoring_seconds = 60;
    EXPECT_EQ(made.metered()->not_included,
              names{"CloudWatch Logs of Enhanced Monitoring every 60 seconds (rule R8)"});
}

TEST(enhanced_monitoring, a_longer_interval_than_there_is_is_refused) {
    watched_world made;
    made.settings().monitoring_seconds = 61;
    const auto refused = made.metered();
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/enhanced_monitoring/interval_seconds");
}

}  // namespace rds_monitoring_test
