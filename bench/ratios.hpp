// SPDX-License-Identifier: MIT
// Ratios between benchmarks of one run: the machine is noisy, a ratio in one run is less so.
//
//   int main(int argc, char** argv) {
//       return dbcost::bench::run(argc, argv, {{"exact", "double", "run with totals / double", 1.5}});
//   }
//
// Prints the table of Google Benchmark, then each ratio of median CPU times (real times where a benchmark asks for
// them) with its limit. It never fails on a slow machine: limits are for people to read.
#pragma once
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace dbcost::bench {

struct ratio_line {
    std::string over, under, what;
    double limit;  // 0: none
};

class median_reporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs) {
            if (run.aggregate_name != "median") continue;
            const bool real = run.run_name.time_type == "real_time";
            medians_[run.run_name.function_name] = real ? run.GetAdjustedRealTime() : run.GetAdjustedCPUTime();
        }
        benchmark::ConsoleReporter::ReportRuns(runs);
    }
    void print(const ratio_line& line) const {
        const auto over = medians_.find(line.over);
        const auto under = medians_.find(line.under);
        if (over == medians_.end() || under == medians_.end()) return;
        std::printf("%-52s %8.2f", line.what.c_str(), over->second / under->second);
        if (line.limit > 0) std::printf("   (limit %.1f)", line.limit);
        std::printf("\n");
    }

private:
    std::map<std::string, double> medians_;
};

inline int run(int argc, char** argv, const std::vector<ratio_line>& lines) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    median_reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    for (const auto& line : lines) reporter.print(line);
    return 0;
}

// Stops the program when an answer is wrong: nothing wrong is ever timed.
inline void require(bool right, const char* what) {
    if (right) return;
    std::fprintf(stderr, "wrong answer, not timed: %s\n", what);
    std::exit(1);
}

}  // namespace dbcost::bench
