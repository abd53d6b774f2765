// SPDX-License-Identifier: MIT
// Items as DynamoDB stores them: a small tree of attribute values, without any text format.
//
//   stored_item note = make_item({{"id", make_string("n1")}, {"stars", make_number(*parse_item_number("4.50"))}});
//   note.find("stars")->number == *parse_item_number("45e-1")     // true: the same number
//
// Values are kept in one form, so that equal values compare equal: numbers without zeros at either
// end, maps and items sorted by name, sets sorted. Strings are UTF-8, binary values the bytes themselves.
//
// Errors: bad-number (no decimal), out-of-range (more than 38 significant digits, or a magnitude
// outside 1E-130 to 9.99...E+125). Place is left to the caller.
//
// Source: metering rules D1.2 and part E; the range of numbers is that of DynamoDB's limits page.
#pragma once
#include <algorithm>
#include <array>
#include <charconv>
#include <dbcost/core/result.hpp>
#include <optional>
#include <tuple>

namespace dbcost::inline v0_1::demand {

// ---- numbers -----------------------------------------------------------------------------------

inline constexpr std::size_t number_digits = 38;          // D1.2
inline constexpr std::int64_t smallest_magnitude = -130;  // the power of ten of the first digit
inline constexpr std::int64_t largest_magnitude = 125;

// Digits times ten to the exponent; no zero at either end, zero itself has no digit.
struct item_number {
    bool negative = false;
    std::string digits;
    std::int64_t exponent = 0;

    [[nodiscard]] bool is_zero() const { return digits.empty(); }
    // The power of ten of the first digit: 2 of 123, -1 of 0.5.
    [[nodiscard]] std::int64_t magnitude() const {
        return exponent + static_cast<std::int64_t>(digits.size()) - 1;
    }
    friend auto operator<=>(const item_number&, const item_number&) = default;
};

namespace detail {

[[nodiscard]] inline std::optional<std::int64_t> read_exponent(std::string_view text) {
    if (text.starts_with("+-")) return std::nullopt;
    if (text.starts_with('+')) text.remove_prefix(1);
    std::int32_t value = 0;  // 32 bits: sums of it stay far from the end of 64
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The decimal as it is written, zeros and all.
[[nodiscard]] inline std::optional<item_number> read_decimal(std::string_view text) {
    item_number read;
    read.negative = text.starts_with('-');
    if (read.negative || text.starts_with('+')) text.remove_prefix(1);
    const auto mark = std::min(text.find_first_of("eE"), text.size());
    const auto exponent = mark == text.size() ? 0 : read_exponent(text.substr(mark + 1));
    const auto point = std::min(text.find('.'), mark);
    const auto fraction = text.substr(std::min(point + 1, mark), mark - std::min(point + 1, mark));
    read.digits = std::string(text.substr(0, point)) + std::string(fraction);
    const bool plain = read.digits.find_first_not_of("0123456789") == std::string::npos;
    if (!exponent || read.digits.empty() || !plain) return std::nullopt;
    read.exponent = *exponent - static_cast<std::int64_t>(fraction.size());
    return read;
}

[[nodiscard]] inline item_number without_outer_zeros(item_number number) {
    const auto first = number.digits.find_first_not_of('0');
    if (first == std::string::npos) return {};
    const auto last = number.digits.find_last_not_of('0');
    number.exponent += static_cast<std::int64_t>(number.digits.size() - 1 - last);
    number.digits = number.digits.substr(first, last - first + 1);
    return number;
}

}  // namespace detail

[[nodiscard]] inline result<item_number> parse_item_number(std::string_view text) {
    const auto shown = "\"" + std::string(text.substr(0, 60)) + "\"";
    const auto read = detail::read_decimal(text);
    if (!read) {
        return error{errc::bad_number, "", shown, "a decimal number, such as \"-12.5\" or \"1e3\"",
                     "write the digits of the number, without spaces or separators"};
    }
    auto number = detail::without_outer_zeros(*read);
    if (number.digits.size() > number_digits) {
        return error{errc::out_of_range, "",
                     std::to_string(number.digits.size()) + " significant digits",
                     "at most " + std::to_string(number_digits) + " significant digits (rule D1.2)",
                     "round the number, or store it as text"};
    }
    const bool inside = number.is_zero() || (number.magnitude() >= smallest_magnitude &&
                                             number.magnitude() <= largest_magnitude);
    if (inside) return number;
    return error{errc::out_of_range, "", shown,
                 "a number from 1E-130 to 9.99E+125, or its negative", "store the number as text"};
}

// ---- values ------------------------------------------------------------------------------------

enum class value_type {
    string,
    number,
    binary,
    boolean,
    null,
    list,
    map,
    string_set,
    number_set,
    binary_set
};
inline constexpr std::array<std::string_view, 10> value_type_names{"S", "N", "B",  "BOOL", "NULL",
                                                                   "L", "M", "SS", "NS",   "BS"};
[[nodiscard]] constexpr std::string_view name(value_type type) {
    return value_type_names[static_cast<std::size_t>(type)];
}

struct item_attribute;

struct item_value {
    value_type type = value_type::null;
    std::string text;  // of a string; the bytes of a binary value; "true" or "false"
    item_number number;
    std::vector<item_value> elements;     // of a list or a set
    std::vector<item_attribute> members;  // of a map
};

struct item_attribute {
    std::string name;
    item_value value;
};

[[nodiscard]] inline bool operator==(const item_attribute& a, const item_attribute& b);
[[nodiscard]] inline bool operator==(const item_value& a, const item_value& b) {
    return a.type == b.type && a.text == b.text && a.number == b.number &&
           a.elements == b.elements && a.members == b.members;
}
[[nodiscard]] inline bool operator==(const item_attribute& a, const item_attribute& b) {
    return a.name == b.name && a.value == b.value;
}

// An item: its attributes by name.
struct stored_item {
    std::vector<item_attribute> attributes;

    [[nodiscard]] const item_value* find(std::string_view wanted) const {
        for (const auto& attribute : attributes) {
            if (attribute.name == wanted) return &attribute.value;
        }
        return nullptr;
    }
    friend bool operator==(const stored_item&, const stored_item&) = default;
};

// ---- makers ------------------------------------------------------------------------------------

[[nodiscard]] inline item_value make_string(std::string text) {
    return {value_type::string, std::move(text), {}, {}, {}};
}
[[nodiscard]] inline item_value make_number(item_number number) {
    return {value_type::number, {}, std::move(number), {}, {}};
}
[[nodiscard]] inline item_value make_binary(std::string bytes) {
    return {value_type::binary, std::move(bytes), {}, {}, {}};
}
[[nodiscard]] inline item_value make_boolean(bool value) {
    return {value_type::boolean, value ? "true" : "false", {}, {}, {}};
}
[[nodiscard]] inline item_value make_null() { return {}; }
[[nodiscard]] inline item_value make_list(std::vector<item_value> elements) {
    return {value_type::list, {}, {}, std::move(elements), {}};
}

// The elements of a set are strings, numbers or binary values, all of the type of the set.
[[nodiscard]] inline item_value make_set(value_type type, std::vector<item_value> elements) {
    std::sort(elements.begin(), elements.end(), [](const item_value& a, const item_value& b) {
        return std::tie(a.text, a.number) < std::tie(b.text, b.number);
    });
    return {type, {}, {}, std::move(elements), {}};
}

[[nodiscard]] inline stored_item make_item(std::vector<item_attribute> attributes) {
    std::sort(attributes.begin(), attributes.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return {std::move(attributes)};
}
[[nodiscard]] inline item_value make_map(std::vector<item_attribute> members) {
    return {value_type::map, {}, {}, {}, make_item(std::move(members)).attributes};
}

}  // namespace dbcost::demand
