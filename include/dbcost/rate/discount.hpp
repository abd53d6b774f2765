// SPDX-License-Identifier: MIT
// Discounts: what each takes off the exact amount of one line.
//
//   discount_terms granted = percentage{0.12};
//   take(granted, {.left = 52.56})          // 6.3072
//
//   private rate   what is left above quantity x rate; nothing where that is more
//   percentage     the share of what is left, of which ten digits count, cut down
//   credit         what is left, or as much as there still is of the credit, which is less by it then
//
// None takes more than is left, so no line and no total falls below zero. errors: overflow only.
#pragma once
#include <algorithm>
#include <dbcost/core/discount_terms.hpp>
#include <dbcost/rate/amortised.hpp>
#include <span>

namespace dbcost::inline v0_1::rating {

// A line as a discount sees it.
struct discountable {
    exact_amount left;                // of its amount, after the discounts before
    closed_quantity quantity;         // billed
    std::span<const fee_part> fees = {};  // paid in advance: instead of the quantity
};

// What a line comes to at a price of one's own.
[[nodiscard]] inline exact_amount at_rate(const unit_price& price, const discountable& line) {
    if (line.fees.empty()) return price * line.quantity;
    exact_amount sum;
    for (const auto& part : line.fees) sum += amortised(price * part.units, part.paid);
    return sum;
}

[[nodiscard]] inline exact_amount taken(const private_rate& granted, const discountable& line) {
    return line.left - std::min(line.left, at_rate(granted.price, line));
}
[[nodiscard]] inline exact_amount taken(const percentage& granted, const discountable& line) {
    return exact_amount(round_to<10>(line.left.amount(), down) * granted.share);
}
[[nodiscard]] inline exact_amount taken(const credit& granted, const discountable& line) {
    return std::min(line.left, granted.left);
}

// What a discount takes off a line; a credit has so much less for the next one.
[[nodiscard]] inline exact_amount take(discount_terms& granted, const discountable& line) {
    const auto off = std::visit([&](const auto& terms) { return taken(terms, line); }, granted);
    if (auto* money = std::get_if<credit>(&granted)) money->left -= off;
    return off;
}

// The same as an invoice shows it: the line before, less the line after. So shown lines and discounts add up
// to the line as it would be shown without its history, and never fall below zero either.
[[nodiscard]] inline shown_amount shown_off(const exact_amount& before, const exact_amount& off) {
    return round_to_cents(before) - round_to_cents(before - off);
}

}  // namespace dbcost::rating
