// SPDX-License-Identifier: MIT
// Errors in their one layout: code and place, then what was seen, what was expected, what to do.
//
//   error[bad-rate] web-shop.json: /workload/operations/read/rate
//     seen      "-5/day"
//     expected  a count for a period, such as "500000/day"
//     remedy    periods are second, minute, hour, day, week and month; a rate is never negative
#include "io/render_formats.hpp"
#include "io/render_page.hpp"
#include "io/safe_text.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// Names may be as long as somebody writes them; two thousand bytes show which one it was.
[[nodiscard]] std::string shortened(const std::string& text) { return cut_short(text, 2000); }

void put_field(page& out, std::string_view lead, const std::string& text) {
    if (!text.empty()) out.line(2, std::string(lead) + shortened(text));
}

}  // namespace

std::string errors_as_text(const errors& problems, std::string_view severity) {
    page out;
    for (const auto& problem : problems) {
        const auto place = problem.place.empty() ? "" : " " + shortened(problem.place);
        out.line(0, std::string(severity) + "[" + std::string(name(problem.code)) + "]" + place);
        put_field(out, "seen      ", problem.seen);
        put_field(out, "expected  ", problem.expected);
        put_field(out, "remedy    ", problem.remedy);
    }
    return out.take();
}

std::string gates_as_text(const std::vector<gate_finding>& failed) {
    page out;
    for (const auto& one : failed) {
        out.line(0, "gate[" + std::string(one.gate) + "] " + one.deployment);
        put_field(out, "seen      ", one.seen);
        put_field(out, "expected  ", one.expected);
    }
    return out.take();
}

}  // namespace dbcost::io
