// SPDX-License-Identifier: MIT
// Auto scaling, minute by minute: how capacity follows consumption, and what bursts still serve.
//
//   in      min, max and target of a side; half units of demand, a minute at a time
//   out     what each minute consumes, what is throttled, the capacity of the next minute, the event
//   errors  overflow (std::overflow_error): capacities beyond 64 bits
//
// Capacity is in units a second, everything else in half units: a minute of C units serves 120 C of them.
//
//   start       clamp(ceil(load of minute 0 / target), min, max); the burst bucket is empty
//   a minute    consumes min(demand, minute's capacity + bucket); the rest is throttled. The bucket then
//               holds what was not used, at most 300 seconds of capacity (D6.6)
//   out         consumption above the target for `out_minutes` minutes in a row: the next minute has
//               clamp(ceil(consumed per second / target), min, max), if that is larger (D6.4)
//   in          consumption below target - margin for `in_minutes` minutes in a row: the same, if that is
//               smaller and a decrease is allowed; refused, it is asked for again a minute later
//   decreases   of a table, or of an index, on both sides together: allowed when fewer than four have
//               happened since 0:00 UTC, or none in the last 60 minutes. Every decrease counts; both sides
//               in one minute are one. So at most 4 + 23 = 27 a day (D6.5)
//   counters    start again after a change
//
//   auto_scaler side({5, 1000, ratio(7, 10)}, {}, 100 * 120);     // capacity 143
//   decrease_budget budget;
//   minute_outcome seen = side.pass(0, 100 * 120, budget);        // 99.9 % of 70 %: nothing happens
//
// 64-bit integers throughout; marks are computed when the capacity changes, so a minute costs a few
// comparisons and no memory.
#pragma once
#include <dbcost/core/quantity.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>

namespace dbcost::inline v0_1::metering {

inline constexpr std::int64_t half_units_a_minute = 120;  // of one capacity unit
inline constexpr std::int64_t burst_half_units = 600;     // of one capacity unit: 300 seconds (D6.6)
inline constexpr std::int64_t minutes_a_day = 1440;

enum class scaling_event { none, out, in, decrease_refused, schedule };
[[nodiscard]] constexpr std::string_view name(scaling_event event) {
    constexpr std::array<std::string_view, 5> names{"", "scale-out", "scale-in", "decrease-refused",
                                                    "schedule"};
    return names[static_cast<std::size_t>(event)];
}

// What one minute did; half units but for the capacity. The event decides about the next minute.
struct minute_outcome {
    std::int64_t demand = 0, capacity = 0, consumed = 0, throttled = 0;
    std::int64_t burst = 0;  // left in the bucket at the end
    scaling_event event = scaling_event::none;
};

// ---- bursts (rule D6.6) ------------------------------------------------------------------------

class burst_bucket {
public:
    void set_capacity(std::int64_t units) {
        (void)checked_multiply(units, half_units_a_minute + burst_half_units);
        minute_ = units * half_units_a_minute;
        most_ = units * burst_half_units;
    }
    // What is consumed of a minute's demand.
    [[nodiscard]] std::int64_t serve(std::int64_t wanted) {
        const std::int64_t there = minute_ + saved_;
        const std::int64_t consumed = wanted < there ? wanted : there;
        const std::int64_t left = there - consumed;
        saved_ = left < most_ ? left : most_;
        return consumed;
    }
    [[nodiscard]] std::int64_t saved() const { return saved_; }

private:
    std::int64_t minute_ = 0, most_ = 0, saved_ = 0;
};

// ---- decreases (rule D6.5) ---------------------------------------------------------------------

// Limits that AWS sets; a limit that is not known is not checked.
struct decrease_limits {
    std::optional<std::int64_t> any_time;       // a UTC day
    std::optional<std::int64_t> quiet_minutes;  // without one, for one more
};

// The decreases of one table or one index. Minutes are counted from 0:00 UTC of the first day.
class decrease_budget {
public:
    explicit decrease_budget(decrease_limits limits = {}) : limits_(limits) {}

    [[nodiscard]] bool allows(std::int64_t minute) const {
        if (!limits_.any_time || !last_) return true;
        if (minute == *last_) return true;  // one call decreases both sides
        const std::int64_t today = minute / minutes_a_day == *last_ / minutes_a_day ? count_ : 0;
        if (today < *limits_.any_time) return true;
        return limits_.quiet_minutes && minute - *last_ >= *limits_.quiet_minutes;
    }
    void take(std::int64_t minute) {
        if (last_ && minute == *last_) return;
        const bool same_day = last_ && minute / minutes_a_day == *last_ / minutes_a_day;
        count_ = same_day ? count_ + 1 : 1;
        last_ = minute;
    }

private:
    decrease_limits limits_;
    std::optional<std::int64_t> last_;
    std::int64_t count_ = 0;  // on the day of the last one
};

// ---- scaling (rule D6.4) -----------------------------------------------------------------------

struct scaling_policy {
    std::int64_t min = 1, max = 1;
    ratio target = ratio(7, 10);
};

// How alarms are read: rule options of a scenario.
struct scaling_habits {
    std::int64_t out_minutes = 2, in_minutes = 15;
    ratio margin = ratio(1, 5);
};

// One side of a table or index whose capacity follows its consumption.
// Below this utilisation capacity goes down: the target less the margin; half the target where the margin
// would leave nothing, since capacity could then never go down again (rule D6.4, a choice).
[[nodiscard]] inline ratio scale_in_line(const ratio& target, const ratio& margin) {
    return target > margin ? target - margin : target * ratio(1, 2);
}

class auto_scaler {
public:
    auto_scaler(const scaling_policy& policy, const scaling_habits& habits, std::int64_t first_demand)
        : policy_(policy), habits_(habits), low_(scale_in_line(policy.target, habits.margin)) {
        set_capacity(wanted_for(first_demand));
    }

    [[nodiscard]] std::int64_t capacity() const { return capacity_; }

    // Serves a minute and decides about the next one.
    [[nodiscard]] minute_outcome pass(std::int64_t minute, std::int64_t demand, decrease_budget& budget) {
        const std::int64_t consumed = bucket_.serve(demand);
        minute_outcome seen{demand, capacity_, consumed, demand - consumed, bucket_.saved(),
                            scaling_event::none};
        above_ = consumed > high_mark_ ? above_ + 1 : 0;
        below_ = consumed < low_mark_ ? below_ + 1 : 0;
        if (below_ == 0) refused_ = false;
        if (above_ >= habits_.out_minutes) {
            seen.event = scale_out(consumed);
        } else if (below_ >= habits_.in_minutes) {
            seen.event = scale_in(minute, consumed, budget);
        }
        return seen;
    }

private:
    // clamp(ceil(consumed per second / target), min, max)
    [[nodiscard]] std::int64_t wanted_for(std::int64_t half_units) const {
        if (policy_.target.is_zero()) return policy_.max;
        const integer wanted = divide(integer(half_units) * policy_.target.denominator(),
                                      policy_.target.numerator() * half_units_a_minute, up);
        if (wanted >= policy_.max) return policy_.max;
        return wanted <= policy_.min ? policy_.min : to_int64(wanted);
    }

    // Consumption above the one mark is above the target, below the other one below target - margin.
    void set_capacity(std::int64_t units) {
        capacity_ = units;
        bucket_.set_capacity(units);
        const integer full(checked_multiply(units, half_units_a_minute));
        high_mark_ = to_int64(divide(full * policy_.target.numerator(), policy_.target.denominator(), down));
        low_mark_ = to_int64(divide(full * low_.numerator(), low_.denominator(), up));
        above_ = below_ = 0;
        refused_ = false;
    }

    [[nodiscard]] scaling_event scale_out(std::int64_t consumed) {
        const std::int64_t wanted = wanted_for(consumed);
        if (wanted <= capacity_) return scaling_event::none;
        set_capacity(wanted);
        return scaling_event::out;
    }

    // A refusal is told once, until the load rises or a decrease succeeds.
    [[nodiscard]] scaling_event scale_in(std::int64_t minute, std::int64_t consumed,
                                         decrease_budget& budget) {
        const std::int64_t wanted = wanted_for(consumed);
        if (wanted >= capacity_) return scaling_event::none;
        if (!budget.allows(minute)) {
            const bool told = refused_;
            refused_ = true;
            return told ? scaling_event::none : scaling_event::decrease_refused;
        }
        budget.take(minute);
        set_capacity(wanted);
        return scaling_event::in;
    }

    scaling_policy policy_;
    scaling_habits habits_;
    ratio low_;
    burst_bucket bucket_;
    std::int64_t capacity_ = 0, high_mark_ = 0, low_mark_ = 0;
    std::int64_t above_ = 0, below_ = 0;  // minutes in a row
    bool refused_ = false;
};

}  // namespace dbcost::metering
