// SPDX-License-Identifier: MIT
#include <dbcost/analysis/compare.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace compare_test {

using namespace dbcost;
using metering::carries;
using test::dec;
using test::qty;

exact_amount usd_of(std::string_view text) { return exact_amount(dec<20>(text)); }

bill_line line_of(cost_category category, std::string_view amount) {
    bill_line line;
    line.category = category;
    line.exact = usd_of(amount);
    line.amount = round_to_cents(line.exact);
    return line;
}

// A deployment with one line of storage.
deployment_bill priced(std::string name, std::string_view total, carries load = carries::yes) {
    deployment_bill made;
    made.name = std::move(name);
    made.lines = {line_of(cost_category::storage, total)};
    made.exact_total = usd_of(total);
    made.total = round_to_cents(made.exact_total);
    made.load = load;
    return made;
}

deployment_bill lower_bound(std::string name, std::string_view total, carries load = carries::yes) {
    auto made = priced(std::move(name), total, load);
    made.complete = false;
    return made;
}

comparison compared(std::vector<deployment_bill> deployments) {
    bill all;
    all.deployments = std::move(deployments);
    return compare(all);
}

std::string cheapest(const comparison& seen) {
    return seen.cheapest ? seen.columns[*seen.cheapest].name : "undecided";
}

// ---- the verdict -------------------------------------------------------------------------------

TEST(verdict, the_cheapest_of_complete_bills) {
    const auto seen = compared({priced("b", "20"), priced("a", "10"), priced("c", "30")});
    EXPECT_EQ(cheapest(seen), "a");
    EXPECT_EQ(seen.verdict, "a is the cheapest at 10.00");
}

TEST(verdict, exact_amounts_decide_where_shown_ones_are_equal) {
    const auto seen = compared({priced("b", "10.001"), priced("a", "10.0001")});
    EXPECT_EQ(cheapest(seen), "a");
}

TEST(verdict, what_was_not_checked_is_said_so) {
    const auto seen = compared({priced("a", "10", carries::not_checked), priced("b", "20")});
    EXPECT_EQ(cheapest(seen), "a");
    EXPECT_EQ(seen.verdict, "a is the cheapest at 10.00 (not checked whether it can carry the load)");
}

TEST(verdict, says_from_which_load_on_a_cheaper_one_fails) {
    auto cheap = priced("a", "10", carries::no);
    cheap.terms.resize(2);
    cheap.terms[0].load = carries::yes;
    cheap.terms[0].load_limit = "90 writes/s";
    cheap.terms[1].load = carries::no;
    cheap.terms[1].load_limit = "31 writes/s";
    const auto seen = compared({cheap, priced("b", "20")});
    EXPECT_EQ(cheapest(seen), "b");
    EXPECT_NE(seen.verdict.find("a is cheaper, but cannot carry it from 31 writes/s on"), std::string::npos);
}

TEST(verdict, what_cannot_carry_the_load_is_never_the_cheapest) {
    const auto seen = compared({priced("a", "10", carries::no), priced("b", "20")});
    EXPECT_EQ(cheapest(seen), "b");
    EXPECT_NE(seen.verdict.find("b is the cheapest at 20.00"), std::string::npos);
    EXPECT_NE(seen.verdict.find("a is cheaper, but cannot carry the load"), std::string::npos);
    EXPECT_EQ(seen.columns.front().name, "a");  // still shown in the order of amounts
}

TEST(verdict, none_that_carries_the_load_is_undecided) {
    const auto seen = compared({priced("a", "10", carries::no), priced("b", "20", carries::no)});
    EXPECT_EQ(cheapest(seen), "undecided");
    EXPECT_EQ(seen.verdict.find("undecided"), 0U);
}

TEST(verdict, a_lower_bound_below_the_best_leaves_it_undecided) {
    const auto seen = compared({lower_bound("a", "10"), priced("b", "20")});
    EXPECT_EQ(cheapest(seen), "undecided");
    EXPECT_NE(seen.verdict.find("a costs at least 10.00"), std::string::npos);
    EXPECT_NE(seen.verdict.find("b costs 20.00"), std::string::npos);
}

TEST(verdict, a_lower_bound_above_a_complete_rival_has_lost) {
    const auto seen = compared({priced("a", "10"), lower_bound("b", "20")});
    EXPECT_EQ(cheapest(seen), "a");
}

TEST(verdict, a_lower_bound_equal_to_a_complete_rival_cannot_be_cheaper) {
    EXPECT_EQ(cheapest(compared({lower_bound("b", "10"), priced("a", "10")})), "a");
    EXPECT_EQ(cheapest(compared({priced("a", "10"), lower_bound("b", "10")})), "a");
}

TEST(verdict, only_lower_bounds_decide_nothing) {
    EXPECT_EQ(cheapest(compared({lower_bound("a", "10"), lower_bound("b", "20")})), "undecided");
}

TEST(verdict, a_lower_bound_that_cannot_carry_the_load_blocks_nobody) {
    EXPECT_EQ(cheapest(compared({lower_bound("a", "10", carries::no), priced("b", "20")})), "b");
}

TEST(verdict, a_lower_bound_between_an_unable_and_the_best_leaves_it_undecided) {
    const auto seen = compared({priced("a", "5", carries::no), lower_bound("b", "10"), priced("c", "20")});
    EXPECT_EQ(cheapest(seen), "undecided");
}

TEST(verdict, of_one_deployment_is_that_one) {
    EXPECT_EQ(cheapest(compared({priced("a", "10")})), "a");
}

TEST(verdict, of_nothing_is_nothing) {
    const auto seen = compared({});
    EXPECT_TRUE(seen.columns.empty());
    EXPECT_FALSE(seen.cheapest.has_value());
}

// ---- columns and rows --------------------------------------------------------------------------

TEST(compare, columns_stand_cheapest_first_and_equal_ones_in_file_order) {
    const auto seen = compared({priced("c", "30"), priced("a", "10"), priced("b", "10")});
    ASSERT_EQ(seen.columns.size(), 3U);
    EXPECT_EQ(seen.columns[0].name, "a");
    EXPECT_EQ(seen.columns[1].name, "b");
    EXPECT_EQ(seen.columns[2].name, "c");
    EXPECT_EQ(seen.columns[2].deployment, 0U);
    EXPECT_EQ(to_string(seen.columns[2].more_than_first), "20");
    EXPECT_EQ(to_string(seen.columns[0].more_than_first), "0");
}

TEST(compare, a_row_for_each_category_that_costs_something_anywhere) {
    auto first = priced("a", "10");
    first.lines.push_back(line_of(cost_category::storage, "2.5"));
    first.lines.push_back(line_of(cost_category::backup, "0"));
    first.exact_total = usd_of("12.5");
    auto second = priced("b", "20");
    second.lines.push_back(line_of(cost_category::instances, "50"));
    second.other = {{"hosts", usd_of("7"), {}}};
    second.exact_total = usd_of("77");
    const auto seen = compared({second, first});
    std::string rows;
    for (const auto& row : seen.rows) {
        rows += row.category + " " + to_string(row.amounts[0]) + " " + to_string(row.amounts[1]) + "; ";
    }
    EXPECT_EQ(rows, "instances 0 50; storage 12.5 20; other costs 0 7; ");
}

TEST(compare, rows_of_a_column_add_up_to_its_total) {
    auto made = priced("a", "0.1");
    exact_amount sum = usd_of("0.1");
    for (const auto category : {cost_category::requests, cost_category::capacity, cost_category::instances,
                                cost_category::backup, cost_category::transfer, cost_category::extras}) {
        made.lines.push_back(line_of(category, "1.01"));
        sum += usd_of("1.01");
    }
    made.exact_total = sum;
    exact_amount rows;
    const auto seen = compared({made});
    for (const auto& row : seen.rows) rows += row.amounts.front();
    EXPECT_EQ(rows, sum);
}

TEST(compare, shown_amounts_of_a_row_add_up_to_the_shown_total) {
    auto first = priced("a", "0.005");
    first.lines.push_back(line_of(cost_category::storage, "0.005"));  // two cents shown, one exact
    first.exact_total = usd_of("0.01");
    first.total = round_to_cents(usd_of("0.02"));
    auto second = priced("b", "1");
    second.other = {{"hosts", usd_of("0.005"), round_to_cents(usd_of("0.005"))}};
    second.exact_total = usd_of("1.005");
    second.total = round_to_cents(usd_of("1.01"));
    const auto seen = compared({second, first});
    std::string rows;
    for (const auto& row : seen.rows) {
        rows += row.category + " " + to_string(row.shown[0]) + " " + to_string(row.shown[1]) + "; ";
    }
    EXPECT_EQ(rows, "storage 0.02 1.00; other costs 0.00 0.01; ");
    EXPECT_EQ(to_string(seen.columns[1].shown_more_than_first), "0.99");
    EXPECT_EQ(to_string(seen.columns[1].more_than_first), "0.995");
}

TEST(compare, the_driver_is_the_category_that_differs_most) {
    auto first = priced("a", "10");
    auto second = priced("b", "11");
    second.lines.push_back(line_of(cost_category::instances, "52.56"));
    second.exact_total = usd_of("63.56");
    second.total = round_to_cents(second.exact_total);
    const auto seen = compared({first, second});
    ASSERT_EQ(seen.drivers.size(), 1U);
    EXPECT_EQ(seen.drivers.front(), "b: 53.56 more than a, mostly instances (52.56 against 0.00)");
}

TEST(compare, cost_per_million_operations_and_per_gib) {
    auto made = priced("a", "56.25");
    made.operations = qty("45000000");
    made.terms.resize(2);
    made.terms[0].used_gib = ratio(100);
    made.terms[1].used_gib = ratio(12, 10);
    auto column = compared({made}).columns.front();
    EXPECT_EQ(to_string(*column.per_million_operations), "1.25");
    EXPECT_EQ(to_string(*column.per_gib), "0.5558");  // 56.25 / 101.2 = 0.55583...
    made.terms[1].used_is_known = false;
    made.operations = {};
    column = compared({made}).columns.front();
    EXPECT_FALSE(column.per_gib.has_value());
    EXPECT_FALSE(column.per_million_operations.has_value());
}

TEST(compare, a_lower_bound_has_no_unit_costs) {
    auto made = lower_bound("a", "0");
    made.operations = qty("45000000");
    made.terms.resize(1);
    made.terms[0].used_gib = ratio(100);
    const auto column = compared({made}).columns.front();
    EXPECT_FALSE(column.per_million_operations.has_value());
    EXPECT_FALSE(column.per_gib.has_value());
}

TEST(compare, unit_costs_are_rounded_half_up_to_four_digits) {
    auto made = priced("a", "0.00005");
    made.operations = qty("1000000");
    EXPECT_EQ(to_string(*compared({made}).columns.front().per_million_operations), "0.0001");
    made = priced("a", "0.000049");
    made.operations = qty("1000000");
    EXPECT_EQ(to_string(*compared({made}).columns.front().per_million_operations), "0");
}

}  // namespace compare_test
