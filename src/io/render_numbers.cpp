// SPDX-License-Identifier: MIT
// Thousands separators, and the one place where a quantity loses digits for display.
#include "io/render_numbers.hpp"

namespace dbcost::inline v0_1::io {

namespace {

template <int Digits>
[[nodiscard]] std::string rounded_text(const closed_quantity& quantity) {
    const auto rounded = round_to<Digits>(quantity, half_up);
    return rounded.is_zero() ? to_string(quantity) : to_string(rounded);
}

// ---- numbers in sentences ----------------------------------------------------------------------

constexpr std::string_view digits_and_point = "0123456789.";

// The number that a text starts with, without a point that ends a sentence; empty where there is none.
[[nodiscard]] std::string_view leading_number(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return {};
    auto number = text.substr(0, std::min(text.find_first_not_of(digits_and_point), text.size()));
    while (number.ends_with('.')) number.remove_suffix(1);
    return number;
}

// Whether a number ends where `rest` begins: not within a date, a time, a version or a name.
[[nodiscard]] bool ends_before(std::string_view rest) {
    if (rest.empty() || rest.front() == ' ' || rest.front() == ')') return true;
    const bool mark = rest.front() == ',' || rest.front() == ';' || rest.front() == ':' || rest.front() == '.';
    return mark && (rest.size() == 1 || rest[1] == ' ');
}

// "entries" is "entry", "steps" is "step"; short words and those on "ss" are no plurals.
[[nodiscard]] std::string singular(std::string_view word) {
    std::string text(word);
    if (word.size() < 4 || !word.ends_with('s') || word.ends_with("ss")) return text;
    text.pop_back();
    if (text.ends_with("ie")) text.replace(text.size() - 2, 2, "y");
    return text;
}

// Takes the noun off a text that follows the number 1, with its side: " write units a second".
[[nodiscard]] std::string take_noun(std::string_view& rest) {
    std::string taken;
    for (bool qualified = true; qualified && rest.starts_with(' ');) {
        const auto word = rest.substr(1, std::min(rest.find_first_of(" ,;:.)", 1), rest.size()) - 1);
        qualified = word == "read" || word == "write" || word == "reserved";
        taken += " " + singular(word);
        rest.remove_prefix(1 + word.size());
    }
    return taken;
}

template <class IsNumber>
[[nodiscard]] std::string with_numbers(std::string_view text, IsNumber is_number) {
    std::string made;
    while (!text.empty()) {
        const bool starts = made.empty() || made.back() == ' ' || made.back() == '(';
        const auto number = starts ? leading_number(text) : std::string_view{};
        if (number.empty() || !ends_before(text.substr(number.size())) || !is_number(number)) {
            made += text.front();
            text.remove_prefix(1);
            continue;
        }
        made += grouped(number);
        text.remove_prefix(number.size());
        if (number == "1") made += take_noun(text);
    }
    return made;
}

}  // namespace

std::string shown_sentence(std::string_view text, const std::vector<operand>& numbers) {
    return with_numbers(text, [&](std::string_view number) {
        return std::any_of(numbers.begin(), numbers.end(),
                           [&](const operand& known) { return known.value == number; });
    });
}

std::string shown_formula(std::string_view text) {
    return with_numbers(text, [](std::string_view) { return true; });
}

std::string grouped(std::string_view number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::string text(number);
    for (auto at = std::min(number.find('.'), number.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string shown_quantity(const closed_quantity& quantity) {
    const bool large = quantity >= closed_quantity::whole(1000);
    return grouped(large ? rounded_text<2>(quantity) : rounded_text<4>(quantity));
}

std::string shown(const shown_amount& amount) { return grouped(to_string(amount)); }

}  // namespace dbcost::io
