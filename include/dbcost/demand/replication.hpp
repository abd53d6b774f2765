// SPDX-License-Identifier: MIT
// Global tables: which writes of a table happen in which of its regions, and how often each counts.
//
//   in      the demand of the table's own region, the version, how the rules are read
//   out     the demand of one region: reads and writes at home, writes alone on a replica
//   errors  none
//
// Version 2019.11.21: each write counts once in every region (D9.3). Version 2017.11.29 writes twice,
// since it keeps its bookkeeping in attributes of the item: twice everywhere under `flat2`, or by
// operation (D9.2; insert 2 + 2, update 2 + 1, delete 1 + 2). An expiry costs nothing at home and is
// replicated as a delete (D3.2). A write that is refused happens at home alone. Index writes follow
// in every region, once (D9.5).
#pragma once
#include <dbcost/demand/demand.hpp>

namespace dbcost::inline v0_1::demand {

enum class replica_version { none, v2017, v2019 };
[[nodiscard]] constexpr std::string_view name(replica_version version) {
    return version == replica_version::v2017   ? "2017.11.29"
           : version == replica_version::v2019 ? "2019.11.21"
                                               : "none";
}

// What version 2017.11.29 adds to every item, and 2019.11.21 to what is stored of it (rule D9.4).
inline constexpr std::int64_t added_item_bytes_2017 = 72;
inline constexpr std::int64_t added_stored_bytes_2019 = 48;

struct replication {
    replica_version version = replica_version::none;
    global_v1_writes v1_rule = global_v1_writes::flat2;
};

// How often a write of a kind counts in one region.
[[nodiscard]] inline std::int64_t times_written(write_kind kind, bool at_home, const replication& how) {
    if (kind == write_kind::none) return at_home ? 1 : 0;
    if (kind == write_kind::expire && at_home) return 0;
    if (how.version == replica_version::v2019) return 1;
    if (how.v1_rule == global_v1_writes::flat2) return 2;
    switch (kind) {
        case write_kind::update: return at_home ? 2 : 1;
        case write_kind::remove: return at_home ? 1 : 2;
        case write_kind::insert:
        case write_kind::expire:
        case write_kind::none: break;
    }
    return 2;
}

namespace detail {

[[nodiscard]] inline rule replicated_rule(const demand& what, bool at_home) {
    if (what.kind == write_kind::none) return what.cause;
    if (what.kind == write_kind::expire) return at_home ? what.cause : rule::replicated_ttl;
    return rule::replicated_write;
}

// A table write as it counts in one region; nothing where it does not happen there.
[[nodiscard]] inline std::optional<demand> replicated_write(demand what, bool at_home,
                                                            const replication& how) {
    const auto times = times_written(what.kind, at_home, how);
    const bool free_expiry = what.kind == write_kind::expire && at_home;
    if (times == 0 && !free_expiry) return std::nullopt;
    what.cause = replicated_rule(what, at_home);
    what.operands.push_back({"version", std::string(name(how.version))});
    if (!free_expiry) what.factor = what.kind == write_kind::expire ? ratio(times) : what.factor * ratio(times);
    what.operands.push_back({"times", to_string(what.factor.numerator())});  // with the 2 of a transaction
    return what;
}

[[nodiscard]] inline std::optional<demand> replicated(demand what, bool at_home, const replication& how) {
    const bool index_write = what.where.index || what.local != nullptr;
    if (what.side == capacity_side::read) return at_home ? std::optional(what) : std::nullopt;
    if (!index_write) return replicated_write(std::move(what), at_home, how);
    if (!at_home) what.cause = rule::replica_index_write;
    return what;
}

}  // namespace detail

// What one region of a global table consumes; a table without replicas is its own home, unchanged.
[[nodiscard]] inline std::vector<demand> demands_in_region(const std::vector<demand>& all, bool at_home,
                                                           const replication& how) {
    if (how.version == replica_version::none) return all;
    std::vector<demand> here;
    for (const auto& what : all) {
        if (auto made = detail::replicated(what, at_home, how)) here.push_back(std::move(*made));
    }
    return here;
}

}  // namespace dbcost::demand
