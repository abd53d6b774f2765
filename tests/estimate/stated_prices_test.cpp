// SPDX-License-Identifier: MIT
#include <dbcost/estimate.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace stated_prices_test {

using namespace dbcost;
using test::dec;
using test::qty;

stated_price stated(std::string_view key, std::vector<stated_tier> tiers, std::string_view per = "1") {
    stated_price made;
    made.place = "/stated_prices/x";
    made.key = *parse_meter_key(key);
    made.tiers = std::move(tiers);
    made.per = dec<10>(per);
    made.price_text = "as stated";
    made.per_text = std::string(per);
    made.source = "quote of 2019-09-20";
    return made;
}

TEST(stated_price, becomes_an_entry_of_the_users_own_word) {
    const auto entry = *make_stated_entry(stated("dynamodb.storage", {{{}, dec<10>("250")}}, "1000"),
                                          "us-east-1", test::day(2019, 9, 15));
    ASSERT_EQ(entry->values.size(), 1U);
    const auto& value = entry->values.front();
    EXPECT_EQ(entry->book, "stated");
    EXPECT_EQ(entry->per_text, "1000");
    EXPECT_EQ(value.known.level, confidence::stated);
    EXPECT_EQ(value.known.sources, std::vector<std::string>{"quote of 2019-09-20"});
    EXPECT_EQ(std::get<per_unit>(*value.model).price, test::price("0.25"));
}

TEST(stated_price, may_have_tiers) {
    const auto entry = *make_stated_entry(
        stated("transfer.internet-out", {{qty("10240"), dec<10>("0.25")}, {{}, dec<10>("0.23")}}),
        "us-east-1", test::day(2019, 9, 15));
    const auto& tiers = std::get<graduated>(*entry->values.front().model).tiers;
    ASSERT_EQ(tiers.size(), 2U);
    EXPECT_EQ(*tiers[0].up_to, qty("10240"));
    EXPECT_EQ(tiers[1].price, test::price("0.23"));
    EXPECT_FALSE(tiers[1].up_to.has_value());
}

TEST(stated_price, that_is_not_exact_for_one_unit_is_refused) {
    const auto refused = make_stated_entry(stated("dynamodb.storage", {{{}, dec<10>("1")}}, "3"),
                                           "us-east-1", test::day(2019, 9, 15));
    EXPECT_EQ(test::codes(refused), "price-inexact");
    EXPECT_EQ(refused.problems().front().place, "/stated_prices/x");
}

TEST(stated_price, wins_over_every_book_in_its_region_or_all) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().replicas = {{"/replicas/0", "", "eu-west-1", false}};
    made.where().transfer.inter_region = {{"eu-west-1", bytes(0)}};
    const auto levels = [&](std::string region) {
        auto own = stated("rds.storage.gp2[deployment=single-az]", {{{}, dec<10>("7")}});
        own.region = std::move(region);
        made.from.stated_prices = {own};
        std::string text;
        const auto made_bill = *estimate(made.from, data, {});
        for (const auto& line : made_bill.deployments.front().lines) {
            if (line.metered.id == meter::storage_gp2) text += to_string(line.exact) + " " + line.book + "; ";
        }
        return text;
    };
    EXPECT_EQ(levels(""), "700 stated; 700 stated; ");
    EXPECT_EQ(levels("us-east-1"), "11.5 aws; 700 stated; ");
    EXPECT_EQ(levels("eu-west-1"), "700 stated; 11.5 aws; ");
    EXPECT_EQ(levels("ap-south-1"), "11.5 aws; 11.5 aws; ");
}

TEST(stated_price, of_other_attributes_prices_nothing_here) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.from.stated_prices = {stated("rds.storage.gp2[deployment=multi-az]", {{{}, dec<10>("7")}})};
    const auto made_bill = *estimate(made.from, data, {});
    for (const auto& line : made_bill.deployments.front().lines) {
        EXPECT_NE(line.book, "stated");
    }
}

TEST(stated_price, completes_a_bill_that_lacks_one) {
    const auto data = test::small_tables();
    test::rds_world made;
    made.settings().storage.type = volume::magnetic;
    made.where().usage = {{{meter::magnetic_requests, {}}, ratio(2000000), ""}};
    EXPECT_FALSE(estimate(made.from, data, {})->deployments.front().complete);
    made.from.stated_prices = {
        stated("rds.storage.magnetic[deployment=single-az]", {{{}, dec<10>("0.1")}}),
        stated("rds.storage.magnetic-requests", {{{}, dec<10>("0.1")}}, "1000000")};
    EXPECT_TRUE(estimate(made.from, data, {})->deployments.front().complete);
}

}  // namespace stated_prices_test
