// SPDX-License-Identifier: MIT
// Bodies of scenario_defaults.hpp.
#include "io/scenario_defaults.hpp"

#include <algorithm>
#include <dbcost/demand/item_counts.hpp>

#include "io/scenario_references.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// A default is noted only where a DynamoDB store would use it: elsewhere it says nothing.
[[nodiscard]] bool serves(const store& where, const operation_form& form) {
    return where.kind() == service::dynamodb && holds(where, form.entity);
}

[[nodiscard]] bool on_dynamodb(const scenario& read, const operation_form& form) {
    if (form.only_on == service::rds_postgresql) return false;
    return std::any_of(read.deployments.begin(), read.deployments.end(), [&](const deployment& of) {
        return std::any_of(of.stores.begin(), of.stores.end(),
                           [&](const store& where) { return serves(where, form); });
    });
}

[[nodiscard]] bool has_consistency(action what) {
    return what == action::get || what == action::batch_get || what == action::query ||
           what == action::scan;
}

[[nodiscard]] bool creates(action what) {
    return what == action::put || what == action::batch_write || what == action::conditional ||
           what == action::transact_write;
}

[[nodiscard]] bool has_index(const dynamodb_store& settings, const std::string& entity) {
    const auto is_of_it = [&](const secondary_index& index) { return index.entity == entity; };
    return std::any_of(settings.indexes.begin(), settings.indexes.end(), is_of_it) ||
           std::any_of(settings.local_indexes.begin(), settings.local_indexes.end(), is_of_it);
}

// A replacement that names no change matters where an index follows the entity.
[[nodiscard]] bool writes_entries_unasked(const scenario& read, const operation_form& form) {
    const bool replaces = creates(form.what) && form.new_share != ratio(1);
    if (!replaces || !form.changes.empty() || !form.removes.empty()) return false;
    for (const auto& of : read.deployments) {
        for (const auto& where : of.stores) {
            const auto* settings = std::get_if<dynamodb_store>(&where.settings);
            if (settings != nullptr && serves(where, form) && has_index(*settings, form.entity)) return true;
        }
    }
    return false;
}

void take_form_defaults(scenario& into, operation_form& form) {
    const bool noted = on_dynamodb(into, form);
    if (has_consistency(form.what) && !form.read_consistency) {
        form.read_consistency = consistency::eventual;
        if (noted) {
            into.defaults.push_back(
                {pointer_to(form.place, "consistency"), "eventual",
                 "DynamoDB reads eventually unless asked otherwise (rule D2.2)"});
        }
    }
    if (creates(form.what) && !form.new_share) {
        form.new_share = demand::creating_share(form);
        const bool puts = !form.new_share->is_zero();
        if (noted) {
            into.defaults.push_back({pointer_to(form.place, "new"), puts ? "100%" : "0%",
                                     puts ? "each put creates an item unless a share replaces one"
                                          : "a write that names what it changes works on items that are there"});
        }
    }
    if (noted && writes_entries_unasked(into, form)) {
        into.defaults.push_back({pointer_to(form.place, "changes"), "something in each index entry",
                                 "a replacement that names no change writes each entry once (rule D4.2)"});
    }
}

void take_rds_defaults(scenario& into, const store& where, rds_store& settings) {
    if (!settings.multi_az) {
        settings.multi_az = false;
        into.defaults.push_back({pointer_to(where.place, "multi_az"), "false",
                                 "RDS creates Single-AZ instances unless asked otherwise"});
    }
    auto& backup = settings.backup;
    if (backup && !backup->size && !backup->retention_days) {
        backup->retention_days = 7;
        into.defaults.push_back({pointer_to(pointer_to(where.place, "backup"), "retention_days"),
                                 "7", "the console keeps automated backups for 7 days (rule R3)"});
    }
}

void take_store_defaults(scenario& into, store& where, const json_document& document) {
    if (auto* rds = std::get_if<rds_store>(&where.settings))
        return take_rds_defaults(into, where, *rds);
    const auto capacity = pointer_to(where.place, "capacity");
    if (into.workload.entities.empty() || document.at(capacity) != nullptr) return;
    into.defaults.push_back({capacity, "on-demand", "\"usage\" states no provisioned capacity"});
}

}  // namespace

void take_defaults(scenario& into, const json_document& document) {
    if (document.at("/month") == nullptr) {
        into.defaults.push_back(
            {"/month", into.month.name(), "the average month of estimates (rule G1)"});
    }
    if (into.prices.book.empty()) {
        into.defaults.push_back({"/prices/book", "aws", "the prices that AWS published"});
    }
    for (auto& operation : into.workload.operations) {
        for (auto& form : operation.forms) take_form_defaults(into, form);
    }
    for (auto& deployment : into.deployments) {
        for (auto& where : deployment.stores) take_store_defaults(into, where, document);
    }
}

}  // namespace dbcost::io
