// SPDX-License-Identifier: MIT
// Reads what the sizing check assumes of an RDS store: `sizing` and `pooler`.
#include "io/scenario_deployments.hpp"

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::optional<ratio> value_of(const json_node* node, assumption_unit unit,
                                            json_problems& problems) {
    if (unit == assumption_unit::share) return share_of(node, problems);
    if (unit == assumption_unit::milliseconds) return milliseconds_of(node, problems);
    return quantity_of(node, problems);
}

// Pages of a scan are divided by it.
void check_scan(const rds_sizing& read, const json_node* node, json_problems& problems) {
    const auto& pages = read.stated_of(assumption::pages_per_scan_io);
    if (node == nullptr || !pages || *pages >= ratio(1)) return;
    problems.add(*node, errc::out_of_range, shown(*node), "at least one page for each I/O of a scan",
                 "write how many pages of 8 KB are read at once, such as 16");
}

void check_replica_reads(const rds_store& read, const json_node* node, bool has_replicas,
                         json_problems& problems) {
    if (node == nullptr || has_replicas || !read.sizing.replica_reads) return;
    if (read.sizing.replica_reads->is_zero()) return;
    problems.add(*node, errc::contradiction, "reads that go to replicas, without a replica",
                 "\"replicas\" that take these reads", "add \"replicas\", or drop \"replica_reads\"");
}

}  // namespace

void read_sizing(rds_store& into, object_reader& store, json_problems& problems) {
    into.has_pooler =
        words_of(store.optional("pooler"), "the name of a connection pooler", problems).has_value();
    const auto* node = store.optional("sizing");
    if (node == nullptr) return;
    object_reader reader(*node, "the assumptions of the sizing check", problems);
    for (const auto& known : assumptions) {
        into.sizing.stated[static_cast<std::size_t>(known.id)] =
            value_of(reader.optional(known.key), known.unit, problems);
    }
    check_scan(into.sizing, node->find(info(assumption::pages_per_scan_io).key), problems);
    assign(into.sizing.connections, integer_of(reader.optional("connections"), 0, problems));
    assign(into.sizing.replica_reads, share_of(reader.optional("replica_reads"), problems));
    check_replica_reads(into, node->find("replica_reads"), store.has("replicas"), problems);
    reader.finish();
}

}  // namespace dbcost::io
