// SPDX-License-Identifier: MIT
// Deployments paired, and their changes added up; what a line's effects are is in line_steps_test.cpp.
#include <dbcost/analysis/bill_difference.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace bill_difference_test {

using namespace dbcost;
using test::codes;
using test::dec;
using test::qty;

exact_amount usd_of(std::string_view text) { return exact_amount(dec<20>(text)); }

bill_line line_of(std::string key, std::string_view used, std::string_view of_one) {
    bill_line line;
    line.key = std::move(key);
    line.used = line.quantity = qty(used);
    line.price = of_one;
    line.per = "1";
    line.exact = *flat_price(line) * line.quantity;
    line.amount = round_to_cents(line.exact);
    return line;
}

cost_line cost_of(std::string name, std::string_view amount) {
    return {std::move(name), usd_of(amount), round_to_cents(usd_of(amount))};
}

discount_line discount_of(std::string key, std::string_view amount) {
    discount_line line;
    line.key = std::move(key);
    line.exact = usd_of(amount);
    line.amount = round_to_cents(line.exact);
    return line;
}

deployment_bill deployment_of(std::string name, std::vector<bill_line> lines, std::vector<cost_line> other = {}) {
    deployment_bill made;
    made.name = std::move(name);
    made.lines = std::move(lines);
    made.other = std::move(other);
    for (const auto& line : made.lines) {
        made.exact_total += line.exact;
        made.total += line.amount;
    }
    for (const auto& cost : made.other) {
        made.exact_total += cost.exact;
        made.total += cost.amount;
    }
    return made;
}

deployment_bill without_price(deployment_bill made, std::string key) {
    made.unpriced.push_back({std::move(key), qty("1"), "GB", {}});
    made.complete = false;
    return made;
}

bill bill_of(std::vector<deployment_bill> deployments) {
    bill made;
    made.deployments = std::move(deployments);
    return made;
}

deployment_difference difference_of(deployment_bill before, deployment_bill after) {
    return difference(bill_of({std::move(before)}), bill_of({std::move(after)}), {})->front();
}

// "usage 1.5, other_costs 3" of exact or shown amounts; what is nothing is left out.
std::string exact_text(const effects& of) {
    std::string text;
    for (std::size_t i = 0; i < of.amounts.size(); ++i) {
        if (of.amounts[i].exact == exact_amount{}) continue;
        text += (text.empty() ? "" : ", ") + std::string(cost_cause_names[i]) + " " + to_string(of.amounts[i].exact);
    }
    return text;
}

std::string changes_text(const std::vector<cost_change>& changes) {
    std::string text;
    for (const auto& change : changes) {
        text += (text.empty() ? "" : "; ") + change.key + " " + std::string(name(change.state)) + " " +
                to_string(change.before.exact) + " to " + to_string(change.after.exact);
    }
    return text;
}

// ---- changes -----------------------------------------------------------------------------------

TEST(bill_difference, of_a_bill_and_itself_is_empty) {
    const auto same = deployment_of("a", {line_of("x", "100", "0.25")}, {cost_of("hosts", "15")});
    const auto found = difference_of(same, same);
    EXPECT_EQ(changes_text(found.changes), "");
    EXPECT_EQ(exact_text(found.by_cause), "");
    EXPECT_EQ(found.known, bound::exact);
    EXPECT_EQ(found.state, presence::kept);
}

TEST(bill_difference, lists_what_changed_in_the_order_of_the_bills) {
    const auto found = difference_of(
        deployment_of("a", {line_of("gone", "10", "1"), line_of("same", "3", "1"), line_of("more", "100", "0.25")}),
        deployment_of("a", {line_of("new", "5", "2"), line_of("same", "3", "1"), line_of("more", "120", "0.3")}));
    EXPECT_EQ(changes_text(found.changes), "gone vanished 10 to 0; more kept 25 to 36; new new 0 to 10");
    // -10 + 20 x 0.25 + 10; 120 x 0.05.
    EXPECT_EQ(exact_text(found.by_cause), "usage 5, price 6");
    EXPECT_EQ(to_string((found.after - found.before).exact), "11");
}

TEST(bill_difference, lists_effects_that_cancel_each_other) {
    const auto found = difference_of(deployment_of("a", {line_of("x", "100", "0.25")}),
                                     deployment_of("a", {line_of("x", "125", "0.2")}));
    EXPECT_EQ(changes_text(found.changes), "x kept 25 to 25");
    EXPECT_EQ(exact_text(found.by_cause), "usage 6.25, price -6.25");
}

TEST(bill_difference, other_costs_are_a_cause_of_their_own) {
    const auto found = difference_of(deployment_of("a", {}, {cost_of("hosts", "15"), cost_of("licences", "4")}),
                                     deployment_of("a", {}, {cost_of("hosts", "18"), cost_of("engineering", "2")}));
    EXPECT_EQ(changes_text(found.changes), "hosts kept 15 to 18; licences vanished 4 to 0; engineering new 0 to 2");
    EXPECT_EQ(exact_text(found.by_cause), "other_costs 1");
}

TEST(bill_difference, discounts_are_a_cause_of_their_own_each_by_its_name) {
    auto before = deployment_of("a", {line_of("x", "100", "0.25")});
    auto after = before;
    before.discounts.push_back(discount_of("discount/old", "-5"));
    after.discounts.push_back(discount_of("discount/new", "-7.5"));
    before.exact_total -= usd_of("5");
    after.exact_total -= usd_of("7.5");
    const auto found = difference_of(before, after);
    EXPECT_EQ(found.by_cause[cost_cause::discounts].exact, usd_of("-2.5"));
    ASSERT_EQ(found.changes.size(), 2U);
    EXPECT_EQ(found.changes[0].key, "discount/old");
    EXPECT_EQ(found.changes[0].by_cause[cost_cause::discounts].exact, usd_of("5"));
    EXPECT_EQ(found.changes[1].by_cause[cost_cause::discounts].exact, usd_of("-7.5"));
}

TEST(bill_difference, shown_effects_add_up_to_shown_totals) {
    // 0.004 to 0.007 to 0.0098: shown 0.00, 0.01, 0.01, in each of three lines.
    std::vector<bill_line> before, after;
    for (const auto* key : {"x", "y", "z"}) {
        before.push_back(line_of(key, "4", "0.001"));
        after.push_back(line_of(key, "7", "0.0014"));
    }
    const auto found = difference_of(deployment_of("a", before), deployment_of("a", after));
    EXPECT_EQ(to_string(found.by_cause[cost_cause::usage].exact), "0.009");
    EXPECT_EQ(to_string(found.by_cause[cost_cause::price].exact), "0.0084");
    EXPECT_EQ(to_string(found.by_cause[cost_cause::usage].shown), "0.03");
    EXPECT_EQ(to_string(found.by_cause[cost_cause::price].shown), "0.00");
    EXPECT_EQ(to_string((found.after - found.before).shown), "0.03");
}

TEST(bill_difference, what_is_paid_once_is_listed_apart) {
    auto before = deployment_of("a", {line_of("x", "1", "1")});
    auto after = before;
    before.one_off = {cost_of("redesign", "12000")};
    after.one_off = {cost_of("redesign", "12000"), cost_of("training", "500")};
    after.one_off_lines = {line_of("back-fill", "8", "1")};
    const auto found = difference_of(before, after);
    EXPECT_EQ(changes_text(found.once), "training new 0 to 500; back-fill new 0 to 8");
    EXPECT_EQ(changes_text(found.changes), "");
    EXPECT_EQ(exact_text(found.by_cause), "");
}

// ---- bounds ------------------------------------------------------------------------------------

TEST(bill_difference, is_a_bound_where_a_price_is_missing) {
    const auto priced = deployment_of("a", {line_of("x", "100", "0.25"), line_of("y", "2", "1")});
    const auto lacking = without_price(deployment_of("a", {line_of("x", "100", "0.25")}), "y");
    const auto lost = difference_of(priced, lacking);
    EXPECT_EQ(lost.known, bound::at_least);
    EXPECT_EQ(lost.after_known, bound::at_least);
    EXPECT_EQ(changes_text(lost.changes), "y kept 2 to 0");
    EXPECT_EQ(exact_text(lost.by_cause), "missing_prices -2");
    EXPECT_EQ(lost.unpriced, (std::vector<unpriced_change>{{"y", false, true}}));
    const auto found = difference_of(lacking, priced);
    EXPECT_EQ(found.known, bound::at_most);
    EXPECT_EQ(changes_text(found.changes), "y kept 0 to 2");
    EXPECT_EQ(exact_text(found.by_cause), "missing_prices 2");
    EXPECT_EQ(found.after_known, bound::exact);
    EXPECT_EQ(found.unpriced, (std::vector<unpriced_change>{{"y", true, false}}));
    const auto neither = difference_of(lacking, lacking);
    EXPECT_EQ(neither.known, bound::unknown);
    EXPECT_EQ(neither.unpriced, (std::vector<unpriced_change>{{"y", true, true}}));
}

// ---- which deployments -------------------------------------------------------------------------

TEST(bill_difference, pairs_deployments_by_name_and_lists_the_others) {
    const auto all = *difference(bill_of({deployment_of("gone", {line_of("x", "3", "1")}), deployment_of("a", {})}),
                                 bill_of({deployment_of("new", {line_of("x", "4", "1")}), deployment_of("a", {})}), {});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].before_name, "gone");
    EXPECT_EQ(all[0].after_name, "");
    EXPECT_EQ(all[0].state, presence::vanished);
    EXPECT_EQ(exact_text(all[0].by_cause), "usage -3");
    EXPECT_EQ(all[1].state, presence::kept);
    EXPECT_EQ(all[2].before_name, "");
    EXPECT_EQ(all[2].after_name, "new");
    EXPECT_EQ(all[2].state, presence::added);
    EXPECT_EQ(exact_text(all[2].by_cause), "usage 4");
}

TEST(bill_difference, of_two_named_deployments) {
    const auto before = bill_of({deployment_of("a", {line_of("x", "3", "1")}), deployment_of("b", {})});
    const auto after = bill_of({deployment_of("a", {}), deployment_of("b", {line_of("x", "5", "1")})});
    const auto other = *difference(before, after, {"a", "b"});
    ASSERT_EQ(other.size(), 1U);
    EXPECT_EQ(other.front().before_name, "a");
    EXPECT_EQ(other.front().after_name, "b");
    EXPECT_EQ(exact_text(other.front().by_cause), "usage 2");
    const auto same = *difference(before, after, {"b", ""});
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(exact_text(same.front().by_cause), "usage 5");
}

TEST(bill_difference, names_each_deployment_that_is_not_there) {
    const auto all = bill_of({deployment_of("postgres", {})});
    const auto found = difference(all, all, {"postgrse", "dynamodb"});
    EXPECT_EQ(codes(found), "unknown-deployment unknown-deployment");
    EXPECT_EQ(found.problems()[0].place, "--deployment");
    EXPECT_EQ(found.problems()[0].seen, "\"postgrse\"");
    EXPECT_EQ(found.problems()[0].remedy, "did you mean \"postgres\"?");
    EXPECT_EQ(found.problems()[1].place, "--to-deployment");
    EXPECT_EQ(found.problems()[1].remedy, "known: postgres");
}

// ---- options -----------------------------------------------------------------------------------

TEST(bill_difference, names_the_rule_options_that_differ) {
    bill before, after;
    before.options = {{"fill", "whole"}, {"backup_includes_gsi", "true"}, {"old", "1"}};
    after.options = {{"backup_includes_gsi", "false"}, {"fill", "whole"}, {"newer", "1"}};
    EXPECT_EQ(changed_options(before, after), (std::vector<option_change>{{"backup_includes_gsi", "true", "false"}}));
    EXPECT_TRUE(changed_options(before, before).empty());
}

}  // namespace bill_difference_test
