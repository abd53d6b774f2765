// SPDX-License-Identifier: MIT
#include <dbcost/analysis/segments.hpp>
#include <gtest/gtest.h>

#include <map>

#include "support/text.hpp"

namespace segments_test {

using namespace dbcost;

constexpr auto equal = [](int a, int b) { return a == b; };
constexpr auto never = [](int, int) { return false; };

// "0..3 is 1, 4 is 2".
std::string shown(const result<parted_range<int>>& of) {
    if (!of) return test::codes(of);
    std::string all;
    for (const auto& part : of->segments) {
        if (!all.empty()) all += ", ";
        all += std::to_string(part.first.step);
        if (part.last.step != part.first.step) all += ".." + std::to_string(part.last.step);
        all += " is " + std::to_string(part.first.state);
    }
    return all;
}

result<int> ten_and_twenty(std::int64_t step) { return step < 10 ? 0 : step < 20 ? 1 : 2; }

TEST(segments, of_one_step_are_one) {
    EXPECT_EQ(shown(find_segments<int>({5}, ten_and_twenty, equal, never)), "5 is 0");
}

TEST(segments, part_where_the_answer_changes) {
    EXPECT_EQ(shown(find_segments<int>({0, 30}, ten_and_twenty, equal, never)), "0..9 is 0, 10..19 is 1, 20..30 is 2");
    EXPECT_EQ(shown(find_segments<int>({9, 10}, ten_and_twenty, equal, never)), "9 is 0, 10 is 1");
    EXPECT_EQ(shown(find_segments<int>({10, 19}, ten_and_twenty, equal, never)), "10..19 is 1");
}

TEST(segments, see_an_answer_that_comes_back) {
    const auto odd = [](std::int64_t step) -> result<int> { return static_cast<int>(step % 2); };
    EXPECT_EQ(shown(find_segments<int>({0, 4}, odd, equal, never)), "0 is 0, 1 is 1, 2 is 0, 3 is 1, 4 is 0");
}

TEST(segments, ask_every_step_once_where_nothing_is_skipped) {
    std::map<std::int64_t, int> asked;
    const auto ask = [&](std::int64_t step) -> result<int> {
        ++asked[step];
        return 0;
    };
    const auto parted = find_segments<int>({0, 40, 100}, ask, equal, never);
    EXPECT_EQ(parted->asked, 101);
    EXPECT_EQ(asked.size(), 101U);
    for (const auto& [step, times] : asked) EXPECT_EQ(times, 1) << step;
}

TEST(segments, halve_only_the_gaps_that_differ_where_equal_ones_are_skipped) {
    const auto parted = find_segments<int>({0, 1024}, ten_and_twenty, equal, equal);
    EXPECT_EQ(shown(parted), "0..9 is 0, 10..19 is 1, 20..1024 is 2");
    EXPECT_LE(parted->asked, 2 + 2 * 10) << "two borders in 2^10 steps";
}

TEST(segments, do_not_see_what_lies_in_a_gap_that_is_skipped) {
    const auto bump = [](std::int64_t step) -> result<int> { return step == 3 ? 1 : 0; };
    EXPECT_EQ(shown(find_segments<int>({0, 8}, bump, equal, equal)), "0..8 is 0");
    EXPECT_EQ(shown(find_segments<int>({0, 3, 8}, bump, equal, equal)), "0..2 is 0, 3 is 1, 4..8 is 0");
}

TEST(segments, lie_anywhere_in_64_bits) {
    constexpr std::int64_t border = 9000000000000000000;
    const auto high = [](std::int64_t step) -> result<int> { return step < border ? 0 : 1; };
    const auto parted = find_segments<int>({0, 9223372036854775806}, high, equal, equal);
    EXPECT_EQ(shown(parted), "0..8999999999999999999 is 0, 9000000000000000000..9223372036854775806 is 1");
    EXPECT_LE(parted->asked, 2 + 63);
}

TEST(segments, end_with_the_first_step_that_has_no_answer) {
    const auto refuses = [](std::int64_t from) {
        return [from](std::int64_t step) -> result<int> {
            if (step < from) return 0;
            return error{errc::out_of_range, "step " + std::to_string(step), "", "", ""};
        };
    };
    const auto place = [&](std::int64_t from) {
        return find_segments<int>({0, 8}, refuses(from), equal, never).problems().front().place;
    };
    EXPECT_EQ(place(0), "step 0");
    EXPECT_EQ(place(8), "step 8");
    EXPECT_EQ(place(4), "step 8") << "the ends are asked first";
}

}  // namespace segments_test
