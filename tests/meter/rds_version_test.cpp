// SPDX-License-Identifier: MIT
// Versions of PostgreSQL, as they are written; what classes run is in tests/cases/rds/version-*.
#include <dbcost/meter/rds_version.hpp>
#include <gtest/gtest.h>

namespace rds_version_test {

using namespace dbcost;
using metering::parse_version;

std::string shown(const std::string& text) {
    const auto version = parse_version(text);
    if (!version) return "none";
    return version->series + " " + std::to_string(version->major) + " " +
           (version->minor ? std::to_string(*version->minor) : "-");
}

TEST(parse_version, tells_series_and_minor_apart) {
    EXPECT_EQ(shown("9.6.9"), "9.6 9 9");
    EXPECT_EQ(shown("9.6"), "9.6 9 -");
    EXPECT_EQ(shown("10.4"), "10 10 4");
    EXPECT_EQ(shown("11"), "11 11 -");
}

TEST(parse_version, takes_nothing_else) {
    for (const auto* text : {"", "eleven", "11.", "11.x", "9.", "9.6.", "-1", "9.6.9.1", "11.5 "}) {
        EXPECT_EQ(shown(text), "none") << text;
    }
}

}  // namespace rds_version_test
