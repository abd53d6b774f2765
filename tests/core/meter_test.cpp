// SPDX-License-Identifier: MIT
#include <dbcost/core/meter.hpp>
#include <gtest/gtest.h>

#include <set>

#include "support/text.hpp"

namespace meter_test {

using namespace dbcost;

meter_key sample_of(const meter_info& known) {
    meter_key key{known.id, {}};
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        key.values[i] = "value." + std::to_string(i) + "-x_y";
    }
    return key;
}

TEST(meter, every_key_round_trips_through_its_text) {
    for (const auto& known : meters) {
        const auto key = sample_of(known);
        const auto text = to_string(key);
        const auto parsed = parse_meter_key(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(*parsed, key) << text;
        EXPECT_EQ(to_string(*parsed), text);
    }
}

TEST(meter, names_are_unique_and_have_a_unit_and_a_usage_type) {
    std::set<std::string_view> names;
    for (const auto& known : meters) {
        EXPECT_TRUE(names.insert(known.name).second) << known.name;
        EXPECT_EQ(find_meter(known.name), known.id);
        EXPECT_FALSE(known.unit.empty()) << known.name;
        EXPECT_FALSE(known.usage_type.empty()) << known.name;
        EXPECT_EQ(&info(known.id), &known);
    }
}

TEST(meter, attributes_stand_in_alphabetical_order) {
    for (const auto& known : meters) {
        for (std::size_t i = 1; i < known.attribute_count(); ++i) {
            EXPECT_LT(known.attributes[i - 1], known.attributes[i]) << known.name;
        }
    }
}

// The ids of docs/reference/meters.md: bills, tables and scenarios rest on them.
TEST(meter, ids_are_stable) {
    EXPECT_EQ(name(meter::on_demand_reads), "dynamodb.on-demand.read-request-units");
    EXPECT_EQ(name(meter::on_demand_writes), "dynamodb.on-demand.write-request-units");
    EXPECT_EQ(name(meter::provisioned_reads), "dynamodb.provisioned.read-capacity-unit-hours");
    EXPECT_EQ(name(meter::dynamodb_storage), "dynamodb.storage");
    EXPECT_EQ(name(meter::backup_continuous), "dynamodb.backup.continuous");
    EXPECT_EQ(name(meter::rds_backup), "rds.backup");
    EXPECT_EQ(name(meter::provisioned_iops), "rds.provisioned-iops");
    EXPECT_EQ(name(meter::inter_zone), "transfer.inter-zone");
    EXPECT_EQ(to_string(meter_key{meter::instance_hours, {"db.t3.medium", "multi-az"}}),
              "rds.instance-hours[class=db.t3.medium, deployment=multi-az]");
    EXPECT_EQ(to_string(meter_key{meter::reserved_instance_hours, {"c", "d", "o", "t"}}),
              "rds.reserved.instance-hours[class=c, deployment=d, option=o, term=t]");
    EXPECT_EQ(to_string(meter_key{meter::inter_region, {"eu-west-1"}}),
              "transfer.inter-region[to=eu-west-1]");
}

TEST(meter, refuses_misshapen_keys) {
    for (const auto* text :
         {"dynamodb.storage[]", "dynamodb.storage[a=b]", "dynamodb.storage[", "dynamodb.dax.node-hours",
          "dynamodb.dax.node-hours[]", "dynamodb.dax.node-hours[", "dynamodb.dax.node-hours[node=]",
          "dynamodb.dax.node-hours[node=a", "dynamodb.dax.node-hours[node=a]]",
          "dynamodb.dax.node-hours[node=a] ", "dynamodb.dax.node-hours[node=a][node=b]",
          "dynamodb.dax.node-hours[ node=a]", "dynamodb.dax.node-hours[node =a]",
          "dynamodb.dax.node-hours[node= a]", "dynamodb.dax.node-hours[nodes=a]",
          "dynamodb.dax.node-hours[node=a=b]", "dynamodb.dax.node-hours[node=a, node=b]",
          "dynamodb.dax.node-hours[a]",
          // the order, the separator and the number of attributes
          "rds.instance-hours[deployment=multi-az, class=db.t3.medium]",
          "rds.instance-hours[class=db.t3.medium,deployment=multi-az]",
          "rds.instance-hours[class=db.t3.medium,  deployment=multi-az]",
          "rds.instance-hours[class=db.t3.medium]",
          "rds.instance-hours[class=db.t3.medium, deployment=multi-az, engine=postgresql]",
          "rds.instance-hours[class=, deployment=multi-az]",
          "rds.instance-hours[, class=a, deployment=b]"}) {
        EXPECT_EQ(test::codes(parse_meter_key(text)), "bad-meter") << text;
    }
}

TEST(meter, a_misshapen_key_is_shown_the_right_shape) {
    const auto refused = parse_meter_key("rds.instance-hours[class=db.t3.medium]").problems();
    EXPECT_EQ(refused.front().expected, "rds.instance-hours[class=..., deployment=...]");
}

TEST(meter, an_unknown_id_names_the_nearest) {
    const auto refused = parse_meter_key("dynamodb.storag").problems();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused.front().code, errc::bad_meter);
    EXPECT_EQ(refused.front().remedy, "did you mean \"dynamodb.storage\"?");
    EXPECT_EQ(parse_meter_key("rds.storage.gp3[deployment=single-az]").problems().front().remedy,
              "did you mean \"rds.storage.gp2\"?");
    EXPECT_NE(parse_meter_key("").problems().front().remedy.find("meters.md"), std::string::npos);
    EXPECT_EQ(test::codes(parse_meter_key("dynamodb.storage]")), "bad-meter");
    EXPECT_EQ(test::codes(parse_meter_key("Dynamodb.storage")), "bad-meter");
}

TEST(meter, keys_order_by_meter_then_values) {
    const meter_key small{meter::instance_hours, {"a", "multi-az"}};
    EXPECT_LT(small, (meter_key{meter::instance_hours, {"b", "multi-az"}}));
    EXPECT_LT(small, (meter_key{meter::instance_hours, {"a", "single-az"}}));
    EXPECT_LT((meter_key{meter::on_demand_reads, {}}), small);
}

TEST(meter, every_category_has_a_name) {
    EXPECT_EQ(name(cost_category::requests), "requests");
    EXPECT_EQ(name(cost_category::extras), "extras");
    EXPECT_EQ(info(meter::provisioned_iops).category, cost_category::storage);
    EXPECT_EQ(info(meter::inter_zone).category, cost_category::transfer);
}

}  // namespace meter_test
