// SPDX-License-Identifier: MIT
// What a workload asks of a PostgreSQL server a second: statements, CPU, I/O, connections.
//
//   auto asked = rds_demand_of(where, deployment, scenario);
//   asked.mean.ios, asked.peak.cpu_ms          // a second, over the month and in its busiest hour
//
//   in      the operations of the store, their shapes, the assumptions of its `sizing`
//   out     figures a second, closed to ten digits; bytes of data
//   errors  overflow (std::overflow_error)
//
// An operation becomes pages, rows and written rows (docs/reference/sizing.md): a read by key is one descent
// of an index and one page of the heap, a query of n items one descent and n pages, since the heap follows no
// index; a scan reads the whole table. Pages that the cache lacks are reads of the volume; a written row costs
// a fixed number of I/Os. No capability and no price is known here.
#pragma once
#include <dbcost/demand/load.hpp>
#include <dbcost/demand/stored_data.hpp>

namespace dbcost::inline v0_1::demand {

inline constexpr std::int64_t heap_page_bytes = 8192;  // of PostgreSQL, as RDS builds it

// What one statement does.
struct statement_work {
    ratio descents;      // of an index, from root to leaf
    ratio heap_pages;    // reached through an index
    ratio scanned_pages;
    ratio rows_read, rows_written;
};

// Of one statement, or of all in a second.
struct rds_load {
    ratio statements, rows_written;
    ratio cpu_ms;
    ratio ios, io_bytes;  // of the volume
    ratio held_ms;        // connections: how long they are held

    [[nodiscard]] friend rds_load operator+(const rds_load& a, const rds_load& b) {
        return {a.statements + b.statements, a.rows_written + b.rows_written, a.cpu_ms + b.cpu_ms,
                a.ios + b.ios, a.io_bytes + b.io_bytes, a.held_ms + b.held_ms};
    }
    [[nodiscard]] friend rds_load operator*(const rds_load& load, const ratio& times) {
        return {load.statements * times, load.rows_written * times, load.cpu_ms * times,
                load.ios * times, load.io_bytes * times, load.held_ms * times};
    }
};

// Ten digits of a second's load are enough to judge it by, and keep sums over many shapes in range.
[[nodiscard]] inline rds_load closed(const rds_load& load) {
    const auto digits = [](const ratio& value) { return ratio(close(value, half_even)); };
    return {digits(load.statements), digits(load.rows_written), digits(load.cpu_ms),
            digits(load.ios), digits(load.io_bytes), digits(load.held_ms)};
}

struct rds_demand {
    rds_load mean, peak;  // peaks each in its own busiest hour
    ratio data_bytes;
};

// ---- one statement -----------------------------------------------------------------------------

[[nodiscard]] inline ratio mean_size(const entity& what) {
    ratio mean(0);
    for (const auto& part : what.size.classes) mean = mean + ratio(part.size.count()) * part.share;
    return mean;
}

[[nodiscard]] inline ratio item_bytes(const entity& what) { return ratio(what.count) * mean_size(what); }

// Data of a store at the start of the month: as stated, else those of its entities (stored_data.hpp). What
// is wrong with an entity's columns is reported where the store is metered.
[[nodiscard]] inline ratio data_bytes_of(const store& where, const workload& load) {
    const auto& storage = std::get<rds_store>(where.settings).storage;
    if (storage.used) return ratio(storage.used->count());
    ratio sum(0);
    for (const auto* what : entities_of(where, load)) {
        const auto data = data_of(*what, ratio(what->count), assumptions_of(storage));
        if (data) sum = sum + *data;
    }
    return sum;
}

namespace detail {

// So many items looked up by key, of which a share is there.
[[nodiscard]] inline statement_work lookups(const ratio& items, const ratio& there) {
    return {items, items * there, ratio(0), items * there, ratio(0)};
}

[[nodiscard]] inline statement_work writes(const ratio& items, const ratio& done) {
    return {items, items, ratio(0), ratio(0), items * done};
}

[[nodiscard]] inline statement_work scan_of(const entity& what) {
    return {ratio(0), ratio(0), item_bytes(what) * ratio(1, heap_page_bytes), ratio(what.count), ratio(0)};
}

// Each row of the result is joined with a row of each further table.
[[nodiscard]] inline statement_work query_in_sql(const operation_form& form) {
    const ratio rows(form.rows.value_or(1)), joined = rows * ratio(form.joins.value_or(0));
    return {ratio(1) + joined, rows + joined, ratio(0), rows + joined, ratio(0)};
}

}  // namespace detail

[[nodiscard]] inline statement_work work_of(const operation_form& form, const workload& load) {
    const ratio items(form.items.value_or(1)), there = rest_of(form.missing), done = rest_of(form.failing);
    switch (form.what) {
        case action::get: return detail::lookups(ratio(1), there);
        case action::batch_get:
        case action::transact_get: return detail::lookups(items, there);
        case action::query: return {ratio(1), items * there, ratio(0), items * there, ratio(0)};
        case action::scan: return detail::scan_of(*load.find_entity(form.entity));
        case action::put:
        case action::update:
        case action::ttl_expire: return detail::writes(ratio(1), ratio(1));
        case action::remove: return detail::writes(ratio(1), there);
        case action::conditional: return detail::writes(ratio(1), done);
        case action::batch_write: return detail::writes(items, ratio(1));
        case action::transact_write: return detail::writes(items, done);
        case action::sql: return detail::query_in_sql(form);
    }
    return {};
}

// Pages that are read, not scanned, meet the cache; stated CPU time replaces what rows would take.
[[nodiscard]] inline rds_load statement_load(const statement_work& work, const std::optional<ratio>& cpu_ms,
                                      const rds_sizing& by) {
    const auto of = [&](assumption id) { return by.of(id); };
    const ratio pages = work.descents * of(assumption::index_pages) + work.heap_pages;
    const ratio missed = pages * (ratio(1) - of(assumption::cache_hit));
    const ratio written = work.rows_written * of(assumption::ios_per_write);
    const ratio scan = of(assumption::pages_per_scan_io);
    const ratio scans = work.scanned_pages * ratio(scan.denominator(), scan.numerator());
    const ratio cpu = cpu_ms ? *cpu_ms
                             : of(assumption::statement_cpu) + work.rows_read * of(assumption::row_cpu) +
                                   work.rows_written * of(assumption::write_cpu);
    const ratio moved = (missed + work.scanned_pages + written) * ratio(heap_page_bytes);
    return {ratio(1), work.rows_written, cpu, missed + scans + written, moved,
            cpu + of(assumption::connection_time)};
}

// ---- all of a store ----------------------------------------------------------------------------

namespace detail {

// The mean load a second of the operations that share a shape.
struct shaped_load {
    std::string shape;
    rds_load mean;
};

// Only reads go to replicas.
[[nodiscard]] inline ratio share_of_primary(const statement_work& work, const rds_sizing& by) {
    return work.rows_written.is_zero() ? rest_of(by.replica_reads) : ratio(1);
}

[[nodiscard]] inline std::vector<shaped_load> loads_of(const store& where, const deployment& all,
                                                       const scenario& from) {
    const auto& by = std::get<rds_store>(where.settings).sizing;
    std::vector<shaped_load> made;
    for (const auto& op : operations_of(where, all, from.workload)) {
        const auto work = work_of(*op.form, from.workload);
        const ratio a_second = monthly_count(op.what->frequency, from.month) * ratio(1, from.month.seconds());
        const auto share = share_of_primary(work, by);
        const auto load = closed(statement_load(work, op.form->cpu_ms, by) * (a_second * share));
        const auto same = std::find_if(made.begin(), made.end(),
                                       [&](const auto& known) { return known.shape == op.what->shape; });
        if (same == made.end()) {
            made.push_back({op.what->shape, load});
        } else {
            same->mean = same->mean + load;
        }
    }
    return made;
}

// The weight of each hour of the month.
[[nodiscard]] inline std::vector<integer> hour_weights(const spread& of, std::int64_t hours) {
    std::vector<integer> weights(static_cast<std::size_t>(hours), 0);
    std::int64_t minute = 0;
    for (const auto& run : of.runs) {
        for (std::int64_t left = run.minutes; left > 0;) {
            const auto here = std::min(left, minutes_an_hour - minute % minutes_an_hour);
            weights[static_cast<std::size_t>(minute / minutes_an_hour)] += integer(here) * run.weight;
            minute += here;
            left -= here;
        }
    }
    return weights;
}

// How often its mean each load is in an hour; hours that are alike stand once.
[[nodiscard]] inline std::vector<std::vector<ratio>> different_hours(const std::vector<shaped_load>& loads,
                                                                     const scenario& from) {
    const auto hours = from.month.hours();
    std::vector<std::vector<integer>> weights(static_cast<std::size_t>(hours));
    std::vector<integer> totals;
    for (const auto& part : loads) {
        const auto over = spread_of(find_shape(from.workload, part.shape), from.month);
        const auto by_hour = hour_weights(over, hours);
        for (std::size_t hour = 0; hour < weights.size(); ++hour) weights[hour].push_back(by_hour[hour]);
        totals.push_back(over.total);
    }
    std::sort(weights.begin(), weights.end());
    weights.erase(std::unique(weights.begin(), weights.end()), weights.end());
    std::vector<std::vector<ratio>> made;
    for (const auto& hour : weights) {
        auto& times = made.emplace_back();
        for (std::size_t i = 0; i < hour.size(); ++i) times.push_back(ratio(hour[i], totals[i]) * ratio(hours));
    }
    return made;
}

[[nodiscard]] inline rds_load largest(const rds_load& a, const rds_load& b) {
    return {std::max(a.statements, b.statements), std::max(a.rows_written, b.rows_written),
            std::max(a.cpu_ms, b.cpu_ms), std::max(a.ios, b.ios), std::max(a.io_bytes, b.io_bytes),
            std::max(a.held_ms, b.held_ms)};
}

[[nodiscard]] inline rds_load busiest_hour(const std::vector<shaped_load>& loads, const scenario& from) {
    rds_load peak;
    for (const auto& times : different_hours(loads, from)) {
        rds_load hour;
        for (std::size_t i = 0; i < loads.size(); ++i) hour = hour + closed(loads[i].mean * times[i]);
        peak = largest(peak, hour);
    }
    return peak;
}

}  // namespace detail

[[nodiscard]] inline rds_demand rds_demand_of(const store& where, const deployment& all, const scenario& from) {
    const auto loads = detail::loads_of(where, all, from);
    rds_demand made;
    for (const auto& part : loads) made.mean = made.mean + part.mean;
    made.peak = detail::busiest_hour(loads, from);
    made.data_bytes = data_bytes_of(where, from.workload);
    return made;
}

}  // namespace dbcost::demand
