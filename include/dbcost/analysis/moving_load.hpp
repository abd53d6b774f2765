// SPDX-License-Identifier: MIT
// The moves of a migration as workloads of their own, so that every rule of demand and meters holds for them.
//
//   filling(from, where, moved)              // each item is written once, with its index entries
//   scanning(from, where, moved, strong)     // each table that holds such items is scanned once
//   writing(from, where, whole)              // what the workload writes, at its own rates
//   auto used = usage_of(*load, tables, options)     // request units, and what is replicated to other regions
//
// Each is a scenario whose one deployment is one DynamoDB store with its tables, indexes and replicas, and
// with on-demand capacity: a unit of demand is then a request unit. What a store is billed for beside its
// operations (backups, streams, DAX, transfer) is taken off, and what the account has beside it. Items are
// written in batches, which changes no unit (rule D3.2).
//
// errors: all that prepare reports, such as an item that is too large.
#pragma once
#include <dbcost/estimate/prepare.hpp>

namespace dbcost::inline v0_1::moving {

// ---- loads -------------------------------------------------------------------------------------

struct store_load {
    scenario from;
    deployment on;
};

[[nodiscard]] inline dynamodb_store tables_alone(const dynamodb_store& settings) {
    dynamodb_store made;
    made.indexes = settings.indexes;
    made.local_indexes = settings.local_indexes;
    made.tables = settings.tables;
    made.replicas = settings.replicas;
    made.global_tables = settings.global_tables;
    return made;
}

[[nodiscard]] inline store_load load_on(const scenario& from, const store& where, std::vector<operation> operations) {
    store alone = where;
    alone.settings = tables_alone(std::get<dynamodb_store>(where.settings));
    alone.transfer = {};
    alone.usage.clear();
    store_load made{from, {where.name, where.place, {std::move(alone)}}};
    made.from.workload.operations = std::move(operations);
    for (auto& what : made.from.workload.entities) what.growth_per_month.reset();
    made.from.account = {};
    made.from.other_costs.clear();
    made.from.defaults.clear();
    return made;
}

// So many times in all, whatever the month.
[[nodiscard]] inline operation once(const entity& of, action what, std::int64_t times) {
    operation_form form;
    form.place = of.place;
    form.what = what;
    form.entity = of.name;
    return {of.name, of.place, {ratio(times), 0, std::to_string(times) + "/month"}, "", {std::move(form)}};
}

[[nodiscard]] inline store_load filling(const scenario& from, const store& where,
                                        const std::vector<const entity*>& moved) {
    std::vector<operation> writes;
    for (const auto* what : moved) writes.push_back(once(*what, action::batch_write, what->count));
    return load_on(from, where, std::move(writes));
}

// A scan reads all that its table holds, so that one of its entities stands for the table.
[[nodiscard]] inline store_load scanning(const scenario& from, const store& where,
                                         const std::vector<const entity*>& moved, consistency how) {
    const auto& settings = std::get<dynamodb_store>(where.settings);
    std::vector<std::string> scanned;
    std::vector<operation> scans;
    for (const auto* what : moved) {
        const auto& table = demand::table_of(settings, what->name);
        if (demand::contains(scanned, table)) continue;
        scanned.push_back(table);
        scans.push_back(once(*what, action::scan, 1));
        scans.back().name = "scan of " + table;
        scans.back().forms.front().read_consistency = how;
    }
    return load_on(from, where, std::move(scans));
}

[[nodiscard]] inline bool is_write_meter(meter id) {
    return id == meter::on_demand_writes || id == meter::on_demand_replicated_writes;
}

// Where the store states how many write units it uses, that holds here as on its bill.
[[nodiscard]] inline store_load writing(const scenario& from, const store& where, const deployment& whole) {
    std::vector<operation> writes;
    for (const auto& op : demand::operations_of(where, whole, from.workload)) {
        if (!is_write(op.form->what)) continue;
        writes.push_back(*op.what);
        writes.back().forms = {*op.form};
    }
    auto made = load_on(from, where, std::move(writes));
    auto& usage = made.on.stores.front().usage;
    usage = where.usage;
    std::erase_if(usage, [](const stated_usage& of) { return !is_write_meter(of.key.id); });
    return made;
}

// ---- what they use -----------------------------------------------------------------------------

// Terms and the sizes that they point into.
struct usage {
    std::vector<demand::weighted_size> sizes;
    std::vector<metering::metered> terms;
    std::vector<metering::unknown_quantity> unknown;
    [[nodiscard]] bool is_empty() const { return terms.empty() && unknown.empty(); }
};

inline void append(usage& to, usage more) {
    for (auto& term : more.terms) {
        term.units.first += to.sizes.size();
        to.terms.push_back(std::move(term));
    }
    to.sizes.insert(to.sizes.end(), more.sizes.begin(), more.sizes.end());
    to.unknown.insert(to.unknown.end(), more.unknown.begin(), more.unknown.end());
}

[[nodiscard]] inline bool follows_operations(const metering::metered& term) {
    return is_write_meter(term.key.id) || term.key.id == meter::on_demand_reads ||
           term.cause == rule::replica_transfer;
}

[[nodiscard]] inline result<usage> usage_of(const store_load& load, const tables& data,
                                            const estimate_options& options) {
    const auto ready = prepare(load.from, load.on, data, options);
    if (!ready) return ready.problems();
    usage made{ready->sizes, {}, {}};
    for (const auto& term : ready->notes.terms) {
        if (follows_operations(term)) made.terms.push_back(term);
    }
    return made;
}

// A part or a multiple of it: of a month's writes those of some days.
inline void scale(usage& of, const ratio& by) {
    for (auto& term : of.terms) {
        term.times = term.times * by;
        term.events = term.events * by;
        if (term.cause == rule::stated_usage) term.operands = {{"quantity", metering::text_of(term.times)}};
    }
}

[[nodiscard]] inline ratio units_of(const usage& of, const metering::metered& term) {
    return ratio(demand::units_sum(term.units, of.sizes)) * term.times;
}

}  // namespace dbcost::moving
