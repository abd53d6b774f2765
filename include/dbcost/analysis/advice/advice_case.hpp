// SPDX-License-Identifier: MIT
// The case that advice is given on: a scenario, the tables of its day, and its deployments with their bills.
//
//   auto asked = open_case(scenario, tables, options, "");
//   asked->limit("dynamodb.item.maximum")        // 409600 bytes, with source; none where the day lacks it
//   for_each_store(*asked, service::dynamodb, use)      // use(deployment, store, its position)
//
// A deployment that AWS would refuse has no bill but the reasons: they are what advice is about. errors:
// unknown-deployment, and all other problems of the deployments.
#pragma once
#include <dbcost/analysis/advice/finding.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/problems.hpp>

namespace dbcost::inline v0_1 {

struct advised_deployment {
    const deployment* of = nullptr;
    std::optional<deployment_bill> priced;
    errors refused;
};

struct advice_case {
    const scenario& from;
    const tables& data;
    estimate_options options;
    date day;
    std::vector<advised_deployment> deployments;

    [[nodiscard]] std::optional<limit_fact> limit(const std::string& id) const {
        const auto entry = data.limit(id);
        if (!entry || *entry == nullptr) return std::nullopt;
        const auto* value = value_on((*entry)->values, day, {});
        if (value == nullptr || day > value->known.last_seen) return std::nullopt;
        return limit_fact{id, (*entry)->unit, value->value, value->known};
    }
};

template <class Use>
void for_each_store(const advice_case& of, service kind, Use use) {
    for (const auto& one : of.deployments) {
        for (std::size_t i = 0; i < one.of->stores.size(); ++i) {
            if (one.of->stores[i].kind() == kind) use(*one.of, one.of->stores[i], i);
        }
    }
}

[[nodiscard]] inline bool has_store(const advice_case& of, service kind) {
    bool found = false;
    for_each_store(of, kind, [&](const auto&, const auto&, std::size_t) { found = true; });
    return found;
}

// use(operation, form), whichever service the form is for.
template <class Use>
void for_each_form(const advice_case& of, Use use) {
    for (const auto& what : of.from.workload.operations) {
        for (const auto& form : what.forms) use(what, form);
    }
}

// The limit, kept in the finding; none makes the finding say so.
[[nodiscard]] inline std::optional<std::int64_t> need_limit(const advice_case& of, const std::string& id,
                                                            finding& made) {
    const auto found = of.limit(id);
    if (!found) {
        made.stands = standing::cannot_be_told;
        made.says = "The limit " + id + " is not known for " + to_string(of.day) + ".";
        return std::nullopt;
    }
    const bool kept = std::any_of(made.limits.begin(), made.limits.end(),
                                  [&](const limit_fact& one) { return one.id == id; });
    if (!kept) made.limits.push_back(*found);
    return found->value;
}

// Numbers in sentences have two digits after the point, rounded up: no need is told too small.
[[nodiscard]] inline std::string two_digits(const ratio& value) {
    const ratio hundredths = value * ratio(100);
    return to_string(decimal<2>::from_coefficient(divide(hundredths.numerator(), hundredths.denominator(), up)));
}

namespace advising {

[[nodiscard]] inline errors only_new(errors known, const errors& more) {
    for (const auto& problem : more) {
        if (std::find(known.begin(), known.end(), problem) == known.end()) known.push_back(problem);
    }
    return known;
}

}  // namespace advising

// `only` names one deployment; empty takes all.
[[nodiscard]] inline result<advice_case> open_case(const scenario& from, const tables& data,
                                                   const estimate_options& options, std::string_view only) {
    const auto query = make_query(from, data, options);
    if (!query) return query.problems();
    advice_case made{from, data, options, query->as_of, {}};
    errors problems;
    for (const auto& candidate : from.deployments) {
        if (!only.empty() && candidate.name != only) continue;
        auto priced = estimate_deployment(from, candidate, data, options);
        if (priced) {
            made.deployments.push_back({&candidate, *std::move(priced), {}});
        } else if (is_refusal(priced.problems())) {
            made.deployments.push_back({&candidate, std::nullopt, priced.problems()});
        } else {
            problems = advising::only_new(std::move(problems), priced.problems());
        }
    }
    if (!problems.empty()) return problems;
    if (!made.deployments.empty()) return made;
    return detail::unknown_deployment(from, only);
}

}  // namespace dbcost
