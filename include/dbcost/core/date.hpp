// SPDX-License-Identifier: MIT
// Calendar days, as prices are dated: ISO text, proleptic Gregorian, UTC.
//
//   parse_date("2019-09-15")     // a date
//   parse_date("2019-02-29")     // bad-date
//   to_string(day)               // "2019-09-15"
#pragma once
#include <chrono>
#include <dbcost/core/decimal.hpp>

namespace dbcost::inline v0_1 {

using date = std::chrono::year_month_day;

[[nodiscard]] inline std::string two_digits(unsigned value) {
    return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

[[nodiscard]] inline std::string to_string(const date& day) {
    const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
    return two_digits(year / 100) + two_digits(year % 100) + "-" +
           two_digits(static_cast<unsigned>(day.month())) + "-" +
           two_digits(static_cast<unsigned>(day.day()));
}

namespace detail {

// Digits at [from, from+count) as a number; the caller has checked that they are digits.
[[nodiscard]] inline int digits_at(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) value = value * 10 + (c - '0');
    return value;
}

[[nodiscard]] inline bool matches_digits(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
    }
    return true;
}

[[nodiscard]] inline date make_date(int year, int month, int day) {
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
}

}  // namespace detail

[[nodiscard]] inline result<date> parse_date(std::string_view text) {
    if (detail::matches_digits(text, "0000-00-00")) {
        const date day = detail::make_date(detail::digits_at(text, 0, 4), detail::digits_at(text, 5, 2),
                                           detail::digits_at(text, 8, 2));
        if (day.ok()) return day;
    }
    return error{errc::bad_date, "", "\"" + std::string(text.substr(0, 40)) + "\"",
                 "a day that exists, as YYYY-MM-DD", "write it like \"2019-09-15\""};
}

}  // namespace dbcost
