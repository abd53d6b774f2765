// SPDX-License-Identifier: MIT
// Bodies of bills.hpp. The one place here that compiles the whole of estimate.
#include "bills.hpp"

#include "checks.hpp"

#include <dbcost/analysis/verify.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_bill.hpp>

namespace dbcost::fuzz {

namespace {

void check_totals(const scenario& from, const bill& made) {
    const auto totals = totals_of(from, embedded_tables(), {});
    require(bool(totals) && totals->size() == made.deployments.size(), "what has a bill has its totals");
    for (std::size_t i = 0; i < totals->size(); ++i) {
        require((*totals)[i].exact == made.deployments[i].exact_total, "the total alone is that of the bill");
    }
}

// The bill in JSON, read back: every amount follows from the others, and nothing got lost on the way.
void check_saved(const bill& made) {
    const auto saved = read_bill(render_bill(made, format::json), "bill.json");
    require(bool(saved), "a bill in JSON can be read");
    require(replay(*saved).empty(), "verify finds nothing in a bill that was just made");
    for (std::size_t i = 0; i < made.deployments.size(); ++i) {
        require(saved->deployments[i].exact_total == made.deployments[i].exact_total, "a saved bill keeps its totals");
    }
}

}  // namespace

void check_bill_of(const scenario& from) {
    const auto made = estimate(from, embedded_tables(), {});
    if (!made) return check_problems(made.problems());
    check_totals(from, *made);
    check_saved(*made);
    check_rendered([&](format as) { return render_bill(*made, as); });
    check_rendered([&](format as) { return render_explanation(*made, as); });
    const auto seen = compare(*made);
    check_rendered([&](format as) { return render_comparison(*made, seen, as); });
}

}  // namespace dbcost::fuzz
