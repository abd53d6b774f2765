// SPDX-License-Identifier: MIT
// Rows byte by byte: headers, null bitmap, alignment, short headers, TOAST, index entries.
#include <dbcost/demand/footprint_row.hpp>
#include <gtest/gtest.h>

namespace dbcost::demand::postgres {
namespace footprint_row_test {

using types = std::vector<column_type>;
using enum column_type;

[[nodiscard]] std::vector<column> columns_of(const types& of) {
    std::vector<column> columns;
    for (const auto type : of) columns.push_back({"", "", type, {}, {}});
    return columns;
}

constexpr cell null_cell{};
[[nodiscard]] cell value(std::int64_t bytes) { return {cell_kind::value, bytes}; }
[[nodiscard]] cell value(column_type type) { return value(format_of(type).bytes); }

// A row of types with one size each.
[[nodiscard]] std::int64_t bytes_of(const types& of) {
    row made;
    for (const auto type : of) made.push_back(value(type));
    return row_bytes(columns_of(of), made);
}

// ---- headers and alignment ---------------------------------------------------------------------

TEST(footprint_row, is_its_header_and_its_values) {
    EXPECT_EQ(bytes_of({bigint, smallint}), 24 + 8 + 2);
}

TEST(footprint_row, has_gaps_where_a_value_starts_at_its_boundary) {
    EXPECT_EQ(bytes_of({smallint, bigint}), 24 + 2 + 6 + 8);
    EXPECT_EQ(bytes_of({boolean, smallint, boolean, integer}), 24 + 1 + 1 + 2 + 1 + 3 + 4);
    EXPECT_EQ(bytes_of({boolean, uuid, boolean}), 24 + 1 + 16 + 1);
    EXPECT_EQ(bytes_of({real, double_precision}), 24 + 4 + 4 + 8);
    EXPECT_EQ(bytes_of({calendar_date, timestamp}), 24 + 4 + 4 + 8);
    EXPECT_EQ(bytes_of({boolean, timestamptz}), 24 + 1 + 7 + 8);
}

[[nodiscard]] std::int64_t bytes_with_a_null(std::size_t columns) {
    row made(columns, value(integer));
    made.back() = null_cell;
    return row_bytes(columns_of(types(columns, integer)), made);
}

TEST(footprint_row, of_eight_columns_has_room_for_the_null_bitmap_in_its_header) {
    EXPECT_EQ(bytes_with_a_null(8), 24 + 7 * 4);
}
TEST(footprint_row, of_nine_columns_with_a_null_has_a_header_of_32_bytes) {
    EXPECT_EQ(bytes_with_a_null(9), 32 + 8 * 4);
}
TEST(footprint_row, of_72_columns_with_a_null_still_has_a_header_of_32_bytes) {
    EXPECT_EQ(bytes_with_a_null(72), 32 + 71 * 4);
    EXPECT_EQ(bytes_with_a_null(73), 40 + 72 * 4);
}
TEST(footprint_row, of_nine_columns_without_nulls_has_no_bitmap) {
    EXPECT_EQ(bytes_of(types(9, integer)), 24 + 9 * 4);
}

// ---- values of varying length ------------------------------------------------------------------

[[nodiscard]] std::int64_t bytes_after_a_flag(std::int64_t text_bytes) {
    return row_bytes(columns_of({boolean, text}), {value(1), value(text_bytes)});
}

TEST(footprint_row, has_a_short_header_before_126_bytes_and_no_gap) {
    EXPECT_EQ(bytes_after_a_flag(126), 24 + 1 + 1 + 126);
}
TEST(footprint_row, has_a_header_of_four_bytes_at_a_boundary_before_127_bytes) {
    EXPECT_EQ(bytes_after_a_flag(127), 24 + 1 + 3 + 4 + 127);
}

TEST(footprint_row, holds_two_bytes_for_every_four_digits_of_numeric) {
    EXPECT_EQ(numeric_bytes({4, 0}), 2 + 2);
    EXPECT_EQ(numeric_bytes({5, 0}), 2 + 4);
    EXPECT_EQ(numeric_bytes({5, 1}), 2 + 2 + 2);
    EXPECT_EQ(numeric_bytes({6, 5}), 2 + 2 + 4);
    EXPECT_EQ(numeric_bytes({12, 2}), 2 + 3 * 2 + 2);
    EXPECT_EQ(numeric_bytes({13, 2}), 2 + 3 * 2 + 2);
    EXPECT_EQ(numeric_bytes({2, 2}), 2 + 2);
    EXPECT_EQ(numeric_bytes({38, 10}), 2 + 7 * 2 + 3 * 2);
}

// ---- TOAST -------------------------------------------------------------------------------------

using sizes = std::vector<std::int64_t>;

struct shortened {
    sizes left;
    std::int64_t bytes;
};

[[nodiscard]] shortened after(const types& of, row made) {
    const auto columns = columns_of(of);
    auto left = shorten(columns, made);
    return {std::move(left), row_bytes(columns, made)};
}

TEST(footprint_toast, takes_nothing_from_a_row_of_2032_bytes) {
    const auto made = after({text}, {value(2004)});
    EXPECT_EQ(made.left, sizes{});
    EXPECT_EQ(made.bytes, 24 + 4 + 2004);
}
TEST(footprint_toast, takes_the_value_of_a_row_of_2033_bytes_and_leaves_a_pointer) {
    const auto made = after({text}, {value(2005)});
    EXPECT_EQ(made.left, sizes{2005});
    EXPECT_EQ(made.bytes, 24 + 18);
}

TEST(footprint_toast, takes_the_longest_value_first_and_stops_when_the_row_is_short_enough) {
    const auto made = after({text, bytea, jsonb}, {value(700), value(900), value(800)});
    EXPECT_EQ(made.left, sizes{900});
    EXPECT_EQ(made.bytes, 24 + (4 + 700) + 18 + 2 + (4 + 800));
}
TEST(footprint_toast, goes_on_while_the_row_is_too_long) {
    EXPECT_EQ(after({text, text, text}, {value(1500), value(2500), value(1800)}).left, (sizes{2500, 1800}));
}
TEST(footprint_toast, takes_the_first_of_equal_values) {
    const auto made = after({boolean, text, text}, {value(1), value(1500), value(1500)});
    EXPECT_EQ(made.left, sizes{1500});
    EXPECT_EQ(made.bytes, 24 + 1 + 18 + 1 + 4 + 1500);  // the second one stands where the first one was
}

TEST(footprint_toast, takes_nulls_and_numbers_from_no_row) {
    const auto made = after({text, bigint, text}, {null_cell, value(8), value(3000)});
    EXPECT_EQ(made.left, sizes{3000});
    EXPECT_EQ(after({numeric, text}, {value(400), value(300)}).left, sizes{});
}

TEST(footprint_toast, leaves_values_that_are_no_longer_than_a_pointer) {
    constexpr std::size_t many = 120;
    EXPECT_EQ(after(types(many, text), row(many, value(20))).left, sizes{});
    EXPECT_FALSE(after(types(many, text), row(many, value(21))).left.empty());
}

TEST(footprint_toast, cuts_values_into_chunks_of_1996_bytes) {
    EXPECT_EQ(chunks_of(1996), 1);
    EXPECT_EQ(chunks_of(1997), 2);
    EXPECT_EQ(chunks_of(3 * 1996), 3);
    EXPECT_EQ(chunk_row_bytes(1997, 0), 24 + 8 + 4 + 1996);
    EXPECT_EQ(chunk_row_bytes(1997, 1), 24 + 8 + 1 + 1);
    EXPECT_EQ(chunk_row_bytes(1996 + 127, 1), 24 + 8 + 4 + 127);
}

// ---- entries of an index -----------------------------------------------------------------------

TEST(footprint_entry, is_eight_bytes_and_the_values) {
    const auto columns = columns_of({bigint, text, smallint});
    const row one{value(8), value(20), value(2)};
    EXPECT_EQ(entry_bytes(columns, one, {0}), 8 + 8);
    EXPECT_EQ(entry_bytes(columns, one, {1}), 8 + 1 + 20);
    EXPECT_EQ(entry_bytes(columns, one, {2, 0}), 8 + 2 + 6 + 8);
}
TEST(footprint_entry, with_a_null_has_a_header_of_16_bytes) {
    const auto columns = columns_of({bigint, bigint});
    EXPECT_EQ(entry_bytes(columns, {value(8), null_cell}, {0, 1}), 16 + 8);
    EXPECT_EQ(entry_bytes(columns, {value(8), null_cell}, {0}), 8 + 8);
}

}  // namespace footprint_row_test
}  // namespace dbcost::demand::postgres
