// SPDX-License-Identifier: MIT
// The rules a bill cites: which metering rule turned usage into a quantity, and by what formula.
//
// A part of a bill line keeps a rule and its named operands; `fill_formula` puts the numbers into the
// formula only when somebody asks to see them. Rule numbers: docs/reference/rules.md.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dbcost {

enum class rule {
    get_item, batch_get, query_table, query_index, scan_table, scan_index,
    put_item, batch_write, update_item, delete_item,
    index_put, index_delete, index_key_change, index_projected_change,
    provisioned_capacity, table_storage, index_storage, continuous_backup, on_demand_backup,
    instance_hours, replica_hours, allocated_storage, provisioned_iops, stated_backup, modelled_backup,
    default_backup, internet_transfer, zone_transfer, region_transfer, stated_usage
};

struct rule_info {
    rule id;
    std::string_view number;   // in the metering rules
    std::string_view title;
    std::string_view formula;  // {name} stands for an operand
};

inline constexpr std::array<rule_info, 30> rules{{
    {rule::get_item, "D2.2", "GetItem: the item's size in 4 KB steps",
     "{events} reads x ceil({bytes} / 4096) x {factor}"},
    {rule::batch_get, "D2.3", "BatchGetItem: each item rounds up on its own",
     "{events} items read x ceil({bytes} / 4096) x {factor}"},
    {rule::query_table, "D2.4", "Query: sizes are summed, then rounded once a page of at most 1 MB",
     "{events} queries x {steps} steps of 4 KB for {items} items of {bytes} x {factor}"},
    {rule::query_index, "D4.3", "Query on an index: entry sizes are summed, eventually consistent",
     "{events} queries x {steps} steps of 4 KB for {items} entries of {bytes} x {factor}"},
    {rule::scan_table, "D2.6", "Scan: every item is read; each page of 1 MB rounds on its own ({fill})",
     "{events} scans x {steps} steps of 4 KB for {items} items of {bytes} x {factor}"},
    {rule::scan_index, "D2.6", "Scan of an index: every entry is read, page by page ({fill})",
     "{events} scans x {steps} steps of 4 KB for {items} entries of {bytes} x {factor}"},
    {rule::put_item, "D3.2", "PutItem: the larger of the old and the new item in 1 KB steps",
     "{events} writes x ceil({bytes} / 1024)"},
    {rule::batch_write, "D3.2", "BatchWriteItem: each item rounds up on its own",
     "{events} items written x ceil({bytes} / 1024)"},
    {rule::update_item, "D3.2", "UpdateItem: the whole item, however little changes",
     "{events} updates x ceil({bytes} / 1024)"},
    {rule::delete_item, "D3.2", "DeleteItem: the deleted item in 1 KB steps",
     "{events} deletes x ceil({bytes} / 1024)"},
    {rule::index_put, "D4.2", "the entry is written with its item: one index write",
     "{events} entries written x ceil({bytes} / 1024)"},
    {rule::index_delete, "D4.2", "the entry disappears: one index delete",
     "{events} entries deleted x ceil({bytes} / 1024)"},
    {rule::index_key_change, "D4.2", "the index key changes: one delete and one put",
     "{events} entries deleted or written x ceil({bytes} / 1024)"},
    {rule::index_projected_change, "D4.2", "a projected attribute changes: one index write",
     "{events} entries written x ceil({bytes} / 1024)"},
    {rule::provisioned_capacity, "D6.1", "provisioned capacity is billed by the hour, used or not",
     "{units} units x {hours} hours"},
    {rule::table_storage, "D1.4", "stored bytes with 100 bytes of overhead an item",
     "{events} items x ({bytes} + 100 B) / 2^30"},
    {rule::index_storage, "D1.4", "stored index bytes with 100 bytes of overhead an entry",
     "{events} entries x ({bytes} + 100 B) / 2^30"},
    {rule::continuous_backup, "D11", "continuous backup is billed on the current size of the table",
     "{events} items x ({bytes}{overhead}) / 2^30"},
    {rule::on_demand_backup, "D11", "each on-demand backup is a full copy, billed until deleted",
     "{events} items in {copies} copies kept {kept} x ({bytes}{overhead}) / 2^30"},
    {rule::instance_hours, "R1.1", "instance hours; Multi-AZ has its own hourly price (R1.5)",
     "{instances} x {hours} hours"},
    {rule::replica_hours, "R5", "a read replica is an instance of its own", "{instances} x {hours} hours"},
    {rule::allocated_storage, "R2.1", "allocated, not used, storage is billed",
     "{volumes} x {gib} GiB for the month"},
    {rule::provisioned_iops, "R2.1", "provisioned IOPS are billed, used or not",
     "{volumes} x {iops} IOPS for the month"},
    {rule::stated_backup, "R3", "backup storage as stated in the scenario", "{gib} GiB for the month"},
    {rule::modelled_backup, "R3", "backup model: data + data x daily change x retention",
     "{gib} GiB x (1 + {change} x {days} days)"},
    {rule::default_backup, "R3", "automated backups on, taken as large as the volume",
     "{gib} GiB for the month"},
    {rule::internet_transfer, "R4.3", "data sent to the internet", "{gb} GB"},
    {rule::zone_transfer, "R4", "data that crosses zones between clients and database, charged once",
     "{gb} GB"},
    {rule::region_transfer, "R4", "data sent to another region, charged where it leaves", "{gb} GB"},
    {rule::stated_usage, "usage", "quantity as stated in the scenario", "{quantity}"},
}};

[[nodiscard]] constexpr const rule_info& info(rule id) { return rules[static_cast<std::size_t>(id)]; }

namespace detail {
[[nodiscard]] constexpr bool rules_in_order() {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].id != static_cast<rule>(i)) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::rules_in_order(), "the list of rules follows the enumeration");

// A named number of a formula, as text ready to be read.
struct operand {
    std::string_view name;
    std::string value;
};

// "{a} x {b}" with {a, "2"} and {b, "3"} gives "2 x 3"; a name without operand stays as it is.
[[nodiscard]] inline std::string fill_formula(std::string_view formula,
                                              const std::vector<operand>& operands) {
    std::string filled;
    while (!formula.empty()) {
        const auto open = formula.find('{');
        filled += formula.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto shut = formula.find('}', open);
        const auto name = formula.substr(open + 1, shut - open - 1);
        const operand* found = nullptr;
        for (const auto& candidate : operands) {
            if (candidate.name == name) found = &candidate;
        }
        filled += found != nullptr ? found->value : std::string(formula.substr(open, shut - open + 1));
        formula.remove_prefix(shut + 1);
    }
    return filled;
}

}  // namespace dbcost
