// SPDX-License-Identifier: MIT
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/sweep.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"

namespace sweep_test {

using namespace dbcost;
using test::codes;

// 1,000,000 strong reads of 1 KB for each "/month": 0.25 USD.
constexpr std::string_view reads = R"json(
{ "scenario": 1, "name": "reads", "region": "us-east-1", "month": "730 hours",
  "prices": { "book": "aws", "as_of": "2019-09-15" },
  "workload": {
    "entities": { "note": { "count": 0, "size": "1 KB", "key": { "id": "16 B" } } },
    "operations": { "read": { "entity": "note", "do": "get", "rate": "0/month", "consistency": "strong" } } },
  "deployments": { "one": { "store": "dynamodb", "capacity": { "mode": "on-demand" } },
                   "two": { "store": "dynamodb", "capacity": { "mode": "provisioned", "read": 1, "write": 1 } } } }
)json";

constexpr const char* rate = "/workload/operations/read/rate";
constexpr const char* count = "/workload/entities/note/count";

sweep_request reads_at(std::string_view rates, record_format as = record_format::csv, unsigned jobs = 1) {
    return {.text = std::string(reads), .file = "reads.json", .axes = {{rate, *parse_values(rates)}}, .as = as,
            .jobs = jobs};
}

struct swept {
    std::string text;
    sweep_outcome outcome;
    std::vector<std::string> blocks;
    std::vector<std::int64_t> points;
};

// All rows, of which only so many blocks are taken.
swept sweep_of(const sweep_request& asked, std::size_t most_blocks = 1000000) {
    swept made;
    made.outcome = *sweep(asked, embedded_tables(), [&](std::string_view rows, std::int64_t points) {
        made.text += rows;
        made.blocks.emplace_back(rows);
        made.points.push_back(points);
        return made.blocks.size() < most_blocks;
    });
    return made;
}

std::string text_of(const sweep_request& asked) { return sweep_of(asked).text; }

// ---- rows --------------------------------------------------------------------------------------

TEST(sweep, has_a_row_a_deployment_and_point_in_csv) {
    auto asked = reads_at("1000000/month,2000000/month");
    asked.only = "one";
    EXPECT_EQ(text_of(asked),
              "/workload/operations/read/rate,deployment,total,exact_total,complete,carries,error\r\n"
              "1000000/month,one,0.25,0.25,true,yes,\r\n"
              "2000000/month,one,0.50,0.5,true,yes,\r\n");
}

TEST(sweep, has_a_record_a_point_in_ndjson) {
    auto asked = reads_at("1000000/month", record_format::ndjson);
    EXPECT_EQ(text_of(asked),
              "{\"sweep\":1,\"values\":{\"/workload/operations/read/rate\":\"1000000/month\"},\"deployments\":["
              "{\"name\":\"one\",\"total\":\"0.25\",\"exact_total\":\"0.25\",\"complete\":true,\"carries\":\"yes\"},"
              "{\"name\":\"two\",\"total\":\"0.57\",\"exact_total\":\"0.5694\",\"complete\":true,\"carries\":\"yes\"}]}\n");
}

// The first fields of each row but the first one, one a line.
std::string values_of(const std::string& csv) {
    std::string all;
    for (auto begin = csv.find('\n') + 1; begin < csv.size(); begin = csv.find('\n', begin) + 1) {
        const auto second = csv.find(',', csv.find(',', begin) + 1);
        all += csv.substr(begin, second - begin) + " ";
    }
    return all;
}

TEST(sweep, goes_through_the_grid_with_the_last_axis_fastest) {
    auto asked = reads_at("1/day,2/day");
    asked.only = "one";
    asked.axes.push_back({count, *parse_values("5..7")});
    EXPECT_EQ(values_of(text_of(asked)), "1/day,5 1/day,6 1/day,7 2/day,5 2/day,6 2/day,7 ");
}

TEST(sweep, of_no_axis_is_the_scenario_itself) {
    auto asked = reads_at("1/day");
    asked.axes.clear();
    EXPECT_EQ(sweep_of(asked).outcome.points, 1);
}

TEST(sweep, puts_its_values_over_those_that_are_set) {
    auto asked = reads_at("1000000/month");
    asked.only = "one";
    asked.overrides.sets = {{rate, "7000000/month"}};
    EXPECT_NE(text_of(asked).find("one,0.25,"), std::string::npos);
}

// ---- points that cannot be estimated -----------------------------------------------------------

TEST(sweep, has_a_row_that_says_why_in_the_place_of_a_point_that_cannot_be_estimated) {
    auto asked = reads_at("1/day,soon,2/day");
    asked.only = "one";
    const auto seen = sweep_of(asked);
    EXPECT_EQ(values_of(seen.text), "1/day,one soon, 2/day,one ");
    const auto row = "\r\nsoon,,,,,,\"bad-rate reads.json: /workload/operations/read/rate: \"\"soon\"\"\"\r\n";
    EXPECT_NE(seen.text.find(row), std::string::npos) << seen.text;
    EXPECT_EQ(seen.outcome.points, 3);
    EXPECT_EQ(seen.outcome.failed, 1);
    EXPECT_FALSE(seen.outcome.stopped);
}

TEST(sweep, has_every_error_of_a_point_in_ndjson) {
    auto asked = reads_at("soon", record_format::ndjson);
    asked.axes.push_back({count, {"few"}});
    const auto seen = text_of(asked);
    EXPECT_NE(seen.find("\"errors\":[{\"code\":\"bad-"), std::string::npos) << seen;
    EXPECT_NE(seen.find("/workload/operations/read/rate\",\"seen\""), std::string::npos) << seen;
    EXPECT_NE(seen.find("/workload/entities/note/count\",\"seen\""), std::string::npos) << seen;
}

TEST(sweep, says_overflow_of_a_rate_that_no_number_holds) {
    auto asked = reads_at("1/day,9999999999999999999999999999/second");
    asked.only = "one";
    const auto seen = sweep_of(asked);
    EXPECT_EQ(seen.outcome.failed, 1);
    EXPECT_EQ(seen.outcome.points, 2);
}

TEST(sweep, counts_lower_bounds) {
    auto asked = reads_at("1/day,2/day");
    asked.options.weakest_allowed = confidence::stated;  // no shipped price is
    const auto seen = sweep_of(asked);
    EXPECT_EQ(seen.outcome.incomplete, 2);
    EXPECT_EQ(seen.outcome.failed, 0);
    EXPECT_NE(seen.text.find(",false,"), std::string::npos);
}

// ---- workers and blocks ------------------------------------------------------------------------

TEST(sweep, is_the_same_bytes_on_any_number_of_workers) {
    for (const auto as : {record_format::csv, record_format::ndjson}) {
        auto asked = reads_at("1/day..30/day", as);
        asked.axes.push_back({count, *parse_values("0..1000 step 50")});
        asked.axes.push_back({count, {"1", "few"}});  // the last one counts, and every second fails
        const auto one = text_of(asked);
        for (const unsigned jobs : {2U, 3U, 7U}) {
            asked.jobs = jobs;
            EXPECT_EQ(text_of(asked), one) << jobs << " workers";
        }
    }
}

TEST(sweep, hands_over_whole_rows_and_how_many_points_are_done) {
    const auto seen = sweep_of(reads_at("1/day..1025/day"));
    EXPECT_EQ(seen.points, (std::vector<std::int64_t>{0, 1024, 1025})) << "the head, and two blocks";
    for (const auto& block : seen.blocks) EXPECT_TRUE(block.ends_with("\r\n"));
    EXPECT_EQ(sweep_of(reads_at("1/day..1024/day")).blocks.size(), 2U);
}

TEST(sweep, stops_when_rows_are_not_taken) {
    const auto head = sweep_of(reads_at("1/day..5000/day"), 1), block = sweep_of(reads_at("1/day..5000/day"), 2);
    EXPECT_TRUE(head.outcome.stopped);
    EXPECT_EQ(head.outcome.points, 0);
    EXPECT_TRUE(block.outcome.stopped);
    EXPECT_EQ(block.outcome.points, 1024);
}

// ---- the grid ----------------------------------------------------------------------------------

sweep_axis axis_of(std::size_t size) { return {rate, std::vector<std::string>(size, "1/day")}; }

TEST(grid_size, is_the_product_of_the_axes) {
    EXPECT_EQ(*grid_size({}), 1);
    EXPECT_EQ(*grid_size({axis_of(3), axis_of(5)}), 15);
    EXPECT_EQ(*grid_size({axis_of(0), axis_of(5)}), 0);
}

TEST(grid_size, is_at_most_a_thousand_million) {
    EXPECT_EQ(*grid_size({axis_of(1000), axis_of(1000), axis_of(1000)}), 1000000000);
    const auto over = grid_size({axis_of(1000), axis_of(1000), axis_of(1001)});
    ASSERT_EQ(codes(over), "out-of-range");
    EXPECT_EQ(over.problems().front().place, "--vary");
    EXPECT_EQ(over.problems().front().remedy, "take larger steps, or fewer values at a time");
    EXPECT_EQ(codes(grid_size(std::vector<sweep_axis>(200, axis_of(2)))), "out-of-range") << "2^200";
    EXPECT_EQ(codes(sweep({.text = "", .file = "", .axes = std::vector<sweep_axis>(200, axis_of(2))}, embedded_tables(),
                          [](std::string_view, std::int64_t) { return true; })), "out-of-range");
}

}  // namespace sweep_test
