// SPDX-License-Identifier: MIT
// Requests as text: the recorded ones all match, each mistake has its line, place and remedy.
#include <dbcost/io/capacity.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace dbcost {
namespace capacity_test {

using strings = std::vector<std::string>;

[[nodiscard]] std::string text_of(const std::string& file) {
    std::ifstream stream(std::string(DBCOST_SOURCE_DIR) + "/" + file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

constexpr auto vectors = "tests/vectors/dynamodb-consumed-capacity.ndjson";

// ---- what AWS's emulator reported --------------------------------------------------------------

TEST(recorded_capacity, is_what_is_computed_for_all_410_requests) {
    const auto checked = check_capacity(text_of(vectors), vectors, {});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->operations, 410U);
    EXPECT_EQ(checked->differing, 0U);
    for (const auto& one : checked->differences) {
        ADD_FAILURE() << "line " << one.line << ", " << name(one.kind) << ", " << one.where << ": recorded "
                      << one.seen_halves << " halves, computed " << one.computed_halves;
    }
}

TEST(recorded_capacity, with_one_wrong_number_differs_there) {
    auto text = text_of(vectors);
    const std::string right = R"("consumed":{"table":2,"total":5,)";
    text.replace(text.find(right), right.size(), R"("consumed":{"table":3,"total":6,)");
    const auto checked = check_capacity(text, vectors, {});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->differing, 1U);
    ASSERT_EQ(checked->differences.size(), 2U);
    EXPECT_EQ(checked->differences[0].line, 3);
}

// ---- a request ---------------------------------------------------------------------------------

constexpr std::string_view table =
    R"("table": {"name": "orders", "key": ["id"],
        "global_indexes": [{"name": "by_status", "key": ["status"], "projection": "INCLUDE", "include": ["amount"]}],
        "local_indexes": [{"name": "by_date", "key": ["id", "date"], "projection": "KEYS_ONLY"}]})";

[[nodiscard]] std::string line_of(std::string_view rest) {
    std::string text = "{" + std::string(table) + ", " + std::string(rest) + "}";
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text + "\n";
}

constexpr std::string_view put =
    R"("op": "PutItem", "before": null, "after": {"id": {"S": "1"}, "status": {"S": "new"}, "date": {"N": "3"}})";

TEST(capacity_of, splits_units_by_table_and_index) {
    const auto report = capacity_of(line_of(put), "r.ndjson", {});
    ASSERT_TRUE(report);
    ASSERT_EQ(report->requests.size(), 1U);
    const auto& shares = report->requests[0].shares;
    ASSERT_EQ(shares.size(), 3U);
    EXPECT_EQ(shares[0].who, capacity_owner::table);
    EXPECT_EQ(shares[0].table, "orders");
    EXPECT_EQ(shares[1].index, "by_status");
    EXPECT_EQ(shares[2].who, capacity_owner::local_index);
    for (const auto& share : shares) EXPECT_EQ(share.units.writes, write_units(1));
    EXPECT_EQ(report->total.writes, write_units(3));
}

TEST(capacity_of, adds_up_by_table_and_index) {
    const auto get = line_of(R"("op": "GetItem", "consistent": false, "items": [null])");
    const auto report = capacity_of(line_of(put) + "\n" + get + line_of(put), "r.ndjson", {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->requests[1].line, 3);
    ASSERT_EQ(report->shares.size(), 3U);
    EXPECT_EQ(report->shares[0].units.writes, write_units(2));
    EXPECT_EQ(report->shares[0].units.reads, half_read_units(1));
    EXPECT_EQ(report->total.writes, write_units(6));
}

[[nodiscard]] std::int64_t halves_of(std::string_view rest) {
    const auto report = capacity_of(line_of(rest), "r.ndjson", {});
    EXPECT_TRUE(report);
    return report ? report->total.halves() : -1;
}

TEST(capacity_of, knows_every_operation) {
    const std::string item = R"({"id": {"S": "1"}})";
    EXPECT_EQ(halves_of(R"("op": "GetItem", "items": [])"), 1);
    EXPECT_EQ(halves_of(R"("op": "GetItem", "consistent": true, "items": [)" + item + "]"), 2);
    EXPECT_EQ(halves_of(R"("op": "BatchGetItem", "consistent": true, "items": [null, )" + item + "]"), 4);
    EXPECT_EQ(halves_of(R"("op": "Query", "items": [])"), 1);
    EXPECT_EQ(halves_of(R"("op": "Scan", "index": "by_date", "fetch": "all", "items": [{"id": {"S": "1"}, "date": {"S": "d"}, "p": {"S": "q"}}])"), 2);
    EXPECT_EQ(halves_of(R"("op": "TransactGetItems", "items": [null])"), 4);
    EXPECT_EQ(halves_of(R"("op": "UpdateItem", "before": null, "after": )" + item), 2);
    EXPECT_EQ(halves_of(R"("op": "DeleteItem", "before": null, "after": null)"), 2);
    EXPECT_EQ(halves_of(R"("op": "BatchWriteItem", "writes": [{"before": null, "after": )" + item +
                        R"(}, {"before": )" + item + R"(, "after": null}])"), 4);
    EXPECT_EQ(halves_of(R"("op": "TransactWriteItems", "writes": [{"check": null}, {"before": null, "after": )" +
                        item + "}]"), 8);
}

TEST(capacity_of, reads_values_of_every_type) {
    // id 3; s 1+2, n 1+2, b 1+3, t 1+1, z 1+1, l 1+3+1+1, m 1+3+1+1+1, u 1+3, v 1+4, w 1+1: 41 bytes
    const auto all = R"({"id": {"S": "1"}, "s": {"S": "\u00e9"}, "n": {"N": "12"}, "b": {"B": "AAEC"},
        "t": {"BOOL": false}, "z": {"NULL": true}, "l": {"L": [{"S": "x"}]}, "m": {"M": {"k": {"S": "v"}}},
        "u": {"SS": ["ab", "c"]}, "v": {"NS": ["1", "22"]}, "w": {"BS": ["AA=="]}})";
    const auto requests =
        read_capacity_requests(line_of(R"("op": "GetItem", "items": [)" + std::string(all) + "]"), "r");
    ASSERT_TRUE(requests);
    const auto& item = requests->at(0).what.items.at(0).value();
    EXPECT_EQ(item_size(item, 1), bytes(41));
    EXPECT_EQ(item.find("b")->text, std::string("\0\1\2", 3));
    EXPECT_EQ(item.find("w")->elements.at(0).text, std::string(1, '\0'));
}

// ---- differences -------------------------------------------------------------------------------

[[nodiscard]] capacity_check checked(std::string_view consumed) {
    const auto made = check_capacity(line_of(std::string(put) + R"(, "consumed": )" + std::string(consumed)), "r", {});
    EXPECT_TRUE(made);
    return *made;
}

TEST(check_capacity, takes_the_right_numbers_as_numbers_or_text) {
    EXPECT_EQ(checked(R"({"table": 1, "total": 3, "gsi": {"by_status": 1}, "lsi": {"by_date": 1.0}})").differing, 0U);
    EXPECT_EQ(checked(R"({"total": "3"})").differing, 0U);
}

TEST(check_capacity, names_each_number_that_differs) {
    const auto made = checked(R"({"table": 1.5, "total": 3, "gsi": {"by_status": 1}})");
    EXPECT_EQ(made.operations, 1U);
    EXPECT_EQ(made.differing, 1U);
    ASSERT_EQ(made.differences.size(), 2U);
    EXPECT_EQ(made.differences[0].where, "table");
    EXPECT_EQ(made.differences[0].seen_halves, 3);
    EXPECT_EQ(made.differences[0].computed_halves, 2);
    EXPECT_EQ(made.differences[1].where, "local index by_date");
    EXPECT_EQ(made.differences[1].seen_halves, 0);
    EXPECT_EQ(checked(R"({"total": 2})").differences.at(0).where, "total");
    EXPECT_EQ(checked(R"({"table": 1, "total": 3, "gsi": {}, "lsi": {"by_date": 1}})").differences.at(0).where,
              "global index by_status");
}

TEST(check_capacity, wants_a_record_of_each_request) {
    const auto made = check_capacity(line_of(put), "r.ndjson", {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().at(0).code, errc::missing_key);
    EXPECT_EQ(made.problems().at(0).place, "r.ndjson: line 1");
}

// ---- mistakes ----------------------------------------------------------------------------------

[[nodiscard]] strings problems_of(const std::string& text) {
    strings found;
    const auto made = capacity_of(text, "r", {});
    EXPECT_FALSE(made) << text;
    for (const auto& problem : made.problems()) {
        EXPECT_FALSE(problem.seen.empty() || problem.expected.empty() || problem.remedy.empty());
        found.push_back(std::string(name(problem.code)) + " " + problem.place);
    }
    return found;
}
[[nodiscard]] strings refused(std::string_view rest) { return problems_of(line_of(rest)); }
[[nodiscard]] strings refused_item(std::string_view item) {
    return refused(R"("op": "PutItem", "before": null, "after": )" + std::string(item));
}
[[nodiscard]] strings refused_table(std::string_view table_text) {
    std::string text = R"({"op": "GetItem", "items": [], "table": )" + std::string(table_text) + "}";
    std::replace(text.begin(), text.end(), '\n', ' ');
    return problems_of(text);
}

TEST(capacity_mistakes, have_the_line_and_the_pointer) {
    EXPECT_EQ(problems_of("\n" + line_of(put) + "{\"op\": 1,}\n[]\n"),
              (strings{"syntax r: line 3, column 10", "wrong-type r: line 4"}));
    EXPECT_EQ(refused(R"("op": "PutItm", "before": null)"), (strings{"bad-choice r: line 1: /op"}));
    EXPECT_EQ(refused(R"("op": "PutItem", "before": null)"), (strings{"missing-key r: line 1"}));
    EXPECT_EQ(refused(std::string(put) + R"(, "items": [])"), (strings{"unknown-key r: line 1: /items"}));
    EXPECT_EQ(refused(std::string(put) + R"(, "op": "PutItem")"), (strings{"duplicate-key r: line 1: /op"}));
}

TEST(capacity_mistakes, of_keys_stand_beside_all_others) {
    const strings both{"bad-number r: line 1: /after/a/N", "refused-by-aws r: line 1: /after"};
    EXPECT_EQ(refused_item(R"({"id": {"S": ""}, "a": {"N": "1,5"}})"), both);
    EXPECT_EQ(problems_of(line_of(R"("op": "PutItem", "before": null, "after": {"id": {"S": ""}})") + "[]\n"),
              (strings{"refused-by-aws r: line 1: /after", "wrong-type r: line 2"}));
}

TEST(capacity_mistakes, of_a_key_are_not_followed_by_its_absence) {
    EXPECT_EQ(refused_item(R"({"id": {"N": "1,5"}})"), (strings{"bad-number r: line 1: /after/id/N"}));
    EXPECT_EQ(refused(R"("op": "Query", "items": [], "fetch": "all", "index": 5)"),
              (strings{"wrong-type r: line 1: /index"}));
}

TEST(capacity_mistakes, of_a_file_without_requests) {
    EXPECT_EQ(problems_of(""), (strings{"missing-key r"}));
    EXPECT_EQ(problems_of("\n \r\n"), (strings{"missing-key r"}));
}

TEST(capacity_mistakes, of_operations) {
    EXPECT_EQ(refused(R"("op": "DeleteItem", "before": null, "after": {"id": {"S": "1"}})"),
              (strings{"contradiction r: line 1: /after"}));
    EXPECT_EQ(refused(R"("op": "PutItem", "before": null, "after": null)"),
              (strings{"contradiction r: line 1: /after"}));
    EXPECT_EQ(refused(R"("op": "GetItem", "items": [null, null])"), (strings{"out-of-range r: line 1: /items"}));
    EXPECT_EQ(refused(R"("op": "Query", "items": [null])"), (strings{"wrong-type r: line 1: /items/0"}));
    EXPECT_EQ(refused(R"("op": "BatchGetItem", "items": [])"), (strings{"out-of-range r: line 1: /items"}));
    EXPECT_EQ(refused(R"("op": "BatchWriteItem", "writes": [])"), (strings{"out-of-range r: line 1: /writes"}));
    EXPECT_EQ(refused(R"("op": "BatchWriteItem", "writes": [{"check": null}])"),
              (strings{"missing-key r: line 1: /writes/0", "missing-key r: line 1: /writes/0",
                       "unknown-key r: line 1: /writes/0/check"}));
    EXPECT_EQ(refused(R"("op": "TransactGetItems", "consistent": true, "items": [null])"),
              (strings{"unknown-key r: line 1: /consistent"}));
    EXPECT_EQ(refused(R"("op": "Query", "items": [], "index": "by_dat")"), (strings{"unknown-index r: line 1: /index"}));
    EXPECT_EQ(refused(R"("op": "Query", "items": [], "fetch": "some")"), (strings{"bad-choice r: line 1: /fetch"}));
}

TEST(capacity_mistakes, of_tables) {
    EXPECT_EQ(refused_table(R"({"key": []})"), (strings{"missing-key r: line 1: /table/key"}));
    EXPECT_EQ(refused_table(R"({"key": ["a", "b", "c"]})"), (strings{"out-of-range r: line 1: /table/key"}));
    EXPECT_EQ(refused_table(R"({"key": ["a"], "global_indexes": [{"name": "i", "key": ["b"], "projection": "KEYS"}]})"),
              (strings{"bad-choice r: line 1: /table/global_indexes/0/projection"}));
    EXPECT_EQ(refused_table(R"({"key": ["a"], "global_indexes": [{"name": "i", "key": ["b"], "projection": "INCLUDE"}]})"),
              (strings{"missing-key r: line 1: /table/global_indexes/0"}));
    EXPECT_EQ(refused_table(R"({"key": ["a"], "global_indexes": [{"name": "i", "key": ["b"], "projection": "ALL", "include": ["c"]}]})"),
              (strings{"contradiction r: line 1: /table/global_indexes/0/include"}));
    EXPECT_EQ(refused_table(R"({"key": ["a"], "local_indexes": [{"name": "i", "key": ["b", "c"], "projection": "ALL"}]})"),
              (strings{"contradiction r: line 1: /table/local_indexes"}));
    EXPECT_EQ(refused_table(R"({"key": ["a"], "global_indexes": [{"name": "i", "key": ["b"], "projection": "ALL"},
                                {"name": "i", "key": ["c"], "projection": "ALL"}]})"),
              (strings{"contradiction r: line 1: /table"}));
}

TEST(capacity_mistakes, of_values) {
    const auto value = [](std::string_view text) {
        return refused_item(R"({"id": {"S": "1"}, "a": )" + std::string(text) + "}");
    };
    const strings at_type{"wrong-type r: line 1: /after/a"};
    EXPECT_EQ(value(R"("text")"), at_type);
    EXPECT_EQ(value("{}"), at_type);
    EXPECT_EQ(value(R"({"S": "x", "N": "1"})"), at_type);
    EXPECT_EQ(value(R"({"s": "x"})"), (strings{"unknown-key r: line 1: /after/a/s"}));
    EXPECT_EQ(value(R"({"S": 1})"), (strings{"wrong-type r: line 1: /after/a/S"}));
    EXPECT_EQ(value(R"({"N": 1})"), (strings{"wrong-type r: line 1: /after/a/N"}));
    EXPECT_EQ(value(R"({"N": "1,5"})"), (strings{"bad-number r: line 1: /after/a/N"}));
    EXPECT_EQ(value(R"({"N": "1e126"})"), (strings{"out-of-range r: line 1: /after/a/N"}));
    EXPECT_EQ(value(R"({"BOOL": "true"})"), (strings{"wrong-type r: line 1: /after/a/BOOL"}));
    EXPECT_EQ(value(R"({"NULL": false})"), (strings{"bad-choice r: line 1: /after/a/NULL"}));
    for (const auto* bad : {"A", "AA", "AAA", "AAA*", "=AAA", "A===", "AA==AA==", "AA=A"}) {
        EXPECT_EQ(value(R"({"B": ")" + std::string(bad) + "\"}"), (strings{"wrong-type r: line 1: /after/a/B"})) << bad;
    }
    EXPECT_EQ(value(R"({"SS": []})"), (strings{"out-of-range r: line 1: /after/a/SS"}));
    EXPECT_EQ(value(R"({"NS": ["1", "1.0"]})"), (strings{"contradiction r: line 1: /after/a/NS"}));
    EXPECT_EQ(value(R"({"L": [{"S": "x"}, {"N": ""}]})"), (strings{"bad-number r: line 1: /after/a/L/1/N"}));
    EXPECT_EQ(value(R"({"M": {"k": {"S": "x"}, "k": {"S": "y"}}})"), (strings{"duplicate-key r: line 1: /after/a/M/k"}));
    EXPECT_EQ(refused_item(R"({"id": {"S": "1"}, "": {"S": "x"}})"), (strings{"out-of-range r: line 1: /after/"}));
}

TEST(capacity_mistakes, of_items) {
    EXPECT_EQ(refused_item(R"({"status": {"S": "new"}})"), (strings{"missing-key r: line 1: /after"}));
    EXPECT_EQ(refused_item(R"({"id": {"S": ""}})"), (strings{"refused-by-aws r: line 1: /after"}));
    EXPECT_EQ(refused_item(R"({"id": {"S": "1"}, "p": {"S": ")" + std::string(409597, 'x') + "\"}}"),
              (strings{"item-too-large r: line 1: /after"}));
}

[[nodiscard]] std::string nested(int levels) {
    std::string value = R"({"S": "x"})";
    for (int i = 1; i < levels; ++i) value = R"({"L": [)" + value + "]}";
    return R"("op": "PutItem", "before": null, "after": {"id": {"S": "1"}, "d": )" + value + "}";
}

TEST(capacity_mistakes, of_documents_that_are_too_deep) {
    EXPECT_TRUE(capacity_of(line_of(nested(32)), "r", {}));
    EXPECT_EQ(refused(nested(33)), (strings{"refused-by-aws r: line 1: /after"}));
    const auto deeper = refused(nested(100));  // more than can be read
    ASSERT_EQ(deeper.size(), 1U);
    EXPECT_TRUE(deeper[0].starts_with("too-deep r: line 1: /after/d/L/0/L")) << deeper[0];
}

TEST(capacity_mistakes, of_records) {
    const auto record = [](std::string_view text) {
        return refused(std::string(put) + R"(, "consumed": )" + std::string(text));
    };
    EXPECT_EQ(record("{}"), (strings{"missing-key r: line 1: /consumed"}));
    EXPECT_EQ(record(R"({"total": 0.25})"), (strings{"out-of-range r: line 1: /consumed/total"}));
    EXPECT_EQ(record(R"({"total": -1})"), (strings{"out-of-range r: line 1: /consumed/total"}));
    EXPECT_EQ(record(R"({"total": true})"), (strings{"wrong-type r: line 1: /consumed/total"}));
    EXPECT_EQ(record(R"({"total": "x"})"), (strings{"bad-number r: line 1: /consumed/total"}));
    EXPECT_EQ(record(R"({"total": 1, "gsi": {"by_status": 1}})"), (strings{"missing-key r: line 1: /consumed"}));
    EXPECT_EQ(record(R"({"total": 1, "table": 1, "lsi": {"by_status": 1}})"),
              (strings{"unknown-index r: line 1: /consumed/lsi/by_status"}));
    EXPECT_EQ(record(R"({"total": 1, "tabel": 1})"), (strings{"unknown-key r: line 1: /consumed/tabel"}));
}

}  // namespace capacity_test
}  // namespace dbcost
