// SPDX-License-Identifier: MIT
// The shipped tables against their editions, and a copy of them with one file edited.
// What editions.json itself may lack has its files in tests/bad_tables.
#include <dbcost/io/load_tables.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace dbcost {
namespace edition_hashes_test {

namespace fs = std::filesystem;

const std::string table = "tables/aws/dynamodb/us-east-1.json";

// A copy of pricing/ without the facts: about 4 MB.
struct a_copy_of_the_tables : testing::Test {
    a_copy_of_the_tables() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder = (fs::temp_directory_path() / (std::string("dbcost-editions-") + test->name())).string();
        fs::remove_all(folder);
        fs::create_directories(folder);
        const fs::path shipped = DBCOST_SOURCE_DIR "/pricing";
        for (const auto* part : {"tables", "limits", "classes", "editions.json"}) {
            fs::copy(shipped / part, fs::path(folder) / part, fs::copy_options::recursive);
        }
    }
    ~a_copy_of_the_tables() override { fs::remove_all(folder); }

    // Puts `by` in the place of the first `what` of a file.
    void edit(const std::string& name, const std::string& what, const std::string& by) const {
        std::ifstream in(folder + "/" + name, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos) << what;
        std::ofstream(folder + "/" + name, std::ios::binary) << text.replace(at, what.size(), by);
    }

    // The one mistake of the folder: its code and its place within the folder.
    [[nodiscard]] std::string only_mistake() const {
        const auto found = check_tables(folder).mistakes;
        EXPECT_EQ(found.size(), 1U);
        if (found.size() != 1) return {};
        return std::string(name(found[0].code)) + " " + found[0].place.substr(folder.size() + 1);
    }

    std::string folder;
};

TEST_F(a_copy_of_the_tables, passes_as_it_was_made) {
    EXPECT_EQ(check_tables(folder).mistakes, errors{});
    EXPECT_EQ(check_tables(folder + "/").mistakes, errors{});
    EXPECT_EQ(check_tables(folder + "//").mistakes, errors{});
    EXPECT_EQ(check_tables(folder + "/" + table).mistakes, errors{});
}

TEST_F(a_copy_of_the_tables, fails_with_one_digit_edited_and_names_the_file) {
    edit(table, "\"price\": \"0.25\"", "\"price\": \"0.26\"");
    EXPECT_EQ(only_mistake(), "edition-hash " + table);
}

TEST_F(a_copy_of_the_tables, fails_with_a_digit_put_back_in_another_place) {
    edit(table, "\"price\": \"0.25\"", "\"price\": \"0.26\"");
    edit(table, "\"price\": \"0.00065\"", "\"price\": \"0.00064\"");  // the sum of all digits is as before
    EXPECT_EQ(only_mistake(), "edition-hash " + table);
}

TEST_F(a_copy_of_the_tables, fails_with_a_blank_more_that_changes_no_price) {
    edit("limits/dynamodb.json", "\"limits\": 1", "\"limits\":  1");
    EXPECT_EQ(only_mistake(), "edition-hash limits/dynamodb.json");
}

TEST_F(a_copy_of_the_tables, fails_as_a_single_file_too) {
    edit(table, "\"price\": \"0.25\"", "\"price\": \"0.26\"");
    const auto found = check_tables(folder + "/" + table).mistakes;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::edition_hash);
    EXPECT_EQ(found[0].place, folder + "/" + table);
    EXPECT_NE(found[0].expected.find("of edition 2026.1"), std::string::npos) << found[0].expected;
    EXPECT_NE(found[0].remedy.find("undo the edit"), std::string::npos) << found[0].remedy;
}

TEST_F(a_copy_of_the_tables, fails_without_one_of_its_files) {
    fs::remove(folder + "/classes/rds-postgresql.json");
    EXPECT_EQ(only_mistake(), "edition-hash classes/rds-postgresql.json");
}

TEST_F(a_copy_of_the_tables, is_somebodys_own_without_its_hashes) {
    edit(table, "\"price\": \"0.25\"", "\"price\": \"0.26\"");
    fs::remove(folder + "/editions.json");
    EXPECT_EQ(check_tables(folder).mistakes, errors{});
    EXPECT_EQ(check_tables(folder + "/" + table).mistakes, errors{});
}

TEST_F(a_copy_of_the_tables, is_refused_with_hashes_that_cannot_be_read) {
    edit("editions.json", "{", "");
    const auto found = check_tables(folder).mistakes;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::syntax);
    EXPECT_TRUE(found[0].place.starts_with(folder + "/editions.json")) << found[0].place;
}

}  // namespace edition_hashes_test
}  // namespace dbcost
