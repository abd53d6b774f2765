// SPDX-License-Identifier: MIT
// The strict tree of json_tree.hpp, built from the events of nlohmann's SAX parser: that parser
// checks syntax and UTF-8 without recursion, and a handler sees what its document type would
// swallow, such as a second key of the same name.
#include "io/json_tree.hpp"
#include "io/safe_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace dbcost::inline v0_1::io {

namespace {

using sax_parser = nlohmann::json;

// ---- building the tree -------------------------------------------------------------------------

// Something the builder saw; pointers are written when the tree is complete.
struct event_problem {
    const json_node* node = nullptr;  // null: a position in the text
    error problem;
    std::size_t position = 0;
};

class tree_builder {
public:
    tree_builder(std::deque<json_node>& nodes, std::size_t depth_above,
                 std::size_t deepest = deepest_json)
        : nodes_(nodes), depth_above_(depth_above), deepest_(deepest) {}

    json_node* root = nullptr;
    std::vector<event_problem> problems;

    // The events of nlohmann's SAX interface; false ends the parse.
    bool null() { return scalar(json_kind::null, "null"); }
    bool boolean(bool value) { return scalar(json_kind::boolean, value ? "true" : "false"); }
    bool number_integer(std::int64_t value) {
        return scalar(json_kind::integer, std::to_string(value));
    }
    bool number_unsigned(std::uint64_t value) {
        return scalar(json_kind::integer, std::to_string(value));
    }
    bool number_float(double, const std::string& typed) { return long_number(typed); }
    bool string(std::string& value) { return scalar(json_kind::string, std::move(value)); }
    bool binary(sax_parser::binary_t&) { return false; }  // JSON text has none
    bool start_object(std::size_t) { return open(json_kind::object); }
    bool start_array(std::size_t) { return open(json_kind::array); }
    bool key(std::string& value) {
        key_ = std::move(value);
        return true;
    }
    bool end_object() {
        report_duplicates(*open_.back());
        open_.pop_back();
        return true;
    }
    bool end_array() {
        open_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& cause);

private:
    json_node& append(json_kind kind);
    bool scalar(json_kind kind, std::string text) {
        append(kind).text = std::move(text);
        return nodes_.size() <= most_values_of_json || refuse_length();
    }
    bool refuse_length();
    bool long_number(const std::string& typed);
    bool open(json_kind kind);
    void report_duplicates(const json_node& object);

    std::deque<json_node>& nodes_;
    std::size_t depth_above_, deepest_;
    std::vector<json_node*> open_;
    std::string key_;
};

json_node& tree_builder::append(json_kind kind) {
    json_node& node = nodes_.emplace_back();
    node.kind = kind;
    if (open_.empty()) {
        root = &node;
        return node;
    }
    json_node& parent = *open_.back();
    if (parent.kind == json_kind::object) node.key = std::move(key_);
    node.parent = &parent;
    node.position = parent.children.size();
    parent.children.push_back(&node);
    return node;
}

// Whole numbers beyond 64 bits arrive as floats too; their text tells. The decimal point is that of
// the process's locale, so it is put back.
bool tree_builder::long_number(const std::string& typed) {
    std::string text;
    bool whole = true;
    for (const char c : typed) {
        const bool digit = (c >= '0' && c <= '9') || c == '-';
        const bool exponent = c == 'e' || c == 'E' || c == '+';
        whole = whole && digit;
        text += digit || exponent ? c : '.';
    }
    return scalar(whole ? json_kind::integer : json_kind::other_number, std::move(text));
}

bool tree_builder::open(json_kind kind) {
    json_node& node = append(kind);
    open_.push_back(&node);
    if (nodes_.size() > most_values_of_json) return refuse_length();
    if (depth_above_ + open_.size() <= deepest_) return true;
    problems.push_back(
        {&node,
         {errc::too_deep, "", "more than " + std::to_string(deepest_) + " levels",
          "objects and lists nested at most " + std::to_string(deepest_) + " deep",
          "no format read here nests like this: look for a lost bracket"}});
    return false;
}

bool tree_builder::refuse_length() {
    const auto most = std::to_string(most_values_of_json);
    problems.push_back({open_.empty() ? root : open_.front(),
                        {errc::out_of_range, "", "more than " + most + " values",
                         "at most " + most + " values, since all of them are kept",
                         "look whether it is the right file"}});
    return false;
}

// In file order, the first of its name being the one that is kept.
void tree_builder::report_duplicates(const json_node& object) {
    std::vector<const json_node*> members(object.children.begin(), object.children.end());
    std::stable_sort(members.begin(), members.end(),
                     [](const auto* a, const auto* b) { return a->key < b->key; });
    for (std::size_t i = 1; i < members.size() && problems.size() <= most_problems; ++i) {
        if (members[i]->key != members[i - 1]->key) continue;
        problems.push_back(
            {members[i],
             {errc::duplicate_key, "", "a second " + shown(members[i]->key) + " in the same object",
              "each key once", "remove one of them, or give it another name"}});
    }
}

// nlohmann's message is "[id] parse error at line 1, column 5: what; expected what".
struct message_parts {
    std::string seen, expected;
};

[[nodiscard]] message_parts take_apart(std::string_view message) {
    if (const auto colon = message.find(": "); colon != std::string_view::npos) {
        message.remove_prefix(colon + 2);
    }
    const auto expected = message.rfind("; expected ");
    if (expected == std::string_view::npos) return {cut_short(message, 160), "valid JSON"};
    return {cut_short(message.substr(0, expected), 160),
            cut_short(message.substr(expected + 11), 160)};
}

bool tree_builder::parse_error(std::size_t position, const std::string& token,
                               const nlohmann::detail::exception& cause) {
    constexpr int number_overflow = 406;
    if (cause.id == number_overflow) {
        const std::size_t start = position - std::min(position, token.size()) + 1;
        problems.push_back({nullptr,
                            {errc::bad_number, "", cut_short(token, 60),
                             "a number below 1e308; formats here want far smaller ones",
                             "put exact decimals into quotes, without exponent"},
                            start});
        return false;
    }
    auto parts = take_apart(cause.what());
    problems.push_back({nullptr,
                        {errc::syntax, "", std::move(parts.seen), std::move(parts.expected),
                         "write plain JSON in UTF-8: no comments, no comma after the last element"},
                        position});
    return false;
}

[[nodiscard]] bool run(std::string_view text, tree_builder& builder) {
    return sax_parser::sax_parse(text.begin(), text.end(), &builder);
}

// Line and column of the n-th byte read (from 1); columns count characters.
[[nodiscard]] std::string position_in(std::string_view text, std::size_t read) {
    const auto before = text.substr(0, std::min(read > 0 ? read - 1 : 0, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto last_line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
    const auto characters = std::count_if(last_line.begin(), last_line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(characters + 1);
}

// ---- pointers ----------------------------------------------------------------------------------

[[nodiscard]] std::optional<std::string> unescaped(std::string_view token) {
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            key += token[i];
            continue;
        }
        ++i;
        if (i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
        key += token[i] == '0' ? '~' : '/';
    }
    return key;
}

[[nodiscard]] std::optional<std::size_t> list_index(std::string_view token, std::size_t size) {
    const bool leading_zero = token.size() > 1 && token.front() == '0';
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), index);
    const bool plain = problem == std::errc() && end == token.data() + token.size();
    if (!plain || leading_zero || index >= size) return std::nullopt;
    return index;
}

// Which child of a node a token of a pointer names.
[[nodiscard]] std::optional<std::size_t> child_index(const json_node& node,
                                                     std::string_view token) {
    if (node.kind == json_kind::array) return list_index(token, node.children.size());
    const auto key = unescaped(token);
    if (!key || node.kind != json_kind::object) return std::nullopt;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (node.children[i]->key == *key) return i;
    }
    return std::nullopt;
}

// How far a pointer leads: the deepest node, the way there, and what is left of the pointer.
struct walk {
    const json_node* node;
    std::vector<std::size_t> path;
    std::string_view rest;
};

[[nodiscard]] walk follow(const json_node& root, std::string_view pointer) {
    walk so_far{&root, {}, pointer};
    while (so_far.rest.starts_with('/')) {
        const auto token = so_far.rest.substr(1, so_far.rest.find('/', 1) - 1);
        const auto index = child_index(*so_far.node, token);
        if (!index) break;
        so_far.node = so_far.node->children[*index];
        so_far.path.push_back(*index);
        so_far.rest.remove_prefix(token.size() + 1);
    }
    return so_far;
}

[[nodiscard]] std::size_t depth_of(const json_node& node) {
    std::size_t depth = 0;
    for (const json_node* up = node.parent; up != nullptr; up = up->parent) ++depth;
    return depth;
}

}  // namespace

// ---- problems ----------------------------------------------------------------------------------

void json_problems::add(const std::string& pointer, errc code, std::string seen,
                        std::string expected, std::string remedy) {
    if (is_full()) return;
    const std::string place = pointer.empty() ? file_ : file_ + ": " + printable(pointer);
    found_.push_back(
        {pointer, {code, place, printable(seen), printable(expected), printable(remedy)}});
}

void json_problems::add(const json_node& at, errc code, std::string seen, std::string expected,
                        std::string remedy) {
    if (is_full()) return;  // a pointer into a long list takes its time
    add(pointer_of(at), code, std::move(seen), std::move(expected), std::move(remedy));
}

void json_problems::add(const json_node& at, const errors& found) {
    for (const auto& problem : found) {
        add(at, problem.code, problem.seen, problem.expected, problem.remedy);
    }
}

void json_problems::add_at_position(const std::string& position, error problem) {
    problem.place = file_ + ": " + position;
    found_.push_back({"", std::move(problem)});
}

errors json_problems::in_file_order(const json_node* root) const {
    std::vector<std::pair<std::vector<std::size_t>, const error*>> placed;
    for (const auto& one : found_) {
        placed.emplace_back(
            root == nullptr ? std::vector<std::size_t>{} : follow(*root, one.pointer).path,
            &one.problem);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    errors ordered;
    for (const auto& one : placed) ordered.push_back(*one.second);
    if (is_full()) ordered.back() = further_problems(file_);
    return ordered;
}

// ---- documents ---------------------------------------------------------------------------------

json_document read_json(std::string_view text, const std::string& file, std::size_t deepest) {
    json_document document(file);
    tree_builder builder(document.nodes_, 0, deepest);
    if (run(text, builder)) document.root_ = builder.root;
    for (auto& found : builder.problems) {
        if (found.node == nullptr) {
            document.problems_.add_at_position(position_in(text, found.position),
                                               std::move(found.problem));
        } else {
            document.problems_.add(*found.node, {found.problem});
        }
    }
    return document;
}

const json_node* json_document::at(std::string_view pointer) const {
    if (root_ == nullptr) return nullptr;
    const auto way = follow(*root_, pointer);
    return way.rest.empty() ? way.node : nullptr;
}

void json_document::unknown_pointer(const std::string& pointer) {
    const auto way = follow(*root_, pointer);
    std::vector<std::string> siblings;
    for (const json_node* child : way.node->children) siblings.push_back(child->key);
    const auto token = way.rest.substr(0, way.rest.find('/', 1));
    const std::string parent = pointer_of(*way.node);
    if (!token.starts_with('/')) {
        problems_.add(pointer, errc::unknown_pointer, shown(std::string_view(pointer)),
                      "a JSON pointer to a value of the file", "a pointer starts with \"/\"");
    } else if (way.node->kind == json_kind::object) {
        problems_.add(
            pointer, errc::unknown_pointer,
            "no " + shown(token.substr(1)) + " in " + (parent.empty() ? "the file" : parent),
            "a value that exists", suggest(token.substr(1), siblings));
    } else {
        problems_.add(pointer, errc::unknown_pointer, shown(*way.node) + " at " + parent,
                      "a value that exists",
                      "elements of a list are numbered from 0; other values hold nothing further");
    }
}

void json_document::set(const std::string& pointer, std::string_view value) {
    if (root_ == nullptr) return;
    const json_node* target = at(pointer);
    if (target == nullptr) return unknown_pointer(pointer);
    if (!is_utf8(value)) {
        return problems_.add(pointer, errc::syntax, shown(value), "a value in valid UTF-8",
                             "write the value in UTF-8");
    }
    replace(const_cast<json_node&>(*target), value);  // the node is one of nodes_
}

void json_document::replace(json_node& target, std::string_view value) {
    tree_builder builder(nodes_, depth_of(target));
    const bool is_json = run(value, builder);
    const bool too_deep = !is_json && !builder.problems.empty() &&
                          builder.problems.back().problem.code == errc::too_deep;
    if (too_deep) return problems_.add(target, {builder.problems.back().problem});
    const bool number =
        is_json && (builder.root->kind == json_kind::other_number ||
                    (builder.root->kind == json_kind::integer && target.kind == json_kind::string));
    if (!is_json || number) {
        target.kind = json_kind::string;
        target.text = value;
        target.children.clear();
        return;
    }
    target.kind = builder.root->kind;
    target.text = builder.root->text;
    target.children = builder.root->children;
    for (json_node* child : target.children) child->parent = &target;
    for (const auto& found : builder.problems) problems_.add(*found.node, {found.problem});
}

json_node& json_document::make_member(json_node& object, std::string_view key, json_kind kind) {
    json_node& member = nodes_.emplace_back();
    member.kind = kind;
    member.key = key;
    member.parent = &object;
    member.position = object.children.size();
    object.children.push_back(&member);
    return member;
}

void json_document::put_text(std::string_view pointer, std::string_view text) {
    if (root_ == nullptr) return;
    const auto way = follow(*root_, pointer);
    auto* node = const_cast<json_node*>(way.node);  // the node is one of nodes_
    auto rest = way.rest;
    while (!rest.empty() && node->kind == json_kind::object) {
        const auto token = rest.substr(1, rest.find('/', 1) - 1);
        rest.remove_prefix(token.size() + 1);
        node = &make_member(*node, *unescaped(token),
                            rest.empty() ? json_kind::string : json_kind::object);
    }
    if (!rest.empty()) return;  // something else is in the way, and its reader says so
    if (!is_utf8(text)) {
        return problems_.add(*node, errc::syntax, shown(text), "a value in valid UTF-8",
                             "write the value in UTF-8");
    }
    node->kind = json_kind::string;
    node->text = text;
    node->children.clear();
}

void json_document::append_copy(json_node& parent, const json_node& of) {
    auto& copy = make_member(parent, of.key, of.kind);
    copy.text = of.text;
    for (const json_node* child : of.children) append_copy(copy, *child);
}

void json_document::append(std::string_view member, const json_node& list) {
    if (root_ == nullptr || root_->kind != json_kind::object) return;
    const auto* found = root_->find(member);
    auto& target = found == nullptr ? make_member(*root_, member, json_kind::array)
                                    : const_cast<json_node&>(*found);  // the node is one of nodes_
    if (target.kind != json_kind::array) return;
    for (const json_node* element : list.children) append_copy(target, *element);
}

}  // namespace dbcost::io
