// SPDX-License-Identifier: MIT
// What is taken where a scenario says nothing, and what the command line puts into it.
#include "io/scenario_texts.hpp"

namespace dbcost {
namespace scenario_defaults_test {

using namespace test;

// ---- defaults ----------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> noted(const scenario& read) {
    std::vector<std::string> notes;
    for (const auto& note : read.defaults) notes.push_back(note.place + " = " + note.value);
    return notes;
}

TEST(defaults, each_key_left_out_is_noted_once_with_its_pointer) {
    const auto read = parse(web_shop);
    ASSERT_TRUE(read);
    EXPECT_EQ(noted(*read),
              (strings{"/workload/operations/orders of user/consistency = eventual",
                       "/workload/operations/top customers/by/dynamodb/consistency = eventual",
                       "/deployments/hybrid/stores/core/multi_az = false",
                       "/deployments/known/capacity = on-demand"}));
}

TEST(defaults, month_book_new_and_retention_are_noted_too) {
    auto text = changed(web_shop, R"("month": "730 hours",)", "");
    text = changed(text, R"("book": "aws", )", "");
    text = changed(text, R"("do": "put", "new": "100%")", R"("do": "put")");
    text = changed(text, R"("retention_days": 7, )", "");
    const auto read = parse(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(noted(*read),
              (strings{"/month = 730 hours", "/prices/book = aws",
                       "/workload/operations/place order/new = 100%",
                       "/workload/operations/orders of user/consistency = eventual",
                       "/workload/operations/top customers/by/dynamodb/consistency = eventual",
                       "/deployments/postgres/backup/retention_days = 7",
                       "/deployments/hybrid/stores/core/multi_az = false",
                       "/deployments/known/capacity = on-demand"}));
}

TEST(defaults, of_replacements_that_name_no_change_are_noted_where_an_index_follows) {
    const auto notes = [](std::string_view form) {
        const auto read = parse(changed(web_shop, R"("do": "put", "new": "100%")", form));
        return noted(*read).front();
    };
    const std::string note = "/workload/operations/place order/changes = something in each index entry";
    EXPECT_EQ(notes(R"("do": "put", "new": "0%")"), note);
    EXPECT_EQ(notes(R"("do": "put", "new": "99%")"), note);
    EXPECT_NE(notes(R"("do": "put", "new": "0%", "changes": ["status"])"), note);
    EXPECT_NE(notes(R"("do": "put", "new": "100%")"), note);
    auto session = changed(web_shop, R"("entity": "order", "do": "put", "new": "100%")",
                           R"("entity": "session", "do": "put", "new": "0%")");
    EXPECT_NE(noted(*parse(session)).front(), note) << "no index follows sessions";
}

TEST(defaults, a_default_that_no_store_would_use_is_not_noted) {
    const auto read = parse(
        R"({"scenario": 1, "region": "us-east-1", "month": "30 days", "prices": {"book": "aws"},
        "workload": {"entities": {"a": {"count": 1, "size": "1 KB", "key": {"id": "4 B"}}},
                     "operations": {"r": {"entity": "a", "do": "get", "rate": "1/day"},
                                    "w": {"entity": "a", "do": "put", "rate": "1/day"}}},
        "deployments": {"server": {"store": "rds-postgresql", "instance": "db.t3.medium", "multi_az": false,
                                   "storage": {"type": "gp2", "size": "20 GiB"}, "backup": {"size": "1 GB"}}}})");
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(noted(*read), strings{});
    EXPECT_EQ(read->workload.operations[0].forms[0].read_consistency, consistency::eventual);
    EXPECT_EQ(read->workload.operations[1].forms[0].new_share, ratio(1));
    EXPECT_FALSE(std::get<rds_store>(only_store(*read, 0).settings).backup->retention_days);
}

TEST(defaults, stated_usage_needs_no_capacity_where_nothing_is_derived) {
    const auto read = parse(changed(smallest, R"("dynamodb.storage": "30")",
                                    R"("dynamodb.provisioned.read-capacity-unit-hours": "7300")"));
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(noted(*read), (strings{"/month = 730 hours", "/prices/book = aws"}));
}

// ---- changes from the command line -------------------------------------------------------------

TEST(overrides, a_set_changes_one_value_as_if_the_file_held_it) {
    const auto read =
        parse(web_shop, {.sets = {{"/workload/entities/order/count", "5000"},
                                  {"/workload/operations/place order/rate", "7/second"},
                                  {"/deployments/postgres/multi_az", "false"},
                                  {"/other_costs/PgBouncer hosts/monthly", "0.5"}}});
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->workload.entities[0].count, 5000);
    EXPECT_EQ(read->workload.operations[1].frequency, *parse_rate("7/second"));
    EXPECT_EQ(std::get<rds_store>(only_store(*read, 0).settings).multi_az, false);
    EXPECT_EQ(to_string(*read->other_costs[0].monthly), "0.5");
    EXPECT_NE(read->normalised.find("\"count\":5000"), std::string::npos);
}

TEST(overrides, a_set_is_checked_like_the_file) {
    const auto read = parse(web_shop, {.sets = {{"/workload/operations/place order/rate", "-1/day"},
                                                {"/deployments/postgres/storage/type", "gp9"},
                                                {"/workload/entities/order/cuont", "1"}}});
    EXPECT_EQ(codes_and_places(read.problems()),
              (strings{"unknown-pointer file.json: /workload/entities/order/cuont",
                       "bad-rate file.json: /workload/operations/place order/rate",
                       "bad-choice file.json: /deployments/postgres/storage/type"}));
    EXPECT_NE(read.problems()[0].remedy.find("count"), std::string::npos);
}

TEST(overrides, book_date_and_month_are_put_in_where_they_lack) {
    const auto read =
        parse(smallest, {.book = "article-2019", .as_of = "2019-09-15", .month = "2019-09"});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->prices.book, "article-2019");
    EXPECT_EQ(to_string(*read->prices.as_of), "2019-09-15");
    EXPECT_EQ(read->month, calendar_month(2019, 9));
    EXPECT_EQ(noted(*read), strings{});
    EXPECT_TRUE(read->normalised.ends_with(
        R"(,"prices":{"book":"article-2019","as_of":"2019-09-15"},"month":"2019-09"})"));
}

TEST(overrides, book_date_and_month_replace_what_the_file_says) {
    const auto read =
        parse(web_shop, {.book = "article-2019", .as_of = "2019-02-30", .month = "31 days"});
    EXPECT_EQ(codes_and_places(read.problems()),
              (strings{"bad-month file.json: /month", "bad-date file.json: /prices/as_of"}));
}

TEST(normalised, is_the_file_without_its_white_space_and_gives_the_same_scenario_again) {
    const auto read = parse(everything);
    ASSERT_TRUE(read);
    const auto again = parse(read->normalised);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->normalised, read->normalised);
    EXPECT_EQ(again->workload.operations.size(), read->workload.operations.size());
    EXPECT_TRUE(
        read->normalised.starts_with(R"({"scenario":1,"region":"eu-west-1","month":"2019-09",)"));
}

}  // namespace scenario_defaults_test
}  // namespace dbcost
