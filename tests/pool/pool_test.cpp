// SPDX-License-Identifier: MIT
#include <dbcost/pool/pool.hpp>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/text.hpp"

namespace pool_test {

using namespace dbcost;
using namespace dbcost::pool;
using test::qty;

// Slots of whole numbers, filled by the test.
struct pooled : testing::Test {
    account of;
    std::size_t add(meter id, std::string_view already_used = "0", integer denominator = 1) {
        of.slots.push_back({{id, {}}, "us-east-1", std::move(denominator), qty(already_used)});
        return of.slots.size() - 1;
    }
    void allow(std::size_t slot, std::string_view quantity) {
        of.allowances.push_back({slot, "fixed", qty(quantity), {}, false, {}});
    }
    void allow_as_much_as(std::size_t slot, std::vector<std::size_t> others) {
        of.allowances.push_back({slot, "equal", {}, std::move(others), true, {}});
    }
    // "used - free = billed from start" of one slot after posting the numerators.
    std::string close_with(const std::vector<integer>& numerators, std::size_t slot) const {
        ledger book(of);
        std::copy(numerators.begin(), numerators.end(), book.sums.begin());
        close_month(of, book);
        const auto& line = book.closed[slot];
        return to_string(line.used) + " - " + to_string(line.free) + " = " + to_string(line.billed) +
               " from " + to_string(line.start);
    }
};

TEST_F(pooled, a_sum_is_closed_and_not_its_postings) {
    add(meter::dynamodb_storage, "0", 3);
    EXPECT_EQ(close_with({1 + 1 + 1}, 0), "1 - 0 = 1 from 0");  // three thirds
}

TEST_F(pooled, a_quantity_is_closed_half_even_with_ten_digits) {
    add(meter::dynamodb_storage, "0", 3);
    EXPECT_EQ(close_with({1}, 0), "0.3333333333 - 0 = 0.3333333333 from 0");
    EXPECT_EQ(close_with({2}, 0), "0.6666666667 - 0 = 0.6666666667 from 0");
    of.slots[0].denominator = power_of_ten(10) * 2;
    EXPECT_EQ(close_with({1}, 0), "0 - 0 = 0 from 0");
    EXPECT_EQ(close_with({3}, 0), "0.0000000002 - 0 = 0.0000000002 from 0");
}

TEST_F(pooled, an_allowance_covers_at_most_what_is_used) {
    add(meter::dynamodb_storage);
    allow(0, "25");
    EXPECT_EQ(close_with({24}, 0), "24 - 24 = 0 from 24");
    EXPECT_EQ(close_with({25}, 0), "25 - 25 = 0 from 25");
    EXPECT_EQ(close_with({26}, 0), "26 - 25 = 1 from 25");
    EXPECT_EQ(close_with({0}, 0), "0 - 0 = 0 from 0");
}

// Rule R3: a 400 GiB database with 600 GiB of backups pays for 200.
TEST_F(pooled, backups_are_free_up_to_the_provisioned_storage) {
    const auto storage = add(meter::storage_gp2);
    const auto backup = add(meter::rds_backup);
    allow_as_much_as(backup, {storage});
    EXPECT_EQ(close_with({400, 600}, backup), "600 - 400 = 200 from 400");
    EXPECT_EQ(close_with({400, 400}, backup), "400 - 400 = 0 from 400");
    EXPECT_EQ(close_with({400, 399}, backup), "399 - 399 = 0 from 399");
    EXPECT_EQ(close_with({0, 600}, backup), "600 - 0 = 600 from 0");
}

// One database's unused allowance covers the other's backups: the pool is the account's.
TEST_F(pooled, two_databases_share_the_free_backup) {
    const auto gp2 = add(meter::storage_gp2);
    const auto io1 = add(meter::storage_io1);
    const auto backup = add(meter::rds_backup);
    allow_as_much_as(backup, {gp2, io1});
    // 50 of the first, and 400 of the second with 100 GiB of its own.
    EXPECT_EQ(close_with({300, 100, 50 + 400}, backup), "450 - 400 = 50 from 400");
}

TEST_F(pooled, an_allowance_of_no_slots_covers_nothing) {
    const auto backup = add(meter::rds_backup);
    allow_as_much_as(backup, {});
    EXPECT_EQ(close_with({600}, backup), "600 - 0 = 600 from 0");
}

TEST_F(pooled, what_others_used_takes_the_allowance_first) {
    const auto out = add(meter::internet_out, "20");
    allow(out, "25");
    EXPECT_EQ(close_with({4}, out), "4 - 4 = 0 from 24");
    EXPECT_EQ(close_with({5}, out), "5 - 5 = 0 from 25");
    EXPECT_EQ(close_with({6}, out), "6 - 5 = 1 from 25");
    of.slots[out].already_used = qty("25");
    EXPECT_EQ(close_with({6}, out), "6 - 0 = 6 from 25");
    of.slots[out].already_used = qty("500");
    EXPECT_EQ(close_with({6}, out), "6 - 0 = 6 from 500");
}

TEST_F(pooled, an_allowance_that_follows_slots_counts_what_others_use_of_them) {
    const auto storage = add(meter::storage_gp2, "300");
    const auto backup = add(meter::rds_backup, "350");
    allow_as_much_as(backup, {storage});
    EXPECT_EQ(close_with({100, 50}, backup), "50 - 50 = 0 from 400");
    EXPECT_EQ(close_with({100, 51}, backup), "51 - 50 = 1 from 400");
}

// 1 GB of free egress is the head of the first tier (rule R4.3): billing starts after it.
TEST_F(pooled, billing_starts_in_the_tiers_where_the_free_part_ends) {
    const auto out = add(meter::internet_out);
    allow(out, "1");
    EXPECT_EQ(close_with({40}, out), "40 - 1 = 39 from 1");
}

TEST_F(pooled, allowances_are_applied_in_their_order) {
    const auto storage = add(meter::storage_gp2);
    const auto backup = add(meter::rds_backup);
    allow_as_much_as(backup, {storage});
    allow(backup, "20");
    EXPECT_EQ(close_with({100, 110}, backup), "110 - 110 = 0 from 110");
    EXPECT_EQ(close_with({100, 120}, backup), "120 - 120 = 0 from 120");
    EXPECT_EQ(close_with({100, 121}, backup), "121 - 120 = 1 from 120");
}

TEST_F(pooled, what_is_withheld_of_the_slots_does_not_count) {
    const auto storage = add(meter::storage_gp2);
    const auto backup = add(meter::rds_backup);
    allow_as_much_as(backup, {storage});
    of.allowances.back().withheld = qty("30");
    EXPECT_EQ(close_with({100, 71}, backup), "71 - 70 = 1 from 70");
    EXPECT_EQ(close_with({20, 5}, backup), "5 - 0 = 5 from 0");
}

TEST_F(pooled, an_allowance_follows_what_is_used_and_not_what_is_billed) {
    const auto storage = add(meter::storage_gp2);
    const auto backup = add(meter::rds_backup);
    allow(storage, "20");
    allow_as_much_as(backup, {storage});
    EXPECT_EQ(close_with({100, 150}, backup), "150 - 100 = 50 from 100");
}

TEST_F(pooled, a_ledger_may_be_used_again) {
    const auto storage = add(meter::dynamodb_storage);
    allow(storage, "25");
    ledger book(of);
    for (int round = 0; round < 2; ++round) {
        book.sums[storage] = 30;
        close_month(of, book);
        EXPECT_EQ(to_string(book.closed[storage].billed), "5");
        EXPECT_EQ(to_string(book.closed[storage].free), "25");
    }
}

TEST_F(pooled, throws_beyond_the_range) {
    add(meter::dynamodb_storage);
    ledger book(of);
    book.sums[0] = power_of_ten(38);
    EXPECT_THROW(close_month(of, book), std::overflow_error);
}

}  // namespace pool_test
