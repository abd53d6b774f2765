// SPDX-License-Identifier: MIT
// Hour profiles: how many units there are in each hour of a month, as runs of equal hours.
//
//   hour_profile flat = hour_profile::of(730, 200);      // one run
//   profile.add(12, 250); profile.add(12, 400);          // runs that follow one another
//   total(profile)                                       // 7,800 unit-hours
//   combined(a, b, [](auto x, auto y) { return x + y; }) // hour by hour, of equal lengths
//
// Auto scaling, schedules and reservations work on profiles; everything else on their totals.
// Errors: profiles of different lengths are a programmer's mistake (std::logic_error); overflow as in
// quantity.hpp.
#pragma once
#include <algorithm>
#include <dbcost/core/quantity.hpp>
#include <vector>

namespace dbcost {

struct hour_run {
    std::int64_t hours = 0;
    std::int64_t units = 0;
    friend bool operator==(const hour_run&, const hour_run&) = default;
};

class hour_profile {
public:
    hour_profile() = default;
    [[nodiscard]] static hour_profile of(std::int64_t hours, std::int64_t units) {
        hour_profile made;
        made.add(hours, units);
        return made;
    }
    // Hours that follow the ones there are; equal neighbours become one run.
    void add(std::int64_t hours, std::int64_t units) {
        if (hours <= 0) return;
        hours_ += hours;
        if (!runs_.empty() && runs_.back().units == units) {
            runs_.back().hours += hours;
        } else {
            runs_.push_back({hours, units});
        }
    }
    [[nodiscard]] std::int64_t hours() const { return hours_; }
    [[nodiscard]] const std::vector<hour_run>& runs() const { return runs_; }
    friend bool operator==(const hour_profile&, const hour_profile&) = default;

private:
    std::vector<hour_run> runs_;
    std::int64_t hours_ = 0;
};

// Unit-hours of all hours.
[[nodiscard]] inline std::int64_t total(const hour_profile& of) {
    std::int64_t sum = 0;
    for (const auto& run : of.runs()) sum = checked_add(sum, checked_multiply(run.hours, run.units));
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
template <class Join>
[[nodiscard]] hour_profile combined(const hour_profile& a, const hour_profile& b, Join join) {
    if (a.hours() != b.hours()) throw std::logic_error("profiles of different lengths");
    hour_profile made;
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
