// SPDX-License-Identifier: MIT
// A denominator made ready for closing: the digits of close(numerator, denominator, half_even) without
// its division, for one that is known before many numerators are.
//
//   closing_denominator thirds = 3;
//   close(2, thirds, half_even)     // decimal<10>: 0.6666666667
//
// A closed quantity counts steps of 10^-10, and 10^10 / denominator in lowest terms is steps / divisor.
// Its reciprocal, floor(2^64 x steps / divisor), makes each quotient a product that is right or one too
// small; the remainder tells which. Proof for 0 <= n < 2^63: the reciprocal is less than 1 / 2^64 too
// small, so the product is less than 1/2 too small and its floor less than 3/2. The remainder is then
// below twice the divisor, which 64 bits hold while the divisor is below 2^62.
// Other numerators and denominators take the long way through ratio.hpp, with the same digits.
#pragma once
#include <dbcost/core/ratio.hpp>

namespace dbcost::inline v0_1 {

class closing_denominator {
public:
    closing_denominator(const integer& value) : value_(value) { make_ready(); }
    template <std::integral Value>
    closing_denominator(Value value) : closing_denominator(integer(value)) {}
    operator const integer&() const { return value_; }

    // Whether a numerator takes the short way.
    [[nodiscard]] bool is_short(const integer& numerator) const {
        return divisor_ != 0 && numerator >= 0 && fits_64(numerator);
    }
    // Only where is_short.
    [[nodiscard]] closed_quantity close_short(const integer& numerator) const {
        const auto n = static_cast<std::uint64_t>(numerator.to_native());
        auto quotient = wide(n) * whole_ + (wide(n) * part_ >> 64);
        auto rest =
            n * steps_ - static_cast<std::uint64_t>(quotient) * divisor_;  // modulo 2^64: see above
        if (rest >= divisor_) {
            rest -= divisor_;
            ++quotient;
        }
        const auto other = divisor_ - rest;
        if (rest > other || (rest == other && quotient % 2 == 1)) ++quotient;
        return closed_quantity::from_coefficient(integer::of_size(quotient));
    }

private:
    using wide = integer::magnitude;

    void make_ready() {
        const integer steps = power_of_ten(closed_quantity::scale);
        const integer common = gcd(steps, value_);
        const integer divisor = value_ / common;
        if (divisor <= 0 || divisor >= std::int64_t{1} << 62)
            return;  // no denominator, or a huge one
        steps_ = static_cast<std::uint64_t>(to_int64(steps / common));
        divisor_ = static_cast<std::uint64_t>(to_int64(divisor));
        const wide reciprocal = (wide(steps_) << 64) / divisor_;
        whole_ = static_cast<std::uint64_t>(reciprocal >> 64);
        part_ = static_cast<std::uint64_t>(reciprocal);
    }

    integer value_;
    std::uint64_t steps_ = 0, divisor_ = 0;  // 10^10 / value; divisor 0: not ready
    std::uint64_t whole_ = 0, part_ = 0;     // 2^64 x steps / divisor, in two halves
};

[[nodiscard]] inline closed_quantity close(const integer& numerator,
                                           const closing_denominator& denominator,
                                           half_even_t word) {
    if (denominator.is_short(numerator)) return denominator.close_short(numerator);
    return close(numerator, static_cast<const integer&>(denominator), word);
}

}  // namespace dbcost
