// SPDX-License-Identifier: MIT
// A JSON file as a plain tree, read strictly; internal to io, and the only door to the JSON
// library.
//
//   json_document document = read_json(text, "us-east-1.json");
//   if (const json_node* root = document.root()) {
//       object_reader table(*root, "a price table", document.problems());
//       const json_node* unit = table.required("unit", "the unit, such as \"hours\"");
//       const auto day = parsed_text(table.optional("last_seen"), parse_date, document.problems());
//       table.finish();                             // keys that nobody asked for are errors
//   }
//   errors all = document.problems_in_file_order(); // empty: all is well
//
// Strict: RFC 8259 and valid UTF-8, no comments, a key once, at most 64 levels (no recursion
// beyond) and 2,000,000 values. Numbers stay the text they were typed as, so no digit passes through a binary float.
// Every problem is collected with place "<file>: <JSON pointer>" (RFC 6901; just the file for its
// top level; "<file>: line 3, column 14" for a syntax error, which ends the reading: root() is null
// then). Of more than `most_problems` those found first are kept, and the last one says so: a file of
// another kind has one in each line.
//
// Errors: syntax, bad-number (a number no reader can hold, such as 1e999), duplicate-key, too-deep, out-of-range,
// unknown-key, missing-key, wrong-type, unknown-pointer.
#pragma once
#include <array>
#include <cstdint>
#include <dbcost/core/nearest.hpp>
#include <dbcost/core/result.hpp>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/told_problems.hpp"

namespace dbcost::inline v0_1::io {

inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t most_values_of_json = 2'000'000;  // about 300 MB of nodes

enum class json_kind { object, array, string, integer, other_number, boolean, null };

// As an error names it: "an object", "a whole number".
[[nodiscard]] constexpr std::string_view name(json_kind kind) {
    constexpr std::array<std::string_view, 7> names{
        "an object", "a list", "text", "a whole number", "a number", "true or false", "null"};
    return names[static_cast<std::size_t>(kind)];
}

[[nodiscard]] constexpr bool is_scalar(json_kind kind) {
    return kind != json_kind::object && kind != json_kind::array;
}

struct json_node {
    json_kind kind = json_kind::null;
    std::string text;  // of a string its characters, of other scalars what was typed
    std::string key;   // within an object
    const json_node* parent = nullptr;
    std::size_t position = 0;  // among the children of its parent
    std::vector<json_node*> children;  // in file order

    // The member of an object, or null.
    [[nodiscard]] const json_node* find(std::string_view wanted) const;
};

[[nodiscard]] std::string pointer_of(const json_node& node);
// The pointer of a member: pointer_to("/a", "b/c") is "/a/b~1c".
[[nodiscard]] std::string pointer_to(const std::string& parent, std::string_view key);
// Compact JSON: keys in file order, numbers as typed. The same tree always gives the same bytes.
[[nodiscard]] std::string to_json(const json_node& node);
// A value as an error shows it: quoted and cut short; objects and lists by their kind.
[[nodiscard]] std::string shown(const json_node& node);
[[nodiscard]] std::string shown(std::string_view text);

// ---- problems ----------------------------------------------------------------------------------

// The one list of what is wrong with a file, up to `most_problems`. Text from the file is made safe to print.
class json_problems {
public:
    explicit json_problems(std::string file) : file_(std::move(file)) {}

    void add(const json_node& at, errc code, std::string seen, std::string expected,
             std::string remedy);
    // For what was found later, when only the pointer is left.
    void add(const std::string& pointer, errc code, std::string seen, std::string expected,
             std::string remedy);
    // What a parser of core said about a node: the place is filled in here.
    void add(const json_node& at, const errors& found);
    // A place that is no pointer: "line 3, column 14".
    void add_at_position(const std::string& position, error problem);

    [[nodiscard]] bool empty() const { return found_.empty(); }
    // Whether further ones are dropped: looking for their words is a waste then.
    [[nodiscard]] bool is_full() const { return found_.size() > most_problems; }
    [[nodiscard]] errors in_file_order(const json_node* root) const;

private:
    struct entry {
        std::string pointer;
        error problem;
    };
    std::string file_;
    std::vector<entry> found_;
};

// ---- documents ---------------------------------------------------------------------------------

class json_document {
public:
    explicit json_document(const std::string& file) : problems_(file) {}
    json_document(json_document&&) = default;  // nodes stay where they are: pointers stay good
    json_document& operator=(json_document&&) = delete;

    // Null when the text is no JSON or too deep.
    [[nodiscard]] const json_node* root() const { return root_; }
    // The node a pointer leads to, or null.
    [[nodiscard]] const json_node* at(std::string_view pointer) const;
    [[nodiscard]] json_problems& problems() { return problems_; }
    [[nodiscard]] errors problems_in_file_order() const { return problems_.in_file_order(root_); }

    // Changes a value that exists; unknown-pointer with the nearest sibling otherwise. The new
    // value is taken as JSON where it is JSON, else as a string. Decimals such as 0.25, and any
    // number put in the place of a string, become the string of their digits: exact, as the formats
    // want them.
    void set(const std::string& pointer, std::string_view value);
    // Puts a string at a pointer, adding the members that lack on the way.
    void put_text(std::string_view pointer, std::string_view text);
    // Appends the elements of a list of another document to a member of the root, which is made where it lacks.
    // Something else than a list is left as it is, for its reader to refuse.
    void append(std::string_view member, const json_node& list);

private:
    friend json_document read_json(std::string_view text, const std::string& file,
                                   std::size_t deepest);
    void unknown_pointer(const std::string& pointer);
    void replace(json_node& target, std::string_view value);
    [[nodiscard]] json_node& make_member(json_node& object, std::string_view key, json_kind kind);
    void append_copy(json_node& parent, const json_node& of);

    std::deque<json_node> nodes_;  // a deque, so that nodes never move
    json_node* root_ = nullptr;
    json_problems problems_;
};

// `deepest`: for the one format that nests deeper than the others, items in DynamoDB JSON.
[[nodiscard]] json_document read_json(std::string_view text, const std::string& file,
                                      std::size_t deepest = deepest_json);

// A file of one value. An empty one is said to be empty, instead of to lack a bracket.
[[nodiscard]] json_document read_json_file(std::string_view text, const std::string& file);

// ---- reading values ----------------------------------------------------------------------------

// Reads the members of an object by name, once each, and knows at the end which ones nobody wanted.
class object_reader {
public:
    // `what` names the object in errors: "an entity". A node that is no object is a wrong-type
    // error; every member is then absent without further errors.
    object_reader(const json_node& node, std::string_view what, json_problems& problems);

    [[nodiscard]] bool is_object() const { return is_object_; }
    [[nodiscard]] const json_node& node() const { return node_; }
    // Whether the member is there; does not count as asking for it.
    [[nodiscard]] bool has(std::string_view key) const;
    // Null when absent. The key must outlive the reader (a literal does).
    [[nodiscard]] const json_node* optional(std::string_view key);
    // Absent: missing-key, with what is expected there in words. `remedy` defaults to adding the
    // key.
    [[nodiscard]] const json_node* required(std::string_view key, std::string_view expected,
                                            std::string_view remedy = {});
    // Reports each member that was not asked for, with the nearest key that was.
    void finish();

private:
    const json_node& node_;
    std::string_view what_;
    json_problems& problems_;
    bool is_object_;
    std::vector<std::string_view> known_;
    std::vector<bool> used_;  // by child
};

void wrong_type(const json_node& node, std::string_view expected, json_problems& problems);

// Each takes null (absent, or reported as missing already) and gives nothing then.
// `expected` says in words what belongs there: "a name", "a list of attribute names".
[[nodiscard]] const std::string* text_of(const json_node* node, std::string_view expected,
                                         json_problems& problems);
[[nodiscard]] std::optional<bool> flag_of(const json_node* node, json_problems& problems);
// A whole number, as a JSON number or in quotes, not below `least`: wrong-type, bad-number or
// out-of-range.
[[nodiscard]] std::optional<std::int64_t> integer_of(const json_node* node, std::int64_t least,
                                                     json_problems& problems);
// The list itself, or null: iterate over its children.
[[nodiscard]] const json_node* list_of(const json_node* node, std::string_view expected,
                                       json_problems& problems);
// The text of a string or of a whole number; another number is told to go into quotes.
[[nodiscard]] const std::string* number_text_of(const json_node* node, json_problems& problems);
// What a parser said about the text of a node: it saw a number as it was typed, not in quotes.
void add_parsed(const json_node& node, errors found, json_problems& problems);

template <class Parse>
using parsed_value =
    std::optional<std::remove_cvref_t<decltype(*std::declval<Parse>()(std::string_view()))>>;

namespace detail {

template <class Parse>
[[nodiscard]] parsed_value<Parse> parse_at(const json_node& node, const std::string& text,
                                           Parse parse, json_problems& problems) {
    auto made = guard_overflow("", [&] { return parse(std::string_view(text)); });
    if (made) return *std::move(made);
    add_parsed(node, made.problems(), problems);
    return std::nullopt;
}

}  // namespace detail

// A string through a parser that returns a result: parsed_text(node, parse_date, problems).
template <class Parse>
[[nodiscard]] parsed_value<Parse> parsed_text(const json_node* node, Parse parse,
                                              json_problems& problems,
                                              std::string_view expected = "text in quotes") {
    const auto* text = text_of(node, expected, problems);
    if (text == nullptr) return std::nullopt;
    return detail::parse_at(*node, *text, parse, problems);
}

// As parsed_text, but a whole JSON number does as well: parsed_number(node, parse_decimal<10>,
// problems). Another number is told to go into quotes where that would help.
template <class Parse>
[[nodiscard]] parsed_value<Parse> parsed_number(const json_node* node, Parse parse,
                                                json_problems& problems) {
    if (node != nullptr && node->kind == json_kind::other_number) {
        const auto made = guard_overflow("", [&] { return parse(std::string_view(node->text)); });
        if (!made) {
            add_parsed(*node, made.problems(), problems);
            return std::nullopt;
        }
    }
    const auto* text = number_text_of(node, problems);
    if (text == nullptr) return std::nullopt;
    return detail::parse_at(*node, *text, parse, problems);
}

}  // namespace dbcost::io
