// SPDX-License-Identifier: MIT
// What a product of an offer is here: a meter in a region, or the reason why it is left out.
//
//   auto known = meter_of(product, options);       // a meter_key, a region, the unit that AWS uses
//   if (!known.skipped.empty()) ...                // "another engine: MySQL"
//
// The table of usage types below is the whole mapping; a reserved term turns the meter of its product
// into the reserved one (offer_prices.hpp).
#pragma once
#include "io/offer_stream.hpp"

#include <dbcost/core/meter.hpp>
#include <dbcost/io/import_offer.hpp>

namespace dbcost::inline v0_1::io {

struct offered_meter {
    meter_key key;
    std::string region;
    std::string_view unit;  // as AWS spells it
    std::string skipped;    // why the product is left out; empty: it is not
};

[[nodiscard]] offered_meter meter_of(const offer_product& product, const import_options& options);

// The service of a table file, by the meter.
[[nodiscard]] std::string_view service_of(meter id);

}  // namespace dbcost::io
