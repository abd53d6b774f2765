// SPDX-License-Identifier: MIT
// Instance hours of an RDS store and of its read replicas (rules R1, R5).
//
//   meter_instances(at)     // hours of the instances, then of each replica, at its own class and region
//
// Multi-AZ is one line at its own price, never twice the quantity (R1.5). A replica is a full instance
// with a volume of the source's size; it runs always, since neither it nor its source can be stopped
// (R1.4). Storage, IOPS and backups go on while an instance is stopped. unknown: the changes sent to a
// replica in another region. refused-by-aws: a version that the class does not run, a stop beside replicas,
// more hours than the month has. contradiction: days in a month without calendar.
#pragma once
#include <dbcost/meter/rds_storage.hpp>
#include <dbcost/meter/running_time.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

inline void add_hours(rds_metering& at, const std::string& instance_class, const std::string& region,
                      bool multi_az, const running_time& time, rule cause, std::string label) {
    auto hours = plain({meter::instance_hours, {instance_class, zones_text(multi_az)}}, region,
                       ratio(at.instances()) * time.hours, cause, std::move(label), at.in.name,
                       {{"instances", counted(at.instances(), "instance")}, {"hours", text_of(time.hours)}});
    const ratio count(at.instances());
    exact_profile together;
    for (const auto& run : time.profile.runs()) together.add(run.hours, count * run.units);
    hours.profile = std::move(together);
    at.made.quantities.push_back(std::move(hours));
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

// A replica runs as long as its source exists.
[[nodiscard]] inline running_time replica_time(const rds_metering& at) {
    rds_running always;
    always.from = at.settings.running.from;
    always.until = at.settings.running.until;
    return running_time_of(always, at.whole.month, at.limits.running, at.whole.options.rds_hour_rule);
}

inline void meter_replica(rds_metering& at, const rds_replica& replica, std::size_t position) {
    const auto region = replica.region.empty() ? at.region : replica.region;
    const auto label = "replica " + std::to_string(position + 1);
    add_hours(at, replica.instance_class.empty() ? at.settings.instance_class : replica.instance_class,
              region, replica.multi_az, replica_time(at), rule::replica_hours, label);
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
    if (at.settings.running.stops()) {
        at.refuse("replicas", "read replicas of an instance that is stopped at times",
                  "a source that runs always: neither a replica nor its source can be stopped (rule R1.4)");
    }
    at.check_at_most("replicas", static_cast<std::int64_t>(replicas.size()), at.limits.replicas, "replicas",
                     "rule R5");
    if (at.settings.backup && at.settings.backup->retention_days == 0) {
        at.refuse("backup/retention_days", "0 days, with read replicas",
                  "at least 1 day on the source of a replica (rule R5)");
    }
}

// A version that the class does not run (R10).
inline void check_version(rds_metering& at) {
    const auto& text = at.settings.version;
    if (text.empty()) return;
    const auto version = parse_version(text);
    if (!version) {
        return at.problems.push_back({errc::bad_choice, at.place_of("version"), "\"" + text + "\"",
                                      "a version of PostgreSQL, such as \"11.5\" or \"9.6.9\"",
                                      "write its numbers alone"});
    }
    const auto needed = lacks_version(at.limits.version, *version);
    if (!needed) return;
    at.refuse("version", "PostgreSQL " + text + " on " + at.settings.instance_class,
              *needed + " on this class (rule R10)");
}

// What a month cannot hold.
inline void check_running(rds_metering& at) {
    const auto& running = at.settings.running;
    const auto hours = at.whole.month.hours();
    if (running.hours && *running.hours > ratio(hours)) {
        at.refuse("hours", text_of(*running.hours) + " hours",
                  "at most " + std::to_string(hours) + " hours, the length of the month");
    }
    if (running.stopped_days) at.check_at_most("stopped/days", *running.stopped_days * 24, hours, "hours", "the month");
    if (!running.from && !running.until) return;
    if (at.whole.month.first_day()) return;
    at.problems.push_back({errc::contradiction, at.place_of(running.from ? "from" : "until"),
                           "a day, in a month of " + at.whole.month.name(), "a calendar month",
                           "write \"month\": \"2019-09\", or state the \"hours\""});
}

}  // namespace detail

inline void meter_instances(rds_metering& at) {
    detail::check_version(at);
    detail::check_running(at);
    const auto& running = at.settings.running;
    const auto time = running_time_of(running, at.whole.month, at.limits.running, at.whole.options.rds_hour_rule);
    const auto cause = running.stopped_days ? rule::stopped_hours
                       : running.stops() || running.from || running.until ? rule::scheduled_hours
                                                                           : rule::instance_hours;
    detail::add_hours(at, at.settings.instance_class, at.region, at.multi_az(), time, cause,
                      at.instances() == 1 ? "instance" : "instances");
    add_volume(at, at.region, at.multi_az(), "");
    for (std::size_t i = 0; i < at.settings.replicas.size(); ++i) {
        detail::meter_replica(at, at.settings.replicas[i], i);
    }
    detail::check_replicas(at);
}

}  // namespace dbcost::metering
