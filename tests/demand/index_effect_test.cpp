// SPDX-License-Identifier: MIT
#include <dbcost/demand/index_effect.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace index_effect_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::entity_of;
using test::form_of;
using test::index_of;
using test::of_items;
using test::order_entity;
using test::text;
using test::writes;

// An order of 1,000 B with one index on status.
struct index_writes : testing::Test {
    test::dynamodb_world made;
    index_writes() {
        made.add(order_entity(1000));
        made.add(index_of("by_status", "order", {"status"}));
    }
    secondary_index& index() { return made.settings().indexes.front(); }

    std::string of(operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form));
        return text(writes(*made.demand(), 0));
    }
    static operation_form update(std::vector<std::string> changes, std::vector<std::string> removes = {}) {
        auto form = form_of(action::update, "order");
        form.changes = std::move(changes);
        form.removes = std::move(removes);
        return form;
    }
};

TEST_F(index_writes, a_put_and_a_delete_write_the_entry_once) {
    EXPECT_EQ(of(form_of(action::put, "order")), "1");
    EXPECT_EQ(of(form_of(action::remove, "order")), "1");
}

TEST_F(index_writes, a_changed_key_takes_two) { EXPECT_EQ(of(update({"status"})), "2"); }

TEST_F(index_writes, a_removed_key_takes_one) {
    EXPECT_EQ(of(update({}, {"status"})), "1");
    EXPECT_EQ(of(update({"note"}, {"status"})), "1");
}

TEST_F(index_writes, under_all_every_change_is_projected) {
    EXPECT_EQ(of(update({"note"})), "1");
    EXPECT_EQ(of(update({}, {"note"})), "1");
    EXPECT_EQ(of(update({"note", "amount"})), "1");
}

TEST_F(index_writes, under_keys_only_nothing_but_a_key_counts) {
    index().projected = projection::keys_only;
    EXPECT_EQ(of(update({"note"})), "0");
    EXPECT_EQ(of(update({}, {"note"})), "0");
    EXPECT_EQ(of(update({"status"})), "2");
    EXPECT_EQ(of(update({}, {"status"})), "1");
}

TEST_F(index_writes, under_include_the_named_attributes_count) {
    index().projected = projection::include;
    index().included = {"amount"};
    EXPECT_EQ(of(update({"amount"})), "1");
    EXPECT_EQ(of(update({}, {"amount"})), "1");
    EXPECT_EQ(of(update({"note"})), "0");
    EXPECT_EQ(of(update({"note", "amount"})), "1");
    EXPECT_EQ(of(update({"status", "amount"})), "2");
}

TEST_F(index_writes, each_attribute_of_a_composite_key_counts) {
    index().key = {"status", "amount"};
    EXPECT_EQ(of(update({"amount"})), "2");
    EXPECT_EQ(of(update({"status", "amount"})), "2");
    EXPECT_EQ(of(update({}, {"amount"})), "1");
}

TEST_F(index_writes, round_the_entry_and_not_the_item) {
    made.from.workload.entities.front() = order_entity(1000, 2560);
    EXPECT_EQ(of(form_of(action::put, "order")), "3");  // ALL: as large as the item
    EXPECT_EQ(of(update({"status"})), "6");             // both entries, each rounded
    index().projected = projection::keys_only;
    EXPECT_EQ(of(form_of(action::put, "order")), "1");  // 61 B
    EXPECT_EQ(of(update({"status"})), "2");
}

// The example of rule D4.2: base item 2.5 KB, index on status that includes amount.
TEST_F(index_writes, follow_the_example_of_the_rule) {
    made.from.workload.entities.front() = order_entity(1000, 2560);
    index().projected = projection::include;
    index().included = {"amount"};
    const auto both = [&](operation_form form) {
        const auto on_index = of(std::move(form));
        return text(writes(*made.demand())) + " + " + on_index;
    };
    EXPECT_EQ(both(form_of(action::put, "order")), "3 + 1");
    EXPECT_EQ(both(update({"status"})), "3 + 2");
    EXPECT_EQ(both(update({"amount"})), "3 + 1");
    EXPECT_EQ(both(update({"note"})), "3 + 0");
    EXPECT_EQ(both(form_of(action::remove, "order")), "3 + 1");
}

TEST_F(index_writes, an_entry_of_one_byte_over_a_kb_takes_two_units) {
    index().projected = projection::include;
    index().included = {"note"};
    auto& what = made.from.workload.entities.front();
    const auto with_entry_of = [&](std::int64_t size) {
        what.attributes[2].value_size = bytes(size - 61 - 4);  // "note" fills the entry up
        return of(form_of(action::put, "order"));
    };
    EXPECT_EQ(with_entry_of(1024), "1");
    EXPECT_EQ(with_entry_of(1025), "2");
}

TEST_F(index_writes, a_sparse_index_is_touched_by_its_share) {
    index().share = ratio(1, 4);
    EXPECT_EQ(of(form_of(action::put, "order")), "1/4");
    EXPECT_EQ(of(form_of(action::remove, "order")), "1/4");
    EXPECT_EQ(of(update({"status"})), "1/2");
    EXPECT_EQ(of(update({"note"})), "1/4");
    index().share = ratio(0);
    EXPECT_EQ(of(form_of(action::put, "order")), "0");
}

TEST_F(index_writes, a_replacing_put_is_told_apart_from_a_creating_one) {
    auto put = form_of(action::put, "order");
    put.new_share = ratio(2, 5);
    EXPECT_EQ(of(put), "1");  // not told what changes: the entry is written
    put.changes = {"status"};
    EXPECT_EQ(of(put), "8/5");  // 2/5 x 1 + 3/5 x 2
    put.changes = {"note"};
    index().projected = projection::keys_only;
    EXPECT_EQ(of(put), "2/5");  // 2/5 x 1 + 3/5 x 0
    put.changes = {};
    put.removes = {"status"};
    EXPECT_EQ(of(put), "1");  // 2/5 written, 3/5 deleted
    put.new_share = ratio(0);
    put.removes = {};
    put.changes = {"status"};
    EXPECT_EQ(of(put), "2");
}

TEST_F(index_writes, a_batch_touches_the_index_with_each_item) {
    EXPECT_EQ(of(of_items(form_of(action::batch_write, "order"), 25)), "25");
}

TEST_F(index_writes, n_indexes_make_one_plus_n_writes_and_not_two_to_the_n) {
    made.add(index_of("by_amount", "order", {"amount"}));
    made.add(index_of("by_note", "order", {"note"}));
    const auto total = [&](operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form));
        const auto load = *made.demand();
        ratio sum(0);
        for (const auto& part : load.demands) sum = sum + part.events;
        return text(sum);
    };
    EXPECT_EQ(total(form_of(action::put, "order")), "4");
    EXPECT_EQ(total(form_of(action::remove, "order")), "4");
    EXPECT_EQ(total(update({"status"})), "5");  // 1 + 2 for its own index + 1 + 1 (ALL)
    for (auto& each : made.settings().indexes) each.projected = projection::keys_only;
    EXPECT_EQ(total(update({"status"})), "3");  // 1 + 2: the others are not touched
    EXPECT_EQ(total(update({"user_note"})), "1");
}

TEST_F(index_writes, an_index_of_another_entity_is_not_touched) {
    made.add(entity_of("session", 0, 100));
    made.settings().tables = {{"shop", {"order", "session"}}};
    EXPECT_EQ(of(form_of(action::put, "session")), "0");
    EXPECT_EQ(of(form_of(action::remove, "order")), "1");
}

TEST_F(index_writes, name_the_rule_that_made_them) {
    const auto cause = [&](operation_form form) {
        made.from.workload.operations.clear();
        made.add("op", std::move(form));
        return made.demand()->demands.back().cause;
    };
    EXPECT_EQ(cause(form_of(action::put, "order")), rule::index_put);
    EXPECT_EQ(cause(form_of(action::remove, "order")), rule::index_delete);
    EXPECT_EQ(cause(update({"status"})), rule::index_key_change);
    EXPECT_EQ(cause(update({"note"})), rule::index_projected_change);
    EXPECT_EQ(cause(update({}, {"status"})), rule::index_delete);
}

}  // namespace index_effect_test
