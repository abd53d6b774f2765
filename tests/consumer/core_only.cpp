// SPDX-License-Identifier: MIT
// A project that brings its own price: headers only, nothing to link. The price is invented.
#include <dbcost/dbcost.hpp>

#include <cstdio>

namespace {

dbcost::price_entry invented_price() {
    dbcost::price_value value;
    value.known.valid_from = *dbcost::parse_date("2019-01-01");
    value.known.last_seen = *dbcost::parse_date("2019-12-31");
    value.known.sources = {"invented"};
    value.model = dbcost::per_unit{dbcost::unit_price(*dbcost::parse_decimal<10>("0.0000004"))};
    dbcost::price_entry entry;
    entry.key = *dbcost::parse_meter_key("dynamodb.on-demand.read-request-units");
    entry.book = "mine";
    entry.region = "us-east-1";
    entry.values.push_back(value);
    return entry;
}

}  // namespace

int main() {
    dbcost::memory_tables tables;
    tables.add(dbcost::book_info{"mine", "", {}, "my own prices"});
    tables.add(invented_price());
    const dbcost::price_query query{"mine", "us-east-1", *dbcost::parse_date("2019-09-15"), "", false};
    const auto found = dbcost::find_price(tables, query, invented_price().key);
    if (!found) return 1;
    const auto quantity = *dbcost::parse_decimal<10>("30000000");
    const auto amount = dbcost::rating::charge(*found->value->model, {}, quantity);
    std::printf("dbcost::core %s: %s USD\n", DBCOST_VERSION, to_string(amount).c_str());
    return to_string(amount) == "12" ? 0 : 1;
}
