// SPDX-License-Identifier: MIT
// PostgreSQL versions, and which of them a class runs (rule R10).
//
//   parse_version("9.6.9")      // series "9.6", minor 9
//   parse_version("11.5")       // series "11", minor 5; "11" has no minor
//   lacks_version(limits, *parse_version("9.6.8"))      // "at least 9.6.9", on a class that needs it
//
// Classes of the Nitro system need a least minor version of each series, and no series before 9.6; some large
// t2 run 9.x only. A version that is not stated is not checked.
#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dbcost::inline v0_1::metering {

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

// What a class runs, by the facts of the day; a fact that is not known is not checked.
struct version_limits {
    std::optional<std::int64_t> least_minor;   // of the series of the version in question
    std::optional<std::int64_t> newest_major;
    bool has_least = false;                    // whether it needs a least version of any series
};

// What the class would need instead of a version; none where it runs it.
[[nodiscard]] inline std::optional<std::string> lacks_version(const version_limits& of, const postgres_version& version) {
    if (of.newest_major && version.major > *of.newest_major) {
        return "PostgreSQL " + std::to_string(*of.newest_major) + ".x at the newest";
    }
    if (of.least_minor && version.minor && *version.minor < *of.least_minor) {
        return "at least " + version.series + "." + std::to_string(*of.least_minor);
    }
    if (of.has_least && !of.least_minor && version.major < 10) return "a series from 9.6 on";
    return std::nullopt;
}

}  // namespace dbcost::metering
