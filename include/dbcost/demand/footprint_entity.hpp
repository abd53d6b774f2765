// SPDX-License-Identifier: MIT
// What an entity of a workload takes in PostgreSQL: bytes of its table, of TOAST, of its indexes.
//
//   in      an entity, how many rows it has
//   out     bytes after loading; with the scenario's bloat, what the table takes in use
//   errors  those of demand/footprint.hpp
//
// An entity with columns is the table they describe. Without columns it is taken as one column of text
// for each key attribute and one of bytes that holds the rest of the item: its size less the key, names
// included. Its indexes are those of `postgres_indexes`; where that is not stated, one over the key.
//
//   const auto loaded = postgres_bytes_of(order, order.count);         // {heap, toast, indexes}
//   const auto used = bytes_in_use(loaded->total(), assumptions_of(storage));
//   const auto volume = volume_for(used, assumptions_of(storage));     // with free space kept
//
// Updates and deletes leave dead rows behind until VACUUM takes them: `bloat`, a share of the loaded bytes.
// Its default is PostgreSQL's own: a table is vacuumed once a fifth of its rows are dead
// (autovacuum_vacuum_scale_factor). `free_space` is the share of the volume that stays free; its default
// is where storage autoscaling begins to act (rule R2.6): a tenth.
#pragma once
#include <dbcost/demand/footprint.hpp>
#include <dbcost/demand/serving.hpp>

namespace dbcost::inline v0_1::demand {

struct postgres_bytes {
    bytes heap, toast, indexes;
    [[nodiscard]] bytes total() const { return heap + toast + indexes; }
};

namespace detail {

[[nodiscard]] inline bytes key_size_of(const entity& of) {
    bytes sum;
    for (const auto& part : of.key) sum += part.size();
    return sum;
}

[[nodiscard]] inline std::vector<column> columns_of_items(const entity& of) {
    std::vector<column> made;
    for (const auto& part : of.key) {
        made.push_back(
            {part.name, of.place + "/key", column_type::text, {{part.value_size, ratio(1)}}, {}});
    }
    column rest{"item", of.place + "/size", column_type::bytea, {}, {}};
    const auto key = key_size_of(of).count();
    for (const auto& one : of.size.classes) {
        rest.values.push_back(
            {bytes(std::max<std::int64_t>(one.size.count() - key, 0)), one.share});
    }
    made.push_back(std::move(rest));
    return made;
}

[[nodiscard]] inline std::vector<std::string> key_names_of(const entity& of) {
    std::vector<std::string> names;
    for (const auto& part : of.key) names.push_back(part.name);
    return names;
}

}  // namespace detail

// The entity as a table of so many rows.
[[nodiscard]] inline column_table table_of(const entity& of, std::int64_t rows) {
    return {of.place, rows, of.fillfactor,
            of.columns.empty() ? detail::columns_of_items(of) : of.columns,
            of.postgres_indexes.value_or(
                std::vector<column_index>{{of.place + "/key", detail::key_names_of(of)}})};
}

[[nodiscard]] inline result<postgres_bytes> postgres_bytes_of(const entity& of, std::int64_t rows) {
    const auto made = postgres::footprint_of(table_of(of, rows));
    if (!made) return made.problems();
    bytes indexes;
    for (const auto& one : made->indexes) indexes += one;
    return postgres_bytes{made->heap, made->toast, indexes};
}

// ---- in use ------------------------------------------------------------------------------------

struct footprint_assumptions {
    ratio bloat = ratio(1, 5);
    ratio free_space = ratio(1, 10);
};

[[nodiscard]] inline footprint_assumptions assumptions_of(const rds_storage& storage) {
    footprint_assumptions made;
    if (storage.bloat) made.bloat = *storage.bloat;
    if (storage.free_space) made.free_space = *storage.free_space;
    return made;
}

[[nodiscard]] inline bytes bytes_in_use(bytes loaded, const footprint_assumptions& assumed) {
    return bytes(to_int64(whole_up(ratio(loaded.count()) * (ratio(1) + assumed.bloat))));
}

// What the tables of a store take in use, over all its instances; none unless each of its entities has
// columns.
[[nodiscard]] inline result<std::optional<bytes>> bytes_in_use_of(const store& where,
                                                                  const workload& load) {
    bytes loaded;
    bool known = false;
    for (const auto& one : load.entities) {
        if (!holds(where, one.name)) continue;
        if (one.columns.empty()) return std::optional<bytes>();
        const auto takes = postgres_bytes_of(one, one.count);
        if (!takes) return takes.problems();
        loaded += takes->total();
        known = true;
    }
    if (!known) return std::optional<bytes>();
    return std::optional(
        bytes_in_use(loaded, assumptions_of(std::get<rds_store>(where.settings).storage)));
}

// The volume that holds so many bytes and keeps its share free; that share is below one.
[[nodiscard]] inline bytes volume_for(bytes used, const footprint_assumptions& assumed) {
    const auto filled = ratio(1) - assumed.free_space;
    return bytes(
        to_int64(whole_up(ratio(used.count()) * ratio(filled.denominator(), filled.numerator()))));
}

}  // namespace dbcost::demand
