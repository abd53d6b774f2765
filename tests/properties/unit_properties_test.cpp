// SPDX-License-Identifier: MIT
// Units, tiers and shares on random inputs: what holds of every one of them.
#include <dbcost/bill/bill.hpp>
#include <dbcost/demand/unit_term.hpp>
#include <dbcost/rate/graduated.hpp>
#include <gtest/gtest.h>

#include "properties/oracle.hpp"
#include "properties/random_source.hpp"
#include "support/text.hpp"

namespace unit_properties_test {

using namespace dbcost;
using namespace dbcost::demand;
using namespace dbcost::test;

constexpr std::uint64_t seed = 20180412;
constexpr int rounds = 5000;

// ---- units -------------------------------------------------------------------------------------

TEST(unit_properties, of_one_item_never_drop_when_it_grows) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto size = random.between(0, 409599), more = size + random.between(1, 5000);
        ASSERT_LE(read_steps(size), read_steps(more)) << size << " " << more;
        ASSERT_LE(write_steps(size), write_steps(more)) << size << " " << more;
        ASSERT_EQ(read_steps(size), std::max<std::int64_t>((size + 4095) / 4096, 1)) << size;
        ASSERT_EQ(write_steps(size), std::max<std::int64_t>((size + 1023) / 1024, 1)) << size;
    }
}

paging any_paging(random_source& random) {
    return {random.one_in(2), random.one_in(2) ? random.between(1, 3000) : 0};
}

std::string inputs(std::int64_t items, std::int64_t size, paging rule) {
    return std::to_string(items) + " x " + std::to_string(size) + " B, limit " + std::to_string(rule.limit) +
           (rule.whole_items ? ", whole items" : "");
}

page_walk walked(std::int64_t items, std::int64_t size, paging rule) {
    page_walk walk(rule);
    walk.add(items, size);
    return walk;
}

TEST(unit_properties, more_items_never_take_fewer_steps) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto size = random.between(1, random.one_in(2) ? 2000 : 409600);
        const auto items = random.between(0, 100000);
        const auto rule = any_paging(random);
        ASSERT_LE(walked(items, size, rule).steps(), walked(items + random.between(1, 10), size, rule).steps())
            << inputs(items, size, rule);
    }
}

TEST(unit_properties, on_one_page_larger_items_never_take_fewer_steps) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto size = random.between(1, 5000), items = random.between(0, 200);
        ASSERT_LE(walked(items, size, {}).steps(), walked(items, size + random.between(1, 200), {}).steps())
            << inputs(items, size, {});
    }
}

// Each page rounds up by less than a step, so a better fill of the pages saves less than one a page.
TEST(unit_properties, on_many_pages_larger_items_save_less_than_a_step_a_page) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto size = random.between(1, random.one_in(2) ? 2000 : 409599), items = random.between(1, 100000);
        const auto rule = any_paging(random);
        const auto before = walked(items, size, rule);
        ASSERT_GT(walked(items, size + 1, rule).steps(), before.steps() - before.pages())
            << inputs(items, size, rule);
    }
}

TEST(unit_properties, pages_read_no_less_than_the_bytes_and_round_each_page_once) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto size = random.between(1, 409600), items = random.between(1, 100000);
        const auto rule = any_paging(random);
        const auto walk = walked(items, size, rule);
        const auto least = (items * size + 4095) / 4096;
        ASSERT_GE(walk.steps(), least) << inputs(items, size, rule);
        ASSERT_LT(walk.steps(), least + walk.pages()) << inputs(items, size, rule);
    }
}

// ---- tiers -------------------------------------------------------------------------------------

graduated any_tiers(random_source& random) {
    graduated made;
    std::int64_t bound = 0;
    for (auto tiers = random.between(1, 5); tiers > 1; --tiers) {
        bound += random.between(1, 1000000000000);
        made.tiers.push_back({decimal<10>::from_coefficient(bound), unit_price(decimal<10>::from_coefficient(
                                                                        random.between(0, 100000000000)))});
    }
    made.tiers.push_back({std::nullopt, unit_price(decimal<10>::from_coefficient(random.between(0, 1000000000)))});
    return made;
}

closed_quantity any_quantity(random_source& random, const graduated& model) {
    if (random.one_in(3)) {  // at a bound, or one step beside it
        const auto& bound = random.pick(model.tiers).up_to;
        if (bound) return *bound + decimal<10>::from_coefficient(random.between(-1, 1));
    }
    return decimal<10>::from_coefficient(random.between(0, 5000000000000));
}

// Each tier's overlap with the stretch, one after the other.
rational oracle_charge(const graduated& model, const rational& start, const rational& end) {
    rational sum = 0, from = 0;
    for (const auto& step : model.tiers) {
        const rational until = step.up_to ? exact(*step.up_to) : std::max<rational>(end, from);
        const rational low = std::max<rational>(from, start), high = std::min<rational>(until, end);
        if (high > low) sum += (high - low) * exact(step.price);
        from = until;
    }
    return sum;
}

TEST(tier_properties, a_charge_is_that_of_the_oracle) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto model = any_tiers(random);
        const auto start = any_quantity(random, model), quantity = any_quantity(random, model);
        ASSERT_EQ(exact(rating::charge(model, start, quantity)),
                  oracle_charge(model, exact(start), exact(start) + exact(quantity)))
            << "round " << round << ": " << to_string(start) << " + " << to_string(quantity);
    }
}

TEST(tier_properties, two_stretches_cost_what_the_whole_costs) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto model = any_tiers(random);
        const auto start = any_quantity(random, model);
        const auto first = any_quantity(random, model), second = any_quantity(random, model);
        ASSERT_EQ(rating::charge(model, start, first) + rating::charge(model, start + first, second),
                  rating::charge(model, start, first + second))
            << "round " << round;
    }
}

TEST(tier_properties, more_never_costs_less) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto model = any_tiers(random);
        const auto start = any_quantity(random, model), quantity = any_quantity(random, model);
        const auto more = quantity + decimal<10>::from_coefficient(random.between(1, 1000000000000));
        ASSERT_LE(rating::charge(model, start, quantity), rating::charge(model, start, more)) << "round " << round;
    }
}

// ---- shares of an amount -----------------------------------------------------------------------

TEST(share_properties, add_up_and_lie_within_a_cent_of_their_part) {
    random_source random(seed);
    for (int round = 0; round < rounds / 2; ++round) {
        const auto cents = static_cast<std::int64_t>(random.of_any_length(40));
        std::vector<integer> weights;
        cpp_int sum = 0;
        for (auto count = random.between(1, 8); count > 0; --count) {
            weights.push_back(random.one_in(5) ? integer(0) : integer(random.of_any_length(60)));
            sum += exact(weights.back());
        }
        if (sum == 0) continue;
        const auto shares = share_amount(shown_amount(decimal<2>::from_coefficient(cents)), weights);
        shown_amount all;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            all += shares[i];
            const rational gap = exact(shares[i]) * 100 - rational(exact(weights[i]) * cents, sum);
            ASSERT_TRUE(gap < 1 && gap > -1) << "round " << round << " share " << i;
            for (std::size_t j = 0; j < i; ++j) {  // who weighs more gets no less
                if (weights[i] > weights[j]) {
                    ASSERT_GE(shares[i], shares[j]) << "round " << round;
                }
            }
        }
        ASSERT_EQ(all, shown_amount(decimal<2>::from_coefficient(cents))) << "round " << round;
    }
}

}  // namespace unit_properties_test
