// SPDX-License-Identifier: MIT
// Reading: a scenario, one embedded price, and every table of the folder.
#include <dbcost/dbcost.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>

#include <fstream>
#include <iterator>

#include "ratios.hpp"

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::string source = DBCOST_SOURCE_DIR;

void parse_article(benchmark::State& state) {
    const auto text = read(source + "/docs/examples/article.json");
    for (auto _ : state) benchmark::DoNotOptimize(dbcost::parse_scenario(text, "article.json", {}));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
void estimate_article(benchmark::State& state) {
    const auto parsed = dbcost::parse_scenario(read(source + "/docs/examples/article.json"), "article.json", {});
    for (auto _ : state) benchmark::DoNotOptimize(dbcost::estimate(*parsed, dbcost::embedded_tables(), {}));
}
void load_rds_table(benchmark::State& state) {
    const auto text = read(source + "/pricing/tables/aws/rds-postgresql/us-east-1.json");
    for (auto _ : state) {
        dbcost::memory_tables into;
        benchmark::DoNotOptimize(dbcost::add_table(into, text, "tables/aws/rds-postgresql/us-east-1.json"));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

BENCHMARK(parse_article)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(estimate_article)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(load_rds_table)->Repetitions(5)->ReportAggregatesOnly();

void check_answers() {
    const auto parsed = dbcost::parse_scenario(read(source + "/docs/examples/article.json"), "article.json", {});
    dbcost::bench::require(static_cast<bool>(parsed), "the article parses");
    const auto bill = dbcost::estimate(*parsed, dbcost::embedded_tables(), {});
    dbcost::bench::require(bill && complete(*bill), "the article is priced completely");
    const auto loaded = dbcost::load_tables(source + "/pricing");
    dbcost::bench::require(loaded && !(*loaded)->all_prices().empty(), "the tables load");
}

}  // namespace

int main(int argc, char** argv) {
    check_answers();
    return dbcost::bench::run(argc, argv, {});
}
