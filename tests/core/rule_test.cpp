// SPDX-License-Identifier: MIT
#include <dbcost/core/rule.hpp>
#include <gtest/gtest.h>

namespace rule_test {

using dbcost::fill_formula;
using dbcost::operand;

TEST(rule, a_formula_is_filled_with_its_operands) {
    EXPECT_EQ(fill_formula("{a} x {b}", {{"a", "2"}, {"b", "3"}}), "2 x 3");
    EXPECT_EQ(fill_formula("{b}{a}{b}", {{"a", "2"}, {"b", "3"}}), "323");
    EXPECT_EQ(fill_formula("ceil({bytes} / 4096)", {{"bytes", "4097 B"}}), "ceil(4097 B / 4096)");
}

TEST(rule, a_name_without_operand_stays_as_it_is) {
    EXPECT_EQ(fill_formula("{a} x {c}", {{"a", "2"}}), "2 x {c}");
    EXPECT_EQ(fill_formula("{a}", {}), "{a}");
    EXPECT_EQ(fill_formula("{}", {{"a", "2"}}), "{}");
}

TEST(rule, text_without_names_is_kept) {
    EXPECT_EQ(fill_formula("", {{"a", "2"}}), "");
    EXPECT_EQ(fill_formula("plain } text", {{"a", "2"}}), "plain } text");
}

TEST(rule, an_operand_is_not_filled_again) {
    EXPECT_EQ(fill_formula("{a}", {{"a", "{b}"}, {"b", "3"}}), "{b}");
}

TEST(rule, an_empty_operand_leaves_nothing) {
    EXPECT_EQ(fill_formula("({bytes}{overhead})", {{"bytes", "300 B"}, {"overhead", ""}}), "(300 B)");
}

TEST(rule, every_rule_has_a_number_a_title_and_a_formula_with_closed_names) {
    for (const auto& known : dbcost::rules) {
        EXPECT_FALSE(known.number.empty());
        EXPECT_FALSE(known.title.empty());
        int open = 0;
        for (const char c : known.formula) {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            EXPECT_TRUE(open == 0 || open == 1) << known.formula;
        }
        EXPECT_EQ(open, 0) << known.formula;
        EXPECT_EQ(&info(known.id), &known);
    }
}

}  // namespace rule_test
