// SPDX-License-Identifier: MIT
#include <dbcost/core/error.hpp>
#include <gtest/gtest.h>

#include <set>

namespace error_test {

using namespace dbcost;

// A name out of step with its code would put the wrong word into every message after it.
TEST(error, names_stand_beside_their_codes) {
    EXPECT_EQ(name(errc::file_unreadable), "file-unreadable");
    EXPECT_EQ(name(errc::too_deep), "too-deep");
    EXPECT_EQ(name(errc::bad_number), "bad-number");
    EXPECT_EQ(name(errc::out_of_range), "out-of-range");
    EXPECT_EQ(name(errc::unknown_entity), "unknown-entity");
    EXPECT_EQ(name(errc::unknown_pointer), "unknown-pointer");
    EXPECT_EQ(name(errc::entity_claimed_twice), "entity-claimed-twice");
    EXPECT_EQ(name(errc::default_used), "default-used");
    EXPECT_EQ(name(errc::price_missing), "price-missing");
    EXPECT_EQ(name(errc::as_of_missing), "as-of-missing");
    EXPECT_EQ(name(errc::tier_gap), "tier-gap");
    EXPECT_EQ(name(errc::unit_mismatch), "unit-mismatch");
    EXPECT_EQ(name(errc::overflow), "overflow");
}

TEST(error, names_are_unique_words_with_hyphens) {
    std::set<std::string_view> seen;
    for (const auto word : error_names) {
        EXPECT_TRUE(seen.insert(word).second) << word;
        EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << word;
    }
}

}  // namespace error_test
