// SPDX-License-Identifier: MIT
// A year of minutes through the auto-scaling simulator, for a table and three global indexes.
#include <dbcost/meter/capacity_run.hpp>

#include "ratios.hpp"

namespace {

using namespace dbcost;
using namespace dbcost::metering;

constexpr std::size_t year = 365 * 24 * 60;
constexpr std::size_t targets = 4;

capacity_setting scaled() { return {{}, capacity_setting::scaling{5, 40000, ratio(7, 10)}, {}}; }

// A load that rises and falls by the hour, with a peak each day.
const std::vector<std::int64_t>& load() {
    static const auto made = [] {
        std::vector<std::int64_t> minutes;
        for (std::size_t i = 0; i < year; ++i) {
            const auto hour = i / 60 % 24;
            const std::int64_t units = hour == 10 ? 1000 : 100 + static_cast<std::int64_t>(hour * 7 + i % 5);
            minutes.push_back(units * half_units_a_minute);
        }
        return minutes;
    }();
    return made;
}

const capacity_rules& rules() {
    static const capacity_rules made{{}, {4, 60}, 0};
    return made;
}

capacity_outcome run_writes() {
    static const capacity_setting none{1, {}, {}};
    static const auto writes = scaled();
    return run_capacity({&none, &writes}, {std::span<const std::int64_t>(), load()}, rules(), no_trace)[1];
}

std::array<capacity_outcome, 2> run_both() {
    static const auto setting = scaled();
    return run_capacity({&setting, &setting}, {load(), load()}, rules(), no_trace);
}

void year_of_writes(benchmark::State& state) {
    for (auto _ : state) {
        for (std::size_t i = 0; i < targets; ++i) benchmark::DoNotOptimize(run_writes());
    }
}
void year_of_both_sides(benchmark::State& state) {
    for (auto _ : state) {
        for (std::size_t i = 0; i < targets; ++i) benchmark::DoNotOptimize(run_both());
    }
}

BENCHMARK(year_of_writes)->Unit(benchmark::kMillisecond)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(year_of_both_sides)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

// The day of tests/cases/scaling/day-with-tenfold-peak.json, and what a year must keep.
void check_answers() {
    std::vector<std::int64_t> day(1440, 100 * half_units_a_minute);
    std::fill(day.begin() + 600, day.begin() + 660, 1000 * half_units_a_minute);
    const capacity_setting none{1, {}, {}}, writes = scaled();
    const auto seen = run_capacity({&none, &writes}, {std::span<const std::int64_t>(), day}, rules(), no_trace)[1];
    bench::require(total(seen.most_in_hour) == 6004, "unit-hours of the day");
    bench::require(seen.throttled == 2 * 375300 && seen.outs == 7 && seen.ins == 1, "events of the day");
    const auto whole = run_writes();
    bench::require(whole.demanded == whole.consumed + whole.throttled, "nothing is lost in the year");
    bench::require(whole.most_in_hour.hours() == 8760 && whole.outs >= 365, "the year");
    bench::require(run_both()[1].consumed > 0 && run_both()[0].consumed == run_both()[1].consumed, "both sides");
    std::printf("year: %lld up, %lld down, %lld minutes throttled\n", static_cast<long long>(whole.outs),
                static_cast<long long>(whole.ins), static_cast<long long>(whole.throttled_minutes));
    std::printf("limit of year_of_writes: 25 ms (a table and three indexes)\n");
}

}  // namespace

int main(int argc, char** argv) {
    check_answers();
    return bench::run(argc, argv, {{"year_of_both_sides", "year_of_writes", "both sides / writes alone", 0}});
}
