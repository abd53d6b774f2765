// SPDX-License-Identifier: MIT
// Money: an exact decimal with its currency in the type.
//
//   unit_price p = unit_price(*parse_decimal<10>("0.072"));
//   exact_amount a = p * *parse_decimal<10>("730");     // USD, twenty digits: 52.56
//   shown_amount s = round_to_cents(a);                 // half-up, what an invoice shows
//
// money + money needs the same currency and scale; money times money does not compile.
#pragma once
#include <dbcost/core/decimal.hpp>
#include <dbcost/core/ratio.hpp>

namespace dbcost::inline v0_1 {

struct usd {
    static constexpr std::string_view code = "USD";
};

template <class Currency, int Scale>
class money {
public:
    static constexpr std::string_view currency = Currency::code;

    money() = default;  // nothing
    explicit money(decimal<Scale> amount) : amount_(std::move(amount)) {}
    [[nodiscard]] const decimal<Scale>& amount() const { return amount_; }

    money& operator+=(const money& other) {
        amount_ += other.amount_;
        return *this;
    }
    money& operator-=(const money& other) {
        amount_ -= other.amount_;
        return *this;
    }
    [[nodiscard]] friend money operator+(money a, const money& b) { return a += b; }
    [[nodiscard]] friend money operator-(const money& a, const money& b) {
        return money(a.amount_ - b.amount_);
    }
    [[nodiscard]] friend bool operator==(const money&, const money&) = default;
    [[nodiscard]] friend auto operator<=>(const money& a, const money& b) {
        return a.amount_ <=> b.amount_;
    }

private:
    decimal<Scale> amount_;
};

template <class Currency, int A, int B>
[[nodiscard]] money<Currency, A + B> operator*(const money<Currency, A>& price,
                                               const decimal<B>& quantity) {
    return money<Currency, A + B>(price.amount() * quantity);
}

using unit_price = money<usd, 10>;    // for one unit of a meter
using exact_amount = money<usd, 20>;  // unit price times closed quantity
using shown_amount = money<usd, 2>;   // what an invoice shows

// The one display rounding: half-up to the cent (rule G2).
[[nodiscard]] inline shown_amount round_to_cents(const exact_amount& amount) {
    return shown_amount(round_to<2>(amount.amount(), half_up));
}

[[nodiscard]] inline std::string to_string(const exact_amount& value) { return to_string(value.amount()); }
[[nodiscard]] inline std::string to_string(const unit_price& value) { return to_string(value.amount()); }
[[nodiscard]] inline std::string to_string(const shown_amount& value) { return to_fixed(value.amount()); }

}  // namespace dbcost
