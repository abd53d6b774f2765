// SPDX-License-Identifier: MIT
// Reads a scenario, strictly: every problem of the file at once, each with its JSON pointer.
//
//   parse_scenario(text, "web-shop.json", {})
//   parse_scenario(text, "-", {.sets = {{"/workload/entities/order/count", "5000"}}, .month = "2019-09"})
//
// Unknown and duplicate keys, wrong types, bad values and dangling references are errors that name the
// nearest known word. A `set` changes a value that exists (unknown-pointer otherwise); book, as_of and
// month are put in where they are missing, further discounts after those of the scenario. What is valid
// but not metered yet is parsed and kept. Files that the scenario names (traces of shapes, sample items)
// are read from the folder of `file_name`; of samples `normalised` keeps what was measured.
// Format: docs/reference/scenario.md; schema: docs/reference/scenario.schema.json.
#pragma once
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1 {

struct named_text {
    std::string file_name, text;
};

struct scenario_overrides {
    std::vector<std::pair<std::string, std::string>> sets = {};  // JSON pointer, new value
    std::optional<std::string> book = {}, as_of = {}, month = {};
    std::optional<named_text> discounts = {};  // a list, appended to the scenario's own
};

[[nodiscard]] result<scenario> parse_scenario(std::string_view text, const std::string& file_name,
                                              const scenario_overrides& overrides);

}  // namespace dbcost
