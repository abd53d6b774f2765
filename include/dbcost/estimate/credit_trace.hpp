// SPDX-License-Identifier: MIT
// A trace of CPU credits: what each hour of the month wants, has left, owes and is charged.
//
//   auto seen = trace_credits(scenario, tables, {}, {.deployment = "small"});
//   seen->front().hours[12].seen.end.balance()      // after 13 hours
//
// The same simulation as the bill's (meter/rds_cpu.hpp), of one instance of each store. Left out, a name
// means all there are; stores without CPU credits are left out.
//
// errors: unknown-deployment, bad-choice (store), contradiction (no burstable instance with a utilisation),
// and what the meter refuses.
#pragma once
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/names_wanted.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/meter/cpu_credits.hpp>

namespace dbcost::inline v0_1 {

struct credit_query {
    std::string deployment, store;  // empty: all
};

struct traced_hour {
    std::int64_t hour = 0;
    metering::credit_hour seen;
};

struct traced_credits {
    std::string deployment, store;
    std::vector<traced_hour> hours;
};

namespace detail {

class credit_tracer {
public:
    credit_tracer(const scenario& from, const tables& data, const price_query& prices,
                  const credit_query& wanted)
        : scenario_(from), data_(data), day_(prices.as_of), stores_(wanted.deployment, wanted.store) {}

    [[nodiscard]] result<std::vector<traced_credits>> trace() {
        stores_.each(scenario_, service::rds_postgresql,
                     [&](const deployment& of, const store& where) { trace_store(of, where); });
        if (!problems_.empty()) return problems_;
        if (made_.empty()) return nothing_found();
        return std::move(made_);
    }

private:
    void trace_store(const deployment& of, const store& where) {
        const auto known = data_.find_class(std::get<rds_store>(where.settings).instance_class);
        if (!known) return append(problems_, known.problems());
        const auto limits = rds_limits_on(data_, day_, *known);
        traced_credits made{of.name, where.name, {}};
        metering::rds_metering at(where, scenario_, limits);
        metering::meter_cpu(at, [&](std::int64_t hour, const metering::credit_hour& seen) {
            made.hours.push_back({hour, seen});
        });
        append(problems_, at.problems);
        if (!made.hours.empty()) made_.push_back(std::move(made));
    }

    [[nodiscard]] error nothing_found() const {
        if (const auto slip = stores_.missed("an RDS store")) return *slip;
        return {errc::contradiction, "/deployments", "no burstable instance with a utilisation",
                "an RDS store of class db.t2 or db.t3 that states \"cpu\"",
                "state \"cpu\": {\"average\": \"25%\"}; other classes have no CPU credits"};
    }

    const scenario& scenario_;
    const tables& data_;
    date day_;
    stores_wanted stores_;
    std::vector<traced_credits> made_;
    errors problems_;
};

}  // namespace detail

[[nodiscard]] inline result<std::vector<traced_credits>> trace_credits(const scenario& from, const tables& data,
                                                                       const estimate_options& options,
                                                                       const credit_query& wanted) {
    const auto prices = make_query(from, data, options);
    if (!prices) return prices.problems();
    return guard_overflow("/deployments",
                          [&] { return detail::credit_tracer(from, data, *prices, wanted).trace(); });
}

}  // namespace dbcost
