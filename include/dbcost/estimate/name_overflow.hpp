// SPDX-License-Identifier: MIT
// Names an overflow: the store, else the operation, that brings it about.
//
//   name_overflow(scenario, deployment, work)      // what work(scenario, deployment) returns: a result
//
// Sums lie where operations and stores meet, so the place at which a number grew too large says little.
// Here the work is done again: with one store at a time and no operation, then with one operation at a time.
// The first that still overflows is the place; where only all together do, it is the deployment. Work that
// does not overflow is done once.
#pragma once
#include <dbcost/core/result.hpp>
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

template <class Result>
[[nodiscard]] bool overflows(const Result& made) {
    return !made && made.problems().front().code == errc::overflow;
}

// A scenario that does one operation, or none.
[[nodiscard]] inline scenario doing_only(const scenario& from, std::vector<operation> operations) {
    scenario made = from;
    made.workload.operations = std::move(operations);
    return made;
}

template <class Work>
[[nodiscard]] std::optional<error> find_overflow(const scenario& from, const deployment& of, Work work) {
    const auto overflow_of = [&](const scenario& part, const deployment& in,
                                 const std::string& place) -> std::optional<error> {
        const auto made = guard_overflow(place, [&] { return work(part, in); });
        return overflows(made) ? std::optional(made.problems().front()) : std::nullopt;
    };
    const auto idle = doing_only(from, {});
    for (const auto& one : of.stores) {
        if (auto found = overflow_of(idle, {of.name, of.place, {one}}, one.place)) return found;
    }
    for (const auto& one : from.workload.operations) {
        if (auto found = overflow_of(doing_only(from, {one}), of, one.place)) return found;
    }
    return std::nullopt;
}

}  // namespace detail

template <class Work>
[[nodiscard]] auto name_overflow(const scenario& from, const deployment& of, Work work)
    -> decltype(work(from, of)) {
    auto made = guard_overflow(of.place, [&] { return work(from, of); });
    if (!detail::overflows(made) || made.problems().front().place != of.place) return made;
    if (auto found = detail::find_overflow(from, of, work)) return *std::move(found);
    return made;
}

}  // namespace dbcost
