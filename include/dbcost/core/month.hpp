// SPDX-License-Identifier: MIT
// The billing month: an argument of every bill, never a constant in a formula.
//
//   calendar_month(2019, 2)     // 672 hours, 20 weekdays, prices of 2019-02-01
//   hours_730                   // the average month of estimates: 730 hours = 8,760 / 12
//   days_30                     // 720 hours
//   parse_month("2019-09")      // also "730 hours" and "30 days"; anything else is bad-month
//
// Rule G1 (three month lengths are in use; the bill names the one it took).
#pragma once
#include <dbcost/core/date.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>

namespace dbcost {

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
    friend bool operator==(const billing_month&, const billing_month&) = default;

private:
    billing_month(std::int64_t hours, std::string name, std::optional<date> first_day)
        : hours_(hours), name_(std::move(name)), first_day_(first_day) {}
    std::int64_t hours_;
    std::string name_;
    std::optional<date> first_day_;
};

inline const billing_month hours_730 = billing_month::of_hours(730, "730 hours");
inline const billing_month days_30 = billing_month::of_hours(720, "30 days");

[[nodiscard]] inline billing_month calendar_month(int year, unsigned month) {
    return billing_month::of_calendar(std::chrono::year(year) / std::chrono::month(month));
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
