// SPDX-License-Identifier: MIT
// How prepare (prepare.hpp) makes a plan: stores and statements are metered, what they ask for is laid out in
// slots, and every limit and price is looked up, once.
#pragma once
#include <dbcost/estimate/discounts.hpp>
#include <dbcost/estimate/layout.hpp>
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/name_overflow.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/estimate/reservations.hpp>
#include <dbcost/estimate/reserved_instances.hpp>
#include <dbcost/estimate/size_rds.hpp>
#include <dbcost/meter/dynamodb.hpp>
#include <dbcost/meter/transfer.hpp>

namespace dbcost::inline v0_1 {

class plan_builder {
public:
    plan_builder(const scenario& from, const deployment& of, const tables& data,
                 const estimate_options& options)
        : scenario_(from), deployment_(of), data_(data), options_(options) {}

    [[nodiscard]] result<plan> build() {
        auto query = make_query(scenario_, data_, options_);
        if (!query) return query.problems();
        query_ = *query;
        detail::append(problems_, demand::check_serving(deployment_, scenario_.workload));
        detail::append(problems_, refuse_scenario_wide());
        for (const auto& where : deployment_.stores) add_store(where);
        if (!problems_.empty()) return problems_;
        for (auto& found : metering::quota_warnings(deployment_, scenario_,
                                                    detail::rds_quotas_on(data_, query_.as_of))) {
            made_.notes.warnings.push_back(std::move(found));
        }
        add_reservations();
        add_other_costs();
        plan_layout(scenario_, data_, options_, query_, made_, problems_).lay_out();
        lay_out_discounts(scenario_.discounts, query_.as_of, made_);
        lay_out_one_off();
        check_defaults();
        check_regions();
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    // Account-wide settings that no meter covers yet.
    [[nodiscard]] errors refuse_scenario_wide() const {
        errors refused;
        for (const auto& [option, value] : scenario_.unmetered_options) {
            refused.push_back(metering::unmetered("/options/" + option, "\"" + option + "\": " + value));
        }
        return refused;
    }

    void add_store(const store& where) {
        auto metered = where.kind() == service::dynamodb ? meter_dynamodb(where) : meter_rds(where);
        if (!metered) return detail::append(problems_, metered.problems());
        const auto region = metering::region_of(where, scenario_);
        metering::meter_transfer(where, region, *metered);
        metering::apply_stated_usage(where, region, *metered);
        merge(std::move(*metered));
        for (const auto& op : demand::operations_of(where, deployment_, scenario_.workload)) {
            made_.notes.operations =
                made_.notes.operations + monthly_count(op.what->frequency, scenario_.month);
        }
    }

    [[nodiscard]] result<metering::metered_store> meter_dynamodb(const store& where) {
        const auto version = replica_version_of(where);
        if (!version) return version.problems();
        auto limits = detail::dynamodb_limits_on(data_, query_.as_of);
        if (*version == demand::replica_version::v2017) limits.added_item_bytes = demand::added_item_bytes_2017;
        auto load = demand::dynamodb_builder(where, deployment_, scenario_, limits).build();
        if (!load) return load.problems();
        const auto sizing = detail::sizing_limits_on(data_, query_.as_of, metering::region_of(where, scenario_));
        return metering::dynamodb_meter(where, scenario_, std::move(*load), *version, sizing).run();
    }

    // The version of global tables: as stated, else the one in force on the day (rule D9).
    [[nodiscard]] result<demand::replica_version> replica_version_of(const store& where) const {
        const auto& settings = std::get<dynamodb_store>(where.settings);
        if (settings.replicas.empty()) return demand::replica_version::none;
        const auto in_force = detail::limit_on(data_, "dynamodb.global-tables.version", query_.as_of);
        if (settings.global_tables.empty() && !in_force) {
            return error{errc::missing_key, where.place + "/global_tables",
                         "no version, and a day on which it is not known which one was in force",
                         "\"2017.11.29\" or \"2019.11.21\"", "state \"global_tables\""};
        }
        const bool old = settings.global_tables.empty() ? *in_force < 20191121
                                                        : settings.global_tables == "2017.11.29";
        if (old) return demand::replica_version::v2017;
        const auto refused = refuse_fixed_writes(where, settings);
        if (!refused.empty()) return refused;
        return demand::replica_version::v2019;
    }

    // A global table of 2019 needs writes that follow the load, on the table and on each index (rule D9.3).
    [[nodiscard]] static errors refuse_fixed_writes(const store& where, const dynamodb_store& settings) {
        errors refused;
        if (settings.capacity.mode != capacity_mode::provisioned) return refused;
        const auto check = [&](const table_capacity& capacity, const std::string& place) {
            if (capacity.write.scaled) return;
            refused.push_back({errc::refused_by_aws, place + "/capacity",
                               "fixed provisioned writes on a global table of version 2019.11.21",
                               "on-demand capacity or auto scaling (rule D9.3)",
                               "write \"write\": { \"min\": ..., \"max\": ..., \"target\": \"70%\" }"});
        };
        check(settings.capacity, where.place);
        for (const auto& index : settings.indexes) {
            if (index.capacity) check(*index.capacity, index.place);
        }
        return refused;
    }

    // The class is settled before anything is metered by it.
    [[nodiscard]] result<metering::metered_store> meter_rds(const store& where) {
        auto sized = rds_sizer(scenario_, deployment_, data_, query_, options_).size(where);
        if (!sized) return sized.problems();
        const auto load = demand::rds_month_of(where, deployment_, scenario_);
        if (!load) return load.problems();
        auto metered = meter_sized_rds(sized->where, *load);
        if (metered && sized->report) metering::say_sizing(*metered, where, std::move(*sized->report));
        return metered;
    }

    [[nodiscard]] result<metering::metered_store> meter_sized_rds(const store& where, const demand::rds_month& load) {
        const auto& settings = std::get<rds_store>(where.settings);
        const auto known = data_.find_class(settings.instance_class);
        if (!known) return known.problems();
        check_class(settings.instance_class, where.place + "/instance");
        for (const auto& replica : settings.replicas) {
            if (!replica.instance_class.empty()) check_class(replica.instance_class, replica.place + "/class");
        }
        auto limits = detail::rds_limits_on(data_, query_.as_of, *known);
        if (*known != nullptr) {
            limits.version = detail::version_limits_on(data_, query_.as_of, **known, settings.version);
        }
        for (const auto& replica : settings.replicas) {
            const auto own = data_.find_class(replica.instance_class);
            limits.replica_maximum_gib.push_back(own && *own != nullptr ? (*own)->maximum_storage_gib
                                                                        : limits.class_maximum_gib);
        }
        return metering::meter_rds(where, scenario_, limits, load);
    }

    void check_class(const std::string& name, const std::string& place) {
        const auto known = data_.find_class(name);
        if (known && *known == nullptr) problems_.push_back(detail::unknown_class(data_, name, place));
    }

    void merge(metering::metered_store store_made) {
        const auto offset = made_.sizes.size();
        made_.sizes.insert(made_.sizes.end(), store_made.sizes.begin(), store_made.sizes.end());
        auto& notes = made_.notes;
        const auto move_all = [](auto& from, auto& to) {
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        };
        for (auto* terms : {&store_made.quantities, &store_made.one_off}) {
            for (auto& term : *terms) term.units.first += offset;
        }
        move_all(store_made.quantities, notes.terms);
        move_all(store_made.one_off, one_off_);
        move_all(store_made.granted, notes.granted);
        move_all(store_made.withheld, notes.withheld);
        move_all(store_made.unknown, notes.unknown);
        move_all(store_made.warnings, notes.warnings);
        move_all(store_made.defaults, notes.defaults);
        if (store_made.next) notes.next.push_back(std::move(*store_made.next));
        for (auto& missing : store_made.not_included) {
            auto& all = notes.not_included;
            if (std::find(all.begin(), all.end(), missing) == all.end()) all.push_back(missing);
        }
        if (!store_made.terms.store.empty()) notes.fairness.push_back(std::move(store_made.terms));
    }

    // Reservations see what all stores together provision, hour by hour.
    void add_reservations() {
        const auto facts = detail::reservation_facts_on(data_, query_.as_of);
        auto capacity = reserved_capacity(scenario_, deployment_, query_.as_of, facts).apply(made_.notes.terms);
        auto instances =
            reserved_instances(scenario_, deployment_, query_.as_of, facts, data_).apply(made_.notes.terms);
        for (auto* made : {&capacity, &instances}) {
            if (*made) merge(std::move(**made));
            else detail::append(problems_, made->problems());
        }
    }

    void lay_out_one_off() {
        if (one_off_.empty()) return;
        made_.notes.one_off_plan = std::make_shared<plan>(lay_out_once(scenario_, data_, options_, query_, made_.sizes,
                                                                       std::move(one_off_), problems_));
    }

    void add_other_costs() {
        made_.notes.deployment = deployment_.name;
        for (const auto& cost : scenario_.other_costs) {
            if (cost.deployment != deployment_.name) continue;
            const auto line = [&](const decimal<10>& amount) {
                const exact_amount exact(widen<20>(amount));
                return cost_line{cost.name, exact, round_to_cents(exact)};
            };
            if (cost.monthly) made_.notes.other.push_back(line(*cost.monthly));
            if (cost.once) made_.notes.one_off.push_back(line(*cost.once));
        }
        for (const auto& cost : made_.notes.other) made_.other_costs += cost.exact;
    }

    // ---- strictness ----------------------------------------------------------------------------

    void check_defaults() {
        auto& defaults = made_.notes.defaults;
        defaults.insert(defaults.begin(), scenario_.defaults.begin(), scenario_.defaults.end());
        std::erase_if(defaults, [&](const default_note& note) { return !concerns(note); });
        if (!options_.no_defaults) return;
        for (const auto& note : defaults) {
            problems_.push_back({errc::default_used, note.place, "nothing",
                                 "a value (the default would be " + note.value + ")",
                                 "state it, or do without --no-defaults"});
        }
    }

    [[nodiscard]] static bool is_below(const std::string& place, const std::string& above) {
        return (place + "/").starts_with(above + "/");
    }

    // Whether a default belongs to this deployment: neither those of other deployments do, nor those of
    // operations that no DynamoDB store of it carries out, since only DynamoDB's rules take any.
    [[nodiscard]] bool concerns(const default_note& note) const {
        if (is_below(note.place, "/deployments")) return is_below(note.place, deployment_.place);
        if (!is_below(note.place, "/workload/operations")) return true;
        for (const auto& where : deployment_.stores) {
            if (where.kind() != service::dynamodb) continue;
            for (const auto& op : demand::operations_of(where, deployment_, scenario_.workload)) {
                if (is_below(note.place, op.form->place)) return true;
            }
        }
        return false;
    }

    // A region that no book knows at all is a slip of the pen, not a missing price.
    void check_regions() {
        std::vector<std::string> known;
        for (const auto& book : book_stack(data_, query_.book)) {
            for (const auto& region : data_.regions(book.name)) known.push_back(region);
        }
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        for (const auto& where : deployment_.stores) {
            const auto region = metering::region_of(where, scenario_);
            if (std::find(known.begin(), known.end(), region) != known.end()) continue;
            problems_.push_back({errc::unknown_region, (where.region.empty() ? "" : where.place) + "/region",
                                 "\"" + region + "\"", "a region with prices in book " + query_.book,
                                 suggest(region, known)});
        }
    }

    const scenario& scenario_;
    const deployment& deployment_;
    const tables& data_;
    const estimate_options& options_;
    price_query query_;
    std::vector<metering::metered> one_off_;
    plan made_;
    errors problems_;
};

DBCOST_INLINE result<plan> prepare(const scenario& from, const deployment& of, const tables& data,
                                   const estimate_options& options) {
    return name_overflow(from, of, [&](const scenario& part, const deployment& in) {
        return plan_builder(part, in, data, options).build();
    });
}

}  // namespace dbcost
