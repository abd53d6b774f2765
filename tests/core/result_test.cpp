// SPDX-License-Identifier: MIT
#include <dbcost/core/integer.hpp>
#include <dbcost/core/result.hpp>
#include <gtest/gtest.h>

#include <memory>

namespace result_test {

using namespace dbcost;

const error sample{errc::bad_number, "/a", "\"x\"", "a number", "write a number"};

TEST(result, holds_a_value) {
    result<std::string> made(std::string("yes"));
    EXPECT_TRUE(made);
    EXPECT_EQ(*made, "yes");
    EXPECT_EQ(made->size(), 3U);
    EXPECT_TRUE(made.problems().empty());
    *made += "!";
    EXPECT_EQ(*made, "yes!");
}

TEST(result, holds_every_error) {
    const result<int> failed(errors{sample, sample});
    EXPECT_FALSE(failed);
    EXPECT_EQ(failed.problems(), (errors{sample, sample}));
    EXPECT_EQ(result<int>(sample).problems(), errors{sample});
}

TEST(result, reading_the_value_of_a_failure_is_a_mistake_of_the_programmer) {
    result<std::string> failed(sample);
    EXPECT_THROW((void)*failed, std::logic_error);
    EXPECT_THROW((void)failed->size(), std::logic_error);
    EXPECT_THROW((void)*std::move(failed), std::logic_error);
}

TEST(result, a_failure_names_its_errors) { EXPECT_THROW((void)result<int>(errors{}), std::logic_error); }

TEST(result, moves_a_value_out) {
    result<std::unique_ptr<int>> made(std::make_unique<int>(7));
    const std::unique_ptr<int> taken = *std::move(made);
    EXPECT_EQ(*taken, 7);
}

TEST(result, an_overflow_on_the_way_becomes_an_error_with_its_place) {
    const auto failed = guard_overflow("/deployments/d", []() -> result<integer> {
        return power_of_ten(38) * 100;
    });
    ASSERT_EQ(failed.problems().size(), 1U);
    EXPECT_EQ(failed.problems().front().code, errc::overflow);
    EXPECT_EQ(failed.problems().front().place, "/deployments/d");
    EXPECT_EQ(failed.problems().front().seen, "a number beyond 128 bits on the way");
}

TEST(result, the_guard_lets_values_errors_and_other_exceptions_through) {
    EXPECT_EQ(*guard_overflow("", [] { return result<int>(7); }), 7);
    EXPECT_EQ(guard_overflow("", [] { return result<int>(sample); }).problems(), errors{sample});
    const auto range = guard_overflow("", []() -> result<int> { throw std::range_error("narrow"); });
    EXPECT_EQ(range.problems().front().code, errc::overflow);
    EXPECT_EQ(range.problems().front().seen, "narrow on the way");
    const auto mistake = []() -> result<int> { throw std::logic_error("a mistake"); };
    EXPECT_THROW((void)guard_overflow("", mistake), std::logic_error);
}

}  // namespace result_test
