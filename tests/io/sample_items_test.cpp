// SPDX-License-Identifier: MIT
// Sample items measured while a scenario is read: sizes, shares, the saved form, and each mistake.
#include <dbcost/io/parse_scenario.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dbcost {
namespace sample_items_test {

using strings = std::vector<std::string>;

// A folder of its own for each test, with a file of samples beside the scenario.
class sample_items : public testing::Test {
protected:
    void SetUp() override {
        const auto* running = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) / ("dbcost_" + std::string(running->name()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void put(const std::string& text) const { std::ofstream(folder_ / "items.jsonl", std::ios::binary) << text; }

    [[nodiscard]] result<scenario> read(const std::string& size = R"({"samples": "items.jsonl"})",
                                        const std::string& options = "{}",
                                        const std::string& store = R"("store": "dynamodb")") const {
        return parse_scenario(R"({"scenario": 1, "region": "us-east-1", "options": )" + options +
                                  R"(, "workload": {"entities": {"note": {"count": 9, "key": {"id": "1 B"}, "size": )" +
                                  size + R"(}}}, "deployments": {"one": {)" + store +
                                  R"(, "usage": {"transfer.internet-out": "1"}}}})",
                              (folder_ / "file.json").string(), {});
    }

    // "400 B 1/3" for each class.
    [[nodiscard]] strings measured(const result<scenario>& from) const {
        strings seen;
        if (!from) return problems_of(from);
        for (const auto& one : from->workload.entities.at(0).size.classes) {
            seen.push_back(std::to_string(one.size.count()) + " B " + to_string(one.share.numerator()) + "/" +
                           to_string(one.share.denominator()));
        }
        return seen;
    }

    // Code and place, without the folder.
    [[nodiscard]] strings problems_of(const result<scenario>& from) const {
        strings seen;
        for (const auto& problem : from.problems()) {
            EXPECT_FALSE(problem.remedy.empty());
            auto place = problem.place;
            if (place.starts_with(folder_.generic_string())) place.erase(0, folder_.generic_string().size() + 1);
            seen.push_back(std::string(name(problem.code)) + " " + place);
        }
        return seen;
    }

    std::filesystem::path folder_;
};

// ---- sizes and shares --------------------------------------------------------------------------

TEST_F(sample_items, are_classes_by_size_with_exact_shares) {
    put("{\"id\": \"1\", \"p\": \"abcd\"}\n{\"id\": \"2\"}\n\n{\"id\": \"3\", \"p\": \"abcd\"}");
    EXPECT_EQ(measured(read()), (strings{"3 B 1/3", "8 B 2/3"}));
}

TEST_F(sample_items, in_plain_json_take_the_type_of_their_value) {
    // id 3, n 1 + 3, t 1 + 1, z 1 + 1, l 1 + 3 + 2 x 1 + "a" 1 + 7 2, m 1 + 3 + 1 + k 1 + "é" 2
    put(R"({"id": "1", "n": 1.50, "t": true, "z": null, "l": ["a", 7], "m": {"k": "é"}})");
    EXPECT_EQ(measured(read()), (strings{"28 B 1/1"}));
}

TEST_F(sample_items, keep_every_digit_of_a_number) {
    put(R"({"id": "1", "n": 12345678901234567890123456789012345678})");  // 38 digits: 20 bytes
    EXPECT_EQ(measured(read()), (strings{"24 B 1/1"}));
}

TEST_F(sample_items, are_in_dynamodb_json_when_the_first_key_is_an_object) {
    put(R"({"id": {"S": "1"}, "m": {"M": {"S": {"S": "x"}}}})");  // 3, m 1 + 3 + 1 + S 1 + 1
    EXPECT_EQ(measured(read()), (strings{"10 B 1/1"}));
    put(R"({"id": "1", "m": {"S": "x"}})");  // in plain JSON the same text is a map
    EXPECT_EQ(measured(read()), (strings{"10 B 1/1"}));
    put(R"({"m": {"S": "x"}, "id": {"N": "7"}})");  // 2, id 2 + 2
    EXPECT_EQ(measured(read()), (strings{"6 B 1/1"}));
}

TEST_F(sample_items, honour_the_option_that_stands_behind_them) {
    put(R"({"id": "1", "l": ["a", "b"]})");
    EXPECT_EQ(measured(read()), (strings{"11 B 1/1"}));
    EXPECT_EQ(measured(read(R"({"samples": "items.jsonl"})", R"({"nested_element_overhead": 0})")),
              (strings{"9 B 1/1"}));
}

// ---- the saved form ----------------------------------------------------------------------------

TEST_F(sample_items, are_kept_in_the_normalised_scenario_which_needs_no_file) {
    put("{\"id\": \"1\"}\n{\"id\": \"2\"}\n{\"id\": \"34\"}\n");
    const auto first = read();
    ASSERT_TRUE(first);
    EXPECT_NE(first->normalised.find(
                  R"("size":{"samples":"items.jsonl","measured":[{"size":"3 B","items":2},{"size":"4 B","items":1}]})"),
              std::string::npos)
        << first->normalised;
    std::filesystem::remove(folder_ / "items.jsonl");
    const auto again = parse_scenario(first->normalised, "saved.json", {});
    EXPECT_EQ(measured(again), measured(first));
    EXPECT_EQ(again->normalised, first->normalised);
}

TEST_F(sample_items, measured_sizes_are_checked) {
    const auto stated = [&](const std::string& list) {
        return measured(read(R"({"samples": "items.jsonl", "measured": )" + list + "}"));
    };
    const std::string at = "file.json: /workload/entities/note/size/measured";
    EXPECT_EQ(stated(R"([{"size": "3 B", "items": 2}, {"size": "1 KB", "items": 6}])"),
              (strings{"3 B 1/4", "1024 B 3/4"}));
    EXPECT_EQ(stated("[]"), (strings{"out-of-range " + at}));
    EXPECT_EQ(stated(R"([{"size": "3 B", "items": 0}])"), (strings{"out-of-range " + at + "/0/items"}));
    EXPECT_EQ(stated(R"([{"size": "3 B"}])"), (strings{"missing-key " + at + "/0"}));
    EXPECT_EQ(stated(R"([{"size": "3 B", "items": 1}, {"size": "3 B", "items": 1}])"),
              (strings{"out-of-range " + at + "/1"}));
    EXPECT_EQ(measured(read(R"({"classes": [{"size": "3 B", "share": "100%"}], "measured": [{"size": "3 B", "items": 1}]})")),
              (strings{"contradiction " + at}));
}

// ---- mistakes ----------------------------------------------------------------------------------

TEST_F(sample_items, that_are_not_there_are_an_error_of_the_scenario) {
    const auto missing = read();
    EXPECT_EQ(problems_of(missing), (strings{"file-unreadable file.json: /workload/entities/note/size/samples"}));
    EXPECT_NE(missing.problems().at(0).seen.find("items.jsonl"), std::string::npos);
    put("\n\n");
    EXPECT_EQ(problems_of(read()), (strings{"out-of-range file.json: /workload/entities/note/size/samples"}));
}

TEST_F(sample_items, with_mistakes_name_their_line) {
    put("{\"id\": \"1\"}\n{\"id\": }\n\n[1]\n{\"id\": \"1\", \"n\": 1e200}\n{\"name\": \"x\"}\n{\"id\": true}\n");
    EXPECT_EQ(problems_of(read()),
              (strings{"syntax items.jsonl: line 2, column 8", "wrong-type items.jsonl: line 4",
                       "out-of-range items.jsonl: line 5: /n", "missing-key items.jsonl: line 6",
                       "wrong-type items.jsonl: line 7"}));
}

TEST_F(sample_items, in_two_forms_are_refused) {
    put("{\"id\": {\"S\": \"1\"}}\n{\"id\": \"1\"}\n");
    EXPECT_EQ(problems_of(read()), (strings{"wrong-type items.jsonl: line 2: /id"}));
    put("{\"id\": \"1\"}\n{\"id\": {\"S\": \"1\"}}\n");  // a map is no key
    EXPECT_EQ(problems_of(read()), (strings{"wrong-type items.jsonl: line 2"}));
}

TEST_F(sample_items, on_dynamodb_have_at_most_400_kb) {
    put(R"({"id": "1", "p": ")" + std::string(409596, 'x') + "\"}");
    EXPECT_EQ(measured(read()), (strings{"409600 B 1/1"}));
    put(R"({"id": "1", "p": ")" + std::string(409597, 'x') + "\"}");
    EXPECT_EQ(problems_of(read()), (strings{"item-too-large items.jsonl: line 1"}));
}

TEST_F(sample_items, on_postgresql_alone_may_be_larger) {
    put(R"({"id": "1", "p": ")" + std::string(409597, 'x') + "\"}");
    EXPECT_EQ(measured(read(R"({"samples": "items.jsonl"})", "{}",
                            R"("store": "rds-postgresql", "instance": "db.m5.large", "storage": {"type": "gp2", "size": "20 GiB"})")),
              (strings{"409601 B 1/1"}));
}

}  // namespace sample_items_test
}  // namespace dbcost
