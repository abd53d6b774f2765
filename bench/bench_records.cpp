// SPDX-License-Identifier: MIT
// Many scenarios: points of a sweep and lines of a batch, on one worker and on two.
#include <dbcost/io/batch.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_file.hpp>
#include <dbcost/io/sweep.hpp>

#include "ratios.hpp"

namespace {

using namespace dbcost;

constexpr std::int64_t points = 8192, lines = 4096;

const std::string& first_bill() {
    static const auto text = *read_file(DBCOST_SOURCE_DIR "/docs/examples/first-bill.json");
    return text;
}

std::string sweep_rows(unsigned jobs) {
    const sweep_request asked{.text = first_bill(), .file = "first-bill.json",
                              .axes = {{"/workload/entities/note/count", *parse_values("1..8192")}}, .jobs = jobs};
    std::string all;
    const auto made = sweep(asked, embedded_tables(), [&](std::string_view rows, std::int64_t) {
        all += rows;
        return true;
    });
    bench::require(made && made->points == points && made->failed == 0, "points of the sweep");
    return all;
}

std::string batch_records(unsigned jobs) {
    std::string line;
    for (const char c : first_bill()) line += c == '\n' ? ' ' : c;
    std::int64_t left = lines;
    std::string all;
    const auto next = [&] { return left-- > 0 ? std::optional(line) : std::nullopt; };
    const auto made = batch({.jobs = jobs}, embedded_tables(), next, [&](std::string_view records) {
        all += records;
        return true;
    });
    bench::require(made.lines == lines && made.failed == 0 && made.incomplete == 0, "lines of the batch");
    return all;
}

template <unsigned Jobs>
void sweep_on(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sweep_rows(Jobs));
    state.SetItemsProcessed(state.iterations() * points);
}
template <unsigned Jobs>
void batch_on(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(batch_records(Jobs));
    state.SetItemsProcessed(state.iterations() * lines);
}

void sweep_on_one(benchmark::State& state) { sweep_on<1>(state); }
void sweep_on_two(benchmark::State& state) { sweep_on<2>(state); }
void batch_on_one(benchmark::State& state) { batch_on<1>(state); }
void batch_on_two(benchmark::State& state) { batch_on<2>(state); }

BENCHMARK(sweep_on_one)->UseRealTime()->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(sweep_on_two)->UseRealTime()->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(batch_on_one)->UseRealTime()->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(batch_on_two)->UseRealTime()->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

// The bill of the tutorial in each record, and the same bytes on two workers.
void check_answers() {
    const auto records = batch_records(1);
    bench::require(records.starts_with("{\"batch\":1,\"line\":1,\"name\":\"first bill\","), "the first record");
    bench::require(records.find("\"total\":\"28.97\"") < records.find('\n'), "the first bill");
    bench::require(batch_records(2) == records, "batch on two workers");
    bench::require(sweep_rows(2) == sweep_rows(1), "sweep on two workers");
}

}  // namespace

int main(int argc, char** argv) {
    check_answers();
    return dbcost::bench::run(argc, argv, {{"sweep_on_one", "sweep_on_two", "sweep: one worker / two", 0},
                                           {"batch_on_one", "batch_on_two", "batch: one worker / two", 0}});
}
