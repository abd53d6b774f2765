// SPDX-License-Identifier: MIT
// Every file of tests/cases/scaling is a test: a capacity setting, a load, and the trace that follows,
// derived by hand step by step in the file. docs/howto/add-a-case.md has the format.
#include <dbcost/meter/capacity_run.hpp>
#include <gtest/gtest.h>

#include "cases/case_file.hpp"
#include "cases/case_folder.hpp"
#include "support/text.hpp"

namespace scaling_test {

using namespace dbcost;
using namespace dbcost::cases;

struct scaling_case {
    std::string sentence, rule, why;
    capacity_setting write;
    metering::capacity_rules rules;
    std::vector<std::int64_t> load;  // half units of each minute
    std::vector<std::string> events;
    text_map numbers;
};

[[nodiscard]] std::int64_t whole(const std::string& text) { return to_int64(parse_decimal<0>(text)->coefficient()); }
[[nodiscard]] std::int64_t whole_or(const std::string& text, std::int64_t otherwise) {
    return text.empty() ? otherwise : whole(text);
}

// "60 minutes of 1000": units a second.
void add_load(std::vector<std::int64_t>& load, const std::string& text) {
    const auto middle = text.find(" minutes of ");
    if (middle == text.npos) throw case_error("a load such as \"60 minutes of 1000\", not \"" + text + "\"");
    const ratio half_units = *parse_count(text.substr(middle + 12)) * ratio(metering::half_units_a_minute);
    if (half_units.denominator() != 1) throw case_error("a load in half units a minute: " + text);
    load.insert(load.end(), static_cast<std::size_t>(whole(text.substr(0, middle))),
                to_int64(half_units.numerator()));
}

void read_given(scaling_case& into, const json& node) {
    members given(node, "/given");
    into.write.scaled = capacity_setting::scaling{whole(given.need_text("min")), whole(given.need_text("max")),
                                                  *parse_share(given.need_text("target"))};
    into.rules.habits.out_minutes = whole_or(given.text("scale_out_minutes"), 2);
    into.rules.habits.in_minutes = whole_or(given.text("scale_in_minutes"), 15);
    into.rules.decreases = {4, 60};
    for (const auto& part : given.texts("load")) add_load(into.load, part);
    given.finish();
}

[[nodiscard]] scaling_case read_scaling(const fs::path& path) {
    std::ifstream file(path);
    const json node = parse_strictly(file);
    members all(node, "");
    scaling_case one{all.need_text("case"), all.need_text("rule"), all.need_text("why"), {}, {}, {}, {}, {}};
    if (all.texts("steps").empty()) throw case_error("the derivation, step by step, in \"steps\"");
    read_given(one, all.need("given"));
    one.numbers = all.map("expect");
    one.events = all.texts("events");
    all.finish();
    return one;
}

// "601 scale-out 205": at the end of the minute, the capacity of the next one.
struct seen_month {
    metering::capacity_outcome outcome;
    std::vector<std::string> events;
};

[[nodiscard]] seen_month simulate(const scaling_case& one) {
    seen_month seen;
    std::string open;
    const capacity_setting none{1, {}, {}};
    const auto sink = [&](std::size_t, std::int64_t minute, const metering::minute_outcome& at) {
        if (!open.empty()) seen.events.push_back(open + std::to_string(at.capacity));
        open.clear();
        if (at.event == metering::scaling_event::none) return;
        open = std::to_string(minute) + " " + std::string(metering::name(at.event)) + " ";
    };
    auto made = metering::run_capacity({&none, &one.write}, {std::span<const std::int64_t>(), one.load},
                                       one.rules, sink);
    seen.outcome = std::move(made[1]);
    return seen;
}

[[nodiscard]] text_map numbers_of(const metering::capacity_outcome& of) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    return {{"unit_hours_max_in_hour", test::text(of.unit_hours(hourly_capacity::max_in_hour))},
            {"unit_hours_time_weighted", test::text(of.unit_hours(hourly_capacity::time_weighted))},
            {"scale_outs", number(of.outs)},
            {"scale_ins", number(of.ins)},
            {"refused_decreases", number(of.refused)},
            {"throttled_units", test::text(ratio(of.throttled, 2))},
            {"throttled_minutes", number(of.throttled_minutes)},
            {"least", number(of.least)},
            {"most", number(of.most)}};
}

void check(const fs::path& path) {
    const auto one = read_scaling(path);
    SCOPED_TRACE(one.sentence + "\nrule " + one.rule + ": " + one.why);
    const auto seen = simulate(one);
    EXPECT_EQ(seen.events, one.events);
    EXPECT_EQ(numbers_of(seen.outcome), one.numbers);
}

const std::size_t registered = register_cases("scaling", check);

TEST(scaling_cases, are_three_at_least) { EXPECT_GE(registered, 3U); }

}  // namespace scaling_test
