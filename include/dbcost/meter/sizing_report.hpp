// SPDX-License-Identifier: MIT
// Whether a store carries its load: each resource with what is needed of it and what there is.
//
// Plain structs. Who finds them: rds_sizing.hpp; bills keep them, and formats show them.
#pragma once
#include <array>
#include <dbcost/core/ratio.hpp>
#include <optional>
#include <string>
#include <vector>

namespace dbcost::inline v0_1::metering {

enum class carries { not_checked, yes, no };
[[nodiscard]] constexpr std::string_view name(carries answer) {
    return answer == carries::yes ? "yes" : answer == carries::no ? "no" : "not checked";
}

enum class resource { cpu, cpu_over_the_month, iops, throughput, memory, connections, storage };

struct resource_info {
    std::string_view name, unit;
};
inline constexpr std::array<resource_info, 7> resources{{{"CPU", "ms/s"},
                                                        {"CPU over the month", "ms/s"},
                                                        {"IOPS", ""},
                                                        {"throughput", "MiB/s"},
                                                        {"memory", "GiB"},
                                                        {"connections", ""},
                                                        {"storage", "GiB"}}};
[[nodiscard]] constexpr const resource_info& info(resource which) {
    return resources[static_cast<std::size_t>(which)];
}

// What there is of a resource, and who sets it: "db.m5.large", "gp2 of 200 GiB".
struct capacity {
    resource what{};
    ratio amount;
    std::string by;
};

struct sizing_finding {
    capacity of;
    ratio needed;
    ratio usable;                // of what there is, less the headroom
    std::optional<ratio> up_to;  // times the stated load; none: it does not grow with the load

    [[nodiscard]] bool is_met() const { return needed <= usable; }
};

struct sizing_report {
    std::string instance_class;
    bool chosen = false;  // the class, as the cheapest that carries the load
    carries answer = carries::not_checked;
    std::vector<sizing_finding> findings;
    std::size_t binding = 0;      // of the findings: the one that is used most
    std::optional<ratio> up_to;   // times the stated load, over all findings; none: at no load
    ratio statements, rows_written;  // a second in the busiest hour
    std::string cheapest;            // class that carries the load; empty: none is known
    std::string unknown;             // what kept it from being checked
};

}  // namespace dbcost::metering
