// SPDX-License-Identifier: MIT
// What a workload asks of an RDS store in a month: the bytes of its entities, and its operations.
//
//   auto load = rds_month_of(where, deployment, scenario);
//   if (load && load->data) use(load->data->start, load->data->end);      // bytes, exact
//
// Counts follow from stated growth or from puts and deletes, as for DynamoDB (item_counts.hpp). Without
// entities, or beside stated data, there are no data of entities. errors: those of counting items.
#pragma once
#include <dbcost/demand/footprint_entity.hpp>
#include <dbcost/demand/item_counts.hpp>

namespace dbcost::inline v0_1::demand {

struct stored_bytes {
    ratio start, end;  // of the month
};

struct rds_month {
    std::optional<stored_bytes> data;
    bool has_footprint = false;  // they are those of tables with columns
    ratio operations;  // in the month
};

// Bytes of so many items in PostgreSQL: the footprint of their table with its bloat where the entity has
// columns, else the items as they are stated, without the overhead of pages, rows and indexes.
[[nodiscard]] inline result<ratio> data_of(const entity& what, const ratio& items,
                                           const footprint_assumptions& assumed) {
    if (!what.columns.empty()) {
        const auto loaded = postgres_bytes_of(what, to_int64(whole_up(items)));
        if (!loaded) return loaded.problems();
        return ratio(bytes_in_use(loaded->total(), assumed).count());
    }
    ratio mean(0);
    for (const auto& part : what.size.classes) mean = mean + ratio(part.size.count()) * part.share;
    return items * mean;
}

[[nodiscard]] inline result<stored_bytes> stored_data_of(const std::vector<const entity*>& entities,
                                                         const std::vector<served>& operations,
                                                         const scenario& from,
                                                         const footprint_assumptions& assumed) {
    stored_bytes sum;
    errors problems;
    for (const auto* what : entities) {
        const auto count = count_items(*what, operations, from.month);
        const auto start = count ? data_of(*what, count->start, assumed) : result<ratio>(count.problems());
        if (!start) {
            problems.insert(problems.end(), start.problems().begin(), start.problems().end());
            continue;
        }
        const auto end = data_of(*what, count->start + count->growth, assumed);
        if (!end) return end.problems();
        sum.start = sum.start + *start;
        sum.end = sum.end + *end;
    }
    if (!problems.empty()) return problems;
    return sum;
}

[[nodiscard]] inline result<rds_month> rds_month_of(const store& where, const deployment& all, const scenario& from) {
    const auto operations = operations_of(where, all, from.workload);
    rds_month load;
    for (const auto& op : operations) {
        load.operations = load.operations + monthly_count(op.what->frequency, from.month);
    }
    const auto entities = entities_of(where, from.workload);
    const auto& storage = std::get<rds_store>(where.settings).storage;
    if (entities.empty() || storage.used) return load;
    const auto data = stored_data_of(entities, operations, from, assumptions_of(storage));
    if (!data) return data.problems();
    load.data = *data;
    load.has_footprint = std::any_of(entities.begin(), entities.end(),
                                     [](const entity* what) { return !what->columns.empty(); });
    return load;
}

}  // namespace dbcost::demand
