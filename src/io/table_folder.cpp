// SPDX-License-Identifier: MIT
// Reads all data files of a folder, and checks what only the folder as a whole can tell.
#include "io/table_folder.hpp"

#include <dbcost/io/read_file.hpp>
#include <filesystem>
#include <iterator>

namespace dbcost::inline v0_1::io {

namespace fs = std::filesystem;

namespace {

void append(errors& into, errors more) {
    into.insert(into.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

// ---- places ------------------------------------------------------------------------------------

[[nodiscard]] std::size_t depth_below(const std::string& folder, const std::string& file) {
    const auto rest = std::string_view(file).substr(folder.size() + 1);
    return static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '/'));
}

// Below tables/: <book>/book.json, or <book>/<service>/<region>.json.
[[nodiscard]] bool in_its_place(const std::string& tables, const std::string& file) {
    const auto depth = depth_below(tables, file);
    return depth == 2 || (depth == 1 && file.ends_with("/book.json"));
}

[[nodiscard]] error misplaced(const std::string& file) {
    return {errc::contradiction, file, "a file outside the layout of the folder",
            "tables/<book>/<service>/<region>.json or tables/<book>/book.json",
            "move the file to its place, or out of the folder"};
}

// ---- books -------------------------------------------------------------------------------------

// A book that lies over itself, directly or through others, would have no bottom.
[[nodiscard]] bool over_itself(const std::vector<placed_book>& books, const book_info& start) {
    std::string over = start.over;
    for (std::size_t steps = 0; !over.empty() && steps <= books.size(); ++steps) {
        if (over == start.name) return true;
        const auto below = std::find_if(books.begin(), books.end(), [&](const placed_book& one) {
            return one.book.name == over;
        });
        over = below == books.end() ? "" : below->book.over;
    }
    return false;
}

void check_books(table_folder& folder) {
    for (const auto& [book, file] : folder.books) {
        if (!over_itself(folder.books, book)) continue;
        folder.problems.push_back({errc::contradiction, file + ": /over",
                                   book.name + " over " + book.over + " lies over itself",
                                   "books of which one is the lowest", "correct \"over\""});
    }
}

// Every folder below tables/ is a book and says so in its book.json.
void check_book_files(const std::string& tables, const std::vector<std::string>& files,
                      errors& problems) {
    std::string before;
    for (const auto& file : files) {
        if (depth_below(tables, file) == 0) continue;
        const auto end = file.find('/', tables.size() + 1);
        const std::string own_file = file.substr(0, end) + "/book.json";
        if (own_file == before) continue;
        before = own_file;
        if (std::find(files.begin(), files.end(), own_file) != files.end()) continue;
        problems.push_back({errc::unknown_book, own_file,
                            "no book.json beside the tables of the book",
                            "a book.json that describes the book",
                            "add {\"book_format\": 1, \"book\": ..., \"title\": ...}"});
    }
}

// ---- files -------------------------------------------------------------------------------------

void read_one(table_folder& folder, const std::string& file_name) {
    const auto text = read_file(file_name);
    if (!text) return append(folder.problems, text.problems());
    auto file = read_table_file(*text, file_name);
    for (auto& citation : file.citations) folder.citations.push_back(std::move(citation));
    if (!file.problems.empty()) return append(folder.problems, std::move(file.problems));
    if (file.book) folder.books.push_back({*file.book, file_name});
    add_file(folder.tables, std::move(file));
}

// The files of one part of the folder; true when there are any.
[[nodiscard]] bool read_part(table_folder& folder, const std::string& part, bool are_tables) {
    const auto files = json_files_below(part);
    if (!files) {
        append(folder.problems, files.problems());
        return true;
    }
    for (const auto& file : *files) {
        if (are_tables && !in_its_place(part, file)) {
            folder.problems.push_back(misplaced(file));
        } else {
            read_one(folder, file);
        }
    }
    if (are_tables) check_book_files(part, *files, folder.problems);
    return !files->empty();
}

}  // namespace

result<std::vector<std::string>> json_files_below(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code problem;
    if (!fs::exists(folder, problem)) return files;
    fs::recursive_directory_iterator step(folder, problem), end;
    for (; !problem && step != end; step.increment(problem)) {
        std::error_code ignored;  // a broken link is no folder, and reading it will say so
        const bool is_folder = step->is_directory(ignored);
        if (!is_folder && step->path().extension() == ".json")
            files.push_back(step->path().generic_string());
    }
    if (problem) return unreadable(folder, problem.value());
    std::sort(files.begin(), files.end());
    return files;
}

table_folder read_table_folder(const std::string& name) {
    table_folder folder;
    folder.root = name.ends_with('/') && name.size() > 1 ? name.substr(0, name.size() - 1) : name;
    const bool tables = read_part(folder, folder.root + "/tables", true);
    const bool limits = read_part(folder, folder.root + "/limits", false);
    const bool classes = read_part(folder, folder.root + "/classes", false);
    if (!tables && !limits && !classes) {
        folder.problems.push_back({errc::file_unreadable, name,
                                   "no table, no limits and no classes",
                                   "a folder with tables/<book>/<service>/<region>.json",
                                   "name the folder that holds tables/, such as pricing"});
    }
    check_books(folder);
    return folder;
}

}  // namespace dbcost::io
