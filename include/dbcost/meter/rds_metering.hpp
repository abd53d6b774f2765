// SPDX-License-Identifier: MIT
// What the parts of RDS metering share: the store, the limits of the day, and what has been made of it.
//
//   rds_metering at(where, scenario, limits);
//   meter_instances(at); meter_volumes(at); meter_backup(at);     // each adds to at.made and at.problems
//
// A limit that the data does not know for the day is not checked. Whatever is refused is named in
// `problems` with the rule that refuses it, so that all mistakes of a store are reported at once.
#pragma once
#include <dbcost/demand/stored_data.hpp>
#include <dbcost/meter/cpu_credits.hpp>
#include <dbcost/meter/metered.hpp>
#include <dbcost/meter/rds_version.hpp>
#include <dbcost/meter/running_time.hpp>
#include <dbcost/meter/volume_growth.hpp>

namespace dbcost::inline v0_1::metering {

// What is known of the class of the instances.
struct class_facts {
    std::string family;  // "t3"
    std::optional<std::int64_t> vcpu;
    bool burstable = false;
    std::optional<burst_facts> burst;
};

// Dated limits, given by the caller; a limit that the data does not know is not checked.
struct rds_limits {
    using limit = std::optional<std::int64_t>;
    limit gp2_minimum, gp2_maximum, io1_minimum, io1_maximum, magnetic_maximum;  // GiB
    limit minimum_iops, maximum_iops, maximum_iops_per_gib;
    limit retention_days, replicas;
    limit class_maximum_gib;
    running_facts running;
    version_limits version;
    struct {
        limit available, free_percent, step_gib, step_percent, quiet_hours;  // 1 where it exists
    } autoscaling;
    std::vector<limit> replica_maximum_gib;  // of each replica's class
    limit free_insights_days, paid_insights_days, monitoring_seconds;
    class_facts of_class;
};

[[nodiscard]] inline std::string zones_text(bool multi_az) {
    return std::string(name(multi_az ? zones::multi_az : zones::single_az));
}

// "1 instance", "3 volumes".
[[nodiscard]] inline std::string counted(std::int64_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

class rds_metering {
public:
    rds_metering(const store& where, const scenario& from, const rds_limits& of_the_day,
                 const demand::rds_month& of_workload = {})
        : in(where), settings(std::get<rds_store>(where.settings)), whole(from), limits(of_the_day),
          load(of_workload), region(region_of(where, from)) {}

    const store& in;
    const rds_store& settings;
    const scenario& whole;
    const rds_limits& limits;
    const demand::rds_month load;  // what the workload asks of the store
    std::string region;
    metered_store made;
    errors problems;
    data_line data;       // on each volume
    volume_month volume;  // each of them, over the month; both are set by grow_volumes

    [[nodiscard]] std::int64_t instances() const { return settings.instances.value_or(1); }
    [[nodiscard]] bool multi_az() const { return settings.multi_az.value_or(false); }
    // The part of the month in which the instances and their volumes exist.
    [[nodiscard]] ratio existing() const {
        const auto [first, last] = detail::part_of(settings.running, whole.month);
        return {last - first, whole.month.hours()};
    }
    [[nodiscard]] ratio volumes() const { return ratio(instances()) * existing(); }
    [[nodiscard]] std::string volumes_text() const {
        const auto all = whole.month.hours();
        const auto part = existing() * ratio(all);
        return counted(instances(), "volume") +
               (part == ratio(all) ? "" : " for " + text_of(part) + " of " + std::to_string(all) + " hours");
    }
    [[nodiscard]] ratio gib() const { return {settings.storage.size.count(), bytes_per_gb}; }
    [[nodiscard]] std::string place_of(std::string_view key) const {
        return in.place + "/" + std::string(key);
    }

    // Stated, or following from entities: not the whole volume for want of a number.
    [[nodiscard]] bool data_are_known() const { return settings.storage.used || load.data; }
    void add(meter_key key, const std::string& where, const ratio& quantity, rule cause,
             std::string label, std::vector<operand> operands) {
        made.quantities.push_back(plain(std::move(key), where, quantity, cause, std::move(label), in.name,
                                        std::move(operands)));
    }

    // ---- what AWS would refuse -----------------------------------------------------------------

    void refuse(std::string_view key, std::string seen, std::string expected) {
        problems.push_back({errc::refused_by_aws, place_of(key), std::move(seen), std::move(expected),
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
};

// The share of their time in which the instances run.
[[nodiscard]] inline ratio running_share(const rds_metering& at) {
    const auto time = running_time_of(at.settings.running, at.whole.month, {}, rds_hours::per_second_600);
    const auto existing = at.existing() * ratio(at.whole.month.hours());
    return existing.is_zero() ? ratio(1) : over(time.hours, existing);
}

}  // namespace dbcost::metering
