// SPDX-License-Identifier: MIT
// A trace of provisioned capacity: what each minute of the month demands, has, consumes and throttles.
//
//   auto seen = trace_scaling(scenario, tables, {}, {.table = "order", .side = "write"});
//   seen->front().minutes[600].capacity           // units a second at 10:00 of the first day
//
// The same simulation as the bill's (capacity_run.hpp), with every minute kept; fixed capacity too.
// Left out, a name means all there are. On-demand tables have no capacity to trace: without a name they
// are left out.
//
// errors: unknown-deployment, bad-choice (store, table), unknown-index, contradiction (nothing provisioned),
// out-of-range (more than `most_sides`, since all minutes are kept), and all that the demand reports.
#pragma once
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/names_wanted.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/meter/auto_scaling.hpp>
#include <dbcost/meter/dynamodb.hpp>

namespace dbcost::inline v0_1 {

inline constexpr std::size_t most_sides = 50;

struct scaling_query {
    std::string deployment, store, table, index, side;  // empty: all
};

// One side of a table or index.
struct traced_side {
    std::string deployment, store;
    std::string target;  // "table order", "index by_user"
    demand::capacity_side side{};
    std::vector<metering::minute_outcome> minutes;
};

namespace detail {

class scaling_tracer {
public:
    scaling_tracer(const scenario& from, const tables& data, const price_query& prices,
                   const scaling_query& wanted)
        : scenario_(from), data_(data), day_(prices.as_of), wanted_(wanted) {}

    [[nodiscard]] result<std::vector<traced_side>> trace() {
        stores_.each(scenario_, service::dynamodb,
                     [&](const deployment& of, const store& where) { trace_store(of, where); });
        if (!problems_.empty()) return problems_;
        if (made_.empty()) return nothing_found();
        return std::move(made_);
    }

private:
    void trace_store(const deployment& of, const store& where) {
        const auto limits = dynamodb_limits_on(data_, day_);
        const auto load = demand::dynamodb_builder(where, of, scenario_, limits).build();
        if (!load) return append(problems_, load.problems());
        const auto& settings = std::get<dynamodb_store>(where.settings);
        for (std::size_t t = 0; t < load->tables.size(); ++t) {
            const bool whole = tables_.takes(load->tables[t].name);
            if (whole && wanted_.index.empty()) trace_target(of, where, *load, {t, {}}, settings.capacity);
            for (std::size_t i = 0; i < load->tables[t].indexes.size(); ++i) {
                const auto& index = *load->tables[t].indexes[i].settings;
                const bool meant = indexes_.takes(index.name) && wanted_.table.empty();
                if (meant) trace_target(of, where, *load, {t, i}, index.capacity.value_or(settings.capacity));
            }
        }
    }

    void trace_target(const deployment& of, const store& where, const demand::dynamodb_demand& load,
                      const demand::target& target, const table_capacity& capacity) {
        if (capacity.mode == capacity_mode::on_demand || !problems_.empty()) return;
        if (made_.size() >= most_sides) return problems_.push_back(too_many());
        const auto limits = sizing_limits_on(data_, day_, metering::region_of(where, scenario_));
        const auto first = made_.size();
        for (const auto side : metering::both_sides) {
            made_.push_back({of.name, where.name, target_name(load, target), side, {}});
            made_.back().minutes.reserve(static_cast<std::size_t>(scenario_.month.hours() * 60));
        }
        (void)metering::run_target(
            load, target, capacity, scenario_, limits.decreases,
            [&](std::size_t side, std::int64_t, const metering::minute_outcome& seen) {
                made_[first + side].minutes.push_back(seen);
            },
            true);
        std::erase_if(made_, [&](const traced_side& one) {
            return !wanted_.side.empty() && wanted_.side != metering::name(one.side);
        });
    }

    [[nodiscard]] static std::string target_name(const demand::dynamodb_demand& load,
                                                 const demand::target& target) {
        const auto& table = load.tables[target.table];
        return target.index ? "index " + table.indexes[*target.index].settings->name : "table " + table.name;
    }

    [[nodiscard]] static error too_many() {
        return {errc::out_of_range, "/deployments", "more than " + std::to_string(most_sides) + " sides of tables and indexes",
                "at most " + std::to_string(most_sides) + " at a time, each with the minutes of the month",
                "choose some by --deployment, --store, --table, --index or --side"};
    }

    [[nodiscard]] error nothing_found() const {
        if (const auto slip = stores_.missed("a DynamoDB store")) return *slip;
        if (tables_.missed()) return tables_.unknown(errc::bad_choice, "--table", "a table of the store");
        if (indexes_.missed()) {
            return indexes_.unknown(errc::unknown_index, "--index", "a global index of the store");
        }
        return {errc::contradiction, "/deployments", "no provisioned capacity",
                "a DynamoDB table whose capacity can be traced",
                "say \"mode\": \"provisioned\"; on-demand capacity follows the load by itself"};
    }

    const scenario& scenario_;
    const tables& data_;
    date day_;
    const scaling_query& wanted_;
    stores_wanted stores_{wanted_.deployment, wanted_.store};
    names_wanted tables_{wanted_.table}, indexes_{wanted_.index};
    std::vector<traced_side> made_;
    errors problems_;
};

}  // namespace detail

[[nodiscard]] inline result<std::vector<traced_side>> trace_scaling(const scenario& from, const tables& data,
                                                                    const estimate_options& options,
                                                                    const scaling_query& wanted) {
    const auto prices = make_query(from, data, options);
    if (!prices) return prices.problems();
    return guard_overflow("/deployments",
                          [&] { return detail::scaling_tracer(from, data, *prices, wanted).trace(); });
}

}  // namespace dbcost
