// SPDX-License-Identifier: MIT
// --vary of solve, range and sweep: a pointer into the scenario, and what its value takes.
#pragma once
#include "flags.hpp"

namespace dbcost::calculator {

template <class Values>
struct varied {
    std::string pointer;
    Values values;
};

// "/pointer=values", the values by parse(text); errors of either name the flag.
template <class Parse>
[[nodiscard]] auto parse_vary(const std::string& text, Parse parse)
    -> result<varied<std::remove_cvref_t<decltype(*parse(text))>>> {
    const auto assigned = parse_assignment("--vary", text);
    if (!assigned) return assigned.problems();
    auto values = parse(assigned->second);
    if (values) return varied<std::remove_cvref_t<decltype(*values)>>{assigned->first, *std::move(values)};
    auto problems = values.problems();
    for (auto& problem : problems) problem.place = "--vary";
    return problems;
}

}  // namespace dbcost::calculator
