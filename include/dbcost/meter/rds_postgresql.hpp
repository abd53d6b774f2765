// SPDX-License-Identifier: MIT
// RDS for PostgreSQL metering: a store's configuration becomes metered quantities.
//
//   instances   hours of each instance and read replica, Single- or Multi-AZ (rules R1, R5)
//   storage     allocated GiB and provisioned IOPS for the month, used or not (R2.1)
//   backup      as stated, or data x (1 + daily change x retention) (R3)
//
// Multi-AZ is one line at its own price, never twice the quantity (R1.5). Whether the instance can
// carry the load is not decided here: docs/reference/scenario.md says what is checked.
//
// errors: refused-by-aws (sizes, IOPS, retention, replicas outside the limits), missing-key,
// not-yet-metered. unknown: I/O requests of magnetic volumes, changes sent to replicas elsewhere.
#pragma once
#include <dbcost/meter/metered.hpp>

namespace dbcost::metering {

// Dated limits, given by the caller; a limit that the data does not know is not checked.
struct rds_limits {
    using limit = std::optional<std::int64_t>;
    limit gp2_minimum, gp2_maximum, io1_minimum, io1_maximum, magnetic_maximum;  // GiB
    limit minimum_iops, maximum_iops, maximum_iops_per_gib;
    limit retention_days, replicas;
    limit class_maximum_gib;
    std::vector<limit> replica_maximum_gib;  // of each replica's class
};

[[nodiscard]] inline errors refuse_unmetered(const rds_store& settings, const std::string& place) {
    errors refused;
    const auto refuse = [&](bool used, std::string_view key) {
        if (used) refused.push_back(unmetered(place + "/" + std::string(key), "\"" + std::string(key) + "\""));
    };
    refuse(settings.instance_class == "smallest-that-carries", "instance");
    refuse(!settings.schedule.empty(), "schedule");
    refuse(settings.hours.has_value(), "hours");
    refuse(settings.has_cpu, "cpu");
    refuse(settings.has_pooler, "pooler");
    refuse(settings.storage.autoscaling_max.has_value(), "storage/autoscaling_max");
    return refused;
}

[[nodiscard]] constexpr meter storage_meter(volume type) {
    return type == volume::gp2   ? meter::storage_gp2
           : type == volume::io1 ? meter::storage_io1
                                 : meter::storage_magnetic;
}

class rds_meter {
public:
    rds_meter(const store& where, const scenario& from, const rds_limits& limits)
        : store_(where), settings_(std::get<rds_store>(where.settings)), scenario_(from),
          limits_(limits), region_(region_of(where, from)) {}

    [[nodiscard]] result<metered_store> run() {
        problems_ = refuse_unmetered(settings_, store_.place);
        check_storage();
        meter_source();
        for (std::size_t i = 0; i < settings_.replicas.size(); ++i) meter_replica(settings_.replicas[i], i);
        check_replicas();
        meter_backup();
        describe();
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    [[nodiscard]] std::int64_t instances() const { return settings_.instances.value_or(1); }
    [[nodiscard]] ratio gib() const { return {settings_.storage.size.count(), bytes_per_gb}; }
    [[nodiscard]] std::string place_of(std::string_view key) const {
        return store_.place + "/" + std::string(key);
    }
    static std::string zones_text(bool multi_az) {
        return std::string(name(multi_az ? zones::multi_az : zones::single_az));
    }

    void meter_source() {
        const bool multi_az = settings_.multi_az.value_or(false);
        add_hours(settings_.instance_class, region_, multi_az, instances(), rule::instance_hours,
                  instances() == 1 ? "instance" : "instances");
        add_storage(region_, multi_az, instances(), "");
    }

    void meter_replica(const rds_replica& replica, std::size_t position) {
        const auto region = replica.region.empty() ? region_ : replica.region;
        const auto label = "replica " + std::to_string(position + 1);
        add_hours(replica.instance_class.empty() ? settings_.instance_class : replica.instance_class,
                  region, replica.multi_az, instances(), rule::replica_hours, label);
        add_storage(region, replica.multi_az, instances(), " of " + label);
        if (position < limits_.replica_maximum_gib.size()) {
            check_at_most("replicas/" + std::to_string(position) + "/class",
                          settings_.storage.size.count() / bytes_per_gb,
                          limits_.replica_maximum_gib[position], "GiB on this class", "rule R2.2");
        }
        if (region != region_) expect_replication(region, replica.place);
    }

    // Changes sent to a replica in another region are charged where they leave (R4); how much that is
    // only the user can say.
    void expect_replication(const std::string& to, const std::string& place) {
        for (const auto& [stated, volume] : store_.transfer.inter_region) {
            if (stated == to) return;
        }
        made_.unknown.push_back({{meter::inter_region, {to}}, region_,
                                 {errc::quantity_unknown, place, "a read replica in " + to,
                                  "the volume of changes sent there in a month",
                                  "state it under \"transfer\": {\"inter_region\": {\"" + to +
                                      "\": \"10 GB\"}}"}});
    }

    void add_hours(const std::string& instance_class, const std::string& region, bool multi_az,
                   std::int64_t count, rule cause, std::string label) {
        made_.quantities.push_back(plain(
            {meter::instance_hours, {instance_class, zones_text(multi_az)}}, region,
            ratio(count) * ratio(scenario_.month.hours()), cause, std::move(label), store_.name,
            {{"instances", std::to_string(count) + (count == 1 ? " instance" : " instances")},
             {"hours", std::to_string(scenario_.month.hours())}}));
    }

    void add_storage(const std::string& region, bool multi_az, std::int64_t count,
                     const std::string& of) {
        const auto& storage = settings_.storage;
        const auto volumes = std::to_string(count) + (count == 1 ? " volume" : " volumes");
        made_.quantities.push_back(plain({storage_meter(storage.type), {zones_text(multi_az)}}, region,
                                         ratio(count) * gib(), rule::allocated_storage, "storage" + of,
                                         store_.name, {{"volumes", volumes}, {"gib", text_of(gib())}}));
        if (storage.type == volume::io1 && storage.iops) {
            made_.quantities.push_back(
                plain({meter::provisioned_iops, {zones_text(multi_az)}}, region,
                      ratio(count) * ratio(*storage.iops), rule::provisioned_iops, "IOPS" + of,
                      store_.name, {{"volumes", volumes}, {"iops", std::to_string(*storage.iops)}}));
        }
        if (storage.type == volume::magnetic) expect_requests(region);
    }

    void expect_requests(const std::string& region) {
        made_.unknown.push_back({{meter::magnetic_requests, {}}, region,
                                 {errc::quantity_unknown, place_of("storage"), "a magnetic volume",
                                  "the number of I/O requests a month, which it is billed by",
                                  "state \"usage\": {\"rds.storage.magnetic-requests\": \"...\"}"}});
    }

    // ---- what AWS would refuse -----------------------------------------------------------------

    void refuse(std::string_view key, std::string seen, std::string expected) {
        problems_.push_back({errc::refused_by_aws, place_of(key), std::move(seen), std::move(expected),
                             "choose a value inside the limits; they are dated in pricing/limits"});
    }
    void check_at_least(std::string_view key, std::int64_t seen, const rds_limits::limit& least,
                        const std::string& unit, const std::string& rule_name) {
        if (least && seen < *least) {
            refuse(key, std::to_string(seen) + " " + unit,
                   "at least " + std::to_string(*least) + " " + unit + " (" + rule_name + ")");
        }
    }
    void check_at_most(std::string_view key, std::int64_t seen, const rds_limits::limit& most,
                       const std::string& unit, const std::string& rule_name) {
        if (most && seen > *most) {
            refuse(key, std::to_string(seen) + " " + unit,
                   "at most " + std::to_string(*most) + " " + unit + " (" + rule_name + ")");
        }
    }

    void check_storage() {
        const auto& storage = settings_.storage;
        if (storage.size.count() % bytes_per_gb != 0) {
            refuse("storage/size", std::to_string(storage.size.count()) + " bytes",
                   "whole GiB: volumes are allocated in GiB (rule R2.1)");
        }
        const std::int64_t size = storage.size.count() / bytes_per_gb;
        const std::string type(name(storage.type));
        check_at_most("storage/size", size, limits_.class_maximum_gib, "GiB on this class", "rule R2.2");
        if (storage.type == volume::gp2) check_range(size, limits_.gp2_minimum, limits_.gp2_maximum, type);
        if (storage.type == volume::magnetic) check_range(size, {}, limits_.magnetic_maximum, type);
        if (storage.type == volume::io1) {
            check_range(size, limits_.io1_minimum, limits_.io1_maximum, type);
            check_iops(size);
        } else if (storage.iops) {
            problems_.push_back({errc::contradiction, place_of("storage/iops"), "IOPS on " + type,
                                 "provisioned IOPS on io1 only (rule R2.1)",
                                 "drop \"iops\", or choose \"type\": \"io1\""});
        }
    }

    void check_range(std::int64_t size, const rds_limits::limit& least, const rds_limits::limit& most,
                     const std::string& type) {
        check_at_least("storage/size", size, least, "GiB of " + type, "rule R2.2");
        check_at_most("storage/size", size, most, "GiB of " + type, "rule R2.2");
    }

    void check_iops(std::int64_t size) {
        const auto& iops = settings_.storage.iops;
        if (!iops) {
            return problems_.push_back({errc::missing_key, place_of("storage/iops"), "io1 without IOPS",
                                        "the provisioned IOPS of the volume",
                                        "state \"iops\", such as 3000"});
        }
        check_at_least("storage/iops", *iops, limits_.minimum_iops, "IOPS", "rule R2.2");
        check_at_most("storage/iops", *iops, limits_.maximum_iops, "IOPS", "rule R2.2");
        if (!limits_.maximum_iops_per_gib) return;
        check_at_most("storage/iops", *iops, checked_multiply(size, *limits_.maximum_iops_per_gib),
                      "IOPS for " + std::to_string(size) + " GiB", "rule R2.2, IOPS per GiB");
    }

    void check_replicas() {
        if (settings_.replicas.empty()) return;
        check_at_most("replicas", static_cast<std::int64_t>(settings_.replicas.size()), limits_.replicas,
                      "replicas", "rule R5");
        if (settings_.backup && settings_.backup->retention_days == 0) {
            refuse("backup/retention_days", "0 days, with read replicas",
                   "at least 1 day on the source of a replica (rule R5)");
        }
    }

    // ---- backup --------------------------------------------------------------------------------

    void meter_backup() {
        if (!settings_.backup) return default_backup();
        const auto& backup = *settings_.backup;
        if (backup.size) {
            return add_backup(ratio(backup.size->count(), bytes_per_gb), rule::stated_backup,
                              {{"gib", text_of({backup.size->count(), bytes_per_gb})}});
        }
        const auto days = backup.retention_days.value_or(0);
        check_at_most("backup/retention_days", days, limits_.retention_days, "days", "rule R3");
        if (days == 0) return;
        if (!backup.daily_change) {
            return problems_.push_back({errc::missing_key, place_of("backup/daily_change"),
                                        "a retention without the share that changes a day",
                                        "a percentage such as \"3%\"",
                                        "state it, or the measured \"size\" of the backups"});
        }
        const ratio data = used_gib();
        add_backup(data * (ratio(1) + *backup.daily_change * ratio(days)), rule::modelled_backup,
                   {{"gib", text_of(data)}, {"change", text_of(*backup.daily_change)},
                    {"days", std::to_string(days)}});
    }

    // RDS keeps automated backups unless told otherwise; without a word on changes they are taken as
    // large as the volume, which the free allocation covers.
    void default_backup() {
        made_.defaults.push_back({place_of("backup"), "automated, as large as the volume",
                                  "RDS backs up by default (rule R3); state \"backup\" for its real size"});
        add_backup(gib(), rule::default_backup, {{"gib", text_of(gib())}});
    }

    void add_backup(const ratio& gib_each, rule cause, std::vector<operand> operands) {
        made_.quantities.push_back(plain({meter::rds_backup, {}}, region_, ratio(instances()) * gib_each,
                                         cause, "backup", store_.name, std::move(operands)));
    }

    [[nodiscard]] ratio used_gib() {
        if (settings_.storage.used) return {settings_.storage.used->count(), bytes_per_gb};
        made_.defaults.push_back({place_of("storage/used"), text_of(gib()) + " GiB",
                                  "the whole volume is taken as data; sizes the backups (rule R3)"});
        return gib();
    }

    void describe() {
        const bool multi_az = settings_.multi_az.value_or(false);
        made_.terms = {store_.name, "rds-postgresql", multi_az ? 2 : 1, multi_az ? 2 : 1, "",
                       ratio(instances()) * gib(), ratio(0)};
        made_.terms.used_is_known = settings_.storage.used.has_value();
        if (settings_.storage.used) made_.terms.used_gib = {settings_.storage.used->count(), bytes_per_gb};
        const bool off = settings_.backup && settings_.backup->retention_days == 0;
        made_.terms.backup = off ? "automated backups off" : "automated backups on";
        made_.terms.load_reason = "not checked whether the instance can carry this";
        made_.not_included.push_back("CPU credits of burstable classes above their baseline");
        made_.not_included.push_back("Performance Insights beyond 7 days, Enhanced Monitoring");
    }

    const store& store_;
    const rds_store& settings_;
    const scenario& scenario_;
    const rds_limits& limits_;
    std::string region_;
    metered_store made_;
    errors problems_;
};

}  // namespace dbcost::metering
