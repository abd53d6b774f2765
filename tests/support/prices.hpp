// SPDX-License-Identifier: MIT
// Price tables with a few entries, made in code. All values are invented.
#pragma once
#include <dbcost/table/tables.hpp>

#include "support/text.hpp"

namespace dbcost::test {

[[nodiscard]] inline date day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
}

// Known over the years 2019 and 2020.
[[nodiscard]] inline evidence known_2019() {
    evidence known;
    known.valid_from = day(2019, 1, 1);
    known.last_seen = day(2020, 12, 31);
    known.sources = {"S01"};
    return known;
}

[[nodiscard]] inline price_entry entry_of(std::string_view key, price_model model,
                                          std::string region = "us-east-1") {
    price_entry made;
    made.key = *parse_meter_key(key);
    made.book = "aws";
    made.region = std::move(region);
    made.edition = "2026.1";
    made.place = "test table: " + std::string(key);
    made.per_text = "1";
    const auto* one = std::get_if<per_unit>(&model);
    auto text = one != nullptr ? to_string(one->price) : std::string("tiers, as in the test");
    made.values.push_back({known_2019(), std::move(model), std::move(text)});
    return made;
}

[[nodiscard]] inline price_entry flat(std::string_view key, std::string_view of_one,
                                      std::string region = "us-east-1") {
    return entry_of(key, per_unit{price(of_one)}, std::move(region));
}

[[nodiscard]] inline allowance_entry allowance_of(meter id, std::string name, std::string_view quantity,
                                                  std::vector<meter> equal_to = {}) {
    allowance_entry made;
    made.id = id;
    made.book = "aws";
    made.region = "us-east-1";
    made.name = std::move(name);
    made.equal_to = std::move(equal_to);
    made.place = "test allowance";
    made.values.push_back({known_2019(), qty(quantity)});
    return made;
}

// Every meter these tests bill, at prices that are easy to see in a product.
[[nodiscard]] inline memory_tables small_tables() {
    memory_tables made;
    made.add(book_info{"aws", "", std::nullopt, "test"});
    for (const auto* region : {"us-east-1", "eu-west-1"}) {
        made.add(flat("dynamodb.on-demand.read-request-units", "0.00000025", region));
        made.add(flat("dynamodb.on-demand.write-request-units", "0.00000125", region));
        made.add(flat("dynamodb.provisioned.read-capacity-unit-hours", "0.00013", region));
        made.add(flat("dynamodb.provisioned.write-capacity-unit-hours", "0.00065", region));
        made.add(flat("dynamodb.storage", "0.25", region));
        made.add(flat("dynamodb.backup.continuous", "0.2", region));
        made.add(flat("dynamodb.backup.on-demand", "0.1", region));
        made.add(flat("rds.instance-hours[class=db.m5.large, deployment=single-az]", "0.178", region));
        made.add(flat("rds.instance-hours[class=db.m5.large, deployment=multi-az]", "0.356", region));
        made.add(flat("rds.storage.gp2[deployment=single-az]", "0.115", region));
        made.add(flat("rds.storage.gp2[deployment=multi-az]", "0.23", region));
        made.add(flat("rds.backup", "0.095", region));
        made.add(entry_of("transfer.internet-out",
                          graduated{{{qty("10240"), price("0.09")},
                                     {qty("51200"), price("0.085")},
                                     {std::nullopt, price("0.07")}}},
                          region));
    }
    made.add(allowance_of(meter::rds_backup, "free backup storage", "0",
                          {meter::storage_gp2, meter::storage_io1, meter::storage_magnetic}));
    made.add(allowance_of(meter::dynamodb_storage, "free tier", "25"));
    made.add(allowance_of(meter::internet_out, "free tier", "1"));
    made.add(instance_class{"db.m5.large", "m5", 2, decimal<10>::whole(8), false, 65536});
    return made;
}

}  // namespace dbcost::test
