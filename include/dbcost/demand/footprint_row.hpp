// SPDX-License-Identifier: MIT
// One row as PostgreSQL stores it: bytes in the table, in an index, and what goes out to TOAST.
//
//   in      the columns of a table, and a row: a cell a column
//   out     bytes, exact; row_bytes and entry_bytes are what an item pointer says, before alignment to 8
//   errors  none
//
// A row is a header of 23 bytes, a bit a column if anything is null, filled up to 8 bytes, then its values,
// each at the boundary of its type; a null takes nothing. A value of varying length has a header of 4
// bytes at a boundary of 4, or, up to 126 bytes, one of 1 byte at any place. A row of more than 2,032
// bytes is shortened: the longest values leave it, one after the other, until it is not. What leaves is
// cut into chunks of 1,996 bytes and leaves a pointer of 18 bytes. Values are taken as they are stored:
// nothing here compresses.
//
//   bigint and smallint: 24 + 8 + 2 = 34 bytes
//
// Source: PostgreSQL documentation, "Database Page Layout", "TOAST"; heaptuple.c, heap_toast_insert_or_update.
#pragma once
#include <algorithm>
#include <dbcost/core/quantity.hpp>
#include <dbcost/scenario/columns.hpp>

namespace dbcost::inline v0_1::demand::postgres {

inline constexpr std::int64_t page_bytes = 8192;
inline constexpr std::int64_t page_header_bytes = 24;
inline constexpr std::int64_t item_pointer_bytes = 4;
inline constexpr std::int64_t largest_boundary = 8;  // MAXALIGN of every 64-bit machine

inline constexpr std::int64_t row_header_bytes = 23;
inline constexpr std::int64_t entry_header_bytes = 8;       // of an index
inline constexpr std::int64_t entry_null_bitmap_bytes = 4;  // a bit for each of at most 32 columns
inline constexpr std::int64_t long_header_bytes = 4;        // of a value of varying length
inline constexpr std::int64_t longest_with_short_header = 126;
inline constexpr std::int64_t toast_pointer_bytes = 18;
inline constexpr std::int64_t chunk_key_bytes = 8;  // chunk_id and chunk_seq

[[nodiscard]] constexpr std::int64_t aligned(std::int64_t offset, std::int64_t boundary) {
    return (offset + boundary - 1) / boundary * boundary;
}

// A row above this is shortened: four rows fit a page.
inline constexpr std::int64_t toast_threshold_bytes =
    (page_bytes - aligned(page_header_bytes + 4 * item_pointer_bytes, largest_boundary)) / 4 /
    largest_boundary * largest_boundary;
inline constexpr std::int64_t chunk_bytes = toast_threshold_bytes -
                                            aligned(row_header_bytes, largest_boundary) -
                                            chunk_key_bytes - long_header_bytes;
static_assert(toast_threshold_bytes == 2032 && chunk_bytes == 1996);

// ---- values ------------------------------------------------------------------------------------

enum class cell_kind { null, value, toast_pointer };

struct cell {
    cell_kind kind = cell_kind::null;
    std::int64_t bytes = 0;  // of the value, without its header
};

using row = std::vector<cell>;

// numeric: two bytes, and two for every four digits, counted from the point in both directions.
[[nodiscard]] constexpr std::int64_t numeric_bytes(const numeric_digits& of) {
    return 2 + 2 * ((of.precision - of.scale + 3) / 4 + (of.scale + 3) / 4);
}

[[nodiscard]] constexpr std::int64_t varying_end(std::int64_t offset, std::int64_t bytes) {
    if (bytes <= longest_with_short_header) return offset + 1 + bytes;
    return aligned(offset, long_header_bytes) + long_header_bytes + bytes;
}

// Where a cell ends that comes after `offset` bytes of data.
[[nodiscard]] constexpr std::int64_t end_of(std::int64_t offset, column_type type, const cell& of) {
    if (of.kind == cell_kind::null) return offset;
    if (of.kind == cell_kind::toast_pointer) return offset + toast_pointer_bytes;
    if (is_varying(type)) return varying_end(offset, of.bytes);
    return aligned(offset, format_of(type).alignment) + of.bytes;
}

[[nodiscard]] inline bool has_null(const row& of) {
    return std::any_of(of.begin(), of.end(),
                       [](const cell& one) { return one.kind == cell_kind::null; });
}

// ---- rows of a table ---------------------------------------------------------------------------

[[nodiscard]] inline std::int64_t row_bytes(const std::vector<column>& columns, const row& of) {
    const auto bitmap = has_null(of) ? (static_cast<std::int64_t>(columns.size()) + 7) / 8 : 0;
    std::int64_t data = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) data = end_of(data, columns[i].type, of[i]);
    return aligned(row_header_bytes + bitmap, largest_boundary) + data;
}

// numeric leaves a row only when nothing else can (storage MAIN), and is short: here it stays.
[[nodiscard]] constexpr bool can_leave(column_type type, const cell& of) {
    return is_varying(type) && type != column_type::numeric && of.kind == cell_kind::value &&
           long_header_bytes + of.bytes > aligned(toast_pointer_bytes, largest_boundary);
}

// The values that can leave, the longest first; of equal ones the first.
[[nodiscard]] inline std::vector<cell*> longest_first(const std::vector<column>& columns, row& in) {
    std::vector<cell*> values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (can_leave(columns[i].type, in[i])) values.push_back(&in[i]);
    }
    std::stable_sort(values.begin(), values.end(),
                     [](const cell* a, const cell* b) { return a->bytes > b->bytes; });
    return values;
}

// Moves values out until the row is short enough or nothing is left to move; gives the sizes of what left.
[[nodiscard]] inline std::vector<std::int64_t> shorten(const std::vector<column>& columns,
                                                       row& in) {
    std::vector<std::int64_t> left;
    if (row_bytes(columns, in) <= toast_threshold_bytes) return left;
    for (cell* longest : longest_first(columns, in)) {
        left.push_back(longest->bytes);
        longest->kind = cell_kind::toast_pointer;
        if (row_bytes(columns, in) <= toast_threshold_bytes) break;
    }
    return left;
}

// ---- rows of a TOAST table ---------------------------------------------------------------------

[[nodiscard]] constexpr std::int64_t chunks_of(std::int64_t value_bytes) {
    return (value_bytes + chunk_bytes - 1) / chunk_bytes;
}

// Of the chunk at a position, from 0: chunk_id, chunk_seq, and what is left of the value, if that is less.
[[nodiscard]] constexpr std::int64_t chunk_row_bytes(std::int64_t value_bytes,
                                                     std::int64_t position) {
    const auto held = std::min(value_bytes - position * chunk_bytes, chunk_bytes);
    return aligned(row_header_bytes, largest_boundary) + varying_end(chunk_key_bytes, held);
}

// ---- entries of an index -----------------------------------------------------------------------

// `positions`: which columns of the row the index has, in its order.
[[nodiscard]] inline std::int64_t entry_bytes(const std::vector<column>& columns, const row& of,
                                              const std::vector<std::size_t>& positions) {
    std::int64_t header = entry_header_bytes, data = 0;
    for (const auto at : positions) {
        data = end_of(data, columns[at].type, of[at]);
        if (of[at].kind != cell_kind::null) continue;
        header = aligned(entry_header_bytes + entry_null_bitmap_bytes, largest_boundary);
    }
    return header + data;
}

}  // namespace dbcost::demand::postgres
