// SPDX-License-Identifier: MIT
// Reads a saved bill, the JSON of `dbcost estimate --format json`, as far as it can be replayed.
//
//   auto saved = read_bill(text, "bill.json");
//   if (saved) auto differences = replay(*saved);      // analysis/verify.hpp
//
// Lines, allowances, prices, tiers, fees, parts, costs and totals are read strictly: unknown keys,
// missing ones and numbers that are no decimal strings are errors, all at once. What is only said about
// them (operands, warnings, the scenario) is not read; of the rules, the options are. A bill over several months gives the
// deployments of each month, as "2019-09: postgres", or "month 2: postgres" where months have no names of
// their own.
#pragma once
#include <dbcost/analysis/verify.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

// Whether a JSON file holds a bill, and no scenario: its "bill" is a format's number.
[[nodiscard]] bool is_bill(std::string_view text);

[[nodiscard]] result<bill> read_bill(std::string_view text, const std::string& file_name);

// A bill that is to be built on: what `replay` finds in it are errors (contradiction).
[[nodiscard]] result<bill> read_sound_bill(std::string_view text, const std::string& file_name);

// What verify found: each field that does not follow, then what became of the prices.
[[nodiscard]] std::string render_verification(const bill& of, const std::vector<bill_difference>& differences,
                                              const std::vector<price_change>& news, format as);

}  // namespace dbcost
