// SPDX-License-Identifier: MIT
// The mapping of usage types to meters, as one table.
#include "io/offer_meters.hpp"

#include "io/offer_regions.hpp"

#include <algorithm>

namespace dbcost::inline v0_1::io {

namespace {

struct usage_meter {
    std::string_view usage_type;  // behind the region's prefix
    meter id;
    std::string_view unit;
    std::string_view attribute = {};  // of the meter, where the usage type decides it
};

// One row a usage type; those that end in a name (a class, a family) stand below.
constexpr std::array<usage_meter, 24> usage_meters{{
    {"ReadRequestUnits", meter::on_demand_reads, "ReadRequestUnits"},
    {"WriteRequestUnits", meter::on_demand_writes, "WriteRequestUnits"},
    {"ReplWriteRequestUnits", meter::on_demand_replicated_writes, "ReplicatedWriteRequestUnits"},
    {"ReadCapacityUnit-Hrs", meter::provisioned_reads, "ReadCapacityUnit-Hrs"},
    {"WriteCapacityUnit-Hrs", meter::provisioned_writes, "WriteCapacityUnit-Hrs"},
    {"ReplWriteCapacityUnit-Hrs", meter::provisioned_replicated_writes, "ReplicatedWriteCapacityUnit-Hrs"},
    {"TimedStorage-ByteHrs", meter::dynamodb_storage, "GB-Mo"},
    {"TimedPITRStorage-ByteHrs", meter::backup_continuous, "GB-Mo"},
    {"TimedBackupStorage-ByteHrs", meter::backup_on_demand, "GB-Mo"},
    {"RestoreDataSize-Bytes", meter::backup_restore, "GB"},
    {"Streams-Requests", meter::streams_reads, "Requests"},
    {"RDS:GP2-Storage", meter::storage_gp2, "GB-Mo", "single-az"},
    {"RDS:Multi-AZ-GP2-Storage", meter::storage_gp2, "GB-Mo", "multi-az"},
    {"RDS:PIOPS-Storage", meter::storage_io1, "GB-Mo", "single-az"},
    {"RDS:Multi-AZ-PIOPS-Storage", meter::storage_io1, "GB-Mo", "multi-az"},
    {"RDS:StorageUsage", meter::storage_magnetic, "GB-Mo", "single-az"},
    {"RDS:Multi-AZ-StorageUsage", meter::storage_magnetic, "GB-Mo", "multi-az"},
    {"RDS:PIOPS", meter::provisioned_iops, "IOPS-Mo", "single-az"},
    {"RDS:Multi-AZ-PIOPS", meter::provisioned_iops, "IOPS-Mo", "multi-az"},
    {"RDS:StorageIOUsage", meter::magnetic_requests, "IOs"},
    {"RDS:ChargedBackupUsage", meter::rds_backup, "GB-Mo"},
    {"CPUCredits:db.t3", meter::cpu_credits, "vCPU-Hours", "t3"},
    {"DataTransfer-Out-Bytes", meter::internet_out, "GB"},
    {"DataTransfer-Regional-Bytes", meter::inter_zone, "GB"},
}};

constexpr std::string_view instance_usage = "InstanceUsage:", multi_az_usage = "Multi-AZUsage:";
constexpr std::string_view dax_usage = "NodeUsage:", region_usage = "-AWS-Out-Bytes";

[[nodiscard]] offered_meter skip(std::string why) { return {{}, {}, {}, std::move(why)}; }

// "EU-RDS:GP2-Storage" is "RDS:GP2-Storage" behind a prefix; us-east-1 has none.
[[nodiscard]] bool is_usage(std::string_view seen, std::string_view wanted) {
    if (!seen.ends_with(wanted)) return false;
    return seen.size() == wanted.size() || seen[seen.size() - wanted.size() - 1] == '-' ||
           seen[seen.size() - wanted.size() - 1] == ':';
}

// The longest row that fits: "Multi-AZ-PIOPS" ends in "PIOPS", and is another meter.
[[nodiscard]] const usage_meter* find_usage(std::string_view usage_type) {
    const usage_meter* found = nullptr;
    for (const auto& row : usage_meters) {
        const bool longer = found == nullptr || row.usage_type.size() > found->usage_type.size();
        if (longer && is_usage(usage_type, row.usage_type)) found = &row;
    }
    return found;
}

[[nodiscard]] bool is_wanted(const std::string& region, const import_options& options) {
    return options.regions.empty() ||
           std::find(options.regions.begin(), options.regions.end(), region) != options.regions.end();
}

// ---- products of each kind ---------------------------------------------------------------------

[[nodiscard]] offered_meter instance_of(const offer_product& product) {
    if (product.deployment != "Single-AZ" && product.deployment != "Multi-AZ") {
        return skip("a deployment that is not on the list of meters: " + product.deployment);
    }
    const bool two = product.deployment == "Multi-AZ";
    return {{meter::instance_hours, {product.instance_class, two ? "multi-az" : "single-az"}}, {}, "Hrs", {}};
}

[[nodiscard]] offered_meter transfer_between(const offer_product& product) {
    const auto to = region_named(product.to);
    if (to.empty() || product.to_type != "AWS Region") return skip("transfer to what is no region here");
    return {{meter::inter_region, {std::string(to)}}, {}, "GB", {}};
}

[[nodiscard]] offered_meter by_usage(const offer_product& product) {
    const std::string_view usage = product.usage_type;
    if (product.family == "Database Instance") {
        const bool plain = usage.find(instance_usage) != usage.npos || usage.find(multi_az_usage) != usage.npos;
        return plain ? instance_of(product) : skip("an instance usage that is not on the list of meters");
    }
    if (const auto node = usage.find(dax_usage); node != usage.npos && usage.find("dax.") != usage.npos) {
        return {{meter::dax_nodes, {std::string(usage.substr(node + dax_usage.size()))}}, {}, "Hrs", {}};
    }
    if (usage.ends_with(region_usage)) return transfer_between(product);
    if (usage.ends_with("DataTransfer-In-Bytes")) return skip("data sent in, which is free");
    const auto* row = find_usage(usage);
    if (row == nullptr) return skip("not on the list of meters: " + product.family);
    return {{row->id, {std::string(row->attribute)}}, {}, row->unit, {}};
}

// What belongs to another product altogether, before its usage is looked at.
[[nodiscard]] std::string foreign(const offer_product& product, const import_options& options) {
    const auto& type = product.location_type;
    if (!type.empty() && type != "AWS Region") return "not in a region: " + type;
    if (!product.engine.empty() && product.engine != options.engine && product.engine != "Any") {
        return "another engine: " + product.engine;
    }
    if (product.usage_type.find("Aurora") != std::string::npos) return "another engine: Aurora";
    if (product.usage_type.find("Mirror") != std::string::npos) return "another engine: SQL Server mirrors";
    if (product.usage_type.find("Outposts") != std::string::npos) return "not in a region: AWS Outposts";
    return {};
}

}  // namespace

offered_meter meter_of(const offer_product& product, const import_options& options) {
    if (auto why = foreign(product, options); !why.empty()) return skip(std::move(why));
    auto known = by_usage(product);
    if (!known.skipped.empty()) return known;
    const auto& location = product.location.empty() ? product.from : product.location;
    known.region = region_named(location);
    if (known.region.empty()) return skip("a location that is no region here: " + location);
    if (!is_wanted(known.region, options)) return skip("another region");
    return known;
}

std::string_view service_of(meter id) {
    const auto name = dbcost::name(id);
    if (name.starts_with("dynamodb.")) return "dynamodb";
    return name.starts_with("rds.") ? "rds-postgresql" : "transfer";
}

}  // namespace dbcost::io
