// SPDX-License-Identifier: MIT
// Reads `workload`: entities, operations, shapes; internal to io.
//
// What stands alone is checked here; what refers to something else is checked in
// scenario_references.hpp, when everything has been read.
#pragma once
#include "io/scenario_values.hpp"

namespace dbcost::inline v0_1::io {

// Null (no workload) gives an empty one.
[[nodiscard]] workload read_workload(const json_node* node, json_problems& problems);

// The parts, in files of their own.
[[nodiscard]] entity read_entity(const json_node& node, json_problems& problems);
[[nodiscard]] operation read_operation(const json_node& node, json_problems& problems);

// Every item has the key and the attributes that are named, and so even the smallest has room for
// them: of the entity, and as an operation writes it.
void check_room(const entity& of, json_problems& problems);
void check_room(const entity& of, bytes size, const std::string& place, json_problems& problems);

}  // namespace dbcost::io
