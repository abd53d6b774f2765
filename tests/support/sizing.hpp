// SPDX-License-Identifier: MIT
// The limits of September 2019 that sizing takes, and a class, as the rules state them.
#pragma once
#include <dbcost/meter/rds_sizing.hpp>

namespace dbcost::test {

[[nodiscard]] inline metering::capability_limits limits_of_2019() {
    metering::capability_limits limits;
    limits.gp2_iops_per_gib = 3;
    limits.gp2_minimum_iops = 100;
    limits.gp2_maximum_iops = 16000;
    limits.gp2_burst_iops = 3000;
    limits.gp2_burst_credits = 5400000;
    limits.gp2_throughput = 250;
    limits.gp2_small_throughput = 128;
    limits.gp2_full_throughput_from = 334;
    limits.striped_from = 400;
    limits.striped_maximum_iops = 64000;
    limits.striped_throughput = 500;
    limits.io1_throughput = 500;
    limits.io1_high_throughput = 1000;
    limits.io1_high_throughput_above = 32000;
    limits.io1_guaranteed = 32000;
    limits.io1_guaranteed_nitro = 64000;
    limits.magnetic_iops = 1000;
    limits.connection_bytes = 9531392;
    limits.connections = 5000;
    return limits;
}

[[nodiscard]] inline metering::sized_class m5_large() {
    return {"db.m5.large", 2, ratio(8), {}, true, 480, 3600};
}

[[nodiscard]] inline rds_store store_of(std::int64_t gib) {
    rds_store settings;
    settings.instance_class = "db.m5.large";
    settings.storage = {"/storage", volume::gp2, gigabytes(gib), {}, {}, {}};
    return settings;
}

}  // namespace dbcost::test
