// SPDX-License-Identifier: MIT
// Backup storage of an RDS store: as stated, or data x (1 + daily change x retention) (rule R3).
//
//   meter_backup(at)     // GiB-months, before the free allocation, which is decided over the account
//
// RDS keeps automated backups unless told otherwise; without a word on changes they are taken as large
// as the volume, which the free allocation covers, and the bill lists that as a default.
#pragma once
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::metering {

namespace detail {

inline void add_backup(rds_metering& at, const ratio& gib_each, rule cause, std::vector<operand> operands) {
    at.add({meter::rds_backup, {}}, at.region, ratio(at.instances()) * gib_each, cause, "backup",
           std::move(operands));
}

inline void default_backup(rds_metering& at) {
    at.made.defaults.push_back({at.place_of("backup"), "automated, as large as the volume",
                                "RDS backs up by default (rule R3); state \"backup\" for its real size"});
    add_backup(at, at.gib(), rule::default_backup, {{"gib", text_of(at.gib())}});
}

[[nodiscard]] inline ratio used_gib(rds_metering& at) {
    if (at.settings.storage.used) return {at.settings.storage.used->count(), bytes_per_gb};
    at.made.defaults.push_back({at.place_of("storage/used"), text_of(at.gib()) + " GiB",
                                "the whole volume is taken as data; sizes the backups (rule R3)"});
    return at.gib();
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
    add_backup(at, data * (ratio(1) + *backup.daily_change * ratio(days)), rule::modelled_backup,
               {{"gib", text_of(data)}, {"change", text_of(*backup.daily_change)},
                {"days", std::to_string(days)}});
}

}  // namespace detail

inline void meter_backup(rds_metering& at) {
    if (!at.settings.backup) return detail::default_backup(at);
    const auto& backup = *at.settings.backup;
    if (!backup.size) return detail::model_backup(at, backup);
    const ratio stated(backup.size->count(), bytes_per_gb);
    detail::add_backup(at, stated, rule::stated_backup, {{"gib", text_of(stated)}});
}

}  // namespace dbcost::metering
