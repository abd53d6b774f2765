// SPDX-License-Identifier: MIT
// Reserved DynamoDB capacity of the account becomes quantities, allowances and warnings (rule D8).
//
//   in      the account's reservations, what the stores of a deployment have metered, the month
//   out     for each reservation in force: its hours, used or not; its upfront fee, amortised over the
//           term or in the month it is paid; for each region and side what it covers, hour by hour, exactly
//   errors  refused-by-aws (not in blocks), price data that lacks the length of a term
//
// A reservation counts in the deployments that have a DynamoDB store or replica in its region: there it is paid
// whatever the store uses. It covers provisioned reads and writes of tables and global indexes, never
// replicated writes and never on-demand requests. Read and write reservations are separate. Stated capacity
// has no hours: beside a reservation it is taken for the same in every hour, and the bill says so.
#pragma once
#include <dbcost/estimate/reservation_terms.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

// Read or write: the meters of each.
struct reserved_side {
    std::string_view name;
    meter provisioned, reserved, upfront;
    std::int64_t reservation::*units;
};
inline constexpr std::array<reserved_side, 2> reserved_sides{
    {{"read", meter::provisioned_reads, meter::reserved_reads, meter::reserved_reads_upfront,
      &reservation::read},
     {"write", meter::provisioned_writes, meter::reserved_writes, meter::reserved_writes_upfront,
      &reservation::write}}};

}  // namespace detail

class reserved_capacity {
public:
    reserved_capacity(const scenario& from, const deployment& of, const date& as_of,
                      const reservation_facts& facts)
        : scenario_(from), deployment_(of), as_of_(as_of), facts_(facts) {}

    // What the reservations add to the terms that the deployment's stores have metered.
    [[nodiscard]] result<metering::metered_store> apply(const std::vector<metering::metered>& metered) {
        for (const auto& side : detail::reserved_sides) {
            reserved_.clear();
            for (const auto& one : scenario_.account.reservations) {
                if (one.kind == service::dynamodb && one.*side.units > 0) add(one, side);
            }
            for (const auto& [region, profile] : reserved_) cover(region, profile, side, metered);
        }
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    [[nodiscard]] bool has_store_in(const std::string& region) const {
        return std::any_of(deployment_.stores.begin(), deployment_.stores.end(), [&](const store& where) {
            const auto* settings = std::get_if<dynamodb_store>(&where.settings);
            if (settings == nullptr) return false;
            const auto& replicas = settings->replicas;
            return metering::region_of(where, scenario_) == region ||
                   std::find(replicas.begin(), replicas.end(), region) != replicas.end();
        });
    }

    [[nodiscard]] static std::string text_of(const reservation& of, const detail::reserved_side& side) {
        return std::to_string(of.*side.units) + " " + std::string(side.name) + " units for " + of.term +
               " from " + of.started;
    }

    void warn(std::string code, std::string text, std::vector<operand> numbers) {
        made_.warnings.push_back({std::move(code), std::move(text), std::move(numbers)});
    }

    void add(const reservation& of, const detail::reserved_side& side) {
        const auto units = of.*side.units;
        if (!has_store_in(detail::region_of(of, scenario_))) {
            return warn("reservation-elsewhere",
                        "the reservation of " + text_of(of, side) + " in " + detail::region_of(of, scenario_) +
                            " is not counted: no DynamoDB store of this deployment is there",
                        {{"units", std::to_string(units)}});
        }
        if (!check_blocks(of, side)) return;
        const auto term = facts_.hours_of(of.term);
        if (!term) return problems_.push_back(detail::unknown_term(of, as_of_));
        const auto where = position_in_term(start_of(of), *term, scenario_.month, as_of_);
        if (!where) {
            return warn("reservation-not-in-force",
                        "the reservation of " + text_of(of, side) + " is not in force in this month",
                        {{"units", std::to_string(units)}});
        }
        post(of, side, *where);
        remember(detail::region_of(of, scenario_), detail::reserved_profile(*where, ratio(units)));
    }

    [[nodiscard]] bool check_blocks(const reservation& of, const detail::reserved_side& side) {
        const auto units = of.*side.units;
        if (!facts_.block_units || units % *facts_.block_units == 0) return true;
        problems_.push_back({errc::refused_by_aws, of.place + "/" + std::string(side.name),
                             std::to_string(units) + " units",
                             "a multiple of " + std::to_string(*facts_.block_units) +
                                 " units: reserved capacity is sold in blocks (rule D8)",
                             "round the reservation to whole blocks"});
        return false;
    }

    void remember(const std::string& region, const exact_profile& profile) {
        for (auto& [known, sum] : reserved_) {
            if (known != region) continue;
            sum = detail::sum_of(sum, profile);
            return;
        }
        reserved_.emplace_back(region, profile);
    }

    // The hours of the term in this month, and the upfront fee.
    void post(const reservation& of, const detail::reserved_side& side, const term_position& where) {
        const auto units = of.*side.units;
        const auto active = hours(where.part);
        made_.quantities.push_back(
            metering::plain({side.reserved, {of.term}}, detail::region_of(of, scenario_), ratio(integer(units) * integer(active)),
                            rule::reserved_capacity, "reserved " + text_of(of, side), "account",
                            {{"units", std::to_string(units)}, {"hours", std::to_string(active)}}));
        post_upfront(of, side, where);
    }

    void post_upfront(const reservation& of, const detail::reserved_side& side, const term_position& where) {
        const auto units = of.*side.units;
        auto fee = metering::plain({side.upfront, {of.term}}, detail::region_of(of, scenario_), ratio(units),
                                   rule::reserved_upfront, "upfront for " + text_of(of, side), "account",
                                   {{"units", std::to_string(units)}, {"view", detail::view_text(scenario_)}});
        detail::post_fee(std::move(fee), where, scenario_, made_);
    }

    // What the reserved units of a region and side cover of the provisioned ones.
    void cover(const std::string& region, const exact_profile& reserved, const detail::reserved_side& side,
               const std::vector<metering::metered>& metered) {
        auto provisioned = stated_profile(region, side);
        for (const auto& term : metered) {
            if (term.key.id != side.provisioned || term.region != region || !term.profile) continue;
            provisioned = detail::sum_of(provisioned, *term.profile);
        }
        const auto seen = pool::cover(provisioned, reserved);
        if (!seen.covered.is_zero()) {
            made_.granted.push_back({{side.provisioned, {}}, region, "reserved capacity (paid ahead)",
                                     seen.covered, {"metering-rules/D8"}});
        }
        if (seen.unused.is_zero()) return;
        const auto unused = metering::text_of(seen.unused), used = metering::text_of(seen.covered);
        warn("reservation-unused",
             unused + " reserved " + std::string(side.name) + " unit-hours in " + region +
                 " are paid and not used; " + used + " are used",
             {{"unused", unused}, {"used", used}});
    }

    // Capacity that stores in a region state as usage: unit-hours of a month, here over all of its hours.
    [[nodiscard]] exact_profile stated_profile(const std::string& region, const detail::reserved_side& side) {
        const auto hours = scenario_.month.hours();
        ratio units(0);
        for (const auto& where : deployment_.stores) {
            if (metering::region_of(where, scenario_) != region) continue;
            for (const auto& stated : where.usage) {
                if (stated.key.id != side.provisioned) continue;
                units = units + stated.quantity * ratio(1, hours);
                made_.defaults.push_back(detail::same_in_every_hour(stated));
            }
        }
        return exact_profile::of(hours, units);
    }

    const scenario& scenario_;
    const deployment& deployment_;
    date as_of_;
    const reservation_facts& facts_;
    std::vector<std::pair<std::string, exact_profile>> reserved_;  // by region, of one side
    metering::metered_store made_;
    errors problems_;
};

}  // namespace dbcost
