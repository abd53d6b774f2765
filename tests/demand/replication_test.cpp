// SPDX-License-Identifier: MIT
#include <dbcost/demand/replication.hpp>
#include <gtest/gtest.h>

#include "support/text.hpp"

namespace replication_test {

using namespace dbcost;
using namespace dbcost::demand;

constexpr replication v2019{replica_version::v2019, global_v1_writes::flat2};
constexpr replication flat2{replica_version::v2017, global_v1_writes::flat2};
constexpr replication per_operation{replica_version::v2017, global_v1_writes::per_operation};

// Units of one write over `regions` regions.
std::int64_t over(std::int64_t regions, write_kind kind, const replication& how) {
    return times_written(kind, true, how) + (regions - 1) * times_written(kind, false, how);
}

// The table of rule D9.2, for two and three regions.
TEST(replication, versions_have_the_names_of_their_days) {
    EXPECT_EQ(name(replica_version::v2017), "2017.11.29");
    EXPECT_EQ(name(replica_version::v2019), "2019.11.21");
    EXPECT_EQ(name(replica_version::none), "none");
}

TEST(replication, version_2017_writes_twice_everywhere) {
    for (const auto kind : {write_kind::insert, write_kind::update, write_kind::remove}) {
        EXPECT_EQ(over(2, kind, flat2), 4);
        EXPECT_EQ(over(3, kind, flat2), 6);
    }
}

TEST(replication, version_2017_by_operation) {
    EXPECT_EQ(over(2, write_kind::insert, per_operation), 4);
    EXPECT_EQ(over(3, write_kind::insert, per_operation), 6);
    EXPECT_EQ(over(2, write_kind::update, per_operation), 3);
    EXPECT_EQ(over(3, write_kind::update, per_operation), 4);
    EXPECT_EQ(over(2, write_kind::remove, per_operation), 3);
    EXPECT_EQ(over(3, write_kind::remove, per_operation), 5);
}

TEST(replication, version_2019_writes_once_in_every_region) {
    EXPECT_EQ(over(3, write_kind::insert, v2019), 3);
    EXPECT_EQ(over(3, write_kind::update, v2019), 3);
    EXPECT_EQ(over(3, write_kind::remove, v2019), 3);
}

TEST(replication, an_expiry_is_free_at_home_and_a_delete_elsewhere) {
    EXPECT_EQ(over(3, write_kind::expire, v2019), 2);
    EXPECT_EQ(over(3, write_kind::expire, flat2), 4);
}

TEST(replication, a_refused_write_happens_at_home_alone) {
    EXPECT_EQ(over(3, write_kind::none, v2019), 1);
    EXPECT_EQ(over(3, write_kind::none, flat2), 1);
}

// ---- the demand of a region --------------------------------------------------------------------

dbcost::demand::demand some(capacity_side side, write_kind kind, std::optional<std::size_t> index = {}) {
    dbcost::demand::demand made;
    made.events = ratio(10);
    made.side = side;
    made.kind = kind;
    made.cause = side == capacity_side::read ? rule::get_item : rule::put_item;
    made.where = {0, index};
    return made;
}

const std::vector<dbcost::demand::demand> all{some(capacity_side::read, write_kind::none),
                                              some(capacity_side::write, write_kind::insert),
                                              some(capacity_side::write, write_kind::insert, 0),
                                              some(capacity_side::write, write_kind::none)};

TEST(demands_in_region, a_table_without_replicas_keeps_its_demand_as_it_is) {
    const auto here = demands_in_region(all, true, {});
    ASSERT_EQ(here.size(), 4U);
    EXPECT_EQ(here[1].cause, rule::put_item);
    EXPECT_EQ(here[1].factor, ratio(1));
}

TEST(demands_in_region, home_reads_and_writes) {
    const auto here = demands_in_region(all, true, flat2);
    ASSERT_EQ(here.size(), 4U);
    EXPECT_EQ(here[0].cause, rule::get_item);
    EXPECT_EQ(here[1].cause, rule::replicated_write);
    EXPECT_EQ(here[1].factor, ratio(2));
    EXPECT_EQ(here[2].factor, ratio(1)) << "index writes follow once (rule D9.5)";
    EXPECT_EQ(here[3].cause, rule::put_item) << "a refused write is none to be replicated";
}

TEST(demands_in_region, a_replica_writes_and_does_not_read) {
    const auto there = demands_in_region(all, false, v2019);
    ASSERT_EQ(there.size(), 2U);
    EXPECT_EQ(there[0].cause, rule::replicated_write);
    EXPECT_EQ(there[0].factor, ratio(1));
    EXPECT_EQ(there[1].cause, rule::replica_index_write);
}

TEST(demands_in_region, what_a_transaction_doubles_is_told_with_what_replication_does) {
    auto write = some(capacity_side::write, write_kind::insert);
    write.factor = ratio(2);
    const auto here = demands_in_region({write}, true, flat2);
    EXPECT_EQ(here.at(0).factor, ratio(4));
    EXPECT_EQ(here.at(0).operands.back().value, "4");
}

TEST(demands_in_region, an_expiry_is_paid_where_it_is_replicated) {
    auto expiry = some(capacity_side::write, write_kind::expire);
    expiry.cause = rule::ttl_delete;
    expiry.factor = ratio(0);
    const auto home = demands_in_region({expiry}, true, v2019);
    ASSERT_EQ(home.size(), 1U);
    EXPECT_TRUE(home[0].times().is_zero());
    EXPECT_EQ(home[0].cause, rule::ttl_delete);
    const auto there = demands_in_region({expiry}, false, v2019);
    ASSERT_EQ(there.size(), 1U);
    EXPECT_EQ(there[0].factor, ratio(1));
    EXPECT_EQ(there[0].cause, rule::replicated_ttl);
}

}  // namespace replication_test
