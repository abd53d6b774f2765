// SPDX-License-Identifier: MIT
// Reads a whole data file: its kind, its header, its entries and their order.
#include "io/table_file.hpp"
#include "io/table_meter.hpp"

#include <functional>
#include <map>

namespace dbcost::inline v0_1::io {

namespace {

enum class file_kind { table, limits, classes, book };
constexpr std::array<std::string_view, 4> format_keys{"table", "limits", "classes", "book_format"};
constexpr std::array<std::string_view, 4> kind_names{"a price table", "a file of limits",
                                                     "a file of classes", "the file of a book"};

[[nodiscard]] std::string_view name(file_kind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

// ---- what the place of a file says -------------------------------------------------------------

struct place_facts {
    std::optional<file_kind> kind;
    table_head head;
};

[[nodiscard]] std::vector<std::string> path_parts(const std::string& path) {
    std::vector<std::string> parts{""};
    for (const char c : path) {
        if (c == '/') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

// tables/aws/dynamodb/us-east-1.json is the table of that book, service and region.
[[nodiscard]] place_facts facts_of_place(const std::string& file_name) {
    const auto parts = path_parts(file_name);
    const auto from_end = [&](std::size_t i) {
        return i <= parts.size() ? parts[parts.size() - i] : "";
    };
    const std::string file = from_end(1);
    const std::string stem = file.ends_with(".json") ? file.substr(0, file.size() - 5) : file;
    if (from_end(4) == "tables") return {file_kind::table, {from_end(3), from_end(2), stem, ""}};
    if (from_end(3) == "tables" && file == "book.json")
        return {file_kind::book, {from_end(2), "", "", ""}};
    if (from_end(2) == "limits") return {file_kind::limits, {"", stem, "", ""}};
    if (from_end(2) == "classes") return {file_kind::classes, {"", stem, "", ""}};
    return {};
}

void check_place(const json_node& root, std::string_view key, const std::string& from_place,
                 json_problems& problems) {
    const auto* node = root.find(key);
    if (node == nullptr || from_place.empty() || node->kind != json_kind::string) return;
    if (node->text == from_place) return;
    problems.add(*node, errc::contradiction, shown(*node),
                 shown(from_place) + ", as the file's folder and name say",
                 "correct the key, or move the file to its place");
}

// ---- header ------------------------------------------------------------------------------------

// The kind of the file, when its format is one that can be read here.
[[nodiscard]] std::optional<file_kind> read_kind(const json_node& root, json_problems& problems) {
    for (std::size_t i = 0; i < format_keys.size(); ++i) {
        const auto* version = root.find(format_keys[i]);
        if (version == nullptr) continue;
        if (version->kind != json_kind::integer) {
            wrong_type(*version, "the version of the format, a number: 1", problems);
        } else if (version->text == "1") {
            return static_cast<file_kind>(i);
        } else {
            problems.add(*version, errc::bad_choice, "version " + version->text + " of the format",
                         "1, the only version so far", "use a newer dbcost, or correct the number");
        }
        return std::nullopt;
    }
    problems.add(root, errc::missing_key, "a file of no known kind",
                 "one of the keys " + listed(format_keys) + ", each with the version 1",
                 "start the file with \"table\": 1");
    return std::nullopt;
}

void read_service(object_reader& file, reading& in) {
    const auto* node = file.required("service", listed(table_services));
    if (const auto service = choice_of(node, table_services, in.problems)) {
        in.head.service = table_services[*service];
    }
}

void read_edition(object_reader& file, reading& in) {
    const auto* node = file.required("edition", "the edition of the data, such as \"2026.1\"");
    in.head.edition =
        parsed_text(node, parse_edition, in.problems, "an edition in quotes").value_or("");
}

void read_table_head(object_reader& file, reading& in) {
    constexpr std::array<std::string_view, 1> currencies{usd::code};
    in.head.book =
        filled_text(file.required("book", "the book, such as \"aws\""), "a book", in.problems);
    read_service(file, in);
    in.head.region = filled_text(file.required("region", "the region, such as \"us-east-1\""),
                                 "a region", in.problems);
    (void)choice_of(file.required("currency", "USD"), currencies, in.problems);
    read_edition(file, in);
}

// ---- order -------------------------------------------------------------------------------------

// What an entry is sorted by; empty when a part is missing, which has been reported.
[[nodiscard]] std::string sort_key(const json_node& entry, std::span<const std::string_view> keys) {
    std::string text;
    for (const auto key : keys) {
        const auto* member = entry.find(key);
        if (member == nullptr || member->kind != json_kind::string) return {};
        text += (text.empty() ? "" : ", ") + member->text;
    }
    return text;
}

// Entries stand sorted, so that a diff shows the change and nothing else, and each of them once.
void check_order(const json_node* list, std::span<const std::string_view> keys,
                 json_problems& problems) {
    if (list == nullptr) return;
    std::map<std::string, std::size_t> seen;
    std::string before;
    for (std::size_t i = 0; i < list->children.size(); ++i) {
        const auto key = sort_key(*list->children[i], keys);
        if (key.empty()) continue;
        const auto [first, is_new] = seen.emplace(key, i);
        const auto* node = list->children[i]->find(keys[0]);
        if (!is_new) {
            problems.add(*node, errc::price_ambiguous, "a second entry for " + key,
                         "one entry, as at " + pointer_of(*list->children[first->second]),
                         "merge the two entries, or drop one");
        } else if (key < before) {
            problems.add(*node, errc::contradiction, key + " after " + before,
                         "entries sorted by " + listed(keys) + ", byte by byte",
                         "sort the entries");
        }
        before = std::max(before, key);
    }
}

// ---- entries -----------------------------------------------------------------------------------

// Reads each element of a list with a reader that wants the node and its place.
template <class Entry, class Read>
void read_entries(const json_node* list, reading& in, std::vector<Entry>& into, Read read) {
    if (list == nullptr) return;
    const std::string place = in.file + ": " + pointer_of(*list) + "/";
    for (std::size_t i = 0; i < list->children.size(); ++i) {
        into.push_back(read(*list->children[i], in, place + std::to_string(i)));
    }
}

[[nodiscard]] const json_node* list_in(object_reader& file, std::string_view key, reading& in) {
    return list_of(file.required(key, "a list, empty when there is none"), "a list", in.problems);
}

void check_not_empty(const json_node* list, const table_file& made, reading& in) {
    const auto count =
        made.prices.size() + made.allowances.size() + made.limits.size() + made.classes.size();
    if (list == nullptr || count > 0) return;
    in.problems.add(*list, errc::missing_key, "a file without an entry", "at least one entry",
                    "add the entries, or remove the file");
}

void read_table(object_reader& file, reading& in, table_file& made) {
    constexpr std::array<std::string_view, 1> by_meter{"meter"};
    constexpr std::array<std::string_view, 2> by_meter_and_name{"meter", "name"};
    read_table_head(file, in);
    const auto* entries = list_in(file, "entries", in);
    const auto* allowances = list_in(file, "allowances", in);
    read_entries(entries, in, made.prices, read_price);
    read_entries(allowances, in, made.allowances, read_allowance);
    check_order(entries, by_meter, in.problems);
    check_order(allowances, by_meter_and_name, in.problems);
    check_not_empty(entries, made, in);
}

void read_limits(object_reader& file, reading& in, table_file& made) {
    constexpr std::array<std::string_view, 1> by_limit{"limit"};
    read_service(file, in);
    read_edition(file, in);
    const auto* entries = list_in(file, "entries", in);
    read_entries(entries, in, made.limits, [](const json_node& node, reading& inner, std::string) {
        return read_limit(node, inner);
    });
    check_order(entries, by_limit, in.problems);
    check_not_empty(entries, made, in);
}

void read_classes(object_reader& file, reading& in, table_file& made) {
    constexpr std::array<std::string_view, 1> by_class{"class"};
    read_service(file, in);
    read_edition(file, in);
    const auto* entries = list_in(file, "entries", in);
    read_entries(entries, in, made.classes, [](const json_node& node, reading& inner, std::string) {
        return read_class(node, inner);
    });
    check_order(entries, by_class, in.problems);
    check_not_empty(entries, made, in);
}

void read_body(const json_node& root, file_kind kind, reading& in, table_file& made) {
    if (kind == file_kind::book) {
        made.book = read_book(root, in);
        return;
    }
    object_reader file(root, name(kind), in.problems);
    (void)file.optional(format_keys[static_cast<std::size_t>(kind)]);
    if (kind == file_kind::table) read_table(file, in, made);
    if (kind == file_kind::limits) read_limits(file, in, made);
    if (kind == file_kind::classes) read_classes(file, in, made);
    file.finish();
}

void check_kind(const json_node& root, file_kind kind, const place_facts& place,
                json_problems& problems) {
    if (!place.kind || *place.kind == kind) return;
    problems.add(root, errc::contradiction, std::string(name(kind)),
                 std::string(name(*place.kind)) + ", as the file's folder says",
                 "move the file to its place");
}

void read_root(const json_node& root, reading& in, table_file& made) {
    if (root.kind != json_kind::object)
        return wrong_type(root, "a file's one object, in braces", in.problems);
    const auto kind = read_kind(root, in.problems);
    if (!kind) return;
    const auto place = facts_of_place(in.file);
    check_kind(root, *kind, place, in.problems);
    check_place(root, "book", place.head.book, in.problems);
    check_place(root, "service", place.head.service, in.problems);
    check_place(root, "region", place.head.region, in.problems);
    read_body(root, *kind, in, made);
}

}  // namespace

table_file read_table_file(std::string_view text, const std::string& file_name) {
    table_file made;
    auto document = read_json_file(text, file_name);
    reading in{file_name, {}, document.problems()};
    if (const auto* root = document.root()) read_root(*root, in, made);
    made.citations = std::move(in.citations);
    made.problems = document.problems_in_file_order();
    return made;
}

void add_file(memory_tables& into, table_file file) {
    if (file.book) into.add(std::move(*file.book));
    for (auto& entry : file.prices) into.add(std::move(entry));
    for (auto& entry : file.allowances) into.add(std::move(entry));
    for (auto& entry : file.limits) into.add(std::move(entry));
    for (auto& entry : file.classes) into.add(std::move(entry));
}

}  // namespace dbcost::io
