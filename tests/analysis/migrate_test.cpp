// SPDX-License-Identifier: MIT
// All numbers are worked out by hand from the rules; prices are those of support/prices.hpp, all invented.
#include <dbcost/analysis/migrate.hpp>

#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace dbcost {
namespace migrate_test {

// "dynamodb" and "postgres", each with 1,000 users of exactly 1 KB and 2,000 orders of a byte more. Orders have an
// index of all attributes for half of them, and one of keys alone, whose entries have 32 bytes.
struct two_sides {
    test::dynamodb_world made;
    memory_tables data = test::small_tables();
    estimate_options options;

    two_sides() {
        made.from.month = days_30;
        made.add(test::entity_of("user", 1000, 1024));
        auto& order = made.add(test::entity_of("order", 2000, 1025));
        order.key = {{"id", bytes(16)}};
        order.attributes = {{"status", bytes(8)}};
        made.add(test::index_of("by_day", "order", {"status"})).share = ratio(1, 2);
        made.add(test::index_of("by_status", "order", {"status"})).projected = projection::keys_only;
        made.plan().name = "dynamodb";
        auto postgres = test::rds_world().plan();
        postgres.name = "postgres";
        made.from.deployments.push_back(std::move(postgres));
        data.add(test::flat("transfer.inter-region[to=eu-west-1]", "0.02"));
    }

    [[nodiscard]] scenario& from() { return made.from; }
    [[nodiscard]] dynamodb_store& dynamodb() { return made.settings(); }
    [[nodiscard]] rds_store& postgres() {
        return std::get<rds_store>(made.from.deployments[1].stores.front().settings);
    }
    void provision(std::int64_t read, std::int64_t write) {
        dynamodb().capacity.mode = capacity_mode::provisioned;
        dynamodb().capacity.read.fixed = read;
        dynamodb().capacity.write.fixed = write;
    }

    [[nodiscard]] result<migration> move(migration_wish wish) const { return migrate(made.from, data, options, wish); }
    [[nodiscard]] migration in(std::int64_t days = 0, std::optional<std::int64_t> pace = {}) const {
        return *move({"postgres", "dynamodb", days, pace});
    }
    [[nodiscard]] migration out(bool consistent = false) const {
        return *move({"dynamodb", "postgres", 0, {}, consistent});
    }
};

[[nodiscard]] const deployment_bill& step(const migration& of, std::string_view what) {
    for (const auto& one : of.steps) {
        if (one.what == what) return one.bill;
    }
    static const deployment_bill none;
    return none;
}

[[nodiscard]] std::string quantity(const deployment_bill& of, std::size_t line = 0) {
    return of.lines.size() > line ? to_string(of.lines[line].quantity) : "no line";
}

[[nodiscard]] std::string formula(const bill_part& of) {
    return fill_formula(info(of.cause).formula, of.operands);
}

[[nodiscard]] std::vector<std::string> seconds(const migration& of) {
    std::vector<std::string> all;
    for (const auto& target : of.targets) {
        all.push_back(target.where + " " + (target.seconds ? std::to_string(*target.seconds) : "unknown"));
    }
    return all;
}

// ---- back-fill ---------------------------------------------------------------------------------

// 1,000 x 1 + 2,000 x 2, and entries 2,000 x 1/2 x 2 + 2,000 x 1.
TEST(migrate, back_fill_writes_each_item_once_with_its_index_entries) {
    const auto made = two_sides().in();
    const auto& bill = step(made, "back-fill");
    ASSERT_EQ(bill.lines.size(), 1U);
    EXPECT_EQ(bill.lines.front().key, "us-east-1/dynamodb.on-demand.write-request-units");
    EXPECT_EQ(quantity(bill), "9000");
    EXPECT_EQ(to_string(made.exact_total), "0.01125");
    EXPECT_EQ(to_string(made.total), "0.01");
    EXPECT_EQ(made.steps.size(), 1U);
    EXPECT_TRUE(complete(made));
    std::vector<std::string> cited;
    for (const auto& part : bill.lines.front().parts) cited.emplace_back(info(part.cause).number);
    EXPECT_EQ(cited, (std::vector<std::string>{"D3.2", "D3.2", "D4.2", "D4.2"}));
}

TEST(migrate, back_fill_says_what_is_moved) {
    const auto made = two_sides().in();
    EXPECT_EQ(items_of(made), 3000);
    EXPECT_EQ(test::text(bytes_of(made)), "3074000");  // 1,000 x 1,024 + 2,000 x 1,025
}

TEST(migrate, units_are_those_of_the_size_distribution_and_not_of_its_mean) {
    two_sides of;
    of.from().workload.entities[0].size = {{{bytes(24), ratio(1, 2)}, {bytes(2024), ratio(1, 2)}}, ""};
    EXPECT_EQ(quantity(step(of.in(), "back-fill")), "9500");  // 500 x 1 + 500 x 2 instead of 1,000 x 1
}

TEST(migrate, what_the_new_side_is_billed_for_by_the_month_is_not_paid_once) {
    two_sides of;
    of.dynamodb().continuous_backup = true;
    of.dynamodb().restores = gigabytes(1);
    of.made.where().transfer.internet_out = gigabytes(5);
    of.from().other_costs.push_back({"hosts", "", "dynamodb", test::dec<10>("15"), std::nullopt});
    EXPECT_EQ(to_string(of.in().exact_total), "0.01125");
}

TEST(migrate, growth_that_is_stated_moves_no_item_that_is_not_there_yet) {
    two_sides of;
    of.from().workload.entities[0].growth_per_month = growth{true, ratio(1, 2)};
    EXPECT_EQ(quantity(step(of.in(), "back-fill")), "9000");
}

// ---- time and capacity -------------------------------------------------------------------------

TEST(migrate, seconds_round_up_and_the_slowest_target_decides) {
    const auto exact = two_sides().in(0, 2000);
    EXPECT_EQ(seconds(exact), (std::vector<std::string>{"table user 1", "table order 2", "index by_day 1",
                                                        "index by_status 1"}));
    EXPECT_EQ(exact.seconds, 2);
    EXPECT_EQ(two_sides().in(0, 1999).seconds, 3);  // 4,000 / 1,999
}

TEST(migrate, an_on_demand_table_without_a_pace_takes_what_the_limits_of_the_day_say) {
    two_sides of;
    EXPECT_EQ(of.in().seconds, std::nullopt);
    of.data.add(limit_entry{"dynamodb.on-demand.new-table-write-units", "", {{test::known_2019(), 4000}}});
    const auto made = of.in();
    EXPECT_EQ(made.seconds, 1);
    ASSERT_EQ(made.notes.size(), 2U);
    EXPECT_EQ(made.notes[1].rule, "D6.7");
    EXPECT_NE(made.notes[1].text.find("4000 write units a second"), std::string::npos);
}

// At a unit a second: 1,000, 4,000, 2,000 and 2,000 seconds; 1 + 2 + 1 + 1 started hours at 0.00065.
TEST(migrate, provisioned_capacity_is_paid_for_the_started_hours_of_each_target) {
    two_sides of;
    of.provision(1, 1);
    const auto made = of.in();
    EXPECT_EQ(made.seconds, 4000);
    const auto& bill = step(made, "back-fill");
    EXPECT_EQ(bill.lines.front().key, "us-east-1/dynamodb.provisioned.write-capacity-unit-hours");
    EXPECT_EQ(quantity(bill), "5");
    EXPECT_EQ(to_string(made.exact_total), "0.00325");
    EXPECT_EQ(formula(bill.lines.front().parts[1]), "1 units x 2 hours");
}

TEST(migrate, a_second_past_the_hour_starts_another_one) {
    two_sides of;
    of.provision(1, 1);
    of.from().workload.entities.resize(1);
    of.dynamodb().indexes.clear();
    of.from().workload.entities[0].count = 3600;
    EXPECT_EQ(quantity(step(of.in(), "back-fill")), "1");
    of.from().workload.entities[0].count = 3601;
    EXPECT_EQ(quantity(step(of.in(), "back-fill")), "2");
}

TEST(migrate, an_index_with_capacity_of_its_own_is_filled_at_that) {
    two_sides of;
    of.provision(1, 1000);
    of.dynamodb().indexes[0].capacity = of.dynamodb().capacity;
    of.dynamodb().indexes[0].capacity->write.fixed = 10;
    EXPECT_EQ(seconds(of.in()), (std::vector<std::string>{"table user 1", "table order 4", "index by_day 200",
                                                          "index by_status 2"}));
    EXPECT_EQ(of.in(0, 500).seconds, 8);  // as stated, for every target
}

// Its 2,000 x 2 units are added to the table's: 8,000.
TEST(migrate, a_table_writes_its_local_indexes_with_its_own_capacity) {
    two_sides of;
    of.dynamodb().indexes.clear();
    of.dynamodb().local_indexes.push_back(test::index_of("local", "order", {"id", "status"}));
    of.dynamodb().tables = {{"shop", {"order"}}};
    EXPECT_EQ(seconds(of.in(0, 1000)), (std::vector<std::string>{"table user 1", "table shop 8"}));
}

// ---- reads of the source -----------------------------------------------------------------------

// Orders: 1,024 of 1,025 bytes cross 1 MB, 257 steps; the other 976 are 245. Users: 250. Eventual reads are half.
TEST(migrate, each_table_of_the_source_is_scanned_once) {
    const auto eventual = two_sides().out();
    EXPECT_EQ(quantity(step(eventual, "reads of the source")), "376");
    EXPECT_EQ(to_string(eventual.exact_total), "0.000094");
    EXPECT_EQ(quantity(step(two_sides().out(true), "reads of the source")), "752");
}

// 1,000 x 1,024 and 24 x 1,025 bytes are 257 steps, 1,024 orders 257, the last 952 of them 239.
TEST(migrate, a_table_of_two_entities_is_scanned_once_for_both) {
    two_sides of;
    of.dynamodb().tables = {{"shop", {"user", "order"}}};
    EXPECT_EQ(quantity(step(of.out(), "reads of the source")), "376.5");
    EXPECT_EQ(step(of.out(), "reads of the source").lines.front().parts.size(), 1U);
}

TEST(migrate, a_scan_of_provisioned_tables_is_capacity_that_is_fully_used) {
    two_sides of;
    of.provision(10, 10);
    const auto made = of.out();
    const auto& line = step(made, "reads of the source").lines.front();
    EXPECT_EQ(line.key, "us-east-1/dynamodb.provisioned.read-capacity-unit-hours");
    EXPECT_EQ(to_string(line.quantity), "0.1044444444");  // 376 / 3600
    EXPECT_EQ(line.parts.front().cause, rule::scan_capacity);
    EXPECT_EQ(made.assumptions.front().substr(0, 6), "D2.6: ");
}

TEST(migrate, postgres_is_read_without_a_charge_and_with_a_note_of_its_bytes) {
    const auto made = two_sides().in();
    EXPECT_TRUE(step(made, "reads of the source").lines.empty());
    EXPECT_EQ(made.notes.front().rule, "R2.1");
}

TEST(migrate, io_of_a_magnetic_volume_is_not_known_so_the_total_is_a_lower_bound) {
    two_sides of;
    of.postgres().storage.type = volume::magnetic;
    EXPECT_FALSE(complete(of.out()));
    const auto made = of.in();
    EXPECT_FALSE(complete(made));
    EXPECT_TRUE(made.notes.empty());  // nor does it say that reads are free
    const auto& unpriced = step(made, "reads of the source").unpriced;
    ASSERT_EQ(unpriced.size(), 1U);
    EXPECT_EQ(unpriced.front().key, "us-east-1/rds.storage.magnetic-requests");
    EXPECT_EQ(unpriced.front().reasons.front().place, "/deployments/d/storage");
    EXPECT_EQ(unpriced.front().reasons.front().remedy, "choose gp2 or io1, which bill none (rule R2.1)");
}

// ---- dual writes -------------------------------------------------------------------------------

// 300 a day for 14 days: 4,200 orders x 2, and entries 4,200 x 1/2 x 2 + 4,200 x 1.
TEST(migrate, dual_writes_are_those_of_so_many_days) {
    two_sides of;
    of.made.add("place", test::form_of(action::put, "order"), test::per_day(ratio(300)));
    of.made.add("look", test::form_of(action::get, "order"), test::per_day(ratio(900)));
    const auto made = of.in(14);
    EXPECT_EQ(quantity(step(made, "dual writes")), "16800");
    EXPECT_EQ(to_string(step(made, "dual writes").exact_total), "0.021");
    EXPECT_EQ(to_string(made.exact_total), "0.03225");
    EXPECT_EQ(formula(step(made, "dual writes").lines.front().parts.front()), "4200 writes x ceil(1025 B / 1024)");
    EXPECT_EQ(quantity(step(of.in(0), "dual writes")), "no line");
}

TEST(migrate, dual_writes_of_provisioned_tables_are_in_what_they_cost_by_the_hour) {
    two_sides of;
    of.provision(10, 10);
    of.made.add("place", test::form_of(action::put, "order"), test::per_day(ratio(300)));
    EXPECT_TRUE(step(of.in(14), "dual writes").lines.empty());
}

TEST(migrate, dual_writes_follow_the_units_that_the_store_states) {
    two_sides of;
    of.made.where().usage = {{{meter::on_demand_writes, {}}, ratio(3000), "/usage"},
                             {{meter::on_demand_reads, {}}, ratio(7000), "/usage"}};
    EXPECT_EQ(quantity(step(of.in(10), "dual writes")), "1000");  // 10 of 30 days
    EXPECT_EQ(quantity(step(of.in(10), "back-fill")), "9000");    // stated of a month, not of the move
}

TEST(migrate, both_sides_run_for_their_share_of_a_month) {
    const two_sides of;
    const auto made = of.in(15);
    EXPECT_EQ(made.from.month.name, "postgres");
    EXPECT_EQ(made.from.days + made.from.days, made.from.month.exact_total);  // 15 of 30 days
    EXPECT_EQ(to_string(made.from.month.exact_total), "139.66");              // 720 x 0.178 + 100 x 0.115
    EXPECT_EQ(made.to.days + made.to.days, made.to.month.exact_total);
    EXPECT_EQ(to_string(made.exact_total), "0.01125");
}

// A discount is of a month's money: what runs has it, the steps do not.
TEST(migrate, discounts_are_taken_off_what_runs_by_the_month_alone) {
    two_sides of;
    discount half;
    half.name = "half";
    half.terms = percentage{test::qty("0.5")};
    of.from().discounts.push_back(half);
    const auto made = of.in(15);
    EXPECT_EQ(to_string(made.from.month.exact_total), "69.83");  // half of 139.66
    EXPECT_EQ(to_string(made.exact_total), "0.01125");
}

// ---- transfer ----------------------------------------------------------------------------------

TEST(migrate, data_that_leave_their_region_are_charged_where_they_leave) {
    two_sides of;
    of.made.where().region = "eu-west-1";
    const auto made = of.in();
    const auto& line = step(made, "transfer").lines.front();
    EXPECT_EQ(line.key, "us-east-1/transfer.inter-region[to=eu-west-1]");
    EXPECT_EQ(to_string(line.quantity), "0.0028628856");  // 3,074,000 / 2^30
    EXPECT_EQ(to_string(line.exact), "0.000057257712");
    EXPECT_EQ(line.parts.front().cause, rule::region_transfer);
    EXPECT_EQ(step(made, "back-fill").lines.front().region, "eu-west-1");
}

TEST(migrate, a_way_without_a_price_is_unpriced_and_makes_a_lower_bound) {
    two_sides of;
    of.made.where().region = "eu-west-1";
    const auto made = of.out();
    EXPECT_FALSE(complete(made));
    EXPECT_EQ(step(made, "transfer").unpriced.front().key, "eu-west-1/transfer.inter-region[to=us-east-1]");
}

TEST(migrate, within_a_region_nothing_is_charged_and_that_is_an_assumption) {
    const auto made = two_sides().in();
    EXPECT_TRUE(step(made, "transfer").lines.empty());
    ASSERT_EQ(made.assumptions.size(), 1U);
    EXPECT_EQ(made.assumptions.front().substr(0, 5), "D14: ");
}

// ---- volumes -----------------------------------------------------------------------------------

// 186 rows of 44 bytes take two pages, as does their index: 32,768 bytes, with a fifth of bloat 39,322, and with
// a tenth of the volume free 43,692.
TEST(migrate, a_volume_is_compared_with_the_footprint_its_bloat_and_its_free_space) {
    two_sides of;
    auto& all = of.from().workload.entities;
    all = {test::entity_of("event", 186, 10)};
    all[0].columns = {{"id", "", column_type::bigint, {{bytes(8), ratio(1)}}, {}},
                      {"kind", "", column_type::smallint, {{bytes(2), ratio(1)}}, {}}};
    all[0].postgres_indexes = std::vector<column_index>{{"", {"id"}}};
    of.dynamodb().indexes.clear();
    const auto made = of.out();
    ASSERT_EQ(made.volumes.size(), 1U);
    EXPECT_EQ(made.volumes.front().loaded, bytes(32768));
    EXPECT_EQ(made.volumes.front().in_use, bytes(39322));
    EXPECT_EQ(made.volumes.front().needed, bytes(43692));
    EXPECT_EQ(made.volumes.front().provisioned, gigabytes(100));
    EXPECT_TRUE(made.volumes.front().fits());
    needed_volume small = made.volumes.front();
    small.provisioned = bytes(43692);
    EXPECT_TRUE(small.fits());
    small.provisioned = bytes(43691);
    EXPECT_FALSE(small.fits());
}

TEST(migrate, a_volume_may_grow_and_may_stand_on_several_instances) {
    two_sides of;
    of.postgres().storage.autoscaling_max = gigabytes(300);
    of.postgres().instances = 2;
    EXPECT_EQ(of.move({"dynamodb", "postgres"}).problems().size(), 1U);  // a day that knows no storage autoscaling
    of.postgres().storage.autoscaling_max.reset();
    EXPECT_EQ(of.out().volumes.front().provisioned, gigabytes(200));
}

// ---- what is refused ---------------------------------------------------------------------------

TEST(migrate, an_unknown_side_names_the_nearest_and_its_option) {
    const two_sides of;
    const auto refused = of.move({"postgrse", "dynamo-db"});
    ASSERT_EQ(test::codes(refused), "unknown-deployment unknown-deployment");
    EXPECT_EQ(refused.problems()[0].place, "--from");
    EXPECT_EQ(refused.problems()[0].remedy, "did you mean \"postgres\"?");
    EXPECT_EQ(refused.problems()[1].place, "--to");
}

TEST(migrate, from_and_to_are_two_deployments) {
    const auto refused = two_sides().move({"postgres", "postgres"});
    ASSERT_EQ(test::codes(refused), "contradiction");
    EXPECT_EQ(refused.problems().front().place, "--to");
    EXPECT_EQ(refused.problems().front().remedy, "name two deployments");
}

TEST(migrate, without_entities_there_is_nothing_to_move) {
    two_sides of;
    of.dynamodb().indexes.clear();
    of.from().workload.entities.clear();
    const auto refused = of.move({"postgres", "dynamodb"});
    ASSERT_EQ(test::codes(refused), "missing-key");
    EXPECT_EQ(refused.problems().front().place, "/workload/entities");
    EXPECT_EQ(refused.problems().front().remedy, "describe them as entities with their size and count");
}

TEST(migrate, an_option_that_would_change_nothing_is_refused) {
    const two_sides of;
    const auto reads = of.move({"postgres", "dynamodb", 0, {}, true});
    ASSERT_EQ(test::codes(reads), "contradiction");
    EXPECT_EQ(reads.problems().front().place, "--consistent");
    const auto writes = of.move({"dynamodb", "postgres", 0, 1000});
    ASSERT_EQ(test::codes(writes), "contradiction");
    EXPECT_EQ(writes.problems().front().place, "--write-units");
    EXPECT_EQ(writes.problems().front().remedy, "leave the option out");
}

TEST(migrate, what_an_estimate_refuses_is_refused_here) {
    two_sides of;
    of.postgres().instance_class = "db.m5.lagre";
    EXPECT_EQ(test::codes(of.move({"postgres", "dynamodb"})), "unknown-class");
}

// ---- other directions --------------------------------------------------------------------------

TEST(migrate, from_dynamodb_to_dynamodb_scans_and_writes) {
    two_sides of;
    auto other = of.made.plan();
    other.name = "plain";
    std::get<dynamodb_store>(other.stores.front().settings).indexes.clear();
    of.from().deployments.push_back(std::move(other));
    const auto made = *of.move({"dynamodb", "plain"});
    EXPECT_EQ(quantity(step(made, "reads of the source")), "376");
    EXPECT_EQ(quantity(step(made, "back-fill")), "5000");
}

TEST(migrate, a_global_table_is_filled_in_each_region) {
    two_sides of;
    of.dynamodb().replicas = {"eu-west-1"};
    of.dynamodb().global_tables = "2019.11.21";
    const auto made = of.in(0, 1000);
    EXPECT_EQ(made.targets.size(), 8U);
    EXPECT_EQ(step(made, "back-fill").unpriced.front().key,
              "eu-west-1/dynamodb.on-demand.replicated-write-request-units");
    EXPECT_EQ(to_string(*step(made, "back-fill").unpriced.front().quantity), "5000");
}

}  // namespace migrate_test
}  // namespace dbcost
