// SPDX-License-Identifier: MIT
#include <dbcost/estimate/prepare.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace prepare_test {

using namespace dbcost;
using test::form_of;
using test::qty;

template <class Settings>
result<plan> prepared(const test::world<Settings>& made, const tables& data, const estimate_options& how = {}) {
    return prepare(made.from, made.plan(), data, how);
}

// ---- the date of the prices --------------------------------------------------------------------

std::string date_of(const scenario& from, const tables& data) {
    const auto day = price_date(from, data);
    return day ? to_string(*day) : test::codes(day);
}

TEST(price_date, is_as_stated_then_the_books_own_then_the_first_of_the_month) {
    memory_tables data;
    data.add(book_info{"aws", "", std::nullopt, ""});
    data.add(book_info{"article", "aws", test::day(2019, 9, 15), ""});
    scenario from;
    from.prices.book = "aws";
    EXPECT_EQ(date_of(from, data), "as-of-missing");
    from.month = calendar_month(2019, 7);
    EXPECT_EQ(date_of(from, data), "2019-07-01");
    from.prices.book = "article";
    EXPECT_EQ(date_of(from, data), "2019-09-15");
    from.prices.as_of = test::day(2019, 1, 2);
    EXPECT_EQ(date_of(from, data), "2019-01-02");
}

TEST(prepare, a_scenario_without_a_book_means_aws) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.prices.book.clear();
    const auto ready = prepared(made, data);
    ASSERT_TRUE(ready);
    EXPECT_EQ(ready->prices.front().found.entry->book, "aws");
    memory_tables none;
    made.from.prices.book.clear();
    EXPECT_EQ(prepared(made, none).problems().front().seen, "\"aws\"");
}

// ---- what is refused ---------------------------------------------------------------------------

TEST(prepare, an_unknown_book_names_the_nearest) {
    test::rds_world made;
    made.from.prices.book = "awz";
    const auto data = test::small_tables();
    const auto refused = prepared(made, data);
    EXPECT_EQ(test::codes(refused), "unknown-book");
    EXPECT_EQ(refused.problems().front().remedy, "did you mean \"aws\"?");
}

TEST(prepare, an_unknown_class_is_an_error_with_the_nearest) {
    test::rds_world made;
    made.settings().instance_class = "db.m5.lagre";
    const auto data = test::small_tables();
    const auto refused = prepared(made, data);
    EXPECT_EQ(test::codes(refused), "unknown-class");
    EXPECT_EQ(refused.problems().front().remedy, "did you mean \"db.m5.large\"?");
    made.settings().instance_class = "db.m5.large";
    made.settings().replicas = {{"/replicas/0", "db.m5.lagre", "", false}};
    EXPECT_EQ(test::codes(prepared(made, data)), "unknown-class");
}

TEST(prepare, a_region_that_no_book_knows_is_an_error) {
    test::rds_world made;
    made.from.region = "us-esat-1";
    const auto data = test::small_tables();
    const auto refused = prepared(made, data);
    EXPECT_EQ(test::codes(refused), "unknown-region");
    EXPECT_EQ(refused.problems().front().place, "/region");
    EXPECT_EQ(refused.problems().front().remedy, "did you mean \"us-east-1\"?");
    made.from.region = "us-east-1";
    made.where().region = "eu-wset-1";
    EXPECT_EQ(prepared(made, data).problems().front().place, "/deployments/d/region");
}

TEST(prepare, unmetered_options_are_refused_by_name) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.unmetered_options = {{"free_egress_gb_position", "own tier"}};
    EXPECT_EQ(prepared(made, data).problems().front().place, "/options/free_egress_gb_position");
}

TEST(prepare, an_operation_that_no_store_serves_is_an_error) {
    const auto data = test::small_tables();
    test::rds_world made;
    auto form = form_of(action::get, "");
    form.only_on = service::dynamodb;
    made.add("read", form);
    EXPECT_EQ(test::codes(prepared(made, data)), "operation-not-served");
}

TEST(prepare, limits_of_the_day_are_respected) {
    auto data = test::small_tables();
    limit_entry least{"rds.storage.gp2.minimum", "GiB", {}};
    least.values = {{test::known_2019(), 20}};
    least.values.push_back(least.values.front());
    least.values.back().known.valid_from = test::day(2020, 1, 1);
    least.values.back().value = 5;
    data.add(least);
    test::rds_world made;
    made.settings().storage.size = gigabytes(19);
    EXPECT_EQ(test::codes(prepared(made, data)), "refused-by-aws");
    made.from.prices.as_of = test::day(2020, 1, 1);
    EXPECT_EQ(test::codes(prepared(made, data)), "");
}

TEST(prepare, the_class_of_a_replica_limits_its_volume) {
    auto data = test::small_tables();
    data.add(instance_class{"db.t3.micro", "t3", 2, decimal<10>::whole(1), true, 100});
    test::rds_world made;
    made.settings().replicas = {{"/replicas/0", "db.t3.micro", "", false}, {"/replicas/1", "", "", false}};
    made.settings().storage.size = gigabytes(100);
    EXPECT_EQ(test::codes(prepared(made, data)), "");
    made.settings().storage.size = gigabytes(101);
    const auto refused = prepared(made, data);
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/deployments/d/replicas/0/class");
}

TEST(prepare, the_class_limits_the_volume) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().storage.size = gigabytes(65536);
    EXPECT_EQ(test::codes(prepared(made, data)), "");
    made.settings().storage.size = gigabytes(65537);
    EXPECT_EQ(test::codes(prepared(made, data)), "refused-by-aws");
}

TEST(prepare, an_overflow_is_an_error_and_no_crash) {
    auto data = test::small_tables();
    test::dynamodb_world made;
    made.add(test::entity_of("order", 0, 409600));
    made.add("place", form_of(action::put, "order"), test::per_second(ratio(power_of_ten(36))));
    EXPECT_EQ(test::codes(prepare(made.from, made.plan(), data, {})), "overflow");
}

// Version 2019.11.21 takes no fixed writes, on the table or on an index with capacity of its own (rule D9.3).
TEST(prepare, fixed_writes_of_a_global_table_are_refused_where_they_stand) {
    const auto data = test::small_tables();
    const capacity_setting fixed{5, {}, {}}, scaled{{}, capacity_setting::scaling{5, 10, ratio(7, 10)}, {}};
    test::dynamodb_world made;
    made.add(test::order_entity());
    made.settings().replicas = {"eu-west-1"};
    made.settings().capacity = {capacity_mode::provisioned, fixed, scaled};
    auto& index = made.add(test::index_of("by_status", "order", {"status"}));
    const auto places = [&](std::string version) {
        made.settings().global_tables = std::move(version);
        std::string all;
        const auto ready = prepare(made.from, made.plan(), data, {});
        for (const auto& problem : ready.problems()) all += problem.place + " ";
        return all;
    };
    EXPECT_EQ(places("2019.11.21"), "");
    index.capacity = {capacity_mode::provisioned, fixed, fixed};
    EXPECT_EQ(places("2019.11.21"), "/indexes/by_status/capacity ");
    EXPECT_EQ(places("2017.11.29"), "");
    made.settings().capacity.write = fixed;
    EXPECT_EQ(places("2019.11.21"), "/deployments/d/capacity /indexes/by_status/capacity ");
    index.capacity.reset();
    EXPECT_EQ(places("2019.11.21"), "/deployments/d/capacity ");
}

// ---- defaults ----------------------------------------------------------------------------------

TEST(defaults, are_errors_when_asked_for) {
    const auto data = test::small_tables();
    test::rds_world made;
    EXPECT_EQ(test::codes(prepared(made, data, {false, std::nullopt, true})), "default-used");
    made.settings().backup = rds_backup{gigabytes(1), {}, {}};
    EXPECT_EQ(test::codes(prepared(made, data, {false, std::nullopt, true})), "");
}

TEST(defaults, of_another_deployment_do_not_concern_this_one) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.defaults = {{"/month", "730 hours", ""},
                          {"/deployments/d/x", "1", ""},
                          {"/deployments/dd/x", "1", ""},
                          {"/deployments/e/x", "1", ""}};
    const auto ready = *prepared(made, data);
    std::string places;
    for (const auto& note : ready.notes.defaults) places += note.place + " ";
    EXPECT_EQ(places, "/month /deployments/d/x /deployments/d/backup ");
}

template <class World>
std::string defaults_of_a_get(World made, const tables& data) {
    made.add(test::order_entity());
    made.add("read", test::form_of(action::get, "order"));
    made.from.workload.operations.front().forms.front().place = "/workload/operations/read";
    made.from.defaults = {{"/workload/operations/read/consistency", "eventual", ""},
                          {"/workload/operations/read more/consistency", "eventual", ""}};
    const auto ready = *prepared(made, data);
    std::string places;
    for (const auto& note : ready.notes.defaults) places += note.place + " ";
    return places;
}

TEST(defaults, of_operations_concern_whoever_carries_them_out_on_dynamodb) {
    const auto data = test::small_tables();
    EXPECT_EQ(defaults_of_a_get(test::dynamodb_world(), data), "/workload/operations/read/consistency ");
    EXPECT_EQ(defaults_of_a_get(test::rds_world(), data), "/deployments/d/backup /deployments/d/sizing ");
}

// ---- slots, prices and allowances --------------------------------------------------------------

TEST(slots, one_for_each_meter_and_region_in_their_order) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().replicas = {{"/replicas/0", "", "eu-west-1", false}, {"/replicas/1", "", "", false}};
    made.where().transfer.inter_region = {{"eu-west-1", gigabytes(1)}};
    const auto ready = *prepared(made, data);
    std::string keys;
    for (const auto& slot : ready.account.slots) keys += slot.region + "/" + std::string(name(slot.key.id)) + " ";
    EXPECT_EQ(keys,
              "eu-west-1/rds.instance-hours eu-west-1/rds.storage.gp2 us-east-1/rds.instance-hours "
              "us-east-1/rds.storage.gp2 us-east-1/rds.backup us-east-1/transfer.inter-region ");
    ASSERT_EQ(ready.prices.size(), ready.account.slots.size());
    EXPECT_EQ(ready.prices.back().model, nullptr);
    EXPECT_EQ(ready.prices.back().missing.front().code, errc::price_missing);
}

TEST(prices, weaker_than_required_are_none) {
    auto data = test::small_tables();
    auto weak = test::flat("rds.storage.io1[deployment=single-az]", "0.125");
    weak.values.front().known.level = confidence::derived;
    data.add(weak);
    data.add(test::flat("rds.provisioned-iops[deployment=single-az]", "0.1"));
    test::rds_world made;
    made.settings().storage = {"", volume::io1, gigabytes(100), 1000, {}, {}};
    const auto missing = [&](std::optional<confidence> weakest) {
        std::string names;
        const auto ready = *prepared(made, data, {false, weakest, false});
        for (std::size_t i = 0; i < ready.prices.size(); ++i) {
            if (ready.prices[i].model) continue;
            names += std::string(name(ready.account.slots[i].key.id)) + ": " +
                     std::string(name(ready.prices[i].missing.front().code));
        }
        return names;
    };
    EXPECT_EQ(missing({}), "");
    EXPECT_EQ(missing(confidence::derived), "");
    EXPECT_EQ(missing(confidence::sourced_undated), "rds.storage.io1: price-weak");
}

TEST(prices, past_last_seen_are_taken_only_when_stale_ones_are_accepted) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.prices.as_of = test::day(2021, 1, 1);
    const auto strict = *prepared(made, data);
    EXPECT_EQ(strict.prices.front().missing.front().code, errc::price_outdated);
    const auto stale = *prepared(made, data, {true, std::nullopt, false});
    ASSERT_NE(stale.prices.front().model, nullptr);
    EXPECT_EQ(stale.prices.front().found.level, confidence::stale);
}

std::string allowances_of(const test::dynamodb_world& made, const tables& data) {
    std::string names;
    const auto ready = *prepare(made.from, made.plan(), data, {});
    for (const auto& rule : ready.account.allowances) {
        names += rule.name + " " + to_string(rule.fixed) + " of " +
                 std::string(name(ready.account.slots[rule.slot].key.id)) + "; ";
    }
    return names;
}

TEST(allowances, named_free_tier_are_off_unless_asked_for) {
    const auto data = test::small_tables();
    test::dynamodb_world made;
    made.add(test::entity_of("order", 10, 100));
    made.where().transfer.internet_out = gigabytes(2);
    EXPECT_EQ(allowances_of(made, data), "");
    made.from.account.free_tier = true;
    EXPECT_EQ(allowances_of(made, data),
              "free tier 25 of dynamodb.storage; free tier 1 of transfer.internet-out; ");
}

TEST(allowances, free_backup_is_no_free_tier_and_counts_the_volumes_of_its_region) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().replicas = {{"/replicas/0", "", "eu-west-1", false}, {"/replicas/1", "", "", true}};
    made.where().transfer.inter_region = {{"eu-west-1", gigabytes(1)}};
    const auto ready = *prepared(made, data);
    ASSERT_EQ(ready.account.allowances.size(), 1U);
    const auto& rule = ready.account.allowances.front();
    EXPECT_EQ(rule.name, "free backup storage");
    EXPECT_TRUE(rule.follows_slots);
    std::string counted;
    for (const auto slot : rule.equal_to) {
        counted += ready.account.slots[slot].region + "/" + to_string(ready.account.slots[slot].key) + " ";
    }
    EXPECT_EQ(counted,
              "us-east-1/rds.storage.gp2[deployment=multi-az] us-east-1/rds.storage.gp2[deployment=single-az] ");
}

TEST(allowances, past_last_seen_hold_as_long_as_stale_prices_are_accepted) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.prices.as_of = test::day(2021, 1, 1);
    EXPECT_EQ(prepared(made, data)->account.allowances.size(), 0U);
    EXPECT_EQ(prepared(made, data, {true, std::nullopt, false})->account.allowances.size(), 1U);
}

TEST(allowances, of_a_book_hide_those_below_it) {
    auto data = test::small_tables();
    data.add(book_info{"mine", "aws", std::nullopt, ""});
    auto own = test::allowance_of(meter::dynamodb_storage, "free tier", "7");
    own.book = "mine";
    data.add(own);
    test::dynamodb_world made;
    made.add(test::entity_of("order", 10, 100));
    made.from.account.free_tier = true;
    made.from.prices.book = "mine";
    EXPECT_EQ(allowances_of(made, data), "free tier 7 of dynamodb.storage; ");
}

std::string already_used_of(const test::rds_world& made, const tables& data) {
    std::string text;
    const auto ready = *prepared(made, data);
    for (const auto& slot : ready.account.slots) {
        if (slot.already_used.is_zero()) continue;
        text += slot.region + "/" + to_string(slot.key) + " " + to_string(slot.already_used) + "; ";
    }
    return text;
}

TEST(already_used, is_a_position_in_the_slot_of_its_meter) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.where().transfer.internet_out = gigabytes(2);
    made.from.account.already_used = {{{meter::internet_out, {}}, ratio(1, 3), ""},
                                      {{meter::internet_out, {}}, ratio(500), ""}};
    EXPECT_EQ(already_used_of(made, data), "us-east-1/transfer.internet-out 500.3333333333; ");
}

TEST(already_used, belongs_to_the_region_of_the_scenario) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().replicas = {{"/replicas/0", "", "eu-west-1", false}};
    made.where().transfer.inter_region = {{"eu-west-1", bytes(0)}};
    made.from.account.already_used = {{{meter::storage_gp2, {"single-az"}}, ratio(7), ""}};
    EXPECT_EQ(already_used_of(made, data), "us-east-1/rds.storage.gp2[deployment=single-az] 7; ");
}

TEST(already_used, counts_where_the_deployment_itself_uses_nothing) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.account.already_used = {{{meter::storage_gp2, {"multi-az"}}, ratio(300), ""}};
    EXPECT_EQ(already_used_of(made, data), "us-east-1/rds.storage.gp2[deployment=multi-az] 300; ");
}

}  // namespace prepare_test
