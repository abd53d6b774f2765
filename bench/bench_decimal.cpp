// SPDX-License-Identifier: MIT
// Decimals against doubles: 4,096 multiply-adds, parsing and printing.
#include <dbcost/core/money.hpp>

#include "ratios.hpp"

namespace {

using dbcost::decimal;

constexpr std::size_t count = 4096;

struct terms {
    std::vector<decimal<10>> prices, quantities;
    std::vector<double> double_prices, double_quantities;
};

const terms& input() {
    static const terms made = [] {
        terms t;
        for (std::size_t i = 0; i < count; ++i) {
            const auto price = static_cast<std::int64_t>(i % 97 + 1), quantity = static_cast<std::int64_t>(i * 31 + 7);
            t.prices.push_back(decimal<10>::from_coefficient(price * 12500));
            t.quantities.push_back(decimal<10>::whole(quantity));
            t.double_prices.push_back(static_cast<double>(price) * 12500e-10);
            t.double_quantities.push_back(static_cast<double>(quantity));
        }
        return t;
    }();
    return made;
}

decimal<20> exact_sum() {
    decimal<20> sum;
    for (std::size_t i = 0; i < count; ++i) sum += input().prices[i] * input().quantities[i];
    return sum;
}

double double_sum() {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += input().double_prices[i] * input().double_quantities[i];
    return sum;
}

void multiply_add_decimal(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(exact_sum());
}
void multiply_add_double(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(double_sum());
}
void parse_price(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(dbcost::parse_decimal<10>("0.0000013542"));
}
void print_amount(benchmark::State& state) {
    const auto sum = exact_sum();
    for (auto _ : state) benchmark::DoNotOptimize(to_string(sum));
}

BENCHMARK(multiply_add_decimal)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(multiply_add_double)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(parse_price)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(print_amount)->Repetitions(5)->ReportAggregatesOnly();

void check_answers() {
    // sum over i of (i % 97 + 1) * 12500e-10 * (31 i + 7), in integers
    dbcost::integer expected = 0;
    for (std::size_t i = 0; i < count; ++i) expected += dbcost::integer(i % 97 + 1) * 12500 * (i * 31 + 7);
    dbcost::bench::require(exact_sum().coefficient() == expected * dbcost::power_of_ten(10), "decimal sum");
    const double gap = double_sum() - static_cast<double>(dbcost::to_int64(expected)) * 1e-10;
    dbcost::bench::require(gap < 1e-3 && gap > -1e-3, "double sum");
}

}  // namespace

int main(int argc, char** argv) {
    check_answers();
    return dbcost::bench::run(argc, argv, {{"multiply_add_decimal", "multiply_add_double",
                                            "4,096 multiply-adds: decimal / double", 0}});
}
