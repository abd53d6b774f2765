// SPDX-License-Identifier: MIT
// Schedules, stated hours, stopped days and part months.
#include "io/scenario_rds_hours.hpp"

#include <charconv>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] bool is_hour(std::string_view text, int& hour) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), hour);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && hour >= 0 && hour <= 24;
}

// "weekdays 8-20", "daily 6-22", "always".
[[nodiscard]] result<running_schedule> parse_schedule(std::string_view text) {
    running_schedule made;
    if (text == "always") return made;
    const auto space = text.find(' ');
    const auto days = text.substr(0, space);
    const auto hours = space == text.npos ? std::string_view() : text.substr(space + 1);
    const auto dash = hours.find('-');
    const bool ok = (days == "weekdays" || days == "daily") && dash != hours.npos &&
                    is_hour(hours.substr(0, dash), made.from_hour) &&
                    is_hour(hours.substr(dash + 1), made.until_hour) && made.from_hour < made.until_hour;
    made.weekdays_only = days == "weekdays";
    if (ok) return made;
    return error{errc::bad_choice, "", shown(text), "days and hours, such as \"weekdays 8-20\", or \"always\"",
                 "days are weekdays or daily; hours run from 0 to 24, the earlier one first"};
}

[[nodiscard]] std::optional<std::int64_t> read_stopped(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    object_reader reader(*node, "a stop, such as {\"days\": 25}", problems);
    const auto days = integer_of(reader.required("days", "days at a stretch, such as 25"), 0, problems);
    reader.finish();
    return days;
}

// A month without a calendar cannot tell which part of it is meant: estimate says so.
[[nodiscard]] std::optional<date> read_day(const json_node* node, json_problems& problems) {
    return parsed_text(node, parse_date, problems, "a day in quotes");
}

void check_one_of(const object_reader& store, json_problems& problems) {
    constexpr std::array<std::string_view, 3> ways{"schedule", "hours", "stopped"};
    std::string_view first;
    for (const auto way : ways) {
        if (!store.has(way)) continue;
        if (first.empty()) {
            first = way;
            continue;
        }
        problems.add(pointer_to(pointer_of(store.node()), way), errc::contradiction,
                     "\"" + std::string(way) + "\" beside \"" + std::string(first) + "\"", "one of them",
                     "state when the instance runs, or for how many hours a month, or how long it is stopped");
    }
}

void check_days(const rds_running& running, const object_reader& store, json_problems& problems) {
    if (!running.from || !running.until || *running.from < *running.until) return;
    problems.add(pointer_to(pointer_of(store.node()), "until"), errc::contradiction, to_string(*running.until),
                 "a day after " + to_string(*running.from), "\"until\" is the first day on which it is gone");
}

}  // namespace

rds_running read_running(object_reader& store, json_problems& problems) {
    rds_running running;
    running.schedule = parsed_text(store.optional("schedule"), parse_schedule, problems, "days and hours in quotes");
    running.hours = quantity_of(store.optional("hours"), problems);
    running.stopped_days = read_stopped(store.optional("stopped"), problems);
    running.from = read_day(store.optional("from"), problems);
    running.until = read_day(store.optional("until"), problems);
    check_one_of(store, problems);
    check_days(running, store, problems);
    return running;
}

}  // namespace dbcost::io
