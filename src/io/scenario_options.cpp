// SPDX-License-Identifier: MIT
// Reads the rule options: those that are metered into their fields, the others at their default only.
#include "io/scenario_account.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// A word of an enumeration, each called what `name` calls it.
template <class Word>
constexpr std::array<choice<Word>, 2> both_of{
    {{name(static_cast<Word>(0)), static_cast<Word>(0)},
     {name(static_cast<Word>(1)), static_cast<Word>(1)}}};

template <class Word>
void read_word(Word& into, object_reader& reader, std::string_view key, json_problems& problems) {
    assign(into, choice_of(reader.optional(key), both_of<Word>, problems));
}

void read_flag(bool& into, object_reader& reader, std::string_view key, json_problems& problems) {
    assign(into, flag_of(reader.optional(key), problems));
}

// ---- options that are metered ------------------------------------------------------------------

// Rule D1.2: the text of 2019 has no byte an element, later texts and measurements have one.
void read_overhead(rule_options& into, object_reader& reader, json_problems& problems) {
    const auto* node = reader.optional("nested_element_overhead");
    assign(into.nested_element_overhead, integer_of(node, 0, problems));
    if (into.nested_element_overhead <= 1) return;
    problems.add(*node, errc::bad_choice, shown(*node), "0 or 1 bytes an element (rule D1.2)",
                 "0 is the text of 2019; 1 is what is measured");
}

void read_minutes(rule_options& into, object_reader& reader, json_problems& problems) {
    assign(into.scale_out_minutes, integer_of(reader.optional("scale_out_minutes"), 1, problems));
    assign(into.scale_in_minutes, integer_of(reader.optional("scale_in_minutes"), 1, problems));
    assign(into.scale_in_margin, share_of(reader.optional("scale_in_margin"), problems));
}

void read_metered_options(rule_options& into, object_reader& reader, json_problems& problems) {
    read_overhead(into, reader, problems);
    read_flag(into.empty_query_minimum, reader, "empty_query_minimum", problems);
    read_word(into.fill, reader, "page_fill", problems);
    read_word(into.failed_condition_size, reader, "failed_condition_size", problems);
    read_flag(into.ttl_writes_indexes, reader, "ttl_writes_indexes", problems);
    read_word(into.condition_check_units, reader, "condition_check_units", problems);
    read_flag(into.cancelled_transaction_consumes, reader, "cancelled_transaction_consumes", problems);
    read_flag(into.transaction_doubles_gsi, reader, "transaction_doubles_gsi", problems);
    read_flag(into.transaction_doubles_lsi, reader, "transaction_doubles_lsi", problems);
    read_word(into.token_replay_read, reader, "token_replay_read", problems);
    read_word(into.hourly_capacity_rule, reader, "hourly_capacity_rule", problems);
    read_minutes(into, reader, problems);
    read_word(into.global_v1_rule, reader, "global_v1_rule", problems);
    read_word(into.gsi_replica_meter, reader, "gsi_replica_meter", problems);
    read_flag(into.replication_transfer, reader, "replication_transfer", problems);
    read_flag(into.backup_includes_item_overhead, reader, "backup_includes_item_overhead", problems);
    read_flag(into.backup_includes_gsi, reader, "backup_includes_gsi", problems);
    read_flag(into.stopped_counts_for_backup_allowance, reader, "stopped_counts_for_backup_allowance", problems);
    read_word(into.free_tier_scope, reader, "free_tier_scope", problems);
    read_word(into.t3_surplus_vcpus, reader, "t3_surplus_vcpus", problems);
    read_word(into.upfront, reader, "upfront", problems);
    read_word(into.rds_hour_rule, reader, "rds_hour_rule", problems);
}

void read_rds_options(rule_options& into, object_reader& reader, json_problems& problems) {
    read_word(into.gp2_striping, reader, "gp2_striping", problems);
}

// ---- options of rules that have no meter yet ---------------------------------------------------

struct rule_default {
    std::string_view name, value;
};

constexpr std::array<rule_default, 2> unmetered{{{"free_egress_gb_position", "head of first tier"},
                                                 {"round_lines", "true"}}};

void read_unmetered(scenario& into, const rule_default& known, const json_node& node,
                    json_problems& problems) {
    if (node.kind == json_kind::object || node.kind == json_kind::array ||
        node.kind == json_kind::null) {
        return wrong_type(node, "a word, a number, or true or false", problems);
    }
    if (node.text != known.value) into.unmetered_options.emplace_back(known.name, node.text);
}

// The month is no rule option here: it has a key of its own.
void refuse_month_hours(object_reader& reader, json_problems& problems) {
    const auto* node = reader.optional("month_hours");
    if (node == nullptr) return;
    problems.add(*node, errc::contradiction, "\"month_hours\" as an option",
                 "the length of the month in \"month\"",
                 "write \"month\": \"730 hours\" at the top");
}

}  // namespace

void read_options(scenario& into, const json_node* node, json_problems& problems) {
    if (node == nullptr) return;
    object_reader reader(*node, "the rule options", problems);
    read_metered_options(into.options, reader, problems);
    read_rds_options(into.options, reader, problems);
    for (const auto& known : unmetered) {
        const auto* option = reader.optional(known.name);
        if (option != nullptr) read_unmetered(into, known, *option, problems);
    }
    refuse_month_hours(reader, problems);
    reader.finish();
}

}  // namespace dbcost::io
