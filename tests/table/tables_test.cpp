// SPDX-License-Identifier: MIT
#include "entries.hpp"

#include <gtest/gtest.h>

namespace dbcost {
namespace tables_test {

using namespace test;

price_value any_price() { return costs("0.1", "2019-01-01", "2019-12-31"); }

TEST(memory_tables, find_an_entry_by_book_region_and_key_alone) {
    memory_tables data;
    data.add(entry("dynamodb.storage", {any_price()}));
    EXPECT_NE(*data.price("aws", "us-east-1", key("dynamodb.storage")), nullptr);
    EXPECT_EQ(*data.price("ours", "us-east-1", key("dynamodb.storage")), nullptr);
    EXPECT_EQ(*data.price("aws", "us-west-2", key("dynamodb.storage")), nullptr);
    EXPECT_EQ(*data.price("aws", "us-east-1", key("rds.backup")), nullptr);
}

TEST(memory_tables, name_both_places_when_a_key_has_two_entries) {
    memory_tables data;
    auto first = entry("dynamodb.storage", {any_price()});
    auto second = first;
    first.place = "a.json: /entries/3";
    second.place = "b.json: /entries/7";
    data.add(first);
    data.add(second);
    const auto found = data.price("aws", "us-east-1", key("dynamodb.storage"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().code, errc::price_ambiguous);
    EXPECT_EQ(found.problems().front().place, "a.json: /entries/3");
    EXPECT_NE(found.problems().front().seen.find("b.json: /entries/7"), std::string::npos);
}

TEST(memory_tables, keep_an_entry_where_it_is_while_others_are_added) {
    memory_tables data;
    data.add(entry("dynamodb.storage", {any_price()}));
    const auto* before = *data.price("aws", "us-east-1", key("dynamodb.storage"));
    for (int i = 0; i < 1000; ++i)
        data.add(entry("rds.backup", {any_price()}, "aws", "region-" + std::to_string(i)));
    EXPECT_EQ(*data.price("aws", "us-east-1", key("dynamodb.storage")), before);
}

TEST(memory_tables, list_the_regions_of_a_book_sorted_and_once) {
    memory_tables data;
    data.add(entry("dynamodb.storage", {any_price()}, "aws", "us-west-2"));
    data.add(entry("dynamodb.storage", {any_price()}, "aws", "eu-west-1"));
    data.add(entry("rds.backup", {any_price()}, "aws", "eu-west-1"));
    data.add(entry("rds.backup", {any_price()}, "ours", "us-east-1"));
    EXPECT_EQ(data.regions("aws"), (std::vector<std::string>{"eu-west-1", "us-west-2"}));
    EXPECT_TRUE(data.regions("none").empty());
}

TEST(memory_tables, give_every_allowance_of_a_meter) {
    memory_tables data;
    for (const auto* name : {"free tier", "promotion"}) {
        allowance_entry free;
        free.id = meter::dynamodb_storage;
        free.book = "aws";
        free.region = "us-east-1";
        free.name = name;
        data.add(free);
    }
    EXPECT_EQ(data.allowances("aws", "us-east-1", meter::dynamodb_storage)->size(), 2u);
    EXPECT_TRUE(data.allowances("aws", "us-east-1", meter::rds_backup)->empty());
    EXPECT_TRUE(data.allowances("aws", "us-west-2", meter::dynamodb_storage)->empty());
}

TEST(memory_tables, find_limits_and_classes_by_their_names) {
    memory_tables data;
    data.add(limit_entry{
        "dynamodb.item.maximum", "bytes", {{known("2019-01-01", "2019-12-31"), 409600}}});
    data.add(instance_class{"db.t3.medium", "t3", 2, decimal<10>::whole(4), true, 32768});
    EXPECT_EQ((*data.limit("dynamodb.item.maximum"))->values.front().value, 409600);
    EXPECT_EQ(*data.limit("dynamodb.item.minimum"), nullptr);
    EXPECT_EQ((*data.find_class("db.t3.medium"))->vcpu, 2);
    EXPECT_EQ(*data.find_class("db.t3.large"), nullptr);
    EXPECT_EQ(data.class_names(), std::vector<std::string>{"db.t3.medium"});
}

}  // namespace tables_test
}  // namespace dbcost
