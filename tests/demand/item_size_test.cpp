// SPDX-License-Identifier: MIT
// Sizes by rule D1 and part E of the metering rules; every number is worked out from them by hand.
#include <dbcost/demand/item_size.hpp>
#include <dbcost/demand/request_units.hpp>
#include <gtest/gtest.h>

namespace item_size_test {

using namespace dbcost;
using namespace dbcost::demand;

[[nodiscard]] item_value number(std::string_view text) { return make_number(*parse_item_number(text)); }
[[nodiscard]] item_value text_of(std::size_t size) { return make_string(std::string(size, 'x')); }
[[nodiscard]] std::int64_t size_of(const item_value& value, std::int64_t overhead = 1) {
    return value_size(value, overhead);
}

// An item of exactly so many bytes: "id" and one byte, "p" and the rest.
[[nodiscard]] stored_item padded(std::size_t size) {
    return make_item({{"id", make_string("1")}, {"p", text_of(size - 4)}});
}

[[nodiscard]] item_value nested(std::int64_t levels) {
    auto value = make_string("leaf");
    for (std::int64_t i = 1; i < levels; ++i) {
        value = i % 2 == 0 ? make_list({value}) : make_map({{"a", value}});
    }
    return value;
}

const item_limits limits_of_2019{409600, 2048, 1024, 32};
const std::vector<std::string> id_key{"id"};

[[nodiscard]] errors problems_of(const stored_item& item, const std::vector<std::string>& key = id_key) {
    return check_item(item, key, limits_of_2019, 1, "/after");
}

// ---- scalars (D1.2) ----------------------------------------------------------------------------

TEST(value_size, a_string_is_its_bytes_in_utf_8) {
    EXPECT_EQ(size_of(make_string("")), 0);
    EXPECT_EQ(size_of(make_string("abc")), 3);
    EXPECT_EQ(size_of(make_string("é")), 2);
    EXPECT_EQ(size_of(make_string("€")), 3);
    EXPECT_EQ(size_of(make_string("😀")), 4);
}

TEST(value_size, a_binary_value_is_its_bytes) { EXPECT_EQ(size_of(make_binary(std::string(5, '\0'))), 5); }

TEST(value_size, true_false_and_null_are_a_byte) {
    EXPECT_EQ(size_of(make_boolean(true)), 1);
    EXPECT_EQ(size_of(make_boolean(false)), 1);
    EXPECT_EQ(size_of(make_null()), 1);
}

struct measured_number {
    const char* text;
    std::int64_t bytes;
};

// As measured on AWS's emulator (part E).
TEST(number_size, is_that_of_base_100_digits_aligned_at_the_point) {
    const std::string digits_38(38, '9'), minus = "-" + digits_38;
    for (const auto& [text, bytes] : std::vector<measured_number>{
             {"12", 2}, {"123", 3}, {"100", 2}, {"1.5", 3}, {"15", 2}, {"150", 3}, {"0.15", 2}, {"0.015", 3},
             {"3.14159", 5}, {"100000001", 6}, {digits_38.c_str(), 20}, {minus.c_str(), 21}}) {
        EXPECT_EQ(size_of(number(text)), bytes) << text;
    }
}

TEST(number_size, zero_is_one_byte_however_it_is_written) {
    EXPECT_EQ(size_of(number("0")), 1);
    EXPECT_EQ(size_of(number("-0.00")), 1);
}

TEST(number_size, a_negative_number_is_one_byte_more) {
    EXPECT_EQ(size_of(number("-1")), 3);
    EXPECT_EQ(size_of(number("1")), 2);
    EXPECT_EQ(size_of(number("-0.015")), 4);
}

// 99 fills one digit to base 100, 100 begins the next and leaves the first empty, 101 needs both.
TEST(number_size, steps_where_another_base_100_digit_begins) {
    EXPECT_EQ(size_of(number("9")), 2);
    EXPECT_EQ(size_of(number("99")), 2);
    EXPECT_EQ(size_of(number("100")), 2);
    EXPECT_EQ(size_of(number("101")), 3);
    EXPECT_EQ(size_of(number("9999")), 3);
    EXPECT_EQ(size_of(number("10000")), 2);
    EXPECT_EQ(size_of(number("10001")), 4);
    EXPECT_EQ(size_of(number("0.1")), 2);
    EXPECT_EQ(size_of(number("0.01")), 2);
    EXPECT_EQ(size_of(number("0.001")), 2);
    EXPECT_EQ(size_of(number("0.011")), 3);
    EXPECT_EQ(size_of(number("1.1")), 3);
    EXPECT_EQ(size_of(number("1e125")), 2);
    EXPECT_EQ(size_of(number("1e-130")), 2);
}

TEST(number_size, is_never_above_21_bytes) {
    const std::string odd = "9" + std::string(36, '0') + "9e1";  // 38 digits over 20 places
    EXPECT_EQ(size_of(number(odd)), 21);
    EXPECT_EQ(size_of(number("-" + odd)), 21);
}

// ---- lists, maps and sets (D1.2) ---------------------------------------------------------------

TEST(value_size, a_list_or_map_is_3_bytes_its_contents_and_one_an_element) {
    EXPECT_EQ(size_of(make_list({})), 3);
    EXPECT_EQ(size_of(make_map({})), 3);
    EXPECT_EQ(size_of(make_list({make_string("ab"), make_string("c")})), 8);
    EXPECT_EQ(size_of(make_map({{"a", make_string("b")}})), 6);
    EXPECT_EQ(size_of(make_map({{"a", make_string("b")}, {"cc", make_string("d")}})), 10);
    EXPECT_EQ(size_of(make_list({make_list({}), make_list({})})), 11);
}

TEST(value_size, by_the_text_of_2019_elements_cost_nothing_themselves) {
    EXPECT_EQ(size_of(make_list({}), 0), 3);
    EXPECT_EQ(size_of(make_list({make_string("ab"), make_string("c")}), 0), 6);
    EXPECT_EQ(size_of(make_map({{"a", make_string("b")}}), 0), 5);
    EXPECT_EQ(size_of(make_list({make_list({make_null()})}), 0), 7);
}

TEST(value_size, a_set_is_its_elements_alone) {
    EXPECT_EQ(size_of(make_set(value_type::string_set, {make_string("ab"), make_string("c")})), 3);
    EXPECT_EQ(size_of(make_set(value_type::number_set, {number("1"), number("22")})), 4);
    EXPECT_EQ(size_of(make_set(value_type::binary_set, {make_binary("ab"), make_binary("abc")})), 5);
}

// ---- items (D1.1) ------------------------------------------------------------------------------

TEST(item_size, is_names_and_values_as_in_the_guide) {
    const auto shirt = make_item({{"shirt-color", make_string("R")}, {"shirt-size", make_string("M")}});
    EXPECT_EQ(item_size(shirt, 1), bytes(23));
}

TEST(item_size, counts_names_in_utf_8) {
    EXPECT_EQ(item_size(make_item({{"größe", make_string("M")}}), 1), bytes(8));
}

TEST(item_size, takes_an_item_over_the_steps_by_its_padding) {
    EXPECT_EQ(item_size(padded(1024), 1), bytes(1024));
    EXPECT_EQ(write_steps(item_size(padded(1024), 1).count()), 1);
    EXPECT_EQ(write_steps(item_size(padded(1025), 1).count()), 2);
    EXPECT_EQ(read_steps(item_size(padded(4096), 1).count()), 1);
    EXPECT_EQ(read_steps(item_size(padded(4097), 1).count()), 2);
}

// The byte an element moves an item over the step: id 3, l 1, list 3, text; with the byte 1,025.
TEST(item_size, the_overhead_of_an_element_can_cost_a_unit) {
    const auto item = make_item({{"id", make_string("1")}, {"l", make_list({text_of(1017)})}});
    EXPECT_EQ(item_size(item, 0), bytes(1024));
    EXPECT_EQ(item_size(item, 1), bytes(1025));
}

// ---- index entries (D1.4, D4.1) ----------------------------------------------------------------

const auto order = make_item({{"user", make_string("u1")},
                              {"id", make_string("o1")},
                              {"status", make_string("new")},
                              {"amount", make_string("12")},
                              {"note", text_of(100)}});
const std::vector<std::string> order_key{"user", "id"};

[[nodiscard]] std::int64_t entry_size(const index_schema& index) {
    return item_size(entry_of(order, order_key, index).value(), 1).count();
}

TEST(entry_of, carries_the_keys_of_table_and_index_each_once) {
    // user 4+2, id 2+2, status 6+3
    EXPECT_EQ(entry_size({"by_status", {"status"}, projection::keys_only, {}}), 19);
    EXPECT_EQ(entry_size({"by_user", {"user", "status"}, projection::keys_only, {}}), 19);
    EXPECT_EQ(entry_size({"by_id", {"id"}, projection::keys_only, {}}), 10);
}

TEST(entry_of, carries_what_is_included_once_and_only_where_it_is_there) {
    EXPECT_EQ(entry_size({"i", {"status"}, projection::include, {"amount"}}), 27);           // 6+2 more
    EXPECT_EQ(entry_size({"i", {"status"}, projection::include, {"amount", "status"}}), 27);
    EXPECT_EQ(entry_size({"i", {"status"}, projection::include, {"amount", "nothing"}}), 27);
}

TEST(entry_of, is_the_whole_item_under_all) {
    EXPECT_EQ(entry_of(order, order_key, {"i", {"status"}, projection::all, {}}), order);
}

TEST(entry_of, exists_only_with_every_attribute_of_the_index_key) {
    EXPECT_TRUE(entry_of(order, order_key, {"i", {"status", "amount"}, projection::all, {}}));
    EXPECT_FALSE(entry_of(order, order_key, {"i", {"status", "missing"}, projection::all, {}}));
    EXPECT_FALSE(entry_of(order, order_key, {"i", {"missing"}, projection::keys_only, {}}));
}

// ---- what is refused (D1.3) --------------------------------------------------------------------

TEST(check_item, takes_an_item_of_400_kb_and_not_a_byte_more) {
    EXPECT_EQ(problems_of(padded(409600)), errors{});
    const auto problems = problems_of(padded(409601));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, errc::item_too_large);
    EXPECT_EQ(problems[0].place, "/after");
    EXPECT_EQ(problems[0].seen, "409601 bytes");
    EXPECT_NE(problems[0].expected.find("409600"), std::string::npos);
    EXPECT_NE(problems[0].remedy.find("split"), std::string::npos);
}

TEST(check_item, takes_a_partition_key_of_1_to_2048_bytes) {
    EXPECT_EQ(problems_of(make_item({{"id", text_of(1)}})), errors{});
    EXPECT_EQ(problems_of(make_item({{"id", text_of(2048)}})), errors{});
    const auto empty = problems_of(make_item({{"id", text_of(0)}}));
    ASSERT_EQ(empty.size(), 1U);
    EXPECT_EQ(empty[0].code, errc::refused_by_aws);
    EXPECT_EQ(empty[0].remedy, "a key is never empty");
    const auto longer = problems_of(make_item({{"id", text_of(2049)}}));
    ASSERT_EQ(longer.size(), 1U);
    EXPECT_EQ(longer[0].seen, "\"id\" with 2049 bytes");
    EXPECT_NE(longer[0].expected.find("2048 bytes in a partition key (rule D1.3)"), std::string::npos);
    EXPECT_NE(longer[0].remedy.find("shorter"), std::string::npos);
}

TEST(check_item, takes_a_sort_key_of_1_to_1024_bytes) {
    const auto with_sort_key = [](std::size_t size) {
        return problems_of(make_item({{"id", text_of(9)}, {"at", text_of(size)}}), {"id", "at"});
    };
    EXPECT_EQ(with_sort_key(1), errors{});
    EXPECT_EQ(with_sort_key(1024), errors{});
    ASSERT_EQ(with_sort_key(0).size(), 1U);
    ASSERT_EQ(with_sort_key(1025).size(), 1U);
    EXPECT_NE(with_sort_key(1025)[0].expected.find("sort key"), std::string::npos);
}

TEST(check_item, takes_keys_of_text_numbers_and_bytes_alone) {
    EXPECT_EQ(problems_of(make_item({{"id", number("0")}})), errors{});
    EXPECT_EQ(problems_of(make_item({{"id", make_binary("b")}})), errors{});
    const auto problems = problems_of(make_item({{"id", make_map({})}}));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, errc::wrong_type);
    EXPECT_EQ(problems[0].seen, "\"id\" of type M");
}

TEST(check_item, wants_every_key_attribute) {
    const auto problems = problems_of(make_item({{"id", text_of(1)}}), {"id", "at"});
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, errc::missing_key);
    EXPECT_EQ(problems[0].seen, "no \"at\"");
}

TEST(check_item, takes_32_levels_and_not_33) {
    EXPECT_EQ(levels_of(make_string("")), 1);
    EXPECT_EQ(levels_of(make_list({})), 1);
    EXPECT_EQ(levels_of(make_list({make_list({}), make_map({{"a", make_null()}})})), 3);
    EXPECT_EQ(levels_of(nested(32)), 32);
    EXPECT_EQ(problems_of(make_item({{"id", text_of(1)}, {"d", nested(32)}})), errors{});
    const auto problems = problems_of(make_item({{"id", text_of(1)}, {"d", nested(33)}}));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, errc::refused_by_aws);
    EXPECT_EQ(problems[0].seen, "\"d\" with 33 levels");
}

TEST(check_item, refuses_nothing_without_limits) {
    const auto large = make_item({{"id", text_of(3000)}, {"p", text_of(500000)}, {"d", nested(40)}});
    EXPECT_EQ(check_item(large, id_key, {}, 1, ""), errors{});
}

}  // namespace item_size_test
