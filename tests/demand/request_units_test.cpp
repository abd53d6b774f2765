// SPDX-License-Identifier: MIT
#include <dbcost/demand/request_units.hpp>
#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace request_units_test {

using namespace dbcost;
using namespace dbcost::demand;

// ---- sizes (rules D2.1, D3.1) ------------------------------------------------------------------

TEST(read_steps, count_each_started_4_kb) {
    EXPECT_EQ(read_steps(1), 1);
    EXPECT_EQ(read_steps(4095), 1);
    EXPECT_EQ(read_steps(4096), 1);
    EXPECT_EQ(read_steps(4097), 2);
    EXPECT_EQ(read_steps(8192), 2);
    EXPECT_EQ(read_steps(8193), 3);
}

TEST(read_steps, a_missing_item_costs_one) { EXPECT_EQ(read_steps(0), 1); }

TEST(read_steps, the_largest_item_costs_100) {
    EXPECT_EQ(read_steps(409600), 100);
    EXPECT_EQ(read_steps(409600 - 4096), 99);
}

TEST(write_steps, count_each_started_kb) {
    EXPECT_EQ(write_steps(0), 1);
    EXPECT_EQ(write_steps(1), 1);
    EXPECT_EQ(write_steps(1023), 1);
    EXPECT_EQ(write_steps(1024), 1);
    EXPECT_EQ(write_steps(1025), 2);
    EXPECT_EQ(write_steps(1638), 2);
    EXPECT_EQ(write_steps(2048), 2);
    EXPECT_EQ(write_steps(3584), 4);
    EXPECT_EQ(write_steps(409600), 400);
}

// ---- pages (rule D2.6, part E) -----------------------------------------------------------------

std::int64_t walk_steps(std::int64_t items, std::int64_t size, paging rule = {}) {
    page_walk walk(rule);
    walk.add(items, size);
    return walk.steps();
}

std::int64_t walk_pages(std::int64_t items, std::int64_t size, paging rule = {}) {
    page_walk walk(rule);
    walk.add(items, size);
    return walk.pages();
}

constexpr paging whole{true, 0};

// 3,496 items x 300 B = 1,048,800 B: 257 steps, twice; 3,008 items: 221.
TEST(page_walk, the_item_that_crosses_the_line_belongs_to_the_page) {
    EXPECT_EQ(walk_steps(10000, 300), 257 + 257 + 221);
    EXPECT_EQ(walk_pages(10000, 300), 3);
}

// 3,495 items x 300 B = 1,048,500 B: 256 steps, twice; 3,010 items: 221.
TEST(page_walk, under_whole_items_the_crossing_item_opens_the_next_page) {
    EXPECT_EQ(walk_steps(10000, 300, whole), 256 + 256 + 221);
    EXPECT_EQ(walk_pages(10000, 300, whole), 3);
}

// 10 items x 300 B = 3,000 B: one step a call.
TEST(page_walk, a_limit_of_ten_makes_a_thousand_calls) {
    EXPECT_EQ(walk_steps(10000, 300, {false, 10}), 1000);
    EXPECT_EQ(walk_pages(10000, 300, {false, 10}), 1000);
    EXPECT_EQ(walk_steps(10000, 300, {true, 10}), 1000);
    EXPECT_EQ(walk_steps(10001, 300, {false, 10}), 1001);
    EXPECT_EQ(walk_steps(9999, 300, {false, 10}), 1000);
}

// Measured (part E): 400,000 B items, 3 on a page, 293 strong units.
TEST(page_walk, three_items_of_400000_bytes_fill_a_page) {
    EXPECT_EQ(walk_steps(3, 400000), 293);
    EXPECT_EQ(walk_pages(3, 400000), 1);
    EXPECT_EQ(walk_steps(4, 400000), 293 + 98);
    EXPECT_EQ(walk_pages(4, 400000), 2);
    EXPECT_EQ(walk_steps(3, 400000, whole), 196 + 98);
}

TEST(page_walk, a_page_that_is_exactly_full_is_closed) {
    EXPECT_EQ(walk_steps(256, 4096), 256);
    EXPECT_EQ(walk_pages(256, 4096), 1);
    EXPECT_EQ(walk_steps(257, 4096), 257);
    EXPECT_EQ(walk_pages(257, 4096), 2);
    EXPECT_EQ(walk_pages(256, 4096, whole), 1);
    EXPECT_EQ(walk_pages(257, 4096, whole), 2);
}

TEST(page_walk, a_limit_of_one_rounds_every_item) {
    EXPECT_EQ(walk_steps(7, 300, {false, 1}), 7);
    EXPECT_EQ(walk_steps(7, 4097, {false, 1}), 14);
}

TEST(page_walk, no_items_open_no_page) {
    page_walk walk({false, 1});
    walk.add(0, 100);
    EXPECT_EQ(walk.pages(), 0);
    EXPECT_EQ(walk.steps(), 1);
}

TEST(page_walk, an_item_larger_than_a_page_has_one_of_its_own) {
    page_walk walk({true, 0});
    walk.add(2, 2 * page_bytes);
    EXPECT_EQ(walk.pages(), 2);
}

TEST(page_walk, a_limit_beyond_a_page_changes_nothing) {
    EXPECT_EQ(walk_steps(10000, 300, {false, 3496}), 735);
    EXPECT_EQ(walk_steps(10000, 300, {false, 100000}), 735);
    EXPECT_EQ(walk_steps(10000, 300, {true, 3495}), 733);
}

TEST(page_walk, reading_nothing_costs_one_step) {
    EXPECT_EQ(page_walk({}).steps(), 1);
    EXPECT_EQ(page_walk({}).pages(), 0);
    EXPECT_EQ(walk_steps(0, 300), 1);
}

TEST(page_walk, pages_run_on_across_blocks_of_different_sizes) {
    page_walk walk({});
    walk.add(1, 100);
    walk.add(1, 4000);  // 4,100 B together: two steps, not 1 + 1 of their own
    EXPECT_EQ(walk.steps(), 2);
    walk.add(0, 7);
    walk.add(1, 4092);  // 8,192 B
    EXPECT_EQ(walk.steps(), 2);
    walk.add(1, 1);
    EXPECT_EQ(walk.steps(), 3);
    EXPECT_EQ(walk.pages(), 1);
}

TEST(page_walk, a_small_item_fits_where_a_large_one_did_not) {
    page_walk walk(whole);
    walk.add(2, 400000);  // 248,576 B are left
    walk.add(1, 248576);
    EXPECT_EQ(walk.pages(), 1);
    EXPECT_EQ(walk.steps(), 256);
    page_walk next(whole);
    next.add(2, 400000);
    next.add(1, 248577);  // one byte too many
    EXPECT_EQ(next.pages(), 2);
    EXPECT_EQ(next.steps(), 196 + 61);
}

TEST(page_walk, counts_a_table_of_10_to_the_12_items_at_once) {
    // 1,048,576 items of 1 B make a page of 256 steps.
    EXPECT_EQ(walk_steps(std::int64_t{1048576} * 1000000, 1), 256000000);
    EXPECT_THROW((void)walk_steps(std::numeric_limits<std::int64_t>::max(), 409600),
                 std::overflow_error);
}

TEST(page_walk, an_item_without_bytes_takes_room_for_one) {
    EXPECT_EQ(walk_steps(1048577, 0), 257);
}

// 2,053 items of 511 B fill a page of 1,049,083 B with 257 steps; 2,048 of 512 B one of exactly 256.
// So the rule itself makes a scan of larger items cheaper by less than one step a page.
TEST(page_walk, larger_items_may_fill_pages_better) {
    EXPECT_EQ(walk_steps(2158, 511), 257 + 14);
    EXPECT_EQ(walk_steps(2158, 512), 256 + 14);
}

// What the rule says, item by item.
class naive_pages {
public:
    explicit naive_pages(paging rule) : rule_(rule) {}
    void add(std::int64_t size) {
        if (rule_.whole_items && items_ > 0 && used_ + size > 1048576) close();
        used_ += size;
        ++items_;
        if (used_ >= 1048576 || (rule_.limit > 0 && items_ == rule_.limit)) close();
    }
    [[nodiscard]] std::int64_t steps() const {
        const std::int64_t open = items_ > 0 ? (used_ + 4095) / 4096 : 0;
        return std::max<std::int64_t>(steps_ + open, 1);
    }
    [[nodiscard]] std::int64_t pages() const { return pages_ + (items_ > 0 ? 1 : 0); }

private:
    void close() {
        steps_ += (used_ + 4095) / 4096;
        ++pages_;
        used_ = items_ = 0;
    }
    paging rule_;
    std::int64_t used_ = 0, items_ = 0, steps_ = 0, pages_ = 0;
};

// Sizes near the places where something changes, and anywhere.
std::int64_t any_size(std::mt19937_64& random) {
    constexpr std::int64_t edges[] = {1,      2,      300,    1024,   4095,   4096,
                                      4097,   262144, 349525, 349526, 400000, 409600};
    switch (random() % 3) {
        case 0: return edges[random() % std::size(edges)];
        case 1: return 1 + static_cast<std::int64_t>(random() % 2000);
        default: return 1 + static_cast<std::int64_t>(random() % 409600);
    }
}

TEST(page_walk, agrees_with_a_walk_item_by_item) {
    constexpr std::uint64_t seed = 20190915;
    std::mt19937_64 random(seed);
    for (int round = 0; round < 3000; ++round) {
        const bool limited = random() % 2 == 0;
        const paging rule{random() % 2 == 0,
                          limited ? 1 + static_cast<std::int64_t>(random() % 600) : 0};
        page_walk walk(rule);
        naive_pages naive(rule);
        std::string inputs;
        for (std::uint64_t block = random() % 6 + 1; block > 0; --block) {
            const std::int64_t size = any_size(random);
            const std::int64_t most = 3 * 1048576 / size + 2;
            const std::int64_t count = static_cast<std::int64_t>(random()) & 0xffff;
            const std::int64_t items = count % (most + 1);
            inputs += std::to_string(items) + " x " + std::to_string(size) + " B, ";
            walk.add(items, size);
            for (std::int64_t i = 0; i < items; ++i) naive.add(size);
        }
        ASSERT_EQ(walk.steps(), naive.steps())
            << "seed " << seed << " round " << round << ": " << inputs
            << (rule.whole_items ? "whole items" : "crossing item included") << ", limit " << rule.limit;
        ASSERT_EQ(walk.pages(), naive.pages()) << "seed " << seed << " round " << round << ": " << inputs;
    }
}

}  // namespace request_units_test
