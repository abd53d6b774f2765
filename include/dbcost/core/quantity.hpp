// SPDX-License-Identifier: MIT
// Counted things with their unit in the type: bytes plus requests does not compile.
//
//   bytes(4096) + bytes(1)        // bytes(4097)
//   bytes(300) * 10               // ten times 300 bytes
//   bytes(4097).count()           // 4097, when a formula leaves the unit
//
// Counts are 64-bit; a sum or product beyond that throws std::overflow_error.
// The units and their makers stand in units.hpp.
#pragma once
#include <compare>
#include <concepts>
#include <cstdint>
#include <stdexcept>

namespace dbcost::inline v0_1 {

// Apart, so that the arithmetic around it stays short.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_overflow(const char* what) {
    throw std::overflow_error(what);
}

[[nodiscard]] inline std::int64_t checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw_overflow("a sum beyond 64 bits");
    return sum;
}

[[nodiscard]] inline std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) throw_overflow("a product beyond 64 bits");
    return product;
}

template <class Unit>
class quantity {
public:
    constexpr quantity() = default;
    explicit constexpr quantity(std::int64_t count) : count_(count) {}
    template <class Other>
        requires(!std::is_integral_v<Other>)
    explicit quantity(Other) = delete;  // no path from a binary float

    [[nodiscard]] constexpr std::int64_t count() const { return count_; }

    [[nodiscard]] friend quantity operator+(quantity a, quantity b) {
        return quantity(checked_add(a.count_, b.count_));
    }
    [[nodiscard]] friend quantity operator*(quantity a, std::int64_t times) {
        return quantity(checked_multiply(a.count_, times));
    }
    template <std::floating_point Other>
    friend quantity operator*(quantity, Other) = delete;
    quantity& operator+=(quantity other) { return *this = *this + other; }
    friend constexpr auto operator<=>(quantity, quantity) = default;

private:
    std::int64_t count_ = 0;
};

}  // namespace dbcost
