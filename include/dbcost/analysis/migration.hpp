// SPDX-License-Identifier: MIT
// The one-off bill of moving the data of one deployment to another: what analysis/migrate.hpp answers.
//
// Steps have bills of their own, with lines as on any bill; they add up to the total. Beside the total stand what
// both deployments cost while they run side by side, how long the back-fill takes, and whether the data fit on the
// volumes of RDS. A step without a price for something makes the total a lower bound.
#pragma once
#include <dbcost/analysis/back_fill.hpp>
#include <dbcost/bill/bill.hpp>

namespace dbcost::inline v0_1 {

struct migration_wish {
    std::string from, to;  // deployments
    std::int64_t dual_write_days = 0;
    std::optional<std::int64_t> write_units = {};  // a second, of each table and index
    bool consistent = false;                       // strong reads of the source
};

struct moved_entity {
    std::string name, from_store, to_store;
    std::int64_t items = 0;
    ratio bytes;  // of the items, names included
};

struct migration_step {
    std::string_view what;  // "reads of the source", "transfer", "back-fill", "dual writes"
    deployment_bill bill;   // its lines, what is unpriced, its total
};

// What a deployment costs as it runs: a month of the scenario, and its share for the days of dual writes.
struct running_cost {
    deployment_bill month;
    exact_amount days;
};

// The data of an RDS store after loading, against what it provisions on all its instances.
struct needed_volume {
    std::string store;
    bytes loaded, in_use, needed;  // tables and indexes; with bloat; with free space kept
    bytes provisioned;             // as far as storage autoscaling may grow it
    [[nodiscard]] bool fits() const { return needed <= provisioned; }
};

struct migration_note {
    std::string rule;  // its number
    std::string text;
    std::vector<operand> numbers;
};

struct migration {
    migration_wish wish;
    std::string month, book, as_of;
    std::vector<moved_entity> moved;
    std::vector<migration_step> steps;
    exact_amount exact_total;
    shown_amount total;
    running_cost from, to;
    std::vector<moving::filled_target> targets;
    std::optional<std::int64_t> seconds;  // of the back-fill, where its pace is known
    std::vector<needed_volume> volumes;
    std::vector<migration_note> notes;
    std::vector<std::string> assumptions;
    std::vector<std::string> not_included;
};

// Whether everything that is paid once has a price.
[[nodiscard]] inline bool complete(const migration& of) {
    return std::all_of(of.steps.begin(), of.steps.end(), [](const auto& step) { return step.bill.complete; });
}

[[nodiscard]] inline std::int64_t items_of(const migration& of) {
    std::int64_t sum = 0;
    for (const auto& one : of.moved) sum = checked_add(sum, one.items);
    return sum;
}

[[nodiscard]] inline ratio bytes_of(const migration& of) {
    ratio sum;
    for (const auto& one : of.moved) sum = sum + one.bytes;
    return sum;
}

}  // namespace dbcost
