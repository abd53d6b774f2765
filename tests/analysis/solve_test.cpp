// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "analysis/varied_costs.hpp"

namespace solve_test {

using namespace dbcost;
using namespace dbcost::test;

std::string limit_of(varied_costs& of, const char* pointer, std::string_view range, std::string_view limit,
                     std::int64_t most_asked = 4096) {
    return segments_of(solve_limit(of.question(pointer, range, most_asked), "a", usd_of(limit)));
}

std::string crossovers_of(varied_costs& of, const char* pointer, std::string_view range,
                          std::int64_t most_asked = 4096) {
    return segments_of(solve_crossovers(of.question(pointer, range, most_asked), "a", "b"));
}

// ---- a limit -----------------------------------------------------------------------------------

TEST(solve_limit, ends_with_the_last_value_that_costs_at_most_so_much) {
    varied_costs of{[](auto n) { return 10 * n; }};
    EXPECT_EQ(limit_of(of, rises, "1..100", "500"), "1..50 within, 51..100 above");
    EXPECT_EQ(limit_of(of, rises, "1..100", "499.99"), "1..49 within, 50..100 above");
    EXPECT_EQ(limit_of(of, rises, "1..100", "10"), "1 within, 2..100 above");
}

TEST(solve_limit, is_one_segment_where_it_decides_nothing) {
    varied_costs of{[](auto n) { return 10 * n; }};
    EXPECT_EQ(limit_of(of, rises, "1..100", "1000"), "1..100 within");
    EXPECT_EQ(limit_of(of, rises, "1..100", "9.99"), "1..100 above");
}

TEST(solve_limit, has_the_cost_on_both_sides_of_the_border) {
    varied_costs of{[](auto n) { return 10 * n; }};
    const auto seen = *solve_limit(of.question(rises, "1..1000000", 100), "a", usd_of("777"));
    EXPECT_EQ(to_string(seen.segments[0].last.costs.front().exact), "770");
    EXPECT_EQ(to_string(seen.segments[1].first.costs.front().exact), "780");
    EXPECT_EQ(seen.segments[0].last.value, "77");
    EXPECT_EQ(seen.segments[1].first.value, "78");
}

TEST(solve_limit, is_passed_more_than_once_where_costs_fall_again) {
    varied_costs of{[](auto n) { return n % 10; }};
    EXPECT_EQ(limit_of(of, unknown, "0..19", "7"), "0..7 within, 8..9 above, 10..17 within, 18..19 above");
}

// ---- how sure ----------------------------------------------------------------------------------

TEST(sureness, is_every_value_up_to_the_most_that_may_be_asked) {
    varied_costs of{[](auto n) { return n; }};
    const auto search = [&](const char* pointer, std::int64_t most) {
        return how(solve_limit(of.question(pointer, "1..64", most), "a", usd_of("32"))->search);
    };
    EXPECT_EQ(search(unknown, 64), "every value, 64");
    EXPECT_EQ(search(unknown, 63).substr(0, 5), "grid,");
    EXPECT_EQ(search(rises, 63), "rising, 8") << "two ends, and six halvings of 63 gaps";
}

TEST(sureness, of_rising_costs_asks_no_value_twice_and_few_of_many) {
    varied_costs of{[](auto n) { return n / 1000; }};
    const auto seen = *solve_limit(of.question(rises, "0..1000000000"), "a", usd_of("123456"));
    EXPECT_EQ(segments_of(seen), "0..123456999 within, 123457000..1000000000 above");
    EXPECT_EQ(seen.search.how, sureness::rising);
    EXPECT_LE(seen.search.asked, 2 + 30);
    for (const auto& [value, times] : of.asked) EXPECT_EQ(times, 1) << value;
}

TEST(sureness, of_a_grid_says_why) {
    varied_costs of{[](auto n) { return n; }};
    const auto seen = *solve_limit(of.question(unknown, "1..1000", 10), "a", usd_of("500"));
    EXPECT_EQ(segments_of(seen), "1..500 within, 501..1000 above") << "the border is exact nevertheless";
    EXPECT_EQ(seen.search.how, sureness::grid);
    EXPECT_EQ(seen.search.why_grid, "it is not known to rise with this value");
}

TEST(sureness, of_a_grid_may_miss_what_lies_between_two_of_its_points) {
    varied_costs of{[](auto n) { return n == 500 ? 1 : 0; }};
    EXPECT_EQ(limit_of(of, unknown, "1..999", "0", 1000), "1..499 within, 500 above, 501..999 within");
    EXPECT_EQ(limit_of(of, unknown, "1..1999", "0", 4), "1..1999 within");
}

// ---- crossovers --------------------------------------------------------------------------------

TEST(solve_crossovers, part_where_the_other_one_becomes_cheaper) {
    varied_costs of{[](auto n) { return n; }, [](auto) { return 50; }};
    EXPECT_EQ(crossovers_of(of, rises, "1..100"), "1..49 first cheaper, 50 equal, 51..100 second cheaper");
    EXPECT_EQ(crossovers_of(of, rises, "1..49"), "1..49 first cheaper");
    EXPECT_EQ(crossovers_of(of, rises, "51..100"), "51..100 second cheaper");
}

// 0, 10, 20, ... against n - 4: the stair is cheaper past the middle of each step.
TEST(solve_crossovers, are_all_found_where_both_rise_and_stairs_cross_more_than_once) {
    varied_costs of{[](auto n) { return n / 10 * 10; }, [](auto n) { return n - 4; }};
    const std::string expected =
        "10..13 second cheaper, 14 equal, 15..19 first cheaper, 20..23 second cheaper, 24 equal, 25..29 first cheaper";
    EXPECT_EQ(crossovers_of(of, rises, "10..29"), expected) << "every value";
    EXPECT_EQ(crossovers_of(of, rises, "10..29", 12), expected) << "rising, by bounds";
    EXPECT_EQ(how(solve_crossovers(of.question(rises, "10..29", 12), "a", "b")->search).substr(0, 6), "rising");
}

TEST(solve_crossovers, ask_few_values_of_many_where_bounds_rule_the_rest_out) {
    varied_costs of{[](auto n) { return 2 * n; }, [](auto n) { return n + 500000; }};
    const auto seen = *solve_crossovers(of.question(rises, "0..1000000"), "a", "b");
    EXPECT_EQ(segments_of(seen), "0..499999 first cheaper, 500000 equal, 500001..1000000 second cheaper");
    EXPECT_EQ(seen.search.how, sureness::rising);
    EXPECT_LE(seen.search.asked, 150) << "about two gaps a halving on either side";
}

TEST(solve_crossovers, of_costs_that_are_equal_everywhere_ask_the_ends_alone_where_these_do_not_move) {
    varied_costs of{[](auto) { return 5; }, [](auto) { return 5; }};
    const auto seen = *solve_crossovers(of.question(rises, "0..1000000"), "a", "b");
    EXPECT_EQ(segments_of(seen), "0..1000000 equal");
    EXPECT_EQ(how(seen.search), "rising, 2");
}

// Nothing rules out a crossing between equal costs that rise together: past so many the search says so.
TEST(solve_crossovers, of_costs_that_stay_close_end_as_a_grid) {
    varied_costs of{[](auto n) { return n; }, [](auto n) { return n; }};
    const auto seen = *solve_crossovers(of.question(rises, "0..1000000", 100), "a", "b");
    EXPECT_EQ(segments_of(seen), "0..1000000 equal");
    EXPECT_EQ(seen.search.how, sureness::grid);
    EXPECT_LE(seen.search.asked, 2 + 100);
}

TEST(solve_crossovers, that_fit_the_budget_stay_certain) {
    varied_costs of{[](auto n) { return n; }, [](auto n) { return n; }};
    EXPECT_EQ(how(solve_crossovers(of.question(rises, "0..64", 63), "a", "b")->search), "rising, 65");
    EXPECT_EQ(how(solve_crossovers(of.question(rises, "0..64", 62), "a", "b")->search).substr(0, 4), "grid");
}

// ---- the least cost ----------------------------------------------------------------------------

TEST(solve_cheapest, is_the_smallest_value_of_the_least_cost_with_its_neighbours) {
    varied_costs of{[](auto n) { return n < 5 ? 50 - n : n < 8 ? 7 : n; }};
    const auto seen = *solve_cheapest(of.question(unknown, "1..20"), "a");
    EXPECT_EQ(seen.best.value, "5");
    EXPECT_EQ(seen.below->value, "4");
    EXPECT_EQ(to_string(seen.below->costs.front().exact), "46");
    EXPECT_EQ(seen.above->value, "6");
    EXPECT_EQ(how(seen.search), "every value, 20");
}

TEST(solve_cheapest, at_an_end_has_one_neighbour) {
    varied_costs rising{[](auto n) { return n; }}, falling{[](auto n) { return 100 - n; }};
    const auto first = *solve_cheapest(rising.question(rises, "1..20"), "a");
    EXPECT_EQ(first.best.value, "1");
    EXPECT_FALSE(first.below);
    EXPECT_EQ(first.above->value, "2");
    const auto last = *solve_cheapest(falling.question(unknown, "1..20"), "a");
    EXPECT_EQ(last.best.value, "20");
    EXPECT_EQ(last.below->value, "19");
    EXPECT_FALSE(last.above);
    EXPECT_FALSE(solve_cheapest(rising.question(rises, "3..3"), "a")->above);
}

TEST(solve_cheapest, of_a_long_range_is_that_of_a_grid) {
    varied_costs of{[](auto n) { return 1000 - n; }};
    const auto seen = *solve_cheapest(of.question(unknown, "1..1000", 10), "a");
    EXPECT_EQ(seen.best.value, "1000");
    EXPECT_EQ(how(seen.search), "grid, 10");
}

// ---- the load ----------------------------------------------------------------------------------

// Ten writes a second of up to 1 KB: fixed capacity of 10 carries them, 9 does not (rule D6.3).
struct fixed_capacity {
    dynamodb_world of;
    memory_tables data = small_tables();
    fixed_capacity() {
        of.add(entity_of("order", 0, 100));
        auto put = form_of(action::put, "order");
        put.new_share = ratio(0);
        of.add("order", put, per_second(ratio(10)));
        of.settings().capacity.mode = capacity_mode::provisioned;
        of.settings().capacity.read.fixed = 1;
    }
    [[nodiscard]] value_question question(std::string_view range, std::int64_t most_asked = 4096) {
        const auto make = [this](const std::string& value) -> result<scenario> {
            of.settings().capacity.write.fixed = std::stoll(value);
            return of.from;
        };
        of.settings().capacity.write.fixed = 1;
        return {of.from, "/deployments/d/capacity/write", *parse_value_range(range), make, data, {}, most_asked};
    }
};

TEST(load, parts_the_range_where_it_is_carried_from) {
    fixed_capacity of;
    for (const std::int64_t most_asked : {100, 10}) {
        const auto seen = *solve_limit(of.question("1..30", most_asked), "d", usd_of("1000"));
        ASSERT_EQ(segments_of(seen), "1..9 within, 10..30 within") << most_asked;
        EXPECT_FALSE(seen.segments[0].carried.front());
        EXPECT_TRUE(seen.segments[1].carried.front());
    }
}

TEST(load, that_is_not_carried_is_never_cheapest_while_another_value_carries_it) {
    fixed_capacity of;
    EXPECT_EQ(solve_cheapest(of.question("1..30"), "d")->best.value, "10");
    EXPECT_EQ(solve_cheapest(of.question("15..30"), "d")->best.value, "15");
    EXPECT_EQ(solve_cheapest(of.question("1..5"), "d")->best.value, "1") << "none carries it";
}

// ---- errors ------------------------------------------------------------------------------------

TEST(solve_errors, name_the_value_at_which_they_arose) {
    varied_costs of{[](auto n) { return n; }};
    auto question = of.question(rises, "1..9");
    question.make = [](const std::string& value) -> result<scenario> {
        return error{errc::out_of_range, "/workload", value, "a scenario", "write one"};
    };
    const auto seen = solve_limit(question, "a", usd_of("5"));
    ASSERT_EQ(codes(seen), "out-of-range");
    EXPECT_EQ(seen.problems().front().place, "at 1: /workload");
    EXPECT_EQ(solve_cheapest(question, "a").problems().front().place, "at 1: /workload");
}

TEST(solve_errors, tell_of_a_deployment_that_is_not_there) {
    varied_costs of{[](auto n) { return n; }};
    EXPECT_EQ(codes(solve_limit(of.question(rises, "1..9"), "c", usd_of("5"))), "unknown-deployment");
    EXPECT_EQ(codes(solve_crossovers(of.question(rises, "1..9"), "a", "c")), "unknown-deployment");
    EXPECT_EQ(codes(solve_cheapest(of.question(rises, "1..9"), "c")), "unknown-deployment");
}

TEST(solve_errors, refuse_to_decide_by_a_lower_bound) {
    fixed_capacity of;
    of.of.where().transfer.inter_region = {{"us-west-2", bytes(bytes_per_gb)}};  // small_tables has no price for it
    const auto seen = solve_limit(of.question("1..9"), "d", usd_of("5"));
    ASSERT_EQ(codes(seen), "price-missing");
    EXPECT_EQ(seen.problems().front().place, "at 1");
    EXPECT_EQ(seen.problems().front().remedy, "see what `dbcost estimate` says is unpriced, and state it");
}

}  // namespace solve_test
