// SPDX-License-Identifier: MIT
#include <dbcost/demand/unit_term.hpp>
#include <gtest/gtest.h>

#include <vector>

namespace {

using namespace dbcost::demand;

const std::vector<weighted_size> sizes{{400, 9}, {6144, 1}, {1024, 1}, {1025, 1}};

std::int64_t sum(unit_rule how, std::size_t first, std::size_t count, std::int64_t items = 1,
                 paging pages = {}) {
    return units_sum({how, first, count, items, pages}, sizes);
}

TEST(unit_term, sums_units_over_a_distribution_and_not_of_its_mean) {
    // 90 % of 400 B and 10 % of 6 KB: 9 x 1 + 1 x 6 write units in ten, not one of the mean of 974 B.
    EXPECT_EQ(sum(unit_rule::write, 0, 2), 15);
    EXPECT_EQ(sum(unit_rule::read, 0, 2), 9 + 2);
}

TEST(unit_term, looks_only_at_its_slice) {
    EXPECT_EQ(sum(unit_rule::write, 2, 1), 1);
    EXPECT_EQ(sum(unit_rule::write, 3, 1), 2);
    EXPECT_EQ(sum(unit_rule::write, 2, 2), 3);
    EXPECT_EQ(sum(unit_rule::write, 0, 0), 0);
}

TEST(unit_term, without_sizes_it_is_one) { EXPECT_EQ(sum(unit_rule::one, 0, 0), 1); }

TEST(unit_term, a_query_rounds_the_sum_of_its_items_once) {
    const std::vector<weighted_size> item{{64, 1}};
    // The guide: 1,500 x 64 B = 96,000 B, 24 steps.
    EXPECT_EQ(units_sum({unit_rule::query, 0, 1, 1500, {}}, item), 24);
    EXPECT_EQ(units_sum({unit_rule::query, 0, 1, 0, {}}, item), 1);
    EXPECT_EQ(units_sum({unit_rule::query, 0, 1, 1500, {false, 100}}, item), 15 * 2);
}

TEST(unit_term, a_query_of_a_distribution_weighs_the_steps_of_each_class) {
    // 20 x 400 B = 8,000 B: 2 steps, nine times; 20 x 6,144 B = 122,880 B: 30 steps, once.
    EXPECT_EQ(sum(unit_rule::query, 0, 2, 20), 9 * 2 + 30);
}

TEST(unit_term, in_a_scan_the_weights_are_items_of_one_walk) {
    // 9 x 400 + 6,144 + 1,024 + 1,025 = 11,793 B: 3 steps
    EXPECT_EQ(sum(unit_rule::scan, 0, 4), 3);
    EXPECT_EQ(sum(unit_rule::scan, 0, 0), 1);
    EXPECT_EQ(sum(unit_rule::scan, 0, 4, 1, {false, 1}), 9 + 2 + 1 + 1);
}

TEST(unit_term, stored_items_carry_100_bytes_of_overhead) {
    EXPECT_EQ(sum(unit_rule::stored, 0, 2), 9 * 500 + 6244);
    EXPECT_EQ(sum(unit_rule::backed_up, 0, 2), 9 * 400 + 6144);
}

TEST(unit_term, throws_beyond_64_bits) {
    const std::vector<weighted_size> huge{{409600, std::int64_t{1} << 62}};
    EXPECT_THROW((void)units_sum({unit_rule::write, 0, 1, 1, {}}, huge), std::overflow_error);
    const std::vector<weighted_size> two{{1, std::int64_t{1} << 62}, {1, std::int64_t{1} << 62}};
    EXPECT_THROW((void)units_sum({unit_rule::write, 0, 2, 1, {}}, two), std::overflow_error);
}

}  // namespace
