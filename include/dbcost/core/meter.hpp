// SPDX-License-Identifier: MIT
// Meters: the vocabulary of bills, price tables, `usage` and `stated_prices`.
//
// A meter has a stable dotted id, a unit, and the attributes that tell its prices apart. A meter key
// is the id with its attributes in one pair of brackets, in the order of the list below:
//
//   rds.instance-hours[class=db.t3.medium, deployment=multi-az]
//   parse_meter_key(text)     // or bad-meter with the nearest id
//
// The list with the AWS usage types: docs/reference/meters.md.
#pragma once
#include <array>
#include <dbcost/core/nearest.hpp>
#include <dbcost/core/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dbcost::inline v0_1 {

// What a bill groups by; `compare` shows one row for each.
enum class cost_category { requests, capacity, instances, storage, backup, transfer, extras };

[[nodiscard]] constexpr std::string_view name(cost_category category) {
    constexpr std::array<std::string_view, 7> names{"requests", "capacity", "instances", "storage",
                                                    "backup", "transfer", "extras"};
    return names[static_cast<std::size_t>(category)];
}

enum class meter {
    on_demand_reads, on_demand_writes, on_demand_replicated_writes,
    provisioned_reads, provisioned_writes, provisioned_replicated_writes,
    reserved_reads, reserved_writes, reserved_reads_upfront, reserved_writes_upfront,
    dynamodb_storage, backup_continuous, backup_on_demand, backup_restore,
    streams_reads, dax_nodes,
    instance_hours, reserved_instance_hours, reserved_instance_upfront,
    storage_gp2, storage_io1, storage_magnetic, provisioned_iops, magnetic_requests,
    rds_backup, cpu_credits, performance_insights,
    internet_out, inter_region, inter_zone
};

inline constexpr std::size_t most_attributes = 4;

struct meter_info {
    meter id;
    std::string_view name;
    std::string_view unit;
    cost_category category;
    std::string_view usage_type;  // as AWS names it on its bills, without the region prefix
    std::array<std::string_view, most_attributes> attributes{};  // alphabetical, empty at the end

    [[nodiscard]] constexpr std::size_t attribute_count() const {
        std::size_t count = 0;
        while (count < most_attributes && !attributes[count].empty()) ++count;
        return count;
    }
};

inline constexpr std::array<meter_info, 30> meters{{
    {meter::on_demand_reads, "dynamodb.on-demand.read-request-units", "read request units",
     cost_category::requests, "ReadRequestUnits"},
    {meter::on_demand_writes, "dynamodb.on-demand.write-request-units", "write request units",
     cost_category::requests, "WriteRequestUnits"},
    {meter::on_demand_replicated_writes, "dynamodb.on-demand.replicated-write-request-units",
     "replicated write request units", cost_category::requests, "ReplWriteRequestUnits"},
    {meter::provisioned_reads, "dynamodb.provisioned.read-capacity-unit-hours",
     "read capacity unit-hours", cost_category::capacity, "ReadCapacityUnit-Hrs"},
    {meter::provisioned_writes, "dynamodb.provisioned.write-capacity-unit-hours",
     "write capacity unit-hours", cost_category::capacity, "WriteCapacityUnit-Hrs"},
    {meter::provisioned_replicated_writes,
     "dynamodb.provisioned.replicated-write-capacity-unit-hours",
     "replicated write capacity unit-hours", cost_category::capacity, "ReplWriteCapacityUnit-Hrs"},
    {meter::reserved_reads, "dynamodb.reserved.read-capacity-unit-hours",
     "read capacity unit-hours", cost_category::capacity, "HeavyUsage:dynamodb.read", {"term"}},
    {meter::reserved_writes, "dynamodb.reserved.write-capacity-unit-hours",
     "write capacity unit-hours", cost_category::capacity, "HeavyUsage:dynamodb.write", {"term"}},
    {meter::reserved_reads_upfront, "dynamodb.reserved.read-capacity-upfront",
     "read capacity units", cost_category::capacity, "HeavyUsage:dynamodb.read", {"term"}},
    {meter::reserved_writes_upfront, "dynamodb.reserved.write-capacity-upfront",
     "write capacity units", cost_category::capacity, "HeavyUsage:dynamodb.write", {"term"}},
    {meter::dynamodb_storage, "dynamodb.storage", "GB-months", cost_category::storage,
     "TimedStorage-ByteHrs"},
    {meter::backup_continuous, "dynamodb.backup.continuous", "GB-months", cost_category::backup,
     "TimedPITRStorage-ByteHrs"},
    {meter::backup_on_demand, "dynamodb.backup.on-demand", "GB-months", cost_category::backup,
     "TimedBackupStorage-ByteHrs"},
    {meter::backup_restore, "dynamodb.backup.restore", "GB", cost_category::backup,
     "RestoreDataSize-Bytes"},
    {meter::streams_reads, "dynamodb.streams.read-requests", "requests", cost_category::requests,
     "Streams-Requests"},
    {meter::dax_nodes, "dynamodb.dax.node-hours", "node-hours", cost_category::extras,
     "NodeUsage:<node>", {"node"}},
    {meter::instance_hours, "rds.instance-hours", "hours", cost_category::instances,
     "InstanceUsage:<class>, Multi-AZUsage:<class>", {"class", "deployment"}},
    {meter::reserved_instance_hours, "rds.reserved.instance-hours", "hours",
     cost_category::instances, "HeavyUsage:<class>", {"class", "deployment", "option", "term"}},
    {meter::reserved_instance_upfront, "rds.reserved.upfront", "instances",
     cost_category::instances, "HeavyUsage:<class>", {"class", "deployment", "option", "term"}},
    {meter::storage_gp2, "rds.storage.gp2", "GiB-months", cost_category::storage,
     "RDS:GP2-Storage, RDS:Multi-AZ-GP2-Storage", {"deployment"}},
    {meter::storage_io1, "rds.storage.io1", "GiB-months", cost_category::storage,
     "RDS:PIOPS-Storage, RDS:Multi-AZ-PIOPS-Storage", {"deployment"}},
    {meter::storage_magnetic, "rds.storage.magnetic", "GiB-months", cost_category::storage,
     "RDS:StorageUsage, RDS:Multi-AZ-StorageUsage", {"deployment"}},
    {meter::provisioned_iops, "rds.provisioned-iops", "IOPS-months", cost_category::storage,
     "RDS:PIOPS, RDS:Multi-AZ-PIOPS", {"deployment"}},
    {meter::magnetic_requests, "rds.storage.magnetic-requests", "requests", cost_category::storage,
     "RDS:StorageIOUsage"},
    {meter::rds_backup, "rds.backup", "GiB-months", cost_category::backup,
     "RDS:ChargedBackupUsage"},
    {meter::cpu_credits, "rds.cpu-credits", "vCPU-hours", cost_category::instances,
     "CPUCredits:db.<family>", {"family"}},
    {meter::performance_insights, "rds.performance-insights", "vCPU-months", cost_category::extras,
     "PI_LTR:<family>", {"class"}},
    {meter::internet_out, "transfer.internet-out", "GB", cost_category::transfer,
     "DataTransfer-Out-Bytes"},
    {meter::inter_region, "transfer.inter-region", "GB", cost_category::transfer,
     "<from>-<to>-AWS-Out-Bytes", {"to"}},
    {meter::inter_zone, "transfer.inter-zone", "GB", cost_category::transfer,
     "DataTransfer-Regional-Bytes"},
}};

namespace detail {
[[nodiscard]] constexpr bool meters_in_order() {
    for (std::size_t i = 0; i < meters.size(); ++i) {
        if (meters[i].id != static_cast<meter>(i)) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::meters_in_order(), "the list of meters follows the enumeration");

[[nodiscard]] constexpr const meter_info& info(meter id) {
    return meters[static_cast<std::size_t>(id)];
}
[[nodiscard]] constexpr std::string_view name(meter id) { return info(id).name; }

[[nodiscard]] inline std::optional<meter> find_meter(std::string_view name) {
    for (const auto& known : meters) {
        if (known.name == name) return known.id;
    }
    return std::nullopt;
}

// A meter with the values of its attributes, in the order of info(id).attributes.
struct meter_key {
    meter id{};
    std::array<std::string, most_attributes> values{};

    friend auto operator<=>(const meter_key&, const meter_key&) = default;
};

[[nodiscard]] inline std::string to_string(const meter_key& key) {
    const auto& known = info(key.id);
    std::string text(known.name);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        text += i == 0 ? "[" : ", ";
        text += std::string(known.attributes[i]) + "=" + key.values[i];
    }
    return known.attribute_count() > 0 ? text + "]" : text;
}

namespace detail {

[[nodiscard]] inline std::string meter_shape(const meter_info& known) {
    std::string text(known.name);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        text += (i == 0 ? "[" : ", ") + std::string(known.attributes[i]) + "=...";
    }
    return known.attribute_count() > 0 ? text + "]" : text;
}

[[nodiscard]] inline error unknown_meter(std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto& known : meters) names.push_back(known.name);
    const std::string near = nearest(name, names);
    return {errc::bad_meter, "", "\"" + std::string(name.substr(0, 80)) + "\"",
            "a meter id, such as dynamodb.storage",
            near.empty() ? "the meters are listed in docs/reference/meters.md"
                         : "did you mean \"" + near + "\"?"};
}

// Takes "name=value" off the front of a bracket's text; false when it does not stand there.
[[nodiscard]] inline bool take_attribute(std::string_view& rest, std::string_view name, bool last,
                                         std::string& value) {
    if (!rest.starts_with(name) || rest.substr(name.size(), 1) != "=") return false;
    rest.remove_prefix(name.size() + 1);
    const auto end = last ? rest.size() : rest.find(", ");
    if (end == std::string_view::npos || end == 0) return false;
    value = rest.substr(0, end);
    rest.remove_prefix(last ? end : end + 2);
    return value.find_first_of(",[]= ") == std::string::npos;
}

}  // namespace detail

[[nodiscard]] inline result<meter_key> parse_meter_key(std::string_view text) {
    const auto bracket = text.find('[');
    const auto id = find_meter(text.substr(0, bracket));
    if (!id) return detail::unknown_meter(text.substr(0, bracket));
    const auto& known = info(*id);
    const error misshapen{errc::bad_meter, "", "\"" + std::string(text.substr(0, 120)) + "\"",
                          detail::meter_shape(known),
                          "give each attribute once, in this order, separated by \", \""};
    meter_key key{*id, {}};
    if (known.attribute_count() == 0) {
        if (bracket != std::string_view::npos) return misshapen;
        return key;
    }
    if (bracket == std::string_view::npos || text.back() != ']') return misshapen;
    auto rest = text.substr(bracket + 1, text.size() - bracket - 2);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        const bool last = i + 1 == known.attribute_count();
        if (!detail::take_attribute(rest, known.attributes[i], last, key.values[i])) return misshapen;
    }
    return key;
}

}  // namespace dbcost
