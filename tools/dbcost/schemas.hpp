// SPDX-License-Identifier: MIT
// The JSON Schemas as they stand in docs/reference, compiled in (schemas.cpp.in).
#pragma once
#include <string_view>

namespace dbcost::calculator {

extern const std::string_view scenario_schema, bill_schema, price_table_schema, footprint_schema;

}  // namespace dbcost::calculator
