// SPDX-License-Identifier: MIT
// What several stages of an estimate say of names that nobody knows, and lists of problems made one.
//
// errors: unknown-class, unknown-deployment; both suggest the nearest name.
#pragma once
#include <dbcost/scenario/scenario.hpp>
#include <dbcost/table/tables.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

inline void append(errors& to, const errors& more) { to.insert(to.end(), more.begin(), more.end()); }

[[nodiscard]] inline error unknown_class(const tables& data, const std::string& name, std::string place) {
    return {errc::unknown_class, std::move(place), "\"" + name + "\"",
            "an instance class of RDS for PostgreSQL", suggest(name, data.class_names())};
}

[[nodiscard]] inline error unknown_deployment(const scenario& from, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& candidate : from.deployments) names.push_back(candidate.name);
    return {errc::unknown_deployment, "--deployment", "\"" + std::string(name) + "\"",
            "a deployment of the scenario", suggest(name, names)};
}

}  // namespace detail

}  // namespace dbcost
