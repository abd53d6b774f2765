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

namespace dbcost::inline v0_1 {

enum class rule {
    get_item, batch_get, query_table, query_index, scan_table, scan_index,
    put_item, batch_write, update_item, delete_item,
    index_put, index_delete, index_key_change, index_projected_change,
    provisioned_capacity, table_storage, index_storage, continuous_backup, on_demand_backup,
    instance_hours, scheduled_hours, stopped_hours, replica_hours, allocated_storage, provisioned_iops, stated_backup, modelled_backup,
    default_backup, internet_transfer, zone_transfer, region_transfer, stated_usage,
    read_missing, empty_query, local_query, local_fetch, put_replacing, conditional_write,
    failed_condition, failed_condition_absent, upsert, delete_absent, transact_get, transact_write,
    transact_check, transact_cancelled, transact_replay, transact_dax_read, ttl_delete,
    ttl_index_delete,
    hourly_capacity, scaled_capacity, reserved_capacity, reserved_upfront, reserved_instances, reserved_instance_upfront,
    replicated_write, replica_index_write, replicated_ttl, replicated_capacity, replica_capacity,
    replica_overhead, replica_transfer, restored_data, stream_reads, stream_reads_by_lambda, dax_nodes,
    back_fill, back_fill_capacity,
    grown_storage, backup_logs, snapshots, stated_snapshots, snapshot_copies, magnetic_requests,
    cpu_credits, insights_kept, insights_free,
    scan_capacity
};

struct rule_info {
    rule id;
    std::string_view number;   // in the metering rules
    std::string_view title;
    std::string_view formula;  // {name} stands for an operand
    std::string_view assumption = {};  // of a rule that no source settles: printed on bills that use it
};

inline constexpr std::array<rule_info, 79> rules{{
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
    {rule::put_item, "D3.2", "PutItem: a new item in 1 KB steps",
     "{events} writes x ceil({bytes} / 1024)"},
    {rule::batch_write, "D3.2", "BatchWriteItem: each item rounds up on its own",
     "{events} items written x ceil({bytes} / 1024)"},
    {rule::update_item, "D3.2", "UpdateItem: the whole item, however little changes",
     "{events} updates x ceil({bytes} / 1024)"},
    {rule::delete_item, "D3.2", "DeleteItem: the deleted item in 1 KB steps",
     "{events} deletes x ceil({bytes} / 1024)"},
    {rule::index_put, "D4.2", "the entry is written with its item: one index write",
     "{events} entries written x {times}ceil({bytes} / 1024)"},
    {rule::index_delete, "D4.2", "the entry disappears: one index delete",
     "{events} entries deleted x {times}ceil({bytes} / 1024)"},
    {rule::index_key_change, "D4.2", "the index key changes: one delete and one put",
     "{events} entries deleted or written x {times}ceil({bytes} / 1024)"},
    {rule::index_projected_change, "D4.2", "a projected attribute changes: one index write",
     "{events} entries written x {times}ceil({bytes} / 1024)"},
    {rule::provisioned_capacity, "D6.1", "provisioned capacity is billed by the hour, used or not",
     "{units} units x {hours} hours"},
    {rule::table_storage, "D1.4", "stored bytes with 100 bytes of overhead an item",
     "{events} items x ({bytes} + 100 B) / 2^30"},
    {rule::index_storage, "D1.4", "stored index bytes with 100 bytes of overhead an entry",
     "{events} entries x ({bytes} + 100 B) / 2^30"},
    {rule::continuous_backup, "D11", "continuous backup is billed on the current size of the table",
     "{events} items x ({bytes}{overhead}) / 2^30"},
    {rule::on_demand_backup, "D11", "each on-demand backup is a full copy, billed until deleted",
     "{events} items in {copies} copies kept {kept} of {days} x ({bytes}{overhead}) / 2^30"},
    {rule::instance_hours, "R1.1", "instance hours; Multi-AZ has its own hourly price (R1.5)",
     "{instances} x {hours} hours"},
    {rule::scheduled_hours, "R1.1", "instance hours of a part of the month; each stretch by the second, at least 600",
     "{instances} x {hours} hours"},
    {rule::stopped_hours, "R1.4", "instance hours beside a stop; it starts by itself after seven days",
     "{instances} x {hours} hours",
     "an instance that started by itself is stopped again at once, and billed its 600 seconds (choice)"},
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
    {rule::read_missing, "D2.1", "a read that finds nothing costs one step",
     "{events} reads of nothing x 1 x {factor}"},
    {rule::empty_query, "D2.4", "a query that finds nothing costs one step",
     "{events} queries of nothing x {least} x {factor}",
     "a query that finds nothing costs the minimum (recalled; option empty_query_minimum)"},
    {rule::local_query, "D4.4", "Query on a local index: entry sizes are summed, paid by the table",
     "{events} queries x {steps} steps of 4 KB for {items} entries of {bytes} x {factor}"},
    {rule::local_fetch, "D4.4", "attributes the local index lacks: each item is fetched and rounded",
     "{events} items fetched x ceil({bytes} / 4096) x {factor}"},
    {rule::put_replacing, "D3.2", "PutItem: the larger of the old and the new item in 1 KB steps",
     "{events} writes x ceil({bytes} / 1024)"},
    {rule::conditional_write, "D3.2", "conditional write whose condition holds",
     "{events} writes x ceil({bytes} / 1024)"},
    {rule::failed_condition, "D3.2", "failed condition on an item that exists ({which} size)",
     "{events} refused writes x ceil({bytes} / 1024)"},
    {rule::failed_condition_absent, "D3.2", "failed condition on a key that holds nothing: one unit",
     "{events} refused writes x 1"},
    {rule::upsert, "D3.2", "UpdateItem of an item that is not there creates it",
     "{events} updates x ceil({bytes} / 1024)"},
    {rule::delete_absent, "D3.2", "DeleteItem of an item that is not there: one unit",
     "{events} deletes of nothing x 1"},
    {rule::transact_get, "D5", "TransactGetItems: twice the strong units of each item",
     "{events} items x 2 x ceil({bytes} / 4096)"},
    {rule::transact_write, "D5", "TransactWriteItems: twice the units of each item",
     "{events} items x 2 x ceil({bytes} / 1024)"},
    {rule::transact_check, "D3.3", "condition check in a transaction: twice the units of the item",
     "{events} checks x 2 x ceil({bytes} / {step})",
     "condition checks consume write units (recalled; option condition_check_units)"},
    {rule::transact_cancelled, "D5", "a cancelled transaction has prepared its items",
     "{events} items of cancelled transactions x 2 x ceil({bytes} / 1024)",
     "a cancelled transaction consumes its units (recalled; option cancelled_transaction_consumes)"},
    {rule::transact_replay, "D5", "a transaction sent again with its token reads its items",
     "{events} items x {factor} x ceil({bytes} / 4096)",
     "a repeated token costs transactional reads (choice; option token_replay_read)"},
    {rule::transact_dax_read, "D5", "DAX reads what a transaction has written, transactionally",
     "{events} items x {factor} x ceil({bytes} / 4096)"},
    {rule::ttl_delete, "D3.2", "an item that expires is deleted without units", "{events} items x 0",
     "an expiry costs nothing on indexes either (recalled; option ttl_writes_indexes)"},
    {rule::ttl_index_delete, "D3.2", "an expiring item leaves its index",
     "{events} entries x ceil({bytes} / 1024)",
     "an expiry is charged for its index entries (choice; option ttl_writes_indexes)"},
    {rule::hourly_capacity, "D6.1", "provisioned capacity by the hour of the day or week",
     "{quantity} unit-hours over {hours} hours, {least} to {most} units"},
    {rule::scaled_capacity, "D6.4", "auto scaling: capacity follows the load, minute by minute",
     "{quantity} unit-hours over {hours} hours, {least} to {most} units, {out} up and {in} down",
     "scale-in below the target less a margin, and the exact form of the target (recalled; options "
     "scale_out_minutes, scale_in_minutes, scale_in_margin, hourly_capacity_rule)"},
    {rule::reserved_capacity, "D8", "reserved capacity is paid every hour of its term, used or not",
     "{units} units x {hours} hours"},
    {rule::reserved_upfront, "D8", "upfront fee of reserved capacity ({view})", "{units} units"},
    {rule::reserved_instances, "R7.1", "a reserved instance is paid every hour of its term, used or not",
     "{instances} x {hours} hours"},
    {rule::reserved_instance_upfront, "R7.1", "upfront fee of reserved instances ({view})", "{instances}"},
    {rule::replicated_write, "D9", "global tables {version}: writes are replicated write units in each region",
     "{events} writes x {times} x ceil({bytes} / 1024)"},
    {rule::replica_index_write, "D9.5", "index writes of a replica",
     "{events} entries written x {times}ceil({bytes} / 1024)",
     "index writes on replicas are ordinary write units (choice; option gsi_replica_meter)"},
    {rule::replicated_ttl, "D3.2", "an expiry is replicated as a delete to each other region",
     "{events} items x {times} x ceil({bytes} / 1024)"},
    {rule::replicated_capacity, "D9.1", "write capacity of a global table is replicated capacity",
     "{units} units x {hours} hours"},
    {rule::replica_capacity, "D9.1", "a replica has the read and index capacity of the table",
     "{units} units x {hours} hours",
     "replicas are provisioned like the table (choice: 2019 sources do not say)"},
    {rule::replica_overhead, "D1.4", "global tables of 2019 keep 48 hidden bytes an item",
     "{events} items x 48 B / 2^30", "48 bytes an item of a global table (stated only later, in 2023)"},
    {rule::replica_transfer, "D9.6", "replicated writes cross to each other region",
     "{events} writes x {bytes} / 2^30",
     "a replicated write transfers the size of its item (recalled; option replication_transfer)"},
    {rule::restored_data, "D11", "restored data", "{gb} GB",
     "a restore is charged for all restored data (recalled)"},
    {rule::stream_reads, "D10", "GetRecords calls on streams", "{events} calls"},
    {rule::stream_reads_by_lambda, "D10", "GetRecords calls of Lambda triggers are free",
     "{events} calls"},
    {rule::dax_nodes, "D12", "DAX nodes by the hour", "{nodes} nodes x {hours} hours"},
    {rule::back_fill, "D4.3", "adding an index writes an entry for each item there is",
     "{events} entries written x ceil({bytes} / 1024)"},
    {rule::back_fill_capacity, "D4.3", "adding an index: its writes as capacity, fully used",
     "{events} entries written x ceil({bytes} / 1024) / 3600"},
    {rule::grown_storage, "R2.6", "storage autoscaling: each size is billed from its step on",
     "{volumes} x {gib} GiB in the mean of the month: {steps}",
     "a step adds the larger of the least step and the share of the volume, rounded up to whole GiB (choice)"},
    {rule::backup_logs, "R3", "transaction logs of automated backups, as stated", "{gib} GiB for the month",
     "transaction logs count as backup storage (recalled)"},
    {rule::snapshots, "R3", "manual snapshots: the first is full, later ones hold what has changed",
     "{gib} GiB x (1 + {change} x {later} later ones), kept {kept}"},
    {rule::stated_snapshots, "R3", "manual snapshots as stated in the scenario", "{gib} GiB, kept {kept}"},
    {rule::snapshot_copies, "R3", "snapshots copied from another region are billed where they are kept",
     "{gib} GiB for the month"},
    {rule::magnetic_requests, "R2.1", "I/O requests of a magnetic volume",
     "{operations} operations x {each} requests",
     "each operation makes as many I/O requests as the scenario states (choice)"},
    {rule::cpu_credits, "R6.3", "CPU credits spent beyond what a day earns, charged at the end of the hour",
     "{instances} x {credits} credits / 60{share}",
     "T3 instances are unlimited (stated only later), T2 are not, and the standby of Multi-AZ spends no "
     "credits of its own (choice); which vCPUs count is the option t3_surplus_vcpus"},
    {rule::insights_kept, "R8", "Performance Insights kept for two years, by the vCPUs of each node",
     "{nodes} x {vcpu} vCPUs for the month",
     "Performance Insights is billed by vCPU-month (recalled), on both nodes of Multi-AZ (questions and "
     "answers only)"},
    {rule::insights_free, "R8", "Performance Insights is free with its shortest retention",
     "{nodes} x {vcpu} vCPUs for the month"},
    {rule::scan_capacity, "D2.6", "Scan: its reads as capacity, fully used ({fill})",
     "{events} scans x {steps} steps of 4 KB for {items} items of {bytes} x {factor} / 3600",
     "the scan of a migration has read capacity beside that of the load, fully used (choice)"},
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
