// SPDX-License-Identifier: MIT
#include <dbcost/core/meter_pattern.hpp>
#include <gtest/gtest.h>

namespace meter_pattern_test {

using namespace dbcost;

bool covers(std::string_view pattern, std::string_view key) {
    return parse_meter_pattern(pattern)->covers(*parse_meter_key(key));
}

TEST(meter_pattern, a_family_covers_what_is_below_its_name) {
    EXPECT_TRUE(covers("dynamodb.*", "dynamodb.storage"));
    EXPECT_TRUE(covers("rds.storage.*", "rds.storage.gp2[deployment=single-az]"));
    EXPECT_FALSE(covers("rds.storage.*", "rds.backup"));
    EXPECT_FALSE(covers("dynamodb.*", "rds.backup"));
}

TEST(meter_pattern, a_meter_is_covered_with_whatever_attributes) {
    EXPECT_TRUE(covers("rds.storage.gp2", "rds.storage.gp2[deployment=multi-az]"));
    EXPECT_FALSE(covers("rds.storage.magnetic", "rds.storage.magnetic-requests"));
}

TEST(meter_pattern, attributes_are_those_of_the_pattern) {
    EXPECT_TRUE(covers("rds.storage.gp2[deployment=multi-az]", "rds.storage.gp2[deployment=multi-az]"));
    EXPECT_FALSE(covers("rds.storage.gp2[deployment=multi-az]", "rds.storage.gp2[deployment=single-az]"));
}

TEST(meter_pattern, an_empty_one_covers_every_meter) {
    EXPECT_TRUE(meter_pattern{}.covers(*parse_meter_key("rds.backup")));
    EXPECT_TRUE(meter_pattern{}.is_family());
}

TEST(meter_pattern, names_a_meter_there_is) {
    for (const auto* text :
         {"", "*", ".*", "dynamodb", "dynamodb*", "dynamo.*", "dynamodb.storrage", "dynamodb.storage.*"}) {
        const auto made = parse_meter_pattern(text);
        ASSERT_FALSE(made) << text;
        EXPECT_EQ(made.problems().front().code, errc::bad_meter) << text;
        EXPECT_EQ(made.problems().front().expected, "a meter, or a family such as dynamodb.*") << text;
    }
    EXPECT_EQ(parse_meter_pattern("dynamodb.storrage").problems().front().remedy, "did you mean \"dynamodb.storage\"?");
}

TEST(meter_pattern, names_the_attributes_that_its_meter_has) {
    for (const auto* text : {"rds.instance-hours[class=db.m5.large]", "rds.instance-hours[deployment=multi-az, class=x]",
                             "rds.instance-hours[class=, deployment=multi-az]", "rds.instance-hours[class=db.m5.large"}) {
        const auto made = parse_meter_pattern(text);
        ASSERT_FALSE(made) << text;
        EXPECT_EQ(made.problems().front().code, errc::bad_meter) << text;
        EXPECT_EQ(made.problems().front().expected, "rds.instance-hours[class=..., deployment=...]") << text;
    }
}

}  // namespace meter_pattern_test
