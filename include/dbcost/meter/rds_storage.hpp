// SPDX-License-Identifier: MIT
// Volumes of an RDS store: allocated GiB and provisioned IOPS, and what AWS allocates (rules R2.1, R2.2).
//
//   check_volume(at)                          // size, IOPS and their ratio against the limits of the day
//   add_volume(at, region, multi_az, label)   // one volume of each instance, for the month
//
// Allocated storage is billed, used or not. unknown: I/O requests of magnetic volumes.
#pragma once
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::metering {

[[nodiscard]] constexpr meter storage_meter(volume type) {
    return type == volume::gp2   ? meter::storage_gp2
           : type == volume::io1 ? meter::storage_io1
                                 : meter::storage_magnetic;
}

namespace detail {

inline void expect_requests(rds_metering& at, const std::string& region) {
    at.made.unknown.push_back({{meter::magnetic_requests, {}}, region,
                               {errc::quantity_unknown, at.place_of("storage"), "a magnetic volume",
                                "the number of I/O requests a month, which it is billed by",
                                "state \"usage\": {\"rds.storage.magnetic-requests\": \"...\"}"}});
}

inline void check_size(rds_metering& at, std::int64_t size, const rds_limits::limit& least,
                       const rds_limits::limit& most) {
    const std::string unit = "GiB of " + std::string(name(at.settings.storage.type));
    at.check_at_least("storage/size", size, least, unit, "rule R2.2");
    at.check_at_most("storage/size", size, most, unit, "rule R2.2");
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
    const auto& limits = at.limits;
    if (storage.size.count() % bytes_per_gb != 0) {
        at.refuse("storage/size", std::to_string(storage.size.count()) + " bytes",
                  "whole GiB: volumes are allocated in GiB (rule R2.1)");
    }
    const std::int64_t size = storage.size.count() / bytes_per_gb;
    at.check_at_most("storage/size", size, limits.class_maximum_gib, "GiB on this class", "rule R2.2");
    if (storage.type == volume::gp2) detail::check_size(at, size, limits.gp2_minimum, limits.gp2_maximum);
    if (storage.type == volume::magnetic) detail::check_size(at, size, {}, limits.magnetic_maximum);
    if (storage.type != volume::io1) return detail::check_no_iops(at);
    detail::check_size(at, size, limits.io1_minimum, limits.io1_maximum);
    detail::check_iops(at, size);
}

inline void add_volume(rds_metering& at, const std::string& region, bool multi_az, const std::string& of) {
    const auto& storage = at.settings.storage;
    const auto volumes = counted(at.instances(), "volume");
    at.add({storage_meter(storage.type), {zones_text(multi_az)}}, region, ratio(at.instances()) * at.gib(),
           rule::allocated_storage, "storage" + of, {{"volumes", volumes}, {"gib", text_of(at.gib())}});
    if (storage.type == volume::io1 && storage.iops) {
        at.add({meter::provisioned_iops, {zones_text(multi_az)}}, region,
               ratio(at.instances()) * ratio(*storage.iops), rule::provisioned_iops, "IOPS" + of,
               {{"volumes", volumes}, {"iops", std::to_string(*storage.iops)}});
    }
    if (storage.type == volume::magnetic) detail::expect_requests(at, region);
}

}  // namespace dbcost::metering
