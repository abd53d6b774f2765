// SPDX-License-Identifier: MIT
// Imported prices as files of this project: tables, the book, and the sources they name.
#pragma once
#include "io/offer_prices.hpp"

namespace dbcost::inline v0_1::io {

// A price with what is known of it: where it holds, since when, and by which version of the offer.
struct dated_price {
    offered_price price;
    std::string region;
    date valid_from, last_seen;
    std::string version;
    std::string sku;
};

// The files of a book, by path. The same prices give the same bytes, in whatever order they came.
[[nodiscard]] std::vector<offer_file> files_of(const std::string& code, const std::string& book,
                                               std::vector<dated_price> prices);

}  // namespace dbcost::io
