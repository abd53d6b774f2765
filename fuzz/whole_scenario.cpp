// SPDX-License-Identifier: MIT
// A scenario: its normal form reads back as itself, and its bill adds up (bills.hpp).
#include "bills.hpp"
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/parse_scenario.hpp>

namespace dbcost::fuzz {

void whole_scenario(std::string_view text) {
    const std::string file(input_file);
    const auto from = parse_scenario(text, file, {});
    if (!from) return check_problems(from.problems());
    const auto again = parse_scenario(from->normalised, file, {});
    require(again && again->normalised == from->normalised, "the normal form of a scenario is its own");
    check_bill_of(*from);
}

}  // namespace dbcost::fuzz
