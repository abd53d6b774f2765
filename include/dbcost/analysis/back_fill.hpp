// SPDX-License-Identifier: MIT
// How long the writes of a back-fill take, and what provisioned capacity they need.
//
//   auto targets = targets_of(settings, used);            // units of each table and global index, by region
//   set_pace(targets, settings, {1000, 4000});            // units a second: as stated, as a new table serves
//   seconds_of(targets)                                   // the slowest decides: all are written at once
//   used = as_capacity(std::move(used), targets);         // unit-hours instead of request units
//
// A table pays for its local indexes (rule D4.4), a global index for itself. The pace is that stated, else the
// write capacity that the store provisions, else what a new on-demand table serves at once on that day (rule
// D6.7). Seconds are rounded up; capacity is billed in started hours (rule D6.1). errors: none.
#pragma once
#include <dbcost/analysis/moving_load.hpp>
#include <dbcost/meter/capacity_run.hpp>

namespace dbcost::inline v0_1::moving {

struct filled_target {
    std::string store, region, where;  // "table order", "index by_user"
    meter written{};                   // request units, replicated ones where the table has replicas
    ratio units;
    std::optional<std::int64_t> units_a_second = {};
    std::optional<std::int64_t> seconds = {};
};

// Write units a second, of each table and index.
struct fill_pace {
    std::optional<std::int64_t> stated, instant;
};

// What pays for a term: the global index, or the table of the entity it is labelled with.
[[nodiscard]] inline std::string target_of(const dynamodb_store& settings, const metering::metered& term) {
    return term.where.starts_with("index ") ? term.where : "table " + demand::table_of(settings, term.label);
}

[[nodiscard]] inline std::vector<filled_target> targets_of(const store& where, const usage& used) {
    const auto& settings = std::get<dynamodb_store>(where.settings);
    std::vector<filled_target> made;
    for (const auto& term : used.terms) {
        if (!is_write_meter(term.key.id)) continue;
        const auto name = target_of(settings, term);
        auto same = std::find_if(made.begin(), made.end(), [&](const filled_target& known) {
            return known.region == term.region && known.where == name;
        });
        if (same == made.end()) same = made.insert(made.end(), {where.name, term.region, name, term.key.id, {}});
        same->units = same->units + units_of(used, term);
    }
    return made;
}

// ---- time --------------------------------------------------------------------------------------

[[nodiscard]] inline const table_capacity& capacity_of(const dynamodb_store& settings, const std::string& target) {
    for (const auto& index : settings.indexes) {
        if (index.capacity && target == "index " + index.name) return *index.capacity;
    }
    return settings.capacity;
}

[[nodiscard]] inline std::optional<std::int64_t> pace_of(const dynamodb_store& settings, const std::string& target,
                                                         const fill_pace& pace) {
    if (pace.stated) return pace.stated;
    if (settings.capacity.mode == capacity_mode::on_demand) return pace.instant;
    return metering::ceiling_of(capacity_of(settings, target).write);
}

inline void set_pace(std::vector<filled_target>& targets, const dynamodb_store& settings, const fill_pace& pace) {
    for (auto& target : targets) {
        target.units_a_second = pace_of(settings, target.where, pace);
        if (target.units_a_second.value_or(0) == 0) continue;
        target.seconds = to_int64(whole_up(target.units * ratio(1, *target.units_a_second)));
    }
}

// None where one of them has no pace.
[[nodiscard]] inline std::optional<std::int64_t> seconds_of(const std::vector<filled_target>& targets) {
    std::optional<std::int64_t> longest;
    for (const auto& target : targets) {
        if (!target.seconds) return std::nullopt;
        longest = std::max(longest.value_or(0), *target.seconds);
    }
    return longest;
}

// ---- capacity ----------------------------------------------------------------------------------

[[nodiscard]] inline metering::metered capacity_term(const filled_target& target) {
    const auto meter_of = target.written == meter::on_demand_writes ? meter::provisioned_writes
                                                                    : meter::provisioned_replicated_writes;
    const auto units = target.units_a_second.value_or(0);
    const auto hours = to_int64(whole_up(ratio(target.seconds.value_or(0), 3600)));
    return metering::plain({meter_of, {}}, target.region, ratio(integer(units) * integer(hours)),
                           rule::provisioned_capacity, "back-fill", target.where,
                           {{"units", std::to_string(units)}, {"hours", std::to_string(hours)}});
}

// The writes of a back-fill as the capacity that carries them; what crosses regions stays as it is.
[[nodiscard]] inline usage as_capacity(usage used, const std::vector<filled_target>& targets) {
    std::erase_if(used.terms, [](const auto& term) { return is_write_meter(term.key.id); });
    for (const auto& target : targets) used.terms.push_back(capacity_term(target));
    return used;
}

// The reads of a scan as capacity that is fully used.
inline void read_as_capacity(usage& used) {
    for (auto& term : used.terms) {
        term.key = {meter::provisioned_reads, {}};
        term.times = term.times * ratio(1, 3600);
        term.cause = rule::scan_capacity;
    }
}

}  // namespace dbcost::moving
