// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_quotas.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"

namespace rds_quotas_test {

using namespace dbcost;
using test::rds_world;

std::string found_in(const rds_world& of, const metering::rds_quotas& quotas) {
    std::string all;
    for (const auto& found : metering::quota_warnings(of.plan(), of.from, quotas)) {
        all += found.code + " " + found.text + "; ";
    }
    return all;
}

TEST(rds_quotas, count_what_is_in_each_region_with_its_replicas) {
    rds_world made;
    made.settings().instances = 2;
    made.settings().replicas = {rds_replica{"", "", "", false}, rds_replica{"", "", "eu-west-1", false}};
    EXPECT_EQ(found_in(made, {4, 400, {}}), "");
    EXPECT_EQ(found_in(made, {3, {}, {}}),
              "region-quota 4 instances in us-east-1, above the default quota of 3; ");
    EXPECT_EQ(found_in(made, {{}, 399, {}}),
              "region-quota 400 GiB of volumes in us-east-1, above the default quota of 399; ");
    EXPECT_EQ(found_in(made, {1, {}, {}}),
              "region-quota 2 instances in eu-west-1, above the default quota of 1; "
              "region-quota 4 instances in us-east-1, above the default quota of 1; ");
}

TEST(rds_quotas, count_manual_snapshots_of_each_instance) {
    rds_world made;
    made.settings().instances = 2;
    made.settings().backup = rds_backup{};
    made.settings().backup->snapshots = {rds_snapshots{"", 3, {}, {}, "", {}}};
    EXPECT_EQ(found_in(made, {{}, {}, 6}), "");
    EXPECT_EQ(found_in(made, {{}, {}, 5}),
              "region-quota 6 manual snapshots in us-east-1, above the default quota of 5; ");
}

TEST(rds_quotas, that_are_not_known_are_not_checked) {
    EXPECT_EQ(found_in(rds_world(), {}), "");
}

}  // namespace rds_quotas_test
