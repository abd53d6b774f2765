// SPDX-License-Identifier: MIT
#include <dbcost/demand/written_sizes.hpp>
#include <gtest/gtest.h>

#include <vector>

namespace written_sizes_test {

using namespace dbcost::demand;

struct written_items : testing::Test {
    std::vector<weighted_size> sizes{{400, 3}, {6144, 1}};
    const size_slice items{0, 2, 4};

    std::vector<std::pair<std::int64_t, std::int64_t>> in(const size_slice& slice) const {
        std::vector<std::pair<std::int64_t, std::int64_t>> all;
        for (std::size_t i = 0; i < slice.count; ++i) {
            all.emplace_back(sizes[slice.first + i].size, sizes[slice.first + i].weight);
        }
        return all;
    }
};

using pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

TEST_F(written_items, are_as_large_as_before_unless_a_size_is_written) {
    const auto made = sizes_of_write(sizes, items, std::nullopt);
    EXPECT_EQ(sizes.size(), 2U);
    for (const auto which : {billed_size::before, billed_size::after, billed_size::larger, billed_size::both}) {
        EXPECT_EQ(in(made.of(which)), (pairs{{400, 3}, {6144, 1}}));
        EXPECT_EQ(made.of(which).total, 4);
    }
}

TEST_F(written_items, are_compared_class_by_class) {
    const auto made = sizes_of_write(sizes, items, 2048);
    EXPECT_EQ(in(made.of(billed_size::before)), (pairs{{400, 3}, {6144, 1}}));
    EXPECT_EQ(in(made.of(billed_size::after)), (pairs{{2048, 1}}));
    EXPECT_EQ(made.of(billed_size::after).total, 1);
    EXPECT_EQ(in(made.of(billed_size::larger)), (pairs{{2048, 3}, {6144, 1}}));
    EXPECT_EQ(made.of(billed_size::larger).total, 4);
}

TEST_F(written_items, count_once_as_old_and_once_as_new_when_both_are_billed) {
    const auto made = sizes_of_write(sizes, items, 2048);
    EXPECT_EQ(in(made.of(billed_size::both)), (pairs{{400, 3}, {6144, 1}, {2048, 4}}));
    EXPECT_EQ(made.of(billed_size::both).total, 8);
}

}  // namespace written_sizes_test
