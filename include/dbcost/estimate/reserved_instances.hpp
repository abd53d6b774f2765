// SPDX-License-Identifier: MIT
// Reserved instances of the account become quantities, free hours and warnings (rule R7).
//
//   in      the account's reservations, the instance hours of all stores of a deployment with their profiles
//   out     for each reservation in force: its hours, used or not, and its upfront fee; for each class and
//           zone count the hours that reservations cover
//   errors  unknown-class, refused-by-aws (three years without upfront), a term of unknown length
//
// Size flexibility (R7.3): within a region and a class family, reservations and instances are counted in
// normalised units, a Multi-AZ instance twice, and matched hour by hour over the whole fleet, smallest
// instances first. What is left of an instance pays its on-demand price in proportion. A reservation
// that nothing uses in an hour is paid all the same. It covers instance hours and nothing else.
#pragma once
#include <dbcost/estimate/reservation_terms.hpp>
#include <dbcost/meter/running_time.hpp>
#include <dbcost/table/tables.hpp>

namespace dbcost::inline v0_1 {

class reserved_instances {
public:
    reserved_instances(const scenario& from, const deployment& of, const date& as_of, const reservation_facts& facts,
                       const tables& data)
        : scenario_(from), deployment_(of), as_of_(as_of), facts_(facts), data_(data),
          clock_(metering::clock_of(from.month)) {}

    // What the reservations add to the terms that the deployment's stores have metered.
    [[nodiscard]] result<metering::metered_store> apply(const std::vector<metering::metered>& metered) {
        for (const auto& one : scenario_.account.reservations) {
            if (one.kind == service::rds_postgresql) add(one);
        }
        for (const auto& pool : pools_) cover(pool, metered);
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    // The reservations of a family in a region, in normalised units.
    struct family_pool {
        std::string region, family;
        exact_profile reserved;
    };

    static std::string text_of(const reservation& of) {
        return std::to_string(of.count) + " " + of.instance_class + " " + std::string(name(of.deployment)) + " for " +
               of.term + ", " + of.option + ", from " + of.started;
    }

    void warn(std::string code, std::string text, std::vector<operand> numbers) {
        made_.warnings.push_back({std::move(code), std::move(text), std::move(numbers)});
    }

    [[nodiscard]] bool has_instances_in(const std::string& region) const {
        return std::any_of(deployment_.stores.begin(), deployment_.stores.end(), [&](const store& where) {
            const auto* settings = std::get_if<rds_store>(&where.settings);
            if (settings == nullptr) return false;
            return metering::region_of(where, scenario_) == region ||
                   std::any_of(settings->replicas.begin(), settings->replicas.end(),
                               [&](const rds_replica& replica) { return replica.region == region; });
        });
    }

    [[nodiscard]] bool check(const reservation& of) {
        const auto known = data_.find_class(of.instance_class);
        if (known && *known == nullptr) {
            problems_.push_back({errc::unknown_class, of.place + "/class", "\"" + of.instance_class + "\"",
                                 "an instance class of RDS for PostgreSQL",
                                 suggest(of.instance_class, data_.class_names())});
            return false;
        }
        if (of.term != "3yr" || of.option != "no-upfront") return true;
        problems_.push_back({errc::refused_by_aws, of.place + "/option", "three years without an upfront fee",
                             "no-upfront for 1yr only (rule R7.1)", "choose \"partial-upfront\" or \"1yr\""});
        return false;
    }

    void add(const reservation& of) {
        if (!check(of)) return;
        const auto region = detail::region_of(of, scenario_);
        const std::vector<operand> count{{"instances", std::to_string(of.count)}};
        if (!has_instances_in(region)) {
            return warn("reservation-elsewhere",
                        "the reservation of " + text_of(of) + " in " + region +
                            " is not counted: no RDS instance of this deployment is there",
                        count);
        }
        const auto term = facts_.hours_of(of.term);
        if (!term) return problems_.push_back(detail::unknown_term(of, as_of_));
        const auto where = position_in_term(start_of(of), *term, scenario_.month, as_of_);
        if (!where) {
            return warn("reservation-not-in-force",
                        "the reservation of " + text_of(of) + " is not in force in this month", count);
        }
        post(of, *where);
        remember(of, region, *where);
    }

    void post(const reservation& of, const term_position& where) {
        const auto region = detail::region_of(of, scenario_);
        const auto zones = std::string(name(of.deployment));
        const auto instances = std::to_string(of.count) + (of.count == 1 ? " instance" : " instances");
        const auto active = hours(where.part);
        made_.quantities.push_back(metering::plain(
            {meter::reserved_instance_hours, {of.instance_class, zones, of.option, of.term}}, region,
            ratio(of.count) * ratio(active), rule::reserved_instances, "reserved " + text_of(of), "account",
            {{"instances", instances}, {"hours", std::to_string(active)}}));
        if (of.option == "no-upfront") return;
        auto fee = metering::plain(
            {meter::reserved_instance_upfront, {of.instance_class, zones, of.option, of.term}}, region, ratio(of.count),
            rule::reserved_instance_upfront, "upfront for " + text_of(of), "account",
            {{"instances", instances}, {"view", detail::view_text(scenario_)}});
        detail::post_fee(std::move(fee), where, scenario_, made_);
    }

    // Normalised units of an instance: two zones count twice (R7.3). None where the class is not known.
    [[nodiscard]] std::optional<ratio> units_of(const std::string& instance_class, std::string_view zones) const {
        const auto known = data_.find_class(instance_class);
        if (!known || *known == nullptr || !(*known)->normalized_units) return std::nullopt;
        return ratio(*(*known)->normalized_units) * ratio(zones == name(zones::multi_az) ? 2 : 1);
    }

    [[nodiscard]] std::string family_of(const std::string& instance_class) const {
        const auto known = data_.find_class(instance_class);
        return known && *known != nullptr ? (*known)->family : std::string();
    }

    // The reserved units of each hour of the clock; without calendar, the mean of the month's hours.
    [[nodiscard]] exact_profile profile_of(const term_position& where, const ratio& units) const {
        if (scenario_.month.first_day()) return detail::reserved_profile(where, units);
        return exact_profile::of(clock_.hours, units * ratio(hours(where.part), scenario_.month.hours()));
    }

    void remember(const reservation& of, const std::string& region, const term_position& where) {
        const auto units = units_of(of.instance_class, name(of.deployment));
        if (!units) return;
        const auto profile = profile_of(where, *units * ratio(of.count));
        const auto family = family_of(of.instance_class);
        for (auto& pool : pools_) {
            if (pool.region != region || pool.family != family) continue;
            pool.reserved = detail::sum_of(pool.reserved, profile);
            return;
        }
        pools_.push_back({region, family, profile});
    }

    // ---- coverage ------------------------------------------------------------------------------

    // The instances of one class and zone count in a region.
    struct fleet_part {
        meter_key key;
        ratio units;  // normalised, of one instance
        exact_profile running;
    };

    // Hours that a scenario states are those of no hour: taken for the same in each.
    [[nodiscard]] exact_profile spread(const ratio& hours) const {
        return exact_profile::of(clock_.hours, hours * ratio(1, scenario_.month.hours()));
    }

    [[nodiscard]] std::vector<fleet_part> fleet_of(const family_pool& pool,
                                                   const std::vector<metering::metered>& metered) const {
        std::vector<fleet_part> fleet;
        for (const auto& term : metered) {
            const bool here = term.key.id == meter::instance_hours && term.region == pool.region &&
                              family_of(term.key.values[0]) == pool.family;
            if (!here) continue;
            const auto units = units_of(term.key.values[0], term.key.values[1]);
            if (!units) continue;
            const auto same = std::find_if(fleet.begin(), fleet.end(),
                                           [&](const fleet_part& part) { return part.key == term.key; });
            const auto running = term.profile ? *term.profile : spread(term.events);
            if (same == fleet.end()) fleet.push_back({term.key, *units, running});
            else same->running = detail::sum_of(same->running, running);
        }
        std::stable_sort(fleet.begin(), fleet.end(), [](const auto& a, const auto& b) { return a.units < b.units; });
        return fleet;
    }

    // Each statement of instance hours that a pool may cover is noted.
    void note_stated(const family_pool& pool) {
        for (const auto& where : deployment_.stores) {
            for (const auto& stated : where.usage) {
                const bool here = stated.key.id == meter::instance_hours &&
                                  metering::region_of(where, scenario_) == pool.region &&
                                  family_of(stated.key.values[0]) == pool.family;
                if (here) made_.defaults.push_back(detail::same_in_every_hour(stated));
            }
        }
    }

    void cover(const family_pool& pool, const std::vector<metering::metered>& metered) {
        note_stated(pool);
        auto left = pool.reserved;
        for (const auto& part : fleet_of(pool, metered)) {
            exact_profile wanted;
            for (const auto& run : part.running.runs()) wanted.add(run.hours, run.units * part.units);
            const auto taken = combined(wanted, left, [](const ratio& a, const ratio& b) { return std::min(a, b); });
            left = combined(left, taken, [](const ratio& a, const ratio& b) { return a - b; });
            const auto covered = total(taken) * clock_.times * ratio(part.units.denominator(), part.units.numerator());
            if (covered.is_zero()) continue;
            made_.granted.push_back({part.key, pool.region, "reserved instances (paid ahead)", covered,
                                     {"metering-rules/R7.3"}});
        }
        warn_of_unused(pool, total(left) * clock_.times);
    }

    void warn_of_unused(const family_pool& pool, const ratio& unused) {
        if (unused.is_zero()) return;
        const auto all = metering::text_of(total(pool.reserved) * clock_.times), idle = metering::text_of(unused);
        warn("reservation-unused",
             idle + " of " + all + " reserved normalised unit-hours of " + pool.family + " in " + pool.region +
                 " are paid and not used",
             {{"unused", idle}, {"reserved", all}});
    }

    const scenario& scenario_;
    const deployment& deployment_;
    date as_of_;
    const reservation_facts& facts_;
    const tables& data_;
    metering::month_clock clock_;
    std::vector<family_pool> pools_;
    metering::metered_store made_;
    errors problems_;
};

}  // namespace dbcost
