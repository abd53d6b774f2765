// SPDX-License-Identifier: MIT
// Collects the source ids under sources/ and compares the tables' citations with them.
#include "io/table_sources.hpp"

#include "io/table_folder.hpp"

#include <dbcost/io/read_file.hpp>

#include <filesystem>

namespace dbcost::inline v0_1::io {

namespace {

// Ids start with the file's name without its year; with the folder's where the file is "figures".
[[nodiscard]] std::string id_start(const std::string& file_name) {
    const std::filesystem::path path(file_name);
    std::string stem = path.stem().string();
    if (stem == "figures") return path.parent_path().filename().string();
    const auto year = stem.size() > 5 ? stem.size() - 5 : 0;
    if (dbcost::detail::matches_digits(std::string_view(stem).substr(year), "-0000"))
        stem.resize(year);
    return stem;
}

// The keys of "rules" for the metering rules, whose own sources are documents; of "sources" else.
void collect_ids(const std::string& file_name, std::vector<std::string>& ids, errors& problems) {
    const auto text = read_file(file_name);
    if (!text) {
        for (auto& problem : text.problems()) problems.push_back(std::move(problem));
        return;
    }
    const auto document = read_json_file(*text, file_name);
    for (auto& problem : document.problems_in_file_order()) problems.push_back(std::move(problem));
    if (document.root() == nullptr) return;
    const std::string start = id_start(file_name);
    const auto* block = document.root()->find(start == "metering-rules" ? "rules" : "sources");
    if (block == nullptr || block->kind != json_kind::object) return;
    for (const auto* child : block->children) ids.push_back(start + "/" + child->key);
}

}  // namespace

void check_sources(const std::string& folder, const std::vector<citation>& citations,
                   errors& problems) {
    const auto files = json_files_below(folder + "/sources");
    if (!files || files->empty()) return;
    std::vector<std::string> ids;
    for (const auto& file : *files) collect_ids(file, ids, problems);
    std::sort(ids.begin(), ids.end());
    for (const auto& cited : citations) {
        if (std::binary_search(ids.begin(), ids.end(), cited.id)) continue;
        const auto near = nearest(cited.id, ids);
        problems.push_back({errc::source_unknown, cited.place, shown(cited.id),
                            "the id of a source under " + folder + "/sources",
                            near.empty() ? "add the source to its file, or correct the id"
                                         : "did you mean \"" + near + "\"?"});
    }
}

}  // namespace dbcost::io
