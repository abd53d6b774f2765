// SPDX-License-Identifier: MIT
// A month of capacity: fixed, by the hour or auto-scaled, against the load of each minute.
//
//   in      the capacity setting of each side of a table or index, the half units of each minute
//   out     a side: what each hour bills, unit-minutes, throttled half units, changes, least and most
//   errors  overflow (std::overflow_error)
//
// An hour in which capacity changed bills its largest capacity, or the mean over its minutes as an exact
// ratio (rule D6.2, option hourly_capacity_rule). Both sides run side by side, because a table has one
// budget of decreases (D6.5). A sink sees every minute: sink(side, minute, outcome).
//
//   const auto made = run_capacity(settings, loads, rules, no_trace);
//   made[1].unit_hours(hourly_capacity::max_in_hour)     // of the write side
#pragma once
#include <dbcost/core/hour_profile.hpp>
#include <dbcost/demand/load.hpp>
#include <dbcost/meter/auto_scaling.hpp>
#include <span>

namespace dbcost::inline v0_1::metering {

// What a month of one side came to; half units but for capacities.
struct capacity_outcome {
    hour_profile most_in_hour;     // the largest capacity of each hour
    hour_profile minutes_in_hour;  // unit-minutes of each hour
    std::int64_t unit_minutes = 0;
    std::int64_t demanded = 0, consumed = 0, throttled = 0;
    std::int64_t throttled_minutes = 0, first_throttled = -1;   // a minute of the month
    std::int64_t busiest = 0, busiest_demand = 0, busiest_capacity = 0;  // the first such minute
    std::int64_t outs = 0, ins = 0, refused = 0;
    std::int64_t least = 0, most = 0;

    // Unit-hours of the month, by the rule for hours in which capacity changed.
    [[nodiscard]] ratio unit_hours(hourly_capacity how) const {
        return how == hourly_capacity::max_in_hour ? ratio(total(most_in_hour))
                                                   : ratio(unit_minutes, demand::minutes_an_hour);
    }
    // Units that each hour bills; under time_weighted the exact mean of its minutes.
    [[nodiscard]] exact_profile profile(hourly_capacity how) const {
        return how == hourly_capacity::max_in_hour ? exact(most_in_hour)
                                                   : exact(minutes_in_hour, demand::minutes_an_hour);
    }
};

struct capacity_rules {
    scaling_habits habits;
    decrease_limits decreases;
    std::int64_t first_hour = 0;  // of the month, counted from Monday 0:00
};

[[nodiscard]] inline capacity_rules rules_of(const scenario& from, const decrease_limits& decreases) {
    return {{from.options.scale_out_minutes, from.options.scale_in_minutes, from.options.scale_in_margin},
            decreases, demand::first_hour_of_week(from.month)};
}

// The smallest and the largest capacity that a setting can have.
[[nodiscard]] inline std::int64_t ceiling_of(const capacity_setting& of) {
    if (of.scaled) return of.scaled->max;
    if (!of.hourly.empty()) return *std::max_element(of.hourly.begin(), of.hourly.end());
    return of.fixed.value_or(0);
}

// Capacity by the hour, without any load.
[[nodiscard]] inline hour_profile hourly_profile(const std::vector<std::int64_t>& hourly,
                                                 const billing_month& month) {
    hour_profile made;
    const auto first = demand::first_hour_of_week(month);
    for (std::int64_t hour = 0; hour < month.hours(); ++hour) {
        made.add(1, hourly[demand::hour_slot(hour, hourly.size(), first)]);
    }
    return made;
}

// ---- one side ----------------------------------------------------------------------------------

class side_run {
public:
    side_run(const capacity_setting& setting, std::span<const std::int64_t> load,
             const capacity_rules& rules)
        : setting_(setting), load_(load), first_hour_(rules.first_hour) {
        if (setting.scaled) {
            scaler_.emplace(scaling_policy{setting.scaled->min, setting.scaled->max, setting.scaled->target},
                            rules.habits, load.empty() ? 0 : load.front());
        } else if (setting.hourly.empty()) {
            hold(setting.fixed.value_or(0));
        }
    }

    [[nodiscard]] minute_outcome pass(std::int64_t minute, decrease_budget& budget) {
        const std::int64_t demand = load_[static_cast<std::size_t>(minute)];
        const auto seen = scaler_ ? scaler_->pass(minute, demand, budget) : serve(minute, demand);
        count(minute, seen);
        return seen;
    }

    [[nodiscard]] capacity_outcome finish() {
        if (minutes_ > 0) close_hour();
        return std::move(made_);
    }

private:
    void hold(std::int64_t units) {
        held_ = units;
        bucket_.set_capacity(units);
    }

    // A capacity that does not follow the load.
    [[nodiscard]] minute_outcome serve(std::int64_t minute, std::int64_t demand) {
        auto event = scaling_event::none;
        if (!setting_.hourly.empty() && minute % demand::minutes_an_hour == 0) {
            const auto units = setting_.hourly[demand::hour_slot(minute / demand::minutes_an_hour,
                                                                 setting_.hourly.size(), first_hour_)];
            if (minute > 0 && units != held_) event = scaling_event::schedule;
            hold(units);
        }
        const std::int64_t consumed = bucket_.serve(demand);
        return {demand, held_, consumed, demand - consumed, bucket_.saved(), event};
    }

    void count(std::int64_t minute, const minute_outcome& seen) {
        demanded_ += seen.demand;
        made_.consumed += seen.consumed;
        if (seen.throttled > 0) {
            if (made_.throttled == 0) made_.first_throttled = minute;
            made_.throttled += seen.throttled;
            ++made_.throttled_minutes;
        }
        if (seen.demand > made_.busiest_demand) {
            made_.busiest = minute;
            made_.busiest_demand = seen.demand;
            made_.busiest_capacity = seen.capacity;
        }
        if (seen.event != scaling_event::none) count(seen.event);
        most_ = std::max(most_, seen.capacity);
        least_ = std::min(least_, seen.capacity);
        sum_ = checked_add(sum_, seen.capacity);
        if (++minutes_ == demand::minutes_an_hour) close_hour();
    }

    void count(scaling_event event) {
        made_.outs += event == scaling_event::out ? 1 : 0;
        made_.ins += event == scaling_event::in ? 1 : 0;
        made_.refused += event == scaling_event::decrease_refused ? 1 : 0;
    }

    void close_hour() {
        made_.demanded = checked_add(made_.demanded, demanded_);
        made_.unit_minutes = checked_add(made_.unit_minutes, sum_);
        made_.least = made_.most_in_hour.hours() == 0 ? least_ : std::min(made_.least, least_);
        made_.most = std::max(made_.most, most_);
        made_.most_in_hour.add(1, most_);
        made_.minutes_in_hour.add(1, sum_);
        minutes_ = sum_ = most_ = demanded_ = 0;
        least_ = std::numeric_limits<std::int64_t>::max();
    }

    const capacity_setting& setting_;
    std::span<const std::int64_t> load_;
    std::int64_t first_hour_;
    std::optional<auto_scaler> scaler_;
    burst_bucket bucket_;
    std::int64_t held_ = 0;
    // the hour that is open
    std::int64_t minutes_ = 0, sum_ = 0, most_ = 0, demanded_ = 0;
    std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
    capacity_outcome made_;
};

// ---- both sides --------------------------------------------------------------------------------

inline constexpr auto no_trace = [](std::size_t, std::int64_t, const minute_outcome&) {};

// Sides whose load is empty do not run. The read side comes first, as in one UpdateTable call.
template <class Sink>
[[nodiscard]] std::array<capacity_outcome, 2> run_capacity(
    const std::array<const capacity_setting*, 2>& settings,
    const std::array<std::span<const std::int64_t>, 2>& loads, const capacity_rules& rules, Sink sink) {
    std::array<side_run, 2> sides{side_run(*settings[0], loads[0], rules),
                                  side_run(*settings[1], loads[1], rules)};
    decrease_budget budget(rules.decreases);
    const auto minutes = std::max(loads[0].size(), loads[1].size());
    for (std::size_t minute = 0; minute < minutes; ++minute) {
        for (std::size_t side = 0; side < sides.size(); ++side) {
            if (minute >= loads[side].size()) continue;
            const auto at = static_cast<std::int64_t>(minute);
            sink(side, at, sides[side].pass(at, budget));
        }
    }
    return {sides[0].finish(), sides[1].finish()};
}

}  // namespace dbcost::metering
