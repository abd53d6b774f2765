// SPDX-License-Identifier: MIT
// Makes a test of each file of a folder of hand-derived traces.
//
//   const auto registered = register_cases("credits", [](const fs::path& path) { ...EXPECT_EQ... });
//
// A file that cannot be read as a case fails its test, with its name.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

namespace dbcost::cases {

namespace fs = std::filesystem;

class folder_case : public testing::Test {
public:
    folder_case(fs::path path, std::function<void(const fs::path&)> check)
        : path_(std::move(path)), check_(std::move(check)) {}
    void TestBody() override {
        try {
            check_(path_);
        } catch (const std::exception& problem) {
            ADD_FAILURE() << path_.string() << ": " << problem.what();
        }
    }

private:
    fs::path path_;
    std::function<void(const fs::path&)> check_;
};

// How many there were: a folder that lost its files must not pass.
inline std::size_t register_cases(const std::string& folder, std::function<void(const fs::path&)> check) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(DBCOST_SOURCE_DIR) / "tests" / "cases" / folder)) {
        const auto path = entry.path();
        auto name = path.stem().string();
        std::replace(name.begin(), name.end(), '-', '_');
        testing::RegisterTest(folder.c_str(), name.c_str(), nullptr, nullptr, path.c_str(), 1,
                              [path, check]() -> testing::Test* { return new folder_case(path, check); });
        ++count;
    }
    return count;
}

}  // namespace dbcost::cases
