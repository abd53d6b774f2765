// SPDX-License-Identifier: MIT
// Mistakes in scenarios as rows: one replacement in a valid text, and exactly the errors it must give, so
// that neither a check that is lost nor a second, consequent error goes unnoticed.
#pragma once
#include "io/scenario_texts.hpp"

namespace dbcost::test {

struct mistake {
    const char* sentence;
    std::string_view text;
    std::string_view from, to;
    strings found;     // "code place", the file left out
    const char* word;  // in the first error: of its remedy, mostly
};

inline void PrintTo(const mistake& one, std::ostream* out) { *out << one.sentence; }

// "code place" with the file: of a pointer, or of nothing, that of the scenario.
[[nodiscard]] inline std::string placed(const std::string& line) {
    const auto space = line.find(' ');
    if (space == line.npos) return line + " file.json";
    const bool pointer = line[space + 1] == '/';
    return pointer ? line.substr(0, space) + " file.json: " + line.substr(space + 1) : line;
}

class scenario_mistakes : public testing::TestWithParam<mistake> {};

[[nodiscard]] inline std::string test_name(const testing::TestParamInfo<mistake>& info) {
    std::string name(info.param.sentence);
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name;
}

}  // namespace dbcost::test
