// SPDX-License-Identifier: MIT
#include <dbcost/io/batch.hpp>
#include <dbcost/io/load_tables.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace batch_test {

using namespace dbcost;

// A scenario in a line: so many million strong reads a month, at 0.25 USD each.
std::string reads(std::int64_t millions, const std::string& name = "reads") {
    return R"({"scenario": 1, "name": ")" + name + R"(", "region": "us-east-1", "month": "730 hours",)" +
           R"("prices": {"book": "aws", "as_of": "2019-09-15"}, "workload": {"entities": {"note": {"count": 0, )" +
           R"("size": "1 KB", "key": {"id": "16 B"}}}, "operations": {"read": {"entity": "note", "do": "get", "rate": ")" +
           std::to_string(millions) + R"(000000/month", "consistency": "strong"}}}, "deployments": {"d": )" +
           R"({"store": "dynamodb", "capacity": {"mode": "on-demand"}}}})";
}

std::string record(int line, std::string_view total, std::string_view exact, const std::string& name = "reads") {
    return "{\"batch\":1,\"line\":" + std::to_string(line) + ",\"name\":\"" + name +
           "\",\"deployments\":[{\"name\":\"d\",\"total\":\"" + std::string(total) + "\",\"exact_total\":\"" + std::string(exact) +
           "\",\"complete\":true,\"carries\":\"yes\"}]}\n";
}

struct batched {
    std::string text;
    batch_outcome outcome;
    int blocks = 0;
};

batched batch_of(const std::vector<std::string>& lines, batch_request asked = {}, int most_blocks = 1000000) {
    batched made;
    std::size_t at = 0;
    const auto next = [&] { return at < lines.size() ? std::optional(lines[at++]) : std::nullopt; };
    made.outcome = batch(asked, embedded_tables(), next, [&](std::string_view records) {
        made.text += records;
        return ++made.blocks < most_blocks;
    });
    return made;
}

bool contains(const std::string& text, std::string_view piece) { return text.find(piece) != std::string::npos; }

// ---- records -----------------------------------------------------------------------------------

TEST(batch, has_a_record_a_line_in_the_same_order) {
    const auto seen = batch_of({reads(3), reads(1, "b"), reads(2)});
    EXPECT_EQ(seen.text, record(1, "0.75", "0.75") + record(2, "0.25", "0.25", "b") + record(3, "0.50", "0.5"));
    EXPECT_EQ(seen.outcome.lines, 3);
    EXPECT_EQ(seen.outcome.failed, 0);
    EXPECT_EQ(seen.outcome.incomplete, 0);
}

TEST(batch, of_nothing_has_no_record) {
    EXPECT_EQ(batch_of({}).text, "");
    EXPECT_EQ(batch_of({"", " \t", "\r"}).text, "");
    EXPECT_EQ(batch_of({"", " \t", "\r"}).outcome.lines, 0);
}

TEST(batch, skips_blank_lines_and_counts_them) {
    const auto seen = batch_of({"", reads(1), " \t\r", reads(2) + "\r"});
    EXPECT_EQ(seen.text, record(2, "0.25", "0.25") + record(4, "0.50", "0.5"));
    EXPECT_EQ(seen.outcome.lines, 2);
}

TEST(batch, has_one_record_of_errors_for_a_bad_line_and_goes_on) {
    for (const std::string bad : {"{", "[]", "{} {}", "null", "{\"scenario\": 1}"}) {
        const auto seen = batch_of({reads(1), bad, reads(2)});
        EXPECT_TRUE(seen.text.starts_with(record(1, "0.25", "0.25") + "{\"batch\":1,\"line\":2,\"errors\":[{\"code\":\"")) << seen.text;
        EXPECT_TRUE(seen.text.ends_with("\n" + record(3, "0.50", "0.5"))) << seen.text;
        EXPECT_EQ(std::count(seen.text.begin(), seen.text.end(), '\n'), 3) << seen.text;
        EXPECT_EQ(seen.outcome.failed, 1) << bad;
    }
}

TEST(batch, names_the_file_and_line_of_an_error) {
    const auto seen = batch_of({"", "{\"scenario\": 2}"}, {.file = "all.ndjson"});
    EXPECT_TRUE(contains(seen.text, "\"place\":\"all.ndjson: line 2: /scenario\"")) << seen.text;
}

TEST(batch, takes_the_same_changes_to_each_line) {
    const scenario_overrides four{.sets = {{"/workload/operations/read/rate", "4000000/month"}}};
    const auto seen = batch_of({reads(1), reads(2)}, {.overrides = four});
    EXPECT_EQ(seen.text, record(1, "1.00", "1") + record(2, "1.00", "1"));
}

TEST(batch, has_an_error_where_a_line_lacks_the_deployment) {
    const auto seen = batch_of({reads(1)}, {.only = "none"});
    EXPECT_TRUE(contains(seen.text, "{\"batch\":1,\"line\":1,\"errors\":[{\"code\":\"unknown-deployment\"")) << seen.text;
    EXPECT_EQ(seen.outcome.failed, 1);
}

TEST(batch, counts_lower_bounds) {
    const auto seen = batch_of({reads(1), "{"}, {.options = {.weakest_allowed = confidence::stated}});
    EXPECT_EQ(seen.outcome.incomplete, 1);
    EXPECT_EQ(seen.outcome.failed, 1);
    EXPECT_TRUE(contains(seen.text, "\"complete\":false"));
}

// ---- odd bytes ---------------------------------------------------------------------------------

TEST(batch, refuses_nul_bytes_and_invalid_utf8_and_still_writes_valid_records) {
    auto with_nul = reads(1);
    with_nul.insert(with_nul.size() / 2, 1, '\0');
    const auto seen = batch_of({with_nul, std::string(3, '\0'), "\xff\xfe", reads(1, "caf\xe9"), reads(1)});
    EXPECT_EQ(seen.outcome.failed, 4) << seen.text;
    EXPECT_TRUE(seen.text.ends_with(record(5, "0.25", "0.25"))) << seen.text;
    EXPECT_EQ(seen.text.find('\0'), std::string::npos);
    EXPECT_EQ(seen.text.find('\xff'), std::string::npos);
    EXPECT_EQ(seen.text.find('\xe9'), std::string::npos);
}

// Blanks behind the scenario make the line as long as it may be, and a byte longer.
TEST(batch, refuses_a_line_that_is_too_long) {
    auto line = reads(1);
    line.resize(longest_line, ' ');
    EXPECT_EQ(batch_of({line}).text, record(1, "0.25", "0.25"));
    line += ' ';
    const auto seen = batch_of({line, reads(2)}, {.file = "all.ndjson"});
    EXPECT_TRUE(seen.text.starts_with("{\"batch\":1,\"line\":1,\"errors\":[{\"code\":\"out-of-range\","));
    EXPECT_TRUE(contains(seen.text, "\"place\":\"all.ndjson: line 1\""));
    EXPECT_TRUE(contains(seen.text, "a line of more than 1048576 bytes"));
    EXPECT_TRUE(contains(seen.text, "write each scenario on a line of its own"));
    EXPECT_TRUE(seen.text.ends_with(record(2, "0.50", "0.5")));
}

// ---- workers and blocks ------------------------------------------------------------------------

std::vector<std::string> many_lines(std::size_t count) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < count; ++i) {
        const auto good = reads(static_cast<std::int64_t>(i + 1));
        lines.push_back(i % 10 == 3 ? "{" : i % 10 == 5 ? "" : good);
    }
    return lines;
}

TEST(batch, is_the_same_bytes_on_any_number_of_workers) {
    const auto lines = many_lines(1500);
    const auto one = batch_of(lines);
    for (const unsigned jobs : {2U, 3U, 7U}) EXPECT_EQ(batch_of(lines, {.jobs = jobs}).text, one.text) << jobs;
    EXPECT_EQ(one.outcome.lines, 1350);
    EXPECT_EQ(one.outcome.failed, 150);
}

TEST(batch, hands_over_blocks_and_stops_when_one_is_not_taken) {
    const std::vector<std::string> lines(2049, reads(1));
    EXPECT_EQ(batch_of(lines).blocks, 3);
    const auto seen = batch_of(lines, {}, 1);
    EXPECT_TRUE(seen.outcome.stopped);
    EXPECT_EQ(seen.outcome.lines, 1024);
}

}  // namespace batch_test
