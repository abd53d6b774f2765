// SPDX-License-Identifier: MIT
// One bill of five operations on a table with three indexes: both sinks against the same bill written
// by hand in double, with the allocations of a run counted.
#include <dbcost/dbcost.hpp>
#include <dbcost/estimate/make_bill.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>

#include <cmath>
#include <cstdlib>
#include <new>

#include "ratios.hpp"

namespace {
std::size_t allocations = 0;
}  // namespace

// Not inlined: the compiler would take the pair of new and free for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr std::string_view scenario_text = R"({
  "scenario": 1, "name": "bench", "region": "us-east-1", "month": "730 hours",
  "prices": { "book": "aws", "as_of": "2019-09-15" },
  "workload": {
    "entities": { "order": { "count": 10000000, "size": "1229 B",
      "key": { "user_id": "16 B", "order_id": "16 B" },
      "attributes": { "status": "8 B", "placed_at": "20 B", "total": "6 B" } } },
    "operations": {
      "read":   { "entity": "order", "do": "get", "rate": "1000000/day", "consistency": "strong" },
      "list":   { "entity": "order", "do": "query", "index": "by_user", "items": 20, "rate": "300000/day" },
      "place":  { "entity": "order", "do": "put", "new": "0%", "rate": "200000/day" },
      "ship":   { "entity": "order", "do": "update", "changes": ["status"], "rate": "190000/day" },
      "rename": { "entity": "order", "do": "update", "changes": ["total"], "rate": "50000/day" } } },
  "deployments": { "d": { "store": "dynamodb", "capacity": { "mode": "on-demand" },
    "backup": { "continuous": true },
    "indexes": { "by_user": { "entity": "order", "key": ["user_id", "placed_at"], "projection": "all" },
                 "by_status": { "entity": "order", "key": ["status"], "projection": "keys-only" },
                 "by_day": { "entity": "order", "key": ["placed_at"], "projection": "keys-only", "share": "50%" } } } } })";

// The same bill as somebody would write it in double, inputs and prices in variables.
struct double_index {
    double entry_bytes, share, on_put, on_ship, on_rename;
};

struct double_bill {
    double hours = 730, count = 10000000, bytes = 1229;
    double reads = 1000000, queries = 300000, puts = 200000, ships = 190000, renames = 50000;
    double query_items = 20;
    double_index indexes[3] = {{1229, 1, 1, 1, 1}, {16 + 16 + 15 + 8 + 6, 1, 1, 2, 0},
                               {16 + 16 + 15 + 20 + 9, 0.5, 1, 0, 0}};
    double read_price = 0.25e-6, write_price = 1.25e-6, storage_price = 0.25, backup_price = 0.2;

    [[nodiscard]] double total() const {
        const double days = hours / 24;
        const double read_units = reads * days * std::ceil(bytes / 4096) +
                                  queries * days * query_units() * 0.5;
        double write_units = (puts + ships + renames) * days * std::ceil(bytes / 1024);
        double stored = count * (bytes + 100);
        for (const auto& index : indexes) {
            const double each = std::ceil(index.entry_bytes / 1024) * index.share;
            write_units += days * each * (puts * index.on_put + ships * index.on_ship + renames * index.on_rename);
            stored += count * index.share * (index.entry_bytes + 100);
        }
        const double gib = 1024.0 * 1024 * 1024;
        return cents(read_units * read_price) + cents(write_units * write_price) +
               cents(stored / gib * storage_price) + cents(count * (bytes + 100) / gib * backup_price);
    }
    // Pages of at most 1 MB, as the rule says: the item that crosses the line belongs to the page.
    [[nodiscard]] double query_units() const {
        const double entry = indexes[0].entry_bytes;
        const double on_page = std::ceil(1048576 / entry);
        const double whole = std::floor((query_items - 1) / on_page);
        return whole * std::ceil(on_page * entry / 4096) +
               std::ceil((query_items - whole * on_page) * entry / 4096);
    }
    static double cents(double amount) { return std::floor(amount * 100 + 0.5) / 100; }
};

const dbcost::plan& ready() {
    static const dbcost::plan made = [] {
        static const auto parsed = dbcost::parse_scenario(scenario_text, "bench", {});
        return *dbcost::prepare(*parsed, parsed->deployments.front(), dbcost::embedded_tables(), {});
    }();
    return made;
}

void bill_total_sink(benchmark::State& state) {
    dbcost::total_sink sink(ready());
    for (auto _ : state) {
        dbcost::run(ready(), sink);
        benchmark::DoNotOptimize(sink.total());
    }
}
void bill_explain_sink(benchmark::State& state) {
    dbcost::explain_sink sink(ready());
    for (auto _ : state) {
        dbcost::run(ready(), sink);
        benchmark::DoNotOptimize(sink.total());
    }
}
void bill_double(benchmark::State& state) {
    double_bill bill;
    for (auto _ : state) {
        benchmark::DoNotOptimize(bill);
        benchmark::DoNotOptimize(bill.total());
    }
}
void bill_prepare(benchmark::State& state) {
    const auto parsed = dbcost::parse_scenario(scenario_text, "bench", {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(dbcost::prepare(*parsed, parsed->deployments.front(), dbcost::embedded_tables(), {}));
    }
}

BENCHMARK(bill_total_sink)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(bill_double)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(bill_explain_sink)->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(bill_prepare)->Repetitions(5)->ReportAggregatesOnly();

template <class Sink>
std::size_t allocations_of_a_run() {
    Sink sink(ready());
    dbcost::run(ready(), sink);
    const auto before = allocations;
    dbcost::run(ready(), sink);
    return allocations - before;
}

void check_answers() {
    dbcost::explain_sink explained(ready());
    dbcost::total_sink totals(ready());
    dbcost::run(ready(), explained);
    dbcost::run(ready(), totals);
    dbcost::bench::require(explained.total() == totals.total(), "both sinks give the same total");
    const auto bill = dbcost::bill_writer(ready(), explained).write();
    const double shown = static_cast<double>(dbcost::to_int64(bill.total.amount().coefficient())) / 100;
    dbcost::bench::require(std::fabs(shown - double_bill{}.total()) < 0.005, "the bill in double");
    std::printf("bill: %s USD; terms: %zu; slots: %zu\n", to_string(bill.total).c_str(), ready().terms.size(),
                ready().account.slots.size());
    std::printf("allocations a run: total_sink %zu, explain_sink %zu (limit 0)\n",
                allocations_of_a_run<dbcost::total_sink>(), allocations_of_a_run<dbcost::explain_sink>());
}

}  // namespace

int main(int argc, char** argv) {
    check_answers();
    return dbcost::bench::run(argc, argv,
                              {{"bill_total_sink", "bill_double", "run with total_sink / double", 1.5},
                               {"bill_explain_sink", "bill_double", "run with explain_sink / double", 0}});
}
