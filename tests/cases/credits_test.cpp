// SPDX-License-Identifier: MIT
// Every file of tests/cases/credits is a test: a burstable class, a utilisation, and the hours that
// follow, derived by hand step by step in the file. docs/howto/add-a-case.md has the format.
#include <dbcost/meter/rds_cpu.hpp>
#include <gtest/gtest.h>

#include "cases/case_file.hpp"
#include "cases/case_folder.hpp"

namespace credits_test {

using namespace dbcost;
using namespace dbcost::cases;

struct credit_case {
    std::string sentence, rule, why;
    metering::burst_facts of;
    cpu_usage cpu;
    hour_profile running;
    surplus_vcpus count = surplus_vcpus::actual;
    std::vector<std::string> hours;
    text_map numbers;
};

[[nodiscard]] std::optional<ratio> count_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return *parse_count(text);
}

// "24 hours of 25%".
void add_load(std::vector<ratio>& load, const std::string& text) {
    const auto middle = text.find(" hours of ");
    if (middle == text.npos) throw case_error("a load such as \"24 hours of 25%\", not \"" + text + "\"");
    const auto hours = static_cast<std::size_t>(std::stoul(text.substr(0, middle)));
    load.insert(load.end(), hours, *parse_share(text.substr(middle + 10)));
}

[[nodiscard]] metering::burst_facts read_class(members& given) {
    const ratio vcpu = *parse_count(given.need_text("vcpu"));
    return {to_int64(vcpu.numerator()), *parse_count(given.need_text("credits_per_hour")),
            *parse_count(given.need_text("cap")), count_of(given.text("launch")).value_or(ratio(0)),
            given.need_text("mode") == "unlimited"};
}

void read_given(credit_case& into, const json& node) {
    members given(node, "/given");
    into.of = read_class(given);
    into.cpu.credits = count_of(given.text("credits"));
    into.cpu.surplus = count_of(given.text("surplus"));
    for (const auto& part : given.texts("load")) add_load(into.cpu.hourly, part);
    into.running = hour_profile::of(static_cast<std::int64_t>(into.cpu.hourly.size()), 1);
    if (given.text("stops") == "yes") into.running.add(1, 0);
    if (given.text("surplus_vcpus") == name(surplus_vcpus::one)) into.count = surplus_vcpus::one;
    given.finish();
}

[[nodiscard]] credit_case read_credits(const fs::path& path) {
    std::ifstream file(path);
    const json node = parse_strictly(file);
    members all(node, "");
    credit_case one;
    one.sentence = all.need_text("case");
    one.rule = all.need_text("rule");
    one.why = all.need_text("why");
    if (all.texts("steps").empty()) throw case_error("the derivation, step by step, in \"steps\"");
    read_given(one, all.need("given"));
    one.hours = all.texts("hours");
    one.numbers = all.map("expect");
    all.finish();
    return one;
}

[[nodiscard]] std::string hour_text(std::int64_t hour, const metering::credit_hour& seen) {
    using metering::text_of;
    return std::to_string(hour) + ": balance " + text_of(seen.end.balance()) + ", surplus " +
           text_of(seen.end.surplus()) + ", charged " + text_of(seen.charged) + ", throttled " +
           text_of(seen.throttled);
}

[[nodiscard]] text_map numbers_of(const credit_case& one, const metering::credit_month& seen) {
    using metering::text_of;
    return {{"charged", text_of(seen.charged)},
            {"vcpu_hours", text_of(metering::surplus_vcpu_hours(one.of, seen.charged, one.count))},
            {"throttled", text_of(seen.throttled)},
            {"surplus_at_the_end", text_of(seen.end.surplus())},
            {"balance_at_the_end", text_of(seen.end.balance())}};
}

void check(const fs::path& path) {
    const auto one = read_credits(path);
    SCOPED_TRACE(one.sentence + "\nrule " + one.rule + ": " + one.why);
    std::vector<std::string> hours;  // those that the case names
    const auto seen = metering::run_credits(
        one.of, one.cpu.hourly, metering::start_of_month(one.cpu, one.of), one.running,
        [&](std::int64_t hour, const metering::credit_hour& at) {
            const auto start = std::to_string(hour) + ":";
            const bool named = std::any_of(one.hours.begin(), one.hours.end(),
                                           [&](const auto& text) { return text.starts_with(start); });
            if (named) hours.push_back(hour_text(hour, at));
        });
    EXPECT_EQ(hours, one.hours);
    EXPECT_EQ(numbers_of(one, seen), one.numbers);
}

const std::size_t registered = register_cases("credits", check);

TEST(credit_cases, are_ten_at_least) { EXPECT_GE(registered, 10U); }

}  // namespace credits_test
