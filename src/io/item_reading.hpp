// SPDX-License-Identifier: MIT
// Items from JSON, in the two ways they are written; and the lines of a JSON Lines file; internal to io.
//
//   {"id": {"S": "n1"}, "stars": {"N": "4.5"}}     DynamoDB JSON: each value under its type
//   {"id": "n1", "stars": 4.5}                     plain JSON: S, N, BOOL, NULL, L and M by themselves
//
// Both are strict: a value of a type that DynamoDB does not have, a number outside its range, text that
// is no base64, an empty set or an element twice are errors, each with its pointer.
#pragma once
#include <dbcost/demand/item_size.hpp>
#include <functional>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

// 32 levels of an item in DynamoDB JSON take two levels each, below those of a request; what is
// deeper is refused by its own rule as long as it can be read.
inline constexpr std::size_t deepest_item_json = 128;

// Nothing where the node is null or holds no item. Attributes that cannot be read are left out; the
// problems say why.
[[nodiscard]] std::optional<demand::stored_item> dynamodb_item_of(const json_node* node,
                                                                  json_problems& problems);
[[nodiscard]] std::optional<demand::stored_item> plain_item_of(const json_node* node,
                                                               json_problems& problems);

// A line of a file that holds one JSON value a line; blank lines are left out.
struct json_line {
    std::int64_t number = 0;  // from 1
    std::string place;        // "items.jsonl: line 3"; what stands before the pointer in a place
    json_document document;
};

// Reads line after line and collects the problems, those of syntax as "items.jsonl: line 3, column 14". `read` is
// called where there is a value, and returns what is no problem of the document. Ends early where there are
// more than `most_problems`, and says so.
[[nodiscard]] errors for_each_json_line(std::string_view text, const std::string& file,
                                        const std::function<errors(json_line& line)>& read);

// "items.jsonl: line 3".
[[nodiscard]] std::string place_of_line(const std::string& file, std::int64_t line);

// The limits of items (rule D1.3) on a day, or the newest that are known: they are shipped as data.
[[nodiscard]] demand::item_limits shipped_item_limits(const std::optional<date>& day);

}  // namespace dbcost::io
