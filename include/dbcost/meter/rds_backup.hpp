// SPDX-License-Identifier: MIT
// Backup storage of an RDS store: automated backups, transaction logs, snapshots and their copies (rule R3).
//
//   meter_backup(at)     // GiB-months, before the free allocation, which is decided over the account
//
//   automated   as stated, or data x (1 + daily change x retention), of the mean data of the month
//   logs        transaction logs, as stated
//   snapshots   as stated, or data x (1 + change x later snapshots): the first is full; for as long as kept
//   copies      billed in the region they are copied to; what is sent there leaves the store's region (R4)
//
// RDS keeps automated backups unless told otherwise; without a word on changes they are taken as large
// as the volume, which the free allocation covers, and the bill lists that as a default.
#pragma once
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

[[nodiscard]] inline ratio gib_of(const bytes& size) { return {size.count(), bytes_per_gb}; }

inline void add_backup(rds_metering& at, const std::string& region, const ratio& gib_each, rule cause,
                       std::string label, std::vector<operand> operands) {
    at.add({meter::rds_backup, {}}, region, at.volumes() * gib_each, cause, std::move(label),
           std::move(operands));
}

// The data of the month on each volume, as the mean of its start and its end.
[[nodiscard]] inline ratio used_gib(rds_metering& at) {
    const auto data = at.data.mean();
    const auto place = at.place_of("storage/used");
    auto& defaults = at.made.defaults;
    const bool noted = std::any_of(defaults.begin(), defaults.end(),
                                   [&](const default_note& note) { return note.place == place; });
    if (at.settings.storage.used || noted) return data;
    defaults.push_back({place, text_of(data) + " GiB",
                        at.load.has_footprint ? "the footprint of its tables and their bloat; sizes the backups (rule R3)"
                        : at.load.data ? "the data of its entities; sizes the backups (rule R3)"
                                    : "the whole volume is taken as data; sizes the backups (rule R3)"});
    if (at.load.has_footprint && !at.settings.storage.bloat) {
        defaults.push_back({at.place_of("storage/bloat"), "20%",
                            "dead rows: PostgreSQL vacuums once they are a fifth of a table"});
    }
    return data;
}

// ---- automated ---------------------------------------------------------------------------------

inline void default_backup(rds_metering& at) {
    at.made.defaults.push_back({at.place_of("backup"), "automated, as large as the volume",
                                "RDS backs up by default (rule R3); state \"backup\" for its real size"});
    add_backup(at, at.region, at.volume.mean_gib, rule::default_backup, "backup",
               {{"gib", text_of(at.volume.mean_gib)}});
}

inline void model_backup(rds_metering& at, const rds_backup& backup) {
    const auto days = backup.retention_days.value_or(0);
    at.check_at_most("backup/retention_days", days, at.limits.retention_days, "days", "rule R3");
    if (days == 0) return;
    if (!backup.daily_change) {
        return at.problems.push_back({errc::missing_key, at.place_of("backup/daily_change"),
                                      "a retention without the share that changes a day",
                                      "a percentage such as \"3%\"",
                                      "state it, or the measured \"size\" of the backups"});
    }
    const ratio data = used_gib(at);
    add_backup(at, at.region, data * (ratio(1) + *backup.daily_change * ratio(days)), rule::modelled_backup,
               "backup",
               {{"gib", text_of(data)}, {"change", text_of(*backup.daily_change)},
                {"days", std::to_string(days)}});
}

inline void meter_automated(rds_metering& at, const rds_backup& backup) {
    if (!backup.size) return model_backup(at, backup);
    const ratio stated = gib_of(*backup.size);
    add_backup(at, at.region, stated, rule::stated_backup, "backup", {{"gib", text_of(stated)}});
}

// ---- snapshots ---------------------------------------------------------------------------------

// For which part of the month they are there.
[[nodiscard]] inline ratio kept_share(const rds_metering& at, const rds_snapshots& of) {
    if (!of.kept_days) return ratio(1);
    return std::min(over(*of.kept_days, at.whole.month.days()), ratio(1));
}

inline void meter_snapshots(rds_metering& at, const rds_snapshots& of) {
    const auto kept = kept_share(at, of);
    const operand how_long{"kept", of.kept_days ? of.kept_text : std::string("all month")};
    if (of.size) {
        const auto gib = gib_of(*of.size);
        return add_backup(at, at.region, gib * kept, rule::stated_snapshots, "snapshots",
                          {{"gib", text_of(gib)}, how_long});
    }
    const auto data = used_gib(at);
    const ratio later(of.count - 1), change = of.change.value_or(ratio(0));
    add_backup(at, at.region, data * (ratio(1) + change * later) * kept, rule::snapshots, "snapshots",
               {{"gib", text_of(data)}, {"change", text_of(change)}, {"later", text_of(later)}, how_long});
}

inline void meter_copy(rds_metering& at, const rds_snapshot_copy& of) {
    if (of.region == at.region) {
        return at.problems.push_back({errc::contradiction, of.place + "/region", "a copy in the region of the store",
                                      "another region", "drop it: snapshots of the region stand under \"snapshots\""});
    }
    const auto kept = of.size ? gib_of(*of.size) : used_gib(at);
    add_backup(at, of.region, kept, rule::snapshot_copies, "snapshot copies of " + at.in.name,
               {{"gib", text_of(kept)}});
    const auto sent = of.sent ? gib_of(*of.sent) : kept;
    if (!of.sent) {
        at.made.defaults.push_back({of.place + "/sent", text_of(sent) + " GiB",
                                    "as much is taken to be sent in a month as is kept (rule R3)"});
    }
    at.add({meter::inter_region, {of.region}}, at.region, ratio(at.instances()) * sent, rule::region_transfer,
           "snapshot copies", {{"gb", text_of(ratio(at.instances()) * sent)}});
}

// A stopped instance has its volume still; whether that counts for the free backup storage is a choice.
inline void withhold_stopped(rds_metering& at) {
    if (at.whole.options.stopped_counts_for_backup_allowance) return;
    const auto stopped = ratio(1) - running_share(at);
    if (stopped.is_zero()) return;
    at.made.withheld.push_back({{meter::rds_backup, {}}, at.region, "stopped instances",
                                at.volumes() * at.volume.mean_gib * stopped, {"metering-rules/R3"}});
}

}  // namespace detail

inline void meter_backup(rds_metering& at) {
    detail::withhold_stopped(at);
    if (!at.settings.backup) return detail::default_backup(at);
    const auto& backup = *at.settings.backup;
    detail::meter_automated(at, backup);
    if (backup.logs) {
        const auto gib = detail::gib_of(*backup.logs);
        detail::add_backup(at, at.region, gib, rule::backup_logs, "transaction logs", {{"gib", text_of(gib)}});
    }
    for (const auto& snapshots : backup.snapshots) detail::meter_snapshots(at, snapshots);
    for (const auto& copy : backup.copies) detail::meter_copy(at, copy);
}

}  // namespace dbcost::metering
