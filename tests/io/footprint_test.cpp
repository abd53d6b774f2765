// SPDX-License-Identifier: MIT
// Tables as text: the measured ones are computed within their limits, each mistake has its line and place.
#include <dbcost/io/footprint.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace dbcost {
namespace footprint_test {

using strings = std::vector<std::string>;

[[nodiscard]] std::string text_of(const std::string& file) {
    std::ifstream stream(std::string(DBCOST_SOURCE_DIR) + "/" + file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// ---- what servers measured ---------------------------------------------------------------------

class measured_tables : public testing::TestWithParam<std::string> {};

TEST_P(measured_tables, are_computed_within_their_limits) {
    const auto checked = check_footprint(text_of(GetParam()), GetParam());
    ASSERT_TRUE(checked);
    EXPECT_TRUE(checked->is_inside());
    for (const auto& one : checked->deviations) {
        EXPECT_TRUE(one.is_inside())
            << "line " << one.computed.line << ", " << name(one.computed.what) << " " << one.computed.columns
            << ": measured " << one.measured.count() << ", computed " << one.computed.size.count();
    }
}

INSTANTIATE_TEST_SUITE_P(vectors, measured_tables,
                         testing::Values("tests/vectors/postgres-relation-size.ndjson",
                                         "tests/vectors/postgres-measured.ndjson"),
                         [](const auto& of) { return of.index == 0 ? "given" : "own"; });

// Closer than the limits: a model that is off by one row a page would still be inside them.
TEST(measured_tables, are_computed_within_one_percent_where_nothing_goes_to_toast) {
    const std::string file = "tests/vectors/postgres-measured.ndjson";
    const auto checked = check_footprint(text_of(file), file);
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->tables, 56U);
    EXPECT_LT(checked->worst(footprint_part::heap)->error(), ratio(1, 100));
    EXPECT_LT(checked->worst(footprint_part::index)->error(), ratio(2, 100));
}

// ---- a table -----------------------------------------------------------------------------------

constexpr std::string_view orders =
    R"({"table": "orders", "rows": 186, "columns": [{"name": "id", "type": "bigint"}, {"name": "kind", "type": "smallint"}], "indexes": [{"columns": ["id"]}, {"columns": ["kind", "id"]}])";

[[nodiscard]] std::string with(std::string_view rest) { return std::string(orders) + std::string(rest) + "}\n"; }

TEST(footprint_text, gives_the_heap_and_each_index_and_their_sums) {
    const auto made = footprint_of(with(""), "schema.ndjson");
    ASSERT_TRUE(made);
    ASSERT_EQ(made->sizes.size(), 3U);
    EXPECT_EQ(made->sizes[0].what, footprint_part::heap);
    EXPECT_EQ(made->sizes[0].table, "orders");
    EXPECT_EQ(made->sizes[0].size, bytes(2 * 8192));
    EXPECT_EQ(made->sizes[2].columns, "kind, id");
    EXPECT_EQ(made->heap, bytes(2 * 8192));
    EXPECT_EQ(made->toast, bytes(0));
    EXPECT_EQ(made->indexes, bytes(4 * 8192));
}

TEST(footprint_text, has_defaults_and_takes_numbers_in_quotes) {
    const auto made = read_footprint_tables(
        R"({"rows": "7", "fillfactor": "70", "columns": [{"name": "a", "type": "text", "bytes": "9", "null_fraction": 0.3}, {"name": "b", "type": "text", "bytes": 9, "null_fraction": "30%"}]})",
        "f");
    ASSERT_TRUE(made);
    const auto& what = made->front().what;
    EXPECT_EQ(what.rows, 7);
    EXPECT_EQ(what.fillfactor, 70);
    EXPECT_TRUE(what.indexes.empty());
    EXPECT_EQ(null_share_of(what.columns[0]), ratio(3, 10));
    EXPECT_EQ(null_share_of(what.columns[1]), ratio(3, 10));
    EXPECT_FALSE(made->front().measured);
}

// ---- checking ----------------------------------------------------------------------------------

[[nodiscard]] footprint_check checked(std::int64_t heap, std::int64_t first_index) {
    auto made = check_footprint(with(R"(, "measured": {"heap_bytes": )" + std::to_string(heap) +
                                     R"(, "toast_bytes": 0, "index_bytes": [)" + std::to_string(first_index) +
                                     ", 16384]}"),
                                "f");
    EXPECT_TRUE(made);
    return *made;
}

TEST(footprint_check, is_inside_where_all_is_as_measured) {
    const auto made = checked(16384, 16384);
    EXPECT_TRUE(made.is_inside());
    EXPECT_EQ(made.tables, 1U);
    EXPECT_EQ(made.count(footprint_part::index), 2U);
    EXPECT_EQ(made.worst(footprint_part::heap)->error(), ratio());
}

// 16384 is 3% above 15906.8 and below 16890.7; 5% above 15603.8.
TEST(footprint_check, ends_at_three_percent_of_the_heap) {
    EXPECT_TRUE(checked(15907, 16384).is_inside());
    EXPECT_FALSE(checked(15906, 16384).is_inside());
    EXPECT_TRUE(checked(16890, 16384).is_inside());
    EXPECT_FALSE(checked(16891, 16384).is_inside());
}
TEST(footprint_check, ends_at_five_percent_of_an_index) {
    EXPECT_TRUE(checked(16384, 15604).is_inside());
    const auto made = checked(16384, 15603);
    EXPECT_FALSE(made.is_inside());
    EXPECT_EQ(made.worst(footprint_part::index)->error(), ratio(781, 15603));
    EXPECT_EQ(made.worst(footprint_part::index)->computed.columns, "id");
}
TEST(footprint_check, is_outside_where_something_is_computed_and_nothing_was_measured) {
    EXPECT_FALSE(checked(0, 16384).is_inside());
}

// ---- mistakes ----------------------------------------------------------------------------------

struct mistake {
    std::string what, rest, code, place, remedy;
};

void PrintTo(const mistake& one, std::ostream* out) { *out << one.what; }

class footprint_mistakes : public testing::TestWithParam<mistake> {};

TEST_P(footprint_mistakes, have_a_place_and_a_remedy) {
    const auto& one = GetParam();
    const auto made = check_footprint(one.rest, "f");
    ASSERT_EQ(made.problems().size(), 1U);
    const auto& problem = made.problems().front();
    EXPECT_EQ(name(problem.code), one.code);
    EXPECT_EQ(problem.place, one.place);
    EXPECT_NE(problem.remedy.find(one.remedy), std::string::npos) << problem.remedy;
}

INSTANTIATE_TEST_SUITE_P(
    all, footprint_mistakes,
    testing::Values(
        mistake{"no tables", "\n", "missing-key", "f", "docs/reference/footprint.md"},
        mistake{"nothing measured", with(""), "missing-key", "f: line 1", "without --check"},
        mistake{"sizes of too few indexes",
                with(R"(, "measured": {"heap_bytes": 1, "toast_bytes": 0, "index_bytes": [1]})"), "contradiction",
                "f: line 1: /measured/index_bytes", "each index once"},
        mistake{"a negative size",
                with(R"(, "measured": {"heap_bytes": -1, "toast_bytes": 0, "index_bytes": [1, 1]})"),
                "out-of-range", "f: line 1: /measured/heap_bytes", ""},
        mistake{"a misspelt key", with(R"(, "mesured": {})"), "unknown-key", "f: line 1: /mesured", "measured"},
        mistake{"no columns", "\n" R"({"rows": 1, "columns": []})", "out-of-range", "f: line 2: /columns", "name the columns"},
        mistake{"a value beyond a gibibyte",
                R"({"rows": 1, "columns": [{"name": "a", "type": "text", "bytes": 1073741824}]})", "out-of-range",
                "f: line 1: /columns/0/bytes", "PostgreSQL accepts"},
        mistake{"more bytes than 64 bits",
                R"({"rows": 9223372036854775807, "columns": [{"name": "a", "type": "text", "bytes": 2000}], "measured": {"heap_bytes": 1, "toast_bytes": 0, "index_bytes": []}})",
                "overflow", "f", "too large"},
        mistake{"an entry that fits no index",
                R"({"rows": 1, "columns": [{"name": "a", "type": "text", "bytes": 3000}], "indexes": [{"columns": ["a"]}], "measured": {"heap_bytes": 1, "toast_bytes": 0, "index_bytes": [1]}})",
                "out-of-range", "f: line 1: /indexes/0", "a hash"}),
    [](const auto& of) {
        auto text = of.param.what;
        std::replace(text.begin(), text.end(), ' ', '_');
        return text;
    });

// ---- rendering ---------------------------------------------------------------------------------

TEST(rendered_footprint, has_a_row_a_part_and_the_sums) {
    const auto text = render_footprint(*footprint_of(with(""), "f"), format::csv);
    EXPECT_NE(text.find("1,orders,index,\"kind, id\",16384\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find(",total,,,49152\r\n"), std::string::npos) << text;
}

TEST(rendered_check, shows_errors_rounded_up) {
    const auto text = render_footprint_check(checked(16383, 16384), format::csv);  // 1 / 16383 = 0.0061 %
    EXPECT_NE(text.find("1,heap,,16383,16384,0.01%,inside\r\n"), std::string::npos) << text;
}

TEST(rendered_check, shows_in_text_what_is_outside) {
    const auto text = render_footprint_check(checked(8192, 16384), format::text);
    EXPECT_NE(text.find("1 table, 1 of 4 sizes outside their limit"), std::string::npos) << text;
    EXPECT_NE(text.find("100%"), std::string::npos) << text;
}

}  // namespace footprint_test
}  // namespace dbcost
