// SPDX-License-Identifier: MIT
// The one integer behind every exact number: 128 bits, checked.
//
//   integer a = 7;              // from any built-in integer, never from a binary float
//   a * power_of_ten(30)        // throws std::overflow_error or std::range_error beyond 3.4e38
//   to_int64(a)                 // throws std::range_error when it does not fit
//
// `guard_overflow` in result.hpp turns such an exception into the error `overflow` at the edge of the
// library, so a wrapped digit never reaches a bill. The arithmetic is Boost's checked_int128_t; it is
// wrapped because its operators take part in every overload resolution near them, which made
// including the library half as dear again (docs/decisions/0001-numbers.md has the figures).
#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <concepts>
#include <cstdint>
#include <string>

namespace dbcost {

class integer {
public:
    using boost_integer = boost::multiprecision::checked_int128_t;

    integer() = default;  // zero
    template <std::integral Value>
    integer(Value value) : value_(value) {}
    template <std::floating_point Value>
    integer(Value) = delete;
    explicit integer(boost_integer value) : value_(std::move(value)) {}
    [[nodiscard]] const boost_integer& boost() const { return value_; }

    integer& operator+=(const integer& other) { return value_ += other.value_, *this; }
    integer& operator-=(const integer& other) { return value_ -= other.value_, *this; }
    integer& operator*=(const integer& other) { return value_ *= other.value_, *this; }
    // Towards zero; by zero throws std::overflow_error.
    integer& operator/=(const integer& other) { return value_ /= other.value_, *this; }

    [[nodiscard]] friend integer operator+(integer a, const integer& b) { return a += b; }
    [[nodiscard]] friend integer operator-(integer a, const integer& b) { return a -= b; }
    [[nodiscard]] friend integer operator*(integer a, const integer& b) { return a *= b; }
    [[nodiscard]] friend integer operator/(integer a, const integer& b) { return a /= b; }
    [[nodiscard]] friend integer operator-(const integer& a) { return integer(boost_integer(-a.value_)); }
    [[nodiscard]] friend bool operator==(const integer& a, const integer& b) {
        return a.value_.compare(b.value_) == 0;
    }
    [[nodiscard]] friend std::strong_ordering operator<=>(const integer& a, const integer& b) {
        return a.value_.compare(b.value_) <=> 0;
    }

private:
    boost_integer value_ = 0;
};

[[nodiscard]] inline integer abs(const integer& value) { return value < 0 ? -value : value; }
[[nodiscard]] inline integer gcd(const integer& a, const integer& b) {
    return integer(integer::boost_integer(boost::multiprecision::gcd(a.boost(), b.boost())));
}
[[nodiscard]] inline integer lcm(const integer& a, const integer& b) {
    return integer(integer::boost_integer(boost::multiprecision::lcm(a.boost(), b.boost())));
}
[[nodiscard]] inline bool is_odd(const integer& value) {
    return boost::multiprecision::bit_test(abs(value).boost(), 0);
}
[[nodiscard]] inline std::string to_string(const integer& value) { return value.boost().str(); }
[[nodiscard]] inline std::int64_t to_int64(const integer& value) {
    return static_cast<std::int64_t>(value.boost());
}

// 10^exponent, for exponents 0..38.
[[nodiscard]] inline integer power_of_ten(int exponent) {
    integer value = 1;
    for (int i = 0; i < exponent; ++i) value *= 10;
    return value;
}

}  // namespace dbcost
