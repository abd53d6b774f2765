// SPDX-License-Identifier: MIT
#include "entries.hpp"

#include <dbcost/table/remembered_tables.hpp>

#include <gtest/gtest.h>

namespace dbcost {
namespace remembered_tables_test {

using namespace test;

// Tables that count what they are asked.
class counting_tables : public memory_tables {
public:
    mutable int asked = 0;
    [[nodiscard]] std::vector<book_info> books() const override { return ++asked, memory_tables::books(); }
    [[nodiscard]] std::vector<std::string> regions(std::string_view book) const override {
        return ++asked, memory_tables::regions(book);
    }
    [[nodiscard]] result<const price_entry*> price(std::string_view book, std::string_view region,
                                                   const meter_key& key) const override {
        return ++asked, memory_tables::price(book, region, key);
    }
    [[nodiscard]] result<std::vector<const allowance_entry*>> allowances(std::string_view book, std::string_view region,
                                                                         meter id) const override {
        return ++asked, memory_tables::allowances(book, region, id);
    }
    [[nodiscard]] result<const limit_entry*> limit(std::string_view id) const override {
        return ++asked, memory_tables::limit(id);
    }
    [[nodiscard]] result<const instance_class*> find_class(std::string_view name) const override {
        return ++asked, memory_tables::find_class(name);
    }
    [[nodiscard]] std::vector<std::string> class_names() const override {
        return ++asked, memory_tables::class_names();
    }
};

struct remembered : testing::Test {
    remembered() {
        under.add(book("aws"));
        under.add(entry("dynamodb.storage", {costs("0.25", "2019-01-01", "2019-12-31")}));
        under.add(instance_class{"db.t3.medium", "t3", 2, decimal<10>::whole(4), true, {}});
        under.add(limit_entry{"dynamodb.item.maximum", "bytes", {}});
        allowance_entry free;
        free.id = meter::dynamodb_storage;
        free.book = "aws";
        free.region = "us-east-1";
        free.name = "free tier";
        under.add(free);
    }
    // Whether what it answers is the same, asked again, and the tables below are asked once.
    template <class Ask>
    void expect_once(Ask ask) {
        const auto expected = ask(static_cast<const tables&>(under));
        under.asked = 0;
        for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(static_cast<const tables&>(over)), expected);
        EXPECT_EQ(under.asked, 1);
    }
    counting_tables under;
    remembered_tables over{under};
};

TEST_F(remembered, answers_are_those_below_which_are_asked_once) {
    expect_once([](const tables& of) { return of.books(); });
    expect_once([](const tables& of) { return of.regions("aws"); });
    expect_once([](const tables& of) { return of.class_names(); });
    expect_once([](const tables& of) { return *of.price("aws", "us-east-1", key("dynamodb.storage")); });
    expect_once([](const tables& of) { return *of.allowances("aws", "us-east-1", meter::dynamodb_storage); });
    expect_once([](const tables& of) { return *of.limit("dynamodb.item.maximum"); });
    expect_once([](const tables& of) { return *of.find_class("db.t3.medium"); });
}

TEST_F(remembered, tables_remember_what_is_not_there) {
    expect_once([](const tables& of) { return *of.price("aws", "us-east-1", key("rds.backup")); });
    expect_once([](const tables& of) { return *of.limit("none"); });
    expect_once([](const tables& of) { return *of.find_class("none"); });
    expect_once([](const tables& of) { return of.regions("none"); });
    EXPECT_EQ(*over.find_class("none"), nullptr);
}

TEST_F(remembered, tables_remember_errors) {
    under.add(entry("dynamodb.storage", {costs("0.3", "2019-01-01", "2019-12-31")}));  // a second one of the key
    expect_once([](const tables& of) {
        const auto found = of.price("aws", "us-east-1", key("dynamodb.storage"));
        return std::string(name(found.problems().front().code)) + found.problems().front().place;
    });
}

TEST_F(remembered, answers_are_apart_by_book_region_and_meter) {
    const auto storage = key("dynamodb.storage"), backup = key("rds.backup");
    EXPECT_NE(*over.price("aws", "us-east-1", storage), nullptr);
    EXPECT_EQ(*over.price("aws", "eu-west-1", storage), nullptr);
    EXPECT_EQ(*over.price("other", "us-east-1", storage), nullptr);
    EXPECT_EQ(*over.price("aws", "us-east-1", backup), nullptr);
    EXPECT_EQ(over.allowances("aws", "us-east-1", meter::dynamodb_storage)->size(), 1U);
    EXPECT_EQ(over.allowances("aws", "us-east-1", meter::rds_backup)->size(), 0U);
    EXPECT_EQ(over.allowances("aws", "eu-west-1", meter::dynamodb_storage)->size(), 0U);
}

TEST_F(remembered, keys_differ_by_their_attributes) {
    under.add(entry("rds.storage.gp2[deployment=multi-az]", {costs("0.23", "2019-01-01", "2019-12-31")}));
    EXPECT_EQ(*over.price("aws", "us-east-1", key("rds.storage.gp2[deployment=single-az]")), nullptr);
    EXPECT_NE(*over.price("aws", "us-east-1", key("rds.storage.gp2[deployment=multi-az]")), nullptr);
}

}  // namespace remembered_tables_test
}  // namespace dbcost
