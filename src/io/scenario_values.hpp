// SPDX-License-Identifier: MIT
// The small values of a scenario, read from nodes: one function a kind of value; internal to io.
//
// Each takes null for an absent key and gives nothing then; what is wrong goes to `problems` with
// its pointer. The texts themselves are parsed by scenario/values.hpp and core.
#pragma once
#include <array>
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

// Takes a value over where there is one; the field keeps its default otherwise.
template <class Field, class Value>
void assign(Field& field, std::optional<Value> value) {
    if (value) field = *std::move(value);
}

[[nodiscard]] std::optional<bytes> size_of(const json_node* node, json_problems& problems);
// A size above zero.
[[nodiscard]] std::optional<bytes> some_size_of(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<rate> rate_of(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<ratio> share_of(const json_node* node, json_problems& problems);
// A quantity that may have a fraction and is not negative.
[[nodiscard]] std::optional<ratio> quantity_of(const json_node* node, json_problems& problems);
// Money or a tier bound: an exact decimal that is not negative.
[[nodiscard]] std::optional<decimal<10>> amount_of(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<decimal<10>> positive_amount_of(const json_node* node,
                                                            json_problems& problems);
// "5%" of the items a month, also above 100%, or a number of items.
[[nodiscard]] std::optional<growth> growth_of(const json_node* node, json_problems& problems);
// "30 days", as days.
[[nodiscard]] std::optional<ratio> days_of(const json_node* node, json_problems& problems);
// "400 ms" or "2 s", as milliseconds.
[[nodiscard]] std::optional<ratio> milliseconds_of(const json_node* node, json_problems& problems);

// Text that is not empty.
[[nodiscard]] std::optional<std::string> words_of(const json_node* node, std::string_view expected,
                                                  json_problems& problems);
[[nodiscard]] std::optional<std::string> region_of(const json_node* node, json_problems& problems);
// The form of a region's code, wherever it stands; whether it has prices is known later.
void check_region(const json_node& node, const std::string& code, json_problems& problems);
// Different names, at least one of them.
[[nodiscard]] std::vector<std::string> names_of(const json_node* node, std::string_view expected,
                                                json_problems& problems);
// The key under which something stands is its name: not empty, without control characters.
void check_name(const json_node& node, json_problems& problems);

// Quantities by meter key, as in `usage` and `already_used`.
[[nodiscard]] std::vector<stated_usage> usage_of(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<meter_key> meter_key_of(const json_node& node, json_problems& problems);

// ---- words from a closed list ------------------------------------------------------------------

template <class Value>
struct choice {
    std::string_view name;
    Value value;
};

inline constexpr std::array<choice<service>, 2> services{
    {{name(service::dynamodb), service::dynamodb},
     {name(service::rds_postgresql), service::rds_postgresql}}};
inline constexpr std::array<choice<zones>, 2> zone_choices{
    {{name(zones::single_az), zones::single_az}, {name(zones::multi_az), zones::multi_az}}};

void bad_choice(const json_node& node, const std::vector<std::string_view>& known,
                json_problems& problems);

template <class Value, std::size_t N>
[[nodiscard]] std::optional<Value> choice_of(const json_node* node,
                                             const std::array<choice<Value>, N>& choices,
                                             json_problems& problems) {
    const auto* text = text_of(node, "a word in quotes", problems);
    if (text == nullptr) return std::nullopt;
    std::vector<std::string_view> known;
    for (const auto& candidate : choices) {
        if (candidate.name == *text) return candidate.value;
        known.push_back(candidate.name);
    }
    bad_choice(*node, known, problems);
    return std::nullopt;
}

// Reads each member of an object of named things: entities, operations, deployments, ...
template <class Thing, class Read>
[[nodiscard]] std::vector<Thing> named_things(const json_node* node, std::string_view what,
                                              Read read, json_problems& problems) {
    std::vector<Thing> things;
    if (node == nullptr) return things;
    if (node->kind != json_kind::object) {
        wrong_type(*node, what, problems);
        return things;
    }
    for (const json_node* child : node->children) {
        check_name(*child, problems);
        things.push_back(read(*child));
    }
    return things;
}

}  // namespace dbcost::io
