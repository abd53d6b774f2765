// SPDX-License-Identifier: MIT
// Units of concrete requests: requests in DynamoDB JSON, a line each, in; units per table and index out.
//
//   auto report = capacity_of(text, "requests.ndjson", {});        // what each request consumes
//   std::string out = render_capacity(*report, format::text);
//
//   auto seen = check_capacity(text, "recorded.ndjson", {});       // against the recorded "consumed"
//   if (seen->differing == 0) ...
//
// Reading is strict: every problem of a file at once, with place "requests.ndjson: line 3: /after/pk".
// Errors: those of JSON and its values, those of demand/consumed_capacity.hpp; missing-key also for a
// file without requests and, when checking, for a line without `consumed`. Items are measured against
// the newest limits that are shipped. Format: docs/reference/capacity.md.
#pragma once
#include <dbcost/demand/consumed_capacity.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

// ---- reading -----------------------------------------------------------------------------------

struct recorded_units {
    std::string name;
    std::int64_t halves = 0;
};

// What DynamoDB reported. Without `table` there is no split, only the total.
struct recorded_capacity {
    std::int64_t total_halves = 0;
    std::optional<std::int64_t> table_halves;
    std::vector<recorded_units> global_indexes, local_indexes;
};

struct capacity_request {
    std::int64_t line = 0;
    demand::request what;
    std::optional<recorded_capacity> recorded;
};

// The requests of a file, each one checked; nothing is computed yet.
[[nodiscard]] result<std::vector<capacity_request>> read_capacity_requests(
    std::string_view text, const std::string& file_name, const rule_options& options = {});

// ---- what they consume -------------------------------------------------------------------------

// Who pays or reports: the table itself, a global index, a local index.
enum class capacity_owner { table, global_index, local_index };
[[nodiscard]] constexpr std::string_view name(capacity_owner who) {
    constexpr std::array<std::string_view, 3> names{"table", "global index", "local index"};
    return names[static_cast<std::size_t>(who)];
}

// Units of a table or of an index of it. Local indexes are paid by their table, but told apart.
struct capacity_share {
    std::string table;
    capacity_owner who = capacity_owner::table;
    std::string index;  // empty for the table
    demand::consumed_units units;
};

struct request_capacity {
    std::int64_t line = 0;
    demand::request_kind kind{};
    std::vector<capacity_share> shares;  // the table first; indexes that consume something
    demand::consumed_units total;
};

struct capacity_report {
    std::vector<request_capacity> requests;
    std::vector<capacity_share> shares;  // summed over the requests, by table and index
    demand::consumed_units total;
};

[[nodiscard]] result<capacity_report> capacity_of(std::string_view text,
                                                  const std::string& file_name,
                                                  const rule_options& options);

// ---- checking ----------------------------------------------------------------------------------

// One number of one request that is not what was recorded.
struct capacity_difference {
    std::int64_t line = 0;
    demand::request_kind kind{};
    std::string where;  // "total", "table", "global index by_user"
    std::int64_t seen_halves = 0, computed_halves = 0;
};

struct capacity_check {
    std::size_t operations = 0;
    std::size_t differing = 0;  // operations with a difference
    std::vector<capacity_difference> differences;
};

[[nodiscard]] result<capacity_check> check_capacity(std::string_view text,
                                                    const std::string& file_name,
                                                    const rule_options& options);

// ---- rendering ---------------------------------------------------------------------------------

[[nodiscard]] std::string render_capacity(const capacity_report& of, format as);
// Text and Markdown show the first differing operations, JSON and CSV all of them.
[[nodiscard]] std::string render_capacity_check(const capacity_check& of, format as);

}  // namespace dbcost
