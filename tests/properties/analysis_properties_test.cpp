// SPDX-License-Identifier: MIT
// Totals, inverse questions and bounds on random scenarios: against whole bills, and against asking every value.
#include <dbcost/analysis/cost_range.hpp>
#include <dbcost/analysis/solve.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/read_file.hpp>
#include <gtest/gtest.h>

#include "properties/random_worlds.hpp"
#include "support/prices.hpp"

namespace analysis_properties_test {

using namespace dbcost;
using namespace dbcost::test;

constexpr std::uint64_t seed = 20190915;
constexpr world_rules one_page{true, false, 20000, false};

const memory_tables& data() {
    static const memory_tables made = small_tables();
    return made;
}

// check(random, world) on random worlds, until so many have been fit for it.
template <class Check>
void for_fit_worlds(int wanted, world_rules rules, Check check) {
    random_source random(seed);
    int fit = 0, round = 0;
    for (; fit < wanted && round < 20 * wanted && !testing::Test::HasFailure(); ++round) {
        auto made = world_maker(random, rules).make();
        SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round) + ": " + describe(made));
        fit += check(random, made) ? 1 : 0;
    }
    if (testing::Test::HasFailure()) return;
    EXPECT_EQ(fit, wanted) << "of " << round << " worlds";
}

exact_amount total(const scenario& from, std::string_view name = "d") {
    const auto made = totals_of(from, data(), {}, name);
    if (!made) throw std::runtime_error(made.problems().front().seen + " at " + made.problems().front().place);
    return made->front().exact;
}

// ---- totals ------------------------------------------------------------------------------------

void expect_as_billed(const scenario& from, const tables& in) {
    const auto bill = estimate(from, in, {});
    const auto totals = totals_of(from, in, {});
    ASSERT_EQ(codes(totals), codes(bill));
    for (std::size_t i = 0; totals && i < totals->size(); ++i) {
        const auto& seen = (*totals)[i];
        const auto& expected = bill->deployments[i];
        ASSERT_EQ(seen.name, expected.name);
        ASSERT_EQ(to_string(seen.exact), to_string(expected.exact_total)) << seen.name;
        ASSERT_EQ(seen.complete, expected.complete) << seen.name;
        ASSERT_EQ(seen.load, expected.load) << seen.name;
    }
}

TEST(totals, are_those_of_the_bills) {
    memory_tables few;  // most meters have no price here
    few.add(book_info{"aws", "", std::nullopt, "test"});
    few.add(flat("dynamodb.on-demand.read-request-units", "0.00000025"));
    for_fit_worlds(500, {}, [&](auto& random, auto& made) {
        expect_as_billed(made.from, random.one_in(4) ? few : data());
        return true;
    });
}

// ---- every value -------------------------------------------------------------------------------

// An operation whose rate varies, so that the total may move by whole units; none that deletes.
struct varied_rate {
    dynamodb_world& of;
    std::size_t which = 0;
    std::int64_t times = 1;

    [[nodiscard]] std::string pointer() const {
        return "/workload/operations/" + of.from.workload.operations[which].name + "/rate";
    }
    [[nodiscard]] result<scenario> make(const std::string& value) const {
        auto made = of.from;
        made.workload.operations[which].frequency = per_month(ratio(std::stoll(value) * times));
        return made;
    }
};

// Adds "e", which costs as much as "d" somewhere in the range: an index more, another capacity, and other costs.
void add_rival(random_source& random, varied_rate& of, std::int64_t last) {
    auto rival = of.of.plan();
    rival.name = "e";
    auto& settings = std::get<dynamodb_store>(rival.stores.front().settings);
    const auto& what = of.of.from.workload.entities.front();
    if (random.one_in(2)) settings.indexes.push_back(index_of("of rival", what.name, {"a"}));
    const bool fixed = random.one_in(2);
    const capacity_setting read{random.between(1, 50), {}, {}}, write{random.between(1, 50), {}, {}};
    if (fixed) settings.capacity = {capacity_mode::provisioned, read, write};
    of.of.from.deployments.push_back(rival);
    const auto at = *of.make(std::to_string(random.between(0, last)));
    const auto d = total(at, "d"), e = total(at, "e");
    const auto gap = d < e ? e - d : d - e;
    const auto equal = parse_decimal<10>(to_string(gap));  // where ten digits can say it
    const auto cost = equal ? *equal : widen<10>(round_to_cents(gap).amount());
    of.of.from.other_costs = {{"other", "/other_costs/other", d < e ? "d" : "e", cost, {}}};
}

// The answer by asking every value, as "0..4 within, 5 above".
template <class Judge>
std::string by_every_value(const value_question& question, const std::vector<std::string>& names, Judge judge) {
    std::string all, before;
    for (std::int64_t at = 0; at < question.range.size(); ++at) {
        const auto from = *question.make(question.range.text_at(at));
        std::vector<deployment_total> costs;
        for (const auto& name : names) costs.push_back(totals_of(from, question.data, {}, name)->front());
        auto now = std::string(solve_verdict_names[static_cast<std::size_t>(judge(costs))]);
        for (const auto& cost : costs) now += cost.load == metering::carries::no ? " -" : " +";
        if (now != before) all += question.range.text_at(at) + " " + now + "\n";
        before = now;
    }
    return all;
}

std::string shown(const solved& of) {
    std::string all;
    for (const auto& part : of.segments) {
        all += part.first.value + " " + std::string(solve_verdict_names[static_cast<std::size_t>(part.verdict)]);
        for (const bool carried : part.carried) all += carried ? " +" : " -";
        all += "\n";
    }
    return all;
}

constexpr std::int64_t last_value = 120, few_values = 24;

std::optional<varied_rate> pick_rate(random_source& random, dynamodb_world& made) {
    varied_rate of{made, random.below(made.from.workload.operations.size()), 1};
    if (made.from.workload.operations[of.which].forms.front().what == action::remove) return std::nullopt;
    constexpr std::int64_t times[] = {1, 1000, 100000, 1000000};
    of.times = random.pick(times);
    return of;
}

value_question question_of(const varied_rate& of, std::int64_t most_asked) {
    return {of.of.from, of.pointer(), {0, last_value, 0, ""},
            [of](const std::string& value) { return of.make(value); }, data(), {}, most_asked};
}

// As the answer is: what is not certain is not compared, and its world not counted.
bool expect_same(const result<solved>& seen, const std::string& expected) {
    EXPECT_TRUE(seen) << codes(seen);
    if (!seen || seen->search.how == sureness::grid) return false;
    EXPECT_EQ(shown(*seen), expected) << seen->search.asked << " asked";
    return true;
}

TEST(solve_by_every_value, has_the_same_limits) {
    for_fit_worlds(200, one_page, [](auto& random, auto& made) {
        const auto of = pick_rate(random, made);
        if (!of) return false;
        const auto limit = total(*of->make(std::to_string(random.between(0, last_value))));
        const auto judge = [&](const auto& costs) {
            return costs[0].exact <= limit ? solve_verdict::within : solve_verdict::above;
        };
        const auto question = question_of(*of, few_values);
        return expect_same(solve_limit(question, "d", limit), by_every_value(question, {"d"}, judge));
    });
}

solve_verdict cheaper_one(const std::vector<deployment_total>& costs) {
    if (costs[0].exact == costs[1].exact) return solve_verdict::equal;
    return costs[0].exact < costs[1].exact ? solve_verdict::first_cheaper : solve_verdict::second_cheaper;
}

TEST(solve_by_every_value, has_the_same_crossovers) {
    for_fit_worlds(200, one_page, [](auto& random, auto& made) {
        auto of = pick_rate(random, made);
        if (!of) return false;
        add_rival(random, *of, last_value);
        const auto question = question_of(*of, 100);
        return expect_same(solve_crossovers(question, "d", "e"), by_every_value(question, {"d", "e"}, cheaper_one));
    });
}

// ---- what never falls --------------------------------------------------------------------------

// Raises what a pointer names; false where the world has no such thing.
bool raise_one(random_source& random, dynamodb_world& made, std::string& pointer) {
    auto& all = made.from.workload;
    auto& capacity = made.settings().capacity;
    switch (random.below(4)) {
        case 0: {
            auto& op = all.operations[random.below(all.operations.size())];
            pointer = "/workload/operations/" + op.name + "/rate";
            op.frequency.count = op.frequency.count + ratio(random.between(1, 100000), 7);
            return true;
        }
        case 1: {
            auto& what = all.entities[random.below(all.entities.size())];
            pointer = "/workload/entities/" + what.name + "/count";
            what.count += random.between(1, 1000000);
            return true;
        }
        case 2: {
            auto& usage = made.where().usage;
            if (usage.empty()) return false;
            pointer = "/deployments/d/usage/" + to_string(usage.front().key);
            usage.front().quantity = usage.front().quantity + ratio(random.between(1, 100000), 7);
            return true;
        }
        default: {
            if (capacity.mode != capacity_mode::provisioned) return false;
            const bool reads = random.one_in(2);
            pointer = std::string("/deployments/d/capacity/") + (reads ? "read" : "write");
            *(reads ? capacity.read : capacity.write).fixed += random.between(1, 1000);
            return true;
        }
    }
}

void may_state_usage(random_source& random, dynamodb_world& made) {
    constexpr meter meters[] = {meter::dynamodb_storage, meter::internet_out, meter::on_demand_reads};
    if (!random.one_in(2)) return;
    made.where().usage = {{{random.pick(meters), {}}, ratio(random.between(0, 60000), 3), "/usage"}};
}

TEST(rising_cost, never_falls_where_it_is_said_to_rise) {
    for_fit_worlds(500, {}, [](auto& random, auto& made) {
        may_state_usage(random, made);
        const auto before = made;
        std::string pointer;
        if (!raise_one(random, made, pointer)) return false;
        if (!why_not_rising(before.from, before.plan(), pointer).empty()) return false;
        EXPECT_GE(total(made.from), total(before.from)) << pointer;
        return true;
    });
}

// The same of the examples, as files and with the pointers that somebody would write.
std::vector<std::pair<std::string, std::string>> rising_pointers(const scenario& from) {
    std::vector<std::pair<std::string, std::string>> all;  // each with the unit of its values
    const auto add = [&](const std::string& pointer, const std::string& unit) { all.emplace_back(pointer, unit); };
    for (const auto& op : from.workload.operations) add("/workload/operations/" + op.name + "/rate", "/day");
    for (const auto& what : from.workload.entities) add("/workload/entities/" + what.name + "/count", "");
    for (const auto& of : from.deployments) {
        for (const auto* side : {"read", "write"}) add("/deployments/" + of.name + "/capacity/" + side, "");
    }
    return all;
}

std::optional<exact_amount> total_with(const std::string& file, const std::string& pointer, const std::string& value,
                                       std::string_view name) {
    const auto from = parse_scenario(*read_file(file), file, {.sets = {{pointer, value}}});
    if (!from) return std::nullopt;
    const auto totals = totals_of(*from, embedded_tables(), {}, name);
    if (!totals || !totals->front().complete) return std::nullopt;
    return totals->front().exact;
}

TEST(rising_cost, never_falls_in_the_examples) {
    random_source random(seed);
    int compared = 0;
    for (const auto* name : {"article", "break-even", "first-bill", "office-hours", "staging", "web-shop", "growing"}) {
        const auto file = std::string(DBCOST_SOURCE_DIR) + "/docs/examples/" + name + ".json";
        const auto from = parse_scenario(*read_file(file), file, {});
        ASSERT_TRUE(from) << file;
        for (const auto& [pointer, unit] : rising_pointers(*from)) {
            for (const auto& of : from->deployments) {
                if (!why_not_rising(*from, of, pointer).empty()) continue;
                const auto low = random.between(1, 1000000), high = low + random.between(1, 1000000);
                const auto less = total_with(file, pointer, std::to_string(low) + unit, of.name);
                const auto more = total_with(file, pointer, std::to_string(high) + unit, of.name);
                if (!less || !more) continue;
                ++compared;
                EXPECT_LE(*less, *more) << name << " " << of.name << " " << pointer << " from " << low << " to " << high;
            }
        }
    }
    EXPECT_GE(compared, 60);
}

// ---- bounds ------------------------------------------------------------------------------------

// The rate of an operation and the count of an entity, both uncertain.
struct varied_pair {
    varied_rate rate;
    std::size_t entity = 0;
    std::int64_t least = 0;

    [[nodiscard]] result<scenario> make(const std::vector<std::string>& values) const {
        auto made = rate.make(values[0]);
        made->workload.entities[entity].count = least + std::stoll(values[1]);
        return made;
    }
};

TEST(cost_range, holds_ten_thousand_random_samples_where_it_is_exact) {
    for_fit_worlds(50, one_page, [](auto& random, auto& made) {
        const auto of = pick_rate(random, made);
        if (!of) return false;
        const auto which = random.below(made.from.workload.entities.size());
        const auto& what = made.from.workload.entities[which];
        const varied_pair pair{*of, which, what.count};
        const uncertain_value value{{0, last_value, 0, ""}, random.between(0, last_value)};
        const range_question asked{made.from,
                                   {{of->pointer(), value}, {"/workload/entities/" + what.name + "/count", value}},
                                   [&](const auto& values) { return pair.make(values); }, data(), {}, 1, 10};
        const auto seen = cost_range(asked, "d");
        EXPECT_TRUE(seen) << codes(seen);
        if (!seen || !seen->exact) return false;
        for (int i = 0; i < 200; ++i) {
            const auto first = std::to_string(random.between(0, last_value));
            const auto second = std::to_string(random.between(0, last_value));
            const auto sample = total(*pair.make({first, second}));
            EXPECT_TRUE(seen->low <= sample && sample <= seen->high) << first << " " << second;
        }
        return true;
    });
}

}  // namespace analysis_properties_test
