// SPDX-License-Identifier: MIT
// The data of an RDS store over the month, and how its volumes grow with them (rule R2.6).
//
//   grow_volumes(at)      // sets at.data and at.volume, warns of a volume that fills up, keeps what is carried on
//
// Data are `used` and its growth, else those of the entities, shared evenly by the instances, else the whole
// volume. A volume with a maximum grows by the rule of the day.
//
// errors: refused-by-aws (a day before storage autoscaling), not-yet-metered (a day whose rule is not known),
// missing-key (no data that make a volume grow). Warning: storage-full.
#pragma once
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

[[nodiscard]] inline data_line data_on_each_volume(const rds_metering& at) {
    const auto& storage = at.settings.storage;
    if (!at.data_are_known()) return {at.gib(), at.gib()};
    if (!storage.used) {
        const ratio each(1, integer(at.instances()) * bytes_per_gb);
        return {at.load.data->start * each, at.load.data->end * each};
    }
    const ratio used(storage.used->count(), bytes_per_gb);
    if (!storage.growth_per_month) return {used, used};
    const auto& growth = *storage.growth_per_month;
    return {used, used + growth.amount * (growth.is_share ? used : ratio(1, bytes_per_gb))};
}

// What the day has of storage autoscaling; nothing, and a problem, where it has none.
[[nodiscard]] inline std::optional<autoscaling_rule> autoscaling_of(rds_metering& at) {
    const auto& day = at.limits.autoscaling;
    if (day.available == 0) {
        at.refuse("storage/autoscaling_max", "a volume that grows by itself",
                  "storage autoscaling, which this day does not have yet (rule R2.6)");
        return std::nullopt;
    }
    if (!day.free_percent || !day.step_gib || !day.step_percent || !day.quiet_hours) {
        at.problems.push_back(unmetered(at.place_of("storage/autoscaling_max"),
                                        "storage autoscaling on a day whose rule is not known"));
        return std::nullopt;
    }
    return autoscaling_rule{*day.free_percent, *day.step_gib, *day.step_percent,
                            ratio(*day.quiet_hours, at.whole.month.hours())};
}

inline void check_data(rds_metering& at) {
    if (at.data_are_known()) return;
    at.problems.push_back({errc::missing_key, at.place_of("storage/used"), "a volume that grows, and no data on it",
                           "the data that make it grow",
                           "state \"used\" and \"growth_per_month\", or entities in the workload"});
}

[[nodiscard]] inline std::string time_in_month(const rds_metering& at, const ratio& share) {
    const ratio minutes = share * ratio(at.whole.month.hours() * 60);
    return minute_text(at.whole.month, to_int64(divide(minutes.numerator(), minutes.denominator(), down)));
}

[[nodiscard]] inline std::string step_text(const rds_metering& at, const volume_step& step) {
    return "from " + std::to_string(step.from_gib) + " to " + std::to_string(step.to_gib) + " GiB on " +
           time_in_month(at, step.at);
}

inline void warn_of_full_volume(rds_metering& at) {
    if (!at.volume.full_from) return;
    const auto when = time_in_month(at, *at.volume.full_from);
    const auto end = std::to_string(at.volume.end_gib), data = text_of(at.data.end);
    const auto text = at.in.name + " is full from " + when + ": " + data +
                      " GiB of data at the end of the month, on a volume of " + end + " GiB";
    at.made.warnings.push_back({"storage-full", text, {{"from", when}, {"data", data}, {"gib", end}}});
    cannot_carry(at.made.terms, text);
}

inline void keep_state(rds_metering& at) {
    at.made.next = store_state{at.in.name, at.volume.end_gib, at.volume.quiet * ratio(at.whole.month.hours())};
    for (const auto& step : at.volume.steps) at.made.next->changes.push_back("grew " + step_text(at, step));
}

}  // namespace detail

inline void grow_volumes(rds_metering& at) {
    const auto& storage = at.settings.storage;
    at.data = detail::data_on_each_volume(at);
    volume_start start{storage.size.count() / bytes_per_gb, {},
                       storage.quiet_hours * ratio(1, at.whole.month.hours())};
    std::optional<autoscaling_rule> rule;
    if (storage.autoscaling_max) {
        start.maximum_gib = storage.autoscaling_max->count() / bytes_per_gb;
        detail::check_data(at);
        rule = detail::autoscaling_of(at);
        if (!rule || !at.data_are_known()) return;
    }
    at.volume = grow_volume(at.data, start, rule.value_or(autoscaling_rule{}));
    detail::warn_of_full_volume(at);
    detail::keep_state(at);
}

}  // namespace dbcost::metering
