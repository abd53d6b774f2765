// SPDX-License-Identifier: MIT
// Turns the data files below pricing/ into C++ (src/io/embedded_tables.hpp), for the library.
//
//   dbcost_embed --root pricing --out embedded_data.cpp
//
// Each entry becomes a JSON text of its own, so that a bill parses only what it asks for. The same
// files give the same bytes. Strictness is not repeated here: `dbcost prices check` is part of the
// tests, and the library reads each entry strictly when it is asked for. What could not be found
// afterwards (no key, two entries of one key) is refused.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;  // keeps the keys of an entry as they are written

// A compiler must take literals of 64 KB; chunks stay below. A record counts chunks and files in 16
// bits (src/io/embedded_tables.hpp).
constexpr std::size_t largest_chunk = 60000;
constexpr std::size_t most_chunks = 65536, most_files = 65536;

// ---- text --------------------------------------------------------------------------------------

struct piece {
    std::size_t chunk, begin, size;
};

// All text, in chunks; equal text is kept once.
class text_store {
public:
    piece add(const std::string& text) {
        if (const auto known = known_.find(text); known != known_.end()) return known->second;
        if (text.size() > largest_chunk)
            throw std::runtime_error("an entry too long: " + text.substr(0, 80));
        if (text.find(")~\"") != text.npos) throw std::runtime_error("an entry with )~\": " + text);
        if (chunks_.empty() || used_ + text.size() > largest_chunk) start_chunk();
        const piece made{chunks_.size() - 1, used_, text.size()};
        chunks_.back().push_back(text);
        used_ += text.size();
        return known_[text] = made;
    }
    [[nodiscard]] const std::vector<std::vector<std::string>>& chunks() const { return chunks_; }

private:
    void start_chunk() {
        if (chunks_.size() == most_chunks) throw std::runtime_error("more text than chunks");
        chunks_.emplace_back();
        used_ = 0;
    }
    std::vector<std::vector<std::string>> chunks_;  // each a list of pieces
    std::size_t used_ = 0;                          // bytes of the last chunk
    std::map<std::string, piece> known_;
};

// ---- what is embedded --------------------------------------------------------------------------

struct source_file {
    std::string name, book, region, edition;
};

struct record {
    std::size_t position, file;
    std::vector<std::string> order;  // what it is sorted by; its last word is the key
    std::string json;
};

struct contents {
    std::vector<source_file> files;
    std::vector<record> prices, allowances, limits, classes, books;
};

[[nodiscard]] std::string text_of(const json& object, const char* key) {
    return object.contains(key) ? object.at(key).get<std::string>() : std::string();
}

// Adds the elements of a list; they are sorted by `order` (book and region) and then by their key.
void add_list(const json& list, std::size_t file, const char* key,
              const std::vector<std::string>& order, std::vector<record>& into) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        record made{i, file, order, list[i].dump()};
        made.order.push_back(list[i].at(key).get<std::string>());
        into.push_back(std::move(made));
    }
}

void add_file(const std::string& name, const json& content, contents& all) {
    const source_file head{name, text_of(content, "book"), text_of(content, "region"),
                           text_of(content, "edition")};
    const std::size_t file = all.files.size();
    if (file == most_files) throw std::runtime_error("more files than a record can count");
    all.files.push_back(head);
    if (content.contains("table")) {
        add_list(content.at("entries"), file, "meter", {head.book, head.region}, all.prices);
        add_list(content.at("allowances"), file, "meter", {head.book, head.region}, all.allowances);
    } else if (content.contains("limits")) {
        add_list(content.at("entries"), file, "limit", {}, all.limits);
    } else if (content.contains("classes")) {
        add_list(content.at("entries"), file, "class", {}, all.classes);
    } else if (content.contains("book_format")) {
        all.books.push_back({0, file, {head.book}, content.dump()});
    } else {
        throw std::runtime_error("neither a table, nor limits, classes or a book");
    }
}

void sort_records(std::vector<record>& records, bool unique_keys) {
    const auto before = [](const record& a, const record& b) { return a.order < b.order; };
    std::stable_sort(records.begin(), records.end(), before);
    const auto twin =
        std::adjacent_find(records.begin(), records.end(),
                           [](const record& a, const record& b) { return a.order == b.order; });
    if (unique_keys && twin != records.end()) {
        throw std::runtime_error("two entries for " + twin->order.back());
    }
}

// ---- reading -----------------------------------------------------------------------------------

[[nodiscard]] std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& found : fs::recursive_directory_iterator(folder)) {
        if (!found.is_directory() && found.path().extension() == ".json")
            files.push_back(found.path());
    }
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        return a.generic_string() < b.generic_string();
    });
    return files;
}

// The file as errors will name it: from the root's own name on, so that no path of the building
// machine is embedded.
[[nodiscard]] std::string shown_name(const fs::path& root, const fs::path& file) {
    return (root.filename() / fs::relative(file, root)).generic_string();
}

void read_file(const std::string& name, const fs::path& path, contents& all) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(name + ": cannot be opened");
    try {
        add_file(name, json::parse(file), all);
    } catch (const std::exception& problem) {
        throw std::runtime_error(name + ": " + problem.what());
    }
}

[[nodiscard]] contents read_all(const fs::path& root) {
    contents all;
    for (const char* part : {"tables", "limits", "classes"}) {
        for (const auto& file : json_files(root / part))
            read_file(shown_name(root, file), file, all);
    }
    sort_records(all.prices, true);
    sort_records(all.allowances, false);  // a meter may have several, under different names
    sort_records(all.limits, true);
    sort_records(all.classes, true);
    sort_records(all.books, true);
    return all;
}

// ---- writing -----------------------------------------------------------------------------------

[[nodiscard]] std::string braced(const piece& part) {
    return "{" + std::to_string(part.chunk) + ", " + std::to_string(part.begin) + ", " +
           std::to_string(part.size) + "}";
}

// An array cannot be empty, a span can.
[[nodiscard]] std::string list_text(const std::string& type, const std::string& name,
                                    const std::vector<std::string>& rows) {
    if (rows.empty()) return "constinit const std::span<const " + type + "> " + name + ";\n";
    std::string text = "namespace {\nconst " + type + " " + name + "_list[] = {\n";
    for (const auto& row : rows) text += "    " + row + ",\n";
    return text + "};\n}  // namespace\nconstinit const std::span<const " + type + "> " + name +
           "(" + name + "_list);\n";
}

[[nodiscard]] std::string files_text(const std::vector<source_file>& files, text_store& store) {
    std::vector<std::string> rows;
    for (const auto& file : files) {
        std::string row;
        for (const auto& text : {file.name, file.book, file.region, file.edition}) {
            row += (row.empty() ? "{" : ", ") + braced(store.add(text));
        }
        rows.push_back(row + "}");
    }
    return list_text("file", "files", rows);
}

[[nodiscard]] std::string records_text(const std::string& name, const std::vector<record>& records,
                                       text_store& store) {
    std::vector<std::string> rows;
    for (const auto& one : records) {
        const auto key = store.add(one.order.back());
        const auto entry = store.add(one.json);  // after it, with every compiler
        rows.push_back("{" + std::to_string(one.position) + ", " + std::to_string(one.file) + ", " +
                       braced(key) + ", " + braced(entry) + "}");
    }
    return list_text("record", name, rows);
}

[[nodiscard]] std::string chunks_text(const text_store& store) {
    std::string text = "namespace {\n";
    std::string list;
    for (std::size_t i = 0; i < store.chunks().size(); ++i) {
        const std::string name = "chunk_" + std::to_string(i);
        text += "const char " + name + "[] =";
        for (const auto& part : store.chunks()[i]) text += "\n    R\"~(" + part + ")~\"";
        text += ";\n";
        list += "    " + name + ",\n";
    }
    return text + "const char* const chunk_list[] = {\n" + list + "    \"\"};\n" +
           "}  // namespace\nconst char* const* const chunks = chunk_list;\n";
}

// All keys stand side by side before the first entry, so that a search among the entries of all
// regions stays within a few pages.
void add_keys(const contents& all, text_store& store) {
    for (const auto* records :
         {&all.prices, &all.allowances, &all.limits, &all.classes, &all.books}) {
        for (const auto& one : *records) (void)store.add(one.order.back());
    }
}

[[nodiscard]] std::string source_text(const contents& all) {
    text_store store;
    std::string lists = files_text(all.files, store);
    add_keys(all, store);
    lists += records_text("prices", all.prices, store);
    lists += records_text("allowances", all.allowances, store);
    lists += records_text("limits", all.limits, store);
    lists += records_text("classes", all.classes, store);
    lists += records_text("books", all.books, store);
    return "// Made by dbcost_embed from the price tables: change those, not this file.\n"
           "#include \"io/embedded_tables.hpp\"\n\nnamespace dbcost::inline v0_1::io::embedded {\n" +
           chunks_text(store) + lists + "}  // namespace dbcost::inline v0_1::io::embedded\n";
}

void write(const std::string& file_name, const std::string& text) {
    std::ofstream file(file_name, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error(file_name + ": cannot be written");
}

[[nodiscard]] fs::path root_of(const std::string& argument) {
    const auto root = fs::absolute(argument).lexically_normal();
    return root.has_filename() ? root : root.parent_path();  // "pricing/" is "pricing"
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> given(words, words + count);
    if (given.size() != 5 || given[1] != "--root" || given[3] != "--out") {
        std::cerr << "usage: dbcost_embed --root FOLDER --out FILE\n";
        return 2;
    }
    try {
        write(given[4], source_text(read_all(root_of(given[2]))));
    } catch (const std::exception& problem) {
        std::cerr << "dbcost_embed: " << problem.what() << "\n";
        return 1;
    }
    return 0;
}
