// SPDX-License-Identifier: MIT
// The one integer behind every exact number: 128 bits, checked.
//
//   integer a = 7;              // from any built-in integer, never from a binary float
//   a * power_of_ten(30)        // throws std::overflow_error beyond 1.7e38, either sign
//   to_int64(a)                 // throws std::range_error when it does not fit
//
// `guard_overflow` in result.hpp turns such an exception into the error `overflow` at the edge of the
// library, so a wrapped digit never reaches a bill. The arithmetic is the compiler's own 128-bit
// integer, which g++ and clang have on every 64-bit machine; docs/decisions/0001-numbers.md says what
// it was chosen over, with figures.
#pragma once
#include <algorithm>
#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#ifndef __SIZEOF_INT128__
#error "dbcost needs a compiler with 128-bit integers: g++ or clang for a 64-bit machine"
#endif

namespace dbcost::inline v0_1 {

class integer {
public:
    __extension__ using native = __int128;
    __extension__ using magnitude = unsigned __int128;

    constexpr integer() = default;  // zero
    template <std::integral Value>
    constexpr integer(Value value) : value_(value) {}
    template <std::floating_point Value>
    integer(Value) = delete;
    [[nodiscard]] constexpr native to_native() const { return value_; }

    constexpr integer& operator+=(const integer& other) {
        native exact = 0;
        if (__builtin_add_overflow(value_, other.value_, &exact)) throw_overflow();
        value_ = with_opposite(exact);
        return *this;
    }
    constexpr integer& operator-=(const integer& other) {
        native exact = 0;
        if (__builtin_sub_overflow(value_, other.value_, &exact)) throw_overflow();
        value_ = with_opposite(exact);
        return *this;
    }
    // Always inlined: a call would pass both numbers through memory.
    [[gnu::always_inline]] constexpr integer& operator*=(const integer& other) {
        const native short_product = static_cast<native>(low(value_)) * low(other.value_);  // one instruction
        if (fits_64(value_) && fits_64(other.value_)) [[likely]] {
            value_ = short_product;
        } else {
            value_ = long_product(value_, other.value_);
        }
        return *this;
    }
    // Towards zero; by zero throws std::overflow_error.
    constexpr integer& operator/=(const integer& other) {
        if (other.value_ == 0) throw_overflow();
        value_ = quotient(value_, other.value_);
        return *this;
    }

    [[nodiscard]] friend constexpr integer operator+(integer a, const integer& b) { return a += b; }
    [[nodiscard]] friend constexpr integer operator-(integer a, const integer& b) { return a -= b; }
    [[nodiscard]] friend constexpr integer operator*(integer a, const integer& b) { return a *= b; }
    [[nodiscard]] friend constexpr integer operator/(integer a, const integer& b) { return a /= b; }
    [[nodiscard]] friend constexpr integer operator-(const integer& a) { return integer() - a; }
    [[nodiscard]] friend constexpr bool fits_64(const integer& value) { return fits_64(value.value_); }
    [[nodiscard]] friend constexpr bool operator==(const integer& a, const integer& b) {
        return a.value_ == b.value_;
    }
    [[nodiscard]] friend constexpr std::strong_ordering operator<=>(const integer& a, const integer& b) {
        return a.value_ < b.value_   ? std::strong_ordering::less
               : a.value_ > b.value_ ? std::strong_ordering::greater
                                     : std::strong_ordering::equal;
    }
    // The number of that size that is not negative; throws std::overflow_error beyond the largest.
    [[nodiscard]] static constexpr integer of_size(magnitude size) {
        if (size >> 127 != 0) throw_overflow();
        integer made;
        made.value_ = static_cast<native>(size);
        return made;
    }
    // How far a number is from zero.
    [[nodiscard]] static constexpr magnitude size_of(native value) {
        return static_cast<magnitude>(value < 0 ? -value : value);
    }

private:
    [[noreturn, gnu::cold, gnu::noinline]] static void throw_overflow() { throw std::overflow_error("a number beyond 128 bits"); }
    [[nodiscard]] static constexpr std::int64_t low(native value) { return static_cast<std::int64_t>(value); }
    [[nodiscard]] static constexpr bool fits_64(native value) { return value == low(value); }
    // Most divisions fit 64 bits, where they are several times as fast.
    [[nodiscard]] static constexpr native quotient(native a, native b) {
        if (!fits_64(a) || !fits_64(b) || b == -1) return a / b;
        return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
    }
    // -2^127 is never held, so that every number has its opposite. Its upper half alone tells nearly always.
    [[nodiscard]] static constexpr native with_opposite(native value) {
        const bool lowest = static_cast<std::int64_t>(value >> 64) == std::numeric_limits<std::int64_t>::min();
        if (lowest && static_cast<std::uint64_t>(value) == 0) throw_overflow();
        return value;
    }
    // By magnitudes, because clang has no checked product of signed 128-bit integers at link time.
    // Not inlined, so that short products are.
    [[nodiscard, gnu::noinline]] static constexpr native long_product(native a, native b) {
        magnitude product = 0;
        if (__builtin_mul_overflow(size_of(a), size_of(b), &product)) throw_overflow();
        const native value = of_size(product).value_;
        return (a < 0) == (b < 0) ? value : -value;
    }

    native value_ = 0;
};

[[nodiscard]] constexpr integer abs(const integer& value) { return value < 0 ? -value : value; }
[[nodiscard]] constexpr bool is_odd(const integer& value) { return (value.to_native() & 1) != 0; }

// The greatest common divisor, never negative; gcd(0, n) is the magnitude of n.
[[nodiscard]] constexpr integer gcd(const integer& a, const integer& b) {
    auto greater = integer::size_of(a.to_native());
    auto less = integer::size_of(b.to_native());
    constexpr auto largest_64 = std::numeric_limits<std::uint64_t>::max();
    while (less != 0) {
        if (greater <= largest_64 && less <= largest_64) {  // nearly always, and then without a division
            return integer(std::gcd(static_cast<std::uint64_t>(greater), static_cast<std::uint64_t>(less)));
        }
        greater = std::exchange(less, greater % less);
    }
    return integer::of_size(greater);
}
// The least common multiple, never negative; of zero and anything it is zero.
[[nodiscard]] constexpr integer lcm(const integer& a, const integer& b) {
    return a == 0 || b == 0 ? integer() : abs(a / gcd(a, b) * b);
}

[[nodiscard]] inline std::string to_string(const integer& value) {
    auto rest = integer::size_of(value.to_native());
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    if (value < 0) digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

[[nodiscard]] constexpr std::int64_t to_int64(const integer& value) {
    const auto low = static_cast<std::int64_t>(value.to_native());
    if (low != value.to_native()) throw std::range_error("a number beyond 64 bits");
    return low;
}

// 10^exponent, for exponents 0..38.
[[nodiscard]] constexpr integer power_of_ten(int exponent) {
    constexpr int largest = 38;
    constexpr auto powers = [] {
        std::array<integer, largest + 1> made{};
        made[0] = 1;
        for (std::size_t i = 1; i < made.size(); ++i) made[i] = made[i - 1] * 10;
        return made;
    }();
    if (exponent < 0 || exponent > largest) throw std::overflow_error("a power of ten beyond 10^38");
    return powers[static_cast<std::size_t>(exponent)];
}

}  // namespace dbcost
