// SPDX-License-Identifier: MIT
// Bodies of scenario_references.hpp.
//
// A name that is empty was unreadable and has been reported: nothing further is said about it.
#include "io/scenario_references.hpp"

#include <algorithm>
#include <dbcost/demand/table_layout.hpp>
#include <map>

#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using strings = std::vector<std::string>;

[[nodiscard]] bool contains(const strings& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

template <class Things>
[[nodiscard]] strings names_in(const Things& things) {
    strings names;
    for (const auto& thing : things) names.push_back(thing.name);
    return names;
}

template <class Things>
[[nodiscard]] const typename Things::value_type* find_named(const Things& things, std::string_view wanted) {
    const auto found = std::find_if(things.begin(), things.end(), [&](const auto& one) { return one.name == wanted; });
    return found == things.end() ? nullptr : &*found;
}

[[nodiscard]] std::string element(const std::string& list, std::size_t index) {
    return list + "/" + std::to_string(index);
}

// Two remedies as one text; the first is a question or a list of words.
[[nodiscard]] std::string or_else(const std::string& first, const std::string& second) {
    return first + (first.ends_with('?') ? " Or " : "; or ") + second;
}

// The entity of a name, or nothing with an error at the pointer.
[[nodiscard]] const entity* entity_at(const scenario& read, const std::string& name,
                                      const std::string& pointer, json_problems& problems) {
    if (name.empty()) return nullptr;
    const auto* found = read.workload.find_entity(name);
    if (found != nullptr || problems.is_full()) return found;
    problems.add(pointer, errc::unknown_entity, shown(std::string_view(name)),
                 "an entity of /workload/entities",
                 suggest(name, names_in(read.workload.entities)));
    return nullptr;
}

// ---- attributes --------------------------------------------------------------------------------

[[nodiscard]] strings attribute_names(const entity& of) {
    strings names = names_in(of.key);
    for (const auto& attribute : of.attributes) names.push_back(attribute.name);
    return names;
}

[[nodiscard]] bool has_attribute(const entity& of, const std::string& name,
                                 const std::string& pointer, json_problems& problems) {
    if (name.empty()) return false;
    if (of.find(name) != nullptr) return true;
    if (problems.is_full()) return false;
    problems.add(pointer, errc::unknown_attribute, shown(std::string_view(name)),
                 "an attribute of " + shown(std::string_view(of.name)),
                 or_else(suggest(name, attribute_names(of)),
                         "name it in " + pointer_to(of.place, "attributes")));
    return false;
}

void check_written(const entity& of, const strings& written, const std::string& list,
                   json_problems& problems) {
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (!has_attribute(of, written[i], element(list, i), problems)) continue;
        if (find_named(of.key, written[i]) == nullptr) continue;
        problems.add(element(list, i), errc::contradiction,
                     shown(std::string_view(written[i])) + ", a key attribute of " +
                         shown(std::string_view(of.name)),
                     "an attribute that is no key: an item keeps its key",
                     "model a change of key as one delete and one put");
    }
}

// ---- operations --------------------------------------------------------------------------------

void check_form(const scenario& read, const operation_form& form, json_problems& problems) {
    const auto* of = entity_at(read, form.entity, pointer_to(form.place, "entity"), problems);
    if (of == nullptr) return;
    check_written(*of, form.changes, pointer_to(form.place, "changes"), problems);
    check_written(*of, form.removes, pointer_to(form.place, "removes"), problems);
    if (!form.written || !form.removes.empty()) return;  // what is dropped takes no room
    check_room(*of, *form.written, pointer_to(form.place, "size"), problems);
}

void check_shape(const scenario& read, const operation& one, json_problems& problems) {
    if (one.shape.empty() || find_named(read.workload.shapes, one.shape) != nullptr || problems.is_full()) return;
    const auto known = names_in(read.workload.shapes);
    problems.add(pointer_to(one.place, "shape"), errc::unknown_shape,
                 shown(std::string_view(one.shape)), "a shape of /workload/shapes",
                 suggest(one.shape, known));
}

void check_shapes_used(const scenario& read, json_problems& problems) {
    for (const auto& shape : read.workload.shapes) {
        const auto& operations = read.workload.operations;
        const bool used =
            std::any_of(operations.begin(), operations.end(),
                        [&](const operation& one) { return one.shape == shape.name; });
        if (used) continue;
        problems.add(shape.place, errc::contradiction, "a shape that is defined but never used",
                     "an operation with \"shape\": " + shown(std::string_view(shape.name)),
                     "name it in an operation, or drop it");
    }
}

// ---- indexes of operations ---------------------------------------------------------------------

[[nodiscard]] std::vector<const secondary_index*> all_indexes(const dynamodb_store& settings) {
    std::vector<const secondary_index*> all;
    for (const auto* list : {&settings.indexes, &settings.local_indexes}) {
        for (const auto& index : *list) all.push_back(&index);
    }
    return all;
}

[[nodiscard]] strings usable_indexes(const dynamodb_store& settings, const std::string& entity) {
    strings names;
    for (const auto* index : all_indexes(settings)) {
        if (same_table(settings, index->entity, entity)) names.push_back(index->name);
    }
    return names;
}

[[nodiscard]] bool has_index(const dynamodb_store& settings, const operation_form& form) {
    const auto all = all_indexes(settings);
    return std::any_of(all.begin(), all.end(), [&](const auto* index) {
        return index->name == form.index && same_table(settings, index->entity, form.entity);
    });
}

void check_index_in(const store& where, const operation_form& form, json_problems& problems) {
    const auto* settings = std::get_if<dynamodb_store>(&where.settings);
    if (settings == nullptr) return;
    // Where quantities are stated, they need not be derivable.
    if (has_index(*settings, form) || !where.usage.empty() || problems.is_full()) return;
    const auto usable = usable_indexes(*settings, form.entity);
    problems.add(
        pointer_to(form.place, "index"), errc::unknown_index,
        shown(std::string_view(form.index)) + ", which " + where.place + " lacks",
        "an index on " + shown(std::string_view(form.entity)) +
            " in each DynamoDB store that serves it",
        or_else(suggest(form.index, usable), "add it to " + pointer_to(where.place, "indexes") +
                                                 ", or state another form in \"by\""));
}

// An entity that lies in no store or in two is an error of its own; indexes say nothing more then.
void check_operation_index(const scenario& read, const operation_form& form,
                           json_problems& problems) {
    if (form.index.empty() || form.only_on == service::rds_postgresql) return;
    for (const auto& deployment : read.deployments) {
        const auto& stores = deployment.stores;
        const auto holding = [&](const store& where) { return holds(where, form.entity); };
        if (std::count_if(stores.begin(), stores.end(), holding) != 1) continue;
        check_index_in(*std::find_if(stores.begin(), stores.end(), holding), form, problems);
    }
}

// ---- stores ------------------------------------------------------------------------------------

void check_store_index(const scenario& read, const store& where, const secondary_index& index,
                       json_problems& problems) {
    const auto* of = entity_at(read, index.entity, pointer_to(index.place, "entity"), problems);
    if (of == nullptr) return;
    if (!holds(where, index.entity)) {
        problems.add(pointer_to(index.place, "entity"), errc::contradiction,
                     shown(std::string_view(index.entity)) + ", which this store does not hold",
                     "an entity of the store's \"entities\"",
                     "move the index, or claim the entity");
    }
    for (std::size_t i = 0; i < index.key.size(); ++i) {
        (void)has_attribute(*of, index.key[i], element(pointer_to(index.place, "key"), i),
                            problems);
    }
    const auto included = pointer_to(pointer_to(index.place, "projection"), "include");
    for (std::size_t i = 0; i < index.included.size(); ++i) {
        (void)has_attribute(*of, index.included[i], element(included, i), problems);
    }
}

// Rule D4.4: a local index has the table's partition key and a sort key of its own.
void check_local_index(const scenario& read, const secondary_index& index,
                       json_problems& problems) {
    const auto* of = read.workload.find_entity(index.entity);
    if (of == nullptr || of->key.empty() || index.key.empty()) return;
    if (index.key.size() == 2 && index.key.front() == of->key.front().name) return;
    problems.add(pointer_to(index.place, "key"), errc::refused_by_aws,
                 "a local index that does not start with " +
                     shown(std::string_view(of->key.front().name)) + " and end with a sort key",
                 "the table's partition key, then a sort key (rule D4.4)",
                 "write its key like that, or make it a global index under \"indexes\"");
}

// Rule D4.4: at most five local indexes a table.
void check_local_count(const store& where, const dynamodb_store& settings,
                       json_problems& problems) {
    std::map<std::string, std::size_t> indexes;  // by table
    for (const auto& last : settings.local_indexes) {
        if (++indexes[demand::table_of(settings, last.entity)] != 6) continue;
        problems.add(last.place, errc::refused_by_aws,
                     "a sixth local index on the table of " + shown(std::string_view(last.entity)),
                     "at most 5 local indexes a table (rule D4.4)",
                     "make some of them global, in " + pointer_to(where.place, "indexes"));
    }
}

void check_tables(const scenario& read, const store& where, const dynamodb_store& settings,
                  json_problems& problems) {
    strings placed;
    for (const auto& [table, entities] : settings.tables) {
        const auto list = pointer_to(pointer_to(where.place, "tables"), table);
        for (std::size_t i = 0; i < entities.size(); ++i) {
            if (entity_at(read, entities[i], element(list, i), problems) == nullptr) continue;
            const std::string who = shown(std::string_view(entities[i]));
            if (contains(placed, entities[i])) {
                problems.add(element(list, i), errc::entity_claimed_twice,
                             who + " in a second table", "each entity in one table",
                             "remove it from one of the tables");
            } else if (!holds(where, entities[i])) {
                problems.add(
                    element(list, i), errc::contradiction, who + ", which this store does not hold",
                    "an entity of the store's \"entities\"", "claim it there, or remove it here");
            }
            placed.push_back(entities[i]);
        }
    }
}

void check_dynamodb(const scenario& read, const store& where, json_problems& problems) {
    const auto* settings = std::get_if<dynamodb_store>(&where.settings);
    if (settings == nullptr) return;
    for (const auto* index : all_indexes(*settings))
        check_store_index(read, where, *index, problems);
    for (const auto& index : settings->local_indexes) check_local_index(read, index, problems);
    check_local_count(where, *settings, problems);
    check_tables(read, where, *settings, problems);
    if (contains(settings->replicas, where.region.empty() ? read.region : where.region)) {
        problems.add(pointer_to(where.place, "replicas"), errc::contradiction,
                     "the store's own region among its replicas", "the other regions only",
                     "leave it out: the table is there already");
    }
}

// ---- entities of a deployment ------------------------------------------------------------------

void check_claims_of(const scenario& read, const deployment& of, std::size_t which,
                     json_problems& problems) {
    const auto& where = of.stores[which];
    const auto list = pointer_to(where.place, "entities");
    for (std::size_t i = 0; i < where.entities.size(); ++i) {
        const auto& claimed = where.entities[i];
        if (entity_at(read, claimed, element(list, i), problems) == nullptr) continue;
        for (std::size_t other = 0; other < which; ++other) {
            if (!contains(of.stores[other].entities, claimed)) continue;
            problems.add(element(list, i), errc::entity_claimed_twice,
                         shown(std::string_view(claimed)) + ", which " +
                             shown(std::string_view(of.stores[other].name)) + " claims too",
                         "each entity in one store of a deployment",
                         "remove it from one of the two stores");
        }
    }
}

// Data that lies nowhere would be left out of the bill without a word.
void check_all_claimed(const scenario& read, const deployment& of, json_problems& problems) {
    for (const auto& entity : read.workload.entities) {
        const bool claimed =
            std::any_of(of.stores.begin(), of.stores.end(),
                        [&](const store& where) { return holds(where, entity.name); });
        if (claimed) continue;
        problems.add(of.place, errc::entity_unclaimed,
                     shown(std::string_view(entity.name)) + ", which no store of " +
                         shown(std::string_view(of.name)) + " holds",
                     "each entity of the workload in a store",
                     "add it to the \"entities\" of one store");
    }
}

void check_deployment(const scenario& read, const deployment& of, json_problems& problems) {
    for (std::size_t i = 0; i < of.stores.size(); ++i) check_claims_of(read, of, i, problems);
    check_all_claimed(read, of, problems);
    for (const auto& where : of.stores) check_dynamodb(read, where, problems);
}

void check_other_costs(const scenario& read, json_problems& problems) {
    for (const auto& cost : read.other_costs) {
        if (cost.deployment.empty() || find_named(read.deployments, cost.deployment) != nullptr) continue;
        if (problems.is_full()) return;
        problems.add(pointer_to(cost.place, "deployment"), errc::unknown_deployment,
                     shown(std::string_view(cost.deployment)), "a deployment of /deployments",
                     suggest(cost.deployment, names_in(read.deployments)));
    }
}

}  // namespace

bool same_table(const dynamodb_store& settings, const std::string& a, const std::string& b) {
    return a == b || demand::table_of(settings, a) == demand::table_of(settings, b);
}

bool holds(const store& where, std::string_view entity) {
    return where.entities.empty() || contains(where.entities, entity);
}

void check_references(const scenario& read, json_problems& problems) {
    for (const auto& operation : read.workload.operations) {
        check_shape(read, operation, problems);
        for (const auto& form : operation.forms) {
            check_form(read, form, problems);
            check_operation_index(read, form, problems);
        }
    }
    check_shapes_used(read, problems);
    for (const auto& deployment : read.deployments) check_deployment(read, deployment, problems);
    check_other_costs(read, problems);
}

}  // namespace dbcost::io
