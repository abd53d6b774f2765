// SPDX-License-Identifier: MIT
// Instance hours of an RDS store and of its read replicas (rules R1, R5).
//
//   meter_instances(at)     // hours of the instances, then of each replica, at its own class and region
//
// Multi-AZ is one line at its own price, never twice the quantity (R1.5). A replica is a full instance
// with a volume of the source's size. unknown: the changes sent to a replica in another region.
#pragma once
#include <dbcost/meter/rds_storage.hpp>

namespace dbcost::metering {

namespace detail {

inline void add_hours(rds_metering& at, const std::string& instance_class, const std::string& region,
                      bool multi_az, rule cause, std::string label) {
    const auto hours = at.whole.month.hours();
    at.add({meter::instance_hours, {instance_class, zones_text(multi_az)}}, region,
           ratio(at.instances()) * ratio(hours), cause, std::move(label),
           {{"instances", counted(at.instances(), "instance")}, {"hours", std::to_string(hours)}});
}

// Changes sent to a replica in another region are charged where they leave (R4); how much that is
// only the user can say.
inline void expect_replication(rds_metering& at, const std::string& to, const std::string& place) {
    for (const auto& [stated, volume] : at.in.transfer.inter_region) {
        if (stated == to) return;
    }
    at.made.unknown.push_back({{meter::inter_region, {to}}, at.region,
                               {errc::quantity_unknown, place, "a read replica in " + to,
                                "the volume of changes sent there in a month",
                                "state it under \"transfer\": {\"inter_region\": {\"" + to +
                                    "\": \"10 GB\"}}"}});
}

inline void meter_replica(rds_metering& at, const rds_replica& replica, std::size_t position) {
    const auto region = replica.region.empty() ? at.region : replica.region;
    const auto label = "replica " + std::to_string(position + 1);
    add_hours(at, replica.instance_class.empty() ? at.settings.instance_class : replica.instance_class,
              region, replica.multi_az, rule::replica_hours, label);
    add_volume(at, region, replica.multi_az, " of " + label);
    if (position < at.limits.replica_maximum_gib.size()) {
        at.check_at_most("replicas/" + std::to_string(position) + "/class",
                         at.settings.storage.size.count() / bytes_per_gb,
                         at.limits.replica_maximum_gib[position], "GiB on this class", "rule R2.2");
    }
    if (region != at.region) expect_replication(at, region, replica.place);
}

inline void check_replicas(rds_metering& at) {
    const auto& replicas = at.settings.replicas;
    if (replicas.empty()) return;
    at.check_at_most("replicas", static_cast<std::int64_t>(replicas.size()), at.limits.replicas, "replicas",
                     "rule R5");
    if (at.settings.backup && at.settings.backup->retention_days == 0) {
        at.refuse("backup/retention_days", "0 days, with read replicas",
                  "at least 1 day on the source of a replica (rule R5)");
    }
}

}  // namespace detail

inline void meter_instances(rds_metering& at) {
    detail::add_hours(at, at.settings.instance_class, at.region, at.multi_az(), rule::instance_hours,
                      at.instances() == 1 ? "instance" : "instances");
    add_volume(at, at.region, at.multi_az(), "");
    for (std::size_t i = 0; i < at.settings.replicas.size(); ++i) {
        detail::meter_replica(at, at.settings.replicas[i], i);
    }
    detail::check_replicas(at);
}

}  // namespace dbcost::metering
