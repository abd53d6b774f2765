// SPDX-License-Identifier: MIT
// PostgreSQL versions, and which of them a class runs (rule R10).
//
//   parse_version("9.6.9")      // series "9.6", minor 9
//   parse_version("11.5")       // series "11", minor 5; "11" has no minor
//   check_version(at)           // refused-by-aws where the class lacks the version of the store
//
// Classes of the Nitro system need a least minor version of each series, and no series before 9.6; some large
// t2 run 9.x only. A version that is not stated is not checked.
#pragma once
#include <charconv>
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::metering {

struct postgres_version {
    std::string series;  // "9.6", "10", "11"
    std::int64_t major = 0;
    std::optional<std::int64_t> minor;
};

namespace detail {

[[nodiscard]] inline std::optional<std::int64_t> whole_number_of(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace detail

// Before 10, the first two numbers are the series; from 10 on, the first alone. None for what is no version.
[[nodiscard]] inline std::optional<postgres_version> parse_version(std::string_view text) {
    const auto major = detail::whole_number_of(text.substr(0, text.find('.')));
    if (!major) return std::nullopt;
    auto end = text.find('.');
    if (*major < 10) end = end == text.npos ? text.npos : text.find('.', end + 1);
    postgres_version made{std::string(text.substr(0, end)), *major, std::nullopt};
    if (*major < 10 && !detail::whole_number_of(std::string_view(made.series).substr(made.series.find('.') + 1))) {
        return std::nullopt;
    }
    if (end == text.npos) return made;
    made.minor = detail::whole_number_of(text.substr(end + 1));
    return made.minor ? std::optional(made) : std::nullopt;
}

inline void check_version(rds_metering& at) {
    const auto& text = at.settings.version;
    if (text.empty()) return;
    const auto version = parse_version(text);
    const auto& limits = at.limits.version;
    const auto refuse = [&](const std::string& expected) {
        at.refuse("version", "PostgreSQL " + text + " on " + at.settings.instance_class, expected + " (rule R10)");
    };
    if (!version) {
        at.problems.push_back({errc::bad_choice, at.place_of("version"), "\"" + text + "\"",
                               "a version of PostgreSQL, such as \"11.5\" or \"9.6.9\"", "write its numbers alone"});
    } else if (limits.newest_major && version->major > *limits.newest_major) {
        refuse("PostgreSQL " + std::to_string(*limits.newest_major) + ".x at the newest on this class");
    } else if (limits.least_minor && version->minor && *version->minor < *limits.least_minor) {
        refuse("at least " + version->series + "." + std::to_string(*limits.least_minor) + " on this class");
    } else if (limits.has_least && !limits.least_minor && version->major < 10) {
        refuse("a series from 9.6 on on this class");
    }
}

}  // namespace dbcost::metering
