// SPDX-License-Identifier: MIT
// Volumes of an RDS store: allocated GiB and provisioned IOPS, and what AWS allocates (rules R2.1, R2.2).
//
//   check_volume(at)                          // sizes, IOPS and their ratio against the limits of the day
//   add_volume(at, region, multi_az, label)   // one volume of each instance, for the month
//
// Allocated storage is billed, used or not, each size for the time it is allocated (rds_growth.hpp); the volume
// of a replica grows with its source. unknown: I/O requests of magnetic volumes, unless it is stated how many
// each operation makes.
#pragma once
#include <dbcost/meter/rds_growth.hpp>

namespace dbcost::inline v0_1::metering {

[[nodiscard]] constexpr meter storage_meter(volume type) {
    return type == volume::gp2   ? meter::storage_gp2
           : type == volume::io1 ? meter::storage_io1
                                 : meter::storage_magnetic;
}

namespace detail {

// A magnetic volume is billed by the request. What each operation needs only the user can say: much of it
// is answered from memory.
inline void meter_requests(rds_metering& at, const std::string& region, bool of_replica) {
    const auto& each = at.settings.storage.requests_per_operation;
    const meter_key key{meter::magnetic_requests, {}};
    if (each && !of_replica) {
        return at.add(key, region, at.load.operations * *each, rule::magnetic_requests, "requests",
                      {{"operations", text_of(at.load.operations)}, {"each", text_of(*each)}});
    }
    at.made.unknown.push_back({key, region,
                               {errc::quantity_unknown, at.place_of("storage"), "a magnetic volume",
                                "the number of I/O requests a month, which it is billed by",
                                "state \"usage\": {\"rds.storage.magnetic-requests\": \"...\"}"}});
}

// The largest volume of the type.
[[nodiscard]] inline rds_limits::limit largest_of(const rds_metering& at) {
    const auto type = at.settings.storage.type;
    return type == volume::gp2   ? at.limits.gp2_maximum
           : type == volume::io1 ? at.limits.io1_maximum
                                 : at.limits.magnetic_maximum;
}

inline void check_largest(rds_metering& at, std::string_view key, std::int64_t gib) {
    at.check_at_most(key, gib, at.limits.class_maximum_gib, "GiB on this class", "rule R2.2");
    at.check_at_most(key, gib, largest_of(at), "GiB of " + std::string(name(at.settings.storage.type)), "rule R2.2");
}

inline void check_size(rds_metering& at, std::int64_t size) {
    const auto type = at.settings.storage.type;
    const auto least = type == volume::gp2   ? at.limits.gp2_minimum
                       : type == volume::io1 ? at.limits.io1_minimum
                                             : rds_limits::limit();  // recalled alone: not checked
    at.check_at_least("storage/size", size, least, "GiB of " + std::string(name(type)), "rule R2.2");
    check_largest(at, "storage/size", size);
}

inline void check_iops(rds_metering& at, std::int64_t size) {
    const auto& iops = at.settings.storage.iops;
    if (!iops) {
        return at.problems.push_back({errc::missing_key, at.place_of("storage/iops"), "io1 without IOPS",
                                      "the provisioned IOPS of the volume", "state \"iops\", such as 3000"});
    }
    at.check_at_least("storage/iops", *iops, at.limits.minimum_iops, "IOPS", "rule R2.2");
    at.check_at_most("storage/iops", *iops, at.limits.maximum_iops, "IOPS", "rule R2.2");
    if (!at.limits.maximum_iops_per_gib) return;
    at.check_at_most("storage/iops", *iops, checked_multiply(size, *at.limits.maximum_iops_per_gib),
                     "IOPS for " + std::to_string(size) + " GiB", "rule R2.2, IOPS per GiB");
}

inline void check_no_iops(rds_metering& at) {
    if (!at.settings.storage.iops) return;
    const std::string type(name(at.settings.storage.type));
    at.problems.push_back({errc::contradiction, at.place_of("storage/iops"), "IOPS on " + type,
                           "provisioned IOPS on io1 only (rule R2.1)",
                           "drop \"iops\", or choose \"type\": \"io1\""});
}

}  // namespace detail

inline void check_volume(rds_metering& at) {
    const auto& storage = at.settings.storage;
    if (storage.size.count() % bytes_per_gb != 0) {
        at.refuse("storage/size", std::to_string(storage.size.count()) + " bytes",
                  "whole GiB: volumes are allocated in GiB (rule R2.1)");
    }
    const std::int64_t size = storage.size.count() / bytes_per_gb;
    detail::check_size(at, size);
    if (storage.autoscaling_max) {
        detail::check_largest(at, "storage/autoscaling_max", storage.autoscaling_max->count() / bytes_per_gb);
    }
    if (storage.type != volume::io1) return detail::check_no_iops(at);
    detail::check_iops(at, size);
}

namespace detail {

inline void add_allocated(rds_metering& at, const std::string& region, bool multi_az, const std::string& of) {
    std::string steps;
    for (const auto& step : at.volume.steps) steps += (steps.empty() ? "" : ", ") + step_text(at, step);
    std::vector<operand> operands{{"volumes", at.volumes_text()},
                                  {"gib", text_of(at.volume.mean_gib)}};
    if (!steps.empty()) operands.push_back({"steps", steps});
    at.add({storage_meter(at.settings.storage.type), {zones_text(multi_az)}}, region,
           at.volumes() * at.volume.mean_gib,
           steps.empty() ? rule::allocated_storage : rule::grown_storage, "storage" + of, std::move(operands));
}

}  // namespace detail

inline void add_volume(rds_metering& at, const std::string& region, bool multi_az, const std::string& of) {
    const auto& storage = at.settings.storage;
    detail::add_allocated(at, region, multi_az, of);
    if (storage.type == volume::io1 && storage.iops) {
        at.add({meter::provisioned_iops, {zones_text(multi_az)}}, region,
               at.volumes() * ratio(*storage.iops), rule::provisioned_iops, "IOPS" + of,
               {{"volumes", at.volumes_text()}, {"iops", std::to_string(*storage.iops)}});
    }
    if (storage.type == volume::magnetic) detail::meter_requests(at, region, !of.empty());
}

}  // namespace dbcost::metering
