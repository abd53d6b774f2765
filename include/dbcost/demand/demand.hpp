// SPDX-License-Identifier: MIT
// One demand: how many units a part of an operation consumes a month, on which table or index, and why.
//
//   units of a month = units_sum(units, sizes) x times()
//
// Events, factor and total are exact; nothing is rounded but requests (rules D2, D3). `kind` says what
// becomes of the item, for whoever replicates writes: failed, cancelled and absent ones have none. The
// write of an index entry has the kind of its item. No capacity mode and no price is known here.
#pragma once
#include <dbcost/core/rule.hpp>
#include <dbcost/demand/tables.hpp>

namespace dbcost::inline v0_1::demand {

enum class capacity_side { read, write };

// What a write does to its item: global tables of 2017 replicate each kind at its own cost (D9.2).
enum class write_kind { none, insert, update, remove, expire };

struct target {
    std::size_t table = 0;
    std::optional<std::size_t> index;  // into the table's indexes; none: the table itself
    friend bool operator==(const target&, const target&) = default;
};

struct demand {
    unit_term units;
    ratio events;             // requests, items or entries a month
    ratio factor = ratio(1);  // units a step: 1/2 for eventual reads, 2 in a transaction
    std::int64_t total = 1;   // the weight that all sizes have together
    capacity_side side{};
    target where;
    rule cause{};
    const operation* what = nullptr;
    std::vector<operand> operands = {};  // of the rule's formula, all but events and bytes
    const operation_form* form = nullptr;
    write_kind kind = write_kind::none;
    const secondary_index* local = nullptr;  // a local index, whose reads and writes the table pays

    // What units_sum is multiplied with to give units a month.
    [[nodiscard]] ratio times() const { return events * factor * ratio(1, total); }
};

struct dynamodb_demand {
    std::vector<weighted_size> sizes;
    std::vector<table> tables;
    std::vector<demand> demands;
};

// What AWS sets and demand must respect: dated data, given by the caller. A limit that is not known
// for the day is not checked.
struct dynamodb_limits {
    std::optional<std::int64_t> item_bytes, batch_get_items, batch_write_items, global_indexes;
    std::optional<std::int64_t> partition_key_bytes, sort_key_bytes;
    std::optional<std::int64_t> transaction_items = {}, scan_segments = {};
    std::int64_t added_item_bytes = 0;  // what a global table of 2017 adds to each item (D9.4)
};

}  // namespace dbcost::demand
