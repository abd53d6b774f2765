// SPDX-License-Identifier: MIT
// Values that vary: a range of numbers with one unit, or a list of values.
//
//   auto range = parse_value_range("10/day..500/day");
//   range->size()                                  // 491: 10/day, 11/day, ... 500/day
//   range->text_at(490)                            // "500/day"
//   parse_values("1 KB..64 KB x2")                 // 1 KB, 2 KB, 4 KB, ... 64 KB
//   parse_values("gp2,io1")                        // the two
//
// Numbers go in steps of the last digit typed: "0.5..2" is 0.5, 0.6, ... 2. `step S` goes by S, which has no
// finer digit; `xF` multiplies by F (at most four digits after its point), rounded half-up to that digit, and
// goes up by one digit where that would stand still.
// What a value means is left to the scenario; only the numbers and that both ends have the same unit are
// looked at here.
//
// errors: bad-choice (no range, no stride), bad-number, out-of-range (an end below its start, more than 64 bits or than
// `most_values`). Place is left to the caller.
#pragma once
#include <dbcost/core/decimal.hpp>
#include <vector>

namespace dbcost::inline v0_1 {

inline constexpr std::int64_t most_values = 1'000'000;  // of an axis: they are kept

struct value_range {
    std::int64_t first = 0, last = 0;  // in steps of the last digit
    int digits = 0;                    // after the point
    std::string unit;                  // all that follows the number: "/day", " GiB", "%"

    [[nodiscard]] std::int64_t size() const { return last - first + 1; }
    [[nodiscard]] std::string text_of(std::int64_t step) const {
        return detail::without_trailing_zeros(detail::fixed_text(step, digits)) + unit;
    }
    [[nodiscard]] std::string text_at(std::int64_t position) const { return text_of(first + position); }
};

[[nodiscard]] inline result<value_range> parse_value_range(std::string_view text);
[[nodiscard]] inline result<std::vector<std::string>> parse_values(std::string_view text);

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

struct number_and_unit {
    std::string_view number, unit;
};

[[nodiscard]] inline number_and_unit split_unit(std::string_view text) {
    const auto end = std::min(text.find_first_not_of("-.0123456789"), text.size());
    return {text.substr(0, end), text.substr(end)};
}

[[nodiscard]] inline int digits_after_point(std::string_view number) {
    const auto point = number.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

// A number in steps of a digit: "0.5" at two digits is 50. A finer one is refused: nothing rounds here.
[[nodiscard]] inline result<std::int64_t> steps_of(std::string_view number, int digits) {
    constexpr int most_digits = 10;
    const auto exact = parse_decimal<most_digits>(number);
    if (!exact) return exact.problems();
    const auto unit = power_of_ten(most_digits - std::min(digits, most_digits));
    const integer steps = exact->coefficient() / unit;
    if (steps * unit != exact->coefficient()) return bad_number(number, digits);
    return guard_overflow("", [&]() -> result<std::int64_t> { return to_int64(steps); });
}

// Numbers between "..", with one unit, in steps of the finest digit typed.
struct rising_steps {
    std::vector<std::int64_t> steps;
    int digits = 0;
    std::string unit;
};

[[nodiscard]] inline std::vector<number_and_unit> split_dots(std::string_view text) {
    std::vector<number_and_unit> parts;
    for (auto dots = text.find(".."); dots != std::string_view::npos; dots = text.find("..")) {
        parts.push_back(split_unit(text.substr(0, dots)));
        text.remove_prefix(dots + 2);
    }
    parts.push_back(split_unit(text));
    return parts;
}

// `count` of them; `shape` is what was expected in words.
[[nodiscard]] inline result<rising_steps> parse_rising(std::string_view text, std::size_t count,
                                                      std::string_view shape) {
    const auto parts = split_dots(text);
    const auto seen = "\"" + std::string(text.substr(0, 60)) + "\"";
    const auto same_unit = [&](const auto& part) { return part.unit == parts.front().unit; };
    if (parts.size() != count || !std::all_of(parts.begin(), parts.end(), same_unit)) {
        return error{errc::bad_choice, "", seen, std::string(shape),
                     "write numbers with \"..\" between them, and the same unit"};
    }
    rising_steps made{{}, 0, std::string(parts.front().unit)};
    for (const auto& part : parts) made.digits = std::max(made.digits, digits_after_point(part.number));
    for (const auto& part : parts) {
        const auto step = steps_of(part.number, made.digits);
        if (!step) return step.problems();
        made.steps.push_back(*step);
    }
    const auto distance = integer(made.steps.back()) - made.steps.front();
    const bool rises = std::is_sorted(made.steps.begin(), made.steps.end());
    if (rises && distance < std::numeric_limits<std::int64_t>::max()) return made;
    return error{errc::out_of_range, "", seen, "numbers that do not fall", "write the smaller number first"};
}

}  // namespace detail

inline result<value_range> parse_value_range(std::string_view text) {
    const auto read = detail::parse_rising(text, 2, "two numbers with the same unit, such as \"1/day..500/day\"");
    if (!read) return read.problems();
    return value_range{read->steps[0], read->steps[1], read->digits, read->unit};
}

namespace detail {

// How a range goes on: by a distance, or by a factor in ten-thousandths.
struct value_stride {
    std::int64_t step = 1, factor = 0;
};

inline constexpr int factor_digits = 4;

// It may lie past 64 bits, where every range has ended.
[[nodiscard]] inline integer next_step(const integer& now, const value_stride& by) {
    if (by.factor == 0) return now + by.step;
    return std::max<integer>(divide(now * by.factor, power_of_ten(factor_digits), half_up), now + 1);
}

[[nodiscard]] inline result<value_stride> parse_stride(std::string_view text, const value_range& over) {
    value_stride made;
    const auto word = text.substr(0, text.starts_with('x') ? 1 : std::min<std::size_t>(text.size(), 5));
    const auto number = text.substr(word.size());
    const auto bad = [&] {
        return error{errc::bad_choice, "", "\"" + std::string(text) + "\"",
                     "\"step\" and a distance, or \"x\" and a factor above 1",
                     "write \"1/day..100/day step 10\" or \"1/day..1000/day x10\""};
    };
    if (word == "x") {
        const auto factor = steps_of(number, factor_digits);
        if (!factor || *factor <= to_int64(power_of_ten(factor_digits)) || over.first < 0) return bad();
        made.factor = *factor;
        return made;
    }
    const auto part = split_unit(number);
    const auto step = steps_of(part.number, over.digits);
    const bool same_unit = part.unit.empty() || part.unit == over.unit;
    if (word != "step " || !step || *step < 1 || !same_unit) return bad();
    made.step = *step;
    return made;
}

[[nodiscard]] inline error too_many_values(std::string_view text) {
    return {errc::out_of_range, "", "\"" + std::string(text) + "\"",
            "at most " + std::to_string(most_values) + " values", "take a larger step"};
}

[[nodiscard]] inline std::vector<std::string> listed_values(std::string_view text) {
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto comma = std::min(text.find(',', begin), text.size());
        values.emplace_back(text.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return values;
}

}  // namespace detail

// "A..B", "A..B step S", "A..B xF", or "A,B,C".
inline result<std::vector<std::string>> parse_values(std::string_view text) {
    if (text.find("..") == std::string_view::npos) return detail::listed_values(text);
    const auto stride_at = std::min({text.find(" step "), text.find(" x"), text.size()});
    const auto range = parse_value_range(text.substr(0, stride_at));
    if (!range) return range.problems();
    detail::value_stride by;
    if (stride_at < text.size()) {
        const auto stride = detail::parse_stride(text.substr(stride_at + 1), *range);
        if (!stride) return stride.problems();
        by = *stride;
    }
    std::vector<std::string> values;
    for (integer step = range->first; step <= range->last; step = detail::next_step(step, by)) {
        if (static_cast<std::int64_t>(values.size()) == most_values) return detail::too_many_values(text);
        values.push_back(range->text_of(to_int64(step)));
    }
    return values;
}

}  // namespace dbcost
