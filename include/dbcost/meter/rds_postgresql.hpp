// SPDX-License-Identifier: MIT
// RDS for PostgreSQL metering: a store's configuration becomes metered quantities.
//
//   auto made = meter_rds(where, scenario, limits, load);
//
//   instances   hours of each instance and read replica (rds_instances.hpp)
//   growth      data over the month, and volumes that grow with them (rds_growth.hpp)
//   storage     allocated GiB and provisioned IOPS for the month (rds_storage.hpp)
//   backup      before the free allocation (rds_backup.hpp)
//   processors  CPU credits of burstable classes (rds_cpu.hpp)
//   monitoring  Performance Insights, Enhanced Monitoring (rds_monitoring.hpp)
//
// Whether the instance carries the load is decided in rds_sizing.hpp. errors: refused-by-aws (sizes, IOPS,
// retention, replicas outside the limits), missing-key.
#pragma once
#include <dbcost/meter/rds_backup.hpp>
#include <dbcost/meter/rds_cpu.hpp>
#include <dbcost/meter/rds_instances.hpp>
#include <dbcost/meter/rds_monitoring.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

inline void describe(rds_metering& at) {
    const auto& settings = at.settings;
    auto& terms = at.made.terms;
    terms.store = at.in.name;
    terms.service = "rds-postgresql";
    terms.copies = terms.zones = at.multi_az() ? 2 : 1;
    terms.allocated_gib = ratio(at.instances()) * at.volume.mean_gib;
    terms.used_is_known = at.data_are_known();
    if (terms.used_is_known) terms.used_gib = ratio(at.instances()) * at.data.mean();
    const bool off = settings.backup && settings.backup->retention_days == 0;
    terms.backup = off ? "automated backups off" : "automated backups on";
    if (terms.load_reason.empty()) terms.load_reason = "not checked whether the instance can carry this";
}

}  // namespace detail

[[nodiscard]] inline result<metered_store> meter_rds(const store& where, const scenario& from,
                                                     const rds_limits& limits,
                                                     const demand::rds_month& load = {}) {
    rds_metering at(where, from, limits, load);
    check_volume(at);
    grow_volumes(at);
    meter_instances(at);
    meter_backup(at);
    meter_cpu(at);
    meter_monitoring(at);
    detail::describe(at);
    if (!at.problems.empty()) return at.problems;
    return std::move(at.made);
}

}  // namespace dbcost::metering
