// SPDX-License-Identifier: MIT
// What the readers of price tables, limits and classes share: where they read, exact decimals,
// words from a closed list, and the evidence that every dated value carries.
//
// A reader fills in what it can and reports what it cannot; whoever called it throws the outcome
// away when there were problems. Dates that could not be read stay date{}, which is not ok().
#pragma once
#include "io/json_tree.hpp"

#include <dbcost/table/find_price.hpp>
#include <span>

namespace dbcost::inline v0_1::io {

// A source id where it is named, for the check that the id leads somewhere.
struct citation {
    std::string place;
    std::string id;
};

struct table_head {
    std::string book, service, region, edition;
};

struct reading {
    std::string file;
    table_head head;
    json_problems& problems;
    std::vector<citation> citations = {};
};

// ---- single values -----------------------------------------------------------------------------

// A decimal with ten digits that is not negative, or bad-number or out-of-range.
[[nodiscard]] result<decimal<10>> parse_amount(std::string_view text);
[[nodiscard]] result<decimal<10>> parse_above_zero(std::string_view text);
// A whole number that is not negative, in at most 64 bits.
[[nodiscard]] result<std::int64_t> parse_count(std::string_view text);
// "2026.1": a year and a number.
[[nodiscard]] result<std::string> parse_edition(std::string_view text);

// A number in quotes, through a parser; a JSON number is told to go into quotes, since other
// readers would take it as a binary float.
template <class Parse>
[[nodiscard]] parsed_value<Parse> quoted_number(const json_node* node, Parse parse,
                                                json_problems& problems) {
    if (node != nullptr &&
        (node->kind == json_kind::integer || node->kind == json_kind::other_number)) {
        problems.add(*node, errc::wrong_type, "a JSON number: " + shown(*node),
                     "an exact decimal string",
                     "write \"" + node->text.substr(0, 60) + "\", in quotes");
        return std::nullopt;
    }
    return parsed_text(node, parse, problems, "an exact decimal string");
}

// Text that is not empty, or a bad-choice.
[[nodiscard]] std::string filled_text(const json_node* node, std::string_view expected,
                                      json_problems& problems);
// A date, or date{} when there is none or it is bad.
[[nodiscard]] date date_of(const json_node* node, json_problems& problems);
// "one, two, three".
[[nodiscard]] std::string listed(std::span<const std::string_view> words);
// Which of the words the text is; bad-choice with the nearest otherwise.
[[nodiscard]] std::optional<std::size_t> choice_of(const json_node* node,
                                                   std::span<const std::string_view> words,
                                                   json_problems& problems);
// The children of a list that must be there and must not be empty.
[[nodiscard]] std::vector<json_node*> filled_list(object_reader& object, std::string_view key,
                                                  std::string_view expected,
                                                  json_problems& problems);

// ---- dated values ------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> read_sources(object_reader& object, reading& in);
[[nodiscard]] evidence read_evidence(object_reader& value, reading& in);

struct dated_value {
    const json_node* node;
    const evidence* known;
};

// Values stand by valid_from, then edition, and none overlaps one before it, unless it corrects.
void check_dates(const std::vector<dated_value>& values, json_problems& problems);

// The dated values of an entry; `read` turns one node into a Value with its `known`.
template <class Value, class Read>
[[nodiscard]] std::vector<Value> read_values(object_reader& entry, reading& in, Read read,
                                             std::string_view key = "values") {
    const auto nodes = filled_list(entry, key, "at least one dated value", in.problems);
    std::vector<Value> values;
    for (const auto* node : nodes) values.push_back(read(*node, in));
    std::vector<dated_value> dated;
    for (std::size_t i = 0; i < nodes.size(); ++i) dated.push_back({nodes[i], &values[i].known});
    check_dates(dated, in.problems);
    return values;
}

}  // namespace dbcost::io
