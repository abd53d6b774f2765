// SPDX-License-Identifier: MIT
// Rule options: how rules are read where the sources leave a choice, or where a rule is recalled and
// no source settles it. Names, defaults and rule numbers are those of docs/reference/rules.md.
//
//   rule_options options;                      // every default
//   in_force(options)                          // {"page_fill", "crossing item included"}, ...
//
// A bill lists the options in force, so that two bills can be told apart by them.
#pragma once
#include <dbcost/core/ratio.hpp>
#include <string>
#include <utility>
#include <vector>

namespace dbcost::inline v0_1 {

enum class page_fill { crossing_item_included, whole_items };
enum class condition_size { of_new_item, of_existing_item };
enum class check_units { write, read };
enum class replay_read { transactional, strong };
enum class hourly_capacity { max_in_hour, time_weighted };
enum class global_v1_writes { flat2, per_operation };
enum class index_replica_meter { wcu, rwcu };
enum class allowance_scope { per_region, one_region };
enum class surplus_vcpus { actual, one };
enum class upfront_view { amortised, cash };
enum class rds_hours { per_second_600, full_hours };
enum class gp2_striping { off, on_400 };

[[nodiscard]] constexpr std::string_view name(page_fill how) {
    return how == page_fill::whole_items ? "whole items" : "crossing item included";
}
[[nodiscard]] constexpr std::string_view name(condition_size of) {
    return of == condition_size::of_new_item ? "new" : "existing";
}
[[nodiscard]] constexpr std::string_view name(check_units unit) {
    return unit == check_units::write ? "write" : "read";
}
[[nodiscard]] constexpr std::string_view name(replay_read how) {
    return how == replay_read::transactional ? "transactional" : "strong";
}
[[nodiscard]] constexpr std::string_view name(hourly_capacity how) {
    return how == hourly_capacity::max_in_hour ? "max_in_hour" : "time_weighted";
}
[[nodiscard]] constexpr std::string_view name(global_v1_writes how) {
    return how == global_v1_writes::flat2 ? "flat2" : "per_operation";
}
[[nodiscard]] constexpr std::string_view name(index_replica_meter which) {
    return which == index_replica_meter::wcu ? "wcu" : "rwcu";
}
[[nodiscard]] constexpr std::string_view name(allowance_scope where) {
    return where == allowance_scope::per_region ? "per_region" : "one_region";
}
[[nodiscard]] constexpr std::string_view name(surplus_vcpus of) {
    return of == surplus_vcpus::actual ? "actual vCPUs" : "one";
}
[[nodiscard]] constexpr std::string_view name(upfront_view view) {
    return view == upfront_view::amortised ? "amortised" : "cash";
}
[[nodiscard]] constexpr std::string_view name(rds_hours how) {
    return how == rds_hours::per_second_600 ? "per_second_600" : "full_hours";
}
[[nodiscard]] constexpr std::string_view name(gp2_striping how) {
    return how == gp2_striping::off ? "off" : "on_400";
}

struct rule_options {
    page_fill fill = page_fill::crossing_item_included;                   // D2.6
    std::int64_t nested_element_overhead = 1;                             // D1.2
    bool empty_query_minimum = true;                                      // D2.4
    condition_size failed_condition_size = condition_size::of_new_item;   // D3.2
    bool ttl_writes_indexes = false;                                      // D3.2
    check_units condition_check_units = check_units::write;               // D3.3
    bool cancelled_transaction_consumes = true;                           // D5
    bool transaction_doubles_gsi = false;                                 // D5
    bool transaction_doubles_lsi = false;                                 // D5
    replay_read token_replay_read = replay_read::transactional;           // D5
    hourly_capacity hourly_capacity_rule = hourly_capacity::max_in_hour;  // D6.2
    std::int64_t scale_out_minutes = 2;                                   // D6.4
    std::int64_t scale_in_minutes = 15;                                   // D6.4
    ratio scale_in_margin = ratio(1, 5);                                  // D6.4
    global_v1_writes global_v1_rule = global_v1_writes::flat2;            // D9.2
    index_replica_meter gsi_replica_meter = index_replica_meter::wcu;     // D9.5
    bool replication_transfer = true;                                     // D9.6
    bool backup_includes_item_overhead = true;                            // D11
    bool backup_includes_gsi = false;                                     // D11
    bool stopped_counts_for_backup_allowance = true;                      // R3
    allowance_scope free_tier_scope = allowance_scope::per_region;        // D13
    surplus_vcpus t3_surplus_vcpus = surplus_vcpus::actual;               // R6.3
    upfront_view upfront = upfront_view::amortised;                       // D8, R7
    rds_hours rds_hour_rule = rds_hours::per_second_600;                  // R1.1
    dbcost::gp2_striping gp2_striping = dbcost::gp2_striping::off;        // R2.4
};

// Every option with its value as a scenario would state it, in the order of the rules.
[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> in_force(const rule_options& of) {
    const auto flag = [](bool on) { return std::string(on ? "true" : "false"); };
    const auto word = [](auto value) { return std::string(name(value)); };
    return {{"nested_element_overhead", std::to_string(of.nested_element_overhead)},
            {"empty_query_minimum", flag(of.empty_query_minimum)},
            {"page_fill", word(of.fill)},
            {"failed_condition_size", word(of.failed_condition_size)},
            {"ttl_writes_indexes", flag(of.ttl_writes_indexes)},
            {"condition_check_units", word(of.condition_check_units)},
            {"cancelled_transaction_consumes", flag(of.cancelled_transaction_consumes)},
            {"transaction_doubles_gsi", flag(of.transaction_doubles_gsi)},
            {"transaction_doubles_lsi", flag(of.transaction_doubles_lsi)},
            {"token_replay_read", word(of.token_replay_read)},
            {"hourly_capacity_rule", word(of.hourly_capacity_rule)},
            {"scale_out_minutes", std::to_string(of.scale_out_minutes)},
            {"scale_in_minutes", std::to_string(of.scale_in_minutes)},
            {"scale_in_margin", to_string(close(of.scale_in_margin * ratio(100), half_even)) + "%"},
            {"global_v1_rule", word(of.global_v1_rule)},
            {"gsi_replica_meter", word(of.gsi_replica_meter)},
            {"replication_transfer", flag(of.replication_transfer)},
            {"backup_includes_item_overhead", flag(of.backup_includes_item_overhead)},
            {"backup_includes_gsi", flag(of.backup_includes_gsi)},
            {"stopped_counts_for_backup_allowance", flag(of.stopped_counts_for_backup_allowance)},
            {"free_tier_scope", word(of.free_tier_scope)},
            {"t3_surplus_vcpus", word(of.t3_surplus_vcpus)},
            {"upfront", word(of.upfront)},
            {"rds_hour_rule", word(of.rds_hour_rule)},
            {"gp2_striping", word(of.gp2_striping)}};
}

}  // namespace dbcost
