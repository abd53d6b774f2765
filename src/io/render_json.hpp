// SPDX-License-Identifier: MIT
// What the JSON renderers share; included by render_*.cpp alone, since it shows the JSON library.
#pragma once
#include <dbcost/bill/bill.hpp>
#include <nlohmann/json.hpp>
#include <string>

namespace dbcost::inline v0_1::io {

// Two spaces of indentation, a newline at the end, bytes that are no UTF-8 replaced.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& value);

// The same value in one line.
[[nodiscard]] std::string json_record(const nlohmann::ordered_json& value);

[[nodiscard]] nlohmann::ordered_json error_json(const error& problem);

// What a bill has, for results that have it as well.
[[nodiscard]] nlohmann::ordered_json line_json(const bill_line& line);
[[nodiscard]] nlohmann::ordered_json unpriced_json(const unpriced_line& line);

// A bill as JSON: a result of its own, and a part of others.
[[nodiscard]] nlohmann::ordered_json bill_json(const bill& of);

// A JSON list of what `make` gives for each value; an empty list stays a list.
template <class Values, class Make>
[[nodiscard]] nlohmann::ordered_json list_json(const Values& values, Make make) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& value : values) list.push_back(make(value));
    return list;
}

}  // namespace dbcost::io
