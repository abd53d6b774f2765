// SPDX-License-Identifier: MIT
// Nodes of a JSON tree as text: compact JSON, pointers, and values as errors show them.
#include "io/json_tree.hpp"
#include "io/safe_text.hpp"

namespace dbcost::inline v0_1::io {

namespace {

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00" + hex(static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_json(std::string& out, const json_node& node) {
    if (node.kind == json_kind::string) return append_quoted(out, node.text);
    if (is_scalar(node.kind)) {
        out += node.text;
        return;
    }
    const bool object = node.kind == json_kind::object;
    out += object ? '{' : '[';
    for (const json_node* child : node.children) {
        if (child != node.children.front()) out += ',';
        if (object) {
            append_quoted(out, child->key);
            out += ':';
        }
        append_json(out, *child);
    }
    out += object ? '}' : ']';
}

}  // namespace

const json_node* json_node::find(std::string_view wanted) const {
    if (kind != json_kind::object) return nullptr;
    for (const json_node* child : children) {
        if (child->key == wanted) return child;
    }
    return nullptr;
}

std::string pointer_to(const std::string& parent, std::string_view key) {
    std::string pointer = parent + "/";
    for (const char c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

std::string pointer_of(const json_node& node) {
    if (node.parent == nullptr) return "";
    const json_node& parent = *node.parent;
    if (parent.kind == json_kind::object) return pointer_to(pointer_of(parent), node.key);
    return pointer_of(parent) + "/" + std::to_string(node.position);
}

std::string to_json(const json_node& node) {
    std::string out;
    append_json(out, node);
    return out;
}

std::string shown(std::string_view text) { return "\"" + cut_short(text, 60) + "\""; }

std::string shown(const json_node& node) {
    if (node.kind == json_kind::string) return shown(std::string_view(node.text));
    return std::string(is_scalar(node.kind) ? cut_short(node.text, 60)
                                            : std::string(name(node.kind)));
}

}  // namespace dbcost::io
