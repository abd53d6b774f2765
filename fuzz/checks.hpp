// SPDX-License-Identifier: MIT
// What the targets require of everything: no control characters and valid UTF-8 in what is printed, JSON that
// reads back, errors that say something.
//
//   require(sum == total, "the lines add up to the total");       // else a sentence, and abort
//   check_problems(problems);
//   check_rendered([&](format as) { return render_bill(of, as); });
#pragma once
#include <dbcost/io/render.hpp>

#include <string_view>

namespace dbcost::fuzz {

// No such folder, so that files which an input names are not found.
inline constexpr std::string_view input_file = "no-such-folder/input";

void require(bool holds, std::string_view sentence);

// Text for a terminal or a file: UTF-8, no control characters but the ends of lines.
void check_printed(std::string_view text);
// As check_printed, and strict JSON.
void check_json(std::string_view text);
// There are some, each with a place and words, and they can be rendered.
void check_problems(const errors& problems);

// Each format of a result.
template <class Render>
void check_rendered(Render render) {
    for (const auto as : {format::text, format::csv, format::markdown}) check_printed(render(as));
    check_json(render(format::json));
}

}  // namespace dbcost::fuzz
