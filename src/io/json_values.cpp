// SPDX-License-Identifier: MIT
// Reading values of the tree: objects with their keys, scalars with their types.
#include "io/json_tree.hpp"
#include "io/safe_text.hpp"

#include <charconv>

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::string_view known_kinds_remedy = "see docs/reference for the type of each field";

// "200.0" is the whole number 200, as JSON and JSON Schema have it.
[[nodiscard]] std::string_view without_zero_fraction(std::string_view typed) {
    const auto point = std::min(typed.find('.'), typed.size());
    const bool zeros = typed.find_first_not_of('0', point + 1) == typed.npos;
    return zeros ? typed.substr(0, point) : typed;
}

}  // namespace

json_document read_json_file(std::string_view text, const std::string& file) {
    if (text.find_first_not_of(" \t\r\n") != text.npos) return read_json(text, file);
    json_document document(file);
    document.problems().add("", errc::syntax, "an empty file", "a file with a JSON object in braces",
                            "look at what should have written it, or at its name");
    return document;
}

void wrong_type(const json_node& node, std::string_view expected, json_problems& problems) {
    const std::string kind(name(node.kind));
    const bool short_scalar = is_scalar(node.kind) && node.kind != json_kind::null;
    problems.add(node, errc::wrong_type, short_scalar ? kind + ": " + shown(node) : kind,
                 std::string(expected), std::string(known_kinds_remedy));
}

object_reader::object_reader(const json_node& node, std::string_view what, json_problems& problems)
    : node_(node),
      what_(what),
      problems_(problems),
      is_object_(node.kind == json_kind::object),
      used_(is_object_ ? node.children.size() : 0) {
    if (!is_object_) wrong_type(node, std::string(what) + ", in braces", problems);
}

bool object_reader::has(std::string_view key) const { return node_.find(key) != nullptr; }

const json_node* object_reader::optional(std::string_view key) {
    known_.push_back(key);
    const json_node* first = nullptr;
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (node_.children[i]->key != key) continue;
        used_[i] = true;
        if (first == nullptr) first = node_.children[i];
    }
    return first;
}

const json_node* object_reader::required(std::string_view key, std::string_view expected,
                                         std::string_view remedy) {
    const json_node* member = optional(key);
    if (member == nullptr && is_object_) {
        problems_.add(node_, errc::missing_key,
                      std::string(what_) + " without \"" + std::string(key) + "\"",
                      std::string(expected),
                      remedy.empty() ? "add \"" + std::string(key) + "\"" : std::string(remedy));
    }
    return member;
}

void object_reader::finish() {
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (used_[i]) continue;
        const json_node& member = *node_.children[i];
        problems_.add(member, errc::unknown_key, shown(std::string_view(member.key)),
                      "a key of " + std::string(what_), suggest(member.key, known_));
    }
}

const std::string* text_of(const json_node* node, std::string_view expected,
                           json_problems& problems) {
    if (node == nullptr) return nullptr;
    if (node->kind == json_kind::string) return &node->text;
    wrong_type(*node, expected, problems);
    return nullptr;
}

std::optional<bool> flag_of(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    if (node->kind == json_kind::boolean) return node->text == "true";
    wrong_type(*node, "true or false, without quotes", problems);
    return std::nullopt;
}

const std::string* number_text_of(const json_node* node, json_problems& problems) {
    if (node == nullptr) return nullptr;
    if (node->kind == json_kind::string || node->kind == json_kind::integer) return &node->text;
    if (node->kind == json_kind::other_number) {
        problems.add(
            *node, errc::wrong_type, "a JSON number: " + shown(*node),
            "an exact decimal, in quotes",
            "write \"" + cut_short(node->text, 60) +
                "\" in quotes, without exponent: JSON numbers become binary floats elsewhere");
    } else {
        wrong_type(*node, "a number: whole ones plain or in quotes, decimals in quotes", problems);
    }
    return nullptr;
}

void add_parsed(const json_node& node, errors found, json_problems& problems) {
    const auto quoted = shown(std::string_view(node.text));
    for (auto& problem : found) {
        if (problem.seen == quoted) problem.seen = shown(node);
    }
    problems.add(node, found);
}

std::optional<std::int64_t> integer_of(const json_node* node, std::int64_t least,
                                       json_problems& problems) {
    const bool typed = node != nullptr && node->kind == json_kind::other_number;
    const auto* whole = typed ? &node->text : number_text_of(node, problems);
    if (whole == nullptr) return std::nullopt;
    const auto text = typed ? without_zero_fraction(*whole) : std::string_view(*whole);
    const bool negative = text.starts_with('-');
    const auto digits = text.substr(negative ? 1 : 0);
    const bool all_digits =
        !digits.empty() && digits.find_first_not_of("0123456789") == digits.npos;
    if (!all_digits || (digits.size() > 1 && digits.front() == '0')) {
        problems.add(*node, errc::bad_number, shown(*node), "a whole number, such as 200",
                     "write digits only: no unit, no separators, no fraction");
        return std::nullopt;
    }
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc() && value >= least) return value;
    problems.add(
        *node, errc::out_of_range, shown(*node),
        read.ec == std::errc() ? "at least " + std::to_string(least)
                               : std::string("a number of at most 64 bits"),
        value < 0 || negative ? "drop the minus sign, or leave the key out" : "correct the number");
    return std::nullopt;
}

const json_node* list_of(const json_node* node, std::string_view expected,
                         json_problems& problems) {
    if (node == nullptr) return nullptr;
    if (node->kind == json_kind::array) return node;
    wrong_type(*node, expected, problems);
    return nullptr;
}

}  // namespace dbcost::io
