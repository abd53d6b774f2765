// SPDX-License-Identifier: MIT
// A file that a scenario names: traces, sample items. Internal to io.
//
//   read_beside("shops/web.json", "load.csv")     // the bytes of shops/load.csv
//   read_beside("-", "load.csv")                  // of load.csv in the working directory
//
// errors: file-unreadable, with the path that was tried; the place is left to the caller.
#pragma once
#include <dbcost/core/result.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace dbcost::io {

[[nodiscard]] inline std::string path_beside(const std::string& scenario_file, const std::string& path) {
    return (std::filesystem::path(scenario_file).parent_path() / path).string();
}

[[nodiscard]] inline result<std::string> read_beside(const std::string& scenario_file,
                                                     const std::string& path) {
    const auto whole = path_beside(scenario_file, path);
    std::error_code ignored;
    std::ifstream file(whole, std::ios::binary);
    if (!file || std::filesystem::is_directory(whole, ignored)) {
        return error{errc::file_unreadable, "", "\"" + whole + "\", which cannot be read",
                     "a file beside the scenario",
                     "paths count from the folder of the scenario; with - from the working directory"};
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace dbcost::io
