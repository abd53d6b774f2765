// SPDX-License-Identifier: MIT
// A trace as other programs write it: byte order mark, CR LF, and what is none of it.
#include "io/scenario_trace.hpp"

#include <gtest/gtest.h>

namespace dbcost::io {
namespace scenario_trace_test {

constexpr std::int64_t minutes = 730 * 60;

[[nodiscard]] std::vector<ratio> weights_of(std::string_view text) {
    shape made;
    EXPECT_TRUE(read_trace(made, text, "load.csv", minutes).empty()) << text;
    return made.minutes;
}

[[nodiscard]] errors problems_of(std::string_view text) {
    shape made;
    auto problems = read_trace(made, text, "load.csv", minutes);
    EXPECT_TRUE(made.minutes.empty());
    return problems;
}

TEST(trace, may_begin_with_a_byte_order_mark_and_end_its_lines_with_cr_lf) {
    const std::vector<ratio> wanted{ratio(1), ratio(5, 2)};
    EXPECT_EQ(weights_of("minute,weight\n0,1\n1,2.5\n"), wanted);
    EXPECT_EQ(weights_of("\xEF\xBB\xBFminute,weight\r\n0,1\r\n1,2.5"), wanted);
}

TEST(trace, is_refused_in_words_that_can_be_printed) {
    for (const auto text : {std::string_view("\xFF\xFE" "m\0i\0", 6), std::string_view("minute,weight\n0,\x1b[2J\n"),
                            std::string_view("minute,weight\n\0,1\n", 18), std::string_view("\xEF\xBB\xBF\xEF\xBB\xBF")}) {
        const auto problems = problems_of(text);
        ASSERT_FALSE(problems.empty());
        for (const char c : problems.front().seen) EXPECT_GE(static_cast<unsigned char>(c), 0x20U);
    }
}

TEST(trace, of_another_kind_of_file_has_few_problems) {
    std::string text = "minute,weight\n";
    for (int i = 0; i < 100000; ++i) text += "x\n";
    EXPECT_EQ(problems_of(text).size(), 101U);  // the last says that there are more
}

}  // namespace scenario_trace_test
}  // namespace dbcost::io
