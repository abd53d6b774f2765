// SPDX-License-Identifier: MIT
// The records of a capacity trace. A month of a table has 87,600 of them, so they are put together
// without a field list each.
#include <dbcost/io/render_scaling.hpp>

#include "io/render_csv.hpp"

namespace dbcost::inline v0_1 {

namespace {

// Half units as units: "3", "3.5".
void append_units(std::string& to, std::int64_t half_units) {
    to += std::to_string(half_units / 2);
    if (half_units % 2 != 0) to += ".5";
    to += ',';
}

void append_minute(std::string& to, const std::string& start, std::size_t minute,
                   const metering::minute_outcome& seen) {
    to += start;
    to += std::to_string(minute) + ",";
    append_units(to, seen.demand);
    to += std::to_string(seen.capacity) + ",";
    append_units(to, seen.consumed);
    append_units(to, seen.throttled);
    append_units(to, seen.burst);
    to += name(seen.event);
    to += "\r\n";
}

}  // namespace

std::string render_scaling(const std::vector<traced_side>& sides) {
    std::string text =
        io::csv_record({"deployment", "store", "target", "side", "minute", "load", "capacity",
                        "consumed", "throttled", "burst", "event"});
    for (const auto& of : sides) {
        auto start = io::csv_record(
            {of.deployment, of.store, of.target, std::string(metering::name(of.side))});
        start.replace(start.size() - 2, 2, ",");
        for (std::size_t i = 0; i < of.minutes.size(); ++i)
            append_minute(text, start, i, of.minutes[i]);
    }
    return text;
}

}  // namespace dbcost
