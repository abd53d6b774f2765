// SPDX-License-Identifier: MIT
// Differences of random pairs of bills: the parts add up to the last digit, and each cause moves alone where it
// alone was changed.
#include <dbcost/analysis/bill_difference.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/io/read_bill.hpp>
#include <dbcost/io/render_difference.hpp>
#include <dbcost/table/layered_tables.hpp>
#include <gtest/gtest.h>

#include "properties/random_discounts.hpp"
#include "properties/random_worlds.hpp"
#include "support/prices.hpp"

namespace difference_properties_test {

using namespace dbcost;
using namespace dbcost::test;

constexpr std::uint64_t seed = 20191203;

const memory_tables& data() {
    static const memory_tables made = small_tables();
    return made;
}

// Some of the prices at another value, tiers with the same bounds or with others.
memory_tables other_prices(random_source& random) {
    memory_tables made;
    for (const auto& entry : data().all_prices()) {
        if (random.one_in(3)) continue;
        auto changed = *entry;
        auto& value = changed.values.front();
        // From a tenth to three times as much.
        const auto changed_price = [&](const unit_price& from) {
            const auto tenths = from.amount().coefficient() * random.between(1, 30);
            return unit_price(decimal<10>::from_coefficient(divide(tenths, integer(10), up)));
        };
        if (auto* flat = std::get_if<per_unit>(&*value.model)) {
            flat->price = changed_price(flat->price);
            value.price_text = to_string(flat->price);
        } else if (auto& tiers = std::get<graduated>(*value.model).tiers; random.one_in(2)) {
            for (auto& step : tiers) step.price = changed_price(step.price);
        } else {
            tiers.erase(tiers.begin(), tiers.begin() + random.between(1, 2));
        }
        made.add(std::move(changed));
    }
    return made;
}

bill bill_of(const dynamodb_world& made, const tables& prices) {
    auto all = estimate(made.from, prices, {});
    if (!all) throw std::runtime_error(all.problems().front().seen + " at " + all.problems().front().place);
    return std::move(*all);
}

bill saved(const bill& of) { return *read_bill(render_bill(of, format::json), "bill.json"); }

std::string inputs(int round, const dynamodb_world& made) {
    return "seed " + std::to_string(seed) + " round " + std::to_string(round) + ": " + describe(made);
}

// check(random, world, other world, other prices, round) so many times.
template <class Check>
void for_pairs(int rounds, Check check) {
    random_source random(seed);
    for (int round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
        const auto made = world_maker(random, {}).make();
        const auto other = world_maker(random, {}).make();
        const auto prices = other_prices(random);
        check(random, made, other, layered_tables{&prices, &data()}, round);
    }
}

std::vector<deployment_difference> between(const bill& before, const bill& after) {
    return *difference(before, after, {});
}

std::string text_of(const bill& before, const bill& after, const std::vector<deployment_difference>& found) {
    return render_difference({before, after, found}, format::json);
}

effects sum_of(const std::vector<cost_change>& changes) {
    effects sum;
    for (const auto& change : changes) sum += change.by_cause;
    return sum;
}

billed_amount sum_of(const effects& by_cause) {
    billed_amount sum;
    for (const auto& part : by_cause.amounts) {
        sum.exact += part.exact;
        sum.shown += part.shown;
    }
    return sum;
}

TEST(difference_properties, the_parts_add_up_to_the_difference_of_the_totals) {
    for_pairs(1000, [](auto&, const auto& made, const auto& other, const auto& prices, int round) {
        const auto before = bill_of(made, data());
        const auto after = bill_of(other, prices);
        const auto found = between(before, after).front();
        for (const auto& change : found.changes) {
            ASSERT_EQ(sum_of(change.by_cause), change.after - change.before)
                << change.key << " " << inputs(round, made);
        }
        ASSERT_EQ(sum_of(found.changes), found.by_cause) << inputs(round, made);
        const billed_amount whole{after.deployments.front().exact_total - before.deployments.front().exact_total,
                                  after.deployments.front().total - before.deployments.front().total};
        ASSERT_EQ(sum_of(found.by_cause), whole) << inputs(round, made) << inputs(round, other);
    });
}

TEST(difference_properties, a_bill_differs_in_nothing_from_itself_or_as_it_was_saved) {
    for_pairs(1000, [](auto&, const auto& made, const auto&, const auto& prices, int round) {
        const auto all = bill_of(made, prices);
        ASSERT_TRUE(between(all, all).front().changes.empty()) << inputs(round, made);
        ASSERT_TRUE(between(all, saved(all)).front().changes.empty()) << inputs(round, made);
        ASSERT_TRUE(changed_options(all, saved(all)).empty()) << inputs(round, made);
    });
}

TEST(difference_properties, discounts_alone_are_a_cause_of_their_own) {
    for_pairs(1000, [](auto& random, auto made, const auto&, const auto& prices, int round) {
        const auto without = bill_of(made, prices);
        made.from.discounts = any_discounts(random);
        const auto found = between(without, saved(bill_of(made, prices))).front();
        ASSERT_EQ(found.by_cause[cost_cause::discounts], found.after - found.before) << inputs(round, made);
        ASSERT_EQ(sum_of(found.changes), found.by_cause) << inputs(round, made);
    });
}

TEST(difference_properties, saved_bills_give_the_same_answer) {
    for_pairs(300, [](auto&, const auto& made, const auto& other, const auto& prices, int round) {
        const auto before = bill_of(made, data()), after = bill_of(other, prices);
        ASSERT_EQ(text_of(before, after, between(before, after)),
                  text_of(before, after, between(saved(before), saved(after)))) << inputs(round, made);
    });
}

TEST(difference_properties, other_prices_alone_are_price) {
    for_pairs(1000, [](auto&, const auto& made, const auto&, const auto& prices, int round) {
        const auto found = between(bill_of(made, data()), bill_of(made, prices)).front();
        ASSERT_EQ(found.by_cause[cost_cause::usage], billed_amount{}) << inputs(round, made);
        ASSERT_EQ(found.by_cause[cost_cause::rule_changes], billed_amount{}) << inputs(round, made);
    });
}

// What others of the account use is the same: it says in which tier a line starts.
TEST(difference_properties, other_usage_at_the_same_prices_has_no_effect_of_price) {
    for_pairs(1000, [](auto&, const auto& made, auto other, const auto&, int round) {
        other.from.account.already_used = made.from.account.already_used;
        const auto found = between(bill_of(made, data()), bill_of(other, data())).front();
        ASSERT_EQ(found.by_cause[cost_cause::price], billed_amount{}) << inputs(round, made) << inputs(round, other);
    });
}

TEST(difference_properties, the_free_tier_alone_is_an_effect_of_rules) {
    for_pairs(1000, [](auto&, auto made, const auto&, const auto& prices, int round) {
        made.from.account.free_tier = false;
        const auto without = bill_of(made, prices);
        made.from.account.free_tier = true;
        const auto found = between(without, bill_of(made, prices)).front();
        ASSERT_EQ(found.by_cause[cost_cause::usage], billed_amount{}) << inputs(round, made);
        ASSERT_EQ(found.by_cause[cost_cause::price], billed_amount{}) << inputs(round, made);
        ASSERT_EQ(found.by_cause[cost_cause::rule_changes], found.after - found.before) << inputs(round, made);
    });
}

}  // namespace difference_properties_test
