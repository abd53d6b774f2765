// SPDX-License-Identifier: MIT
// The limits and facts in force on a day, from the tables into the structs that the stages take.
//
//   auto limits = detail::rds_limits_on(tables, day, known_class);
//
// A limit that the data does not know for that day stays empty: it is not checked, never guessed.
// errors: none.
#pragma once
#include <dbcost/demand/tables.hpp>
#include <dbcost/estimate/reservations.hpp>
#include <dbcost/meter/dynamodb_warnings.hpp>
#include <dbcost/meter/rds_capability.hpp>
#include <dbcost/meter/rds_postgresql.hpp>
#include <dbcost/meter/rds_quotas.hpp>
#include <dbcost/table/find_price.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

// A limit in force on a day; none when the data does not know it for that day.
[[nodiscard]] inline std::optional<std::int64_t> limit_on(const tables& data, std::string_view id,
                                                          const date& day) {
    const auto entry = data.limit(id);
    if (!entry || *entry == nullptr) return std::nullopt;
    const auto* value = value_on((*entry)->values, day, {});
    if (value == nullptr || day > value->known.last_seen) return std::nullopt;
    return value->value;
}

[[nodiscard]] inline demand::dynamodb_limits dynamodb_limits_on(const tables& data, const date& day) {
    return {limit_on(data, "dynamodb.item.maximum", day),
            limit_on(data, "dynamodb.batch-get.maximum-items", day),
            limit_on(data, "dynamodb.batch-write.maximum-items", day),
            limit_on(data, "dynamodb.table.maximum-global-indexes", day),
            limit_on(data, "dynamodb.partition-key.maximum", day),
            limit_on(data, "dynamodb.sort-key.maximum", day),
            limit_on(data, "dynamodb.transaction.maximum-items", day),
            limit_on(data, "dynamodb.scan.maximum-segments", day)};
}

[[nodiscard]] inline metering::sizing_limits sizing_limits_on(const tables& data, const date& day,
                                                              const std::string& region) {
    const auto of = [&](const std::string& id) { return limit_on(data, "dynamodb." + id, day); };
    metering::sizing_limits limits;
    limits.partition_read = of("partition.maximum-read-units");
    limits.partition_write = of("partition.maximum-write-units");
    limits.table_read = of("table.maximum-read-capacity[region=" + region + "]");
    limits.table_write = of("table.maximum-write-capacity[region=" + region + "]");
    limits.collection_bytes = of("item-collection.maximum");
    limits.instant_read = of("on-demand.new-table-read-units");
    limits.instant_write = of("on-demand.new-table-write-units");
    limits.peak_multiple = of("on-demand.previous-peak-multiple");
    limits.peak_minutes = of("on-demand.previous-peak-minutes");
    limits.decreases.any_time = of("capacity-decreases.at-any-time");
    limits.decreases.quiet_minutes = of("capacity-decreases.quiet-minutes");
    return limits;
}

// What a class earns, and how RDS runs its family on the day; none unless all of it is known.
[[nodiscard]] inline std::optional<metering::burst_facts> burst_facts_on(const tables& data, const date& day,
                                                                         const instance_class& of) {
    const auto family = "[family=" + of.family + "]";
    const auto launch = limit_on(data, "rds.cpu-credits.launch-per-vcpu" + family, day);
    const auto unlimited = limit_on(data, "rds.cpu-credits.unlimited" + family, day);
    if (!of.credits_per_hour || !of.maximum_credits || !launch || !unlimited) return std::nullopt;
    return metering::burst_facts{of.vcpu, ratio(*of.credits_per_hour), ratio(*of.maximum_credits),
                                 ratio(of.vcpu * *launch), *unlimited == 1};
}

[[nodiscard]] inline metering::class_facts class_facts_on(const tables& data, const date& day,
                                                          const instance_class& of) {
    return {of.family, of.vcpu, of.burstable, burst_facts_on(data, day, of)};
}

// Which versions a class runs, for the one that is stated (rule R10).
[[nodiscard]] inline metering::version_limits version_limits_on(const tables& data, const date& day,
                                                                const instance_class& known,
                                                                const std::string& version) {
    const auto least = [&](const std::string& series) {
        return limit_on(data, "rds.version.least-minor[family=" + known.family + ",series=" + series + "]", day);
    };
    metering::version_limits limits;
    limits.newest_major = limit_on(data, "rds.version.newest-major[class=" + known.name + "]", day);
    limits.has_least = least("9.6").has_value();
    if (const auto stated = metering::parse_version(version)) limits.least_minor = least(stated->series);
    return limits;
}

[[nodiscard]] inline metering::rds_limits rds_limits_on(const tables& data, const date& day,
                                                        const instance_class* known) {
    metering::rds_limits limits;
    limits.gp2_minimum = limit_on(data, "rds.storage.gp2.minimum", day);
    limits.gp2_maximum = limit_on(data, "rds.storage.gp2.maximum", day);
    limits.io1_minimum = limit_on(data, "rds.storage.io1.minimum", day);
    limits.io1_maximum = limit_on(data, "rds.storage.io1.maximum", day);
    limits.magnetic_maximum = limit_on(data, "rds.storage.magnetic.maximum", day);
    limits.minimum_iops = limit_on(data, "rds.storage.io1.minimum-iops", day);
    limits.maximum_iops = limit_on(data, "rds.storage.io1.maximum-iops", day);
    limits.maximum_iops_per_gib = limit_on(data, "rds.storage.io1.maximum-iops-per-gib", day);
    limits.retention_days = limit_on(data, "rds.backup.maximum-retention-days", day);
    limits.replicas = limit_on(data, "rds.replicas.maximum", day);
    limits.running = {limit_on(data, "rds.instance.minimum-seconds", day),
                      limit_on(data, "rds.instance.longest-stop-days", day)};
    limits.autoscaling = {limit_on(data, "rds.storage.autoscaling.available", day),
                          limit_on(data, "rds.storage.autoscaling.free", day),
                          limit_on(data, "rds.storage.autoscaling.least-step", day),
                          limit_on(data, "rds.storage.autoscaling.step", day),
                          limit_on(data, "rds.storage.autoscaling.quiet-hours", day)};
    limits.free_insights_days = limit_on(data, "rds.performance-insights.free-retention", day);
    limits.paid_insights_days = limit_on(data, "rds.performance-insights.paid-retention", day);
    limits.monitoring_seconds = limit_on(data, "rds.enhanced-monitoring.maximum-interval", day);
    if (known == nullptr) return limits;
    limits.class_maximum_gib = known->maximum_storage_gib;
    limits.of_class = class_facts_on(data, day, *known);
    return limits;
}

[[nodiscard]] inline metering::rds_quotas rds_quotas_on(const tables& data, const date& day) {
    return {limit_on(data, "rds.instances.quota", day), limit_on(data, "rds.storage.quota", day),
            limit_on(data, "rds.backup.maximum-manual-snapshots", day)};
}

[[nodiscard]] inline metering::capability_limits capability_limits_on(const tables& data, const date& day) {
    const auto of = [&](const std::string& id) { return limit_on(data, "rds." + id, day); };
    metering::capability_limits limits;
    limits.gp2_iops_per_gib = of("storage.gp2.iops-per-gib");
    limits.gp2_minimum_iops = of("storage.gp2.minimum-iops");
    limits.gp2_maximum_iops = of("storage.gp2.maximum-iops");
    limits.gp2_burst_iops = of("storage.gp2.burst-iops");
    limits.gp2_burst_credits = of("storage.gp2.burst-credits");
    limits.gp2_throughput = of("storage.gp2.throughput");
    limits.gp2_small_throughput = of("storage.gp2.small-throughput");
    limits.gp2_full_throughput_from = of("storage.gp2.full-throughput-from");
    limits.striped_from = of("storage.gp2.striped-from");
    limits.striped_maximum_iops = of("storage.gp2.striped-maximum-iops");
    limits.striped_throughput = of("storage.gp2.striped-throughput");
    limits.io1_throughput = of("storage.io1.throughput");
    limits.io1_high_throughput = of("storage.io1.high-throughput");
    limits.io1_high_throughput_above = of("storage.io1.high-throughput-above");
    limits.io1_guaranteed = of("storage.io1.guaranteed-iops[nitro=no]");
    limits.io1_guaranteed_nitro = of("storage.io1.guaranteed-iops[nitro=yes]");
    limits.magnetic_iops = of("storage.magnetic.maximum-iops");
    limits.connection_bytes = of("connections.bytes-each");
    limits.connections = of("connections.maximum");
    return limits;
}

// What a class carries on a day for longer than a burst: its baseline, where it has one (rule R10).
[[nodiscard]] inline metering::sized_class sized_class_on(const instance_class& known, const date& day) {
    metering::sized_class made{known.name, known.vcpu, ratio(known.memory_gib), {}, known.nitro, {}, {}};
    if (known.credits_per_hour) made.credits_per_hour = ratio(*known.credits_per_hour);
    const auto* link = value_on(known.ebs, day, {});
    if (link == nullptr || day > link->known.last_seen) return made;
    made.mbps = link->baseline_mbps.value_or(link->maximum_mbps);
    made.iops = link->baseline_iops ? link->baseline_iops : link->maximum_iops;
    return made;
}

[[nodiscard]] inline reservation_facts reservation_facts_on(const tables& data, const date& day) {
    return {limit_on(data, "dynamodb.reservation.block", day),
            limit_on(data, "dynamodb.reservation.term[term=1yr]", day),
            limit_on(data, "dynamodb.reservation.term[term=3yr]", day)};
}

}  // namespace detail

}  // namespace dbcost
