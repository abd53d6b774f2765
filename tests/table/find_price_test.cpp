// SPDX-License-Identifier: MIT
#include "entries.hpp"

#include <gtest/gtest.h>

namespace dbcost {
namespace find_price_test {

using namespace test;

constexpr const char* storage = "dynamodb.storage";

// One meter in the book aws, with the values given.
struct one_meter {
    explicit one_meter(std::vector<price_value> values) {
        data.add(book("aws"));
        data.add(entry(storage, std::move(values)));
    }
    [[nodiscard]] result<found_price> on(std::string_view date, const std::string& edition = "",
                                         bool accept_stale = false) const {
        return find_price(data, {"aws", "us-east-1", day(date), edition, accept_stale},
                          key(storage));
    }
    memory_tables data;
};

// ---- dates -------------------------------------------------------------------------------------

TEST(find_price, takes_a_value_from_its_first_day_on) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2018-12-31")), "price-missing");
    EXPECT_EQ(outcome(tables.on("2019-01-01")), "0.25");
}

TEST(find_price, takes_a_value_until_the_day_it_was_last_seen) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-12-31")), "0.25");
    EXPECT_EQ(outcome(tables.on("2020-01-01")), "price-outdated");
}

TEST(find_price, changes_to_the_next_value_on_its_first_day) {
    const one_meter tables(
        {costs("0.25", "2019-01-01", "2019-06-30"), costs("0.2", "2019-07-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-06-30")), "0.25");
    EXPECT_EQ(outcome(tables.on("2019-07-01")), "0.2");
}

TEST(find_price, does_not_stretch_a_value_over_the_gap_before_the_next) {
    const one_meter tables(
        {costs("0.25", "2015-12-01", "2016-01-07"), costs("0.2", "2018-11-28", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2017-06-01")), "price-outdated");
    EXPECT_EQ(outcome(tables.on("2018-11-28")), "0.2");
}

TEST(find_price, tells_since_when_there_is_a_price) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    const auto found = tables.on("2018-06-01");
    EXPECT_EQ(found.problems().front().seen, "the first value starts on 2019-01-01");
}

TEST(find_price, tells_until_when_the_last_value_is_known) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    const auto found = tables.on("2020-03-01");
    EXPECT_EQ(found.problems().front().seen,
              "the last value is known for 2019-01-01 to 2019-12-31");
    EXPECT_NE(found.problems().front().remedy.find("--accept-stale"), std::string::npos);
}

// ---- stale values ------------------------------------------------------------------------------

TEST(find_price, takes_an_old_value_as_stale_where_the_user_accepts_that) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    const auto found = tables.on("2020-03-01", "", true);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value->price_text, "0.25");
    EXPECT_EQ(found->level, confidence::stale);
    EXPECT_EQ(found->value->known.level, confidence::sourced) << "the table itself is not changed";
}

TEST(find_price, keeps_the_confidence_of_a_value_that_is_not_stale) {
    auto bracketed = costs("0.25", "2019-01-01", "2019-12-31");
    bracketed.known.level = confidence::sourced_bracketed;
    const one_meter tables({bracketed});
    EXPECT_EQ(tables.on("2019-12-31", "", true)->level, confidence::sourced_bracketed);
}

TEST(find_price, does_not_make_a_future_value_stale) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2018-12-31", "", true)), "price-missing");
}

// ---- withdrawn meters --------------------------------------------------------------------------

TEST(find_price, refuses_a_meter_from_the_day_it_was_withdrawn) {
    const one_meter tables(
        {costs("0.25", "2019-01-01", "2019-06-30"), withdrawn("2019-07-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-06-30")), "0.25");
    EXPECT_EQ(outcome(tables.on("2019-07-01")), "price-withdrawn");
    EXPECT_EQ(outcome(tables.on("2021-01-01", "", true)), "price-withdrawn");
}

TEST(find_price, finds_a_meter_that_came_back) {
    const one_meter tables(
        {withdrawn("2019-01-01", "2019-06-30"), costs("0.3", "2019-07-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-02-01")), "price-withdrawn");
    EXPECT_EQ(outcome(tables.on("2019-08-01")), "0.3");
}

// ---- editions ----------------------------------------------------------------------------------

std::vector<price_value> corrected_twice() {
    return {costs("0.25", "2019-01-01", "2019-12-31"),
            costs("0.26", "2019-01-01", "2019-12-31", "2026.2"),
            costs("0.27", "2019-01-01", "2019-12-31", "2026.10")};
}

TEST(find_price, takes_the_newest_correction_when_no_edition_is_asked_for) {
    EXPECT_EQ(outcome(one_meter(corrected_twice()).on("2019-05-01")), "0.27");
}

TEST(find_price, repeats_what_an_older_edition_said) {
    const one_meter tables(corrected_twice());
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2026.1")), "0.25");
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2026.2")), "0.26");
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2026.9")), "0.26") << "2026.10 is later than 2026.9";
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2027.1")), "0.27");
}

TEST(find_price, does_not_see_a_value_added_in_a_later_edition) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31", "2026.2")});
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2026.2")), "0.25");
    const auto found = tables.on("2019-05-01", "2026.1");
    EXPECT_EQ(outcome(found), "price-missing");
    EXPECT_EQ(found.problems().front().seen,
              "the first value starts on 2019-01-01 in edition 2026.2");
}

TEST(find_price, corrects_one_date_without_touching_the_next_value) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-06-30"),
                            costs("0.26", "2019-01-01", "2019-06-30", "2026.2"),
                            costs("0.3", "2019-07-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-06-30")), "0.26");
    EXPECT_EQ(outcome(tables.on("2019-07-01")), "0.3");
}

TEST(find_price, does_not_depend_on_the_order_of_the_values) {
    auto values = corrected_twice();
    std::reverse(values.begin(), values.end());
    EXPECT_EQ(outcome(one_meter(values).on("2019-05-01")), "0.27");
    EXPECT_EQ(outcome(one_meter(values).on("2019-05-01", "2026.1")), "0.25");
}

// ---- ambiguity ---------------------------------------------------------------------------------

TEST(find_price, refuses_to_choose_between_two_values_of_one_date_and_edition) {
    const one_meter tables(
        {costs("0.25", "2019-01-01", "2019-12-31"), costs("0.26", "2019-01-01", "2019-12-31")});
    EXPECT_EQ(outcome(tables.on("2019-05-01")), "price-ambiguous");
    EXPECT_EQ(outcome(tables.on("2018-05-01")), "price-missing") << "neither has begun";
}

TEST(find_price, lets_a_correction_settle_two_values_of_one_date) {
    const one_meter tables({costs("0.25", "2019-01-01", "2019-12-31"),
                            costs("0.26", "2019-01-01", "2019-12-31"),
                            costs("0.27", "2019-01-01", "2019-12-31", "2026.2")});
    EXPECT_EQ(outcome(tables.on("2019-05-01")), "0.27");
    EXPECT_EQ(outcome(tables.on("2019-05-01", "2026.1")), "price-ambiguous");
}

TEST(find_price, refuses_two_entries_for_one_meter) {
    one_meter tables({costs("0.25", "2019-01-01", "2019-12-31")});
    tables.data.add(entry(storage, {costs("0.25", "2019-01-01", "2019-12-31")}));
    EXPECT_EQ(outcome(tables.on("2019-05-01")), "price-ambiguous");
}

TEST(find_price, reports_an_entry_without_any_value) {
    EXPECT_EQ(outcome(one_meter({}).on("2019-05-01")), "price-missing");
}

// ---- regions, attributes, books ----------------------------------------------------------------

TEST(find_price, does_not_take_the_price_of_another_region_or_attribute) {
    memory_tables data;
    data.add(book("aws"));
    data.add(entry("rds.storage.gp2[deployment=single-az]",
                   {costs("0.115", "2019-01-01", "2019-12-31")}));
    const auto ask = [&](const char* region, const char* meter) {
        return outcome(find_price(data, {"aws", region, day("2019-05-01"), "", false}, key(meter)));
    };
    EXPECT_EQ(ask("us-east-1", "rds.storage.gp2[deployment=single-az]"), "0.115");
    EXPECT_EQ(ask("us-east-1", "rds.storage.gp2[deployment=multi-az]"), "price-missing");
    EXPECT_EQ(ask("us-west-2", "rds.storage.gp2[deployment=single-az]"), "price-missing");
    EXPECT_EQ(ask("us-east-1", "rds.storage.io1[deployment=single-az]"), "price-missing");
}

TEST(find_price, asks_for_a_slip_where_no_book_knows_a_region) {
    memory_tables data;
    data.add(book("aws"));
    data.add(entry("rds.storage.gp2[deployment=single-az]",
                   {costs("0.115", "2019-01-01", "2019-12-31")}));
    const auto remedy = [&](const char* region, const char* meter) {
        const auto found = find_price(data, {"aws", region, day("2019-05-01"), "", false}, key(meter));
        return found.problems().front().remedy.substr(0, 25);
    };
    EXPECT_EQ(remedy("us-est-1", "dynamodb.storage"), "did you mean \"us-east-1\"?");
    EXPECT_EQ(remedy("us-east-1", "transfer.inter-region[to=us-eat-1]"), "did you mean \"us-east-1\"?");
    EXPECT_EQ(remedy("us-east-1", "dynamodb.storage"), "choose a region and date ");
    EXPECT_EQ(remedy("mars", "dynamodb.storage"), "choose a region and date ");
}

// A book of one meter over another of two.
struct two_books {
    two_books() {
        data.add(book("aws"));
        data.add(book("article", "aws"));
        data.add(entry(storage, {costs("0.25", "2015-12-01", "2019-12-31")}));
        data.add(entry("rds.backup", {costs("0.095", "2019-01-01", "2019-12-31")}));
        data.add(entry(storage, {costs("0.3", "2019-09-01", "2019-09-30")}, "article"));
    }
    [[nodiscard]] result<found_price> in(const char* book, const char* meter,
                                         const char* date) const {
        return find_price(data, {book, "us-east-1", day(date), "", false}, key(meter));
    }
    memory_tables data;
};

TEST(find_price, prefers_the_upper_book_and_falls_back_to_the_one_below) {
    const two_books tables;
    EXPECT_EQ(outcome(tables.in("article", storage, "2019-09-15")), "0.3");
    EXPECT_EQ(outcome(tables.in("article", "rds.backup", "2019-09-15")), "0.095");
    EXPECT_EQ(tables.in("article", "rds.backup", "2019-09-15")->entry->book, "aws");
}

TEST(find_price, leaves_the_upper_book_out_when_the_lower_one_is_asked) {
    EXPECT_EQ(outcome(two_books().in("aws", storage, "2019-09-15")), "0.25");
}

TEST(find_price, lets_the_upper_book_decide_even_when_its_values_do_not_reach_the_date) {
    const two_books tables;
    EXPECT_EQ(outcome(tables.in("article", storage, "2019-08-31")), "price-missing");
    EXPECT_EQ(outcome(tables.in("article", storage, "2019-10-01")), "price-outdated");
}

TEST(find_price, has_no_price_in_a_book_that_nobody_knows) {
    EXPECT_EQ(outcome(two_books().in("artikel", storage, "2019-09-15")), "price-missing");
}

TEST(book_stack, lists_the_books_from_the_top_down) {
    const two_books tables;
    const auto stack = book_stack(tables.data, "article");
    ASSERT_EQ(stack.size(), 2u);
    EXPECT_EQ(stack[0].name, "article");
    EXPECT_EQ(stack[1].name, "aws");
    EXPECT_TRUE(book_stack(tables.data, "none").empty());
}

TEST(book_stack, ends_even_when_books_lie_over_one_another_in_a_ring) {
    memory_tables data;
    data.add(book("a", "b"));
    data.add(book("b", "a"));
    EXPECT_LE(book_stack(data, "a").size(), 8u);
}

// ---- editions by themselves --------------------------------------------------------------------

TEST(earlier_edition, compares_numbers_and_not_letters) {
    EXPECT_TRUE(earlier_edition("2026.9", "2026.10"));
    EXPECT_FALSE(earlier_edition("2026.10", "2026.9"));
    EXPECT_TRUE(earlier_edition("2026.10", "2027.1"));
    EXPECT_FALSE(earlier_edition("2027.1", "2026.10"));
    EXPECT_FALSE(earlier_edition("2026.1", "2026.1"));
}

TEST(earlier_edition, puts_the_first_edition_before_all) {
    EXPECT_TRUE(earlier_edition("", "2026.1"));
    EXPECT_FALSE(earlier_edition("2026.1", ""));
    EXPECT_FALSE(earlier_edition("", ""));
}

}  // namespace find_price_test
}  // namespace dbcost
