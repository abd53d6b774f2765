// SPDX-License-Identifier: MIT
// Reading what the sizing check assumes of an RDS store.
#include <gtest/gtest.h>
#include <dbcost/io/parse_scenario.hpp>

namespace dbcost {
namespace parse_sizing_test {

[[nodiscard]] result<scenario> read(const std::string& keys) {
    return parse_scenario(R"({"scenario": 1, "region": "us-east-1", "deployments": {"d": {
        "store": "rds-postgresql", "instance": "db.m5.large",
        "storage": {"type": "gp2", "size": "100 GiB"}, )" + keys + "}}}", "file.json", {});
}

[[nodiscard]] rds_store store_of(const std::string& keys) {
    const auto made = read(keys);
    EXPECT_TRUE(made) << keys;
    return std::get<rds_store>(made->deployments.front().stores.front().settings);
}

[[nodiscard]] std::string problem(const std::string& keys) {
    const auto made = read(keys);
    if (made || made.problems().size() != 1) return "not one problem";
    const auto& only = made.problems().front();
    const std::string place = only.place.substr(only.place.find("/deployments/d/") + 15);
    return std::string(name(only.code)) + " " + place + (only.remedy.empty() ? ", no remedy" : "");
}

TEST(parse_sizing, every_assumption_is_read_by_its_key) {
    const auto sizing = store_of(R"("pooler": "PgBouncer", "sizing": {
        "headroom": "10%", "cache_hit": "95%", "hot_share": "30%", "cache_memory": "25%", "index_pages": "2.5",
        "ios_per_write": 4, "pages_per_scan_io": 1, "statement_cpu": "0.5 ms", "row_cpu": "0.001 ms",
        "write_cpu": "1 ms", "connection_time": "2 s", "reserved_connections": 3, "connections": 250})");
    EXPECT_TRUE(sizing.has_pooler);
    std::string all;
    for (const auto& known : assumptions) all += value_text(sizing.sizing, known.id) + " ";
    EXPECT_EQ(all, "10% 95% 30% 25% 2.5 4 1 0.5 ms 0.001 ms 1 ms 2000 ms 3 ");
    EXPECT_EQ(sizing.sizing.connections, 250);
    EXPECT_EQ(defaults_text(sizing.sizing), "");
}

TEST(parse_sizing, what_is_left_out_has_its_default) {
    const auto settings = store_of(R"("sizing": {"cache_hit": "0%"})");
    EXPECT_FALSE(settings.has_pooler);
    EXPECT_EQ(settings.sizing.of(assumption::cache_hit), ratio(0));
    EXPECT_EQ(settings.sizing.of(assumption::headroom), ratio(1, 5));
    EXPECT_FALSE(settings.sizing.connections);
}

TEST(parse_sizing, mistakes_are_told_at_their_place) {
    EXPECT_EQ(problem(R"("sizing": {"cache_hits": "99%"})"), "unknown-key sizing/cache_hits");
    EXPECT_EQ(problem(R"("sizing": {"headroom": "120%"})"), "bad-share sizing/headroom");
    EXPECT_EQ(problem(R"("sizing": {"row_cpu": "2"})"), "bad-number sizing/row_cpu");
    EXPECT_EQ(problem(R"("sizing": {"pages_per_scan_io": "0.5"})"),
              "out-of-range sizing/pages_per_scan_io");
    EXPECT_EQ(problem(R"("sizing": {"replica_reads": "50%"})"), "contradiction sizing/replica_reads");
    EXPECT_EQ(problem(R"("pooler": "")"), "bad-choice pooler");
}

TEST(parse_sizing, reads_may_go_to_replicas_that_are_there) {
    const auto settings = store_of(R"("replicas": [{}], "sizing": {"replica_reads": "50%"})");
    EXPECT_EQ(settings.sizing.replica_reads, ratio(1, 2));
    EXPECT_TRUE(read(R"("sizing": {"replica_reads": "0%"})")) << "no reads need no replica";
}

}  // namespace parse_sizing_test
}  // namespace dbcost
