// SPDX-License-Identifier: MIT
// The JSON Schemas as they stand in docs/reference, compiled in (schemas.cpp.in), sorted by name.
#pragma once
#include <span>
#include <string_view>

namespace dbcost::calculator {

struct named_schema {
    std::string_view name, text;  // "bill", of docs/reference/bill.schema.json
};

extern const std::span<const named_schema> schemas;

}  // namespace dbcost::calculator
