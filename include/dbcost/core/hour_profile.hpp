// SPDX-License-Identifier: MIT
// Hour profiles: how many units there are in each hour of a month, as runs of equal hours.
//
//   hour_profile flat = hour_profile::of(730, 200);      // one run
//   profile.add(12, 250); profile.add(12, 400);          // runs that follow one another
//   total(profile)                                       // 7,800 unit-hours
//   combined(a, b, [](auto x, auto y) { return x + y; }) // hour by hour, of equal lengths
//   exact(unit_minutes, 60)                              // units of each hour, as exact ratios
//
// Auto scaling and schedules work on whole units; reservations on exact ratios, because an hour may have
// the mean of its minutes. Everything else works on totals.
// Errors: profiles of different lengths are a programmer's mistake (std::logic_error); overflow as in
// quantity.hpp and integer.hpp.
#pragma once
#include <algorithm>
#include <dbcost/core/quantity.hpp>
#include <dbcost/core/ratio.hpp>
#include <vector>

namespace dbcost::inline v0_1 {

template <class Units>
struct run_of_hours {
    std::int64_t hours = 0;
    Units units = 0;
    friend bool operator==(const run_of_hours&, const run_of_hours&) = default;
};

template <class Units>
class profile_of_hours {
public:
    profile_of_hours() = default;
    [[nodiscard]] static profile_of_hours of(std::int64_t hours, const Units& units) {
        profile_of_hours made;
        made.add(hours, units);
        return made;
    }
    // Hours that follow the ones there are; equal neighbours become one run.
    void add(std::int64_t hours, const Units& units) {
        if (hours <= 0) return;
        hours_ += hours;
        if (!runs_.empty() && runs_.back().units == units) {
            runs_.back().hours += hours;
        } else {
            runs_.push_back({hours, units});
        }
    }
    [[nodiscard]] std::int64_t hours() const { return hours_; }
    [[nodiscard]] const std::vector<run_of_hours<Units>>& runs() const { return runs_; }
    friend bool operator==(const profile_of_hours&, const profile_of_hours&) = default;

private:
    std::vector<run_of_hours<Units>> runs_;
    std::int64_t hours_ = 0;
};

using hour_run = run_of_hours<std::int64_t>;
using hour_profile = profile_of_hours<std::int64_t>;
using exact_profile = profile_of_hours<ratio>;

// Units of which a profile counts parts: `parts` of them are one.
[[nodiscard]] inline exact_profile exact(const hour_profile& of, std::int64_t parts = 1) {
    exact_profile made;
    for (const auto& run : of.runs()) made.add(run.hours, ratio(run.units, parts));
    return made;
}

// Unit-hours of all hours.
[[nodiscard]] inline std::int64_t total(const hour_profile& of) {
    std::int64_t sum = 0;
    for (const auto& run : of.runs()) sum = checked_add(sum, checked_multiply(run.hours, run.units));
    return sum;
}

[[nodiscard]] inline ratio total(const exact_profile& of) {
    ratio sum(0);
    for (const auto& run : of.runs()) sum = sum + ratio(run.hours) * run.units;
    return sum;
}

[[nodiscard]] inline std::int64_t least(const hour_profile& of) {
    const auto& runs = of.runs();
    const auto found = std::min_element(runs.begin(), runs.end(),
                                        [](const auto& a, const auto& b) { return a.units < b.units; });
    return found == runs.end() ? 0 : found->units;
}

[[nodiscard]] inline std::int64_t most(const hour_profile& of) {
    const auto& runs = of.runs();
    const auto found = std::max_element(runs.begin(), runs.end(),
                                        [](const auto& a, const auto& b) { return a.units < b.units; });
    return found == runs.end() ? 0 : found->units;
}

// Two profiles of the same hours, joined hour by hour.
template <class Units, class Join>
[[nodiscard]] profile_of_hours<Units> combined(const profile_of_hours<Units>& a,
                                               const profile_of_hours<Units>& b, Join join) {
    if (a.hours() != b.hours()) throw std::logic_error("profiles of different lengths");
    profile_of_hours<Units> made;
    std::int64_t left_a = 0, left_b = 0;
    for (std::size_t i = 0, j = 0; made.hours() < a.hours();) {
        if (left_a == 0) left_a = a.runs()[i].hours;
        if (left_b == 0) left_b = b.runs()[j].hours;
        const auto hours = std::min(left_a, left_b);
        made.add(hours, join(a.runs()[i].units, b.runs()[j].units));
        left_a -= hours;
        left_b -= hours;
        if (left_a == 0) ++i;
        if (left_b == 0) ++j;
    }
    return made;
}

}  // namespace dbcost
