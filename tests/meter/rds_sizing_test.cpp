// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_sizing.hpp>
#include <gtest/gtest.h>

#include "support/sizing.hpp"

namespace rds_sizing_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::m5_large;
using test::store_of;

// So many statements a second, each with so much of everything.
demand::rds_demand demand_of(std::int64_t statements, const demand::rds_load& each, const ratio& data_gib = ratio(0)) {
    const auto load = each * ratio(statements);
    return {load, load, data_gib * ratio(bytes_per_gb)};
}

// One I/O and a row written, 0.1 ms of CPU, 5 ms on the connection.
const demand::rds_load a_write{ratio(1), ratio(1), ratio(1, 10), ratio(1), ratio(8192), ratio(5)};

sizing_report sized(const demand::rds_demand& asked, const rds_store& settings = store_of(100),
                    const capability_limits& limits = test::limits_of_2019()) {
    return size_rds(asked, rds_capability(m5_large(), settings, limits, gp2_striping::off), settings);
}

std::string_view binding_of(const sizing_report& report) {
    return info(report.findings[report.binding].of.what).name;
}

// ---- the answer --------------------------------------------------------------------------------

TEST(sizing, a_resource_is_carried_up_to_what_the_headroom_leaves) {
    EXPECT_EQ(sized(demand_of(240, a_write)).answer, carries::yes) << "80 % of 300 IOPS";
    EXPECT_EQ(sized(demand_of(241, a_write)).answer, carries::no);
}

TEST(sizing, the_resource_that_is_used_most_binds) {
    EXPECT_EQ(binding_of(sized(demand_of(1, a_write))), "IOPS");
    auto busy = a_write;
    busy.cpu_ms = ratio(10);
    EXPECT_EQ(binding_of(sized(demand_of(1, busy))), "CPU");
    EXPECT_EQ(binding_of(sized(demand_of(1, a_write, ratio(100)))), "storage") << "full, and 5 of 6 GiB are hot";
    EXPECT_EQ(binding_of(sized(demand_of(100, a_write, ratio(118)), store_of(200))), "memory")
        << "5.9 of 6 GiB are more than 118 of 200, and than 100 of 480 IOPS";
}

TEST(sizing, of_next_to_nothing_needs_next_to_nothing) {
    const demand::rds_load each{ratio(1, 100), ratio(0), ratio(1, 100), ratio(1, 100), ratio(1 << 20, 100), ratio(0)};
    for (const auto& found : sized(demand_of(1, each)).findings) {
        const bool by_load = metering::detail::has_headroom(found.of.what);
        EXPECT_EQ(text_of(found.needed), by_load ? "0.01" : "0") << info(found.of.what).name;
    }
}

TEST(sizing, says_how_many_times_the_load_is_carried) {
    EXPECT_EQ(text_of(*sized(demand_of(120, a_write)).up_to), "2");
    EXPECT_EQ(text_of(*sized(demand_of(480, a_write)).up_to), "0.5");
}

TEST(sizing, without_room_for_the_data_no_load_is_carried) {
    const auto report = sized(demand_of(1, a_write, ratio(101)));
    EXPECT_EQ(report.answer, carries::no);
    EXPECT_FALSE(report.up_to);
}

TEST(sizing, memory_and_connections_have_no_headroom) {
    auto settings = store_of(200);
    EXPECT_EQ(sized(demand_of(1, a_write, ratio(120)), settings).answer, carries::yes) << "5 % are all 6 GiB";
    EXPECT_EQ(sized(demand_of(1, a_write, ratio(121)), settings).answer, carries::no);
    settings.sizing.connections = 896;
    EXPECT_EQ(sized(demand_of(1, a_write), settings).answer, carries::yes);
    settings.sizing.connections = 897;
    EXPECT_EQ(sized(demand_of(1, a_write), settings).answer, carries::no);
}

TEST(sizing, a_pooler_needs_only_the_connections_that_are_busy) {
    auto settings = store_of(100);
    settings.sizing.connections = 897;
    settings.has_pooler = true;
    EXPECT_EQ(sized(demand_of(1, a_write), settings).answer, carries::yes);
}

TEST(sizing, without_iops_nothing_is_said) {
    auto limits = test::limits_of_2019();
    limits.gp2_maximum_iops.reset();
    const auto report = sized(demand_of(1, a_write), store_of(100), limits);
    EXPECT_EQ(report.answer, carries::not_checked);
    EXPECT_EQ(load_text(report), "not checked whether it can carry the load: its IOPS is not known for this day");
    EXPECT_EQ(sized(demand_of(100000, a_write), store_of(100), limits).answer, carries::no) << "CPU is enough to fail";
}

// A property: whatever carries a load carries every smaller one.
TEST(sizing, more_load_never_makes_a_deployment_carry) {
    for (std::int64_t gib = 20; gib <= 2000; gib += 90) {
        bool carried = true;
        for (std::int64_t load = 0; load <= 8000; load += 50) {
            const bool now = sized(demand_of(load, a_write), store_of(gib)).answer == carries::yes;
            EXPECT_TRUE(carried || !now) << gib << " GiB at " << load;
            carried = now;
        }
        EXPECT_FALSE(carried) << gib;
    }
}

// ---- in words ----------------------------------------------------------------------------------

sizing_report reported(std::int64_t load, std::string cheapest, bool chosen = false) {
    auto report = sized(demand_of(load, a_write));
    report.cheapest = std::move(cheapest);
    report.chosen = chosen;
    return report;
}

metered_store said(sizing_report report, const rds_sizing& sizing = {}) {
    store where;
    where.place = "/deployments/d";
    auto settings = store_of(100);
    settings.sizing = sizing;
    where.settings = settings;
    metered_store made;
    say_sizing(made, where, std::move(report));
    return made;
}

TEST(words, name_what_binds_and_from_where_on_it_fails) {
    const auto made = said(reported(120, "db.m5.large"));
    EXPECT_EQ(made.terms.load, carries::yes);
    EXPECT_EQ(made.terms.load_reason,
              "what binds is IOPS, 120 of 300 (gp2 of 100 GiB, bursting to 3000 for 2000 s), 240 with headroom; up to 2 "
              "times this load, 240 writes/s; no cheaper class carries it");
    EXPECT_EQ(made.terms.load_limit, "240 writes/s");
    EXPECT_TRUE(made.warnings.empty());
}

TEST(words, leave_a_store_that_cannot_carry_its_load_for_another_reason_as_it_is) {
    store where;
    where.settings = store_of(100);
    metered_store made;
    cannot_carry(made.terms, "its credits run out");
    say_sizing(made, where, reported(1, "db.m5.large"));
    EXPECT_EQ(made.terms.load, carries::no);
    EXPECT_EQ(made.terms.load_reason, "its credits run out");
    EXPECT_EQ(made.terms.load_limit, "");
    EXPECT_TRUE(made.terms.sizing) << "what the check found is said all the same";
}

TEST(words, name_the_class_that_would_carry) {
    const auto ends_with = [](const std::string& cheapest, bool chosen, const std::string& end) {
        EXPECT_TRUE(said(reported(1, cheapest, chosen)).terms.load_reason.ends_with(end)) << end;
    };
    ends_with("db.t3.small", false, "; the cheapest class that carries it: db.t3.small");
    ends_with("", false, "; no class with a price carries it");
    ends_with("db.m5.large", true, "; db.m5.large chosen, the cheapest class that carries it");
}

TEST(words, a_store_that_fails_is_warned_of) {
    const auto made = said(reported(241, ""));
    EXPECT_EQ(made.terms.load, carries::no);
    ASSERT_EQ(made.warnings.size(), 1U);
    EXPECT_EQ(made.warnings.front().code, "instance-below-demand");
    EXPECT_EQ(made.warnings.front().numbers[1].value, "241");
    EXPECT_EQ(made.terms.load_limit, "240 writes/s");
}

TEST(words, a_load_that_only_reads_is_told_in_statements) {
    auto reading = a_write;
    reading.rows_written = ratio(0);
    EXPECT_EQ(said(sized(demand_of(480, reading))).terms.load_limit, "240 statements/s");
}

TEST(words, limits_are_rounded_down_and_needs_up) {
    auto third = a_write;
    third.ios = ratio(1, 3);
    const auto report = sized(demand_of(100, third));
    EXPECT_EQ(load_text(report).substr(0, 35), "what binds is IOPS, 33.34 of 300 (g");
    auto sevenfold = sized(demand_of(700, a_write));
    EXPECT_NE(load_text(sevenfold).find("up to 0.34 times"), std::string::npos) << "240 / 700 is 0.3428...";
}

TEST(words, the_assumptions_that_are_not_stated_are_one_default) {
    rds_sizing sizing;
    sizing.stated[static_cast<std::size_t>(assumption::cache_hit)] = ratio(1, 2);
    const auto made = said(reported(1, ""), sizing);
    ASSERT_EQ(made.defaults.size(), 1U);
    EXPECT_EQ(made.defaults.front().place, "/deployments/d/sizing");
    EXPECT_EQ(made.defaults.front().value,
              "headroom 20%, hot_share 5%, cache_memory 75%, index_pages 3, ios_per_write 3, pages_per_scan_io 16, "
              "statement_cpu 0.1 ms, row_cpu 0.002 ms, write_cpu 0.2 ms, connection_time 5 ms, reserved_connections 5");
    for (auto& value : sizing.stated) value = ratio(1, 2);
    EXPECT_TRUE(said(reported(1, ""), sizing).defaults.empty());
}

}  // namespace rds_sizing_test
