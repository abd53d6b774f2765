// SPDX-License-Identifier: MIT
// Load over time: how the capacity units of a month are spread over its minutes by the shapes.
//
//   in      demands of one side on one table or index, the shapes of their operations, the month
//   out     half units in each minute of the month; 64-bit integers that sum to the month's half
//           units, rounded down
//   errors  overflow: weights or units beyond 128 bits on the way (std::overflow_error)
//
// 24 weights repeat from hour 0 of the first day, 168 from Monday 0:00 (the real weekdays of a calendar
// month; a convention such as 730 hours starts on a Monday), a trace from minute 0. Without a shape the
// load is flat. The weights of the minutes there are in the month are normalised, so that a shape never
// changes the count of the month, not even in 730 hours, which end in the middle of a day.
//
//   spread_of(nullptr, hours_730)            // one run of 43,800 minutes of weight 1
//   minute_load({{ratio(3), flat}})          // 3 half units, one after each third of the month
//   load_of(demand, {0, {}}, capacity_side::read, scenario)
//
// Minute k has floor(S_k) - floor(S_k-1), S_k being the exact sum over the minutes up to k and over all
// operations (docs/discussion/rounding.md): nothing is lost, and no minute is off by a half unit.
#pragma once
#include <dbcost/demand/dynamodb.hpp>

namespace dbcost::inline v0_1::demand {

inline constexpr std::int64_t minutes_an_hour = 60;
inline constexpr std::int64_t hours_a_day = 24;

struct weight_run {
    std::int64_t minutes = 0;
    std::int64_t weight = 0;  // of each of these minutes
};

// The weights of a month's minutes, as runs of equal ones, with their sum.
struct spread {
    std::vector<weight_run> runs;
    integer total = 0;

    void add(std::int64_t minutes, std::int64_t weight) {
        total += integer(minutes) * weight;
        if (!runs.empty() && runs.back().weight == weight) {
            runs.back().minutes += minutes;
        } else {
            runs.push_back({minutes, weight});
        }
    }
};

// Hour 0 of the month, counted from Monday 0:00. Conventions start on a Monday.
[[nodiscard]] inline std::int64_t first_hour_of_week(const billing_month& month) {
    if (!month.first_day()) return 0;
    const std::chrono::weekday weekday{std::chrono::sys_days(*month.first_day())};
    return (static_cast<std::int64_t>(weekday.iso_encoding()) - 1) * hours_a_day;
}

// Which of 24 or 168 values holds in an hour of the month.
[[nodiscard]] inline std::size_t hour_slot(std::int64_t hour, std::size_t values, std::int64_t first_hour) {
    return static_cast<std::size_t>(hour + first_hour) % values;
}

namespace detail {

// Weights over their common denominator, in lowest terms.
[[nodiscard]] inline std::vector<std::int64_t> whole_weights(const std::vector<ratio>& weights) {
    integer denominator = 1, common = 0;
    for (const auto& weight : weights) {
        if (weight.denominator() != 1) denominator = lcm(denominator, weight.denominator());
    }
    std::vector<integer> wide;
    for (const auto& weight : weights) {
        wide.push_back(weight.numerator() * (denominator / weight.denominator()));
        if (common != 1) common = gcd(common, wide.back());
    }
    std::vector<std::int64_t> made;
    for (const auto& weight : wide) made.push_back(to_int64(common > 1 ? weight / common : weight));
    return made;
}

[[nodiscard]] inline spread flat_spread(std::int64_t minutes) {
    spread made;
    made.add(minutes, 1);
    return made;
}

}  // namespace detail

// Weights that are all 0 within the month are flat: the count of the month stays.
[[nodiscard]] inline spread spread_of(const shape* by, const billing_month& month) {
    const std::int64_t minutes = month.hours() * minutes_an_hour;
    if (by == nullptr) return detail::flat_spread(minutes);
    spread made;
    const auto weights = detail::whole_weights(by->hours.empty() ? by->minutes : by->hours);
    if (by->hours.empty()) {
        for (std::int64_t minute = 0; minute < minutes && !weights.empty(); ++minute) {
            made.add(1, weights[static_cast<std::size_t>(minute) % weights.size()]);
        }
    } else {
        const auto first = first_hour_of_week(month);
        for (std::int64_t hour = 0; hour < month.hours(); ++hour) {
            made.add(minutes_an_hour, weights[hour_slot(hour, weights.size(), first)]);
        }
    }
    return made.total == 0 ? detail::flat_spread(minutes) : made;
}

// Half units of a month, and how they are spread over it.
struct spread_units {
    ratio half_units;
    spread over;
};

namespace detail {

// One demand over a common denominator: what a minute of weight 1 adds to the numerator.
struct spread_step {
    integer each = 0;
    const std::vector<weight_run>* runs = nullptr;
    std::size_t run = 0;
    std::int64_t left = 0;  // minutes of the run

    [[nodiscard]] integer now() {
        if (left == 0) left = (*runs)[run].minutes;
        return each * (*runs)[run].weight;
    }
    void pass(std::int64_t minutes) {
        left -= minutes;
        if (left == 0) ++run;
    }
};

// Adds minutes that have the same exact amount; `rest` carries the fraction from minute to minute.
inline void append_minutes(std::vector<std::int64_t>& to, std::int64_t minutes, const integer& amount,
                           const integer& denominator, integer& rest) {
    const integer whole = amount / denominator;
    const integer part = amount - whole * denominator;
    const std::int64_t low = to_int64(whole);
    (void)checked_add(low, 1);
    for (std::int64_t i = 0; i < minutes; ++i) {
        rest += part;
        const bool carry = rest >= denominator;
        if (carry) rest -= denominator;
        to.push_back(low + (carry ? 1 : 0));
    }
}

}  // namespace detail

namespace detail {

// The demands over one denominator, which the numerators of all minutes share.
[[nodiscard]] inline std::vector<spread_step> steps_of(const std::vector<spread_units>& all,
                                                       integer& denominator) {
    ratio month(0);
    std::vector<ratio> weighed;  // half units of a minute of weight 1
    for (const auto& part : all) {
        month = month + part.half_units;
        weighed.push_back(part.half_units * ratio(1, part.over.total));
        denominator = lcm(denominator, weighed.back().denominator());
    }
    (void)to_int64(whole_up(month));  // so that no sum of minutes goes beyond 64 bits
    std::vector<spread_step> steps;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const integer each = weighed[i].numerator() * (denominator / weighed[i].denominator());
        steps.push_back({each, &all[i].over.runs, 0, 0});
    }
    return steps;
}

[[nodiscard]] inline std::int64_t minutes_of(const spread& of) {
    std::int64_t minutes = 0;
    for (const auto& run : of.runs) minutes += run.minutes;
    return minutes;
}

}  // namespace detail

// Half units of each minute; the spreads have the same minutes.
[[nodiscard]] inline std::vector<std::int64_t> minute_load(const std::vector<spread_units>& all) {
    std::vector<std::int64_t> made;
    if (all.empty()) return made;
    integer denominator = 1, rest = 0;
    auto steps = detail::steps_of(all, denominator);
    const auto minutes = detail::minutes_of(all.front().over);
    made.reserve(static_cast<std::size_t>(minutes));
    while (static_cast<std::int64_t>(made.size()) < minutes) {
        integer amount = 0;
        std::int64_t run = minutes;
        for (auto& step : steps) {
            amount += step.now();
            run = std::min(run, step.left);
        }
        for (auto& step : steps) step.pass(run);
        detail::append_minutes(made, run, amount, denominator, rest);
    }
    return made;
}

// ---- of a table or index -----------------------------------------------------------------------

[[nodiscard]] inline const shape* find_shape(const workload& load, std::string_view name) {
    for (const auto& candidate : load.shapes) {
        if (candidate.name == name) return &candidate;
    }
    return nullptr;
}

// Units of a month that one demand consumes.
[[nodiscard]] inline ratio units_of(const demand& part, const dynamodb_demand& all) {
    return ratio(units_sum(part.units, all.sizes)) * part.times();
}

// The load of one side of a table or index, with what is known of it without looking at minutes.
struct target_load {
    ratio units;         // a month
    ratio requests;      // a month: what consumes them
    bool shaped = false;  // an operation has a shape; else every minute is like the others
    std::vector<spread_units> parts;  // by shape

    [[nodiscard]] std::vector<std::int64_t> minutes() const { return minute_load(parts); }
};

// Demands count with a share: 1 for all of it, another one for the part that goes to one key.
template <class Share>
[[nodiscard]] target_load load_of(const dynamodb_demand& all, const target& where, capacity_side side,
                                  const scenario& from, Share share) {
    target_load made;
    std::vector<std::string> names;
    for (const auto& part : all.demands) {
        if (part.where != where || part.side != side) continue;
        const ratio units = units_of(part, all) * share(part);
        const std::string name = part.what == nullptr ? "" : part.what->shape;
        made.units = made.units + units;
        made.requests = made.requests + part.events * share(part);
        made.shaped = made.shaped || (!name.empty() && !units.is_zero());
        const auto known = std::find(names.begin(), names.end(), name);
        const auto at = static_cast<std::size_t>(known - names.begin());
        if (known == names.end()) {
            names.push_back(name);
            made.parts.push_back({ratio(0), spread_of(find_shape(from.workload, name), from.month)});
        }
        made.parts[at].half_units = made.parts[at].half_units + units * ratio(2);
    }
    if (made.parts.empty()) made.parts.push_back({ratio(0), spread_of(nullptr, from.month)});
    return made;
}

[[nodiscard]] inline target_load load_of(const dynamodb_demand& all, const target& where,
                                         capacity_side side, const scenario& from) {
    return load_of(all, where, side, from, [](const demand&) { return ratio(1); });
}

}  // namespace dbcost::demand
