// SPDX-License-Identifier: MIT
// Sizes an RDS store: whether its class carries the load, and the cheapest class that does.
//
//   auto sized = rds_sizer(scenario, deployment, tables, query, {}).size(where);
//   sized->where       // with the class chosen, where it said "smallest-that-carries"
//   sized->report      // none for a store without operations: there is nothing to size by
//
// A class is a candidate when it has an on-demand price in the region on the day, for the deployment of the
// store, takes a volume of that size and runs the version that is stated. Of those that carry the load the cheapest by the hour wins, the
// first by name where two cost the same.
// errors: missing-key (nothing to choose a class by), contradiction (no candidate carries the load; it names
// what binds on the largest), price-missing (no candidate).
#pragma once
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/stated_prices.hpp>
#include <dbcost/meter/rds_sizing.hpp>
#include <dbcost/rate/charge.hpp>

namespace dbcost::inline v0_1 {

inline constexpr std::string_view smallest_that_carries = "smallest-that-carries";

struct sized_store {
    store where;
    std::optional<metering::sizing_report> report;
};

class rds_sizer {
public:
    rds_sizer(const scenario& from, const deployment& all, const tables& data, price_query query,
              const estimate_options& options)
        : scenario_(from), deployment_(all), data_(data), query_(std::move(query)), options_(options) {}

    [[nodiscard]] result<sized_store> size(const store& where) {
        auto& settings = std::get<rds_store>((where_ = where).settings);
        const bool choose = settings.instance_class == smallest_that_carries;
        if (demand::operations_of(where, deployment_, scenario_.workload).empty()) {
            if (choose) return nothing_to_choose_by();
            return sized_store{where_, std::nullopt};
        }
        prepare_for(where);
        const bool compare = choose || options_.names_cheapest_class;
        const auto candidates = compare ? priced_classes() : std::vector<candidate>{};
        const auto* cheapest = first_that_carries(candidates);
        if (choose && cheapest == nullptr) return none_carries(candidates);
        if (choose) settings.instance_class = cheapest->name;
        const auto own = data_.find_class(settings.instance_class);
        if (!own || *own == nullptr) return sized_store{where_, std::nullopt};  // refused when it is metered
        return sized_store{where_, report_of(**own, cheapest, choose)};
    }

private:
    struct candidate {
        exact_amount an_hour;
        const instance_class* of = nullptr;
    };

    [[nodiscard]] const rds_store& settings() const { return std::get<rds_store>(where_.settings); }

    void prepare_for(const store& where) {
        query_.region = metering::region_of(where, scenario_);
        asked_ = demand::rds_demand_of(where, deployment_, scenario_);
        limits_ = detail::capability_limits_on(data_, query_.as_of);
    }

    // ---- candidates ----------------------------------------------------------------------------

    [[nodiscard]] std::vector<candidate> priced_classes() const {
        std::vector<candidate> found;
        for (const auto& name : data_.class_names()) {
            const auto known = data_.find_class(name);
            if (!known || *known == nullptr || !takes_the_volume(**known) || !runs_the_version(**known)) continue;
            const auto price = price_for(scenario_, data_, query_, options_, hours_of(name));
            if (!price) continue;
            const auto hour = closed_quantity::whole(1);
            found.push_back({rating::charge(*price->found.value->model, closed_quantity{}, hour), *known});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.an_hour < b.an_hour; });
        return found;
    }

    [[nodiscard]] meter_key hours_of(const std::string& name) const {
        return {meter::instance_hours, {name, metering::zones_text(settings().multi_az.value_or(false))}};
    }

    [[nodiscard]] bool takes_the_volume(const instance_class& known) const {
        const auto gib = settings().storage.size.count() / bytes_per_gb;
        return !known.maximum_storage_gib || gib <= *known.maximum_storage_gib;
    }

    [[nodiscard]] bool runs_the_version(const instance_class& known) const {
        const auto version = metering::parse_version(settings().version);
        if (!version) return true;
        const auto limits = detail::version_limits_on(data_, query_.as_of, known, settings().version);
        return !metering::lacks_version(limits, *version);
    }

    [[nodiscard]] const instance_class* first_that_carries(const std::vector<candidate>& candidates) const {
        for (const auto& one : candidates) {
            if (report_of(*one.of).answer == metering::carries::yes) return one.of;
        }
        return nullptr;
    }

    // ---- reports -------------------------------------------------------------------------------

    [[nodiscard]] metering::sizing_report report_of(const instance_class& known) const {
        const auto on_the_day = detail::sized_class_on(known, query_.as_of);
        const auto can = metering::rds_capability(on_the_day, settings(), limits_,
                                                  scenario_.options.gp2_striping);
        auto report = metering::size_rds(asked_, can, settings());
        report.instance_class = known.name;
        return report;
    }

    [[nodiscard]] metering::sizing_report report_of(const instance_class& known, const instance_class* cheapest,
                                                    bool chosen) const {
        auto report = report_of(known);
        report.chosen = chosen;
        if (cheapest != nullptr) report.cheapest = cheapest->name;
        return report;
    }

    [[nodiscard]] error nothing_to_choose_by() const {
        return {errc::missing_key, where_.place + "/instance", "no operation that this store carries out",
                "operations to choose a class by", "add them to the workload, or name a class"};
    }

    [[nodiscard]] error none_carries(const std::vector<candidate>& candidates) const {
        if (candidates.empty()) {
            return {errc::price_missing, where_.place + "/instance",
                    "no class with a price in " + query_.region, "classes to choose from",
                    "choose a region and date that `dbcost prices list` shows"};
        }
        const auto smaller = [](const candidate& a, const candidate& b) {
            return std::tie(a.of->vcpu, a.of->memory_gib) < std::tie(b.of->vcpu, b.of->memory_gib);
        };
        const auto& largest = *std::max_element(candidates.begin(), candidates.end(), smaller)->of;
        return {errc::contradiction, where_.place + "/instance",
                "no class carries the load; of the largest, " + largest.name + ", " +
                    metering::load_text(report_of(largest)),
                "a load that a class carries",
                "enlarge the volume, raise \"instances\", or state \"sizing\""};
    }

    const scenario& scenario_;
    const deployment& deployment_;
    const tables& data_;
    price_query query_;
    const estimate_options& options_;
    store where_;
    demand::rds_demand asked_;
    metering::capability_limits limits_;
};

}  // namespace dbcost
