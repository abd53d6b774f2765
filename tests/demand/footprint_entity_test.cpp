// SPDX-License-Identifier: MIT
// Entities as tables: with columns and without, in use, and over a store.
#include <dbcost/demand/footprint_entity.hpp>
#include <gtest/gtest.h>

namespace dbcost::demand {
namespace footprint_entity_test {

[[nodiscard]] bytes pages(std::int64_t count) { return bytes(count * 8192); }

// Items of 1,024 bytes under a key of 2 + 16: text of 16 and 1,006 bytes of the rest.
[[nodiscard]] entity plain_entity() {
    entity made;
    made.name = "photo";
    made.place = "/workload/entities/photo";
    made.count = 1000;
    made.key = {{"id", bytes(16)}};
    made.size.classes = {{bytes(1024), ratio(1)}};
    return made;
}

[[nodiscard]] entity entity_with_columns() {
    auto made = plain_entity();
    made.columns = {{"id", "", column_type::bigint, {{bytes(8), ratio(1)}}, {}},
                    {"kind", "", column_type::smallint, {{bytes(2), ratio(1)}}, {}}};
    return made;
}

// 24 + 17, at 4: 44 + 4 + 1,006 = 1,054, aligned 1,056 + 4: seven a page. Entries of 8 + 17, aligned 32 + 4:
// 203 a page, ceil(999 / 203) = 5 leaves, a root and the first page.
TEST(postgres_bytes, of_an_entity_without_columns_are_its_key_and_the_rest_of_the_item) {
    const auto made = postgres_bytes_of(plain_entity(), 1000);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->heap, pages(143));
    EXPECT_EQ(made->toast, pages(1));
    EXPECT_EQ(made->indexes, pages(7));
    EXPECT_EQ(made->total(), pages(151));
}

TEST(postgres_bytes, of_items_of_several_sizes_are_rows_of_several_lengths) {
    auto made = plain_entity();
    made.size.classes = {{bytes(1024), ratio(9, 10)}, {bytes(6 * 1024), ratio(1, 10)}};
    const auto takes = postgres_bytes_of(made, 1000);
    ASSERT_TRUE(takes);
    // 6,126 bytes leave in each tenth row: chunks of 1,996 three times and of 138, 100 times.
    EXPECT_GT(takes->toast, pages(75));
    EXPECT_LT(takes->heap, pages(143));
}

TEST(postgres_bytes, of_an_item_no_larger_than_its_key_have_an_empty_rest) {
    auto made = plain_entity();
    made.size.classes = {{bytes(18), ratio(1)}};
    EXPECT_EQ(table_of(made, 1).columns.back().values.front().size, bytes(0));
    made.size.classes = {{bytes(10), ratio(1)}};
    EXPECT_EQ(table_of(made, 1).columns.back().values.front().size, bytes(0));
}

TEST(postgres_bytes, of_an_entity_with_columns_are_those_of_the_columns) {
    const auto made = postgres_bytes_of(entity_with_columns(), 186);
    EXPECT_EQ(made->heap, pages(2));
    EXPECT_EQ(made->toast, bytes(0));
    EXPECT_EQ(made->indexes, pages(2));  // over the key
}

TEST(postgres_bytes, take_indexes_and_fillfactor_as_stated) {
    auto made = entity_with_columns();
    made.fillfactor = 70;
    made.postgres_indexes = std::vector<column_index>{};
    EXPECT_EQ(postgres_bytes_of(made, 130)->heap, pages(2));
    EXPECT_EQ(postgres_bytes_of(made, 130)->indexes, bytes(0));
    made.postgres_indexes = std::vector<column_index>{{"", {"kind", "id"}}, {"", {"id"}}};
    EXPECT_EQ(postgres_bytes_of(made, 130)->indexes, pages(4));
}

TEST(postgres_bytes, name_the_key_that_no_index_could_hold) {
    auto made = plain_entity();
    made.key = {{"id", bytes(2700)}};
    const auto takes = postgres_bytes_of(made, 1);
    ASSERT_FALSE(takes);
    EXPECT_EQ(takes.problems().front().code, errc::out_of_range);
    EXPECT_EQ(takes.problems().front().place, "/workload/entities/photo/key");
}

// ---- in use ------------------------------------------------------------------------------------

TEST(bytes_in_use, are_a_fifth_more_unless_stated_otherwise) {
    EXPECT_EQ(bytes_in_use(bytes(1001), assumptions_of({})), bytes(1202));  // 1,201.2
    rds_storage stated;
    stated.bloat = ratio();
    EXPECT_EQ(bytes_in_use(bytes(1001), assumptions_of(stated)), bytes(1001));
}

TEST(volume_for_data, keeps_a_tenth_free_unless_stated_otherwise) {
    EXPECT_EQ(volume_for(bytes(900), assumptions_of({})), bytes(1000));
    EXPECT_EQ(volume_for(bytes(901), assumptions_of({})), bytes(1002));  // 1,001.1
    rds_storage stated;
    stated.free_space = ratio(1, 2);
    EXPECT_EQ(volume_for(bytes(901), assumptions_of(stated)), bytes(1802));
}

[[nodiscard]] store rds_holding(std::vector<std::string> entities) {
    store made;
    made.entities = std::move(entities);
    made.settings = rds_store{};
    return made;
}

TEST(bytes_in_use_of_a_store, are_known_where_each_of_its_entities_has_columns) {
    workload load;
    load.entities = {entity_with_columns(), plain_entity()};
    load.entities[0].count = 186;
    load.entities[1].name = "other";
    EXPECT_EQ(**bytes_in_use_of(rds_holding({"photo"}), load), bytes(39322));  // 4 x 8,192 x 1.2 = 39,321.6
    EXPECT_FALSE(*bytes_in_use_of(rds_holding({}), load));
    EXPECT_FALSE(*bytes_in_use_of(rds_holding({"nothing"}), load));
}

}  // namespace footprint_entity_test
}  // namespace dbcost::demand
