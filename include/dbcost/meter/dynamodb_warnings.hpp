// SPDX-License-Identifier: MIT
// Warnings of a DynamoDB store: what its load meets beside the bill (rules D6.7, D6.8, D7, D4.4, D5).
//
//   in      the demand of the store, what each table and index sustains, dated limits
//   out     warnings with their numbers; no amount changes
//   errors  overflow (std::overflow_error)
//
//   on-demand-instant-capacity  the busiest minute exceeds what a new table serves at once
//   on-demand-doubling          more than twice the previous peak within 30 minutes
//   hot-key                     one key takes more than a partition sustains: r/3000 + w/1000 > 1
//   partition-estimate          more than one partition, by capacity or by size
//   table-quota                 above the default quota of a table in its region
//   item-collection             items and local entries under one key exceed what a collection may hold
//   query-pages                 a query reads more than 1 MB and takes several calls
//   scans-dominate              scans read more units than all reads by key together
//   batch-saves-nothing         a batch consumes the units of its items
//   transactions-on-global-table  version 2017.11.29 has transactions off by default
//
// A limit that the data does not know is not checked. Codes: docs/reference/warnings.md.
#pragma once
#include <dbcost/meter/dynamodb_capacity.hpp>

namespace dbcost::inline v0_1::metering {

// Dated limits, given by the caller.
struct sizing_limits {
    using limit = std::optional<std::int64_t>;
    limit partition_read, partition_write;  // units a second
    limit table_read, table_write;          // units a second, in the region
    limit collection_bytes;
    limit instant_read, instant_write;      // of a new on-demand table, units a second
    limit peak_multiple, peak_minutes;      // of the previous peak, within so many minutes
    decrease_limits decreases;
};

// What a table or an index sustains: capacity where it is provisioned, its peak on demand.
struct sustained {
    demand::target where;
    std::string name;        // "table order"
    ratio read, write;       // units a second, the most in the month
    ratio most_read, most_write;  // what it may come to: the maximum of auto scaling
};

// ---- loads -------------------------------------------------------------------------------------

// The load of both sides, minute by minute; equal minutes are not written out.
struct load_over_time {
    std::vector<std::int64_t> read, write;  // half units; one minute where the load is flat

    [[nodiscard]] std::int64_t read_at(std::size_t minute) const { return read[minute % read.size()]; }
    [[nodiscard]] std::int64_t write_at(std::size_t minute) const { return write[minute % write.size()]; }
    [[nodiscard]] std::size_t minutes() const { return std::max(read.size(), write.size()); }
};

// Of a flat load one minute stands for all: the largest one.
[[nodiscard]] inline std::vector<std::int64_t> minutes_or_one(const demand::target_load& load,
                                                              const billing_month& month) {
    if (load.shaped) return load.minutes();
    return {to_int64(whole_up(load.units * ratio(2 * 60, month.seconds())))};
}

[[nodiscard]] inline ratio peak_of(const demand::target_load& load, const std::vector<std::int64_t>& minutes,
                                   const billing_month& month) {
    if (!load.shaped) return load.units * ratio(1, month.seconds());
    return units_a_second(*std::max_element(minutes.begin(), minutes.end()));
}

// ---- on demand (rule D6.7) ---------------------------------------------------------------------

// Whether reads and writes of a minute together exceed their limits: r/R + w/W > 1, for half units.
[[nodiscard]] inline bool exceeds_mix(std::int64_t read, std::int64_t write, std::int64_t most_read,
                                      std::int64_t most_write) {
    return integer(read) * most_write + integer(write) * most_read >
           integer(most_read) * most_write * half_units_a_minute;
}

// The minute whose mix of reads and writes is the heaviest.
[[nodiscard]] inline std::size_t heaviest(const load_over_time& load, std::int64_t most_read,
                                          std::int64_t most_write) {
    std::size_t found = 0;
    integer heaviest = -1;
    for (std::size_t minute = 0; minute < load.minutes(); ++minute) {
        const integer here = integer(load.read_at(minute)) * most_write + integer(load.write_at(minute)) * most_read;
        if (here <= heaviest) continue;
        heaviest = here;
        found = minute;
    }
    return found;
}

[[nodiscard]] inline std::string second_text(std::int64_t half_units) {
    return text_of(units_a_second(half_units));
}

[[nodiscard]] inline std::optional<warning> instant_capacity(const std::string& target,
                                                             const load_over_time& load,
                                                             const sizing_limits& limits,
                                                             const billing_month& month) {
    if (!limits.instant_read || !limits.instant_write) return std::nullopt;
    const auto at = heaviest(load, *limits.instant_read, *limits.instant_write);
    const auto read = load.read_at(at), write = load.write_at(at);
    if (!exceeds_mix(read, write, *limits.instant_read, *limits.instant_write)) return std::nullopt;
    const auto when = minute_text(month, static_cast<std::int64_t>(at));
    return warning{"on-demand-instant-capacity",
                   target + " takes " + second_text(read) + " read and " + second_text(write) +
                       " write units a second (" + when + "); a new on-demand table serves at once " +
                       std::to_string(*limits.instant_read) + " read or " +
                       std::to_string(*limits.instant_write) + " write units a second, or a mix of both",
                   {{"read", second_text(read)}, {"write", second_text(write)}, {"at", when},
                    {"instant_read", std::to_string(*limits.instant_read)},
                    {"instant_write", std::to_string(*limits.instant_write)}}};
}

// The previous peak of a minute: the largest load until `minutes` before it, at least half of what a
// new table serves at once. Returns the first minute above `times` that peak.
struct doubling {
    std::size_t minute = 0;
    std::int64_t load = 0, peak = 0;  // half units
};

[[nodiscard]] inline std::optional<doubling> find_doubling(const std::vector<std::int64_t>& load,
                                                           std::int64_t new_peak, std::int64_t times,
                                                           std::int64_t minutes) {
    const auto back = static_cast<std::size_t>(minutes);
    std::int64_t peak = new_peak;
    for (std::size_t minute = back; minute < load.size(); ++minute) {
        peak = std::max(peak, load[minute - back]);
        if (integer(load[minute]) > integer(peak) * times) return doubling{minute, load[minute], peak};
    }
    return std::nullopt;
}

[[nodiscard]] inline std::optional<warning> doubling_warning(const std::string& target,
                                                             demand::capacity_side side,
                                                             const std::vector<std::int64_t>& load,
                                                             const sizing_limits& limits,
                                                             const billing_month& month) {
    const auto& instant = side == demand::capacity_side::read ? limits.instant_read : limits.instant_write;
    if (!instant || !limits.peak_multiple || !limits.peak_minutes) return std::nullopt;
    const auto new_peak = checked_multiply(*instant / *limits.peak_multiple, half_units_a_minute);
    const auto found = find_doubling(load, new_peak, *limits.peak_multiple, *limits.peak_minutes);
    if (!found) return std::nullopt;
    const auto when = minute_text(month, static_cast<std::int64_t>(found->minute));
    const auto within = std::to_string(*limits.peak_minutes);
    return warning{"on-demand-doubling",
                   target + " rises to " + second_text(found->load) + " " + std::string(name(side)) +
                       " units a second at " + when + ", more than " + std::to_string(*limits.peak_multiple) +
                       " times the previous peak of " + second_text(found->peak) + ", within " + within +
                       " minutes: requests may be throttled",
                   {{"load", second_text(found->load)}, {"peak", second_text(found->peak)}, {"at", when},
                    {"minutes", within}}};
}

// ---- keys and partitions (rule D7) -------------------------------------------------------------

// What an operation does on DynamoDB.
[[nodiscard]] inline const operation_form* form_of(const demand::demand& part) {
    if (part.form != nullptr || part.what == nullptr) return part.form;
    for (const auto& form : part.what->forms) {
        if (form.only_on.value_or(service::dynamodb) == service::dynamodb) return &form;
    }
    return nullptr;
}

[[nodiscard]] inline ratio hottest_share(const demand::demand& part) {
    const auto* form = form_of(part);
    return form == nullptr ? ratio(0) : form->hottest_key.value_or(ratio(0));
}

// The hottest keys of all operations are taken for one key, and an index key for as hot as the table's.
[[nodiscard]] inline std::optional<warning> hot_key(const demand::dynamodb_demand& all,
                                                    const sustained& target, const scenario& from,
                                                    const sizing_limits& limits) {
    if (!limits.partition_read || !limits.partition_write) return std::nullopt;
    using demand::capacity_side;
    const auto read = demand::load_of(all, target.where, capacity_side::read, from, hottest_share);
    const auto write = demand::load_of(all, target.where, capacity_side::write, from, hottest_share);
    if (read.units.is_zero() && write.units.is_zero()) return std::nullopt;
    const load_over_time load{minutes_or_one(read, from.month), minutes_or_one(write, from.month)};
    const auto at = heaviest(load, *limits.partition_read, *limits.partition_write);
    const auto reads = load.read_at(at), writes = load.write_at(at);
    if (!exceeds_mix(reads, writes, *limits.partition_read, *limits.partition_write)) return std::nullopt;
    const auto when = minute_text(from.month, static_cast<std::int64_t>(at));
    return warning{"hot-key",
                   "one key of " + target.name + " takes " + second_text(reads) + " read and " +
                       second_text(writes) + " write units a second (" + when + "); a partition sustains " +
                       std::to_string(*limits.partition_read) + " read or " +
                       std::to_string(*limits.partition_write) + " write units a second, or a mix of both",
                   {{"read", second_text(reads)}, {"write", second_text(writes)}, {"at", when},
                    {"partition_read", std::to_string(*limits.partition_read)},
                    {"partition_write", std::to_string(*limits.partition_write)}}};
}

[[nodiscard]] inline ratio stored_bytes(const demand::dynamodb_demand& all, const demand::size_slice& slice,
                                        const ratio& count) {
    const demand::unit_term term{demand::unit_rule::stored, slice.first, slice.count, 1, {}};
    return ratio(demand::units_sum(term, all.sizes)) * count * ratio(1, slice.total);
}

// Bytes of a table with its local indexes, or of one global index; the mean of the month.
[[nodiscard]] inline ratio bytes_of(const demand::dynamodb_demand& all, const demand::target& where) {
    const auto& table = all.tables[where.table];
    ratio sum(0);
    const auto add_entries = [&](const demand::table_index& index) {
        for (const auto& part : table.entities) {
            if (part.what->name != index.settings->entity) continue;
            sum = sum + stored_bytes(all, index.entries, part.count.mean() * index.settings->share);
        }
    };
    if (where.index) {
        add_entries(table.indexes[*where.index]);
        return sum;
    }
    for (const auto& part : table.entities) sum = sum + stored_bytes(all, part.items, part.count.mean());
    for (const auto& index : table.local_indexes) add_entries(index);
    return sum;
}

// max(ceil(read/3000 + write/1000), ceil(bytes/10 GB)); a partition holds what a collection may hold.
[[nodiscard]] inline std::optional<warning> partition_estimate(const demand::dynamodb_demand& all,
                                                               const sustained& target,
                                                               const sizing_limits& limits) {
    if (!limits.partition_read || !limits.partition_write || !limits.collection_bytes) return std::nullopt;
    const integer by_load = whole_up(target.read * ratio(1, *limits.partition_read) +
                                     target.write * ratio(1, *limits.partition_write));
    const integer by_size = whole_up(bytes_of(all, target.where) * ratio(1, *limits.collection_bytes));
    const integer count = std::max(by_load, by_size);
    if (count <= 1) return std::nullopt;
    return warning{"partition-estimate",
                   target.name + " has about " + to_string(count) + " partitions (" + to_string(by_load) +
                       " by load, " + to_string(by_size) + " by size), over which its capacity is spread",
                   {{"partitions", to_string(count)}, {"by_load", to_string(by_load)},
                    {"by_size", to_string(by_size)},
                    {"read", text_of(target.read)}, {"write", text_of(target.write)}}};
}

// ---- quotas (rules D6.8, D4.4) -----------------------------------------------------------------

[[nodiscard]] inline std::optional<warning> above_quota(const std::string& target, demand::capacity_side side,
                                                        const ratio& units,
                                                        const std::optional<std::int64_t>& quota) {
    if (!quota || units <= ratio(*quota)) return std::nullopt;
    return warning{"table-quota",
                   target + " comes to " + text_of(units) + " " + std::string(name(side)) +
                       " units a second; the default quota of a table in its region is " +
                       std::to_string(*quota) + ": ask AWS for a higher one",
                   {{"units", text_of(units)}, {"quota", std::to_string(*quota)}}};
}

// The mean size of a slice of sizes, without overhead.
[[nodiscard]] inline ratio mean_bytes(const std::vector<demand::weighted_size>& sizes,
                                      const demand::size_slice& slice) {
    const demand::unit_term term{demand::unit_rule::backed_up, slice.first, slice.count, 1, {}};
    return ratio(demand::units_sum(term, sizes), slice.total);
}

// Only a table with local indexes has collections that are limited.
[[nodiscard]] inline std::optional<warning> collection_too_large(const entity& what,
                                                                 const dynamodb_store& settings,
                                                                 const sizing_limits& limits) {
    if (!limits.collection_bytes || !what.largest_collection) return std::nullopt;
    std::vector<demand::weighted_size> sizes;
    const auto items = demand::append_sizes(sizes, what.size);
    ratio each = mean_bytes(sizes, items);
    bool local = false;
    for (const auto& index : settings.local_indexes) {
        if (index.entity != what.name) continue;
        local = true;
        const auto entries = demand::append_entry_sizes(sizes, what, index);
        each = each + mean_bytes(sizes, entries) * index.share;
    }
    const ratio size = each * ratio(*what.largest_collection);
    if (!local || size <= ratio(*limits.collection_bytes)) return std::nullopt;
    const auto shown = to_string(whole_up(size));
    return warning{"item-collection",
                   "the largest collection of " + what.name + " comes to " + shown + " bytes (" +
                       std::to_string(*what.largest_collection) + " items with their local entries); at most " +
                       std::to_string(*limits.collection_bytes) + " bytes may lie under one key",
                   {{"bytes", shown}, {"items", std::to_string(*what.largest_collection)},
                    {"maximum", std::to_string(*limits.collection_bytes)}}};
}

// ---- operations --------------------------------------------------------------------------------

// Calls of one query over its largest size, when it reads more than a page.
[[nodiscard]] inline std::optional<warning> query_pages(const demand::dynamodb_demand& all,
                                                        const demand::demand& part) {
    if (part.units.how != demand::unit_rule::query) return std::nullopt;
    std::int64_t largest = 0;
    for (std::size_t i = part.units.first; i < part.units.first + part.units.count; ++i) {
        largest = std::max(largest, all.sizes[i].size);
    }
    if (checked_multiply(part.units.items, largest) <= demand::page_bytes) return std::nullopt;
    demand::page_walk walk(part.units.pages);
    walk.add(part.units.items, largest);
    const auto pages = std::to_string(walk.pages()), items = std::to_string(part.units.items);
    return warning{"query-pages",
                   "\"" + part.what->name + "\" reads up to " + items + " items of " +
                       std::to_string(largest) + " bytes, more than 1 MB: " + pages + " calls a query",
                   {{"pages", pages}, {"items", items}, {"bytes", std::to_string(largest)}}};
}

// Scan units and units of reads by key of a table with its indexes.
[[nodiscard]] inline std::optional<warning> scans_dominate(const demand::dynamodb_demand& all,
                                                           std::size_t table) {
    ratio scans(0), others(0);
    for (const auto& part : all.demands) {
        if (part.where.table != table || part.side != demand::capacity_side::read) continue;
        auto& sum = part.units.how == demand::unit_rule::scan ? scans : others;
        sum = sum + demand::units_of(part, all);
    }
    if (scans <= others) return std::nullopt;
    return warning{"scans-dominate",
                   "scans of table " + all.tables[table].name + " read " + text_of(scans) +
                       " units a month, all reads by key together " + text_of(others),
                   {{"scans", text_of(scans)}, {"by_key", text_of(others)}}};
}

// Units of one batch: each item rounds on its own, so single requests would consume the same.
[[nodiscard]] inline std::optional<warning> batch_saves_nothing(const demand::dynamodb_demand& all,
                                                                const demand::demand& part) {
    const bool batch = part.cause == rule::batch_get || part.cause == rule::batch_write;
    const auto* form = form_of(part);
    if (!batch || form == nullptr || form->items.value_or(1) < 2) return std::nullopt;
    if (part.events.is_zero()) return std::nullopt;
    const ratio each = demand::units_of(part, all) * ratio(part.events.denominator(), part.events.numerator());
    const auto items = std::to_string(*form->items);
    const auto units = text_of(each * ratio(*form->items));
    return warning{"batch-saves-nothing",
                   "\"" + part.what->name + "\": a batch of " + items + " items consumes " + units + " " +
                       std::string(name(part.side)) + " units, as many as " + items + " single requests",
                   {{"units", units}, {"items", items}}};
}

// Switched off on global tables of version 2017.11.29 unless AWS is asked; switched on, a transaction holds in
// the region that writes it, and its items reach the other regions one by one (rule D5).
[[nodiscard]] inline std::optional<warning> transactions_on_global_table(const operation& what,
                                                                         std::size_t replicas,
                                                                         const billing_month& month) {
    const auto count = monthly_count(what.frequency, month);
    if (count.is_zero()) return std::nullopt;
    const auto others = std::to_string(replicas);
    return warning{"transactions-on-global-table",
                   "\"" + what.name + "\" makes " + text_of(count) +
                       " transactions a month on a global table of version 2017.11.29, where they are off by "
                       "default; they hold in the region that writes, not in the other regions (" + others + ")",
                   {{"transactions", text_of(count)}, {"replicas", others}}};
}

// ---- all of them -------------------------------------------------------------------------------

inline void keep(std::vector<warning>& to, std::optional<warning> found) {
    if (found) to.push_back(*std::move(found));
}

inline void warn_of_target(std::vector<warning>& to, const demand::dynamodb_demand& all,
                           const sustained& target, const scenario& from, const sizing_limits& limits) {
    using demand::capacity_side;
    keep(to, above_quota(target.name, capacity_side::read, target.most_read, limits.table_read));
    keep(to, above_quota(target.name, capacity_side::write, target.most_write, limits.table_write));
    keep(to, hot_key(all, target, from, limits));
    keep(to, partition_estimate(all, target, limits));
}

inline void warn_of_operations(std::vector<warning>& to, const demand::dynamodb_demand& all) {
    for (const auto& part : all.demands) {
        keep(to, query_pages(all, part));
        keep(to, batch_saves_nothing(all, part));
    }
    for (std::size_t table = 0; table < all.tables.size(); ++table) keep(to, scans_dominate(all, table));
}

// Each operation once, whatever the parts of its demand.
inline void warn_of_transactions(std::vector<warning>& to, const demand::dynamodb_demand& all,
                                 std::size_t replicas, const billing_month& month) {
    std::vector<const operation*> told;
    for (const auto& part : all.demands) {
        const auto* form = form_of(part);
        const bool transaction = form != nullptr && (form->what == action::transact_get ||
                                                     form->what == action::transact_write);
        if (!transaction || std::find(told.begin(), told.end(), part.what) != told.end()) continue;
        told.push_back(part.what);
        keep(to, transactions_on_global_table(*part.what, replicas, month));
    }
}

// An on-demand table or index: its peaks, and what they say.
[[nodiscard]] inline sustained warn_of_requests(std::vector<warning>& to, const demand::dynamodb_demand& all,
                                                const demand::target& where, std::string target,
                                                const scenario& from, const sizing_limits& limits) {
    using demand::capacity_side;
    const auto read = demand::load_of(all, where, capacity_side::read, from);
    const auto write = demand::load_of(all, where, capacity_side::write, from);
    const load_over_time load{minutes_or_one(read, from.month), minutes_or_one(write, from.month)};
    keep(to, instant_capacity(target, load, limits, from.month));
    keep(to, doubling_warning(target, capacity_side::read, load.read, limits, from.month));
    keep(to, doubling_warning(target, capacity_side::write, load.write, limits, from.month));
    const auto reads = peak_of(read, load.read, from.month), writes = peak_of(write, load.write, from.month);
    return {where, std::move(target), reads, writes, reads, writes};
}

}  // namespace dbcost::metering
