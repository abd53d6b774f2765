// SPDX-License-Identifier: MIT
#include <dbcost/estimate.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace name_overflow_test {

using namespace dbcost;

constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() / 2 + 1;

// Work that adds up the items of all operations, and doubles what each store sends, in 64 bits.
struct overflow_world : testing::Test {
    test::dynamodb_world made;
    int runs = 0;

    void add(std::string name, std::int64_t items) {
        made.add(std::move(name), test::of_items(test::form_of(action::query, "order"), items));
    }
    result<std::int64_t> sum() {
        return name_overflow(made.from, made.plan(), [&](const scenario& from, const deployment& of) {
            ++runs;
            std::int64_t all = 0;
            for (const auto& op : from.workload.operations) all = checked_add(all, *op.forms.front().items);
            for (const auto& where : of.stores) {
                (void)checked_multiply(where.transfer.internet_out.count(), 2);
            }
            return result<std::int64_t>(all);
        });
    }
    std::string place() { return sum().problems().front().place; }
};

TEST_F(overflow_world, without_one_the_work_is_done_once) {
    add("read", 7);
    EXPECT_EQ(*sum(), 7);
    EXPECT_EQ(runs, 1);
}

TEST_F(overflow_world, of_all_together_is_that_of_the_deployment) {
    made.where().place = "/deployments/d/stores/s";
    add("read", huge);
    add("find", huge);
    EXPECT_EQ(place(), "/deployments/d");
}

TEST_F(overflow_world, of_one_store_names_it) {
    made.where().place = "/deployments/d/stores/s";
    made.where().transfer.internet_out = bytes(huge);
    EXPECT_EQ(place(), "/deployments/d/stores/s");
    add("read", 7);  // in a store that overflows by itself, no operation is to blame
    EXPECT_EQ(place(), "/deployments/d/stores/s");
    EXPECT_EQ(sum().problems().front().seen, "a product beyond 64 bits on the way");
}

// Units of a minute go beyond 64 bits in the meters, quantities beyond 128 bits when the pool closes them.
TEST(overflow, names_the_operation_whichever_stage_it_stops) {
    const auto data = test::small_tables();
    for (const auto& [rate, seen] : {std::pair(test::per_second(ratio(power_of_ten(25))), "a number beyond 64 bits on the way"),
                                     std::pair(test::per_second(ratio(power_of_ten(36))), "a number beyond 128 bits on the way")}) {
        test::dynamodb_world made;
        made.add(test::entity_of("order", 0, 4096));
        made.add("read", test::form_of(action::get, "order"));
        made.add("place", test::form_of(action::put, "order"), rate);
        const auto refused = estimate(made.from, data, {});
        ASSERT_EQ(refused.problems().size(), 1U);
        EXPECT_EQ(refused.problems().front().code, errc::overflow);
        EXPECT_EQ(refused.problems().front().place, "/workload/operations/place");
        EXPECT_EQ(refused.problems().front().seen, seen);
    }
}

}  // namespace name_overflow_test
