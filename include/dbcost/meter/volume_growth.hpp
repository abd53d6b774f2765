// SPDX-License-Identifier: MIT
// How a volume grows in a month: storage autoscaling, step by step (rule R2.6).
//
//   in      data at the start and at the end of the month [GiB], the volume, its maximum, the rule of the day
//   out     each step with its time; the mean size; the size at the end; from when the data do not fit
//   errors  none
//
// Data grow linearly through the month. A step falls where free space goes below the share of the rule,
// and not before the quiet time since the last step is over. It adds the larger of a least step and a
// share of the volume, rounded up to whole GiB, and is not taken where it would pass the maximum. Times
// are exact shares of the month. The five minutes that free space must be short are not counted.
//
//   100 GiB that holds 91, 10 % free, steps of max(5 GiB, 12 %): 112 GiB from the start
#pragma once
#include <dbcost/core/quantity.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>
#include <vector>

namespace dbcost::inline v0_1::metering {

[[nodiscard]] inline ratio over(const ratio& value, const ratio& divisor) {
    return value * ratio(divisor.denominator(), divisor.numerator());
}

// Data on one volume, from the start of the month to its end.
struct data_line {
    ratio start, end;  // GiB
    [[nodiscard]] ratio mean() const { return (start + end) * ratio(1, 2); }
    [[nodiscard]] ratio at(const ratio& time) const { return start + (end - start) * time; }

    // When, from `earliest` on, they exceed a bound; none where they do not this month.
    [[nodiscard]] std::optional<ratio> exceeds(const ratio& bound, const ratio& earliest) const {
        if (earliest >= ratio(1)) return std::nullopt;
        if (at(earliest) > bound) return earliest;
        if (end <= bound || end <= start) return std::nullopt;
        return over(bound - start, end - start);
    }
};

struct autoscaling_rule {
    std::int64_t free_percent = 0, least_gib = 0, step_percent = 0;
    ratio quiet;  // between two steps, as a share of the month

    [[nodiscard]] std::int64_t next_size(std::int64_t gib) const {
        const auto share = to_int64(whole_up(ratio(integer(gib) * step_percent, 100)));
        return checked_add(gib, std::max(least_gib, share));
    }
    // Data above this leave too little free.
    [[nodiscard]] ratio trigger(std::int64_t gib) const {
        return {integer(gib) * (100 - free_percent), 100};
    }
};

struct volume_start {
    std::int64_t gib = 0;
    std::optional<std::int64_t> maximum_gib;  // none: the volume does not grow by itself
    ratio quiet;  // left of the quiet time after a step of the month before
};

struct volume_step {
    ratio at;  // share of the month
    std::int64_t from_gib = 0, to_gib = 0;

    friend bool operator==(const volume_step&, const volume_step&) = default;
};

struct volume_month {
    std::vector<volume_step> steps;
    std::int64_t end_gib = 0;
    ratio mean_gib;                  // each size for the time it is allocated
    std::optional<ratio> full_from;  // from when there are more data than volume
    ratio quiet;                     // left at the end of the month
};

namespace detail {

// The steps of the month; afterwards `start` is the volume as they leave it.
[[nodiscard]] inline std::vector<volume_step> autoscaling_steps(const data_line& data, const autoscaling_rule& rule,
                                                                volume_start& start) {
    std::vector<volume_step> steps;
    while (const auto at = data.exceeds(rule.trigger(start.gib), start.quiet)) {
        const auto next = rule.next_size(start.gib);
        if (next > *start.maximum_gib) break;
        steps.push_back({*at, start.gib, next});
        start.gib = next;
        start.quiet = *at + rule.quiet;
    }
    return steps;
}

// From when, between two times, the data exceed the size allocated then.
[[nodiscard]] inline std::optional<ratio> exceeds_between(const data_line& data, std::int64_t gib, const ratio& from,
                                                          const ratio& to) {
    const auto at = data.exceeds(ratio(gib), from);
    return at && *at < to ? at : std::nullopt;
}

}  // namespace detail

[[nodiscard]] inline volume_month grow_volume(const data_line& data, volume_start start,
                                              const autoscaling_rule& rule) {
    volume_month made;
    auto gib = start.gib;
    if (start.maximum_gib) made.steps = detail::autoscaling_steps(data, rule, start);
    made.end_gib = start.gib;
    made.quiet = start.quiet > ratio(1) ? start.quiet - ratio(1) : ratio(0);
    ratio since(0);
    const auto allocate_until = [&](const ratio& until) {
        made.mean_gib = made.mean_gib + ratio(gib) * (until - since);
        if (!made.full_from) made.full_from = detail::exceeds_between(data, gib, since, until);
        since = until;
    };
    for (const auto& step : made.steps) {
        allocate_until(step.at);
        gib = step.to_gib;
    }
    allocate_until(ratio(1));
    return made;
}

}  // namespace dbcost::metering
