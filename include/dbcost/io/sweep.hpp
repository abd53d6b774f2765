// SPDX-License-Identifier: MIT
// The totals of a scenario over a grid of values, as CSV or NDJSON.
//
//   sweep_request asked{.text = text, .file = "shop.json",
//                       .axes = {{"/workload/operations/write/rate", *parse_values("1/day..1000/day x10")}}};
//   sweep(asked, embedded_tables(), [&](std::string_view rows, std::int64_t) { return write(rows); });
//
// Rows come in the order of the grid, the last axis fastest, and are the same bytes on any number of workers.
// They are handed over in whole blocks that end with a line's end, so that a sweep that is stopped leaves no
// half line behind. A point that cannot be estimated has a row that says why, in its place.
//
//   CSV      the pointers, deployment, total, exact_total, complete, carries, error; a row a deployment
//   NDJSON   {"values": {pointer: value}, "deployments": [...]} or {"values": ..., "errors": [...]}; a record a point
//
// errors: out-of-range (more than `most_points`). Those of points are in their rows.
#pragma once
#include <dbcost/analysis/value_range.hpp>
#include <dbcost/estimate/totals.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <functional>

namespace dbcost::inline v0_1 {

struct sweep_axis {
    std::string pointer;
    std::vector<std::string> values;
};

enum class record_format { csv, ndjson };

struct sweep_request {
    std::string text, file;
    std::vector<sweep_axis> axes = {};
    scenario_overrides overrides = {};
    estimate_options options = {};
    std::string only = {};  // one deployment; empty: all
    record_format as = record_format::csv;
    unsigned jobs = 1;
};

struct sweep_outcome {
    std::int64_t points = 0, failed = 0, incomplete = 0;
    bool stopped = false;
};

inline constexpr std::int64_t most_points = 1'000'000'000;

// The points of the grid.
[[nodiscard]] result<std::int64_t> grid_size(const std::vector<sweep_axis>& axes);

// Takes whole rows and how many points have been done by then; false stops the sweep.
using take_rows = std::function<bool(std::string_view rows, std::int64_t points)>;

[[nodiscard]] result<sweep_outcome> sweep(const sweep_request& asked, const tables& data, const take_rows& take);

}  // namespace dbcost
