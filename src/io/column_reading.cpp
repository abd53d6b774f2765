// SPDX-License-Identifier: MIT
// Reads columns and indexes of a table.
#include "io/column_reading.hpp"

#include <dbcost/demand/footprint_row.hpp>

#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::int64_t longest_value = 1024 * bytes_per_mb - 1;  // PostgreSQL: a field below 1 GiB
constexpr std::int64_t longest_precision = 1000;                 // of numeric(precision, scale)

constexpr auto type_choices = [] {
    std::array<choice<column_type>, column_formats.size()> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i] = {column_formats[i].name, static_cast<column_type>(i)};
    }
    return made;
}();

// A whole number in a range, as errors name it: "bytes", "a precision".
[[nodiscard]] std::optional<std::int64_t> number_between(const json_node* node, std::int64_t least,
                                                         std::int64_t most,
                                                         json_problems& problems) {
    const auto value = integer_of(node, least, problems);
    if (!value || *value <= most) return value;
    problems.add(*node, errc::out_of_range, std::to_string(*value),
                 "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                 "choose a value that PostgreSQL accepts");
    return std::nullopt;
}

// ---- columns -----------------------------------------------------------------------------------

[[nodiscard]] result<ratio> parse_fraction(std::string_view text) {
    if (text.ends_with('%')) return parse_share(text);
    const auto number = parse_decimal<10>(text);
    if (number && *number >= decimal<10>{} && *number <= decimal<10>::whole(1))
        return ratio(*number);
    return error{errc::bad_share, "", shown(text), "a fraction from 0 to 1, or \"0%\" to \"100%\"",
                 "write 0.3 or \"30%\""};
}

// The digits as they were typed, so a JSON number does as well: no binary float is in between.
[[nodiscard]] std::optional<ratio> fraction_of(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    const bool has_digits = node->kind == json_kind::string || node->kind == json_kind::integer ||
                            node->kind == json_kind::other_number;
    if (!has_digits) {
        wrong_type(*node, "a fraction such as 0.3, or \"30%\"", problems);
        return std::nullopt;
    }
    return detail::parse_at(*node, node->text, parse_fraction, problems);
}

[[nodiscard]] std::optional<numeric_digits> read_digits(object_reader& reader, column_type type,
                                                        json_problems& problems) {
    const auto* precision = reader.optional("precision");
    const auto* scale = reader.optional("scale");
    if (precision == nullptr && scale == nullptr) return std::nullopt;
    if (type != column_type::numeric || precision == nullptr || reader.has("bytes")) {
        problems.add(precision != nullptr ? *precision : *scale, errc::contradiction,
                     "digits of a column of type " + std::string(name(type)),
                     "\"precision\", and perhaps \"scale\", of numeric columns without \"bytes\"",
                     "state either \"bytes\" or the digits as in numeric(12,2)");
        return std::nullopt;
    }
    numeric_digits made;
    assign(made.precision, number_between(precision, 1, longest_precision, problems));
    assign(made.scale, number_between(scale, 0, made.precision, problems));
    return made;
}

// The size of a value of a type that has one; a stated size must be that.
[[nodiscard]] std::int64_t fixed_size(const json_node* stated, column_type type,
                                      json_problems& problems) {
    const auto size = format_of(type).bytes;
    const auto bytes = integer_of(stated, 0, problems);
    if (bytes && *bytes != size) {
        problems.add(*stated, errc::contradiction, std::to_string(*bytes) + " bytes",
                     std::to_string(size) + " bytes, as each " + std::string(name(type)),
                     "drop \"bytes\", or choose another type");
    }
    return size;
}

[[nodiscard]] std::int64_t value_size(object_reader& reader, const column& of,
                                      json_problems& problems) {
    if (of.digits) return demand::postgres::numeric_bytes(*of.digits);
    const auto* stated = reader.optional("bytes");
    if (!is_varying(of.type)) return fixed_size(stated, of.type, problems);
    if (stated == nullptr)
        stated = reader.required("bytes", "the average size of a value, in bytes");
    return number_between(stated, 0, longest_value, problems).value_or(0);
}

[[nodiscard]] column read_column(const json_node& node, json_problems& problems) {
    column made;
    made.place = pointer_of(node);
    object_reader reader(node, "a column", problems);
    assign(made.name,
           words_of(reader.required("name", "the name of the column"), "a name", problems));
    const auto type =
        choice_of(reader.required("type", "the type, such as \"bigint\""), type_choices, problems);
    const auto nulls = fraction_of(reader.optional("null_fraction"), problems).value_or(ratio());
    if (type) {
        made.type = *type;
        made.digits = read_digits(reader, *type, problems);
        made.values = {{bytes(value_size(reader, made, problems)), ratio(1) - nulls}};
        reader.finish();
    }
    return made;
}

void check_names(const std::vector<column>& columns, json_problems& problems) {
    for (std::size_t i = 1; i < columns.size(); ++i) {
        const auto same = [&](const column& other) { return other.name == columns[i].name; };
        const auto end = columns.begin() + static_cast<std::ptrdiff_t>(i);
        if (columns[i].name.empty() || std::none_of(columns.begin(), end, same)) continue;
        problems.add(columns[i].place + "/name", errc::contradiction,
                     shown(std::string_view(columns[i].name)) + " a second time",
                     "each column once", "rename one of the two");
    }
}

// ---- indexes -----------------------------------------------------------------------------------

void check_columns(const json_node& list, const std::vector<std::string>& names,
                   const std::vector<column>& columns, json_problems& problems) {
    std::vector<std::string_view> known;
    for (const auto& one : columns) known.push_back(one.name);
    for (const auto& name : names) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        problems.add(list, errc::unknown_attribute, shown(std::string_view(name)),
                     "a column of the table", suggest(name, known));
    }
}

[[nodiscard]] column_index read_column_index(const json_node& node,
                                             const std::vector<column>& columns,
                                             json_problems& problems) {
    column_index made;
    made.place = pointer_of(node);
    object_reader reader(node, "an index", problems);
    const auto* list = reader.required("columns", "the columns of the index");
    made.columns = names_of(list, "the columns of the index", problems);
    if (list != nullptr) check_columns(*list, made.columns, columns, problems);
    assign(made.fillfactor, fillfactor_of(reader.optional("fillfactor"), problems));
    reader.finish();
    return made;
}

}  // namespace

std::optional<std::int64_t> fillfactor_of(const json_node* node, json_problems& problems) {
    return number_between(node, 10, 100, problems);
}

std::vector<column> read_columns(const json_node* node, json_problems& problems) {
    std::vector<column> columns;
    const auto* list =
        list_of(node, "a list of columns, such as [{\"name\": ..., \"type\": ...}]", problems);
    if (list == nullptr) return columns;
    for (const json_node* child : list->children) columns.push_back(read_column(*child, problems));
    if (columns.empty()) {
        problems.add(*list, errc::out_of_range, "an empty list", "at least one column",
                     "name the columns of the table");
    }
    check_names(columns, problems);
    return columns;
}

std::vector<column_index> read_column_indexes(const json_node* node,
                                              const std::vector<column>& columns,
                                              json_problems& problems) {
    std::vector<column_index> indexes;
    const auto* list = list_of(node, "a list of indexes, such as [{\"columns\": [...]}]", problems);
    if (list == nullptr) return indexes;
    for (const json_node* child : list->children) {
        indexes.push_back(read_column_index(*child, columns, problems));
    }
    return indexes;
}

}  // namespace dbcost::io
