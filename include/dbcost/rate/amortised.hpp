// SPDX-License-Identifier: MIT
// Amortised fees: a fee F over a term of T hours costs round(F*to/T) - round(F*from/T) in between.
//
//   amortised(fee, {0, 730, 8760})     // ten digits, half-even
//
// The parts of a term add up to the fee exactly, whatever the months are: each part's rounding is
// taken back by the next. The fee itself must have no more than ten digits after the point.
// Errors: overflow only.
#pragma once
#include <dbcost/core/instalment.hpp>
#include <dbcost/table/price_model.hpp>
#include <vector>

namespace dbcost::inline v0_1::rating {

// What a slot owes of one fee this month: for so many units, over that part of the term.
struct fee_part {
    closed_quantity units;
    instalment paid;

    friend bool operator==(const fee_part&, const fee_part&) = default;
};

namespace detail {

// The fee of the first `elapsed` hours.
[[nodiscard]] inline decimal<10> elapsed_fee(const decimal<10>& fee, std::int64_t elapsed,
                                             std::int64_t term) {
    return decimal<10>::from_coefficient(divide(fee.coefficient() * elapsed, integer(term), half_even));
}

}  // namespace detail

[[nodiscard]] inline exact_amount amortised(const exact_amount& fee, const instalment& part) {
    const auto ten_digits = round_to<10>(fee.amount(), half_even);
    return exact_amount(widen<20>(detail::elapsed_fee(ten_digits, part.to_hours, part.term_hours) -
                                  detail::elapsed_fee(ten_digits, part.from_hours, part.term_hours)));
}

}  // namespace dbcost::rating
