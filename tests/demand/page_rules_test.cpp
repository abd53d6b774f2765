// SPDX-License-Identifier: MIT
#include <dbcost/demand/page_rules.hpp>
#include <gtest/gtest.h>

namespace page_rules_test {

using namespace dbcost;
using namespace dbcost::demand;

TEST(empty_page_costs, of_a_query_as_the_option_says_and_of_a_scan_always) {
    rule_options options;
    EXPECT_TRUE(empty_page_costs(true, options));
    EXPECT_TRUE(empty_page_costs(false, options));
    options.empty_query_minimum = false;
    EXPECT_FALSE(empty_page_costs(true, options));
    EXPECT_TRUE(empty_page_costs(false, options));
}

TEST(must_fetch, what_an_item_has_more_than_its_entry) {
    EXPECT_TRUE(must_fetch(projection::keys_only, 61, 62));
    EXPECT_FALSE(must_fetch(projection::keys_only, 61, 61));
    EXPECT_TRUE(must_fetch(projection::include, 61, 62));
    EXPECT_FALSE(must_fetch(projection::all, 61, 62));
}

}  // namespace page_rules_test
