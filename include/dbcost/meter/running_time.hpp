// SPDX-License-Identifier: MIT
// How long an instance runs in a month, hour by hour: schedules, stopped days, part months (rules R1.1-R1.4).
//
//   auto time = running_time_of(settings, month, facts, rule);
//   time.hours       // billed hours of one instance, exact
//   time.profile     // the part of each hour of the clock in which it runs: what reservations cover
//
// In a calendar month hours have their date and weekday. A convention such as 730 hours has none: its
// clock is an average week, each hour of which comes month / 168 times, so that weekdays are five sevenths
// of the days. Stated hours and stopped days have no hour either: their share is the same in every hour.
//
// A stretch of running is billed by the second, at least 600 (R1.1); under full_hours, each begun hour. An
// instance that is stopped starts by itself after seven days (R1.4): it is taken to be stopped again at
// once, and each such start is billed as a stretch of its own.
//
// errors: none; what AWS would refuse is refused in rds_instances.hpp.
#pragma once
#include <dbcost/core/hour_profile.hpp>
#include <dbcost/scenario/deployment.hpp>
#include <dbcost/scenario/options.hpp>

namespace dbcost::inline v0_1::metering {

// Dated facts, given by the caller; without them nothing is rounded up and nothing starts by itself.
struct running_facts {
    std::optional<std::int64_t> minimum_seconds, longest_stop_days;
};

// The hours that profiles of a month have, and how often each of them comes.
struct month_clock {
    std::int64_t hours = 0;
    ratio times = ratio(1);
    int first_weekday = 1;  // Monday is 1

    [[nodiscard]] bool is_weekday(std::int64_t hour) const {
        return (hour / 24 + first_weekday - 1) % 7 < 5;
    }
};

[[nodiscard]] inline month_clock clock_of(const billing_month& month) {
    constexpr std::int64_t week = 168;
    if (!month.first_day()) return {week, ratio(month.hours(), week), 1};
    const std::chrono::weekday first{std::chrono::sys_days(*month.first_day())};
    return {month.hours(), ratio(1), static_cast<int>(first.iso_encoding())};
}

struct running_time {
    ratio hours;            // billed, of one instance
    exact_profile profile;  // over the month's clock, 0 to 1
    std::int64_t starts = 0;  // stretches that are billed apart
};

namespace detail {

// One stretch of running as it is billed (R1.1).
[[nodiscard]] inline ratio billed_hours(const ratio& hours, const running_facts& facts, rds_hours how) {
    if (hours.is_zero()) return hours;
    if (how == rds_hours::full_hours) return ratio(whole_up(hours));
    const ratio least(facts.minimum_seconds.value_or(0), 3600);
    return hours < least ? least : hours;
}

// Whether a schedule lets an instance run in an hour of the clock.
[[nodiscard]] inline bool runs(const running_schedule& when, const month_clock& clock, std::int64_t hour) {
    const auto of_day = hour % 24;
    return of_day >= when.from_hour && of_day < when.until_hour && (!when.weekdays_only || clock.is_weekday(hour));
}

// The hours of the month between the day of creation and the day of deletion.
[[nodiscard]] inline std::pair<std::int64_t, std::int64_t> part_of(const rds_running& settings,
                                                                   const billing_month& month) {
    const auto hour_of = [&](const std::optional<date>& day, std::int64_t otherwise) -> std::int64_t {
        if (!day || !month.first_day()) return otherwise;
        const auto days = (std::chrono::sys_days(*day) - std::chrono::sys_days(*month.first_day())).count();
        return std::clamp<std::int64_t>(days * 24, 0, month.hours());
    };
    return {hour_of(settings.from, 0), hour_of(settings.until, month.hours())};
}

// 1 in each of the first `hours` hours of the month in which the schedule lets it run, 0 elsewhere.
[[nodiscard]] inline hour_profile pattern_of(const rds_running& settings, const billing_month& month,
                                             std::int64_t hours) {
    const auto clock = clock_of(month);
    const auto [first, last] = part_of(settings, month);
    const auto when = settings.schedule.value_or(running_schedule{});
    hour_profile made;
    for (std::int64_t hour = 0; hour < hours; ++hour) {
        made.add(1, hour >= first && hour < last && runs(when, clock, hour) ? 1 : 0);
    }
    return made;
}

// Each stretch is billed apart; the profile has the hours themselves, not their minimum.
[[nodiscard]] inline running_time scheduled(const rds_running& settings, const billing_month& month,
                                            const running_facts& facts, rds_hours how) {
    const auto clock = clock_of(month);
    const auto pattern = pattern_of(settings, month, clock.hours);
    running_time made{ratio(0), exact(pattern), 0};
    for (const auto& run : pattern.runs()) {
        if (run.units == 0) continue;
        ++made.starts;
        made.hours = made.hours + billed_hours(ratio(run.hours), facts, how);
    }
    made.hours = made.hours * clock.times;
    return made;
}

// Hours without a place in the month: the same part of every hour.
[[nodiscard]] inline running_time spread(const ratio& hours, std::int64_t starts, const billing_month& month) {
    const auto clock = clock_of(month);
    return {hours, exact_profile::of(clock.hours, hours * ratio(1, month.hours())), starts};
}

// Stopped for so many days at a stretch: the rest of the month, and a start after each seven days.
[[nodiscard]] inline running_time stopped(std::int64_t days, const billing_month& month,
                                          const running_facts& facts, rds_hours how) {
    const ratio rest(month.hours() - std::min(days * 24, month.hours()));
    const auto longest = facts.longest_stop_days.value_or(days);
    const std::int64_t restarts = days == 0 || longest == 0 ? 0 : (days - 1) / longest;
    const ratio second(1, 3600);  // the least that a stretch can be: billed as the minimum
    return spread(billed_hours(rest, facts, how) + ratio(restarts) * billed_hours(second, facts, how),
                  restarts + (rest.is_zero() ? 0 : 1), month);
}

}  // namespace detail

[[nodiscard]] inline running_time running_time_of(const rds_running& settings, const billing_month& month,
                                                  const running_facts& facts, rds_hours how) {
    if (settings.hours) return detail::spread(detail::billed_hours(*settings.hours, facts, how), 1, month);
    if (settings.stopped_days) return detail::stopped(*settings.stopped_days, month, facts, how);
    return detail::scheduled(settings, month, facts, how);
}

// 1 in each whole hour of the month in which it runs, 0 elsewhere, for what is simulated hour by hour. Without
// calendar, weeks follow one another from a Monday; hours that are stated, or left beside a stop, are taken
// as one stretch from the start.
[[nodiscard]] inline hour_profile running_hours(const rds_running& settings, const billing_month& month) {
    if (!settings.hours && !settings.stopped_days) return detail::pattern_of(settings, month, month.hours());
    const auto stopped = settings.stopped_days.value_or(0) * 24;
    const auto on = settings.hours ? to_int64(whole_up(*settings.hours)) : month.hours() - stopped;
    hour_profile made;
    made.add(std::clamp<std::int64_t>(on, 0, month.hours()), 1);
    made.add(month.hours() - made.hours(), 0);
    return made;
}

}  // namespace dbcost::metering
