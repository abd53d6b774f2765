// SPDX-License-Identifier: MIT
#include <dbcost/estimate.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace plan_test {

using namespace dbcost;
using test::form_of;
using test::index_of;
using test::per_day;

// Orders with an index, sessions in two sizes, egress in two tiers: most kinds of terms at once.
test::dynamodb_world shop() {
    test::dynamodb_world made;
    made.add(test::order_entity(100000, 1200));
    made.add(test::entity_of("session", 50000, 0)).size.classes = {{bytes(400), ratio(9, 10)},
                                                                  {bytes(6144), ratio(1, 10)}};
    made.add(index_of("by_status", "order", {"status"}));
    made.add("place", form_of(action::put, "order"), per_day(ratio(20000)));
    made.add("read", form_of(action::get, "session"), per_day(ratio(1000003, 3)));
    made.add("top", form_of(action::scan, "order"), per_day(ratio(24)));
    made.where().transfer.internet_out = gigabytes(10241);
    made.settings().continuous_backup = true;
    return made;
}

plan planned(const test::dynamodb_world& made, const tables& data) {
    return *prepare(made.from, made.plan(), data, {});
}

TEST(sinks, give_the_same_total) {
    const auto data = test::small_tables();
    const auto made = shop();
    const auto ready = planned(made, data);
    total_sink totals(ready);
    explain_sink explained(ready);
    run(ready, totals);
    run(ready, explained);
    EXPECT_GT(totals.total(), exact_amount{});
    EXPECT_EQ(to_string(totals.total()), to_string(explained.total()));
}

TEST(sinks, give_the_same_when_run_again) {
    const auto data = test::small_tables();
    const auto made = shop();
    const auto ready = planned(made, data);
    total_sink totals(ready);
    explain_sink explained(ready);
    run(ready, totals);
    run(ready, explained);
    const auto first = totals.total();
    const auto posted = explained.posted();
    const auto amounts = explained.amounts();
    for (int i = 0; i < 3; ++i) {
        run(ready, totals);
        run(ready, explained);
    }
    EXPECT_EQ(totals.total(), first);
    EXPECT_EQ(explained.total(), first);
    EXPECT_EQ(explained.posted(), posted);
    EXPECT_EQ(explained.amounts(), amounts);
}

TEST(sinks, amounts_of_the_slots_add_up_to_the_total) {
    const auto data = test::small_tables();
    const auto made = shop();
    const auto ready = planned(made, data);
    explain_sink explained(ready);
    run(ready, explained);
    exact_amount sum;
    for (const auto& amount : explained.amounts()) sum += amount;
    EXPECT_EQ(sum, explained.total());
}

TEST(sinks, what_is_posted_adds_up_to_the_ledger) {
    const auto data = test::small_tables();
    const auto made = shop();
    const auto ready = planned(made, data);
    explain_sink explained(ready);
    run(ready, explained);
    std::vector<integer> sums(ready.account.slots.size());
    for (std::size_t i = 0; i < ready.terms.size(); ++i) sums[ready.terms[i].slot] += explained.posted()[i];
    EXPECT_EQ(sums, explained.ledger().sums);
}

TEST(place_units, finds_equal_sizes_wherever_they_stand) {
    plan made;
    made.sizes = {{1229, 1}, {1229, 1}, {61, 1}};
    const auto written = [&](std::size_t first) {
        return place_units(made, {demand::unit_rule::write, first, 1, 1, {}});
    };
    EXPECT_EQ(written(0), 0U);
    EXPECT_EQ(written(1), 0U);
    EXPECT_EQ(written(2), 1U);
    EXPECT_EQ(made.units.size(), 2U);
}

TEST(plan, its_terms_stand_in_the_order_of_slots) {
    const auto data = test::small_tables();
    const auto made = shop();
    const auto ready = planned(made, data);
    const auto by_slot = [](const plan_term& a, const plan_term& b) { return a.slot < b.slot; };
    EXPECT_TRUE(std::is_sorted(ready.terms.begin(), ready.terms.end(), by_slot));
    EXPECT_TRUE(std::is_sorted(ready.sums.begin(), ready.sums.end(), by_slot));
    for (std::size_t i = 0; i < ready.terms.size(); ++i) {
        EXPECT_EQ(ready.notes.terms[i].key, ready.account.slots[ready.terms[i].slot].key);
    }
}

TEST(summed, adds_the_terms_of_the_same_units_and_slot) {
    const auto sums = summed({{0, 5, 0}, {1, 7, 0}, {0, 11, 0}, {0, 13, 1}});
    ASSERT_EQ(sums.size(), 3U);
    EXPECT_EQ(to_string(sums[0].multiplier), "16");
    EXPECT_EQ(to_string(sums[1].multiplier), "7");
    EXPECT_EQ(to_string(sums[2].multiplier), "13");
    EXPECT_EQ(sums[2].slot, 1U);
}

TEST(summed, writes_of_the_same_items_are_one_term_for_a_total) {
    const auto data = test::small_tables();
    auto made = shop();
    auto ship = form_of(action::update, "order");
    ship.changes = {"amount"};
    made.add("ship", ship, per_day(ratio(19000)));
    const auto ready = planned(made, data);
    EXPECT_LT(ready.sums.size(), ready.terms.size());
    total_sink totals(ready);
    explain_sink explained(ready);
    run(ready, totals);
    run(ready, explained);
    EXPECT_EQ(to_string(totals.total()), to_string(explained.total()));
    EXPECT_EQ(totals.ledger().sums, explained.ledger().sums);
}

TEST(total, has_the_other_monthly_costs_in_it) {
    const auto data = test::small_tables();
    auto made = shop();
    const auto before = planned(made, data);
    made.from.other_costs = {{"hosts", "", "d", test::dec<10>("15.18"), {}},
                             {"redesign", "", "d", {}, test::dec<10>("12000")},
                             {"of another", "", "e", test::dec<10>("1"), {}}};
    const auto after = planned(made, data);
    total_sink one(before), two(after);
    run(before, one);
    run(after, two);
    EXPECT_EQ(to_string(total_of(after, two) - total_of(before, one)), "15.18");
    EXPECT_EQ(one.total(), two.total());
}

TEST(run, a_slot_without_a_price_costs_nothing_in_the_lower_bound) {
    memory_tables data;
    data.add(book_info{"aws", "", std::nullopt, ""});
    data.add(test::flat("dynamodb.storage", "0.25"));
    const auto made = shop();
    const auto ready = planned(made, data);
    total_sink totals(ready);
    run(ready, totals);
    EXPECT_GT(totals.total(), exact_amount{});
    std::size_t missing = 0;
    for (const auto& price : ready.prices) missing += price.model ? 0U : 1U;
    EXPECT_EQ(missing, ready.prices.size() - 1);
}

}  // namespace plan_test
