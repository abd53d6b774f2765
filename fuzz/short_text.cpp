// SPDX-License-Identifier: MIT
// Numbers, sizes, rates, shares, days, months, meters and ranges: what is taken prints as it was meant.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/analysis/cost_range.hpp>
#include <dbcost/core/meter_pattern.hpp>
#include <dbcost/demand/item_value.hpp>
#include <dbcost/scenario/values.hpp>

#include <algorithm>

namespace dbcost::fuzz {

namespace {

// The digits of a decimal as arithmetic never touched them: no zeros at the end, no -0.
[[nodiscard]] std::string canonical(std::string text) {
    if (text.find('.') != text.npos) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

// A reader refuses with reasons that can be printed; a number beyond the arithmetic is such a reason.
template <class Parse, class Check>
void check_reader(std::string_view text, Parse parse, Check check) {
    const auto made = guard_overflow("input", [&] { return parse(text); });
    if (made) return check(*made);
    for (auto problem : made.problems()) {
        problem.place = "input";  // which is left to the caller
        check_problems({problem});
    }
}

template <int Scale>
void check_decimal(std::string_view text) {
    check_reader(text, parse_decimal<Scale>, [&](const decimal<Scale>& value) {
        require(to_string(value) == canonical(std::string(text)), "a decimal keeps its digits");
        const auto fixed = parse_decimal<Scale>(to_fixed(value));
        require(fixed && *fixed == value, "a decimal with all digits of its scale is the same");
    });
}

void check_size(std::string_view text) {
    check_reader(text, parse_size, [](bytes size) {
        const auto again = parse_size(std::to_string(size.count()) + " B");
        require(again && *again == size, "a size in bytes is the same size");
    });
}

void check_rate(std::string_view text) {
    check_reader(text, parse_rate, [&](const rate& events) {
        require(events.text == text && events.count >= ratio(), "a rate keeps its words and is not negative");
    });
}

void check_share(std::string_view text) {
    check_reader(text, parse_share, [](const ratio& share) {
        require(share >= ratio() && share <= ratio(1), "a share is a part of one");
    });
}

// Texts that print as they were read.
template <class Parse, class Print>
void check_faithful(std::string_view text, Parse parse, Print print) {
    check_reader(text, parse, [&](const auto& value) { require(print(value) == text, "it prints as it was read"); });
}

// A range of few values has those values; a longer one is only looked at.
void check_range(std::string_view text) {
    check_reader(text, parse_value_range, [&](const value_range& range) {
        const auto again = parse_value_range(range.text_at(0) + ".." + range.text_at(range.size() - 1));
        require(again && again->unit == range.unit, "the ends of a range are a range");
    });
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits > 4) return;
    check_reader(text, parse_values, [](const auto& values) { require(!values.empty(), "a list has values"); });
}

}  // namespace

void short_text(std::string_view text) {
    check_decimal<0>(text);
    check_decimal<10>(text);
    check_decimal<20>(text);
    check_size(text);
    check_rate(text);
    check_share(text);
    check_faithful(text, parse_date, [](const date& day) { return to_string(day); });
    check_faithful(text, parse_month, [](const billing_month& month) { return month.name(); });
    check_faithful(text, parse_meter_key, [](const meter_key& key) { return to_string(key); });
    check_faithful(text, parse_meter_pattern, [](const meter_pattern& pattern) { return pattern.text; });
    check_reader(text, parse_count, [](const ratio& count) { require(count >= ratio(), "a count is not negative"); });
    check_reader(text, demand::parse_item_number, [](const demand::item_number& number) {
        require(number.digits.size() <= demand::number_digits, "a number of an item has at most 38 digits");
    });
    check_range(text);
    check_reader(text, parse_uncertain, [](const uncertain_value& value) {
        require(value.mid >= 0 && value.mid < value.range.size(), "the middle lies within its range");
    });
}

}  // namespace dbcost::fuzz
