// SPDX-License-Identifier: MIT
#include <dbcost/pool/reserved.hpp>
#include <gtest/gtest.h>

namespace reserved_test {

using dbcost::hour_profile;
using dbcost::pool::cover;

[[nodiscard]] hour_profile half_days(std::int64_t first, std::int64_t second) {
    hour_profile made;
    made.add(12, first);
    made.add(12, second);
    return made;
}

// The example of rule D8: 300 reserved; 250 units for 12 hours, 400 for 12.
TEST(reserved, covers_hour_by_hour_and_never_carries_over) {
    const auto seen = cover(half_days(250, 400), hour_profile::of(24, 300));
    EXPECT_EQ(seen.covered, 12 * 250 + 12 * 300);
    EXPECT_EQ(seen.unused, 12 * 50);
}

TEST(reserved, exactly_as_much_as_is_provisioned_leaves_nothing) {
    const auto seen = cover(hour_profile::of(730, 300), hour_profile::of(730, 300));
    EXPECT_EQ(seen.covered, 730 * 300);
    EXPECT_EQ(seen.unused, 0);
}

TEST(reserved, one_unit_more_or_less_shows) {
    EXPECT_EQ(cover(hour_profile::of(730, 301), hour_profile::of(730, 300)).covered, 730 * 300);
    EXPECT_EQ(cover(hour_profile::of(730, 299), hour_profile::of(730, 300)).unused, 730);
}

TEST(reserved, nothing_provisioned_is_all_in_vain) {
    const auto seen = cover(hour_profile::of(24, 0), half_days(0, 100));
    EXPECT_EQ(seen.covered, 0);
    EXPECT_EQ(seen.unused, 1200);
}

}  // namespace reserved_test
