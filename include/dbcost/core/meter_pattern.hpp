// SPDX-License-Identifier: MIT
// A pattern names one meter or several.
//
//   "dynamodb.*", "rds.storage.*"      all meters below that name
//   "rds.instance-hours"               one meter, whatever its attributes
//   "rds.instance-hours[class=db.m5.large, deployment=multi-az]"    one meter with those attributes
//   ""                                 every meter
//
// errors: bad-meter, where no meter has that name or those attributes.
#pragma once
#include <dbcost/core/meter.hpp>

namespace dbcost::inline v0_1 {

struct meter_pattern {
    std::string text;

    // Whether it names several meters at once, of different units.
    [[nodiscard]] bool is_family() const { return text.empty() || text.ends_with(".*"); }
    [[nodiscard]] bool covers(const meter_key& key) const {
        const auto known = name(key.id);
        if (is_family()) return known.starts_with(std::string_view(text).substr(0, text.size() - !text.empty()));
        return text == known || text == to_string(key);
    }
};

namespace detail {

[[nodiscard]] inline bool names_a_meter(const meter_pattern& family) {
    return std::any_of(meters.begin(), meters.end(),
                       [&](const meter_info& known) { return family.covers({known.id, {}}); });
}

}  // namespace detail

[[nodiscard]] inline result<meter_pattern> parse_meter_pattern(std::string_view text) {
    const meter_pattern made{std::string(text)};
    if (text.ends_with(".*") && detail::names_a_meter(made)) return made;
    if (find_meter(text)) return made;
    const auto key = parse_meter_key(text);
    if (key) return made;
    auto problems = key.problems();
    const bool is_meter = find_meter(text.substr(0, text.find('['))).has_value();
    if (!is_meter) problems.front().expected = "a meter, or a family such as dynamodb.*";
    return problems;
}

}  // namespace dbcost
