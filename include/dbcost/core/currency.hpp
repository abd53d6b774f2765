// SPDX-License-Identifier: MIT
// Another currency, at a rate that the user states with its day and its source.
//
//   running_conversion into(eur);        // 0.9087 EUR for a USD
//   into.next(37.50), into.next(7.50)    // 34.08 and 6.81: together 40.89, which is 45.00 x 0.9087
//
// Amounts stay computed in USD; what is converted is what is shown. Sums are converted, half-up to the cent, and
// an amount is the sum with it less the sum before it: so amounts add up to their total, whatever their signs.
#pragma once
#include <dbcost/core/date.hpp>
#include <dbcost/core/money.hpp>

namespace dbcost::inline v0_1 {

struct currency_rate {
    std::string name;    // "EUR"
    decimal<10> rate;    // for one USD
    date day{};          // of the rate
    std::string source;

    friend bool operator==(const currency_rate&, const currency_rate&) = default;
};

[[nodiscard]] inline decimal<2> converted(const shown_amount& amount, const currency_rate& to) {
    return round_to<2>(amount.amount() * to.rate, half_up);
}

class running_conversion {
public:
    explicit running_conversion(const currency_rate& to) : to_(to) {}

    [[nodiscard]] decimal<2> next(const shown_amount& amount) {
        const auto before = total();
        sum_ += amount;
        return total() - before;
    }
    [[nodiscard]] decimal<2> total() const { return converted(sum_, to_); }

private:
    const currency_rate& to_;
    shown_amount sum_;
};

}  // namespace dbcost
