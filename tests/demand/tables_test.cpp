// SPDX-License-Identifier: MIT
#include <dbcost/demand/tables.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace tables_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::index_of;
using test::order_entity;

// "size x weight" of a slice, and its total.
std::string shown(const std::vector<weighted_size>& sizes, const size_slice& slice) {
    std::string text;
    for (std::size_t i = slice.first; i < slice.first + slice.count; ++i) {
        text += std::to_string(sizes[i].size) + " x " + std::to_string(sizes[i].weight) + ", ";
    }
    return text + "of " + std::to_string(slice.total);
}

TEST(sizes, become_integer_weights_over_a_common_total) {
    std::vector<weighted_size> sizes;
    EXPECT_EQ(shown(sizes, append_sizes(sizes, test::one_size(300))), "300 x 1, of 1");
    const size_distribution two{{{bytes(400), ratio(9, 10)}, {bytes(6144), ratio(1, 10)}}, ""};
    EXPECT_EQ(shown(sizes, append_sizes(sizes, two)), "400 x 9, 6144 x 1, of 10");
    const size_distribution thirds{{{bytes(1), ratio(1, 3)}, {bytes(2), ratio(1, 6)}, {bytes(3), ratio(1, 2)}}, ""};
    EXPECT_EQ(shown(sizes, append_sizes(sizes, thirds)), "1 x 2, 2 x 1, 3 x 3, of 6");
    EXPECT_EQ(sizes.size(), 6U);
}

TEST(sizes, shares_without_a_common_total_in_range_throw) {
    std::vector<weighted_size> sizes;
    const size_distribution odd{{{bytes(1), ratio(1, power_of_ten(18) + 9)}, {bytes(2), ratio(1, power_of_ten(18) + 7)}}, ""};
    EXPECT_THROW((void)append_sizes(sizes, odd), std::runtime_error);
}

std::int64_t entry_size(const secondary_index& index, const entity& what = order_entity()) {
    std::vector<weighted_size> sizes;
    const auto slice = append_entry_sizes(sizes, what, index);
    return sizes[slice.first].size;
}

TEST(index_entry, holds_base_key_index_key_and_what_is_projected) {
    auto index = index_of("by_status", "order", {"status"});
    EXPECT_EQ(entry_size(index), 1000);  // ALL: the item
    index.projected = projection::keys_only;
    EXPECT_EQ(entry_size(index), 7 + 16 + 8 + 16 + 6 + 8);
    index.projected = projection::include;
    index.included = {"amount"};
    EXPECT_EQ(entry_size(index), 61 + 6 + 4);
}

TEST(index_entry, holds_a_shared_attribute_once) {
    auto index = index_of("by_user", "order", {"user_id", "status"});
    index.projected = projection::keys_only;
    EXPECT_EQ(entry_size(index), 61);  // user_id is base key and index key
    index.projected = projection::include;
    index.included = {"status", "order_id", "amount", "amount"};
    EXPECT_EQ(entry_size(index), 71);
}

TEST(index_entry, under_all_is_spread_like_the_items) {
    auto what = order_entity();
    what.size.classes = {{bytes(400), ratio(9, 10)}, {bytes(6144), ratio(1, 10)}};
    auto index = index_of("by_status", "order", {"status"});
    std::vector<weighted_size> sizes;
    EXPECT_EQ(shown(sizes, append_entry_sizes(sizes, what, index)), "400 x 9, 6144 x 1, of 10");
    index.projected = projection::keys_only;  // keys have one size
    EXPECT_EQ(shown(sizes, append_entry_sizes(sizes, what, index)), "61 x 1, of 1");
}

}  // namespace tables_test
