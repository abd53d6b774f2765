// SPDX-License-Identifier: MIT
// Reads tables: rows, columns, indexes, and what a server measured.
#include <dbcost/io/footprint.hpp>

#include "io/column_reading.hpp"
#include "io/item_reading.hpp"
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1 {

namespace {

using namespace io;

[[nodiscard]] std::optional<bytes> bytes_of(const json_node* node, json_problems& problems) {
    const auto count = integer_of(node, 0, problems);
    return count ? std::optional(bytes(*count)) : std::nullopt;
}

[[nodiscard]] std::vector<bytes> read_index_bytes(const json_node* node, std::size_t indexes,
                                                  json_problems& problems) {
    std::vector<bytes> sizes;
    const auto* list = list_of(node, "the bytes of each index", problems);
    if (list == nullptr) return sizes;
    for (const json_node* child : list->children) {
        sizes.push_back(bytes_of(child, problems).value_or(bytes(0)));
    }
    if (sizes.size() != indexes) {
        problems.add(
            *list, errc::contradiction,
            std::to_string(sizes.size()) + " sizes of " + std::to_string(indexes) + " indexes",
            "a size for each index, in their order", "measure each index once");
    }
    return sizes;
}

[[nodiscard]] std::optional<measured_footprint> read_measured(const json_node* node,
                                                              std::size_t indexes,
                                                              json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    measured_footprint made;
    object_reader reader(*node, "a measurement", problems);
    const auto size = [&](std::string_view key) {
        return bytes_of(reader.required(key, "bytes, as the server reports them"), problems);
    };
    assign(made.heap, size("heap_bytes"));
    assign(made.toast, size("toast_bytes"));
    made.indexes = read_index_bytes(reader.required("index_bytes", "the bytes of each index"),
                                    indexes, problems);
    reader.finish();
    return made;
}

[[nodiscard]] footprint_table read_table(const json_node& root, json_problems& problems) {
    footprint_table made;
    object_reader reader(root, "a table", problems);
    assign(made.name, words_of(reader.optional("table"), "the name of the table", problems));
    assign(made.what.rows,
           integer_of(reader.required("rows", "how many rows the table has"), 0, problems));
    assign(made.what.fillfactor, fillfactor_of(reader.optional("fillfactor"), problems));
    made.what.columns =
        read_columns(reader.required("columns", "the columns of the table"), problems);
    made.what.indexes =
        read_column_indexes(reader.optional("indexes"), made.what.columns, problems);
    made.measured = read_measured(reader.optional("measured"), made.what.indexes.size(), problems);
    (void)words_of(reader.optional("server"), "what was measured, in words", problems);
    reader.finish();
    return made;
}

}  // namespace

result<std::vector<footprint_table>> read_footprint_tables(std::string_view text,
                                                           const std::string& file_name) {
    std::vector<footprint_table> tables;
    const auto problems = for_each_json_line(text, file_name, [&](json_line& line) {
        tables.push_back(read_table(*line.document.root(), line.document.problems()));
        tables.back().line = line.number;
        return errors();
    });
    if (!problems.empty()) return problems;
    if (!tables.empty()) return tables;
    return error{errc::missing_key, file_name, "no table", "a table in each line",
                 "see docs/reference/footprint.md for the format"};
}

}  // namespace dbcost
