// SPDX-License-Identifier: MIT
#include <dbcost/demand/dynamodb.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace write_demand_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::form_of;
using test::index_of;
using test::of_items;
using test::order_entity;
using test::text;
using test::writes;

operation_form sized(operation_form form, std::int64_t size) {
    form.written = bytes(size);
    return form;
}
operation_form creating(operation_form form, ratio share) {
    form.new_share = share;
    return form;
}
operation_form missing(operation_form form, ratio share) {
    form.missing = share;
    return form;
}
operation_form changing(operation_form form, std::vector<std::string> changes,
                        std::vector<std::string> removes = {}) {
    form.changes = std::move(changes);
    form.removes = std::move(removes);
    return form;
}
operation_form failing(operation_form form, ratio share) {
    form.failing = share;
    return form;
}

// Orders of 1,000 B with a global index on status, first under ALL.
struct item_writes : testing::Test {
    test::dynamodb_world made;
    item_writes() {
        made.add(order_entity(100000, 1000));
        made.add(index_of("by_status", "order", {"status"}));
    }
    secondary_index& index() { return made.settings().indexes.front(); }
    dynamodb_demand of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form), test::per_month(ratio(100)));
        return *made.demand();
    }
    // Units on the table and on the index.
    std::string both(operation_form form) {
        const auto load = of(std::move(form));
        return text(writes(load)) + " + " + text(writes(load, 0));
    }
    std::vector<rule> causes(operation_form form) {
        std::vector<rule> all;
        for (const auto& part : of(std::move(form)).demands) all.push_back(part.cause);
        return all;
    }
    std::vector<write_kind> kinds(operation_form form) {
        std::vector<write_kind> all;
        for (const auto& part : of(std::move(form)).demands) all.push_back(part.kind);
        return all;
    }
};

const auto a_put = form_of(action::put, "order");
const auto an_update = form_of(action::update, "order");
const auto a_condition = form_of(action::conditional, "order");

// ---- the size that is written (rule D3.2) ------------------------------------------------------

TEST_F(item_writes, new_items_cost_their_own_size) {
    EXPECT_EQ(both(sized(a_put, 1024)), "100 + 100");
    EXPECT_EQ(both(sized(a_put, 1025)), "200 + 200");
    EXPECT_EQ(both(sized(a_put, 1)), "100 + 100");
}

TEST_F(item_writes, replaced_items_cost_the_larger_of_the_two) {
    EXPECT_EQ(both(creating(sized(a_put, 1024), ratio(0))), "100 + 100");
    EXPECT_EQ(both(creating(sized(a_put, 1025), ratio(0))), "200 + 200");
    made.from.workload.entities.front().size = test::one_size(3000);
    EXPECT_EQ(both(creating(sized(a_put, 10), ratio(0))), "300 + 300");
    EXPECT_EQ(both(creating(sized(a_put, 10), ratio(1, 2))), "200 + 200");  // 50 x 1 + 50 x 3
    EXPECT_EQ(both(creating(of_items(sized(form_of(action::batch_write, "order"), 10), 2), ratio(0))),
              "600 + 600");
}

// Half of the items have 400 B, half 6,144 B; 2,048 B are written: max 2,048 and 6,144.
TEST_F(item_writes, the_larger_is_taken_class_by_class) {
    made.from.workload.entities.front().size.classes = {{bytes(400), ratio(1, 2)},
                                                        {bytes(6144), ratio(1, 2)}};
    EXPECT_EQ(both(creating(sized(a_put, 2048), ratio(0))), "400 + 400");
    EXPECT_EQ(both(changing(sized(an_update, 2048), {"note"})), "400 + 400");
}

TEST_F(item_writes, an_update_may_let_its_item_grow) {
    EXPECT_EQ(both(changing(sized(an_update, 1024), {"note"})), "100 + 100");
    EXPECT_EQ(both(changing(sized(an_update, 1025), {"note"})), "200 + 200");
}

TEST_F(item_writes, a_changed_key_deletes_the_old_entry_and_puts_the_new_one) {
    EXPECT_EQ(both(changing(sized(an_update, 2049), {"status"})), "300 + 400");  // 1 + 3
    made.from.workload.entities.front().size.classes = {{bytes(400), ratio(3, 4)},
                                                        {bytes(6144), ratio(1, 4)}};
    // table 3/4 x 3 + 1/4 x 6; entries out 3/4 x 1 + 1/4 x 6, in 3
    EXPECT_EQ(both(changing(sized(an_update, 2049), {"status"})), "375 + 525");
}

TEST_F(item_writes, a_removed_key_deletes_the_old_entry) {
    EXPECT_EQ(both(changing(sized(an_update, 2049), {}, {"status"})), "300 + 100");
}

TEST_F(item_writes, entries_that_do_not_hold_the_item_keep_their_size) {
    index().projected = projection::keys_only;
    EXPECT_EQ(both(sized(a_put, 5000)), "500 + 100");
    EXPECT_EQ(both(changing(sized(an_update, 5000), {"status"})), "500 + 200");
}

TEST_F(item_writes, of_more_than_400_kb_are_refused) {
    made.limits.item_bytes = 409600;
    made.add("op", sized(a_put, 409600));
    EXPECT_EQ(test::codes(made.demand()), "");
    made.add("op", sized(a_put, 409601));
    const auto refused = made.demand();
    ASSERT_EQ(test::codes(refused), "item-too-large");
    EXPECT_EQ(refused.problems().front().place, "/form/size");
}

// ---- kinds and causes --------------------------------------------------------------------------

TEST_F(item_writes, say_what_becomes_of_the_item) {
    constexpr auto none = write_kind::none, insert = write_kind::insert, update = write_kind::update;
    using kinds_of = std::vector<write_kind>;
    EXPECT_EQ(kinds(a_put), (kinds_of{insert, insert}));
    EXPECT_EQ(kinds(creating(a_put, ratio(1, 2))), (kinds_of{insert, insert, update, update}));
    EXPECT_EQ(kinds(creating(a_put, ratio(0))), (kinds_of{update, update}));
    EXPECT_EQ(kinds(missing(changing(an_update, {"note"}), ratio(1, 2))),
              (kinds_of{update, update, insert, insert}));
    EXPECT_EQ(kinds(form_of(action::remove, "order")), (kinds_of{write_kind::remove, write_kind::remove}));
    EXPECT_EQ(kinds(form_of(action::ttl_expire, "order")), (kinds_of{write_kind::expire}));
    EXPECT_EQ(kinds(failing(a_condition, ratio(1))), (kinds_of{none}));
}

TEST_F(item_writes, name_the_rule_of_each_part) {
    EXPECT_EQ(causes(creating(a_put, ratio(1, 2))),
              (std::vector{rule::put_item, rule::index_put, rule::put_replacing, rule::index_put}));
    EXPECT_EQ(causes(missing(changing(an_update, {"status"}), ratio(1, 2))),
              (std::vector{rule::update_item, rule::index_key_change, rule::upsert, rule::index_put}));
    EXPECT_EQ(causes(missing(form_of(action::remove, "order"), ratio(1, 2))),
              (std::vector{rule::delete_item, rule::index_delete, rule::delete_absent}));
    EXPECT_EQ(causes(missing(failing(a_condition, ratio(1, 2)), ratio(1, 2))),
              (std::vector{rule::conditional_write, rule::index_put, rule::failed_condition,
                           rule::failed_condition_absent}));
}

// ---- what is not there -------------------------------------------------------------------------

TEST_F(item_writes, an_update_of_nothing_creates_an_item) {
    index().projected = projection::keys_only;
    // 40 change a key: two entries each; 60 create: one
    EXPECT_EQ(both(missing(changing(an_update, {"status"}), ratio(3, 5))), "100 + 140");
    EXPECT_EQ(both(missing(changing(an_update, {"note"}), ratio(3, 5))), "100 + 60");
    EXPECT_EQ(both(missing(changing(sized(an_update, 1025), {"note"}), ratio(1))), "200 + 100");
}

TEST_F(item_writes, a_created_item_costs_its_own_size_only) {
    made.from.workload.entities.front().size = test::one_size(3000);
    EXPECT_EQ(both(missing(changing(sized(an_update, 10), {"note"}), ratio(1, 2))), "200 + 200");
}

TEST_F(item_writes, a_delete_of_nothing_costs_one_unit_and_no_index) {
    made.from.workload.entities.front().size = test::one_size(3000);
    EXPECT_EQ(both(missing(form_of(action::remove, "order"), ratio(1))), "100 + 0");
    EXPECT_EQ(both(missing(form_of(action::remove, "order"), ratio(1, 4))), "250 + 225");
}

// ---- conditional writes ------------------------------------------------------------------------

TEST_F(item_writes, a_condition_that_holds_costs_what_a_put_costs) {
    EXPECT_EQ(both(failing(a_condition, ratio(0))), "100 + 100");
    EXPECT_EQ(both(failing(sized(a_condition, 1025), ratio(0))), "200 + 200");
    EXPECT_EQ(both(failing(changing(a_condition, {"status"}), ratio(0))), "100 + 200");
    EXPECT_EQ(both(failing(creating(changing(a_condition, {"status"}), ratio(1)), ratio(0))), "100 + 100");
    EXPECT_EQ(kinds(failing(changing(a_condition, {"note"}), ratio(0))).front(), write_kind::update);
    EXPECT_EQ(kinds(failing(a_condition, ratio(0))).front(), write_kind::insert);
}

TEST_F(item_writes, a_condition_that_fails_writes_no_index) {
    EXPECT_EQ(both(failing(a_condition, ratio(1))), "100 + 0");
    EXPECT_EQ(both(failing(a_condition, ratio(1, 4))), "100 + 75");
}

TEST_F(item_writes, a_condition_that_fails_costs_the_new_or_the_existing_item) {
    made.from.workload.entities.front().size = test::one_size(3000);
    const auto form = failing(sized(a_condition, 1025), ratio(1));
    EXPECT_EQ(both(form), "200 + 0");
    EXPECT_EQ(of(form).demands.front().operands.front().value, "new");
    made.from.options.failed_condition_size = condition_size::of_existing_item;
    EXPECT_EQ(both(form), "300 + 0");
    EXPECT_EQ(of(form).demands.front().operands.front().value, "existing");
}

TEST_F(item_writes, a_condition_that_fails_on_nothing_costs_one_unit) {
    made.from.workload.entities.front().size = test::one_size(3000);
    EXPECT_EQ(both(missing(failing(a_condition, ratio(1)), ratio(1))), "100 + 0");
    // 50 hold: 3 each; 40 fail on an item: 3 each; 10 on nothing: 1 each
    EXPECT_EQ(both(missing(failing(a_condition, ratio(1, 2)), ratio(1, 5))), "280 + 150");
}

// ---- expiry ------------------------------------------------------------------------------------

TEST_F(item_writes, an_expiry_is_free_and_visible) {
    const auto load = of(form_of(action::ttl_expire, "order"));
    ASSERT_EQ(load.demands.size(), 1U);
    EXPECT_EQ(text(writes(load)), "0");
    EXPECT_EQ(text(load.demands.front().events), "100");
    EXPECT_EQ(load.demands.front().units.how, unit_rule::write);  // sized, for whoever replicates it
}

TEST_F(item_writes, an_expiry_writes_indexes_when_the_option_says_so) {
    made.from.options.ttl_writes_indexes = true;
    made.from.workload.entities.front().size = test::one_size(1025);
    EXPECT_EQ(both(form_of(action::ttl_expire, "order")), "0 + 200");
    EXPECT_EQ(causes(form_of(action::ttl_expire, "order")).back(), rule::ttl_index_delete);
}

// ---- local indexes (rule D4.4) -----------------------------------------------------------------

TEST_F(item_writes, the_table_pays_the_entries_of_local_indexes) {
    made.settings().local_indexes.push_back(index_of("by_state", "order", {"user_id", "status"}));
    EXPECT_EQ(both(a_put), "200 + 100");
    EXPECT_EQ(both(changing(an_update, {"status"})), "300 + 200");
    EXPECT_EQ(both(form_of(action::remove, "order")), "200 + 100");
    made.settings().local_indexes.front().share = ratio(1, 4);
    EXPECT_EQ(both(a_put), "125 + 100");
    const auto load = of(a_put);
    EXPECT_EQ(load.demands.back().local, &made.settings().local_indexes.front());
    EXPECT_EQ(load.demands.back().where, (target{0, {}}));
    EXPECT_EQ(load.demands.back().cause, rule::index_put);
}

// ---- what a global table adds (rule D9.4) ------------------------------------------------------

// 1,000 B and 72 B more are two units; an entry of keys alone stays as it is.
TEST_F(item_writes, added_bytes_belong_to_items_and_to_entries_that_hold_them) {
    made.limits.added_item_bytes = 72;
    EXPECT_EQ(both(a_put), "200 + 200");
    EXPECT_EQ(both(sized(a_put, 952)), "100 + 100");
    EXPECT_EQ(both(sized(a_put, 953)), "200 + 200");
    index().projected = projection::keys_only;
    EXPECT_EQ(both(a_put), "200 + 100");
    made.limits.added_item_bytes = 24;
    EXPECT_EQ(both(a_put), "100 + 100");
}

}  // namespace write_demand_test
