// SPDX-License-Identifier: MIT
// What a DynamoDB store is billed for beside requests, capacity and storage.
//
//   streams        GetRecords calls; those of Lambda triggers are free (rule D10)
//   restores       restored GB (D11)
//   DAX            nodes by the hour (D12)
//   replication    each write crosses to every other region, once its size (D9.6)
//   back-fill      entries written once when a global index is added to a live table (D4.3)
//
// The store's own region pays for all of it, but for the back-fill, which every region writes.
// errors: none.
#pragma once
#include <dbcost/meter/metered.hpp>

namespace dbcost::inline v0_1::metering {

class dynamodb_extras {
public:
    dynamodb_extras(const store& where, const scenario& from, const demand::dynamodb_demand& load,
                    std::string region)
        : store_(where), settings_(std::get<dynamodb_store>(where.settings)), scenario_(from), load_(load),
          region_(std::move(region)) {}

    void meter(metered_store& made) const {
        meter_streams(made);
        meter_restores(made);
        meter_dax(made);
    }

    // Entries that adding an index writes; `units_each` turns write units into the meter's unit.
    void meter_back_fill(metered_store& made, dbcost::meter id, rule cause, const ratio& units_each) const {
        for (const auto& table : load_.tables) {
            for (const auto& index : table.indexes) {
                if (index.settings->back_fill) add_back_fill(made, table, index, {id, {}}, cause, units_each);
            }
        }
    }

    // Writes of the table as they leave for each replica, by the size of the item.
    void meter_replication(metered_store& made) const {
        for (const auto& to : settings_.replicas) {
            for (const auto& part : load_.demands) {
                if (is_replicated_write(part)) add_replication(made, part, to);
            }
        }
    }

private:
    void meter_streams(metered_store& made) const {
        if (!settings_.streams) return;
        const bool by_lambda = settings_.streams->reader == stream_reader::lambda;
        const auto calls = monthly_count(settings_.streams->reads, scenario_.month);
        if (calls.is_zero()) return;
        made.quantities.push_back(plain({meter::streams_reads, {}}, region_, calls,
                                        by_lambda ? rule::stream_reads_by_lambda : rule::stream_reads,
                                        "stream reads", store_.name, {}));
        if (!by_lambda) return;
        made.granted.push_back({{meter::streams_reads, {}}, region_, "read by Lambda triggers (rule D10)", calls,
                                {}});
    }

    void meter_restores(metered_store& made) const {
        if (!settings_.restores || settings_.restores->count() == 0) return;
        const ratio gb(settings_.restores->count(), bytes_per_gb);
        made.quantities.push_back(plain({meter::backup_restore, {}}, region_, gb, rule::restored_data, "restores",
                                        store_.name, {{"gb", text_of(gb)}}));
    }

    void meter_dax(metered_store& made) const {
        if (!settings_.dax) return;
        const auto& cluster = *settings_.dax;
        const auto hours = scenario_.month.hours();
        made.quantities.push_back(plain({meter::dax_nodes, {cluster.node}}, region_,
                                        ratio(integer(cluster.nodes) * integer(hours)), rule::dax_nodes,
                                        "DAX cluster", store_.name,
                                        {{"nodes", std::to_string(cluster.nodes)},
                                         {"hours", std::to_string(hours)}}));
    }

    void add_back_fill(metered_store& made, const demand::table& table, const demand::table_index& index,
                       meter_key key, rule cause, const ratio& units_each) const {
        for (const auto& part : table.entities) {
            if (part.what->name != index.settings->entity) continue;
            const ratio entries = part.count.start * index.settings->share;
            if (entries.is_zero()) continue;
            made.one_off.push_back({key, region_,
                                    {demand::unit_rule::write, index.entries.first, index.entries.count, 1, {}},
                                    entries * units_each * ratio(1, index.entries.total), cause,
                                    "back-fill of " + index.settings->name, "index " + index.settings->name,
                                    entries, {}});
        }
    }

    [[nodiscard]] static bool is_replicated_write(const demand::demand& part) {
        const bool of_table = part.side == demand::capacity_side::write && !part.where.index && part.local == nullptr;
        return of_table && part.kind != demand::write_kind::none && part.units.count > 0;
    }

    void add_replication(metered_store& made, const demand::demand& part, const std::string& to) const {
        if (part.events.is_zero()) return;
        made.quantities.push_back({{meter::inter_region, {to}}, region_,
                                   {demand::unit_rule::backed_up, part.units.first, part.units.count, 1, {}},
                                   part.events * ratio(1, part.total) * ratio(1, bytes_per_gb),
                                   rule::replica_transfer, part.what->name, "to " + to, part.events, {}});
    }

    const store& store_;
    const dynamodb_store& settings_;
    const scenario& scenario_;
    const demand::dynamodb_demand& load_;
    std::string region_;
};

}  // namespace dbcost::metering
