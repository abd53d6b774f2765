// SPDX-License-Identifier: MIT
// A finding: one criterion of the choice between the two services, and what decides it for a workload.
//
//   finding made{advice_rule::ad_hoc_queries};
//   made.stands, made.says      // applies; a sentence, whose numbers stand beside it
//   made.limits, made.costs     // documented limits with their sources; what workarounds cost
//
// No opinion without a number or a documented limit: a criterion that has neither stays `not_decided` and
// says why. A1 to A10 are the criteria of the article, A11 to A15 the limits of 2019 beside them
// (docs/reference/advice.md). Plain structs; errors: none.
#pragma once
#include <dbcost/estimate/prepare.hpp>

namespace dbcost::inline v0_1 {

enum class advice_rule {
    ad_hoc_queries, transactions, write_scaling, cost_at_volume, schema_flexibility, operations, joins,
    learning_curve, latency, text_and_places, item_size, item_collections, index_count, hot_keys, volume_size
};

struct advice_rule_info {
    advice_rule id;
    std::string_view number, title, decides;  // what decides it
};

inline constexpr std::array<advice_rule_info, 15> advice_rules{{
    {advice_rule::ad_hoc_queries, "A1", "Ad-hoc queries", "the cost of a scan a run (D2.5)"},
    {advice_rule::transactions, "A2", "Transactions of several rows",
     "items a transaction, and what the guarantee costs (D5)"},
    {advice_rule::write_scaling, "A3", "Write scaling",
     "what one instance carries (R9, R10) and the quota of a table (D6.8)"},
    {advice_rule::cost_at_volume, "A4", "Cost at volume", "the totals at this load and at a multiple of it"},
    {advice_rule::schema_flexibility, "A5", "Schema flexibility", "nothing: no number"},
    {advice_rule::operations, "A6", "Operations", "the costs that the scenario states"},
    {advice_rule::joins, "A7", "Joins", "the cost of the form that stands for the join"},
    {advice_rule::learning_curve, "A8", "Learning curve", "nothing: no number"},
    {advice_rule::latency, "A9", "Latency", "nothing: no number"},
    {advice_rule::text_and_places, "A10", "Full-text and geospatial search", "nothing that a scenario states"},
    {advice_rule::item_size, "A11", "Item size", "the largest item (D1.3)"},
    {advice_rule::item_collections, "A12", "Item collections", "what lies under one key beside a local index (D4.4)"},
    {advice_rule::index_count, "A13", "Number of indexes", "global indexes on a table (D4.3)"},
    {advice_rule::hot_keys, "A14", "Hot keys", "what one partition sustains (D7)"},
    {advice_rule::volume_size, "A15", "Volume size", "data against the largest volume of the class (R2.2)"},
}};

[[nodiscard]] constexpr const advice_rule_info& info(advice_rule id) {
    return advice_rules[static_cast<std::size_t>(id)];
}

enum class standing { applies, does_not_apply, cannot_be_told, not_decided };
inline constexpr std::array<std::string_view, 4> standing_names{"applies", "does not apply", "cannot be told",
                                                                "not decided"};
[[nodiscard]] constexpr std::string_view name(standing which) {
    return standing_names[static_cast<std::size_t>(which)];
}

// A number of a sentence, or one that it rests on.
struct advice_number {
    std::string name, value;
};

// A documented limit as it holds on the day of the prices.
struct limit_fact {
    std::string id, unit;
    std::int64_t value = 0;
    evidence known;
};

// What something costs, and in which deployments it costs that.
struct advice_cost {
    std::string what;
    std::string per;  // "a run", "a month", "once"
    exact_amount amount;
    errors missing;  // why there is no amount: no price, or AWS refuses it
    std::vector<std::string> deployments;

    // Amounts are differences of totals whose quantities are closed to ten digits, beside what else is in
    // them: the same cost may differ in the last ones, so six digits are compared.
    [[nodiscard]] bool is_same(const advice_cost& other) const {
        const auto shown = [](const advice_cost& of) { return round_to<6>(of.amount.amount(), half_even); };
        return what == other.what && per == other.per && shown(*this) == shown(other) && missing == other.missing;
    }
};

struct finding {
    advice_rule id{};
    standing stands = standing::not_decided;
    std::string says;
    std::vector<advice_number> numbers = {};
    std::optional<service> favours = {}, warns_of = {};
    std::vector<limit_fact> limits = {};
    std::vector<advice_cost> costs = {};

    // Deployments in which the same costs the same share a row.
    void add_cost(advice_cost made) {
        for (auto& known : costs) {
            if (!known.is_same(made)) continue;
            known.deployments.insert(known.deployments.end(), made.deployments.begin(), made.deployments.end());
            return;
        }
        costs.push_back(std::move(made));
    }
};

// Whether AWS would refuse what these errors are about: an answer, where other errors are none.
[[nodiscard]] inline bool is_refusal(const errors& problems) {
    return std::all_of(problems.begin(), problems.end(), [](const error& one) {
        return one.code == errc::refused_by_aws || one.code == errc::item_too_large;
    });
}

// Whether every cost has an amount, or is of something that AWS refuses.
[[nodiscard]] inline bool is_complete(const finding& of) {
    return std::all_of(of.costs.begin(), of.costs.end(),
                       [](const advice_cost& cost) { return is_refusal(cost.missing); });
}

}  // namespace dbcost
