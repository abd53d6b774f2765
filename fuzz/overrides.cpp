// SPDX-License-Identifier: MIT
// What the command line changes in a scenario. Lines of the input: a JSON pointer, the value to set there, a
// month, a day, a book; those that lack or are empty are not given.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/parse_scenario.hpp>

namespace dbcost::fuzz {

namespace {

constexpr std::string_view small_scenario = R"({"scenario": 1, "name": "small", "region": "us-east-1",
  "prices": {"book": "aws", "as_of": "2019-09-15"},
  "workload": {"entities": {"note": {"count": 1000, "size": "1 KB", "key": {"id": "16 B"}}},
    "operations": {"read": {"entity": "note", "do": "get", "rate": "5/day", "consistency": "strong"}}},
  "deployments": {"d": {"store": "dynamodb", "capacity": {"mode": "on-demand"}, "indexes": {}}},
  "other_costs": {"host": {"deployment": "d", "monthly": "15.18"}}})";

[[nodiscard]] std::optional<std::string> next_line(std::string_view& rest) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line.empty() ? std::nullopt : std::optional(line);
}

}  // namespace

void overrides(std::string_view text) {
    scenario_overrides asked;
    const auto pointer = next_line(text), value = next_line(text);
    if (pointer) asked.sets = {{*pointer, value.value_or("")}};
    asked.month = next_line(text);
    asked.as_of = next_line(text);
    asked.book = next_line(text);
    const std::string file(input_file);
    const auto from = parse_scenario(small_scenario, file, asked);
    if (!from) return check_problems(from.problems());
    const auto again = parse_scenario(from->normalised, file, {});
    require(again && again->normalised == from->normalised, "a changed scenario is one by itself");
}

}  // namespace dbcost::fuzz
