// SPDX-License-Identifier: MIT
#include <dbcost/demand/item_counts.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace item_counts_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::per_month;
using test::text;

struct item_counts : testing::Test {
    entity what = test::entity_of("order", 1000, 100);
    std::vector<operation> operations;

    operation_form& add(operation_form form, rate frequency) {
        operations.push_back(test::operation_of("op", std::move(form), std::move(frequency)));
        return operations.back().forms.front();
    }
    result<item_count> count(const billing_month& month = hours_730) const {
        std::vector<served> all;
        for (const auto& op : operations) all.push_back({&op, &op.forms.front()});
        return count_items(what, all, month);
    }
};

TEST_F(item_counts, without_writes_nothing_grows) {
    add(form_of(action::get, "order"), per_month(ratio(500)));
    add(form_of(action::update, "order"), per_month(ratio(500)));
    const auto counted = count();
    EXPECT_EQ(text(counted->growth), "0");
    EXPECT_EQ(text(counted->mean()), "1000");
}

TEST_F(item_counts, the_mean_lies_between_start_and_end) {
    add(form_of(action::put, "order"), per_month(ratio(100)));
    EXPECT_EQ(text(count()->growth), "100");
    EXPECT_EQ(text(count()->mean()), "1050");
    add(form_of(action::remove, "order"), per_month(ratio(1)));
    EXPECT_EQ(text(count()->mean()), "2099/2");
}

TEST_F(item_counts, growth_depends_on_the_month) {
    add(form_of(action::put, "order"), test::per_day(ratio(24)));
    EXPECT_EQ(text(count(hours_730)->growth), "730");
    EXPECT_EQ(text(count(days_30)->growth), "720");
    EXPECT_EQ(text(count(calendar_month(2019, 2))->growth), "672");
}

TEST_F(item_counts, only_the_share_that_creates_grows) {
    add(form_of(action::put, "order"), per_month(ratio(100))).new_share = ratio(1, 4);
    EXPECT_EQ(text(count()->growth), "25");
}

TEST_F(item_counts, a_batch_creates_each_of_its_items) {
    add(test::of_items(form_of(action::batch_write, "order"), 25), per_month(ratio(4))).new_share =
        ratio(1, 2);
    EXPECT_EQ(text(count()->growth), "50");
}

TEST_F(item_counts, a_condition_that_fails_creates_nothing) {
    add(form_of(action::conditional, "order"), per_month(ratio(100))).failing = ratio(1, 4);
    EXPECT_EQ(text(count()->growth), "75");
    operations.front().forms.front().new_share = ratio(1, 3);
    EXPECT_EQ(text(count()->growth), "25");
}

TEST_F(item_counts, a_transaction_that_is_cancelled_creates_nothing) {
    add(test::of_items(form_of(action::transact_write, "order"), 4), per_month(ratio(100))).failing =
        ratio(1, 2);
    EXPECT_EQ(text(count()->growth), "200");
    operations.front().forms.front().replayed = ratio(1, 2);  // sent again, nothing is written
    EXPECT_EQ(text(count()->growth), "200");
}

TEST_F(item_counts, what_names_its_changes_works_on_items_that_are_there) {
    for (const auto which : {action::conditional, action::transact_write}) {
        operations.clear();
        auto& form = add(form_of(which, "order"), per_month(ratio(100)));
        form.changes = {"status"};
        EXPECT_EQ(text(count()->growth), "0") << name(which);
        form.new_share = ratio(1, 10);
        EXPECT_EQ(text(count()->growth), "10") << name(which);
    }
    operations.clear();
    add(form_of(action::put, "order"), per_month(ratio(100))).changes = {"status"};
    EXPECT_EQ(text(count()->growth), "100");  // a put creates unless it says otherwise
}

TEST_F(item_counts, an_update_of_nothing_creates_and_a_delete_of_nothing_removes_none) {
    add(form_of(action::update, "order"), per_month(ratio(100))).missing = ratio(1, 5);
    EXPECT_EQ(text(count()->growth), "20");
    add(form_of(action::remove, "order"), per_month(ratio(100))).missing = ratio(3, 4);
    EXPECT_EQ(text(count()->growth), "-5");
}

TEST_F(item_counts, expiry_takes_items_away) {
    add(form_of(action::ttl_expire, "order"), per_month(ratio(1000)));
    EXPECT_EQ(text(count()->mean()), "500");
    operations.front().frequency = per_month(ratio(1001));
    EXPECT_EQ(test::codes(count()), "contradiction");
}

TEST_F(item_counts, operations_on_other_entities_do_not_count) {
    add(form_of(action::put, "session"), per_month(ratio(100)));
    EXPECT_EQ(text(count()->growth), "0");
}

TEST_F(item_counts, stated_growth_is_a_count_or_a_share_of_the_start) {
    what.growth_per_month = growth{false, ratio(50)};
    EXPECT_EQ(text(count()->mean()), "1025");
    what.growth_per_month = growth{true, ratio(1, 10)};
    EXPECT_EQ(text(count()->growth), "100");
}

TEST_F(item_counts, stated_growth_that_agrees_with_the_puts_is_no_error) {
    what.growth_per_month = growth{true, ratio(1, 10)};
    add(form_of(action::put, "order"), per_month(ratio(100)));
    EXPECT_EQ(text(count()->growth), "100");
}

TEST_F(item_counts, stated_growth_that_disagrees_with_the_puts_is_a_contradiction) {
    what.growth_per_month = growth{true, ratio(1, 10)};
    add(form_of(action::put, "order"), per_month(ratio(101)));
    const auto refused = count();
    EXPECT_EQ(test::codes(refused), "contradiction");
    EXPECT_EQ(refused.problems().front().place, "/workload/entities/order/growth_per_month");
    EXPECT_NE(refused.problems().front().seen.find("100 items"), std::string::npos);
    EXPECT_NE(refused.problems().front().seen.find("add 101"), std::string::npos);
}

TEST_F(item_counts, an_entity_may_end_empty_but_not_below) {
    add(form_of(action::remove, "order"), per_month(ratio(1000)));
    EXPECT_EQ(text(count()->mean()), "500");
    operations.front().frequency = per_month(ratio(1001));
    EXPECT_EQ(test::codes(count()), "contradiction");
    EXPECT_EQ(count().problems().front().place, "/workload/entities/order/count");
    what.growth_per_month = growth{false, ratio(-1001)};
    EXPECT_EQ(test::codes(count()), "contradiction");
}

}  // namespace item_counts_test
