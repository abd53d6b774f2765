// SPDX-License-Identifier: MIT
// What the RDS stores of a deployment have in each region, against the quotas of an account (rules R2.2, R3).
//
//   for (const auto& found : quota_warnings(deployment, scenario, quotas)) ...      // code region-quota
//
// Quotas are defaults that AWS raises on request, so that going beyond one is a warning, no error. Volumes
// count as allocated at the start of the month, a Multi-AZ one once.
#pragma once
#include <dbcost/meter/rds_metering.hpp>
#include <map>

namespace dbcost::inline v0_1::metering {

// Dated limits, given by the caller; one that the data does not know is not checked.
struct rds_quotas {
    rds_limits::limit instances, storage_gib, snapshots;
};

namespace detail {

struct region_use {
    std::int64_t instances = 0, gib = 0, snapshots = 0;
};

inline void add_use(std::map<std::string, region_use>& regions, const store& where, const scenario& from) {
    const auto& settings = std::get<rds_store>(where.settings);
    const auto home = region_of(where, from);
    const auto count = settings.instances.value_or(1);
    const auto add = [&](const std::string& region) {
        regions[region].instances += count;
        regions[region].gib += checked_multiply(count, settings.storage.size.count() / bytes_per_gb);
    };
    add(home);
    for (const auto& replica : settings.replicas) add(replica.region.empty() ? home : replica.region);
    if (!settings.backup) return;
    for (const auto& held : settings.backup->snapshots) {
        regions[home].snapshots += checked_multiply(count, held.count);
    }
}

inline void warn_above(std::vector<warning>& found, const std::string& region, std::int64_t seen,
                       const rds_limits::limit& quota, const std::string& what) {
    if (!quota || seen <= *quota) return;
    found.push_back({"region-quota",
                     std::to_string(seen) + " " + what + " in " + region + ", above the default quota of " +
                         std::to_string(*quota),
                     {{"seen", std::to_string(seen)}, {"quota", std::to_string(*quota)}}});
}

}  // namespace detail

[[nodiscard]] inline std::vector<warning> quota_warnings(const deployment& of, const scenario& from,
                                                         const rds_quotas& quotas) {
    std::map<std::string, detail::region_use> regions;
    for (const auto& where : of.stores) {
        if (where.kind() == service::rds_postgresql) detail::add_use(regions, where, from);
    }
    std::vector<warning> found;
    for (const auto& [region, use] : regions) {
        detail::warn_above(found, region, use.instances, quotas.instances, "instances");
        detail::warn_above(found, region, use.gib, quotas.storage_gib, "GiB of volumes");
        detail::warn_above(found, region, use.snapshots, quotas.snapshots, "manual snapshots");
    }
    return found;
}

}  // namespace dbcost::metering
