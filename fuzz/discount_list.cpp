// SPDX-License-Identifier: MIT
// A list of discounts in a file of its own: the same as in the scenario, and the bill still adds up.
#include "bills.hpp"
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/parse_scenario.hpp>

namespace dbcost::fuzz {

namespace {

// Without its closing brace. Two stores, so that there are lines for a discount to be about.
constexpr std::string_view discounted = R"({"scenario": 1, "region": "us-east-1", "month": "2019-09",
  "prices": {"book": "aws", "as_of": "2019-09-15"},
  "deployments": {"known": {"stores": {
    "items": {"store": "dynamodb", "usage": {"dynamodb.on-demand.read-request-units": "42177000",
      "dynamodb.storage": "300", "transfer.internet-out": "400"}},
    "core": {"store": "rds-postgresql", "instance": "db.m5.large", "storage": {"type": "gp2", "size": "200 GiB"},
      "backup": {"size": "0 GiB"}}}}})";

}  // namespace

void discount_list(std::string_view text) {
    const std::string file(input_file);
    const named_text list{"discounts.json", std::string(text)};
    const auto from = parse_scenario(std::string(discounted) + "}", file, {.discounts = list});
    if (!from) return check_problems(from.problems());
    const auto inside = parse_scenario(std::string(discounted) + ",\"discounts\":" + list.text + "}", file, {});
    require(inside && inside->normalised == from->normalised, "discounts in a file are those of the scenario");
    check_bill_of(*from);
}

}  // namespace dbcost::fuzz
