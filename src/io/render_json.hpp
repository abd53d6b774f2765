// SPDX-License-Identifier: MIT
// What the JSON renderers share; included by render_*.cpp alone, since it shows the JSON library.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace dbcost::io {

// Two spaces of indentation, a newline at the end, bytes that are no UTF-8 replaced.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& value);

// A JSON list of what `make` gives for each value; an empty list stays a list.
template <class Values, class Make>
[[nodiscard]] nlohmann::ordered_json list_json(const Values& values, Make make) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& value : values) list.push_back(make(value));
    return list;
}

}  // namespace dbcost::io
