// SPDX-License-Identifier: MIT
// Exact decimals with the scale in the type: an integer coefficient over 10^Scale.
//
//   decimal<2> a = *parse_decimal<2>("1.10");      // coefficient 110
//   a + a                                          // 2.20, still decimal<2>
//   a * *parse_decimal<3>("0.005")                 // decimal<5>: 0.00550, nothing rounded
//   to_string(a)                                   // "1.1": canonical, no trailing zeros
//
// There is no `/`, no path from or to a binary float, and + - need equal scales: each of these does
// not compile (tests/compile_fail). Fewer digits come only from round_to with a rounding word.
//
// Errors: parse_decimal gives bad-number (what it expected is in the error); arithmetic beyond the
// range throws std::overflow_error or std::range_error, see integer.hpp.
#pragma once
#include <compare>
#include <dbcost/core/integer.hpp>
#include <dbcost/core/result.hpp>
#include <dbcost/core/rounding.hpp>
#include <string>
#include <string_view>

namespace dbcost::inline v0_1 {

template <int Scale>
class decimal {
    static_assert(Scale >= 0 && Scale <= 30, "a scale of 0 to 30 digits");

public:
    static constexpr int scale = Scale;

    decimal() = default;  // zero
    [[nodiscard]] static decimal from_coefficient(integer coefficient) {
        decimal made;
        made.coefficient_ = std::move(coefficient);
        return made;
    }
    // A whole number: whole(3) is 3.00... at any scale.
    [[nodiscard]] static decimal whole(const integer& value) {
        return from_coefficient(value * power_of_ten(Scale));
    }
    [[nodiscard]] const integer& coefficient() const { return coefficient_; }
    [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }

    decimal& operator+=(const decimal& other) {
        coefficient_ += other.coefficient_;
        return *this;
    }
    decimal& operator-=(const decimal& other) {
        coefficient_ -= other.coefficient_;
        return *this;
    }
    [[nodiscard]] friend decimal operator+(decimal a, const decimal& b) { return a += b; }
    [[nodiscard]] friend decimal operator-(decimal a, const decimal& b) { return a -= b; }
    [[nodiscard]] friend decimal operator-(const decimal& a) { return decimal{} - a; }
    [[nodiscard]] friend bool operator==(const decimal& a, const decimal& b) {
        return a.coefficient_ == b.coefficient_;
    }
    [[nodiscard]] friend std::strong_ordering operator<=>(const decimal& a, const decimal& b) {
        return a.coefficient_ <=> b.coefficient_;
    }

private:
    integer coefficient_ = 0;
};

template <int A, int B>
[[nodiscard]] decimal<A + B> operator*(const decimal<A>& a, const decimal<B>& b) {
    return decimal<A + B>::from_coefficient(a.coefficient() * b.coefficient());
}

// The same number with more digits: exact.
template <int To, int From>
    requires(To >= From)
[[nodiscard]] decimal<To> widen(const decimal<From>& value) {
    return decimal<To>::from_coefficient(value.coefficient() * power_of_ten(To - From));
}

// The number with fewer digits, rounded by the word.
template <int To, int From, RoundingWord Word>
    requires(To <= From)
[[nodiscard]] decimal<To> round_to(const decimal<From>& value, Word word) {
    return decimal<To>::from_coefficient(
        divide(value.coefficient(), power_of_ten(From - To), word));
}

// Canonical text: "-12.05", "0", "1.1"; no exponent, no trailing zeros, no locale.
template <int Scale>
[[nodiscard]] std::string to_string(const decimal<Scale>& value);

// Text with all digits of the scale: "75.00". For amounts as an invoice shows them.
template <int Scale>
[[nodiscard]] std::string to_fixed(const decimal<Scale>& value);

// Reads -?digits[.digits] with at most Scale fractional digits; no exponent, no sign +, no spaces,
// no leading zeros ("007"), at most 38 digits in all.
template <int Scale>
[[nodiscard]] result<decimal<Scale>> parse_decimal(std::string_view text);

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::string fixed_text(const integer& coefficient, int scale) {
    const bool negative = coefficient < 0;
    std::string digits = to_string(abs(coefficient));
    const auto least = static_cast<std::size_t>(scale) + 1;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
    return negative ? "-" + digits : digits;
}

[[nodiscard]] inline std::string without_trailing_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

[[nodiscard]] inline bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
    }
    return !text.empty();
}

// The parts of a plain decimal; ok is false when the text is none.
struct decimal_text {
    bool ok = false;
    bool negative = false;
    std::string_view whole, fraction;
};

[[nodiscard]] inline decimal_text split_decimal(std::string_view text) {
    decimal_text parts;
    parts.negative = !text.empty() && text.front() == '-';
    if (parts.negative) text.remove_prefix(1);
    const auto point = text.find('.');
    parts.whole = text.substr(0, point);
    const bool has_fraction = point != std::string_view::npos;
    if (has_fraction) parts.fraction = text.substr(point + 1);
    const bool leading_zero = parts.whole.size() > 1 && parts.whole.front() == '0';
    parts.ok = all_digits(parts.whole) && !leading_zero && (!has_fraction || all_digits(parts.fraction));
    return parts;
}

[[nodiscard]] inline error bad_number(std::string_view seen, int scale) {
    return {errc::bad_number, "", "\"" + std::string(seen.substr(0, 60)) + "\"",
            "a plain decimal such as \"12\" or \"0.25\" with at most " + std::to_string(scale) +
                " digits after the point",
            "write the number without exponent, separators or unit"};
}

}  // namespace detail

template <int Scale>
std::string to_string(const decimal<Scale>& value) {
    return detail::without_trailing_zeros(detail::fixed_text(value.coefficient(), Scale));
}

template <int Scale>
std::string to_fixed(const decimal<Scale>& value) {
    return detail::fixed_text(value.coefficient(), Scale);
}

template <int Scale>
result<decimal<Scale>> parse_decimal(std::string_view text) {
    const auto parts = detail::split_decimal(text);
    const bool fits = parts.fraction.size() <= static_cast<std::size_t>(Scale) &&
                      parts.whole.size() + static_cast<std::size_t>(Scale) <= 38;
    if (!parts.ok || !fits) return detail::bad_number(text, Scale);
    integer coefficient = 0;
    for (const char c : parts.whole) coefficient = coefficient * 10 + (c - '0');
    for (const char c : parts.fraction) coefficient = coefficient * 10 + (c - '0');
    coefficient *= power_of_ten(Scale - static_cast<int>(parts.fraction.size()));
    if (parts.negative) coefficient = -coefficient;
    return decimal<Scale>::from_coefficient(coefficient);
}

}  // namespace dbcost
