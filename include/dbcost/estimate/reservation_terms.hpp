// SPDX-License-Identifier: MIT
// What every reservation has: a term, a place in it, hours that are paid, a fee paid in advance (rules D8, R7).
//
//   in      one reservation of the account, the month, the length of its term
//   out     its place in the term, or none; the quantities that it is paid by, in metering's form
//
// A term has 8,760 hours a year whatever the calendar says (R7.2): one that began in March 2019 ends a day
// before March 2020. Upfront fees are amortised over the term, or stand in the month in which they are
// paid (option `upfront`).
#pragma once
#include <dbcost/core/instalment.hpp>
#include <dbcost/meter/metered.hpp>
#include <dbcost/pool/reserved.hpp>

namespace dbcost::inline v0_1 {

// Dated facts about reservations, given by the caller.
struct reservation_facts {
    std::optional<std::int64_t> block_units, hours_1yr, hours_3yr;

    [[nodiscard]] std::optional<std::int64_t> hours_of(std::string_view term) const {
        return term == "3yr" ? hours_3yr : hours_1yr;
    }
};

// Where a month lies in a term: the part of the term that it is, and the month's hours around it.
struct term_position {
    instalment part;
    std::int64_t hours_before = 0, hours_after = 0;
};

// "2019-03" is the first of March.
[[nodiscard]] inline date start_of(const reservation& of) {
    return *parse_date(of.started.size() == 7 ? of.started + "-01" : of.started);
}

// Nothing when the term does not touch the month. A month without calendar lies at the term's start, or
// in a run over months as many hours later as the run has, and is in the term when the day of the prices is.
[[nodiscard]] inline std::optional<term_position> position_in_term(const date& start, std::int64_t term_hours,
                                                                   const billing_month& month,
                                                                   const date& as_of) {
    const auto hours_from_start = [&](const date& day) -> std::int64_t {
        return 24 * (std::chrono::sys_days(day) - std::chrono::sys_days(start)).count();
    };
    if (!month.first_day()) {
        const auto elapsed = hours_from_start(as_of);
        if (elapsed < 0 || elapsed >= term_hours) return std::nullopt;
        const auto from = std::min(month.hours_before(), term_hours);
        const auto to = std::min(month.hours_before() + month.hours(), term_hours);
        if (from == to) return std::nullopt;
        return term_position{{from, to, term_hours}, 0, month.hours() - (to - from)};
    }
    const auto first = hours_from_start(*month.first_day());
    const auto from = std::clamp<std::int64_t>(first, 0, term_hours);
    const auto to = std::clamp<std::int64_t>(first + month.hours(), 0, term_hours);
    if (from == to) return std::nullopt;
    return term_position{{from, to, term_hours}, from - first, first + month.hours() - to};
}

namespace detail {

[[nodiscard]] inline exact_profile reserved_profile(const term_position& where, const ratio& units) {
    exact_profile made;
    made.add(where.hours_before, ratio(0));
    made.add(hours(where.part), units);
    made.add(where.hours_after, ratio(0));
    return made;
}

[[nodiscard]] inline exact_profile sum_of(const exact_profile& a, const exact_profile& b) {
    return combined(a, b, [](const ratio& x, const ratio& y) { return x + y; });
}

[[nodiscard]] inline std::string region_of(const reservation& of, const scenario& from) {
    return of.region.empty() ? from.region : of.region;
}

// An upfront fee of so many units: over the term, or in the month in which the term begins; once, where
// that month has no day on which it could be paid.
inline void post_fee(metering::metered fee, const term_position& where, const scenario& from,
                     metering::metered_store& made) {
    if (from.options.upfront == upfront_view::amortised) {
        fee.paid = where.part;
        made.quantities.push_back(std::move(fee));
    } else if (where.part.from_hours == 0) {
        (from.month.first_day() ? made.quantities : made.one_off).push_back(std::move(fee));
    }
}

[[nodiscard]] inline std::string view_text(const scenario& from) {
    return from.options.upfront == upfront_view::cash ? "cash, in the month it is paid" : "amortised over the term";
}

[[nodiscard]] inline default_note same_in_every_hour(const stated_usage& stated) {
    return {stated.place, "the same in every hour", "reservations cover hour by hour, and stated usage has no hours"};
}

[[nodiscard]] inline error unknown_term(const reservation& of, const date& as_of) {
    return {errc::price_missing, of.place + "/term", "\"" + of.term + "\" on " + to_string(as_of),
            "a term whose length is known on that day", "choose a day in 2019"};
}

}  // namespace detail

}  // namespace dbcost
