// SPDX-License-Identifier: MIT
// Tables by hand: heap, TOAST and indexes together, nulls by their exact share, what is refused.
#include <dbcost/demand/footprint.hpp>
#include <gtest/gtest.h>

namespace dbcost::demand::postgres {
namespace footprint_test {

using enum column_type;

[[nodiscard]] column fixed(std::string name, column_type type, ratio present = ratio(1)) {
    return {std::move(name), "", type, {{bytes(format_of(type).bytes), present}}, {}};
}
[[nodiscard]] column varying(std::string name, std::int64_t size, ratio present = ratio(1)) {
    return {std::move(name), "", text, {{bytes(size), present}}, {}};
}
[[nodiscard]] column_table table(std::int64_t rows, std::vector<column> columns,
                                 std::vector<column_index> indexes = {}) {
    return {"/here", rows, full_pages, std::move(columns), std::move(indexes)};
}
[[nodiscard]] bytes pages(std::int64_t count) { return bytes(count * 8192); }

// ---- sizes -------------------------------------------------------------------------------------

TEST(footprint, of_186_rows_is_a_page_more_than_of_185) {
    const std::vector<column> columns{fixed("id", bigint), fixed("kind", smallint)};
    EXPECT_EQ(footprint_of(table(185, columns))->heap, pages(1));
    const auto made = footprint_of(table(186, columns, {{"", {"id"}}, {"", {"kind"}, 50}}));
    EXPECT_EQ(made->heap, pages(2));
    EXPECT_EQ(made->toast, bytes(0));
    EXPECT_EQ(made->indexes, (std::vector{pages(2), pages(2)}));
}

TEST(footprint, of_an_empty_table_is_the_pages_that_describe_its_indexes) {
    const auto made = footprint_of(table(0, {fixed("id", bigint), varying("note", 40)}, {{"", {"id"}}}));
    EXPECT_EQ(made->heap, bytes(0));
    EXPECT_EQ(made->toast, pages(1));
    EXPECT_EQ(made->indexes.front(), pages(1));
}

TEST(footprint, has_a_toast_table_only_where_a_value_could_be_long) {
    column declared{"price", "", numeric, {{bytes(10), ratio(1)}}, numeric_digits{12, 2}};
    EXPECT_EQ(footprint_of(table(10, {declared}))->toast, bytes(0));
    declared.digits.reset();
    EXPECT_EQ(footprint_of(table(10, {declared}))->toast, pages(1));
}

// Rows of 24 + 8 + 18 bytes, 136 a page. Chunks of 1,996 and 1,004 bytes: rows of 2,032 + 4 and 1,040 + 4,
// two pairs a page and no room for a third 2,036; 200 entries in one leaf; four pages of maps.
TEST(footprint, of_long_values_is_mostly_toast) {
    const auto made = footprint_of(table(100, {fixed("id", bigint), varying("body", 3000)}));
    EXPECT_EQ(made->heap, pages(1));
    EXPECT_EQ(made->toast, pages(50 + 4 + 2));
}

// A row of 32 + 4 + 1,996 stays; one byte more and it leaves.
TEST(footprint, changes_at_the_toast_threshold) {
    EXPECT_EQ(footprint_of(table(400, {fixed("id", bigint), varying("body", 1996)}))->heap, pages(100));
    EXPECT_EQ(footprint_of(table(400, {fixed("id", bigint), varying("body", 1997)}))->heap, pages(3));
}

// ceil(10^9 / 185) pages; ceil((10^9 - 1) / 366) leaves, then 284 an inner page: ceil(2732240 / 284), ...
TEST(footprint, of_a_billion_rows_is_exact) {
    const auto made = footprint_of(table(1000000000, {fixed("id", bigint), fixed("kind", smallint)}, {{"", {"id"}}}));
    EXPECT_EQ(made->heap, pages(5405406));
    EXPECT_EQ(made->indexes.front(), pages(1 + 2732241 + 9621 + 34 + 1));
}

// ---- nulls and several sizes -------------------------------------------------------------------

TEST(sampled_cells, are_null_in_exactly_their_share_of_the_rows) {
    seeded_numbers random(0);
    const auto cells = detail::sampled_cells(varying("note", 7, ratio(3, 10)), 1000, random);
    EXPECT_EQ(std::count_if(cells.begin(), cells.end(), [](const cell& one) { return one.kind == cell_kind::null; }), 700);
}

TEST(sampled_cells, have_each_size_in_its_share_of_the_rows) {
    seeded_numbers random(0);
    const column two{"note", "", text, {{bytes(5), ratio(1, 3)}, {bytes(9), ratio(2, 3)}}, {}};
    const auto cells = detail::sampled_cells(two, 100, random);
    const auto of_size = [&](std::int64_t size) {
        return std::count_if(cells.begin(), cells.end(), [&](const cell& one) { return one.bytes == size; });
    };
    EXPECT_EQ(of_size(5), 33);
    EXPECT_EQ(of_size(9), 67);
}

// Shuffled: the nulls of two columns do not fall together. Independent, 250 of 1,000 would; 4 sigma is 40.
TEST(sampled_cells, of_two_columns_are_drawn_apart) {
    seeded_numbers random(0);
    const auto a = detail::sampled_cells(varying("a", 7, ratio(1, 2)), 1000, random);
    const auto b = detail::sampled_cells(varying("b", 7, ratio(1, 2)), 1000, random);
    int both = 0;
    for (std::size_t i = 0; i < 1000; ++i) both += a[i].kind == cell_kind::null && b[i].kind == cell_kind::null;
    EXPECT_NEAR(both, 250, 40);
}

// Half of the rows has 24 + 126 + 1, aligned 152 + 4 bytes; half 24 + 4: 184 a pair. 100 rows: 9,200 bytes.
TEST(footprint, of_rows_with_nulls_has_pages_of_both_kinds) {
    const std::vector<column> columns{varying("note", 126, ratio(1, 2))};
    EXPECT_EQ(footprint_of(table(80, columns))->heap, pages(1));   // 7,360 bytes
    EXPECT_EQ(footprint_of(table(100, columns))->heap, pages(2));
}

TEST(footprint, is_the_same_on_every_run) {
    const std::vector<column> columns{varying("a", 500, ratio(1, 2)), varying("b", 900, ratio(1, 3)), fixed("c", integer)};
    const auto once = footprint_of(table(100000, columns, {{"", {"a", "c"}}}));
    const auto again = footprint_of(table(100000, columns, {{"", {"a", "c"}}}));
    EXPECT_EQ(once->heap, again->heap);
    EXPECT_EQ(once->indexes, again->indexes);
}

TEST(footprint, of_more_rows_never_shrinks) {
    const std::vector<column> columns{varying("a", 500, ratio(1, 2)), varying("b", 900, ratio(1, 3)), fixed("c", integer)};
    bytes before;
    for (const std::int64_t rows : {1, 100, 4095, 4096, 4097, 5000, 10000, 1000000}) {
        const auto heap = footprint_of(table(rows, columns))->heap;
        EXPECT_GE(heap, before) << rows;
        before = heap;
    }
}

// ---- what is refused ---------------------------------------------------------------------------

[[nodiscard]] error only_problem(const column_table& of) {
    const auto made = footprint_of(of);
    EXPECT_EQ(made.problems().size(), 1U);
    return made.problems().empty() ? error{} : made.problems().front();
}

// 8 + 4 + 2,692 bytes are a third of a page.
TEST(footprint, refuses_entries_above_a_third_of_a_page) {
    EXPECT_TRUE(footprint_of(table(1, {varying("a", 2692)}, {{"/index", {"a"}}})));
    const auto problem = only_problem(table(1, {varying("a", 2693)}, {{"/index", {"a"}}}));
    EXPECT_EQ(problem.code, errc::out_of_range);
    EXPECT_EQ(problem.place, "/index");
    EXPECT_EQ(problem.seen, "an entry of 2705 bytes");
    EXPECT_EQ(problem.remedy, "index a hash or a prefix of the column");
}

[[nodiscard]] std::vector<column> many(int count) {
    std::vector<column> columns;
    for (int i = 0; i < count; ++i) columns.push_back(fixed("c" + std::to_string(i), bigint));
    return columns;
}

// 24 + 1017 x 8 = 8,160 bytes fit beside the header of the page and an item pointer.
TEST(footprint, refuses_rows_that_fit_no_page) {
    EXPECT_EQ(footprint_of(table(3, many(1017)))->heap, pages(3));
    const auto problem = only_problem(table(3, many(1018)));
    EXPECT_EQ(problem.code, errc::out_of_range);
    EXPECT_EQ(problem.place, "/here/columns");
    EXPECT_EQ(problem.seen, "a row of 8168 bytes");
    EXPECT_EQ(problem.remedy, "split the table: a row cannot span pages");
}

TEST(footprint, refuses_an_index_over_no_column) {
    const auto problem = only_problem(table(1, {varying("a", 5)}, {{"/index", {"b"}}}));
    EXPECT_EQ(problem.code, errc::unknown_attribute);
    EXPECT_EQ(problem.place, "/index/columns");
    EXPECT_EQ(problem.seen, "\"b\"");
    EXPECT_EQ(problem.remedy, "add it to \"columns\", or correct its name");
}

}  // namespace footprint_test
}  // namespace dbcost::demand::postgres
