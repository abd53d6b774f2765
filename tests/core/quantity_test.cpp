// SPDX-License-Identifier: MIT
#include <dbcost/core/units.hpp>
#include <gtest/gtest.h>

#include <limits>

namespace quantity_test {

using namespace dbcost;

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

TEST(quantity, starts_at_nothing) { EXPECT_EQ(bytes().count(), 0); }

TEST(quantity, adds_and_multiplies_with_its_unit) {
    EXPECT_EQ(bytes(4096) + bytes(1), bytes(4097));
    EXPECT_EQ(bytes(300) * 10, bytes(3000));
    items sum(2);
    sum += items(3);
    EXPECT_EQ(sum.count(), 5);
}

TEST(quantity, orders_by_count) {
    EXPECT_LT(bytes(1), bytes(2));
    EXPECT_EQ(write_units(3), write_units(3));
    EXPECT_GT(half_read_units(1), half_read_units(-1));
}

TEST(quantity, throws_when_a_sum_leaves_64_bits) {
    EXPECT_EQ(checked_add(most - 1, 1), most);
    EXPECT_THROW((void)(bytes(most) + bytes(1)), std::overflow_error);
    EXPECT_THROW((void)checked_add(least, -1), std::overflow_error);
    bytes sum(most);
    EXPECT_THROW(sum += bytes(1), std::overflow_error);
    EXPECT_EQ(sum, bytes(most));
}

TEST(quantity, throws_when_a_product_leaves_64_bits) {
    EXPECT_EQ(checked_multiply(most, 1), most);
    EXPECT_EQ(checked_multiply(most, -1), least + 1);
    EXPECT_THROW((void)(bytes(most) * 2), std::overflow_error);
    EXPECT_THROW((void)checked_multiply(least, -1), std::overflow_error);
    EXPECT_THROW((void)checked_multiply(std::int64_t{1} << 32, std::int64_t{1} << 31),
                 std::overflow_error);
}

TEST(units, kilobytes_and_gigabytes_are_1024_based) {
    EXPECT_EQ(kilobytes(4), bytes(4096));
    EXPECT_EQ(gigabytes(1), bytes(1073741824));
    EXPECT_EQ(bytes_per_mb, 1048576);
    EXPECT_EQ(bytes_per_tb, 1024 * bytes_per_gb);
    EXPECT_THROW((void)gigabytes(std::int64_t{1} << 33), std::overflow_error);
}

}  // namespace quantity_test
