// SPDX-License-Identifier: MIT
#include <dbcost/demand/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace transaction_demand_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::index_of;
using test::of_items;
using test::order_entity;
using test::reads;
using test::text;
using test::writes;

// Ten transactions a month on orders of 500 B, with a global index on status under ALL.
struct transactions : testing::Test {
    test::dynamodb_world made;
    transactions() {
        made.add(order_entity(100000, 500));
        made.add(index_of("by_status", "order", {"status"}));
    }
    result<dynamodb_demand> of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form), test::per_month(ratio(10)));
        return made.demand();
    }
    // Write units on the table, on the index; read units of the table.
    std::string units(const operation_form& form) {
        const auto load = *of(form);
        return text(writes(load)) + " + " + text(writes(load, 0)) + ", " + text(reads(load));
    }
    void resize(std::int64_t size) { made.from.workload.entities.front().size = test::one_size(size); }
};

operation_form get_of(std::int64_t items) { return of_items(form_of(action::transact_get, "order"), items); }
operation_form write_of(std::int64_t items) {
    return of_items(form_of(action::transact_write, "order"), items);
}

// ---- the examples of the guide -----------------------------------------------------------------

TEST_F(transactions, of_three_items_of_500_bytes_cost_six_units) {
    EXPECT_EQ(units(write_of(3)), "60 + 30, 0");
    EXPECT_EQ(units(get_of(3)), "0 + 0, 60");
}

TEST_F(transactions, behind_dax_read_what_they_have_written) {
    made.settings().dax = dax_cluster{"dax.r4.large", 1, ratio(9, 10)};
    EXPECT_EQ(units(write_of(3)), "60 + 30, 60");
    EXPECT_EQ(of(write_of(3))->demands.back().cause, rule::transact_dax_read);
    EXPECT_EQ(units(get_of(3)), "0 + 0, 60");
}

// ---- doubling comes after rounding -------------------------------------------------------------

TEST_F(transactions, round_each_item_before_they_double) {
    resize(1024);
    EXPECT_EQ(units(write_of(1)), "20 + 10, 0");
    resize(1025);
    EXPECT_EQ(units(write_of(1)), "40 + 20, 0");
    resize(4096);
    EXPECT_EQ(units(get_of(2)), "0 + 0, 40");
    resize(4097);
    EXPECT_EQ(units(get_of(2)), "0 + 0, 80");
}

TEST_F(transactions, that_get_nothing_cost_two_units_an_item) {
    resize(4097);
    auto form = get_of(2);
    form.missing = ratio(1);
    EXPECT_EQ(units(form), "0 + 0, 40");
    form.missing = ratio(1, 2);
    EXPECT_EQ(units(form), "0 + 0, 60");
    EXPECT_EQ(of(form)->demands.back().cause, rule::read_missing);
    EXPECT_EQ(of(form)->demands.back().operands.front().value, "2 (transactional)");
}

// ---- effects of the writes ---------------------------------------------------------------------

TEST_F(transactions, write_indexes_as_puts_and_updates_do) {
    auto form = write_of(2);
    form.changes = {"status"};  // and so no item is new
    EXPECT_EQ(units(form), "40 + 40, 0");
    EXPECT_EQ(of(form)->demands.front().kind, write_kind::update);
    form.new_share = ratio(1, 2);
    EXPECT_EQ(units(form), "40 + 30, 0");  // 10 puts, 10 x 2
    form.new_share = ratio(0);
    form.changes.clear();
    form.removes = {"status"};
    EXPECT_EQ(units(form), "40 + 20, 0");
}

TEST_F(transactions, replace_by_the_larger_size) {
    auto form = write_of(1);
    form.written = bytes(1025);
    EXPECT_EQ(units(form), "40 + 20, 0");
    resize(3000);
    EXPECT_EQ(units(form), "40 + 20, 0");  // new items
    form.new_share = ratio(0);
    EXPECT_EQ(units(form), "60 + 30, 0");
}

TEST_F(transactions, double_index_writes_only_when_an_option_says_so) {
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    EXPECT_EQ(units(write_of(1)), "30 + 10, 0");  // 10 x 2 and 10 of the local index
    made.from.options.transaction_doubles_lsi = true;
    EXPECT_EQ(units(write_of(1)), "40 + 10, 0");
    EXPECT_EQ(of(write_of(1))->demands.back().operands.front().value, "2 x ");
    made.from.options.transaction_doubles_gsi = true;
    EXPECT_EQ(units(write_of(1)), "40 + 20, 0");
    EXPECT_EQ(units(form_of(action::put, "order")), "20 + 10, 0");  // a put is none
}

// ---- condition checks --------------------------------------------------------------------------

TEST_F(transactions, check_items_at_twice_their_write_units) {
    resize(1025);
    auto form = write_of(1);
    form.checks = 2;
    EXPECT_EQ(units(form), "120 + 20, 0");  // 10 x (1 + 2) x 2 x 2
    EXPECT_EQ(of(form)->demands.back().cause, rule::transact_check);
    EXPECT_EQ(of(form)->demands.back().kind, write_kind::none);
    made.from.options.condition_check_units = check_units::read;
    EXPECT_EQ(units(form), "40 + 20, 40");  // 20 checks x 2 x n4(1,025)
    EXPECT_EQ(of(form)->demands.back().operands.front().value, "4096");
}

// ---- cancelled and replayed --------------------------------------------------------------------

TEST_F(transactions, that_are_cancelled_have_prepared_their_items) {
    auto form = write_of(2);
    form.failing = ratio(1, 2);
    form.checks = 1;
    EXPECT_EQ(units(form), "60 + 10, 0");  // 20 + 20, checks 20; indexes of the committed half
    form.failing = ratio(1);
    EXPECT_EQ(units(form), "60 + 0, 0");
    EXPECT_EQ(of(form)->demands.front().cause, rule::transact_cancelled);
    EXPECT_EQ(of(form)->demands.front().kind, write_kind::none);
    made.from.options.cancelled_transaction_consumes = false;
    EXPECT_EQ(units(form), "0 + 0, 0");
    form.failing = ratio(1, 2);
    EXPECT_EQ(units(form), "30 + 10, 0");  // 5 x 2 x 2, and 5 checks
}

TEST_F(transactions, that_are_cancelled_prepare_what_they_would_have_written) {
    resize(3000);
    auto form = write_of(2);
    form.failing = ratio(1);
    form.written = bytes(1025);
    form.new_share = ratio(1, 2);
    EXPECT_EQ(units(form), "100 + 0, 0");  // 10 new: 2 x 2; 10 that replace: 2 x 3
    form.written.reset();
    EXPECT_EQ(units(form), "120 + 0, 0");
    EXPECT_EQ(of(form)->demands.size(), 1U);
}

TEST_F(transactions, that_are_cancelled_are_not_read_behind_dax) {
    made.settings().dax = dax_cluster{"dax.r4.large", 1, {}};
    auto form = write_of(1);
    form.failing = ratio(1, 2);
    EXPECT_EQ(units(form), "20 + 5, 10");
}

TEST_F(transactions, that_are_sent_again_read_their_items) {
    auto form = write_of(2);
    form.replayed = ratio(1, 2);
    EXPECT_EQ(units(form), "40 + 20, 20");  // 5 more transactions x 2 items x 2
    EXPECT_EQ(of(form)->demands.back().cause, rule::transact_replay);
    form.written = bytes(4097);
    EXPECT_EQ(units(form), "200 + 100, 40");
    made.from.options.token_replay_read = replay_read::strong;
    EXPECT_EQ(units(form), "200 + 100, 20");
}

// ---- limits ------------------------------------------------------------------------------------

TEST_F(transactions, have_25_items_and_checks_together) {
    made.limits.transaction_items = 25;
    EXPECT_EQ(test::codes(of(write_of(25))), "");
    EXPECT_EQ(test::codes(of(get_of(25))), "");
    EXPECT_EQ(test::codes(of(get_of(26))), "refused-by-aws");
    const auto refused = of(write_of(26));
    ASSERT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/form/items");
    EXPECT_NE(refused.problems().front().expected.find("rule D5"), std::string::npos);
    EXPECT_FALSE(refused.problems().front().remedy.empty());
    auto checked = write_of(20);
    checked.checks = 5;
    EXPECT_EQ(test::codes(of(checked)), "");
    checked.checks = 6;
    ASSERT_EQ(test::codes(of(checked)), "refused-by-aws");
    EXPECT_EQ(of(checked).problems().front().seen, "26 items with its condition checks");
}

TEST_F(transactions, get_no_item_through_an_index) {
    EXPECT_EQ(test::codes(of(test::through(get_of(1), "by_status"))), "contradiction");
}

}  // namespace transaction_demand_test
