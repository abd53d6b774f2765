// SPDX-License-Identifier: MIT
// Reads what an RDS store says of its processors and of what watches them.
#include "io/scenario_deployments.hpp"

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::size_t hours_a_day = 24;

[[nodiscard]] std::vector<ratio> read_hours(const json_node* node, json_problems& problems) {
    std::vector<ratio> shares;
    const auto* list = list_of(node, "24 shares, such as [\"5%\", ...]", problems);
    if (list == nullptr) return shares;
    for (const json_node* element : list->children) {
        shares.push_back(share_of(element, problems).value_or(ratio(0)));
    }
    if (shares.size() != hours_a_day) {
        problems.add(*node, errc::out_of_range, std::to_string(shares.size()) + " hours",
                     "24 shares, one an hour", "write one share an hour");
    }
    return shares;
}

// Of two keys that say the same thing, one.
void check_one_of(const json_node* one, const json_node* other, json_problems& problems) {
    if (one == nullptr || other == nullptr) return;
    problems.add(*other, errc::contradiction,
                 "\"" + std::string(other->key) + "\" beside \"" + std::string(one->key) + "\"",
                 "one of the two", "drop one of the two");
}

// {"average": "25%"} or {"hourly": [24 shares]}, each with the credits at the start of the month.
[[nodiscard]] cpu_usage read_profile(const json_node& node, json_problems& problems) {
    cpu_usage usage;
    object_reader reader(node, "a CPU profile", problems);
    const auto* hourly = reader.optional("hourly");
    const auto* average =
        hourly != nullptr
            ? reader.optional("average")
            : reader.required("average",
                              "the average utilisation, such as \"25%\", or 24 \"hourly\" ones");
    const auto* credits = reader.optional("credits");
    const auto* surplus = reader.optional("surplus");
    check_one_of(average, hourly, problems);
    check_one_of(credits, surplus, problems);
    usage.hourly = hourly != nullptr ? read_hours(hourly, problems)
                                     : std::vector{share_of(average, problems).value_or(ratio(0))};
    usage.credits = quantity_of(credits, problems);
    usage.surplus = quantity_of(surplus, problems);
    reader.finish();
    return usage;
}

[[nodiscard]] std::optional<cpu_usage> read_cpu(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    if (node->kind == json_kind::array) return cpu_usage{read_hours(node, problems), {}, {}};
    return read_profile(*node, problems);
}

// An object with one whole number, as {"retention_days": 731}.
[[nodiscard]] std::optional<std::int64_t> read_single(const json_node* node, std::string_view what,
                                                      std::string_view key,
                                                      std::string_view expected,
                                                      json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    object_reader reader(*node, what, problems);
    const auto number = integer_of(reader.required(key, expected), 0, problems);
    reader.finish();
    return number;
}

}  // namespace

bool refuse_aurora(const json_node* node, json_problems& problems) {
    if (node == nullptr || node->kind != json_kind::string || !node->text.starts_with("aurora"))
        return false;
    problems.add(*node, errc::not_yet_metered, shown(*node), "RDS for PostgreSQL, or DynamoDB",
                 "docs/discussion/aurora.md says which facts of Aurora are missing");
    return true;
}

void read_rds_extras(rds_store& into, object_reader& reader, json_problems& problems) {
    into.cpu = read_cpu(reader.optional("cpu"), problems);
    into.insights_days =
        read_single(reader.optional("performance_insights"), "Performance Insights",
                    "retention_days", "how long its data are kept, such as 731", problems);
    into.monitoring_seconds =
        read_single(reader.optional("enhanced_monitoring"), "Enhanced Monitoring",
                    "interval_seconds", "how often it measures, such as 60", problems);
}

}  // namespace dbcost::io
