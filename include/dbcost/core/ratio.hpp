// SPDX-License-Identifier: MIT
// Exact ratios: a quantity before the pool closes it.
//
//   ratio(500000 * 730, 24)                      // half a million a day, in an average month
//   ratio(1, 3) + ratio(1, 6)                    // 1/2: always in lowest terms, denominator > 0
//   close(ratio(1, 3), half_even)                // decimal<10>: 0.3333333333
//
// Ratios make the order and the splitting of usage irrelevant; `close` is the one place where a
// quantity loses digits (docs/discussion/rounding.md). Errors: a zero denominator is a programmer's
// mistake (std::domain_error); overflow as in integer.hpp.
#pragma once
#include <compare>
#include <dbcost/core/decimal.hpp>

namespace dbcost::inline v0_1 {

// A quantity as it is billed: ten fractional digits.
using closed_quantity = decimal<10>;

class ratio {
public:
    ratio() = default;  // zero
    ratio(integer numerator) : numerator_(std::move(numerator)) {}
    ratio(integer numerator, integer denominator)
        : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
        if (denominator_ == 0) throw std::domain_error("a ratio over zero");
        if (denominator_ < 0) {
            numerator_ = -numerator_;
            denominator_ = -denominator_;
        }
        reduce();
    }
    template <int Scale>
    explicit ratio(const decimal<Scale>& value)
        : ratio(value.coefficient(), power_of_ten(Scale)) {}

    [[nodiscard]] const integer& numerator() const { return numerator_; }
    [[nodiscard]] const integer& denominator() const { return denominator_; }
    [[nodiscard]] bool is_zero() const { return numerator_ == 0; }

    [[nodiscard]] friend ratio operator+(const ratio& a, const ratio& b) {
        if (a.is_whole() && b.is_whole()) return {a.numerator_ + b.numerator_};
        const integer common = gcd(a.denominator_, b.denominator_);
        const integer widen_a = b.denominator_ / common;
        return {a.numerator_ * widen_a + b.numerator_ * (a.denominator_ / common),
                a.denominator_ * widen_a};
    }
    [[nodiscard]] friend ratio operator-(const ratio& a, const ratio& b) {
        return a + ratio(-b.numerator_, b.denominator_);
    }
    // Reduces crosswise first, so that a product that fits does not overflow on the way; nothing is
    // left to reduce after that.
    [[nodiscard]] friend ratio operator*(const ratio& a, const ratio& b) {
        if (a.is_whole() && b.is_whole()) return {a.numerator_ * b.numerator_};
        const ratio left(a.numerator_, b.denominator_);
        const ratio right(b.numerator_, a.denominator_);
        ratio product(left.numerator_ * right.numerator_);
        product.denominator_ = left.denominator_ * right.denominator_;
        return product;
    }
    [[nodiscard]] friend bool operator==(const ratio& a, const ratio& b) {
        return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    }
    [[nodiscard]] friend std::strong_ordering operator<=>(const ratio& a, const ratio& b) {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        return (a - b).numerator_ <=> 0;
    }

private:
    // Most quantities are whole, and need no reducing then.
    [[nodiscard]] bool is_whole() const { return denominator_ == 1; }
    void reduce() {
        const integer common = gcd(numerator_, denominator_);
        if (common > 1) {
            numerator_ /= common;
            denominator_ /= common;
        }
    }
    integer numerator_ = 0;
    integer denominator_ = 1;
};

// numerator / denominator with ten fractional digits.
template <RoundingWord Word>
[[nodiscard]] closed_quantity close(const integer& numerator, const integer& denominator, Word word) {
    static constexpr integer ten_digits = power_of_ten(closed_quantity::scale);
    return closed_quantity::from_coefficient(divide(numerator * ten_digits, denominator, word));
}

template <RoundingWord Word>
[[nodiscard]] closed_quantity close(const ratio& value, Word word) {
    return close(value.numerator(), value.denominator(), word);
}

// The smallest whole number not below a ratio that is not negative.
[[nodiscard]] inline integer whole_up(const ratio& value) {
    return divide(value.numerator(), value.denominator(), up);
}

}  // namespace dbcost
