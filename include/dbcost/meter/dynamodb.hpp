// SPDX-License-Identifier: MIT
// DynamoDB metering: demand and a store's configuration become metered quantities.
//
//   on-demand      each unit of demand is a request unit (rule D6.7)
//   provisioned    capacity of each table and index by the hour, used or not (D6.1, D6.3)
//   storage        items and index entries with 100 bytes of overhead each, GB-months (D1.4)
//   backup         continuous: size of table and local indexes; on-demand: full copies of these for the
//                  days they are kept (D11)
//
// A global table is metered region by region; what else a store is billed for stands in
// dynamodb_extras.hpp. errors: missing-key for provisioned capacity that is not stated. Warnings:
// capacity_warnings.hpp and dynamodb_warnings.hpp.
#pragma once
#include <dbcost/demand/replication.hpp>
#include <dbcost/meter/dynamodb_extras.hpp>
#include <dbcost/meter/dynamodb_warnings.hpp>

namespace dbcost::inline v0_1::metering {

class dynamodb_meter {
public:
    dynamodb_meter(const store& where, const scenario& from, demand::dynamodb_demand load,
                   demand::replica_version version, const sizing_limits& limits = {})
        : store_(where), settings_(std::get<dynamodb_store>(where.settings)), scenario_(from),
          load_(std::move(load)), replication_{version, from.options.global_v1_rule}, limits_(limits) {}

    [[nodiscard]] result<metered_store> run() {
        made_.terms = {store_.name, "dynamodb", 3, 3, "", std::nullopt, ratio(0)};
        const auto all = load_.demands;
        for (const auto& region : regions()) {
            enter(region, all);
            meter_region();
        }
        enter(home(), all);
        meter_extras();
        describe_backup();
        warn();
        if (!problems_.empty()) return problems_;
        made_.sizes = std::move(load_.sizes);
        return std::move(made_);
    }

private:
    // ---- regions -------------------------------------------------------------------------------

    [[nodiscard]] std::string home() const { return region_of(store_, scenario_); }
    [[nodiscard]] bool at_home() const { return region_ == home(); }
    [[nodiscard]] bool is_replicated() const {
        return replication_.version != demand::replica_version::none;
    }
    [[nodiscard]] std::vector<std::string> regions() const {
        std::vector<std::string> all{home()};
        all.insert(all.end(), settings_.replicas.begin(), settings_.replicas.end());
        return all;
    }
    // From here on `load_` is what that region consumes.
    void enter(const std::string& region, const std::vector<demand::demand>& all) {
        region_ = region;
        load_.demands = demand::demands_in_region(all, at_home(), replication_);
    }

    void meter_region() {
        if (settings_.capacity.mode == capacity_mode::on_demand) {
            meter_requests();
        } else {
            meter_capacity();
        }
        for (const auto& table : load_.tables) meter_storage(table);
        meter_back_fill();
    }

    // Entries of a new index are written in every region (rules D4.3, D9.5).
    void meter_back_fill() {
        const dynamodb_extras extras(store_, scenario_, load_, region_);
        const bool replicated =
            is_replicated() && scenario_.options.gsi_replica_meter == index_replica_meter::rwcu;
        if (settings_.capacity.mode == capacity_mode::on_demand) {
            extras.meter_back_fill(made_, replicated ? meter::on_demand_replicated_writes : meter::on_demand_writes,
                                   rule::back_fill, ratio(1));
        } else {
            extras.meter_back_fill(
                made_, replicated ? meter::provisioned_replicated_writes : meter::provisioned_writes,
                rule::back_fill_capacity, ratio(1, 3600));
        }
    }

    // What the store has once, wherever its replicas are.
    void meter_extras() {
        const dynamodb_extras extras(store_, scenario_, load_, region_);
        extras.meter(made_);
        if (is_replicated() && scenario_.options.replication_transfer) extras.meter_replication(made_);
    }

    // ---- requests and capacity -----------------------------------------------------------------

    // Writes to a table with replicas are replicated units; those of its global indexes are not, unless
    // the scenario says so (rules D9.1, D9.5).
    [[nodiscard]] bool writes_replicated(const demand::target& where) const {
        return is_replicated() && (!where.index || scenario_.options.gsi_replica_meter == index_replica_meter::rwcu);
    }
    [[nodiscard]] meter request_meter(const demand::demand& part) const {
        if (part.side == demand::capacity_side::read) return meter::on_demand_reads;
        return writes_replicated(part.where) ? meter::on_demand_replicated_writes : meter::on_demand_writes;
    }
    [[nodiscard]] meter capacity_meter(const demand::target& where, demand::capacity_side side) const {
        if (side == demand::capacity_side::read) return meter::provisioned_reads;
        return writes_replicated(where) ? meter::provisioned_replicated_writes : meter::provisioned_writes;
    }

    [[nodiscard]] std::string target_name(const demand::demand& part) const {
        if (part.local != nullptr) return "local index " + part.local->name;
        return target_name(part.where);
    }

    [[nodiscard]] std::string target_name(const demand::target& where) const {
        const auto& table = load_.tables[where.table];
        if (!where.index) return "table " + table.name;
        return "index " + table.indexes[*where.index].settings->name;
    }

    void meter_requests() {
        for (const auto& part : load_.demands) {
            made_.quantities.push_back({{request_meter(part), {}}, region_, part.units, part.times(), part.cause,
                                        part.what->name, target_name(part), part.events,
                                        part.operands});
        }
        if (!at_home()) return;  // what follows is said of the table once
        made_.terms.load = carries::yes;
        made_.terms.load_reason = "on-demand capacity follows the load";
        for_each_target([&](const demand::target& where) {
            sustained_.push_back(warn_of_requests(made_.warnings, load_, where, target_name(where),
                                                  scenario_, limits_));
        });
    }

    template <class Visit>
    void for_each_target(Visit visit) const {
        for (std::size_t t = 0; t < load_.tables.size(); ++t) {
            visit(demand::target{t, {}});
            for (std::size_t i = 0; i < load_.tables[t].indexes.size(); ++i) visit(demand::target{t, i});
        }
    }

    // What the load meets beside the bill; amounts stay as they are.
    void warn() {
        for (const auto& target : sustained_) warn_of_target(made_.warnings, load_, target, scenario_, limits_);
        for (const auto& table : load_.tables) {
            for (const auto& part : table.entities) {
                keep(made_.warnings, collection_too_large(*part.what, settings_, limits_));
            }
        }
        warn_of_operations(made_.warnings, load_);
        if (replication_.version == demand::replica_version::v2017) {
            warn_of_transactions(made_.warnings, load_, settings_.replicas.size(), scenario_.month);
        }
        for (const auto& found : made_.warnings) refuse_load(found);
    }

    // What DynamoDB turns away, whatever capacity is bought: one key beyond a partition (D7), a collection
    // beyond its limit (D4.4). A quota can be raised by asking, so beyond it the answer is open.
    void refuse_load(const warning& found) {
        const bool refused = found.code == "hot-key" || found.code == "item-collection";
        if (made_.terms.load == carries::no || (!refused && found.code != "table-quota")) return;
        made_.terms.load = refused ? carries::no : carries::not_checked;
        explain_load(found);
    }

    void explain_load(const warning& found) {
        made_.terms.load_reason = found.text;
        made_.terms.load_numbers = found.numbers;
    }

    void meter_capacity() {
        if (at_home() && !load_.demands.empty()) {
            made_.terms.load = carries::yes;
            made_.terms.load_reason = "nothing is throttled in any minute of the month";
        }
        for (std::size_t t = 0; t < load_.tables.size(); ++t) {
            const demand::target table{t, {}};
            meter_sides(table, settings_.capacity, store_.place + "/capacity");
            for (std::size_t i = 0; i < load_.tables[t].indexes.size(); ++i) {
                const auto& index = *load_.tables[t].indexes[i].settings;
                meter_sides({t, i}, index.capacity.value_or(settings_.capacity),
                            (index.capacity ? index.place : store_.place) + "/capacity");
            }
        }
    }

    void meter_sides(const demand::target& where, const table_capacity& capacity,
                     const std::string& place) {
        const auto before = problems_.size();
        check_stated(capacity.read, place + "/read");
        check_stated(capacity.write, place + "/write");
        if (problems_.size() > before) return;
        const auto sides = run_target(load_, where, capacity, scenario_, limits_.decreases, no_trace);
        meter_side(where, capacity.read, demand::capacity_side::read, sides[0]);
        const bool carried = meter_side(where, capacity.write, demand::capacity_side::write, sides[1]);
        if (!at_home()) return;
        sustained_.push_back({where, target_name(where), ratio(sides[0].seen.most), ratio(sides[1].seen.most),
                              ratio(ceiling_of(capacity.read)), ratio(ceiling_of(capacity.write))});
        // Where the index lacks capacity for its own load, that warning says more than this one.
        if (!where.index || !carried) return;
        const demand::target table{where.table, {}};
        keep(made_.warnings,
             index_below_table(write_side_of(where, capacity), write_side_of(table, settings_.capacity)));
    }

    void check_stated(const capacity_setting& setting, const std::string& place) {
        if (setting.fixed || setting.scaled || !setting.hourly.empty()) return;
        problems_.push_back({errc::missing_key, place, "no capacity", "units a second, such as 200",
                             "state it, or choose \"mode\": \"on-demand\""});
    }

    // Whether the side carries its load in every minute.
    bool meter_side(const demand::target& where, const capacity_setting& setting,
                    demand::capacity_side side, const provisioned_side& month) {
        auto made = capacity_quantity(setting, month.seen, {capacity_meter(where, side), {}}, region_,
                                      target_name(where), scenario_);
        if (made.cause == rule::provisioned_capacity) made.cause = fixed_rule(where, side);
        made_.quantities.push_back(std::move(made));
        const auto place = target_name(where) + (at_home() ? "" : " in " + region_);
        auto found = capacity_warnings(setting, month, side, place, scenario_.month);
        if (found.empty()) return true;
        if (made_.terms.load != carries::no) explain_load(found.front());
        made_.terms.load = carries::no;
        made_.warnings.insert(made_.warnings.end(), found.begin(), found.end());
        return false;
    }

    // Fixed capacity of a global table: replicated writes, and what replicas have like the table.
    [[nodiscard]] rule fixed_rule(const demand::target& where, demand::capacity_side side) const {
        if (side == demand::capacity_side::write && writes_replicated(where)) return rule::replicated_capacity;
        return at_home() ? rule::provisioned_capacity : rule::replica_capacity;
    }

    [[nodiscard]] write_side write_side_of(const demand::target& where, const table_capacity& capacity) const {
        const auto load = demand::load_of(load_, where, demand::capacity_side::write, scenario_);
        return {target_name(where), ceiling_of(capacity.write), load.units};
    }

    void meter_storage(const demand::table& table) {
        for (const auto& part : table.entities) {
            const auto place = "table " + table.name;
            add_stored({meter::dynamodb_storage, {}}, part.items, part.count.mean(),
                       demand::unit_rule::stored, rule::table_storage, "storage of " + part.what->name,
                       place, ratio(1), {});
            add_replication_overhead(part, place);
            if (!at_home()) continue;  // what follows is the table's own
            made_.terms.used_gib = made_.terms.used_gib + stored_gib(part.items, part.count.mean());
            add_backups(part.what->name, part.items, part.count.mean(), place);
        }
        for (const auto& index : table.indexes) {
            const auto place = "index " + index.settings->name;
            const auto entries = meter_entries(table, index, place);
            if (!at_home()) continue;
            if (scenario_.options.backup_includes_gsi) {
                add_copies(index.entries, entries, index.settings->name, place);
            }
        }
        for (const auto& index : table.local_indexes) {
            const auto place = "local index " + index.settings->name;
            const auto entries = meter_entries(table, index, place);
            if (!at_home()) continue;
            add_backups(index.settings->name, index.entries, entries, place);
        }
    }

    // Storage of the entries of an index; returns their number, on average over the month.
    [[nodiscard]] ratio meter_entries(const demand::table& table, const demand::table_index& index,
                                      const std::string& place) {
        const auto& items = demand::indexed_entity(table, *index.settings)->count;
        const ratio entries = items.mean() * index.settings->share;
        add_stored({meter::dynamodb_storage, {}}, index.entries, entries, demand::unit_rule::stored,
                   rule::index_storage, "storage of " + index.settings->name, place, ratio(1), {});
        if (at_home()) made_.terms.used_gib = made_.terms.used_gib + stored_gib(index.entries, entries);
        return entries;
    }

    // Version 2019.11.21 keeps hidden bytes with each item (rules D1.4, D9.4).
    void add_replication_overhead(const demand::table_entity& part, const std::string& place) {
        if (replication_.version != demand::replica_version::v2019) return;
        const ratio count = part.count.mean();
        auto made = plain({meter::dynamodb_storage, {}}, region_,
                          count * ratio(demand::added_stored_bytes_2019, bytes_per_gb), rule::replica_overhead,
                          "replication data of " + part.what->name, place, {});
        made.events = count;
        if (!count.is_zero()) made_.quantities.push_back(std::move(made));
    }

    [[nodiscard]] ratio stored_gib(const demand::size_slice& slice, const ratio& count) const {
        const demand::unit_term term{demand::unit_rule::stored, slice.first, slice.count, 1, {}};
        return ratio(demand::units_sum(term, load_.sizes)) * count * ratio(1, slice.total) *
               ratio(1, bytes_per_gb);
    }

    void add_stored(meter_key key, const demand::size_slice& slice, const ratio& count,
                    demand::unit_rule how, rule cause, std::string label, std::string where,
                    const ratio& months, std::vector<operand> operands) {
        if (count.is_zero()) return;
        made_.quantities.push_back({std::move(key), region_,
                                    {how, slice.first, slice.count, 1, {}},
                                    count * months * ratio(1, slice.total) * ratio(1, bytes_per_gb),
                                    cause, std::move(label), std::move(where), count,
                                    std::move(operands)});
    }

    void add_backups(const std::string& of, const demand::size_slice& slice, const ratio& count,
                     const std::string& place) {
        if (settings_.continuous_backup) {
            add_stored({meter::backup_continuous, {}}, slice, count, backup_rule(),
                       rule::continuous_backup, "continuous backup of " + of, place, ratio(1),
                       {{"overhead", overhead_text()}});
        }
        add_copies(slice, count, of, place);
    }

    // Copies made a month, each kept for its days: the same every month once that has settled.
    void add_copies(const demand::size_slice& slice, const ratio& count, const std::string& of,
                    const std::string& place) {
        for (const auto& backup : settings_.on_demand_backups) {
            const ratio kept_months =
                backup.kept_days * ratio(scenario_.month.days().denominator(), scenario_.month.days().numerator());
            add_stored({meter::backup_on_demand, {}}, slice, count, backup_rule(),
                       rule::on_demand_backup, "on-demand backups of " + of, place,
                       ratio(backup.copies) * kept_months,
                       {{"overhead", overhead_text()}, {"copies", std::to_string(backup.copies)},
                        {"kept", backup.kept_text}, {"days", text_of(scenario_.month.days())}});
        }
    }

    [[nodiscard]] demand::unit_rule backup_rule() const {
        return scenario_.options.backup_includes_item_overhead ? demand::unit_rule::stored
                                                               : demand::unit_rule::backed_up;
    }
    [[nodiscard]] std::string overhead_text() const {
        return scenario_.options.backup_includes_item_overhead ? " + 100 B" : "";
    }

    void describe_backup() {
        made_.terms.backup = settings_.continuous_backup ? "continuous (PITR) on" : "continuous (PITR) off";
        if (!settings_.on_demand_backups.empty()) made_.terms.backup += ", on-demand copies";
    }

    const store& store_;
    const dynamodb_store& settings_;
    const scenario& scenario_;
    demand::dynamodb_demand load_;
    demand::replication replication_;
    std::string region_;
    sizing_limits limits_;
    std::vector<sustained> sustained_;
    metered_store made_;
    errors problems_;
};

}  // namespace dbcost::metering
