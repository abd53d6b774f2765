// SPDX-License-Identifier: MIT
// The billing month: an argument of every bill, never a constant in a formula.
//
//   calendar_month(2019, 2)     // 672 hours, 20 weekdays, prices of 2019-02-01
//   hours_730                   // the average month of estimates: 730 hours = 8,760 / 12
//   days_30                     // 720 hours
//   parse_month("2019-09")      // also "730 hours" and "30 days"; anything else is bad-month
//   month_after(calendar_month(2019, 12))      // 2020-01
//
// Rule G1 (three month lengths are in use; the bill names the one it took).
#pragma once
#include <dbcost/core/date.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>

namespace dbcost::inline v0_1 {

class billing_month {
public:
    [[nodiscard]] static billing_month of_hours(std::int64_t hours, std::string name) {
        return {hours, std::move(name), std::nullopt};
    }
    [[nodiscard]] static billing_month of_calendar(std::chrono::year_month month) {
        const date first = month / 1;
        const date last = month / std::chrono::last;
        const auto days = static_cast<std::int64_t>(static_cast<unsigned>(last.day()));
        return {days * 24, to_string(first).substr(0, 7), first};
    }

    [[nodiscard]] std::int64_t hours() const { return hours_; }
    [[nodiscard]] std::int64_t seconds() const { return hours_ * 3600; }
    [[nodiscard]] ratio days() const { return {hours_, 24}; }
    // As users write it: "730 hours", "30 days", "2019-09".
    [[nodiscard]] const std::string& name() const { return name_; }
    // In a run over months without calendar: the hours of those before this one.
    [[nodiscard]] std::int64_t hours_before() const { return hours_before_; }
    // The first day of a calendar month; conventions have none.
    [[nodiscard]] const std::optional<date>& first_day() const { return first_day_; }
    // Mondays to Fridays of a calendar month; five sevenths of the days of a convention.
    [[nodiscard]] ratio weekdays() const {
        if (!first_day_) return days() * ratio(5, 7);
        std::int64_t count = 0;
        const std::chrono::sys_days first = *first_day_;
        for (std::int64_t day = 0; day < hours_ / 24; ++day) {
            const std::chrono::weekday weekday(first + std::chrono::days(day));
            count += weekday.iso_encoding() <= 5 ? 1 : 0;
        }
        return ratio(count);
    }
    // The month after a calendar month; a convention is followed by itself, so many hours later.
    [[nodiscard]] friend billing_month month_after(const billing_month& month) {
        if (month.first_day_) {
            const auto& first = *month.first_day_;
            return of_calendar(std::chrono::year_month(first.year(), first.month()) + std::chrono::months(1));
        }
        auto next = month;
        next.hours_before_ += month.hours_;
        return next;
    }
    friend bool operator==(const billing_month&, const billing_month&) = default;

private:
    billing_month(std::int64_t hours, std::string name, std::optional<date> first_day)
        : hours_(hours), name_(std::move(name)), first_day_(first_day) {}
    std::int64_t hours_;
    std::string name_;
    std::optional<date> first_day_;
    std::int64_t hours_before_ = 0;
};

inline const billing_month hours_730 = billing_month::of_hours(730, "730 hours");
inline const billing_month days_30 = billing_month::of_hours(720, "30 days");

[[nodiscard]] inline billing_month calendar_month(int year, unsigned month) {
    return billing_month::of_calendar(std::chrono::year(year) / std::chrono::month(month));
}

// "2019-02-03 14:07", or in a month without calendar "day 3, 14:07".
[[nodiscard]] inline std::string minute_text(const billing_month& month, std::int64_t minute) {
    const auto day = minute / (24 * 60);
    const auto in_day = static_cast<unsigned>(minute % (24 * 60));
    const auto clock = two_digits(in_day / 60) + ":" + two_digits(in_day % 60);
    if (!month.first_day()) return "day " + std::to_string(day + 1) + ", " + clock;
    return to_string(date(std::chrono::sys_days(*month.first_day()) + std::chrono::days(day))) + " " + clock;
}

[[nodiscard]] inline result<billing_month> parse_month(std::string_view text) {
    if (text == hours_730.name()) return hours_730;
    if (text == days_30.name()) return days_30;
    if (detail::matches_digits(text, "0000-00")) {
        const auto month = std::chrono::year(detail::digits_at(text, 0, 4)) /
                           std::chrono::month(static_cast<unsigned>(detail::digits_at(text, 5, 2)));
        if (month.ok()) return billing_month::of_calendar(month);
    }
    return error{errc::bad_month, "", "\"" + std::string(text.substr(0, 40)) + "\"",
                 "\"730 hours\", \"30 days\" or a calendar month such as \"2019-09\"",
                 "name one of the three; 730 hours is what estimates use"};
}

}  // namespace dbcost
