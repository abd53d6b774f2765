// SPDX-License-Identifier: MIT
// Compares the data files of a folder with the hashes of their editions.
#include "io/edition_hashes.hpp"

#include "io/json_tree.hpp"
#include "io/sha256.hpp"
#include "io/table_folder.hpp"

#include <dbcost/io/read_file.hpp>

#include <filesystem>
#include <map>

namespace dbcost::inline v0_1::io {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> parts{"tables", "limits", "classes"};

struct edition_file {
    std::string edition, sha256;
};

struct edition_list {
    std::map<std::string, edition_file> files;  // by their name within the folder
    errors problems;
};

// ---- editions.json -----------------------------------------------------------------------------

[[nodiscard]] std::string text_at(object_reader& row, std::string_view key, json_problems& problems) {
    return filled_text(row.required(key, "text"), "text", problems);
}

void read_row(edition_list& into, const json_node& node, json_problems& problems) {
    object_reader row(node, "a file of an edition", problems);
    const auto file = text_at(row, "file", problems);
    edition_file made{text_at(row, "edition", problems), text_at(row, "sha256", problems)};
    row.finish();
    if (into.files.emplace(file, std::move(made)).second) return;
    problems.add(node, errc::contradiction, shown(file) + " a second time", "one row a file",
                 "make the file again: python3 tools/tables/make_tables.py");
}

void read_rows(edition_list& into, const json_node& root, json_problems& problems) {
    object_reader object(root, "the hashes of the editions", problems);
    (void)integer_of(object.required("editions", "1, the version of the format"), 1, problems);
    const auto* rows = list_of(object.required("files", "a list of files"), "a list of files", problems);
    object.finish();
    if (rows == nullptr) return;
    for (const auto* row : rows->children) read_row(into, *row, problems);
}

// Nothing where the folder has no such file.
[[nodiscard]] std::optional<edition_list> read_editions(const std::string& folder) {
    const auto name = folder + "/editions.json";
    std::error_code ignored;
    if (!fs::exists(name, ignored)) return std::nullopt;
    const auto text = read_file(name);
    if (!text) return edition_list{{}, text.problems()};
    edition_list made;
    auto document = read_json_file(*text, name);
    if (document.root() != nullptr) read_rows(made, *document.root(), document.problems());
    made.problems = document.problems_in_file_order();
    return made;
}

// ---- files -------------------------------------------------------------------------------------

[[nodiscard]] error edited(const std::string& place, const std::string& seen, const edition_file& known) {
    return {errc::edition_hash, place, "sha256 " + seen, "sha256 " + known.sha256 + ", of edition " + known.edition,
            "undo the edit; a price is corrected in a new edition: docs/howto/add-a-price.md"};
}

[[nodiscard]] error gone(const std::string& place, const edition_file& known) {
    return {errc::edition_hash, place, "no such file", "sha256 " + known.sha256 + ", of edition " + known.edition,
            "restore the file; what is no longer sold ends in a new edition: docs/howto/add-a-price.md"};
}

[[nodiscard]] error in_no_edition(const std::string& place, const std::string& seen) {
    return {errc::edition_hash, place, "sha256 " + seen + ", in no edition", "a file that editions.json lists",
            "keep it in a folder of its own, for --prices; or add its facts: docs/howto/add-a-price.md"};
}

[[nodiscard]] std::string name_within(const fs::path& folder, const fs::path& file) {
    return file.lexically_relative(folder).generic_string();
}

// `name` within the folder, `place` as the user named the file.
void compare(const edition_list& editions, const std::string& name, const std::string& place, std::string_view text,
             errors& problems) {
    const auto seen = sha256(text);
    const auto known = editions.files.find(name);
    if (known == editions.files.end()) return problems.push_back(in_no_edition(place, seen));
    if (known->second.sha256 != seen) problems.push_back(edited(place, seen, known->second));
}

// Those that cannot be read are reported by whoever reads the tables.
[[nodiscard]] std::vector<std::string> data_files_of(const std::string& folder) {
    std::vector<std::string> all;
    for (const auto part : parts) {
        auto files = json_files_below(folder + "/" + std::string(part));
        if (files) all.insert(all.end(), files->begin(), files->end());
    }
    return all;
}

// The folder whose tables/, limits/ or classes/ holds the file; empty when there is none.
[[nodiscard]] fs::path folder_around(const fs::path& file) {
    for (auto part = file.parent_path(); part.has_filename(); part = part.parent_path()) {
        if (std::find(parts.begin(), parts.end(), part.filename()) != parts.end()) return part.parent_path();
    }
    return {};
}

}  // namespace

errors edition_problems(const std::string& folder) {
    auto editions = read_editions(folder);
    if (!editions) return {};
    auto problems = std::move(editions->problems);
    if (!problems.empty()) return problems;
    for (const auto& [name, known] : editions->files) {
        std::error_code ignored;
        if (!fs::exists(folder + "/" + name, ignored)) problems.push_back(gone(folder + "/" + name, known));
    }
    for (const auto& file : data_files_of(folder)) {
        const auto text = read_file(file);
        if (text) compare(*editions, name_within(folder, file), file, *text, problems);
    }
    return problems;
}

errors edition_problems_of(const std::string& file_name, std::string_view text) {
    const auto file = fs::absolute(file_name).lexically_normal();
    const auto folder = folder_around(file);
    const auto editions = folder.empty() ? std::nullopt : read_editions(folder.string());
    if (!editions) return {};
    auto problems = editions->problems;
    if (problems.empty()) compare(*editions, name_within(folder, file), file_name, text, problems);
    return problems;
}

}  // namespace dbcost::io
