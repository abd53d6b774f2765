// SPDX-License-Identifier: MIT
// What a month of capacity says: requests that would be throttled, capacity that lies below demand.
//
//   capacity-below-demand      even the mean exceeds the capacity; or the busiest minute does, and bursts
//                              (300 seconds of unused capacity, D6.6) do not cover it
//   throttled                  how many units of the simulated month, in how many minutes, from when on
//   index-capacity-below-table an index that is out of capacity before its table is holds the table back
//
// A warning changes no amount. Codes: docs/reference/warnings.md.
#pragma once
#include <dbcost/meter/capacity_run.hpp>
#include <dbcost/meter/metered.hpp>

namespace dbcost::inline v0_1::metering {

[[nodiscard]] constexpr std::string_view name(demand::capacity_side side) {
    return side == demand::capacity_side::read ? "read" : "write";
}

// Half units of a minute as units a second; half units as units.
[[nodiscard]] inline ratio units_a_second(std::int64_t half_units) {
    return {half_units, half_units_a_minute};
}
[[nodiscard]] inline std::string units_text(std::int64_t half_units) { return text_of(ratio(half_units, 2)); }

// The words are those of a fixed capacity; a scaled one has its maximum.
[[nodiscard]] inline warning mean_above_capacity(const std::string& target, demand::capacity_side side,
                                                 const ratio& mean, std::int64_t units, bool scaled) {
    return {"capacity-below-demand",
            target + " needs " + text_of(mean) + " " + std::string(name(side)) +
                " units a second on average and has " + (scaled ? "at most " : "") + std::to_string(units),
            {{"needed", text_of(mean)}, {"provisioned", std::to_string(units)}}};
}

[[nodiscard]] inline warning busiest_above_capacity(const std::string& target, demand::capacity_side side,
                                                    const capacity_outcome& seen,
                                                    const billing_month& month) {
    const auto needed = text_of(units_a_second(seen.busiest_demand));
    const auto at = minute_text(month, seen.busiest);
    return {"capacity-below-demand",
            target + " needs " + needed + " " + std::string(name(side)) +
                " units a second in its busiest minute (" + at + ") and has " +
                std::to_string(seen.busiest_capacity) + "; saved burst capacity does not cover the peak",
            {{"needed", needed}, {"provisioned", std::to_string(seen.busiest_capacity)}, {"at", at}}};
}

// About so many requests: throttled units over the units that a request consumes on average.
[[nodiscard]] inline integer throttled_requests(const capacity_outcome& seen, const demand::target_load& load) {
    if (load.units.is_zero()) return 0;
    return whole_up(ratio(seen.throttled, 2) * load.requests *
                    ratio(load.units.denominator(), load.units.numerator()));
}

[[nodiscard]] inline warning throttled_warning(const std::string& target, demand::capacity_side side,
                                               const capacity_outcome& seen,
                                               const demand::target_load& load,
                                               const billing_month& month) {
    const auto requests = to_string(throttled_requests(seen, load));
    const auto at = minute_text(month, seen.first_throttled);
    const auto minutes = std::to_string(seen.throttled_minutes);
    return {"throttled",
            target + ": " + units_text(seen.throttled) + " of " + units_text(seen.demanded) + " " +
                std::string(name(side)) + " units would be throttled, about " + requests +
                " requests, in " + minutes + " minutes, first at " + at +
                " (simulated with bursts of 300 seconds)",
            {{"units", units_text(seen.throttled)}, {"of", units_text(seen.demanded)},
             {"requests", requests}, {"minutes", minutes}, {"first", at}}};
}

// Write capacity of a table or index, and the units of a month that its writes consume.
struct write_side {
    std::string name;
    std::int64_t capacity = 0;
    ratio units;
};

// Index writes consume the index's capacity: when it lacks, the write of the table is throttled (D4.3). So
// an index needs as much of a load that fills its table as it has of this one: less than the table where it
// is sparse, has small entries, or the table writes twice for its replicas.
[[nodiscard]] inline std::optional<warning> index_below_table(const write_side& index, const write_side& table) {
    if (table.units.is_zero()) return std::nullopt;
    const ratio needed = ratio(table.capacity) * index.units *
                         ratio(table.units.denominator(), table.units.numerator());
    if (needed <= ratio(index.capacity)) return std::nullopt;
    const auto has = std::to_string(index.capacity), table_has = std::to_string(table.capacity);
    return warning{"index-capacity-below-table",
                   index.name + " has at most " + has + " write units a second and needs " + text_of(needed) +
                       " when writes fill the " + table_has + " of " + table.name +
                       ": writes of the table that touch the index are throttled when the index is out of capacity",
                   {{"index", has}, {"needed", text_of(needed)}, {"table", table_has}}};
}

}  // namespace dbcost::metering
