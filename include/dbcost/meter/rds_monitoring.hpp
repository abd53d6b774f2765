// SPDX-License-Identifier: MIT
// What watches an RDS store: Performance Insights and Enhanced Monitoring (rule R8).
//
//   meter_monitoring(at)     // vCPU-months of Performance Insights; Enhanced Monitoring as a note
//
// Performance Insights keeps its data for one of two terms, a free and a paid one. Enhanced Monitoring costs
// nothing on RDS: its records are billed as CloudWatch Logs, which are not priced here. Read replicas have
// settings of their own, which are not metered.
// unknown: Performance Insights on a day, or of a class, of which the data knows too little.
// errors: refused-by-aws (another retention; a longer interval than there is).
#pragma once
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

inline void expect_insights(rds_metering& at, const meter_key& key) {
    at.made.unknown.push_back({key, at.region,
                               {errc::quantity_unknown, at.place_of("performance_insights"),
                                std::to_string(*at.settings.insights_days) + " days of Performance Insights",
                                "a class and a day for which its rule is known",
                                "state \"usage\": {\"" + to_string(key) + "\": \"...\"}"}});
}

inline void meter_insights(rds_metering& at) {
    const meter_key key{meter::performance_insights, {at.settings.instance_class}};
    const auto days = *at.settings.insights_days;
    const auto &free_days = at.limits.free_insights_days, &paid_days = at.limits.paid_insights_days;
    const auto& vcpu = at.limits.of_class.vcpu;
    if (!free_days || !paid_days || !vcpu) return expect_insights(at, key);
    if (days != *free_days && days != *paid_days) {
        return at.refuse("performance_insights/retention_days", std::to_string(days) + " days",
                         std::to_string(*free_days) + " or " + std::to_string(*paid_days) + " days (rule R8)");
    }
    const auto nodes = at.instances() * (at.multi_az() ? 2 : 1);
    const ratio months(checked_multiply(nodes, *vcpu));
    const bool free = days == *free_days;
    at.add(key, at.region, months, free ? rule::insights_free : rule::insights_kept, "Performance Insights",
           {{"nodes", counted(nodes, "node")}, {"vcpu", std::to_string(*vcpu)}});
    if (free) {
        at.made.granted.push_back({key, at.region, std::to_string(days) + " days are free (rule R8)", months, {}});
    }
}

}  // namespace detail

inline void meter_monitoring(rds_metering& at) {
    if (at.settings.insights_days) detail::meter_insights(at);
    if (at.settings.monitoring_seconds.value_or(0) == 0) return;
    const auto seconds = *at.settings.monitoring_seconds;
    at.check_at_most("enhanced_monitoring/interval_seconds", seconds, at.limits.monitoring_seconds, "seconds",
                     "rule R8");
    at.made.not_included.push_back("CloudWatch Logs of Enhanced Monitoring every " +
                                   counted(seconds, "second") + " (rule R8)");
}

}  // namespace dbcost::metering
