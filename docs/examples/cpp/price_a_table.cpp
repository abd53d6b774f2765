// SPDX-License-Identifier: MIT
// What a DynamoDB table of two million notes costs a month, on demand.
#include <dbcost/dbcost.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/render.hpp>

#include <iostream>

int main() {
    const auto notes = dbcost::parse_scenario(R"({
        "scenario": 1, "name": "notes", "region": "us-east-1", "month": "730 hours",
        "prices": { "book": "aws", "as_of": "2019-09-15" },
        "workload": {
            "entities": { "note": { "count": 2000000, "size": "1.2 KB", "key": { "id": "16 B" } } },
            "operations": { "read": { "entity": "note", "do": "get", "rate": "40/second",
                                      "consistency": "eventual" } } },
        "deployments": { "table": { "store": "dynamodb", "capacity": { "mode": "on-demand" } } }
    })", "notes", {});
    const auto bill = dbcost::estimate(*notes, dbcost::embedded_tables(), {});
    std::cout << dbcost::render_bill(*bill, dbcost::format::text);
}
