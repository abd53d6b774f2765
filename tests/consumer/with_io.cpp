// SPDX-License-Identifier: MIT
// A project that uses the compiled library with its embedded price tables.
#include <dbcost/dbcost.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/render.hpp>

#include <cstdio>

constexpr const char* scenario = R"({
  "scenario": 1, "name": "consumer", "region": "us-east-1", "month": "730 hours",
  "prices": { "book": "aws", "as_of": "2019-09-15" },
  "deployments": { "postgres": { "store": "rds-postgresql", "instance": "db.t3.medium",
    "multi_az": true, "storage": { "type": "gp2", "size": "100 GiB" } } } })";

int main() {
    const auto parsed = dbcost::parse_scenario(scenario, "consumer", {});
    if (!parsed) return std::puts(render_errors(parsed.problems(), dbcost::format::text).c_str()), 1;
    const auto bill = dbcost::estimate(*parsed, dbcost::embedded_tables(), {});
    if (!bill) return std::puts(render_errors(bill.problems(), dbcost::format::text).c_str()), 1;
    const auto total = to_string(bill->deployments.front().total);
    std::printf("dbcost::dbcost %s: %s USD\n", DBCOST_VERSION, total.c_str());
    return total == "128.85" ? 0 : 1;  // 730 x 0.145 + 100 x 0.230
}
