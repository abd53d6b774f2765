// SPDX-License-Identifier: MIT
#include <dbcost/estimate.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace estimate_test {

using namespace dbcost;
using test::form_of;
using test::index_of;
using test::per_day;
using test::per_month;

deployment_bill bill_of(const scenario& from, const tables& data, const estimate_options& how = {}) {
    return estimate(from, data, how)->deployments.front();
}

const bill_line* find_line(const deployment_bill& of, std::string_view key) {
    for (const auto& line : of.lines) {
        if (line.key == key) return &line;
    }
    return nullptr;
}

std::string exact_of(const deployment_bill& of, std::string_view key) {
    const auto* line = find_line(of, key);
    return line == nullptr ? "no line" : to_string(line->exact);
}

std::string unpriced(const deployment_bill& of) {
    std::string text;
    for (const auto& line : of.unpriced) {
        text += line.key + ": " + std::string(name(line.reasons.front().code)) + " of " +
                (line.quantity ? to_string(*line.quantity) : "an unknown quantity") + "; ";
    }
    return text;
}

// 500,000 writes and 1,000,000 strong reads a day, in 30 days, at 1.25 a million of each.
test::dynamodb_world article(int indexes) {
    test::dynamodb_world made;
    made.from.month = days_30;
    made.add(test::order_entity(0, 1000));
    for (int i = 0; i < indexes; ++i) made.add(index_of("by" + std::to_string(i), "order", {"status"}));
    auto put = form_of(action::put, "order");
    put.new_share = ratio(0);
    made.add("write", put, per_day(ratio(500000)));
    made.add("read", test::strong(form_of(action::get, "order")), per_day(ratio(1000000)));
    return made;
}

memory_tables article_prices() {
    memory_tables made;
    made.add(book_info{"aws", "", std::nullopt, ""});
    made.add(test::flat("dynamodb.on-demand.read-request-units", "0.00000125"));
    made.add(test::flat("dynamodb.on-demand.write-request-units", "0.00000125"));
    return made;
}

TEST(article, an_index_adds_its_writes_once) {
    const auto data = article_prices();
    EXPECT_EQ(to_string(bill_of(article(0).from, data).exact_total), "56.25");
    EXPECT_EQ(to_string(bill_of(article(1).from, data).exact_total), "75");
    EXPECT_EQ(to_string(bill_of(article(3).from, data).exact_total), "112.5");  // 1 + 3, not 2^3
}

TEST(article, a_line_for_each_usage_type_and_a_part_for_each_operation) {
    const auto data = article_prices();
    const auto made = article(1);
    const auto bill = bill_of(made.from, data);
    ASSERT_EQ(bill.lines.size(), 2U);
    const auto* writes = find_line(bill, "us-east-1/dynamodb.on-demand.write-request-units");
    ASSERT_NE(writes, nullptr);
    EXPECT_EQ(to_string(writes->quantity), "30000000");
    EXPECT_EQ(to_string(writes->amount), "37.50");
    ASSERT_EQ(writes->parts.size(), 2U);
    EXPECT_EQ(writes->parts[0].label, "write");
    EXPECT_EQ(writes->parts[0].where, "table order");
    EXPECT_EQ(writes->parts[1].where, "index by0");
    EXPECT_EQ(to_string(writes->parts[0].amount), "18.75");
    EXPECT_EQ(to_string(writes->parts[1].quantity), "15000000");
}

TEST(article, a_part_explains_itself) {
    const auto data = article_prices();
    const auto bill = bill_of(article(0).from, data);
    const auto& part = find_line(bill, "us-east-1/dynamodb.on-demand.read-request-units")->parts.front();
    EXPECT_EQ(fill_formula(info(part.cause).formula, part.operands),
              "30000000 reads x ceil(1000 B / 4096) x 1 (strong)");
}

TEST(article, splitting_an_operation_changes_no_digit) {
    const auto data = article_prices();
    for (const auto& month : {hours_730, days_30, calendar_month(2019, 2)}) {
        test::dynamodb_world whole, parts;
        whole.from.month = parts.from.month = month;
        whole.add(test::entity_of("order", 0, 0)).size = {{{bytes(400), ratio(9, 10)}, {bytes(6144), ratio(1, 10)}}, ""};
        parts.add(whole.from.workload.entities.front());
        auto put = form_of(action::put, "order");
        put.new_share = ratio(0);
        whole.add("write", put, per_day(ratio(3000001)));
        for (const int count : {1000000, 1000000, 1000001}) parts.add("write", put, per_day(ratio(count)));
        EXPECT_EQ(to_string(bill_of(whole.from, data).exact_total),
                  to_string(bill_of(parts.from, data).exact_total));
    }
}

// ---- lines and totals --------------------------------------------------------------------------

TEST(estimate, an_rds_bill_adds_up) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().backup = rds_backup{gigabytes(150), {}, {}};
    const auto bill = bill_of(made.from, data);
    EXPECT_EQ(exact_of(bill, "us-east-1/rds.instance-hours[class=db.m5.large, deployment=single-az]"), "129.94");
    EXPECT_EQ(exact_of(bill, "us-east-1/rds.storage.gp2[deployment=single-az]"), "11.5");
    EXPECT_EQ(exact_of(bill, "us-east-1/rds.backup"), "4.75");  // 50 of 150 GiB
    EXPECT_EQ(to_string(bill.exact_total), "146.19");
    EXPECT_EQ(to_string(bill.total), "146.19");
    EXPECT_TRUE(bill.complete);
    EXPECT_EQ(bill.load, metering::carries::not_checked);
}

TEST(estimate, a_free_line_shows_what_was_used_and_why_it_is_free) {
    const auto data = test::small_tables();
    const test::rds_world made;
    const auto bill = bill_of(made.from, data);
    const auto* line = find_line(bill, "us-east-1/rds.backup");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(to_string(line->used), "100");
    EXPECT_EQ(to_string(line->quantity), "0");
    EXPECT_EQ(to_string(line->amount), "0.00");
    ASSERT_EQ(line->free.size(), 1U);
    EXPECT_EQ(line->free.front().name, "free backup storage");
    EXPECT_EQ(to_string(line->free.front().quantity), "100");
}

TEST(estimate, shown_lines_add_up_to_the_shown_total) {
    memory_tables data;
    data.add(book_info{"aws", "", std::nullopt, ""});
    data.add(test::flat("transfer.internet-out", "0.005"));
    data.add(test::flat("transfer.inter-zone", "0.005"));
    test::rds_world made;
    made.where().settings = dynamodb_store{};
    made.where().transfer.internet_out = gigabytes(1);
    made.where().transfer.inter_zone = gigabytes(1);
    const auto bill = bill_of(made.from, data);
    EXPECT_EQ(to_string(bill.total), "0.02");
    EXPECT_EQ(to_string(bill.exact_total), "0.01");
}

TEST(estimate, tiers_of_a_line_are_shown_from_where_others_left_off) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.where().transfer.internet_out = gigabytes(100);
    made.from.account.already_used = {{{meter::internet_out, {}}, ratio(10200), ""}};
    const auto bill = bill_of(made.from, data);
    const auto* line = find_line(bill, "us-east-1/transfer.internet-out");
    ASSERT_NE(line, nullptr);
    ASSERT_EQ(line->tiers.size(), 2U);
    EXPECT_EQ(to_string(line->tiers[0].quantity), "40");
    EXPECT_EQ(to_string(line->tiers[0].amount), "3.6");
    EXPECT_EQ(to_string(line->tiers[1].quantity), "60");
    EXPECT_EQ(to_string(line->exact), "8.7");  // 40 x 0.09 + 60 x 0.085
}

TEST(estimate, the_free_tier_counts_only_when_asked_for) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.where().transfer.internet_out = gigabytes(3);
    EXPECT_EQ(to_string(bill_of(made.from, data).exact_total), "0.27");
    made.from.account.free_tier = true;
    EXPECT_EQ(to_string(bill_of(made.from, data).exact_total), "0.18");
    made.from.account.already_used = {{{meter::internet_out, {}}, ratio(1), ""}};
    EXPECT_EQ(to_string(bill_of(made.from, data).exact_total), "0.27");
}

TEST(estimate, two_databases_of_a_deployment_share_the_free_backup) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().backup = rds_backup{gigabytes(40), {}, {}};
    auto second = made.where();
    second.name = "second";
    std::get<rds_store>(second.settings).backup = rds_backup{gigabytes(170), {}, {}};
    made.plan().stores.push_back(second);
    EXPECT_EQ(exact_of(bill_of(made.from, data), "us-east-1/rds.backup"), "0.95");  // 210 - 200
}

// Rule R3 is the account's: 300 GiB of others' volumes and 350 of their backups beside 100 and 150.
TEST(estimate, volumes_and_backups_of_others_count_for_the_free_backup) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().backup = rds_backup{gigabytes(150), {}, {}};
    EXPECT_EQ(exact_of(bill_of(made.from, data), "us-east-1/rds.backup"), "4.75");  // 50 GiB
    made.from.account.already_used = {{{meter::storage_gp2, {"multi-az"}}, ratio(300), ""}};
    EXPECT_EQ(exact_of(bill_of(made.from, data), "us-east-1/rds.backup"), "0");
    made.from.account.already_used.push_back({{meter::rds_backup, {}}, ratio(350), ""});
    EXPECT_EQ(exact_of(bill_of(made.from, data), "us-east-1/rds.backup"), "9.5");  // 150 - (400 - 350)
}

TEST(estimate, what_only_others_use_makes_no_line) {
    const auto data = test::small_tables();
    test::rds_world made;
    const auto before = bill_of(made.from, data);
    made.from.account.already_used = {{{meter::inter_zone, {}}, ratio(9), ""},
                                      {{meter::dynamodb_storage, {}}, ratio(9), ""}};
    const auto after = bill_of(made.from, data);
    EXPECT_EQ(after.lines.size(), before.lines.size());
    EXPECT_EQ(after.exact_total, before.exact_total);
    EXPECT_TRUE(after.complete);
}

TEST(estimate, other_costs_are_lines_of_their_own_and_one_off_ones_no_part_of_the_total) {
    const auto data = test::small_tables();
    test::rds_world made;
    const auto before = bill_of(made.from, data);
    made.from.other_costs = {{"hosts", "", "d", test::dec<10>("15.185"), {}},
                             {"redesign", "", "d", {}, test::dec<10>("12000")}};
    const auto after = bill_of(made.from, data);
    EXPECT_EQ(to_string(after.exact_total - before.exact_total), "15.185");
    ASSERT_EQ(after.other.size(), 1U);
    EXPECT_EQ(to_string(after.other.front().amount), "15.19");
    ASSERT_EQ(after.one_off.size(), 1U);
    EXPECT_EQ(to_string(after.one_off.front().amount), "12000.00");
}

TEST(estimate, the_weakest_confidence_comes_first) {
    auto data = test::small_tables();
    auto weak = test::flat("transfer.inter-zone", "0.01");
    weak.values.front().known.level = confidence::derived;
    data.add(weak);
    test::rds_world made;
    made.where().transfer.inter_zone = gigabytes(1);
    const auto bill = bill_of(made.from, data);
    ASSERT_EQ(bill.confidences.size(), 2U);
    EXPECT_EQ(bill.confidences[0].level, confidence::derived);
    EXPECT_EQ(bill.confidences[0].lines, 1U);
    EXPECT_EQ(bill.confidences[1].level, confidence::sourced);
    EXPECT_EQ(bill.confidences[1].lines, 3U);
}

// ---- missing is not zero -----------------------------------------------------------------------

TEST(missing, a_price_leaves_a_lower_bound_that_says_so) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.where().transfer.inter_zone = gigabytes(5);
    const auto bill = bill_of(made.from, data);
    EXPECT_FALSE(bill.complete);
    EXPECT_EQ(unpriced(bill), "us-east-1/transfer.inter-zone: price-missing of 5; ");
    EXPECT_EQ(to_string(bill.exact_total), "141.44");
}

TEST(missing, a_meter_of_nothing_needs_no_price) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.where().usage = {{{meter::inter_zone, {}}, ratio(0), ""}};
    const auto bill = bill_of(made.from, data);
    EXPECT_TRUE(bill.complete);
    const auto* line = find_line(bill, "us-east-1/transfer.inter-zone");
    ASSERT_NE(line, nullptr);
    EXPECT_FALSE(line->known.has_value());
}

TEST(missing, an_unknown_quantity_leaves_the_bill_incomplete) {
    auto data = test::small_tables();
    data.add(test::flat("rds.storage.magnetic[deployment=single-az]", "0.1"));
    data.add(test::flat("rds.storage.magnetic-requests", "0.0000001"));
    test::rds_world made;
    made.settings().storage.type = volume::magnetic;
    EXPECT_EQ(unpriced(bill_of(made.from, data)),
              "us-east-1/rds.storage.magnetic-requests: quantity-unknown of an unknown quantity; ");
    made.where().usage = {{{meter::magnetic_requests, {}}, ratio(1000000), ""}};
    EXPECT_TRUE(bill_of(made.from, data).complete);
}

TEST(missing, every_reason_has_its_own_code) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.where().transfer.internet_out = gigabytes(1);
    made.from.prices.as_of = test::day(2021, 1, 1);
    EXPECT_EQ(unpriced(bill_of(made.from, data)), "us-east-1/transfer.internet-out: price-outdated of 1; ");
    made.from.prices.as_of = test::day(2018, 12, 31);
    EXPECT_EQ(unpriced(bill_of(made.from, data)), "us-east-1/transfer.internet-out: price-missing of 1; ");
}

// ---- the bill as a whole -----------------------------------------------------------------------

TEST(estimate, names_month_book_date_and_options) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.options.fill = page_fill::whole_items;
    const auto all = *estimate(made.from, data, {});
    EXPECT_EQ(all.month, "730 hours");
    EXPECT_EQ(all.hours, 730);
    EXPECT_EQ(all.book, "aws");
    EXPECT_EQ(all.as_of, "2019-09-15");
    const auto has = [&](std::string name, std::string value) {
        return std::count(all.options.begin(), all.options.end(), std::pair{name, value}) == 1;
    };
    EXPECT_TRUE(has("page_fill", "whole items"));
    EXPECT_TRUE(has("hourly_capacity_rule", "max_in_hour"));
    EXPECT_TRUE(has("free_tier", "false"));
}

TEST(estimate, takes_all_deployments_in_order_or_the_one_named) {
    const auto data = test::small_tables();
    test::rds_world made;
    auto second = made.plan();
    second.name = "e";
    second.place = "/deployments/e";
    made.from.deployments.push_back(second);
    EXPECT_EQ(estimate(made.from, data, {})->deployments.size(), 2U);
    const auto one = *estimate(made.from, data, {}, "e");
    ASSERT_EQ(one.deployments.size(), 1U);
    EXPECT_EQ(one.deployments.front().name, "e");
    EXPECT_EQ(test::codes(estimate(made.from, data, {}, "f")), "unknown-deployment");
}

TEST(estimate, a_deployment_that_is_not_asked_for_may_be_wrong) {
    const auto data = test::small_tables();
    test::rds_world made;
    auto second = made.plan();
    second.name = "e";
    std::get<rds_store>(second.stores.front().settings).instance_class = "db.nothing";
    made.from.deployments.push_back(second);
    EXPECT_EQ(test::codes(estimate(made.from, data, {}, "d")), "");
    EXPECT_EQ(test::codes(estimate(made.from, data, {})), "unknown-class");
}

TEST(estimate, the_same_problem_of_two_deployments_is_told_once) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.deployments.push_back(made.plan());
    made.from.unmetered_options = {{"free_egress_gb_position", "own tier"}};
    EXPECT_EQ(test::codes(estimate(made.from, data, {})), "not-yet-metered");
}

TEST(estimate, counts_the_operations_of_the_month) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.add(test::entity_of("order", 0, 100));
    made.add("read", form_of(action::get, "order"), per_month(ratio(1000)));
    made.add("place", form_of(action::put, "order"), per_day(ratio(24)));
    EXPECT_EQ(to_string(bill_of(made.from, data).operations), "1730");
}

TEST(estimate, a_deployment_carries_the_load_when_all_its_stores_do) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.add(test::entity_of("order", 0, 100));
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(2)));
    EXPECT_EQ(bill_of(made.from, data).load, metering::carries::yes);
    auto& capacity = made.settings().capacity;
    capacity.mode = capacity_mode::provisioned;
    capacity.read.fixed = capacity.write.fixed = 1;
    EXPECT_EQ(bill_of(made.from, data).load, metering::carries::no);
}

TEST(estimate, always_says_what_is_not_included) {
    const auto data = test::small_tables();
    const test::dynamodb_world made;
    const auto list = bill_of(made.from, data).not_included;
    EXPECT_NE(std::find(list.begin(), list.end(), "tax"), list.end());
}

}  // namespace estimate_test
