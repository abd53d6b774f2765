// SPDX-License-Identifier: MIT
// What refers to what in a scenario, both ways, once all of it has been read; internal to io.
//
//   an operation names an entity, attributes, a shape, an index that its stores have
//   an index names an entity of its store, and attributes of that entity
//   a store names entities; each entity lies in exactly one store of a deployment
//   a table of a single-table design names entities of its store
//   another cost names a deployment; a shape that nobody names is a slip
//
// Errors: unknown-entity, unknown-attribute, unknown-index, unknown-shape, unknown-deployment,
// entity-claimed-twice, entity-unclaimed, contradiction, refused-by-aws.
#pragma once
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

void check_references(const scenario& read, json_problems& problems);

// Whether a store holds an entity: the one store of a deployment holds all unless it lists some.
[[nodiscard]] bool holds(const store& where, std::string_view entity);

// Whether two entities lie in one table, whose indexes they share (single-table design).
[[nodiscard]] bool same_table(const dynamodb_store& settings, const std::string& a,
                              const std::string& b);

}  // namespace dbcost::io
