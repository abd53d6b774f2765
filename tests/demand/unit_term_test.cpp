// SPDX-License-Identifier: MIT
#include <dbcost/demand/unit_term.hpp>
#include <gtest/gtest.h>

#include <vector>

namespace unit_term_test {

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

TEST(same_units, asks_for_equal_sizes_and_not_for_their_place) {
    const std::vector<weighted_size> twice{{400, 9}, {6144, 1}, {400, 9}, {6144, 1}, {400, 8}};
    const unit_term written{unit_rule::write, 0, 2, 1, {}};
    EXPECT_TRUE(same_units(written, {unit_rule::write, 2, 2, 1, {}}, twice));
    EXPECT_FALSE(same_units(written, {unit_rule::read, 2, 2, 1, {}}, twice));
    EXPECT_FALSE(same_units(written, {unit_rule::write, 2, 1, 1, {}}, twice));
    EXPECT_FALSE(same_units({unit_rule::write, 0, 1, 1, {}}, {unit_rule::write, 4, 1, 1, {}}, twice));
    EXPECT_FALSE(same_units({unit_rule::query, 0, 2, 5, {}}, {unit_rule::query, 2, 2, 6, {}}, twice));
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

std::int64_t scanned(const std::vector<weighted_size>& blocks, std::int64_t segments, paging pages = {}) {
    return units_sum({unit_rule::scan, 0, blocks.size(), 1, pages, segments}, blocks);
}

// 10 items of 1,000 B: 10,000 B, 3 steps; 5 + 5: 2 + 2; 4 + 3 + 3: 1 + 1 + 1; one each: 10.
TEST(unit_term, each_segment_of_a_scan_ends_with_a_page_of_its_own) {
    const std::vector<weighted_size> items{{1000, 10}};
    EXPECT_EQ(scanned(items, 1), 3);
    EXPECT_EQ(scanned(items, 2), 4);
    EXPECT_EQ(scanned(items, 3), 3);
    EXPECT_EQ(scanned(items, 10), 10);
    EXPECT_EQ(scanned(items, 11), 11);  // one segment reads nothing, for a step
    EXPECT_EQ(scanned(items, 1000000), 1000000);
    EXPECT_EQ(scanned({}, 7), 7);
}

// 5 of 4,096 B go to segments 0 1 2 0 1, then 2 of 4,097 B to 2 and 0: 12,289, 8,192 and 8,193 B.
TEST(unit_term, the_items_of_a_scan_are_dealt_out_like_cards) {
    EXPECT_EQ(scanned({{4096, 5}, {4097, 2}}, 3), 4 + 2 + 3);
    // ten classes of one item each: one item a segment, and none is empty
    EXPECT_EQ(scanned(std::vector<weighted_size>(10, {4097, 1}), 10), 20);
    EXPECT_EQ(scanned(std::vector<weighted_size>(10, {4097, 1}), 5), 5 * 3);
}

TEST(unit_term, dealing_agrees_with_a_slow_dealer) {
    const std::vector<weighted_size> blocks{{300, 17}, {5000, 3}, {1, 0}, {40000, 40}, {70, 8}};
    for (const std::int64_t segments : {1, 2, 3, 7, 8, 20, 67, 68, 69, 100}) {
        for (const paging pages : {paging{}, paging{true, 0}, paging{false, 3}}) {
            std::vector<page_walk> walks(static_cast<std::size_t>(segments), page_walk(pages));
            std::size_t card = 0;
            for (const auto& block : blocks) {
                for (std::int64_t i = 0; i < block.weight; ++i) walks[card++ % walks.size()].add(1, block.size);
            }
            std::int64_t slow = 0;
            for (const auto& walk : walks) slow += walk.steps();
            EXPECT_EQ(scanned(blocks, segments, pages), slow) << segments;
        }
    }
}

TEST(unit_term, stored_items_carry_100_bytes_of_overhead) {
    EXPECT_EQ(sum(unit_rule::stored, 0, 2), 9 * 500 + 6244);
    EXPECT_EQ(sum(unit_rule::backed_up, 0, 2), 9 * 400 + 6144);
}

// One item more crosses the line of 1 MB, and the walk takes over from the single page.
TEST(unit_term, a_query_of_one_page_costs_what_its_walk_does) {
    const auto walked = [](std::int64_t items, std::int64_t size, paging rule) {
        page_walk walk(rule);
        walk.add(items, size);
        return walk.steps();
    };
    for (const std::int64_t size : {0, 1, 1023, 1024, 4096, 1048575, 1048576, 1048577}) {
        for (const std::int64_t items : {0, 1, 2, 1023, 1024, 1025, 1048576, 1048577}) {
            for (const paging rule : {paging{}, paging{true, 0}, paging{false, 1024}, paging{true, 1}}) {
                ASSERT_EQ(query_steps(items, size, rule), walked(items, size, rule)) << items << " x " << size;
            }
        }
    }
}

TEST(unit_term, a_size_takes_as_many_units_as_its_rule_says) {
    for (const std::int64_t size : {0, 1, 1023, 1024, 1025, 4095, 4096, 4097, 409600}) {
        const std::vector<weighted_size> one{{size, 1}};
        EXPECT_EQ(units_sum({unit_rule::read, 0, 1, 1, {}}, one), read_steps(size));
        EXPECT_EQ(units_sum({unit_rule::write, 0, 1, 1, {}}, one), write_steps(size));
        EXPECT_EQ(units_sum({unit_rule::stored, 0, 1, 1, {}}, one), size + 100);
        EXPECT_EQ(units_sum({unit_rule::backed_up, 0, 1, 1, {}}, one), size);
    }
}

TEST(unit_term, throws_beyond_64_bits) {
    const std::vector<weighted_size> huge{{409600, std::int64_t{1} << 62}};
    EXPECT_THROW((void)units_sum({unit_rule::write, 0, 1, 1, {}}, huge), std::overflow_error);
    const std::vector<weighted_size> two{{1, std::int64_t{1} << 62}, {1, std::int64_t{1} << 62}};
    EXPECT_THROW((void)units_sum({unit_rule::write, 0, 2, 1, {}}, two), std::overflow_error);
}

}  // namespace unit_term_test
