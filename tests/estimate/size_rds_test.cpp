// SPDX-License-Identifier: MIT
#include <dbcost/estimate/price_query.hpp>
#include <dbcost/estimate/size_rds.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace size_rds_test {

using namespace dbcost;
using test::form_of;
using test::per_second;

const std::string hours = "rds.instance-hours[class=";

void add_class(memory_tables& data, const std::string& name, std::int64_t vcpu, std::string_view an_hour,
               std::optional<std::int64_t> most_gib = {}) {
    data.add(instance_class{name, name.substr(3, 2), vcpu, decimal<10>::whole(8), false, most_gib});
    if (!an_hour.empty()) data.add(test::flat(hours + name + ", deployment=single-az]", an_hour));
}

// db.m5.large at 0.178 and classes around it; gp2 as in 2019.
memory_tables tables_to_size_by() {
    auto data = test::small_tables();
    add_class(data, "db.aa.dear", 2, "0.2");
    add_class(data, "db.bb.small", 1, "0.05");
    add_class(data, "db.cc.four", 4, "0.3");
    add_class(data, "db.dd.free", 96, "");
    for (const auto& [id, value] : {std::pair("minimum-iops", 100), std::pair("maximum-iops", 16000),
                                    std::pair("iops-per-gib", 3)}) {
        data.add(limit_entry{"rds.storage.gp2." + std::string(id), "IOPS", {{test::known_2019(), value}}});
    }
    return data;
}

// So many ms of CPU a second.
test::rds_world world_of(std::int64_t cpu_ms) {
    test::rds_world made;
    auto form = form_of(action::sql, "");
    form.cpu_ms = ratio(cpu_ms);
    made.add("report", form, per_second(ratio(1)));
    made.settings().instance_class = smallest_that_carries;
    return made;
}

result<sized_store> size(const test::rds_world& made, const tables& data, const estimate_options& options = {}) {
    const auto query = *make_query(made.from, data, options);
    return rds_sizer(made.from, made.plan(), data, query, options).size(made.where());
}

std::string chosen(const test::rds_world& made, const tables& data = tables_to_size_by()) {
    const auto sized = size(made, data);
    return sized ? std::get<rds_store>(sized->where.settings).instance_class : test::codes(sized);
}

// ---- the class ---------------------------------------------------------------------------------

TEST(smallest, is_the_cheapest_of_the_classes_that_carry) {
    EXPECT_EQ(chosen(world_of(800)), "db.bb.small") << "80 % of one vCPU";
    EXPECT_EQ(chosen(world_of(801)), "db.m5.large") << "cheaper than db.aa.dear";
    EXPECT_EQ(chosen(world_of(1601)), "db.cc.four");
}

TEST(smallest, has_a_price_in_its_region_for_its_zones) {
    auto made = world_of(1);
    made.where().region = "eu-west-1";
    EXPECT_EQ(chosen(made), "db.m5.large") << "the others are priced in us-east-1 alone";
    made.where().region.clear();
    made.settings().multi_az = true;
    EXPECT_EQ(chosen(made), "db.m5.large");
    made.where().region = "mars-1";
    EXPECT_EQ(chosen(made), "price-missing");
}

TEST(smallest, may_have_a_price_that_the_scenario_states) {
    auto made = world_of(1601);
    stated_price price;
    price.key = *parse_meter_key(hours + "db.dd.free, deployment=single-az]");
    price.tiers = {{std::nullopt, decimal<10>::whole(0)}};
    price.per = decimal<10>::whole(1);
    made.from.stated_prices = {price};
    EXPECT_EQ(chosen(made), "db.dd.free");
}

TEST(smallest, has_a_price_that_is_known_well_enough) {
    auto data = tables_to_size_by();
    data.add(instance_class{"db.ee.weak", "ee", 2, decimal<10>::whole(8), false, {}});
    auto weak = test::flat(hours + "db.ee.weak, deployment=single-az]", "0.01");
    weak.values.front().known.level = confidence::derived;
    data.add(weak);
    EXPECT_EQ(chosen(world_of(1), data), "db.ee.weak");
    const auto strict = size(world_of(1), data, {.weakest_allowed = confidence::sourced});
    EXPECT_EQ(std::get<rds_store>(strict->where.settings).instance_class, "db.bb.small");
}

TEST(smallest, takes_the_volume) {
    auto data = tables_to_size_by();
    add_class(data, "db.ee.tiny", 2, "0.01", 99);
    EXPECT_EQ(chosen(world_of(1), data), "db.bb.small") << "100 GiB are one too many";
    auto made = world_of(1);
    made.settings().storage.size = gigabytes(99);
    EXPECT_EQ(chosen(made, data), "db.ee.tiny");
}

TEST(smallest, of_two_that_cost_the_same_is_the_first_by_name) {
    auto data = tables_to_size_by();
    add_class(data, "db.ff.small", 1, "0.05");
    EXPECT_EQ(chosen(world_of(1), data), "db.bb.small");
}

TEST(smallest, none_carries_is_an_error_that_names_what_binds) {
    const auto sized = size(world_of(3201), tables_to_size_by());
    ASSERT_EQ(test::codes(sized), "contradiction");
    const auto& problem = sized.problems().front();
    EXPECT_EQ(problem.place, "/deployments/d/instance");
    EXPECT_NE(problem.seen.find("of the largest, db.cc.four, what binds is CPU, 3201 of 4000 ms/s"), std::string::npos)
        << problem.seen;
    EXPECT_NE(problem.remedy.find("instances"), std::string::npos);
}

TEST(smallest, without_operations_there_is_nothing_to_choose_by) {
    test::rds_world made;
    made.settings().instance_class = smallest_that_carries;
    const auto sized = size(made, tables_to_size_by());
    EXPECT_EQ(test::codes(sized), "missing-key");
    EXPECT_EQ(sized.problems().front().place, "/deployments/d/instance");
}

TEST(smallest, without_known_limits_nothing_carries) {
    EXPECT_EQ(chosen(world_of(1), test::small_tables()), "contradiction");
}

// ---- the report --------------------------------------------------------------------------------

TEST(report, of_a_named_class_says_which_would_be_enough) {
    auto made = world_of(1);
    made.settings().instance_class = "db.cc.four";
    const auto sized = size(made, tables_to_size_by());
    ASSERT_TRUE(sized && sized->report);
    EXPECT_EQ(sized->report->instance_class, "db.cc.four");
    EXPECT_EQ(sized->report->cheapest, "db.bb.small");
    EXPECT_FALSE(sized->report->chosen);
    EXPECT_EQ(sized->report->answer, metering::carries::yes);
}

TEST(report, of_a_chosen_class_says_so) {
    const auto sized = size(world_of(1), tables_to_size_by());
    ASSERT_TRUE(sized && sized->report);
    EXPECT_TRUE(sized->report->chosen);
    EXPECT_EQ(sized->report->instance_class, "db.bb.small");
}

TEST(report, is_none_without_operations_and_of_a_class_that_is_not_known) {
    const auto data = tables_to_size_by();
    EXPECT_FALSE(size(test::rds_world{}, data)->report);
    auto made = world_of(1);
    made.settings().instance_class = "db.zz.large";
    EXPECT_FALSE(size(made, data)->report);
}

}  // namespace size_rds_test
