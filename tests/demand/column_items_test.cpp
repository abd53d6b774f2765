// SPDX-License-Identifier: MIT
// Columns as attributes: sizes by rule D1, nulls as missing attributes.
#include <dbcost/demand/column_items.hpp>
#include <gtest/gtest.h>

namespace dbcost::demand {
namespace column_items_test {

using enum column_type;

[[nodiscard]] column of_type(column_type type, std::int64_t size = 0) {
    return {"c", "", type, {{bytes(size), ratio(1)}}, {}};
}
[[nodiscard]] column of_digits(std::int64_t precision, std::int64_t scale) {
    auto made = of_type(numeric);
    made.digits = numeric_digits{precision, scale};
    return made;
}

TEST(item_value_size, of_numbers_is_a_byte_and_one_for_two_digits) {
    EXPECT_EQ(item_value_size(of_type(smallint), 2), 1 + 3);   // 5 digits
    EXPECT_EQ(item_value_size(of_type(integer), 4), 1 + 5);    // 10 digits
    EXPECT_EQ(item_value_size(of_type(bigint), 8), 1 + 10);    // 19 digits
    EXPECT_EQ(item_value_size(of_type(real), 4), 1 + 4);       // 6 digits touch four pairs
    EXPECT_EQ(item_value_size(of_type(double_precision), 8), 1 + 8);  // 15 digits touch eight
    EXPECT_EQ(item_value_size(of_digits(4, 0), 0), 1 + 2);
    EXPECT_EQ(item_value_size(of_digits(5, 0), 0), 1 + 3);
    EXPECT_EQ(item_value_size(of_digits(12, 2), 0), 1 + 5 + 1);
    EXPECT_EQ(item_value_size(of_digits(12, 3), 0), 1 + 5 + 2);
    EXPECT_EQ(item_value_size(of_type(numeric), 10), 1 + 8);   // four groups of four digits
}

TEST(item_value_size, of_all_else_is_the_text_or_the_bytes) {
    EXPECT_EQ(item_value_size(of_type(boolean), 1), 1);
    EXPECT_EQ(item_value_size(of_type(calendar_date), 4), 10);   // 2019-09-15
    EXPECT_EQ(item_value_size(of_type(timestamp), 8), 19);       // 2019-09-15T08:30:00
    EXPECT_EQ(item_value_size(of_type(timestamptz), 8), 20);     // with Z
    EXPECT_EQ(item_value_size(of_type(uuid), 16), 36);
    EXPECT_EQ(item_value_size(of_type(text), 77), 77);
    EXPECT_EQ(item_value_size(of_type(jsonb), 300), 300);
}

[[nodiscard]] entity note() {
    entity made;
    made.key = {{"id", bytes(16)}};
    made.columns = {{"id", "", bigint, {{bytes(8), ratio(1)}}, {}},
                    {"note", "", text, {{bytes(200), ratio(3, 10)}}, {}}};
    return made;
}

TEST(item_sizes, leave_out_what_is_null) {
    const auto sizes = item_sizes_of_columns(note()).classes;
    ASSERT_EQ(sizes.size(), 2U);
    EXPECT_EQ(sizes[0].size, bytes(2 + 16));
    EXPECT_EQ(sizes[0].share, ratio(7, 10));
    EXPECT_EQ(sizes[1].size, bytes(2 + 16 + 4 + 200));
    EXPECT_EQ(sizes[1].share, ratio(3, 10));
}

TEST(item_sizes, take_a_key_or_attribute_as_large_as_it_is_stated) {
    auto made = note();
    made.key.clear();
    EXPECT_EQ(item_sizes_of_columns(made).classes[0].size, bytes(2 + 11));
    made.attributes = {{"id", bytes(30)}};
    EXPECT_EQ(item_sizes_of_columns(made).classes[0].size, bytes(2 + 30));
}

// 1/3 of 10^12 is not whole: the shares are, and sum to one.
TEST(item_sizes, have_shares_that_sum_to_one) {
    auto made = note();
    for (int i = 0; i < 60; ++i) {
        made.columns.push_back({"c" + std::to_string(i), "", text, {{bytes(i), ratio(1, 3)}}, {}});
    }
    ratio sum;
    for (const auto& one : item_sizes_of_columns(made).classes) {
        EXPECT_GT(one.share, ratio());
        sum = sum + one.share;
    }
    EXPECT_EQ(sum, ratio(1));
}

// Of 10^12 parts: 2/3 are 666,666,666,666.67, and 1/8192 and 3/8192 lie halfway, at ...312.5 and ...937.5.
TEST(item_sizes, have_shares_to_the_nearest_part_and_the_even_one_of_two) {
    using rounded = std::pair<ratio, std::int64_t>;
    for (const auto& [share, parts] : {rounded(ratio(2, 3), 666666666667), rounded(ratio(1, 3), 333333333333),
                                       rounded(ratio(1, 8192), 122070312), rounded(ratio(3, 8192), 366210938)}) {
        entity made;
        made.columns = {{"note", "", text, {{bytes(200), share}}, {}}};
        EXPECT_EQ(item_sizes_of_columns(made).classes.back().share, ratio(parts, power_of_ten(12)));
    }
}

TEST(item_sizes, of_a_column_with_several_have_each_its_share) {
    entity made;
    made.columns = {{"note", "", text, {{bytes(10), ratio(1, 2)}, {bytes(20), ratio(1, 8)}, {bytes(30), ratio(1, 8)}}, {}}};
    const auto sizes = item_sizes_of_columns(made).classes;
    ASSERT_EQ(sizes.size(), 4U);
    EXPECT_EQ(sizes[0].share, ratio(1, 4)) << "null";
    EXPECT_EQ(sizes[1].share, ratio(1, 2));
    EXPECT_EQ(sizes[2].share, ratio(1, 8));
    EXPECT_EQ(sizes[3].share, ratio(1, 8));
}

TEST(attributes_of_columns, are_those_that_are_not_stated_already) {
    const auto made = attributes_of_columns(note());
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].name, "note");
    EXPECT_EQ(made[0].value_size, bytes(200));
}

}  // namespace column_items_test
}  // namespace dbcost::demand
