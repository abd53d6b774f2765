// SPDX-License-Identifier: MIT
// Footprints of tables in PostgreSQL: schemas, a table a line, in; bytes of heap, TOAST and indexes out.
//
//   auto report = footprint_of(text, "schema.ndjson");             // what each table takes
//   std::string out = render_footprint(*report, format::text);
//
//   auto seen = check_footprint(text, "measured.ndjson");          // against the recorded "measured"
//   if (seen->is_inside()) ...
//
// Reading is strict: every problem of a file at once, with place "schema.ndjson: line 3: /columns/0/type".
// Errors: those of JSON and its values, those of demand/footprint.hpp; missing-key also for a file without
// tables and, when checking, for a line without `measured`. Format: docs/reference/footprint.md.
#pragma once
#include <dbcost/demand/footprint.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

// ---- reading -----------------------------------------------------------------------------------

struct measured_footprint {
    bytes heap, toast;
    std::vector<bytes> indexes;
};

struct footprint_table {
    std::int64_t line = 0;
    std::string name;  // may be empty
    column_table what;
    std::optional<measured_footprint> measured;
};

// The tables of a file, each one checked; nothing is computed yet.
[[nodiscard]] result<std::vector<footprint_table>> read_footprint_tables(
    std::string_view text, const std::string& file_name);

// ---- what they take ----------------------------------------------------------------------------

// What of a table takes bytes: the heap, TOAST, an index.
enum class footprint_part { heap, toast, index };
[[nodiscard]] constexpr std::string_view name(footprint_part what) {
    constexpr std::array<std::string_view, 3> names{"heap", "toast", "index"};
    return names[static_cast<std::size_t>(what)];
}

struct footprint_size {
    std::int64_t line = 0;
    std::string table;
    footprint_part what{};
    std::string columns;  // of an index: "status, id"
    bytes size;
};

struct footprint_report {
    std::vector<footprint_size> sizes;  // of each table the heap, TOAST if it has any, each index
    bytes heap, toast, indexes;
};

[[nodiscard]] result<footprint_report> footprint_of(std::string_view text,
                                                    const std::string& file_name);

// ---- checking ----------------------------------------------------------------------------------

// How far a part may be off, as a share of what was measured.
[[nodiscard]] inline ratio allowed_error(footprint_part what) {
    constexpr std::array<std::int64_t, 3> percent{3, 10, 5};
    return {percent[static_cast<std::size_t>(what)], 100};
}

struct footprint_deviation {
    footprint_size computed;
    bytes measured;
    // |computed - measured| / measured; one where nothing was measured but something computed.
    [[nodiscard]] ratio error() const;
    [[nodiscard]] bool is_inside() const { return error() <= allowed_error(computed.what); }
};

struct footprint_check {
    std::size_t tables = 0;
    std::vector<footprint_deviation> deviations;  // every number, in the order of the file

    // The one with the largest error; none where there is no number of this part.
    [[nodiscard]] const footprint_deviation* worst(footprint_part what) const;
    [[nodiscard]] std::size_t count(footprint_part what) const;
    [[nodiscard]] bool is_inside() const;
};

[[nodiscard]] result<footprint_check> check_footprint(std::string_view text,
                                                      const std::string& file_name);

// ---- rendering ---------------------------------------------------------------------------------

[[nodiscard]] std::string render_footprint(const footprint_report& of, format as);
// Text and Markdown show the worst of each part, and what is outside; JSON and CSV every number.
[[nodiscard]] std::string render_footprint_check(const footprint_check& of, format as);

}  // namespace dbcost
