// SPDX-License-Identifier: MIT
// Whole bills of random scenarios: against the oracle, and against themselves.
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/io/read_bill.hpp>
#include <gtest/gtest.h>

#include "properties/bill_oracle.hpp"
#include "properties/random_discounts.hpp"
#include "properties/random_worlds.hpp"

namespace bill_properties_test {

using namespace dbcost;
using namespace dbcost::test;

constexpr std::uint64_t seed = 20191121;

const memory_tables& data() {
    static const memory_tables made = small_tables();
    return made;
}

deployment_bill bill_of(const dynamodb_world& made) {
    const auto all = estimate(made.from, data(), {});
    if (!all) throw std::runtime_error(all.problems().front().seen + " at " + all.problems().front().place);
    return all->deployments.front();
}

exact_amount total_of(const dynamodb_world& made) {
    const auto ready = prepare(made.from, made.plan(), data(), {});
    if (!ready) throw std::runtime_error(ready.problems().front().seen + " at " + ready.problems().front().place);
    total_sink sink(*ready);
    run(*ready, sink);
    return total_of(*ready, sink);
}

std::string inputs(int round, const dynamodb_world& made) {
    return "seed " + std::to_string(seed) + " round " + std::to_string(round) + ": " + describe(made);
}

// check(random, world, round) on so many random worlds.
template <class Check>
void for_worlds(int rounds, world_rules rules, Check check) {
    random_source random(seed);
    for (int round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
        auto made = world_maker(random, rules).make();
        check(random, made, round);
    }
}

TEST(bill_properties, the_total_is_that_of_the_oracle) {
    for_worlds(1500, {true, true, 3000, true}, [](auto&, const auto& made, int round) {
        ASSERT_EQ(exact(total_of(made)), bill_oracle(made).total()) << inputs(round, made);
    });
}

TEST(bill_properties, both_sinks_give_the_same_total_run_after_run) {
    for_worlds(1500, {}, [](auto& random, auto& made, int round) {
        if (random.one_in(2)) made.from.discounts = any_discounts(random);
        const auto ready = *prepare(made.from, made.plan(), data(), {});
        total_sink totals(ready);
        explain_sink explained(ready);
        for (int i = 0; i < 2; ++i) {
            run(ready, totals);
            run(ready, explained);
            ASSERT_EQ(to_string(totals.total()), to_string(explained.total())) << inputs(round, made);
        }
        ASSERT_EQ(to_string(total_of(ready, totals)), to_string(total_of(made))) << inputs(round, made);
    });
}

// Replaces one operation by several whose rates add up to its own.
void split_one(random_source& random, std::vector<operation>& operations) {
    const auto which = random.below(operations.size());
    const auto whole = operations[which];
    const auto parts = random.between(2, 4);
    ratio left = whole.frequency.count;
    for (std::int64_t i = 1; i < parts; ++i) {
        auto part = whole;
        part.name += " part " + std::to_string(i);
        part.frequency.count = whole.frequency.count * ratio(random.between(0, 3), 12);
        left = left - part.frequency.count;
        operations.push_back(part);
    }
    operations[which].frequency.count = left;
}

TEST(bill_properties, splitting_an_operation_changes_no_digit) {
    for_worlds(1500, {}, [](auto& random, auto& made, int round) {
        const auto before = to_string(total_of(made));
        const auto shown = inputs(round, made);
        split_one(random, made.from.workload.operations);
        ASSERT_EQ(to_string(total_of(made)), before) << shown;
    });
}

// Everything of a bill that must not depend on the order of what was written.
std::string lines_of(const deployment_bill& of) {
    std::string text_of = to_string(of.exact_total) + " " + to_string(of.total) + "\n";
    for (const auto& line : of.lines) {
        text_of += line.key + ": " + to_string(line.used) + " " + to_string(line.quantity) + " " +
                   to_string(line.exact) + " " + to_string(line.amount) + "\n";
    }
    return text_of;
}

TEST(bill_properties, the_order_of_operations_and_indexes_changes_no_digit) {
    for_worlds(1500, {}, [](auto& random, auto& made, int round) {
        const auto before = lines_of(bill_of(made));
        const auto shown = inputs(round, made);
        random.shuffle(made.from.workload.operations);
        random.shuffle(made.settings().indexes);
        ASSERT_EQ(lines_of(bill_of(made)), before) << shown;
    });
}

TEST(bill_properties, lines_parts_and_tiers_add_up) {
    for_worlds(1500, {}, [](auto&, const auto& made, int round) {
        const auto of = bill_of(made);
        exact_amount exact_sum;
        shown_amount shown_sum;
        for (const auto& line : of.lines) {
            exact_sum += line.exact;
            shown_sum += line.amount;
            ASSERT_EQ(line.amount, round_to_cents(line.exact)) << line.key << inputs(round, made);
            closed_quantity free;
            for (const auto& part : line.free) free += part.quantity;
            ASSERT_EQ(line.quantity, line.used - free) << line.key << inputs(round, made);
            shown_amount parts;
            closed_quantity of_parts;
            for (const auto& part : line.parts) {
                ASSERT_GE(part.amount, shown_amount{}) << line.key << inputs(round, made);
                parts += part.amount;
                of_parts += part.quantity;
            }
            ASSERT_EQ(parts, line.amount) << line.key << inputs(round, made);
            // Parts are closed one by one: each may be half of the tenth digit off.
            const auto gap = of_parts - line.used;
            const auto most = decimal<10>::from_coefficient(static_cast<std::int64_t>(line.parts.size()));
            ASSERT_TRUE(gap <= most && -gap <= most) << line.key << inputs(round, made);
            if (line.tiers.empty()) continue;
            exact_amount tiers;
            closed_quantity of_tiers;
            for (const auto& step : line.tiers) {
                tiers += step.amount;
                of_tiers += step.quantity;
            }
            ASSERT_EQ(tiers, line.exact) << line.key << inputs(round, made);
            ASSERT_EQ(of_tiers, line.quantity) << line.key << inputs(round, made);
        }
        ASSERT_EQ(exact_sum, of.exact_total) << inputs(round, made);
        ASSERT_EQ(shown_sum, of.total) << inputs(round, made);
        ASSERT_TRUE(of.complete) << inputs(round, made);
    });
}

TEST(bill_properties, discounts_take_no_more_than_there_is_and_add_up) {
    for_worlds(1500, {}, [](auto& random, auto& made, int round) {
        const auto list = bill_of(made);
        made.from.discounts = any_discounts(random);
        const auto of = bill_of(made);
        ASSERT_EQ(of.lines.size(), list.lines.size()) << inputs(round, made);
        exact_amount exact_sum = list.exact_total;
        shown_amount shown_sum = list.total;
        for (const auto& line : of.discounts) {
            ASSERT_LT(line.exact, exact_amount{}) << line.key << inputs(round, made);
            ASSERT_LE(line.amount, shown_amount{}) << line.key << inputs(round, made);
            exact_sum += line.exact;
            shown_sum += line.amount;
        }
        ASSERT_EQ(exact_sum, of.exact_total) << inputs(round, made);
        ASSERT_EQ(shown_sum, of.total) << inputs(round, made);
        ASSERT_GE(of.exact_total, exact_amount{}) << inputs(round, made);
        ASSERT_GE(of.total, shown_amount{}) << inputs(round, made);
    });
}

// Rule R3 over several databases: what the volumes leave over is charged, once for the account.
TEST(bill_properties, every_bill_is_identical_when_it_is_replayed_from_its_json) {
    for_worlds(300, {true, true, 3000, true}, [](auto& random, auto& made, int round) {
        if (random.one_in(2)) made.from.discounts = any_discounts(random);
        const auto all = estimate(made.from, data(), {});
        ASSERT_TRUE(all) << inputs(round, made);
        const auto saved = read_bill(render_bill(*all, format::json), "bill.json");
        ASSERT_TRUE(saved) << saved.problems().front().place << " " << inputs(round, made);
        const auto found = replay(*saved);
        ASSERT_TRUE(found.empty()) << found.front().line << " " << found.front().field << " " << inputs(round, made);
    });
}

TEST(bill_properties, backups_are_charged_beyond_all_volumes_together) {
    random_source random(seed);
    for (int round = 0; round < 1500; ++round) {
        rds_world made;
        const auto first = made.where();
        made.plan().stores.clear();
        rational expected = 0, volumes = 0, backups = 0;
        for (auto stores = random.between(1, 4); stores > 0; --stores) {
            made.plan().stores.push_back(first);
            auto& settings = std::get<rds_store>(made.plan().stores.back().settings);
            const auto gib = random.between(1, 1000), instances = random.between(1, 3);
            const auto backup = random.between(0, 2000 * bytes_per_gb);
            settings.instances = instances;
            settings.storage.size = gigabytes(gib);
            settings.multi_az = random.one_in(2);
            settings.backup = rds_backup{bytes(backup), {}, {}};
            const rational hours = 730 * instances, size = gib * instances;
            expected += (*settings.multi_az ? 2 : 1) * (hours * rational(178, 1000) + size * rational(115, 1000));
            volumes += size;
            backups += rational(backup, bytes_per_gb) * instances;
        }
        const rational charged = rounded_to(backups, 10, word::half_even) - volumes;
        if (charged > 0) expected += charged * rational(95, 1000);
        const auto all = *estimate(made.from, data(), {});
        ASSERT_EQ(exact(all.deployments.front().exact_total), expected) << "seed " << seed << " round " << round;
    }
}

// ---- more usage never costs less ---------------------------------------------------------------
// But for deletes, which free storage, and for scans of several pages (unit_properties_test.cpp).

constexpr world_rules only_more{false, false, 20000, false};

template <class Grow>
void expect_no_less(Grow grow) {
    for_worlds(1500, only_more, [&](auto& random, auto& made, int round) {
        const auto before = total_of(made);
        const auto shown = inputs(round, made);
        grow(random, made);
        ASSERT_GE(total_of(made), before) << shown;
    });
}

TEST(more_usage, at_a_higher_rate_costs_no_less) {
    expect_no_less([](auto& random, auto& made) {
        auto& op = made.from.workload.operations[random.below(made.from.workload.operations.size())];
        op.frequency.count = op.frequency.count + ratio(random.between(1, 1000), 7);
    });
}

TEST(more_usage, of_larger_items_costs_no_less) {
    expect_no_less([](auto& random, auto& made) {
        auto& what = made.from.workload.entities[random.below(made.from.workload.entities.size())];
        auto& part = what.size.classes[random.below(what.size.classes.size())];
        part.size += bytes(random.between(1, 2000));
    });
}

TEST(more_usage, of_more_items_costs_no_less) {
    expect_no_less([](auto& random, auto& made) {
        auto& what = made.from.workload.entities[random.below(made.from.workload.entities.size())];
        what.count += random.between(1, 1000000);
    });
}

TEST(more_usage, of_larger_batches_and_queries_costs_no_less) {
    expect_no_less([](auto& random, auto& made) {
        for (auto& op : made.from.workload.operations) {
            auto& items = op.forms.front().items;
            if (items) items = std::min<std::int64_t>(*items + random.between(1, 5), 25);
        }
    });
}

TEST(more_usage, of_transfer_costs_no_less_across_the_tiers) {
    expect_no_less([](auto& random, auto& made) {
        made.where().transfer.internet_out += bytes(random.between(0, 60000)) * bytes_per_gb;
    });
}

TEST(more_usage, an_index_more_costs_no_less) {
    expect_no_less([](auto&, auto& made) {
        made.add(index_of("one more", made.from.workload.entities.front().name, {"a"}));
    });
}

TEST(more_usage, the_free_tier_never_costs_more) {
    for_worlds(500, {}, [](auto&, auto& made, int round) {
        made.from.account.free_tier = false;
        const auto without = total_of(made);
        made.from.account.free_tier = true;
        ASSERT_LE(total_of(made), without) << inputs(round, made);
    });
}

}  // namespace bill_properties_test
