// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_postgresql.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace rds_postgresql_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::quantity_of;
using test::rds_world;
using test::text;

const meter_key single_hours{meter::instance_hours, {"db.m5.large", "single-az"}};
const meter_key multi_hours{meter::instance_hours, {"db.m5.large", "multi-az"}};
const meter_key single_gp2{meter::storage_gp2, {"single-az"}};
const meter_key multi_gp2{meter::storage_gp2, {"multi-az"}};
const meter_key backup{meter::rds_backup, {}};

std::string of(const rds_world& made, const meter_key& key, std::string_view region = "us-east-1") {
    return text(quantity_of(*made.metered(), key, region));
}

rds_replica replica_of(std::string region = "", std::string instance_class = "", bool multi_az = false) {
    return {"/replicas/0", std::move(instance_class), std::move(region), multi_az};
}

// ---- instances (rule R1) -----------------------------------------------------------------------

TEST(instances, are_billed_for_the_hours_of_the_month) {
    rds_world made;
    EXPECT_EQ(of(made, single_hours), "730");
    made.from.month = calendar_month(2019, 2);
    EXPECT_EQ(of(made, single_hours), "672");
    made.settings().instances = 3;
    EXPECT_EQ(of(made, single_hours), "2016");
}

TEST(instances, multi_az_is_a_key_of_its_own_and_not_twice_the_hours) {
    rds_world made;
    made.settings().multi_az = true;
    EXPECT_EQ(of(made, multi_hours), "730");
    EXPECT_EQ(of(made, single_hours), "0");
    EXPECT_EQ(of(made, multi_gp2), "100");
    EXPECT_EQ(of(made, single_gp2), "0");
    EXPECT_EQ(made.metered()->terms.copies, 2);
}

TEST(instances, a_replica_is_an_instance_of_its_own) {
    rds_world made;
    made.settings().replicas = {replica_of(), replica_of("", "db.r5.large"), replica_of("", "", true)};
    EXPECT_EQ(of(made, single_hours), "1460");
    EXPECT_EQ(of(made, {meter::instance_hours, {"db.r5.large", "single-az"}}), "730");
    EXPECT_EQ(of(made, multi_hours), "730");
    EXPECT_EQ(of(made, single_gp2), "300");
    EXPECT_EQ(of(made, multi_gp2), "100");
}

TEST(instances, are_named_and_counted_in_their_lines) {
    rds_world made;
    made.settings().replicas = {replica_of()};
    const auto one = *made.metered();
    EXPECT_EQ(one.quantities[0].label, "instance");
    EXPECT_EQ(one.quantities[0].operands[0].value, "1 instance");
    EXPECT_EQ(one.quantities[2].label, "replica 1");
    made.settings().instances = 2;
    const auto two = *made.metered();
    EXPECT_EQ(two.quantities[0].label, "instances");
    EXPECT_EQ(two.quantities[0].operands[0].value, "2 instances");
    EXPECT_EQ(one.terms.copies, 1);
    EXPECT_EQ(one.terms.zones, 1);
}

TEST(instances, a_replica_has_no_automatic_backup) {
    rds_world made;
    made.settings().replicas = {replica_of()};
    made.settings().backup = rds_backup{gigabytes(70), {}, {}};
    EXPECT_EQ(of(made, backup), "70");
}

TEST(instances, a_single_az_replica_of_a_multi_az_source_is_single) {
    rds_world made;
    made.settings().multi_az = true;
    made.settings().replicas = {replica_of()};
    EXPECT_EQ(of(made, multi_hours), "730");
    EXPECT_EQ(of(made, single_hours), "730");
}

// ---- storage (rule R2.1) -----------------------------------------------------------------------

TEST(volumes, are_billed_as_allocated) {
    rds_world made;
    made.settings().storage.used = gigabytes(3);
    EXPECT_EQ(of(made, single_gp2), "100");
    made.settings().instances = 2;
    EXPECT_EQ(of(made, single_gp2), "200");
    EXPECT_EQ(text(*made.metered()->terms.allocated_gib), "200");
}

TEST(volumes, io1_bills_iops_beside_storage) {
    rds_world made;
    made.settings().storage = {"", volume::io1, gigabytes(100), 1000, {}, {}};
    made.settings().instances = 2;
    EXPECT_EQ(of(made, {meter::storage_io1, {"single-az"}}), "200");
    EXPECT_EQ(of(made, {meter::provisioned_iops, {"single-az"}}), "2000");
    EXPECT_EQ(of(made, single_gp2), "0");
    made.settings().multi_az = true;
    EXPECT_EQ(of(made, {meter::provisioned_iops, {"multi-az"}}), "2000");
}

TEST(volumes, requests_of_a_magnetic_volume_are_unknown_and_not_nothing) {
    rds_world made;
    made.settings().storage.type = volume::magnetic;
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, {meter::storage_magnetic, {"single-az"}})), "100");
    ASSERT_EQ(store.unknown.size(), 1U);
    EXPECT_EQ(store.unknown.front().key.id, meter::magnetic_requests);
    EXPECT_EQ(store.unknown.front().reason.code, errc::quantity_unknown);
    made.settings().storage.type = volume::gp2;
    EXPECT_TRUE(made.metered()->unknown.empty());
}

TEST(volumes, are_whole_gib) {
    rds_world made;
    made.settings().storage.size = gigabytes(100) + bytes(1);
    EXPECT_EQ(test::codes(made.metered()), "refused-by-aws");
}

TEST(volumes, iops_belong_to_io1_alone) {
    rds_world made;
    made.settings().storage.iops = 3000;
    EXPECT_EQ(test::codes(made.metered()), "contradiction");
    made.settings().storage.type = volume::io1;
    EXPECT_EQ(test::codes(made.metered()), "");
    made.settings().storage.iops.reset();
    EXPECT_EQ(test::codes(made.metered()), "missing-key");
}

// ---- limits, each on both sides (rule R2.2) ----------------------------------------------------

std::string codes_with(volume type, std::int64_t gib, std::optional<std::int64_t> iops,
                       const rds_limits& limits) {
    rds_world made;
    made.settings().storage = {"", type, gigabytes(gib), iops, {}, {}};
    made.rds_limits = limits;
    return test::codes(made.metered());
}

const std::string refused = "refused-by-aws";

TEST(limits, of_gp2) {
    rds_limits limits;
    limits.gp2_minimum = 20;
    limits.gp2_maximum = 65536;
    EXPECT_EQ(codes_with(volume::gp2, 19, {}, limits), refused);
    EXPECT_EQ(codes_with(volume::gp2, 20, {}, limits), "");
    EXPECT_EQ(codes_with(volume::gp2, 65536, {}, limits), "");
    EXPECT_EQ(codes_with(volume::gp2, 65537, {}, limits), refused);
    EXPECT_EQ(codes_with(volume::magnetic, 19, {}, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 19, 1000, limits), "");
}

TEST(limits, of_io1) {
    rds_limits limits;
    limits.io1_minimum = 100;
    limits.io1_maximum = 65536;
    EXPECT_EQ(codes_with(volume::io1, 99, 1000, limits), refused);
    EXPECT_EQ(codes_with(volume::io1, 100, 1000, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 65536, 1000, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 65537, 1000, limits), refused);
    EXPECT_EQ(codes_with(volume::gp2, 99, {}, limits), "");
}

TEST(limits, of_magnetic) {
    rds_limits limits;
    limits.magnetic_maximum = 3072;
    EXPECT_EQ(codes_with(volume::magnetic, 3072, {}, limits), "");
    EXPECT_EQ(codes_with(volume::magnetic, 3073, {}, limits), refused);
    EXPECT_EQ(codes_with(volume::gp2, 3073, {}, limits), "");
}

TEST(limits, of_iops) {
    rds_limits limits;
    limits.minimum_iops = 1000;
    limits.maximum_iops = 80000;
    EXPECT_EQ(codes_with(volume::io1, 10000, 999, limits), refused);
    EXPECT_EQ(codes_with(volume::io1, 10000, 1000, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 10000, 80000, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 10000, 80001, limits), refused);
}

TEST(limits, of_iops_per_gib) {
    rds_limits limits;
    limits.maximum_iops_per_gib = 50;
    EXPECT_EQ(codes_with(volume::io1, 100, 5000, limits), "");
    EXPECT_EQ(codes_with(volume::io1, 100, 5001, limits), refused);
    EXPECT_EQ(codes_with(volume::io1, 101, 5001, limits), "");
}

TEST(limits, of_the_class) {
    rds_limits limits;
    limits.class_maximum_gib = 16384;
    EXPECT_EQ(codes_with(volume::gp2, 16384, {}, limits), "");
    EXPECT_EQ(codes_with(volume::gp2, 16385, {}, limits), refused);
    EXPECT_EQ(codes_with(volume::magnetic, 16385, {}, limits), refused);
    EXPECT_EQ(codes_with(volume::io1, 16385, 1000, limits), refused);
}

TEST(limits, of_the_class_of_a_replica) {
    rds_world made;
    made.settings().replicas = {replica_of(), replica_of()};
    made.rds_limits.replica_maximum_gib = {std::nullopt, 100};
    EXPECT_EQ(test::codes(made.metered()), "");
    made.rds_limits.replica_maximum_gib = {std::nullopt, 99};
    EXPECT_EQ(test::codes(made.metered()), refused);
    EXPECT_EQ(made.metered().problems().front().place, "/deployments/d/replicas/1/class");
}

TEST(limits, of_replicas) {
    rds_world made;
    made.rds_limits.replicas = 5;
    made.settings().replicas.assign(5, replica_of());
    EXPECT_EQ(test::codes(made.metered()), "");
    made.settings().replicas.push_back(replica_of());
    EXPECT_EQ(test::codes(made.metered()), refused);
}

TEST(limits, of_retention) {
    rds_world made;
    made.rds_limits.retention_days = 35;
    made.settings().backup = rds_backup{{}, 35, ratio(0)};
    EXPECT_EQ(test::codes(made.metered()), "");
    made.settings().backup->retention_days = 36;
    EXPECT_EQ(test::codes(made.metered()), refused);
}

TEST(limits, a_source_of_replicas_keeps_backups_for_a_day) {
    rds_world made;
    made.settings().backup = rds_backup{{}, 0, {}};
    EXPECT_EQ(test::codes(made.metered()), "");
    made.settings().replicas = {replica_of()};
    EXPECT_EQ(test::codes(made.metered()), refused);
    made.settings().backup = rds_backup{{}, 1, ratio(0)};
    EXPECT_EQ(test::codes(made.metered()), "");
}

TEST(limits, name_the_rule_and_both_numbers) {
    rds_world made;
    made.rds_limits.gp2_minimum = 20;
    made.settings().storage.size = gigabytes(19);
    const auto problem = made.metered().problems().front();
    EXPECT_EQ(problem.place, "/deployments/d/storage/size");
    EXPECT_EQ(problem.seen, "19 GiB of gp2");
    EXPECT_EQ(problem.expected, "at least 20 GiB of gp2 (rule R2.2)");
}

TEST(limits, several_are_reported_at_once) {
    rds_limits limits;
    limits.io1_minimum = 100;
    limits.minimum_iops = 1000;
    EXPECT_EQ(codes_with(volume::io1, 99, 999, limits), "refused-by-aws refused-by-aws");
}

// ---- backup (rule R3) --------------------------------------------------------------------------

TEST(backup, without_a_word_is_as_large_as_the_volume_and_noted) {
    rds_world made;
    made.settings().instances = 2;
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, backup)), "200");
    ASSERT_EQ(store.defaults.size(), 1U);
    EXPECT_EQ(store.defaults.front().place, "/deployments/d/backup");
    EXPECT_EQ(store.terms.backup, "automated backups on");
}

TEST(backup, is_as_large_as_stated) {
    rds_world made;
    made.settings().backup = rds_backup{gigabytes(600), {}, {}};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, backup)), "600");
    EXPECT_TRUE(store.defaults.empty());
}

// 80 GiB x (1 + 3 % x 7 days) = 96.8 GiB
TEST(backup, follows_the_model_of_data_and_changes) {
    rds_world made;
    made.settings().storage.used = gigabytes(80);
    made.settings().backup = rds_backup{{}, 7, ratio(3, 100)};
    EXPECT_EQ(of(made, backup), "484/5");
    EXPECT_TRUE(made.metered()->defaults.empty());
}

TEST(backup, of_unknown_data_takes_the_whole_volume_and_notes_it) {
    rds_world made;
    made.settings().backup = rds_backup{{}, 7, ratio(3, 100)};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, backup)), "121");
    ASSERT_EQ(store.defaults.size(), 1U);
    EXPECT_EQ(store.defaults.front().place, "/deployments/d/storage/used");
    EXPECT_FALSE(store.terms.used_is_known);
}

// An entity of 186 rows of bigint and smallint takes two pages and an index of two: 32,768 bytes, 39,322 with
// a fifth of bloat (39,321.6), on two instances 19,661 each.
rds_world with_columns() {
    rds_world made;
    entity one;
    one.name = "event";
    one.count = 186;
    one.key = {{"id", bytes(11)}};
    one.columns = {{"id", "", column_type::bigint, {{bytes(8), ratio(1)}}, {}},
                   {"kind", "", column_type::smallint, {{bytes(2), ratio(1)}}, {}}};
    made.from.workload.entities = {one};
    return made;
}

TEST(used_storage, follows_from_columns_and_is_noted_with_its_bloat) {
    auto made = with_columns();
    made.settings().instances = 2;
    made.settings().backup = rds_backup{{}, 7, ratio(0)};
    const auto store = *made.metered();
    EXPECT_TRUE(store.terms.used_is_known);
    EXPECT_EQ(store.terms.used_gib, ratio(39322, bytes_per_gb)) << "on both instances together";
    EXPECT_EQ(store.defaults.at(0).place, "/deployments/d/storage/used");
    EXPECT_EQ(store.defaults.at(1).place, "/deployments/d/storage/bloat");
    EXPECT_EQ(store.defaults.at(1).value, "20%");
}

TEST(used_storage, with_stated_bloat_notes_no_default_of_it) {
    auto made = with_columns();
    made.settings().storage.bloat = ratio(1);
    made.settings().backup = rds_backup{{}, 7, ratio(0)};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, backup)), "1/16384");  // 65,536 bytes
    ASSERT_EQ(store.defaults.size(), 1U);
    EXPECT_EQ(store.defaults.front().place, "/deployments/d/storage/used");
}

TEST(used_storage, is_what_is_stated_before_all) {
    auto made = with_columns();
    made.settings().storage.used = gigabytes(80);
    EXPECT_EQ(made.metered()->terms.used_gib, ratio(80));
}

TEST(used_storage, of_a_key_that_fits_no_index_is_refused) {
    auto made = with_columns();
    made.from.workload.entities[0].columns[0] = {"id", "", column_type::text, {{bytes(3000), ratio(1)}}, {}};
    EXPECT_EQ(test::codes(made.metered()), "out-of-range");
}

TEST(backup, of_no_days_is_off) {
    rds_world made;
    made.settings().backup = rds_backup{{}, 0, {}};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, backup)), "0");
    EXPECT_EQ(store.terms.backup, "automated backups off");
}

TEST(backup, days_without_the_change_a_day_are_missing_something) {
    rds_world made;
    made.settings().backup = rds_backup{{}, 7, {}};
    EXPECT_EQ(test::codes(made.metered()), "missing-key");
}

// ---- replicas elsewhere (rule R4) --------------------------------------------------------------

TEST(replica_elsewhere, is_billed_there_and_its_changes_are_unknown) {
    rds_world made;
    made.settings().replicas = {replica_of("eu-west-1")};
    const auto store = *made.metered();
    EXPECT_EQ(text(quantity_of(store, single_hours, "eu-west-1")), "730");
    EXPECT_EQ(text(quantity_of(store, single_gp2, "eu-west-1")), "100");
    EXPECT_EQ(text(quantity_of(store, single_hours, "us-east-1")), "730");
    ASSERT_EQ(store.unknown.size(), 1U);
    EXPECT_EQ(to_string(store.unknown.front().key), "transfer.inter-region[to=eu-west-1]");
    EXPECT_EQ(store.unknown.front().region, "us-east-1");
}

TEST(replica_elsewhere, stated_changes_are_known) {
    rds_world made;
    made.settings().replicas = {replica_of("eu-west-1")};
    made.where().transfer.inter_region = {{"ap-south-1", gigabytes(1)}};
    EXPECT_EQ(made.metered()->unknown.size(), 1U);
    made.where().transfer.inter_region = {{"eu-west-1", bytes(0)}};
    EXPECT_TRUE(made.metered()->unknown.empty());
}

TEST(replica_elsewhere, one_in_the_region_of_the_source_needs_no_transfer) {
    rds_world made;
    made.settings().replicas = {replica_of("us-east-1"), replica_of()};
    EXPECT_TRUE(made.metered()->unknown.empty());
}

// ---- what is refused ---------------------------------------------------------------------------

TEST(rds_store, whether_an_instance_carries_the_load_is_not_checked) {
    rds_world made;
    EXPECT_EQ(made.metered()->terms.load, carries::not_checked);
}

}  // namespace rds_postgresql_test
