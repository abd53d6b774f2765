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
#include <dbcost/estimate/names_wanted.hpp>
#include <dbcost/estimate/prepare.hpp>

namespace dbcost {

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
        : scenario_(from), data_(data), day_(prices.as_of), deployments_(wanted.deployment),
          stores_(wanted.store) {}

    [[nodiscard]] result<std::vector<traced_credits>> trace() {
        for (const auto& one : scenario_.deployments) {
            if (deployments_.takes(one.name)) trace_deployment(one);
        }
        if (!problems_.empty()) return problems_;
        if (made_.empty()) return nothing_found();
        return std::move(made_);
    }

private:
    void trace_deployment(const deployment& of) {
        for (const auto& where : of.stores) {
            if (where.kind() == service::rds_postgresql && stores_.takes(where.name)) trace_store(of, where);
        }
    }

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
        if (deployments_.missed()) {
            return deployments_.unknown(errc::unknown_deployment, "--deployment", "a deployment of the scenario");
        }
        if (stores_.missed()) return stores_.unknown(errc::bad_choice, "--store", "an RDS store");
        return {errc::contradiction, "/deployments", "no burstable instance with a utilisation",
                "an RDS store of class db.t2 or db.t3 that states \"cpu\"",
                "state \"cpu\": {\"average\": \"25%\"}; other classes have no CPU credits"};
    }

    const scenario& scenario_;
    const tables& data_;
    date day_;
    names_wanted deployments_, stores_;
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
