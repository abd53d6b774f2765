// SPDX-License-Identifier: MIT
// Bodies of checks.hpp.
#include "checks.hpp"

#include "io/json_tree.hpp"
#include "io/safe_text.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace dbcost::fuzz {

void require(bool holds, std::string_view sentence) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
    std::abort();
}

void check_printed(std::string_view text) {
    require(io::is_utf8(text), "what is printed is valid UTF-8");
    const bool plain = std::none_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < 0x20 && c != '\n' && c != '\r') || c == 0x7F;
    });
    require(plain, "what is printed has no control characters");
}

void check_json(std::string_view text) {
    check_printed(text);
    const auto document = io::read_json(text, "output");
    require(document.root() != nullptr && document.problems_in_file_order().empty(), "output in JSON is strict JSON");
}

void check_problems(const errors& problems) {
    require(!problems.empty(), "what is refused has its reasons");
    for (const auto& one : problems) {
        require(!one.place.empty() && !one.seen.empty() && !one.expected.empty() && !one.remedy.empty(),
                "an error says where, what was seen, what was expected and what to do");
    }
    check_printed(render_errors(problems, format::text));
    check_json(render_errors(problems, format::json));
}

}  // namespace dbcost::fuzz
