// SPDX-License-Identifier: MIT
#include <dbcost/core/nearest.hpp>
#include <gtest/gtest.h>

namespace nearest_test {

using dbcost::edit_distance;
using dbcost::nearest;
using dbcost::suggest;

const std::vector<std::string> keys{"instance", "multi_az", "storage", "backup"};

TEST(nearest, counts_edits) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("abc", "abcd"), 1U);
    EXPECT_EQ(edit_distance("abcd", "abc"), 1U);
    EXPECT_EQ(edit_distance("abc", "axc"), 1U);
}

TEST(nearest, a_swap_of_neighbours_is_one_edit) {
    EXPECT_EQ(edit_distance("instnace", "instance"), 1U);
    EXPECT_EQ(edit_distance("ab", "ba"), 1U);
    EXPECT_EQ(edit_distance("abcd", "badc"), 2U);
    EXPECT_EQ(edit_distance("abc", "cab"), 2U);  // not neighbours
}

TEST(nearest, finds_the_known_word) {
    EXPECT_EQ(nearest("instnace", keys), "instance");
    EXPECT_EQ(nearest("storge", keys), "storage");
    EXPECT_EQ(nearest("multi-az", keys), "multi_az");
    EXPECT_EQ(nearest("instance", keys), "instance");
}

TEST(nearest, suggests_nothing_when_nothing_is_near) {
    EXPECT_EQ(nearest("zzz", keys), "");
    EXPECT_EQ(nearest("colour_scheme", keys), "");
    EXPECT_EQ(nearest("storage", std::vector<std::string>{}), "");
}

TEST(nearest, the_first_of_equally_near_words_is_taken) {
    EXPECT_EQ(nearest("reads", std::vector<std::string>{"read", "heads"}), "read");
}

TEST(nearest, is_not_slowed_down_by_endless_words) {
    EXPECT_EQ(nearest(std::string(81, 'i'), std::vector<std::string>{std::string(80, 'i')}), "");
    EXPECT_EQ(nearest(std::string(1000000, 'i'), keys), "");
}

TEST(nearest, asks_or_lists) {
    EXPECT_EQ(suggest("instnace", keys), "did you mean \"instance\"?");
    EXPECT_EQ(suggest("zzz", keys), "known: instance, multi_az, storage, backup");
    EXPECT_EQ(suggest("zzz", std::vector<std::string>{}), "none is known here");
}

TEST(nearest, of_many_known_words_the_first_are_listed) {
    const std::vector<std::string> hundred(100, "a"), more(101, "a");
    EXPECT_TRUE(suggest("zzz", hundred).ends_with("a, a"));
    EXPECT_TRUE(suggest("zzz", more).ends_with("a, a, ..."));
    EXPECT_EQ(suggest("zzz", more).size(), suggest("zzz", hundred).size() + 5);
}

TEST(nearest, a_word_of_quite_another_length_is_near_up_to_its_distance) {
    EXPECT_EQ(nearest("abc", std::vector<std::string>{"abcde"}), "abcde");  // two insertions, of three allowed less one
    EXPECT_EQ(nearest("abc", std::vector<std::string>{"abcdef"}), "");
}

}  // namespace nearest_test
