// SPDX-License-Identifier: MIT
#include "entries.hpp"

#include <dbcost/table/layered_tables.hpp>

#include <gtest/gtest.h>

namespace dbcost {
namespace layered_tables_test {

using namespace test;

constexpr const char* storage = "dynamodb.storage";
constexpr const char* backup = "rds.backup";

price_value from_2019(std::string_view price) { return costs(price, "2019-01-01", "2019-12-31"); }

// Shipped tables of two meters and a layer of one's own with another price for one of them.
struct layers : testing::Test {
    layers() {
        shipped.add(book("aws"));
        shipped.add(book("article", "aws"));
        shipped.add(entry(storage, {from_2019("0.25")}));
        shipped.add(entry(backup, {from_2019("0.095")}));
        shipped.add(instance_class{"db.t3.medium", "t3", 2, decimal<10>::whole(4), true, {}});
        shipped.add(limit_entry{"dynamodb.item.maximum", "bytes", {}});
        mine.add(entry(storage, {from_2019("0.2")}));
    }
    [[nodiscard]] std::string price(std::string_view meter) const {
        return outcome(
            find_price(both, {"aws", "us-east-1", day("2019-05-01"), "", false}, key(meter)));
    }
    [[nodiscard]] static allowance_entry free_storage(std::string_view quantity, std::string name) {
        allowance_entry free;
        free.id = meter::dynamodb_storage;
        free.book = "aws";
        free.region = "us-east-1";
        free.name = std::move(name);
        free.values = {{known("2019-01-01", "2019-12-31"), *parse_decimal<10>(quantity)}};
        return free;
    }
    memory_tables mine, shipped;
    layered_tables both{&mine, &shipped};
};

TEST_F(layers, take_an_entry_of_the_upper_layer_and_the_others_from_below) {
    EXPECT_EQ(price(storage), "0.2");
    EXPECT_EQ(price(backup), "0.095");
    EXPECT_EQ(price("transfer.internet-out"), "price-missing");
}

TEST_F(layers, do_not_mix_the_values_of_one_entry) {
    mine.add(entry("transfer.inter-zone", {costs("0.02", "2019-09-01", "2019-09-30")}));
    shipped.add(entry("transfer.inter-zone", {from_2019("0.01")}));
    EXPECT_EQ(price("transfer.inter-zone"), "price-missing")
        << "the upper entry starts later, and decides";
}

TEST_F(layers, pass_on_the_errors_of_a_layer_instead_of_looking_below_it) {
    mine.add(entry(storage, {from_2019("0.3")}));  // a second entry of the same key
    EXPECT_EQ(price(storage), "price-ambiguous");
}

TEST_F(layers, know_the_books_of_all_and_describe_one_as_the_upper_layer_does) {
    mine.add(book_info{"article", "ours", std::nullopt, "the article over our own offer"});
    mine.add(book("ours", "aws"));
    const auto books = both.books();
    ASSERT_EQ(books.size(), 3u);
    EXPECT_EQ(find_book(both, "article")->over, "ours");
    EXPECT_TRUE(find_book(both, "aws"));
    EXPECT_EQ(book_stack(both, "article").size(), 3u);
}

TEST_F(layers, know_the_regions_of_all_layers_sorted_and_once) {
    mine.add(entry(storage, {from_2019("0.3")}, "aws", "eu-west-1"));
    EXPECT_EQ(both.regions("aws"), (std::vector<std::string>{"eu-west-1", "us-east-1"}));
}

TEST_F(layers, replace_all_allowances_of_a_meter_together) {
    shipped.add(free_storage("25", "free tier"));
    EXPECT_EQ(both.allowances("aws", "us-east-1", meter::dynamodb_storage)->size(), 1u);
    mine.add(free_storage("50", "free tier"));
    const auto found = both.allowances("aws", "us-east-1", meter::dynamodb_storage);
    ASSERT_EQ(found->size(), 1u) << "an allowance must not be given twice";
    EXPECT_EQ(to_string(found->front()->values.front().quantity), "50");
}

TEST_F(layers, find_limits_and_classes_wherever_they_are) {
    mine.add(instance_class{"db.t3.medium", "t3", 4, decimal<10>::whole(8), true, {}});
    mine.add(instance_class{"db.own.large", "own", 8, decimal<10>::whole(16), false, {}});
    EXPECT_EQ((*both.find_class("db.t3.medium"))->vcpu, 4);
    EXPECT_EQ((*both.limit("dynamodb.item.maximum"))->unit, "bytes");
    EXPECT_EQ(*both.limit("none"), nullptr);
    EXPECT_EQ(*both.find_class("none"), nullptr);
    EXPECT_EQ(both.class_names(), (std::vector<std::string>{"db.own.large", "db.t3.medium"}));
}

TEST_F(layers, may_be_three_and_may_be_none) {
    memory_tables stated;
    stated.add(entry(storage, {from_2019("0.1")}));
    const layered_tables three{&stated, &mine, &shipped};
    EXPECT_EQ((*three.price("aws", "us-east-1", key(storage)))->values.front().price_text, "0.1");
    const layered_tables none(std::vector<const tables*>{});
    EXPECT_EQ(*none.price("aws", "us-east-1", key(storage)), nullptr);
    EXPECT_TRUE(none.books().empty());
}

}  // namespace layered_tables_test
}  // namespace dbcost
