// SPDX-License-Identifier: MIT
// Several mistakes at once, and texts that are no scenario at all.
#include "io/scenario_texts.hpp"

namespace dbcost {
namespace scenario_problems_test {

using namespace test;

TEST(parse_scenario, all_problems_of_a_file_come_at_once_and_in_file_order) {
    auto text = changed(web_shop, R"("web shop")", "7");
    text = changed(text, R"("free_tier": false)", R"("free_tire": false)");
    text = changed(text, R"("20000/day")", R"("-1/day")");
    text = changed(text, R"("instance": "db.m5.large")", R"("instnace": "db.m5.large")");
    text = changed(text, R"("entities": ["session"])", R"("entities": ["session", "order"])");
    text = changed(text, R"("15.18")", "15.18");
    EXPECT_EQ(
        codes_and_places(parse(text).problems()),
        (strings{"wrong-type file.json: /name", "unknown-key file.json: /account/free_tire",
                 "bad-rate file.json: /workload/operations/place order/rate",
                 "missing-key file.json: /deployments/postgres",
                 "unknown-key file.json: /deployments/postgres/instnace",
                 "entity-claimed-twice file.json: /deployments/hybrid/stores/sessions/entities/1",
                 "wrong-type file.json: /other_costs/PgBouncer hosts/monthly"}));
}

TEST(parse_scenario, the_misspelt_instance_names_the_key_that_was_meant) {
    const auto found =
        parse(changed(web_shop, R"("instance": "db.m5.large")", R"("instnace": "db.m5.large")"))
            .problems();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1],
              (error{errc::unknown_key, "file.json: /deployments/postgres/instnace", "\"instnace\"",
                     "a key of an rds-postgresql store", "did you mean \"instance\"?"}));
}

TEST(parse_scenario, an_index_that_two_deployments_lack_is_two_errors) {
    const auto text = changed(
        web_shop, R"("known":    { "store")",
        R"("plain": { "store": "dynamodb", "capacity": { "mode": "on-demand" } }, "known":    { "store")");
    const auto found = parse(text).problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].seen.find("/deployments/plain"), std::string::npos);
    EXPECT_NE(found[0].remedy.find("/deployments/plain/indexes"), std::string::npos);
}

TEST(parse_scenario, stores_of_stated_usage_need_no_entities_where_there_are_none) {
    const auto read =
        parse(changed(smallest, R"("store": "dynamodb", "usage")",
                      R"("stores": {"a": {"store": "dynamodb", "usage": {"dynamodb.storage": 1}},
                                                  "b": {"store": "dynamodb", "usage")") +
              "}}");
    ASSERT_TRUE(read) << all_of(read.problems().front());
    EXPECT_EQ(read->deployments.at(0).stores.size(), 2U);
}

TEST(parse_scenario, unreadable_entities_do_not_make_every_reference_an_error) {
    const auto read = parse(R"({"scenario": 1, "region": "us-east-1", "workload": {"entities": [],
        "operations": {"r": {"entity": "a", "do": "get", "rate": "1/day"}}},
        "deployments": {"d": {"store": "dynamodb", "capacity": {"mode": "on-demand"}}}})");
    EXPECT_EQ(codes_and_places(read.problems()),
              strings{"wrong-type file.json: /workload/entities"});
}

TEST(parse_scenario, what_is_no_json_or_no_object_is_one_error) {
    for (const auto& [text, code] :
         {std::pair<std::string, errc>{"", errc::syntax},
          {"{\"scenario\": 1,}", errc::syntax},
          {"[]", errc::wrong_type},
          {"\"x\"", errc::wrong_type},
          {std::string(100000, '['), errc::too_deep},
          {"{\"scenario\": " + std::string(400, '1') + "}", errc::bad_number},
          {"{\"name\": \"\xFF\"}", errc::syntax}}) {
        const auto found = parse(text, {.book = "aws", .month = "2019-09"}).problems();
        ASSERT_EQ(found.size(), 1U) << text.substr(0, 50);
        EXPECT_EQ(found[0].code, code) << text.substr(0, 50);
    }
}

TEST(parse_scenario, a_second_key_of_the_same_name_is_an_error_not_the_last_one_wins) {
    const auto found = parse(changed(web_shop, R"("region": "us-east-1")",
                                     R"("region": "us-east-1", "region": "us-west-2")"))
                           .problems();
    EXPECT_EQ(codes_and_places(found), strings{"duplicate-key file.json: /region"});
}

TEST(parse_scenario, nesting_in_place_of_a_value_is_too_deep_not_a_crash) {
    const std::string deep = std::string(70, '[') + std::string(70, ']');
    const auto found = parse(changed(web_shop, "\"web shop\"", deep)).problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::too_deep);
    EXPECT_TRUE(found[0].place.starts_with("file.json: /name/0/0"));
}

TEST(parse_scenario, any_cut_of_a_file_is_an_error_and_never_a_crash) {
    for (std::size_t length = 0; length < web_shop.size() - 2; length += 7) {
        EXPECT_FALSE(parse(web_shop.substr(0, length))) << length;
    }
}

// A value of each other type in the place of each value: an error or a scenario, never an
// exception.
TEST(parse_scenario, any_value_of_another_type_is_answered) {
    for (const auto text : {web_shop, everything}) {
        for (std::size_t at = text.find(": "); at != text.npos; at = text.find(": ", at + 1)) {
            for (const auto* value : {"{", "[", "\"", "tru", "-1", "1e5", "null"}) {
                const auto end = text.find_first_of(",}]", at);
                auto cut = std::string(text);
                cut.replace(at + 2, end - at - 2,
                            *value == '{'   ? "{}"
                            : *value == '[' ? "[]"
                            : *value == '"' ? "\"\""
                            : *value == 't' ? "true"
                                            : value);
                EXPECT_NO_THROW((void)parse(cut)) << at << " " << value;
            }
        }
    }
}

// ---- more than is read -------------------------------------------------------------------------

TEST(parse_scenario, a_text_may_have_a_mebibyte_and_no_byte_more) {
    auto text = std::string(web_shop);
    text.resize(largest_scenario, ' ');
    EXPECT_TRUE(parse(text));
    const auto found = parse(text + ' ').problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::out_of_range);
    EXPECT_EQ(found[0].place, "file.json");
    EXPECT_EQ(found[0].seen, "more than 1048576 bytes");
}

std::string many(std::size_t count, const std::string& what) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "\"x" : ",\"x") + std::to_string(i) + "\":" + what;
    return text + "}";
}

// An entity and 199 operations in 1,000 deployments are 200,000 parts.
TEST(parse_scenario, two_hundred_thousand_parts_are_read_and_no_deployment_more) {
    const auto with = [](std::size_t deployments) {
        return R"({"scenario":1,"region":"us-east-1","month":"2019-09","workload":{"entities":)" +
               many(1, R"({"count":1,"size":"9 B","key":{"k":"8 B"}})") + R"(,"operations":)" +
               many(199, R"({"entity":"x0","do":"get","rate":"1/day"})") + R"(},"deployments":)" +
               many(deployments, R"({"store":"dynamodb","capacity":{"mode":"on-demand"}})") + "}";
    };
    const auto most = parse(with(1000));
    ASSERT_TRUE(most);
    EXPECT_EQ(parts_of(*most), 200'000U);
    EXPECT_TRUE(parts_over_months(*most, 1).empty());
    EXPECT_EQ(parts_over_months(*most, 2).front().seen, "2 months of 200000 parts");
    const auto found = parse(with(1001)).problems();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].place, "file.json: /deployments");
    EXPECT_EQ(found[0].seen, "200200 parts");
}

}  // namespace scenario_problems_test
}  // namespace dbcost
