// SPDX-License-Identifier: MIT
// Scenarios in, totals out: NDJSON, a record a line, in the same order.
//
//   batch({.jobs = 2}, embedded_tables(), next_line, take);
//   // {"batch": 1, "line": 1, "name": "shop", "deployments": [{"name": "postgres", "total": "75.00", ...}]}
//   // {"batch": 1, "line": 2, "errors": [{"code": "unknown-key", ...}]}
//
// A line that is no scenario, or cannot be estimated, has one record of its errors in its place; the others are
// not touched by it. Lines of blanks are skipped, and counted. Memory does not grow with the input: lines are
// read in blocks, and one longer than `longest_line` is an error record. The records are the same bytes on any
// number of workers.
#pragma once
#include <dbcost/estimate/totals.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <functional>

namespace dbcost::inline v0_1 {

struct batch_request {
    std::string file = "-";  // as errors name it
    scenario_overrides overrides = {};
    estimate_options options = {};
    std::string only = {};  // one deployment; empty: all
    unsigned jobs = 1;
    std::int64_t first_line = 1;  // its number, where the input is a part of a longer one
};

struct batch_outcome {
    std::int64_t lines = 0, failed = 0, incomplete = 0;
    bool stopped = false;
};

inline constexpr std::size_t longest_line = largest_scenario;

// One line of the input without its end; a longer one may be cut after longest_line + 1 bytes.
using next_line = std::function<std::optional<std::string>()>;
// Takes whole records; false stops the batch.
using take_records = std::function<bool(std::string_view records)>;

[[nodiscard]] batch_outcome batch(const batch_request& asked, const tables& data, const next_line& next,
                                  const take_records& take);

}  // namespace dbcost
