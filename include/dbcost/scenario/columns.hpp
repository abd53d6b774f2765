// SPDX-License-Identifier: MIT
// Tables as PostgreSQL has them: columns with their types, rows, indexes. Plain structs.
//
//   column status{"status", "", column_type::text, {{bytes(8), ratio(1)}}};           // 8 bytes, never null
//   column note{"note", "", column_type::text, {{bytes(200), ratio(3, 10)}}};         // null in 70% of the rows
//
// The size of a value is that of its data as stored: of text its bytes in the server's encoding, of
// jsonb and numeric what pg_column_size() says less the header, of all the length after compression.
// No store, no page and no price is known here; demand/footprint.hpp lays the rows out.
#pragma once
#include <dbcost/scenario/values.hpp>
#include <optional>
#include <vector>

namespace dbcost::inline v0_1 {

struct size_class {
    bytes size;
    ratio share;  // of all items; the shares of a distribution sum to one
};

enum class column_type {
    smallint, integer, bigint, real, double_precision, numeric, boolean, calendar_date,
    timestamp, timestamptz, uuid, varchar, text, bytea, jsonb
};

// How a value of a type is stored: its bytes (0: as long as it is), and the boundary it starts at.
struct column_format {
    std::string_view name;
    std::int64_t bytes;
    std::int64_t alignment;
};

// Source: pg_type.typlen and typalign. Values of varying length are aligned as their 4-byte header.
inline constexpr std::array<column_format, 15> column_formats{{{"smallint", 2, 2},
                                                               {"integer", 4, 4},
                                                               {"bigint", 8, 8},
                                                               {"real", 4, 4},
                                                               {"double precision", 8, 8},
                                                               {"numeric", 0, 4},
                                                               {"boolean", 1, 1},
                                                               {"date", 4, 4},
                                                               {"timestamp", 8, 8},
                                                               {"timestamptz", 8, 8},
                                                               {"uuid", 16, 1},
                                                               {"varchar", 0, 4},
                                                               {"text", 0, 4},
                                                               {"bytea", 0, 4},
                                                               {"jsonb", 0, 4}}};

[[nodiscard]] constexpr const column_format& format_of(column_type type) {
    return column_formats[static_cast<std::size_t>(type)];
}
[[nodiscard]] constexpr std::string_view name(column_type type) { return format_of(type).name; }
[[nodiscard]] constexpr bool is_varying(column_type type) { return format_of(type).bytes == 0; }

// numeric(12,2): twelve digits, two of them after the point.
struct numeric_digits {
    std::int64_t precision = 0;
    std::int64_t scale = 0;
};

// Values by size; where their shares sum to less than one, the rest is null.
struct column {
    std::string name;
    std::string place;
    column_type type{};
    std::vector<size_class> values;
    std::optional<numeric_digits> digits;  // of a numeric column that declares them
};

[[nodiscard]] inline ratio null_share_of(const column& of) {
    ratio present;
    for (const auto& value : of.values) present = present + value.share;
    return ratio(1) - present;
}

inline constexpr std::int64_t full_pages = 100;       // the fillfactor of a table, in percent
inline constexpr std::int64_t index_fillfactor = 90;  // of the leaf pages of a b-tree

struct column_index {
    std::string place;
    std::vector<std::string> columns;
    std::int64_t fillfactor = index_fillfactor;
};

struct column_table {
    std::string place;
    std::int64_t rows = 0;
    std::int64_t fillfactor = full_pages;
    std::vector<column> columns;
    std::vector<column_index> indexes;
};

}  // namespace dbcost
