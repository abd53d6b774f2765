// SPDX-License-Identifier: MIT
// What an RDS instance costs a month with each of three classes: one scenario, a value of it changed.
#include <dbcost/dbcost.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>

#include <iostream>

constexpr auto scenario = R"({
    "scenario": 1, "name": "shop", "region": "us-east-1", "month": "730 hours",
    "prices": { "book": "aws", "as_of": "2019-09-15" },
    "deployments": { "postgres": { "store": "rds-postgresql", "instance": "db.t3.medium",
        "multi_az": true, "storage": { "type": "gp2", "size": "100 GiB" } } } })";

int main() {
    for (const char* instance : {"db.t3.medium", "db.m5.large", "db.r5.large"}) {
        const dbcost::scenario_overrides change{.sets = {{"/deployments/postgres/instance", instance}}};
        const auto shop = dbcost::parse_scenario(scenario, "shop", change);
        const auto totals = dbcost::totals_of(*shop, dbcost::embedded_tables(), {});
        std::cout << instance << "  " << to_string(round_to_cents(totals->front().exact)) << " USD\n";
    }
}
