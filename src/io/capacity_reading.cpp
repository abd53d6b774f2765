// SPDX-License-Identifier: MIT
// Reads requests: the schema of the table, the operation with its items, and what was recorded.
#include <dbcost/io/capacity.hpp>

#include "io/item_reading.hpp"
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1 {

namespace {

using namespace io;
using demand::index_schema;
using demand::written_item;
using demand::request;
using demand::request_kind;
using demand::table_schema;

// ---- the table ---------------------------------------------------------------------------------

constexpr std::array<choice<projection>, 3> projections{{{"ALL", projection::all},
                                                         {"KEYS_ONLY", projection::keys_only},
                                                         {"INCLUDE", projection::include}}};

[[nodiscard]] std::vector<std::string> read_key(const json_node* node, json_problems& problems) {
    auto key = names_of(node, "one or two key attributes, the partition key first", problems);
    if (key.size() <= 2) return key;
    problems.add(*node, errc::out_of_range, std::to_string(key.size()) + " key attributes",
                 "one (partition key) or two (partition key, then sort key)",
                 "name the partition key first, then the sort key");
    return key;
}

// An empty list is what AWS's tools write where nothing is included.
[[nodiscard]] std::vector<std::string> read_included(const json_node* node, projection projected,
                                                     json_problems& problems) {
    const bool wanted = projected == projection::include;
    const bool empty =
        node == nullptr || (node->kind == json_kind::array && node->children.empty());
    if (empty && !wanted) return {};
    if (node != nullptr && !wanted) {
        problems.add(*node, errc::contradiction, "attributes, and a projection that names none",
                     "\"include\" with the projection INCLUDE alone",
                     "write \"projection\": \"INCLUDE\", or drop the attributes");
        return {};
    }
    return names_of(node, "the attributes that the index includes", problems);
}

[[nodiscard]] index_schema read_index(const json_node& node, json_problems& problems) {
    index_schema made;
    object_reader reader(node, "an index", problems);
    assign(made.name,
           words_of(reader.required("name", "the name of the index"), "a name", problems));
    made.key = read_key(reader.required("key", "the key attributes of the index"), problems);
    assign(made.projected, choice_of(reader.required("projection", "ALL, KEYS_ONLY or INCLUDE"),
                                     projections, problems));
    const auto* include = made.projected == projection::include
                              ? reader.required("include", "the attributes that the index includes")
                              : reader.optional("include");
    made.included = read_included(include, made.projected, problems);
    reader.finish();
    return made;
}

[[nodiscard]] std::vector<index_schema> read_indexes(const json_node* node,
                                                     json_problems& problems) {
    std::vector<index_schema> indexes;
    const auto* list = list_of(node, "a list of indexes", problems);
    if (list == nullptr) return indexes;
    for (const json_node* child : list->children) indexes.push_back(read_index(*child, problems));
    return indexes;
}

void check_local_keys(const table_schema& table, const json_node& node, json_problems& problems) {
    for (const auto& index : table.local_indexes) {
        if (table.key.empty() || index.key.empty() || index.key.front() == table.key.front())
            continue;
        problems.add(node, errc::contradiction, shown(index.name) + " with another partition key",
                     "local indexes with the partition key of the table (rule D4.4)",
                     "move the index to \"global_indexes\", or correct its key");
    }
}

void check_index_names(const table_schema& table, const json_node& node, json_problems& problems) {
    std::vector<std::string> names;
    for (const auto* indexes : {&table.global_indexes, &table.local_indexes}) {
        for (const auto& index : *indexes) names.push_back(index.name);
    }
    std::sort(names.begin(), names.end());
    const auto twin = std::adjacent_find(names.begin(), names.end());
    if (twin == names.end()) return;
    problems.add(node, errc::contradiction, "two indexes named " + shown(*twin),
                 "a name for each index of the table", "rename one of them");
}

[[nodiscard]] table_schema read_table(const json_node* node, json_problems& problems) {
    table_schema made;
    if (node == nullptr) return made;
    object_reader reader(*node, "a table", problems);
    assign(made.name, words_of(reader.optional("name"), "a name", problems));
    made.key = read_key(reader.required("key", "the key attributes of the table"), problems);
    const auto* global = reader.optional("global_indexes");
    const auto* local = reader.optional("local_indexes");
    made.global_indexes = read_indexes(global, problems);
    made.local_indexes = read_indexes(local, problems);
    if (local != nullptr) check_local_keys(made, *local, problems);
    check_index_names(made, *node, problems);
    reader.finish();
    return made;
}

// ---- items -------------------------------------------------------------------------------------

using image = std::optional<demand::stored_item>;

// An item, or null where there is none; the key must be there, so that nothing is forgotten.
[[nodiscard]] image image_of(const json_node* node, json_problems& problems) {
    if (node == nullptr || node->kind == json_kind::null) return std::nullopt;
    return dynamodb_item_of(node, problems);
}

void must_be_null(const json_node* node, std::string_view operation, json_problems& problems) {
    if (node == nullptr || node->kind == json_kind::null) return;
    problems.add(*node, errc::contradiction, "an item after " + std::string(operation),
                 "null: nothing is left", "write \"after\": null, or another operation");
}

// Puts and updates leave an item behind.
void must_be_item(const json_node* node, json_problems& problems) {
    if (node == nullptr || node->kind != json_kind::null) return;
    problems.add(*node, errc::contradiction, "no item after a write that leaves one",
                 "the item as it is then", "write the item as \"after\", or a DeleteItem");
}

[[nodiscard]] written_item read_images(object_reader& reader, json_problems& problems) {
    written_item made;
    made.before =
        image_of(reader.required("before", "the item before the write, or null"), problems);
    const auto* after = reader.required("after", "the item after the write, or null");
    made.after = image_of(after, problems);
    return made;
}

[[nodiscard]] written_item read_write(const json_node& node, request_kind kind,
                                    json_problems& problems) {
    object_reader reader(node, "a write", problems);
    written_item made;
    if (kind == request_kind::transact_write_items && reader.has("check")) {
        made.is_check = true;
        made.before = image_of(reader.optional("check"), problems);
    } else {
        made = read_images(reader, problems);
    }
    reader.finish();
    return made;
}

[[nodiscard]] const json_node* some_of(const json_node* node, std::string_view what,
                                       json_problems& problems) {
    const auto* list = list_of(node, what, problems);
    if (list == nullptr || !list->children.empty()) return list;
    problems.add(*list, errc::out_of_range, "an empty list", std::string(what),
                 "drop the request, or add an item");
    return nullptr;
}

void read_items(request& into, object_reader& reader, json_problems& problems) {
    const bool pages = into.kind == request_kind::query || into.kind == request_kind::scan;
    const bool one = into.kind == request_kind::get_item;
    const auto* node = reader.required("items", "the items that were read, in a list");
    const auto* list =
        pages || one ? list_of(node, "the items that were read, in a list", problems)
                     : some_of(node, "a list of items, null where a key led nowhere", problems);
    if (list == nullptr) return;
    for (const json_node* child : list->children) {
        if (pages && child->kind == json_kind::null) wrong_type(*child, "an item", problems);
        into.items.push_back(image_of(child, problems));
    }
    if (one && list->children.empty()) into.items.emplace_back();  // the key led nowhere
    if (!one || list->children.size() <= 1) return;
    problems.add(*list, errc::out_of_range, std::to_string(list->children.size()) + " items",
                 "at most one item of a GetItem", "write a BatchGetItem, or a line for each item");
}

void read_writes(request& into, object_reader& reader, json_problems& problems) {
    const auto* list = some_of(reader.required("writes", "the items that were written, in a list"),
                               "a list of writes", problems);
    if (list == nullptr) return;
    for (const json_node* child : list->children) {
        into.writes.push_back(read_write(*child, into.kind, problems));
    }
}

void read_one_write(request& into, object_reader& reader, json_problems& problems) {
    into.writes.push_back(read_images(reader, problems));
    const auto* after = reader.node().find("after");
    if (into.kind == request_kind::delete_item)
        return must_be_null(after, "a DeleteItem", problems);
    must_be_item(after, problems);
}

void read_page_settings(request& into, object_reader& reader, json_problems& problems) {
    constexpr std::array<choice<bool>, 1> fetches{{{"all", true}}};
    assign(into.index, words_of(reader.optional("index"), "the name of an index", problems));
    assign(into.fetch_all, choice_of(reader.optional("fetch"), fetches, problems));
}

void read_operation_items(request& into, object_reader& reader, json_problems& problems) {
    switch (into.kind) {
        case request_kind::query:
        case request_kind::scan:
            read_page_settings(into, reader, problems);
            [[fallthrough]];
        case request_kind::get_item:
        case request_kind::batch_get_item:
            assign(into.consistent, flag_of(reader.optional("consistent"), problems));
            [[fallthrough]];
        case request_kind::transact_get_items:
            return read_items(into, reader, problems);
        case request_kind::batch_write_item:
        case request_kind::transact_write_items:
            return read_writes(into, reader, problems);
        default:
            return read_one_write(into, reader, problems);
    }
}

// ---- what was recorded -------------------------------------------------------------------------

// Units as DynamoDB reports them, a JSON number or text; a whole number of halves.
[[nodiscard]] std::optional<std::int64_t> halves_of(const json_node* node,
                                                    json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    const bool typed = node->kind == json_kind::other_number || node->kind == json_kind::integer;
    if (!typed && node->kind != json_kind::string) {
        wrong_type(*node, "a number of units, such as 0.5", problems);
        return std::nullopt;
    }
    const auto units = parse_count(node->text);
    if (!units) {
        problems.add(*node, units.problems());
        return std::nullopt;
    }
    const ratio halves = *units * ratio(2);
    const bool fits =
        halves.denominator() == 1 && halves.numerator() <= std::numeric_limits<std::int64_t>::max();
    if (fits) return to_int64(halves.numerator());
    problems.add(*node, errc::out_of_range, shown(*node), "whole or half capacity units",
                 "write what DynamoDB reported");
    return std::nullopt;
}

[[nodiscard]] std::vector<recorded_units> read_recorded_indexes(
    const json_node* node, const std::vector<index_schema>& known, json_problems& problems) {
    std::vector<recorded_units> recorded;
    if (node == nullptr) return recorded;
    if (node->kind != json_kind::object) {
        wrong_type(*node, "units by index, in braces", problems);
        return recorded;
    }
    for (const json_node* child : node->children) {
        std::vector<std::string> names;
        for (const auto& index : known) names.push_back(index.name);
        const bool is_known = std::find(names.begin(), names.end(), child->key) != names.end();
        if (!is_known) {
            problems.add(*child, errc::unknown_index, shown(child->key), "an index of the table",
                         suggest(child->key, names));
        }
        if (const auto halves = halves_of(child, problems))
            recorded.push_back({child->key, *halves});
    }
    return recorded;
}

[[nodiscard]] std::optional<recorded_capacity> read_recorded(const json_node* node,
                                                             const table_schema& table,
                                                             json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    recorded_capacity made;
    object_reader reader(*node, "the consumed capacity", problems);
    assign(made.total_halves,
           halves_of(reader.required("total", "the units of the request"), problems));
    made.table_halves = halves_of(reader.optional("table"), problems);
    made.global_indexes =
        read_recorded_indexes(reader.optional("gsi"), table.global_indexes, problems);
    made.local_indexes =
        read_recorded_indexes(reader.optional("lsi"), table.local_indexes, problems);
    const bool split = reader.has("gsi") || reader.has("lsi");
    if (split && !reader.has("table")) {
        problems.add(*node, errc::missing_key, "units of indexes without those of the table",
                     "\"table\" beside \"gsi\" and \"lsi\"", "add what the table itself consumed");
    }
    reader.finish();
    return made;
}

// ---- lines -------------------------------------------------------------------------------------

template <std::size_t N>
[[nodiscard]] constexpr std::array<choice<request_kind>, N> kinds_of(
    const std::array<std::string_view, N>& names) {
    std::array<choice<request_kind>, N> kinds{};
    for (std::size_t i = 0; i < N; ++i) kinds[i] = {names[i], static_cast<request_kind>(i)};
    return kinds;
}

[[nodiscard]] capacity_request read_request(const json_node& root, json_problems& problems) {
    capacity_request made;
    object_reader reader(root, "a request", problems);
    made.what.table =
        read_table(reader.required("table", "the key and the indexes of the table"), problems);
    const auto kind = choice_of(reader.required("op", "the operation, such as \"PutItem\""),
                                kinds_of(demand::request_kind_names), problems);
    const auto* consumed = reader.optional("consumed");
    made.recorded = read_recorded(consumed, made.what.table, problems);
    if (!kind) return made;  // without the operation, no other key can be judged
    made.what.kind = *kind;
    read_operation_items(made.what, reader, problems);
    reader.finish();
    return made;
}

// Problems of a request point into its line.
[[nodiscard]] errors placed(errors problems, const std::string& line_place) {
    for (auto& problem : problems) problem.place = line_place + ": " + problem.place;
    return problems;
}

}  // namespace

result<std::vector<capacity_request>> read_capacity_requests(std::string_view text,
                                                             const std::string& file_name,
                                                             const rule_options& options) {
    std::vector<capacity_request> requests;
    const auto limits = shipped_item_limits({});
    const auto problems = for_each_json_line(text, file_name, [&](json_line& line) {
        auto& found = line.document.problems();
        requests.push_back(read_request(*line.document.root(), found));
        requests.back().line = line.number;
        const auto check = found.empty() ? demand::check_request : demand::check_request_in_part;
        return placed(check(requests.back().what, options, limits), line.place);
    });
    if (!problems.empty()) return problems;
    if (!requests.empty()) return requests;
    return error{errc::missing_key, file_name, "no request", "a request in each line",
                 "see docs/reference/capacity.md for the format"};
}

}  // namespace dbcost
