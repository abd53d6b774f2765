// SPDX-License-Identifier: MIT
// Every file below tests/cases is a test, first against itself, then against dbcost. Its name is its
// path, with _ for -, because a hyphen in a --gtest_filter begins what is left out.
#include <gtest/gtest.h>

#include <dbcost/io/load_tables.hpp>

#include "cases/case_comparison.hpp"

namespace cases_test {

using namespace dbcost::cases;
namespace fs = std::filesystem;

constexpr std::size_t least_files = 60;

const fs::path folder = fs::path(DBCOST_SOURCE_DIR) / "tests" / "cases";

class case_test : public testing::Test {
public:
    explicit case_test(fs::path path) : path_(std::move(path)) {}

    void TestBody() override {
        try {
            const auto one = read_case(path_);
            SCOPED_TRACE(one.sentence + "\nrule " + one.rule + ": " + one.why);
            auto against_itself = check_arithmetic(one);
            for (const auto& [name, bill] : one.bills) {
                if (!bill.sizing.is_null()) check_sizing(against_itself, name, bill.sizing);
            }
            if (report(against_itself, "the case contradicts itself")) return;
            report(compare_with_dbcost(one, path_.string(), dbcost::embedded_tables()),
                   "dbcost differs from the case");
        } catch (const std::exception& problem) {
            ADD_FAILURE() << path_.string() << ": " << problem.what();
        }
    }

private:
    bool report(const findings& wrong, const std::string& title) const {
        if (wrong.empty()) return false;
        std::string text = title;
        for (const auto& finding : wrong) text += "\n" + finding;
        ADD_FAILURE_AT(path_.c_str(), 1) << text;
        return true;
    }
    fs::path path_;
};

std::vector<fs::path> case_files() {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto subject = entry.path().parent_path().filename();
        const bool other_format = subject == "scaling" || subject == "credits";  // tests of their own
        if (entry.path().extension() == ".json" && !other_format) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string test_name(const fs::path& path) {
    auto name = fs::relative(path, folder).replace_extension().generic_string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

// Before main: the tests must be known when it starts.
const bool registered = [] {
    for (const auto& path : case_files()) {
        testing::RegisterTest("case", test_name(path).c_str(), nullptr, nullptr, path.c_str(), 1,
                              [path]() -> testing::Test* { return new case_test(path); });
    }
    return true;
}();

TEST(cases, are_sixty_at_least) {
    EXPECT_TRUE(registered);
    EXPECT_GE(case_files().size(), least_files) << "below " << folder;
}

}  // namespace cases_test
