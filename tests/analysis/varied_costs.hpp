// SPDX-License-Identifier: MIT
// Deployments that cost what a test says: "a" and "b" have other costs of so many USD, and nothing else.
#pragma once
#include <dbcost/analysis/solve.hpp>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

#include <map>

namespace dbcost::test {

// A value that the cost is known to rise with, and one of which that is not known.
inline constexpr const char* rises = "/workload/operations/order/rate";
inline constexpr const char* unknown = "/workload/entities/order/size";

using cost_of_value = std::function<std::int64_t(std::int64_t)>;

[[nodiscard]] inline other_cost monthly(std::string deployment, std::int64_t dollars) {
    return {"cost of " + deployment, "/other_costs/" + deployment, deployment, decimal<10>::whole(dollars), {}};
}

struct varied_costs {
    cost_of_value a, b = [](std::int64_t) { return 0; };
    memory_tables data = small_tables();
    scenario from = two_deployments();
    std::map<std::string, int> asked = {};  // values, and how often

    [[nodiscard]] result<scenario> make(const std::string& value) {
        ++asked[value];
        auto made = from;
        const auto n = std::stoll(value);
        made.other_costs = {monthly("a", a(n)), monthly("b", b(n))};
        return made;
    }
    [[nodiscard]] value_question question(std::string pointer, std::string_view range, std::int64_t most_asked = 4096) {
        return {from, std::move(pointer), *parse_value_range(range),
                [this](const std::string& value) { return make(value); }, data, {}, most_asked};
    }

private:
    [[nodiscard]] static scenario two_deployments() {
        dynamodb_world made;
        auto second = made.plan();
        made.plan().name = "a";
        second.name = "b";
        made.from.deployments.push_back(second);
        return made.from;
    }
};

// "1..4 within, 5 above": each segment and its verdict.
[[nodiscard]] inline std::string segments_of(const result<solved>& of) {
    if (!of) return codes(of);
    std::string all;
    for (const auto& part : of->segments) {
        if (!all.empty()) all += ", ";
        all += part.first.value;
        if (part.last.value != part.first.value) all += ".." + part.last.value;
        all += " " + std::string(solve_verdict_names[static_cast<std::size_t>(part.verdict)]);
    }
    return all;
}

// "rising, 12": how sure, and how many values were asked.
[[nodiscard]] inline std::string how(const search_report& of) {
    return std::string(sureness_names[static_cast<std::size_t>(of.how)]) + ", " + std::to_string(of.asked);
}

[[nodiscard]] inline exact_amount usd_of(std::string_view text) { return exact_amount(dec<20>(text)); }

}  // namespace dbcost::test
