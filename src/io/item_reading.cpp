// SPDX-License-Identifier: MIT
// Bodies of item_reading.hpp.
#include "io/item_reading.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/find_price.hpp>

#include <array>

#include "io/told_problems.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using demand::item_attribute;
using demand::item_value;
using demand::stored_item;
using demand::value_type;

// ---- base64 ------------------------------------------------------------------------------------

[[nodiscard]] std::optional<std::uint32_t> base64_digit(char c) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto found = digits.find(c);
    if (found == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint32_t>(found);
}

// Four characters make three bytes; one or two at the end may be "=".
[[nodiscard]] std::optional<std::string> decoded_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const std::size_t characters = text.size() - padding;
    std::string bytes;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < characters; ++i) {
        const auto digit = base64_digit(text[i]);
        if (!digit) return std::nullopt;
        bits = (bits << 6U | *digit) & 0xFFFFFFU;
        // After the 2nd, 3rd and 4th character of a group another byte is complete.
        if (i % 4 > 0) bytes += static_cast<char>(bits >> (6U - 2U * (i % 4)) & 0xFFU);
    }
    return bytes;
}

[[nodiscard]] std::optional<item_value> binary_of(const json_node& node, json_problems& problems) {
    const auto* text = text_of(&node, "base64 text in quotes", problems);
    if (text == nullptr) return std::nullopt;
    auto bytes = decoded_base64(*text);
    if (bytes) return demand::make_binary(std::move(*bytes));
    problems.add(node, errc::wrong_type, shown(node), "base64 text with its padding",
                 "write the bytes in base64, as DynamoDB returns them");
    return std::nullopt;
}

// ---- scalars -----------------------------------------------------------------------------------

[[nodiscard]] std::optional<item_value> number_from(const json_node& node, const std::string& text,
                                                    json_problems& problems) {
    auto number = demand::parse_item_number(text);
    if (number) return demand::make_number(*std::move(number));
    problems.add(node, number.problems());
    return std::nullopt;
}

[[nodiscard]] std::optional<item_value> quoted_number_of(const json_node& node,
                                                         json_problems& problems) {
    const auto* text = text_of(&node, "a number in quotes, such as \"4.5\"", problems);
    if (text == nullptr) return std::nullopt;
    return number_from(node, *text, problems);
}

[[nodiscard]] std::optional<item_value> string_of(const json_node& node, json_problems& problems) {
    const auto* text = text_of(&node, "text in quotes", problems);
    if (text == nullptr) return std::nullopt;
    return demand::make_string(*text);
}

[[nodiscard]] std::optional<item_value> boolean_of(const json_node& node, json_problems& problems) {
    const auto flag = flag_of(&node, problems);
    if (!flag) return std::nullopt;
    return demand::make_boolean(*flag);
}

[[nodiscard]] std::optional<item_value> null_of(const json_node& node, json_problems& problems) {
    const auto flag = flag_of(&node, problems);
    if (flag == true) return demand::make_null();
    if (flag) {
        problems.add(node, errc::bad_choice, "false", "true: a null value has no other",
                     "write {\"NULL\": true}, or leave the attribute out");
    }
    return std::nullopt;
}

// ---- lists, maps and sets ----------------------------------------------------------------------

// Reads each element; nothing when one of them cannot be.
template <class Read>
[[nodiscard]] std::optional<std::vector<item_value>> elements_of(const json_node& node, Read read,
                                                                 json_problems& problems) {
    const auto* list = list_of(&node, "a list", problems);
    if (list == nullptr) return std::nullopt;
    std::vector<item_value> elements;
    for (const json_node* child : list->children) {
        if (auto value = read(*child, problems)) elements.push_back(std::move(*value));
    }
    if (elements.size() != list->children.size()) return std::nullopt;
    return elements;
}

template <class Read>
[[nodiscard]] std::optional<item_value> list_from(const json_node& node, Read read,
                                                  json_problems& problems) {
    auto elements = elements_of(node, read, problems);
    if (!elements) return std::nullopt;
    return demand::make_list(std::move(*elements));
}

template <class Read>
[[nodiscard]] std::vector<item_attribute> readable_members(const json_node& node, Read read,
                                                           json_problems& problems) {
    std::vector<item_attribute> members;
    for (const json_node* child : node.children) {
        if (auto value = read(*child, problems)) members.push_back({child->key, std::move(*value)});
    }
    return members;
}

template <class Read>
[[nodiscard]] std::optional<std::vector<item_attribute>> members_of(const json_node& node,
                                                                    std::string_view what,
                                                                    Read read,
                                                                    json_problems& problems) {
    if (node.kind != json_kind::object) {
        wrong_type(node, what, problems);
        return std::nullopt;
    }
    auto members = readable_members(node, read, problems);
    if (members.size() != node.children.size()) return std::nullopt;
    return members;
}

template <class Read>
[[nodiscard]] std::optional<item_value> map_from(const json_node& node, Read read,
                                                 json_problems& problems) {
    auto members = members_of(node, "attributes by name, in braces", read, problems);
    if (!members) return std::nullopt;
    return demand::make_map(std::move(*members));
}

template <class Read>
[[nodiscard]] std::optional<item_value> set_from(const json_node& node, value_type type, Read read,
                                                 json_problems& problems) {
    auto elements = elements_of(node, read, problems);
    if (!elements) return std::nullopt;
    auto set = demand::make_set(type, std::move(*elements));
    const auto& sorted = set.elements;
    if (sorted.empty()) {
        problems.add(node, errc::out_of_range, "an empty set", "a set with an element",
                     "leave the attribute out: DynamoDB stores no empty set");
        return std::nullopt;
    }
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
        problems.add(node, errc::contradiction, "an element twice in a set", "each element once",
                     "drop the second one, or use a list");
        return std::nullopt;
    }
    return set;
}

// ---- DynamoDB JSON -----------------------------------------------------------------------------

[[nodiscard]] std::optional<item_value> dynamodb_value_of(const json_node& node,
                                                          json_problems& problems);

[[nodiscard]] std::optional<item_value> typed_value_of(value_type type, const json_node& node,
                                                       json_problems& problems) {
    switch (type) {
        case value_type::string:
            return string_of(node, problems);
        case value_type::number:
            return quoted_number_of(node, problems);
        case value_type::binary:
            return binary_of(node, problems);
        case value_type::boolean:
            return boolean_of(node, problems);
        case value_type::null:
            return null_of(node, problems);
        case value_type::list:
            return list_from(node, dynamodb_value_of, problems);
        case value_type::map:
            return map_from(node, dynamodb_value_of, problems);
        case value_type::string_set:
            return set_from(node, type, string_of, problems);
        case value_type::number_set:
            return set_from(node, type, quoted_number_of, problems);
        case value_type::binary_set:
            break;
    }
    return set_from(node, type, binary_of, problems);
}

std::optional<item_value> dynamodb_value_of(const json_node& node, json_problems& problems) {
    if (node.kind != json_kind::object || node.children.size() != 1) {
        const auto count = std::to_string(node.children.size());
        const bool object = node.kind == json_kind::object;
        problems.add(node, errc::wrong_type,
                     object ? "an object with " + count + " keys" : shown(node),
                     "a value under its type, such as {\"S\": \"text\"} or {\"N\": \"4.5\"}",
                     "write items as DynamoDB returns them");
        return std::nullopt;
    }
    const auto& typed = *node.children.front();
    for (std::size_t i = 0; i < demand::value_type_names.size(); ++i) {
        if (demand::value_type_names[i] != typed.key) continue;
        return typed_value_of(static_cast<value_type>(i), typed, problems);
    }
    problems.add(typed, errc::unknown_key, shown(std::string_view(typed.key)),
                 "a type: S, N, B, BOOL, NULL, L, M, SS, NS or BS",
                 suggest(typed.key, demand::value_type_names));
    return std::nullopt;
}

// ---- plain JSON --------------------------------------------------------------------------------

[[nodiscard]] std::optional<item_value> plain_value_of(const json_node& node,
                                                       json_problems& problems) {
    switch (node.kind) {
        case json_kind::object:
            return map_from(node, plain_value_of, problems);
        case json_kind::array:
            return list_from(node, plain_value_of, problems);
        case json_kind::string:
            return demand::make_string(node.text);
        case json_kind::boolean:
            return demand::make_boolean(node.text == "true");
        case json_kind::null:
            return demand::make_null();
        default:
            return number_from(node, node.text, problems);
    }
}

template <class Read>
[[nodiscard]] std::optional<stored_item> item_from(const json_node* node, Read read,
                                                   json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    if (node->kind != json_kind::object) {
        wrong_type(*node, "an item: its attributes by name, in braces", problems);
        return std::nullopt;
    }
    for (const json_node* child : node->children) {
        if (!child->key.empty()) continue;
        problems.add(*child, errc::out_of_range, "an attribute without name",
                     "a name of at least one character", "name the attribute");
    }
    return demand::make_item(readable_members(*node, read, problems));
}

// ---- limits ------------------------------------------------------------------------------------

[[nodiscard]] std::optional<std::int64_t> shipped_limit(std::string_view id,
                                                        const std::optional<date>& day) {
    const auto entry = embedded_tables().limit(id);
    if (!entry || *entry == nullptr || (*entry)->values.empty()) return std::nullopt;
    const auto& values = (*entry)->values;
    const auto* then = day ? value_on(values, *day, {}) : nullptr;
    return then != nullptr ? then->value : values.back().value;
}

// ---- lines -------------------------------------------------------------------------------------

[[nodiscard]] errors problems_of_line(const json_document& document, const std::string& line_place) {
    auto problems = document.problems_in_file_order();
    const auto syntax_place = line_place + ": line 1, ";
    for (auto& problem : problems) {
        if (!problem.place.starts_with(syntax_place)) continue;
        problem.place = line_place + ", " + problem.place.substr(syntax_place.size());
    }
    return problems;
}

}  // namespace

std::optional<stored_item> dynamodb_item_of(const json_node* node, json_problems& problems) {
    return item_from(node, dynamodb_value_of, problems);
}

std::optional<stored_item> plain_item_of(const json_node* node, json_problems& problems) {
    return item_from(node, plain_value_of, problems);
}

// ---- lines -------------------------------------------------------------------------------------

errors for_each_json_line(std::string_view text, const std::string& file,
                          const std::function<errors(json_line& line)>& read) {
    told_problems problems(file);
    for (std::int64_t number = 1; !text.empty() && !problems.is_full(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto value = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (value.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const auto place = place_of_line(file, number);
        json_line line{number, place, read_json(value, place, deepest_item_json)};
        auto further = line.document.root() == nullptr ? errors() : read(line);
        problems.add(problems_of_line(line.document, place));
        problems.add(std::move(further));
    }
    return problems.all();
}

std::string place_of_line(const std::string& file, std::int64_t line) {
    return file + ": line " + std::to_string(line);
}

demand::item_limits shipped_item_limits(const std::optional<date>& day) {
    return {shipped_limit("dynamodb.item.maximum", day),
            shipped_limit("dynamodb.partition-key.maximum", day),
            shipped_limit("dynamodb.sort-key.maximum", day),
            shipped_limit("dynamodb.item.maximum-nesting", day)};
}

}  // namespace dbcost::io
