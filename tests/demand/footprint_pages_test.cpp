// SPDX-License-Identifier: MIT
// Pages by hand: how many rows and entries fit, where the next page begins, what the map gives back.
#include <dbcost/demand/footprint_pages.hpp>
#include <gtest/gtest.h>

namespace dbcost::demand::postgres {
namespace footprint_pages_test {

// ---- tables ------------------------------------------------------------------------------------

TEST(heap_pages, of_no_rows_are_none) { EXPECT_EQ(heap_pages({}, 0, 100), 0); }

// floor((8192 - 24) / (40 + 4)) = 185
TEST(heap_pages, hold_185_rows_of_34_bytes) {
    EXPECT_EQ(heap_pages({34}, 185, 100), 1);
    EXPECT_EQ(heap_pages({34}, 186, 100), 2);
}

// floor((8168 - 8192 * 30 / 100) / 44) = floor(5711 / 44) = 129
TEST(heap_pages, of_fillfactor_70_hold_129_such_rows) {
    EXPECT_EQ(heap_pages({34}, 129, 70), 1);
    EXPECT_EQ(heap_pages({34}, 130, 70), 2);
}

// ceil(1000000 / 185)
TEST(heap_pages, of_a_million_equal_rows_are_exact) {
    EXPECT_EQ(heap_pages({34}, 1000000, 100), 5406);
    EXPECT_EQ(heap_pages({34}, 185 * 1000, 100), 1000);
    EXPECT_EQ(heap_pages({34}, 185 * 1000 + 1, 100), 1001);
}

// Kept free: 1,228. Room for a row and that: 8164 - 1236 (n - 1) >= 1232 + 1228, so five rows.
TEST(heap_pages, keep_their_free_share_beside_long_rows) {
    EXPECT_EQ(heap_pages({1228}, 5, 85), 1);
    EXPECT_EQ(heap_pages({1228}, 6, 85), 2);
}
// Kept free: 7,372; with a row of 1,232 more than an empty page has. A row goes to an empty page then.
TEST(heap_pages, take_a_long_row_each_where_the_fillfactor_leaves_no_room_for_it) {
    EXPECT_EQ(heap_pages({1228}, 5, 10), 5);
}

// Page 1: 3000 and, found in the map, the second 3000; pages 2 and 3: 6000 each.
TEST(heap_pages, are_found_again_by_shorter_rows) { EXPECT_EQ(heap_pages({3000, 6000}, 4, 100), 3); }

// After a row of 5,152 a page has 3,008 bytes of room, 94 steps of 32; a row of 3,000 needs 94.
TEST(heap_pages, are_found_by_steps_of_32_bytes) {
    EXPECT_EQ(heap_pages({5152, 6000, 3000}, 3, 100), 2);
    EXPECT_EQ(heap_pages({5160, 6000, 3000}, 3, 100), 3);
}

TEST(map_pages, are_three_levels_of_free_space_and_the_visibility_map) {
    EXPECT_EQ(map_pages(0), 0);
    EXPECT_EQ(map_pages(1), 3 + 1);
    EXPECT_EQ(map_pages(4069), 3 + 1);
    EXPECT_EQ(map_pages(4070), 4 + 1);
    EXPECT_EQ(map_pages(32672), 2 + 9 + 1);
    EXPECT_EQ(map_pages(32673), 2 + 9 + 2);
}

// ---- b-trees -----------------------------------------------------------------------------------

TEST(btree_pages, of_an_empty_index_are_the_one_that_describes_it) { EXPECT_EQ(btree_pages({}, 0, 90), 1); }
TEST(btree_pages, of_one_entry_are_two) { EXPECT_EQ(btree_pages({16}, 1, 90), 2); }

// A page takes entries of 16 + 4 bytes until less than 819 of its 8,144 bytes are free: 367. When another
// comes, the last one moves on: 366 stay.
TEST(btree_pages, of_entries_of_16_bytes_hold_366_and_the_last_page_one_more) {
    EXPECT_EQ(btree_pages({16}, 367, 90), 1 + 1);
    EXPECT_EQ(btree_pages({16}, 368, 90), 1 + 2 + 1);
    EXPECT_EQ(btree_pages({16}, 2 * 366 + 1, 90), 1 + 2 + 1);
    EXPECT_EQ(btree_pages({16}, 2 * 366 + 2, 90), 1 + 3 + 1);
}
TEST(btree_pages, align_entries_to_eight_bytes) { EXPECT_EQ(btree_pages({10}, 368, 90), 1 + 2 + 1); }

// Until less than 4,096 are free: 203.
TEST(btree_pages, of_fillfactor_50_hold_202) {
    EXPECT_EQ(btree_pages({16}, 203, 50), 1 + 1);
    EXPECT_EQ(btree_pages({16}, 204, 50), 1 + 2 + 1);
}

// Inner pages: until less than 2,457 of 8144 are free, the first entry without its key (8 + 4 bytes): 285.
TEST(btree_pages, above_285_leaves_have_a_second_inner_level) {
    EXPECT_EQ(btree_pages({16}, 285 * 366 + 1, 90), 1 + 285 + 1);
    EXPECT_EQ(btree_pages({16}, 285 * 366 + 2, 90), 1 + 286 + 2 + 1);
}

// 1816 + 4: a fifth would need 1,816 and 8 of the 864 bytes that are left after four.
TEST(btree_pages, of_long_entries_end_where_the_next_one_does_not_fit) {
    EXPECT_EQ(btree_pages({1812}, 4, 90), 1 + 1);
    EXPECT_EQ(btree_pages({1812}, 5, 90), 1 + 2 + 1);
    EXPECT_EQ(btree_pages({1812}, 8, 90), 1 + 3 + 1);
}

// After three of 2032 + 4 bytes 2,036 are free: a fourth fits, but not the 8 that its upper bound may need.
TEST(btree_pages, leave_room_to_tell_equal_keys_apart) {
    EXPECT_EQ(btree_pages({2032}, 3, 90), 1 + 1);
    EXPECT_EQ(btree_pages({2032}, 4, 90), 1 + 2 + 1);
    EXPECT_EQ(btree_pages({2024}, 4, 90), 1 + 1);
}

// ceil(3999 / 3) leaves; an inner page holds four: 333, 83, 21, 5, 1.
TEST(btree_pages, of_long_entries_have_many_levels) {
    EXPECT_EQ(btree_pages({1812}, 4000, 90), 1 + 1333 + 333 + 83 + 21 + 5 + 1);
}

// Short ones fill two pages, 268 are left on the third: 8144 - 268 x 20 = 2,784 free. Long ones of 104 + 4:
// 19 are added there, 18 stay, 982 are left; a page of them holds 67, so ceil(981 / 67) = 15 more.
TEST(btree_pages, of_sorted_entries_change_their_fill_once) {
    std::vector<std::int64_t> lengths(1000, 16);
    lengths.resize(2000, 104);
    EXPECT_EQ(btree_pages(lengths, 2000, 90), 1 + 3 + 15 + 1);
}

}  // namespace footprint_pages_test
}  // namespace dbcost::demand::postgres
