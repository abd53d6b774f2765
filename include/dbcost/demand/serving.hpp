// SPDX-License-Identifier: MIT
// Who serves what: which entities a store holds, and which form of an operation runs on it.
//
// A deployment of one store holds every entity. With several, each store names its entities, and an
// operation goes to the store of its entity; a form without entity (`sql`) goes to the one store of
// its service. An operation that no store serves, or two do, is an error (operation-not-served,
// contradiction), so nothing drops out of a bill in silence.
#pragma once
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1::demand {

[[nodiscard]] inline bool holds(const store& where, std::string_view entity) {
    return where.entities.empty() ||
           std::find(where.entities.begin(), where.entities.end(), entity) != where.entities.end();
}

[[nodiscard]] inline bool serves(const store& where, const operation_form& form) {
    if (form.only_on && *form.only_on != where.kind()) return false;
    if (form.what == action::sql && where.kind() != service::rds_postgresql) return false;
    return form.entity.empty() || holds(where, form.entity);
}

// An operation as one store carries it out.
struct served {
    const operation* what = nullptr;
    const operation_form* form = nullptr;
};

// The stores and forms that could carry out an operation.
struct service_options {
    std::vector<std::pair<const store*, const operation_form*>> found;
};

[[nodiscard]] inline service_options options_for(const operation& what, const deployment& where) {
    service_options options;
    for (const auto& candidate : where.stores) {
        for (const auto& form : what.forms) {
            if (serves(candidate, form)) options.found.emplace_back(&candidate, &form);
        }
    }
    return options;
}

[[nodiscard]] inline error not_served(const operation& what, const deployment& where) {
    return {errc::operation_not_served, what.place,
            "no store of deployment \"" + where.name + "\" can carry out \"" + what.name + "\"",
            "one store that holds its entity and knows its form",
            "give the operation a form for this service under \"by\", or let a store hold the entity"};
}

[[nodiscard]] inline error served_twice(const operation& what, const deployment& where) {
    return {errc::contradiction, what.place,
            "several stores of deployment \"" + where.name + "\" could carry out \"" + what.name + "\"",
            "exactly one store", "name an entity in the form, so that its store is meant"};
}

// The operations of one store, in file order. Which other stores of its deployment could carry them out is the
// matter of check_serving alone.
[[nodiscard]] inline std::vector<served> operations_of(const store& where, const deployment&, const workload& load) {
    std::vector<served> mine;
    for (const auto& what : load.operations) {
        for (const auto& form : what.forms) {
            if (serves(where, form)) mine.push_back({&what, &form});
        }
    }
    return mine;
}

[[nodiscard]] inline errors check_serving(const deployment& where, const workload& load) {
    errors problems;
    for (const auto& what : load.operations) {
        const auto count = options_for(what, where).found.size();
        if (count == 0) problems.push_back(not_served(what, where));
        if (count > 1) problems.push_back(served_twice(what, where));
    }
    return problems;
}

// The entities of a store, in file order.
[[nodiscard]] inline std::vector<const entity*> entities_of(const store& where, const workload& load) {
    std::vector<const entity*> mine;
    for (const auto& candidate : load.entities) {
        if (holds(where, candidate.name)) mine.push_back(&candidate);
    }
    return mine;
}

}  // namespace dbcost::demand
