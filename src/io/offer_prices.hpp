// SPDX-License-Identifier: MIT
// The terms of an offer as prices: tiers, free quantities, reserved fees.
//
//   term_prices made = prices_of(term, offered, problems);
//
// An on-demand term gives the price of its product's meter: one price, or tiers where there are several.
// A first tier at zero is no price but a free quantity. A reserved term gives two: the hourly price and
// the upfront fee, each under its own meter.
//
// A binary fraction: offers of 2016 write an upfront fee of 0.30 as
// 0.299999999999999988897769753748434595763683319091796875. The rule: where an upfront fee has at least
// ten decimal places and a run of seven or more nines or zeros among them, it is cut where the run
// begins, rounded up for nines. Every other number must be exact with ten places as it stands.
#pragma once
#include "io/offer_meters.hpp"

#include <dbcost/core/decimal.hpp>

namespace dbcost::inline v0_1::io {

struct offered_tier {
    std::optional<decimal<10>> up_to;  // empty: no end
    decimal<10> price;
    friend bool operator==(const offered_tier&, const offered_tier&) = default;
};

struct offered_price {
    meter_key key;
    std::vector<offered_tier> tiers;       // one: a price per unit
    std::optional<decimal<10>> free_quantity;
    std::string recognised;                // the fee as it stood, where it was a binary fraction
    friend bool operator==(const offered_price&, const offered_price&) = default;
};

// Nothing where the term is of a kind that is not on the list of meters, or where a problem was added.
[[nodiscard]] std::vector<offered_price> prices_of(const offer_term& term, const offered_meter& offered,
                                                   offer_problems& problems);

// The decimal that a binary fraction stands for, or the text as it is.
[[nodiscard]] std::string without_binary_tail(std::string_view text);

}  // namespace dbcost::io
