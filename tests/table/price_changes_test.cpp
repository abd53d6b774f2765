// SPDX-License-Identifier: MIT
#include <dbcost/table/price_changes.hpp>

#include "entries.hpp"

#include <gtest/gtest.h>

namespace dbcost::test {
namespace price_changes_test {

constexpr auto storage = "dynamodb.storage";
constexpr auto egress = "transfer.internet-out";
using strings = std::vector<std::string>;

// The prices of one book, kept as long as their lists are compared.
struct tables_at {
    std::vector<price_entry> entries;
    std::vector<book_info> books{book("aws")};

    [[nodiscard]] price_list on(std::string_view date, std::string in_book = "aws") const {
        price_list list{{}, books, std::move(in_book), day(date)};
        for (const auto& one : entries) list.entries.push_back(&one);
        return list;
    }
};

// "us-east-1 dynamodb.storage: cheaper -50.00 to -50.00", "...: vanished (last seen 2019-12-31)".
std::string words(const compared_price& one) {
    auto text = one.region + " " + to_string(one.key) + ": " + std::string(name(one.effect));
    if (one.percent)
        text += " " + to_fixed(one.percent->least) + " to " + to_fixed(one.percent->most);
    const auto gap = one.before.gap + one.after.gap;
    return gap.empty() ? text : text + " (" + gap + ")";
}

strings found(const price_list& before, const price_list& after) {
    strings all;
    const auto changes = price_changes(before, after);
    for (const auto& one : *changes) all.push_back(words(one));
    return all;
}

// Of storage that costs one price in January and another one in July.
std::string between(std::string_view before, std::string_view after) {
    const tables_at data{{entry(storage, {costs(before, "2019-01-01", "2019-06-30"),
                                          costs(after, "2019-07-01", "2019-12-31")})}};
    return found(data.on("2019-01-15"), data.on("2019-07-15")).at(0);
}

graduated tiers(std::initializer_list<std::pair<std::string_view, std::string_view>> steps) {
    graduated made;
    for (const auto& [up_to, price] : steps) {
        const auto bound = up_to.empty() ? std::nullopt : std::optional(*parse_decimal<10>(up_to));
        made.tiers.push_back({bound, unit_price(*parse_decimal<10>(price))});
    }
    return made;
}

std::string between(const price_model& before, const price_model& after) {
    auto january = costs("0.09", "2019-01-01", "2019-06-30");
    auto july = costs("0.09", "2019-07-01", "2019-12-31");
    january.model = before;
    july.model = after;
    const tables_at data{{entry(egress, {january, july})}};
    return found(data.on("2019-01-15"), data.on("2019-07-15")).at(0);
}

// ---- effects -----------------------------------------------------------------------------------

TEST(price_changes, half_the_price_is_cheaper_by_fifty_percent) {
    EXPECT_EQ(between("0.25", "0.125"), "us-east-1 dynamodb.storage: cheaper -50.00 to -50.00");
}

TEST(price_changes, twice_the_price_is_dearer_by_a_hundred_percent) {
    EXPECT_EQ(between("0.25", "0.5"), "us-east-1 dynamodb.storage: dearer 100.00 to 100.00");
}

TEST(price_changes, a_percentage_has_two_digits_rounded_half_up) {
    EXPECT_EQ(between("3", "4"), "us-east-1 dynamodb.storage: dearer 33.33 to 33.33");
    EXPECT_EQ(between("3", "5"), "us-east-1 dynamodb.storage: dearer 66.67 to 66.67");
    EXPECT_EQ(between("80", "80.1"), "us-east-1 dynamodb.storage: dearer 0.13 to 0.13");  // 0.125
    EXPECT_EQ(between("80", "79.9"), "us-east-1 dynamodb.storage: cheaper -0.13 to -0.13");
}

TEST(price_changes, a_percentage_that_rounds_to_nothing_is_a_change_all_the_same) {
    EXPECT_EQ(between("1", "1.0000000001"), "us-east-1 dynamodb.storage: dearer 0.00 to 0.00");
}

TEST(price_changes, the_same_price_is_unchanged) {
    EXPECT_EQ(between("0.25", "0.25"), "us-east-1 dynamodb.storage: unchanged 0.00 to 0.00");
}

TEST(price_changes, from_nothing_there_is_no_percentage_and_to_nothing_it_is_all) {
    EXPECT_EQ(between("0", "0.25"), "us-east-1 dynamodb.storage: dearer");
    EXPECT_EQ(between("0.25", "0"), "us-east-1 dynamodb.storage: cheaper -100.00 to -100.00");
}

TEST(price_changes, the_same_price_known_otherwise_is_a_change_of_confidence) {
    auto later = costs("0.25", "2019-07-01", "2019-12-31");
    later.known.level = confidence::derived;
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-06-30"), later})}};
    EXPECT_EQ(found(data.on("2019-01-15"), data.on("2019-07-15")),
              strings{"us-east-1 dynamodb.storage: confidence-changed 0.00 to 0.00"});
}

TEST(price_changes, another_price_known_otherwise_is_a_change_of_price) {
    auto later = costs("0.5", "2019-07-01", "2019-12-31");
    later.known.level = confidence::derived;
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-06-30"), later})}};
    EXPECT_EQ(found(data.on("2019-01-15"), data.on("2019-07-15")),
              strings{"us-east-1 dynamodb.storage: dearer 100.00 to 100.00"});
}

TEST(price_changes, the_number_of_units_a_price_is_stated_for_is_no_change) {
    const tables_at one{{entry(storage, {costs("0.00000025", "2019-01-01", "2019-12-31")})}};
    auto million = one;
    million.entries[0].per_text = "1000000";
    million.entries[0].values[0].price_text = "0.25";
    EXPECT_EQ(found(one.on("2019-06-01"), million.on("2019-06-01")),
              strings{"us-east-1 dynamodb.storage: unchanged 0.00 to 0.00"});
}

// ---- tiers -------------------------------------------------------------------------------------

TEST(price_changes, tiers_that_fall_by_different_shares_are_cheaper_by_a_range) {
    EXPECT_EQ(between(tiers({{"10", "0.1"}, {"", "0.08"}}), tiers({{"10", "0.09"}, {"", "0.06"}})),
              "us-east-1 transfer.internet-out: cheaper -25.00 to -10.00");
}

TEST(price_changes, a_flat_price_that_gets_a_cheaper_tier_is_cheaper) {
    const price_model flat = per_unit{unit_price(*parse_decimal<10>("0.1"))};
    EXPECT_EQ(between(flat, tiers({{"10", "0.1"}, {"", "0.08"}})),
              "us-east-1 transfer.internet-out: cheaper -20.00 to 0.00");
    EXPECT_EQ(between(tiers({{"10", "0.1"}, {"", "0.08"}}), flat),
              "us-east-1 transfer.internet-out: dearer 0.00 to 25.00");
}

TEST(price_changes, a_bound_that_moves_changes_what_lies_between) {
    EXPECT_EQ(between(tiers({{"10", "0.1"}, {"", "0.08"}}), tiers({{"20", "0.1"}, {"", "0.08"}})),
              "us-east-1 transfer.internet-out: dearer 0.00 to 25.00");
    EXPECT_EQ(between(tiers({{"10", "0.1"}, {"30", "0.09"}, {"", "0.05"}}),
                      tiers({{"20", "0.1"}, {"", "0.05"}})),
              "us-east-1 transfer.internet-out: tiers-changed -44.44 to 11.11");
}

TEST(price_changes, dearer_here_and_cheaper_there_is_a_change_of_tiers) {
    EXPECT_EQ(between(tiers({{"10", "0.1"}, {"", "0.08"}}), tiers({{"10", "0.11"}, {"", "0.06"}})),
              "us-east-1 transfer.internet-out: tiers-changed -25.00 to 10.00");
}

TEST(price_changes, tiers_of_one_price_are_that_price) {
    const price_model flat = per_unit{unit_price(*parse_decimal<10>("0.1"))};
    EXPECT_EQ(between(flat, tiers({{"10", "0.1"}, {"", "0.1"}})),
              "us-east-1 transfer.internet-out: unchanged 0.00 to 0.00");
}

// ---- days --------------------------------------------------------------------------------------

TEST(price_changes, a_price_counts_from_its_first_day_to_its_last) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-02-01", "2019-06-30")})}};
    EXPECT_EQ(found(data.on("2019-01-31"), data.on("2019-02-01")),
              strings{"us-east-1 dynamodb.storage: appeared (not known before 2019-02-01)"});
    EXPECT_EQ(found(data.on("2019-06-30"), data.on("2019-07-01")),
              strings{"us-east-1 dynamodb.storage: vanished (last seen 2019-06-30)"});
    EXPECT_EQ(found(data.on("2019-02-01"), data.on("2019-06-30")),
              strings{"us-east-1 dynamodb.storage: unchanged 0.00 to 0.00"});
}

TEST(price_changes, between_two_lists_there_is_a_gap) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-12-31"),
                                          costs("0.2", "2024-11-01", "2025-03-12")})}};
    EXPECT_EQ(found(data.on("2022-01-01"), data.on("2024-11-01")),
              strings{"us-east-1 dynamodb.storage: appeared (last seen 2019-12-31)"});
}

TEST(price_changes, a_meter_that_was_withdrawn_has_vanished) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-06-30"),
                                          withdrawn("2019-07-01", "2019-12-31")})}};
    EXPECT_EQ(found(data.on("2019-06-30"), data.on("2019-07-01")),
              strings{"us-east-1 dynamodb.storage: vanished (withdrawn on 2019-07-01)"});
}

TEST(price_changes, what_has_no_price_on_either_day_is_left_out) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-06-30")})}};
    EXPECT_EQ(found(data.on("2018-01-01"), data.on("2020-01-01")), strings{});
}

TEST(price_changes, a_correction_is_the_price_that_counts) {
    const tables_at data{{entry(storage, {costs("0.3", "2019-01-01", "2019-06-30"),
                                          costs("0.25", "2019-01-01", "2019-06-30", "2026.9"),
                                          costs("0.25", "2019-07-01", "2019-12-31")})}};
    EXPECT_EQ(found(data.on("2019-01-15"), data.on("2019-07-15")),
              strings{"us-east-1 dynamodb.storage: unchanged 0.00 to 0.00"});
}

// ---- books and folders -------------------------------------------------------------------------

TEST(price_changes, a_book_over_another_one_differs_where_it_has_its_own_price) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-12-31")}),
                          entry(egress, {costs("0.09", "2019-01-01", "2019-12-31")}),
                          entry(storage, {costs("0.5", "2019-01-01", "2019-12-31")}, "ours")},
                         {book("aws"), book("ours", "aws")}};
    EXPECT_EQ(found(data.on("2019-06-01"), data.on("2019-06-01", "ours")),
              (strings{"us-east-1 dynamodb.storage: dearer 100.00 to 100.00",
                       "us-east-1 transfer.internet-out: unchanged 0.00 to 0.00"}));
}

TEST(price_changes, an_entry_hides_the_one_below_even_on_a_day_for_which_it_has_no_price) {
    const tables_at data{{entry(storage, {costs("0.25", "2019-01-01", "2019-12-31")}),
                          entry(storage, {costs("0.5", "2019-09-01", "2019-09-30")}, "ours")},
                         {book("aws"), book("ours", "aws")}};
    EXPECT_EQ(found(data.on("2019-06-01"), data.on("2019-06-01", "ours")),
              strings{"us-east-1 dynamodb.storage: vanished (not known before 2019-09-01)"});
}

TEST(price_changes, two_folders_differ_by_what_only_one_of_them_has) {
    const tables_at one{{entry(storage, {costs("0.25", "2019-01-01", "2019-12-31")})}};
    const tables_at other{{entry(egress, {costs("0.09", "2019-01-01", "2019-12-31")})}};
    EXPECT_EQ(found(one.on("2019-06-01"), other.on("2019-06-01")),
              (strings{"us-east-1 dynamodb.storage: vanished (no entry)",
                       "us-east-1 transfer.internet-out: appeared (no entry)"}));
}

TEST(price_changes, are_sorted_by_service_then_region_then_meter) {
    const auto value = costs("0.25", "2019-01-01", "2019-12-31");
    const tables_at data{{entry("transfer.inter-zone", {value}, "aws", "eu-west-1"),
                          entry("rds.backup", {value}, "aws", "us-east-1"),
                          entry(storage, {value}, "aws", "us-east-1"),
                          entry("dynamodb.backup.restore", {value}, "aws", "us-east-1"),
                          entry("rds.backup", {value}, "aws", "eu-west-1")}};
    strings places;
    const auto changes = price_changes(data.on("2019-06-01"), data.on("2019-06-01"));
    for (const auto& one : *changes) places.push_back(one.region + " " + to_string(one.key));
    EXPECT_EQ(places, (strings{"us-east-1 dynamodb.storage", "us-east-1 dynamodb.backup.restore",
                               "eu-west-1 rds.backup", "us-east-1 rds.backup",
                               "eu-west-1 transfer.inter-zone"}));
}

TEST(price_changes, a_change_beyond_all_measure_is_an_overflow_with_its_place) {
    const tables_at data{
        {entry(storage, {costs("0.0000000001", "2019-01-01", "2019-06-30"),
                         costs("1000000000000000000000000000", "2019-07-01", "2019-12-31")})}};
    const auto changes = price_changes(data.on("2019-01-15"), data.on("2019-07-15"));
    ASSERT_FALSE(changes);
    EXPECT_EQ(changes.problems().front().code, errc::overflow);
    EXPECT_EQ(changes.problems().front().place, "test.json: /entries/0");
}

}  // namespace price_changes_test
}  // namespace dbcost::test
