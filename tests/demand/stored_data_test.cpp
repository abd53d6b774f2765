// SPDX-License-Identifier: MIT
#include <dbcost/demand/stored_data.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace stored_data_test {

using namespace dbcost;
using test::form_of;
using test::rds_world;
using test::text;

result<demand::rds_month> load_of(const rds_world& of) { return demand::rds_month_of(of.where(), of.plan(), of.from); }

TEST(stored_data, are_the_items_at_the_start_and_at_the_end_of_the_month) {
    rds_world made;
    made.add(test::order_entity(1000, 200));
    made.add("write", form_of(action::put, "order"), test::per_month(ratio(300)));
    const auto load = load_of(made);
    EXPECT_EQ(text(load->data->start), "200000");
    EXPECT_EQ(text(load->data->end), "260000");
    EXPECT_EQ(text(load->operations), "300");
}

TEST(stored_data, take_the_mean_of_a_distribution_of_sizes) {
    rds_world made;
    auto what = test::order_entity(10, 0);
    what.size.classes = {{bytes(100), ratio(9, 10)}, {bytes(1100), ratio(1, 10)}};
    made.add(what);
    EXPECT_EQ(text(load_of(made)->data->start), "2000");
}

TEST(stored_data, of_several_entities_add_up_and_those_of_other_stores_do_not_count) {
    rds_world made;
    made.add(test::entity_of("a", 10, 100));
    made.add(test::entity_of("b", 10, 10));
    made.add(test::entity_of("c", 10, 1));
    made.where().entities = {"a", "c"};
    EXPECT_EQ(text(load_of(made)->data->start), "1010");
}

// A row that is there for a part of the month takes its place in a page: where the next row begins one, too.
TEST(stored_data, of_columns_are_those_of_whole_rows) {
    auto what = test::entity_of("row", 0, 0);
    what.columns = {{"id", "", column_type::bigint, {{bytes(8), ratio(1)}}, {}}};
    const auto bytes_of = [&](const ratio& items) { return *demand::data_of(what, items, {}); };
    EXPECT_LT(bytes_of(ratio(1)), bytes_of(ratio(1000)));
    for (std::int64_t rows = 1; rows < 500; ++rows) {
        EXPECT_EQ(bytes_of(ratio(rows) + ratio(1, 3)), bytes_of(ratio(rows + 1))) << rows;
    }
}

TEST(stored_data, are_not_asked_for_beside_stated_ones) {
    rds_world made;
    EXPECT_FALSE(load_of(made)->data.has_value()) << "no entities";
    made.add(test::order_entity(10, 100));
    EXPECT_TRUE(load_of(made)->data.has_value());
    made.settings().storage.used = gigabytes(1);
    EXPECT_FALSE(load_of(made)->data.has_value());
}

TEST(stored_data, of_growth_that_contradicts_itself_are_an_error) {
    rds_world made;
    made.add(test::order_entity(10, 100)).growth_per_month = growth{false, ratio(5)};
    made.add("write", form_of(action::put, "order"), test::per_month(ratio(300)));
    const auto load = load_of(made);
    EXPECT_EQ(test::codes(load), "contradiction");
    EXPECT_EQ(load.problems().front().place, "/workload/entities/order/growth_per_month");
}

}  // namespace stored_data_test
