// SPDX-License-Identifier: MIT
#include <dbcost/core/seeded_numbers.hpp>
#include <gtest/gtest.h>
#include <limits>

namespace seeded_numbers_test {

using namespace dbcost;

TEST(seeded_numbers, are_those_of_splitmix64) {
    // Published with the generator: the first three of seed 1234567.
    seeded_numbers random(1234567);
    constexpr std::int64_t all = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(random.below(all), static_cast<std::int64_t>(6457827717110365317U % static_cast<std::uint64_t>(all)));
    EXPECT_EQ(random.below(all), static_cast<std::int64_t>(3203168211198807973U % static_cast<std::uint64_t>(all)));
    EXPECT_EQ(random.below(all), static_cast<std::int64_t>(9817491932198370423U % static_cast<std::uint64_t>(all)));
}

TEST(seeded_numbers, stay_below_their_count) {
    seeded_numbers random(7);
    for (int i = 0; i < 1000; ++i) {
        const auto drawn = random.below(3);
        ASSERT_GE(drawn, 0);
        ASSERT_LT(drawn, 3);
    }
    EXPECT_EQ(random.below(1), 0);
}

}  // namespace seeded_numbers_test
