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

// Of each pointer that varies a second time: its later values would hide the earlier ones.
template <class Varied>
[[nodiscard]] errors varied_twice(const std::vector<Varied>& all) {
    errors problems;
    for (auto at = all.begin(); at != all.end(); ++at) {
        const auto same = [&](const Varied& other) { return other.pointer == at->pointer; };
        if (std::none_of(all.begin(), at, same)) continue;
        problems.push_back({errc::contradiction, "--vary", "\"" + at->pointer + "\" more than once", "each pointer once",
                            "leave out all but one"});
    }
    return problems;
}

}  // namespace dbcost::calculator
