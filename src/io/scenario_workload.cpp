// SPDX-License-Identifier: MIT
// Reads `workload` and its shapes; entities and operations have files of their own.
#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1::io {

namespace {

void check_weights(const json_node& list, const std::vector<ratio>& weights,
                   json_problems& problems) {
    bool all_zero = true;
    for (const auto& weight : weights) all_zero = all_zero && weight.is_zero();
    if (list.children.size() != 24 && list.children.size() != 168) {
        problems.add(list, errc::out_of_range, std::to_string(list.children.size()) + " weights",
                     "24 hourly weights (a day) or 168 (a week)", "write one weight an hour");
    } else if (all_zero && weights.size() == list.children.size()) {
        problems.add(list, errc::contradiction, "weights that are all 0",
                     "a weight above 0 somewhere",
                     "a shape distributes a rate over the hours; drop the shape for a flat rate");
    }
}

[[nodiscard]] std::vector<ratio> read_weights(const json_node* node, json_problems& problems) {
    std::vector<ratio> weights;
    const auto* list = list_of(node, "a list of 24 or 168 weights", problems);
    if (list == nullptr) return weights;
    for (const json_node* element : list->children) {
        if (const auto weight = quantity_of(element, problems)) weights.push_back(*weight);
    }
    check_weights(*list, weights, problems);
    return weights;
}

[[nodiscard]] shape read_shape(const json_node& node, json_problems& problems) {
    shape made;
    made.name = node.key;
    made.place = pointer_of(node);
    object_reader reader(node, "a shape", problems);
    made.hours = read_weights(reader.optional("hours"), problems);
    assign(made.trace_file, words_of(reader.optional("trace"), "a CSV file", problems));
    if (reader.is_object() && reader.has("hours") == reader.has("trace")) {
        problems.add(node, reader.has("hours") ? errc::contradiction : errc::missing_key,
                     reader.has("hours") ? "both \"hours\" and \"trace\""
                                         : "neither \"hours\" nor \"trace\"",
                     "one of the two",
                     "give 24 or 168 weights as \"hours\", or a CSV file as \"trace\"");
    }
    reader.finish();
    return made;
}

}  // namespace

workload read_workload(const json_node* node, json_problems& problems) {
    workload made;
    if (node == nullptr) return made;
    object_reader reader(*node, "a workload", problems);
    made.entities = named_things<entity>(
        reader.optional("entities"), "entities by name, in braces",
        [&](const json_node& child) { return read_entity(child, problems); }, problems);
    made.operations = named_things<operation>(
        reader.optional("operations"), "operations by name, in braces",
        [&](const json_node& child) { return read_operation(child, problems); }, problems);
    made.shapes = named_things<shape>(
        reader.optional("shapes"), "shapes by name, in braces",
        [&](const json_node& child) { return read_shape(child, problems); }, problems);
    reader.finish();
    return made;
}

}  // namespace dbcost::io
