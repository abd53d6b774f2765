// SPDX-License-Identifier: MIT
// A file that a scenario names: traces, sample items. Internal to io.
//
//   path_beside("shops/web.json", "load.csv")     // "shops/load.csv"
//   path_beside("-", "load.csv")                  // in the working directory
//
//   if (const auto text = read_beside(path, place, problems)) ...
//
// errors: file-unreadable, at the place where the scenario names the file, with the path that was tried.
#pragma once
#include <dbcost/io/read_file.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] inline std::string path_beside(const std::string& scenario_file, const std::string& path) {
    return (std::filesystem::path(scenario_file).parent_path() / path).string();
}

[[nodiscard]] inline std::optional<std::string> read_beside(const std::string& path,
                                                            const std::string& place,
                                                            json_problems& problems) {
    auto text = read_file(path);
    if (text) return *std::move(text);
    const auto& why = text.problems().front();
    problems.add(place, why.code, "\"" + path + "\": " + why.seen, why.expected,
                 why.remedy + "; a relative path starts at the folder of the scenario file, with - at "
                              "the working directory");
    return std::nullopt;
}

}  // namespace dbcost::io
