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
// A text of more than `largest_scenario` bytes is refused, and so is a scenario of more than `most_parts` parts: bounded
// memory, and an answer in minutes, whatever somebody writes.
// Format: docs/reference/scenario.md; schema: docs/reference/scenario.schema.json.
#pragma once
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1 {

inline constexpr std::size_t largest_scenario = 1024 * 1024;
inline constexpr std::size_t most_parts = 200'000;

struct named_text {
    std::string file_name, text;
};

struct scenario_overrides {
    std::vector<std::pair<std::string, std::string>> sets = {};  // JSON pointer, new value
    std::optional<std::string> book = {}, as_of = {}, month = {};
    std::optional<named_text> discounts = {};  // a list, appended to the scenario's own
};

// How much there is to calculate: an entity or an operation is a part for each deployment, index and replica.
[[nodiscard]] std::size_t parts_of(const scenario& from);
// out-of-range where so many months of a scenario have more than `most_parts` parts.
[[nodiscard]] errors parts_over_months(const scenario& from, std::int64_t months);

[[nodiscard]] result<scenario> parse_scenario(std::string_view text, const std::string& file_name,
                                              const scenario_overrides& overrides);

}  // namespace dbcost
