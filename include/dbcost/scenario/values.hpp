// SPDX-License-Identifier: MIT
// The small values users write as text: sizes, rates, shares, counts.
//
//   parse_size("1.2 KB")          // bytes(1229): 1,024-based, fractional bytes round up
//   parse_rate("500000/day")      // a mean; also /second /minute /hour /week /month
//   parse_share("3%")             // ratio(3, 100); 0% to 100%
//   parse_count("42177000.5")     // ratio
//
// A month-rate is an exact count; every other rate is spread over the hours of the billing month:
//   monthly_count(*parse_rate("500000/day"), hours_730)   // ratio(500000 * 730, 24)
//
// Errors: bad-size, bad-rate, bad-share, bad-number, out-of-range. Place is left to the caller.
#pragma once
#include <array>
#include <dbcost/core/month.hpp>
#include <dbcost/core/nearest.hpp>
#include <dbcost/core/units.hpp>

namespace dbcost::inline v0_1 {

struct rate {
    ratio count;                      // events in one period
    std::int64_t period_seconds = 0;  // 0: the billing month itself
    std::string text;                 // as the user wrote it

    friend bool operator==(const rate&, const rate&) = default;
};

[[nodiscard]] inline ratio monthly_count(const rate& events, const billing_month& month) {
    if (events.period_seconds == 0) return events.count;
    return events.count * ratio(month.seconds(), events.period_seconds);
}

namespace detail {

struct named_factor {
    std::string_view name;
    std::int64_t factor;
};

inline constexpr std::array<named_factor, 11> size_units{{{"B", 1},
                                                          {"bytes", 1},
                                                          {"KB", bytes_per_kb},
                                                          {"KiB", bytes_per_kb},
                                                          {"MB", bytes_per_mb},
                                                          {"MiB", bytes_per_mb},
                                                          {"GB", bytes_per_gb},
                                                          {"GiB", bytes_per_gb},
                                                          {"TB", bytes_per_tb},
                                                          {"TiB", bytes_per_tb},
                                                          {"byte", 1}}};

inline constexpr std::array<named_factor, 6> rate_periods{{{"second", 1},
                                                           {"minute", 60},
                                                           {"hour", 3600},
                                                           {"day", 86400},
                                                           {"week", 604800},
                                                           {"month", 0}}};

template <std::size_t N>
[[nodiscard]] const named_factor* find_factor(const std::array<named_factor, N>& known,
                                              std::string_view name) {
    for (const auto& candidate : known) {
        if (candidate.name == name) return &candidate;
    }
    return nullptr;
}

[[nodiscard]] inline std::string quoted(std::string_view text) {
    return "\"" + std::string(text.substr(0, 60)) + "\"";
}

[[nodiscard]] inline error bad_size(std::string_view text) {
    return {errc::bad_size, "", quoted(text), "a number and a unit, such as \"400 B\" or \"1.2 KB\"",
            "units are B, KB, MB, GB, TB (all 1,024-based; GiB means the same as GB)"};
}

[[nodiscard]] inline error bad_rate(std::string_view text) {
    return {errc::bad_rate, "", quoted(text), "a count for a period, such as \"500000/day\"",
            "periods are second, minute, hour, day, week and month; a rate is never negative"};
}

}  // namespace detail

[[nodiscard]] inline result<ratio> parse_count(std::string_view text) {
    const auto number = parse_decimal<10>(text);
    if (!number) return number.problems();
    if (*number < decimal<10>{}) {
        return error{errc::out_of_range, "", detail::quoted(text), "a number that is not negative",
                     "drop the minus sign, or leave the key out"};
    }
    return ratio(*number);
}

[[nodiscard]] inline result<bytes> parse_size(std::string_view text) {
    const auto space = text.find(' ');
    const auto* unit = space == std::string_view::npos
                           ? nullptr
                           : detail::find_factor(detail::size_units, text.substr(space + 1));
    const auto number = parse_decimal<10>(text.substr(0, space));
    if (unit == nullptr || !number || *number < decimal<10>{}) return detail::bad_size(text);
    const integer whole = whole_up(ratio(*number) * ratio(unit->factor));
    if (whole > std::numeric_limits<std::int64_t>::max() / 1024) return detail::bad_size(text);
    return bytes(to_int64(whole));
}

[[nodiscard]] inline result<rate> parse_rate(std::string_view text) {
    const auto slash = text.find('/');
    const auto* period = slash == std::string_view::npos
                             ? nullptr
                             : detail::find_factor(detail::rate_periods, text.substr(slash + 1));
    const auto number = parse_decimal<10>(text.substr(0, slash));
    if (period == nullptr || !number || *number < decimal<10>{}) return detail::bad_rate(text);
    return rate{ratio(*number), period->factor, std::string(text)};
}

namespace detail {

// What was meant by a share without its sign: 0.01 is 1%, and 5 is 5%.
[[nodiscard]] inline std::string share_remedy(const result<decimal<10>>& number, bool percent) {
    const bool fraction = number && *number > decimal<10>{} && *number < decimal<10>::whole(1);
    const bool inside = number && *number >= decimal<10>{} && *number <= decimal<10>::whole(100);
    if (percent || !inside) return "write a share like \"90%\"";
    return "write \"" + to_string(close(ratio(*number) * ratio(fraction ? 100 : 1), half_even)) + "%\"";
}

}  // namespace detail

// "0%" to "100%"; at most ten digits after the point.
[[nodiscard]] inline result<ratio> parse_share(std::string_view text) {
    const bool percent = text.ends_with('%');
    const auto number = parse_decimal<10>(percent ? text.substr(0, text.size() - 1) : text);
    const bool inside = number && *number >= decimal<10>{} && *number <= decimal<10>::whole(100);
    if (!percent || !inside) {
        return error{errc::bad_share, "", detail::quoted(text), "a percentage from \"0%\" to \"100%\"",
                     detail::share_remedy(number, percent)};
    }
    return ratio(*number) * ratio(1, 100);
}

}  // namespace dbcost
