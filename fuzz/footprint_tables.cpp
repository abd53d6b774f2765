// SPDX-License-Identifier: MIT
// Schemas of tables in PostgreSQL, a line each: heap, TOAST and indexes add up.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/footprint.hpp>

namespace dbcost::fuzz {

void footprint_tables(std::string_view text) {
    const std::string file(input_file);
    const auto report = footprint_of(text, file);
    if (!report) return check_problems(report.problems());
    bytes all;
    for (const auto& one : report->sizes) all += one.size;
    require(all == report->heap + report->toast + report->indexes, "the parts of all tables add up");
    check_rendered([&](format as) { return render_footprint(*report, as); });
    const auto seen = check_footprint(text, file);
    if (!seen) return check_problems(seen.problems());
    check_rendered([&](format as) { return render_footprint_check(*seen, as); });
}

}  // namespace dbcost::fuzz
