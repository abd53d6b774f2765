// SPDX-License-Identifier: MIT
// Provisioned capacity of one table or index: its month, and what of it is metered.
//
//   auto sides = run_target(demand, {0, {}}, capacity, scenario, decreases);    // read, write
//   metered made = capacity_quantity(setting, sides[0], key, region, "table order", scenario);
//
// Fixed capacity under a flat load is not simulated: every minute is like the others, so it is throttled
// exactly when the mean exceeds it. Rules D6.1 to D6.6.
#pragma once
#include <dbcost/meter/capacity_warnings.hpp>

namespace dbcost::inline v0_1::metering {

inline constexpr std::array<demand::capacity_side, 2> both_sides{demand::capacity_side::read,
                                                                 demand::capacity_side::write};

struct provisioned_side {
    demand::target_load load;
    bool simulated = false;  // else `seen` has capacities alone
    capacity_outcome seen;
};

[[nodiscard]] inline bool needs_simulation(const capacity_setting& setting, const demand::target_load& load) {
    if (setting.scaled) return true;
    return !load.units.is_zero() && (load.shaped || !setting.hourly.empty());
}

// Capacities of a month that follow no load.
[[nodiscard]] inline capacity_outcome planned_capacity(const capacity_setting& setting,
                                                       const billing_month& month) {
    capacity_outcome made;
    made.most_in_hour = setting.hourly.empty() ? hour_profile::of(month.hours(), setting.fixed.value_or(0))
                                               : hourly_profile(setting.hourly, month);
    for (const auto& run : made.most_in_hour.runs()) {
        made.minutes_in_hour.add(run.hours, checked_multiply(run.units, demand::minutes_an_hour));
    }
    made.unit_minutes = total(made.minutes_in_hour);
    made.least = least(made.most_in_hour);
    made.most = most(made.most_in_hour);
    return made;
}

// `every`: also what would not have to be simulated, for a trace of it.
template <class Sink>
[[nodiscard]] std::array<provisioned_side, 2> run_target(const demand::dynamodb_demand& load,
                                                         const demand::target& where,
                                                         const table_capacity& capacity,
                                                         const scenario& from,
                                                         const decrease_limits& decreases, Sink sink,
                                                         bool every = false) {
    const std::array<const capacity_setting*, 2> settings{&capacity.read, &capacity.write};
    std::array<provisioned_side, 2> sides;
    std::array<std::vector<std::int64_t>, 2> minutes;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        sides[i].load = demand::load_of(load, where, both_sides[i], from);
        sides[i].simulated = every || needs_simulation(*settings[i], sides[i].load);
        if (sides[i].simulated) minutes[i] = sides[i].load.minutes();
    }
    auto seen = run_capacity(settings, {minutes[0], minutes[1]}, rules_of(from, decreases), sink);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        sides[i].seen = sides[i].simulated ? std::move(seen[i]) : planned_capacity(*settings[i], from.month);
    }
    return sides;
}

[[nodiscard]] inline std::vector<operand> capacity_operands(const capacity_setting& setting,
                                                            const capacity_outcome& seen,
                                                            const ratio& unit_hours,
                                                            const billing_month& month) {
    const auto hours = std::to_string(month.hours());
    if (setting.fixed) return {{"units", std::to_string(*setting.fixed)}, {"hours", hours}};
    std::vector<operand> made{{"quantity", text_of(unit_hours)}, {"hours", hours},
                              {"least", std::to_string(seen.least)}, {"most", std::to_string(seen.most)}};
    if (setting.scaled) {
        made.push_back({"out", std::to_string(seen.outs)});
        made.push_back({"in", std::to_string(seen.ins)});
    }
    return made;
}

[[nodiscard]] inline metered capacity_quantity(const capacity_setting& setting,
                                               const capacity_outcome& seen, meter_key key,
                                               std::string region, std::string where,
                                               const scenario& from) {
    const auto how = from.options.hourly_capacity_rule;
    const ratio unit_hours = seen.unit_hours(how);
    const auto cause = setting.scaled            ? rule::scaled_capacity
                       : !setting.hourly.empty() ? rule::hourly_capacity
                                                 : rule::provisioned_capacity;
    auto made = plain(std::move(key), std::move(region), unit_hours, cause, "capacity", std::move(where),
                      capacity_operands(setting, seen, unit_hours, from.month));
    made.profile = seen.profile(how);
    return made;
}

// What one side has to say of itself; empty when it carries its load in every minute.
[[nodiscard]] inline std::vector<warning> capacity_warnings(const capacity_setting& setting,
                                                            const provisioned_side& side,
                                                            demand::capacity_side which,
                                                            const std::string& target,
                                                            const billing_month& month) {
    std::vector<warning> made;
    const ratio mean = side.load.units * ratio(1, month.seconds());
    const bool above = setting.hourly.empty() && mean > ratio(ceiling_of(setting));
    if (above) {
        made.push_back(mean_above_capacity(target, which, mean, ceiling_of(setting), setting.scaled.has_value()));
    } else if (side.seen.throttled > 0 && !setting.scaled) {
        made.push_back(busiest_above_capacity(target, which, side.seen, month));
    }
    if (side.seen.throttled > 0) {
        made.push_back(throttled_warning(target, which, side.seen, side.load, month));
    }
    return made;
}

}  // namespace dbcost::metering
