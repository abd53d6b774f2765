// SPDX-License-Identifier: MIT
// Reads the volume and the backups of an RDS store.
#include "io/scenario_rds_storage.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// ---- storage -----------------------------------------------------------------------------------

constexpr std::array<choice<volume>, 3> volumes{{{name(volume::gp2), volume::gp2},
                                                 {name(volume::io1), volume::io1},
                                                 {name(volume::magnetic), volume::magnetic}}};

void check_iops(const object_reader& reader, volume type, json_problems& problems) {
    const bool given = reader.has("iops");
    if (given == (type == volume::io1)) return;
    problems.add(given ? pointer_to(pointer_of(reader.node()), "iops") : pointer_of(reader.node()),
                 given ? errc::contradiction : errc::missing_key,
                 given ? "\"iops\" with " + std::string(name(type)) + " storage"
                       : std::string("io1 storage without \"iops\""),
                 "\"iops\" with io1 storage, and with no other",
                 given ? "drop it, or choose \"type\": \"io1\"" : "add \"iops\", such as 3000");
}

void check_volumes(const rds_storage& storage, json_problems& problems) {
    if (storage.size == bytes(0)) return;  // reported already
    const std::string size = std::to_string(storage.size.count()) + " bytes";
    if (storage.used && *storage.used > storage.size) {
        problems.add(pointer_to(storage.place, "used"), errc::contradiction,
                     std::to_string(storage.used->count()) + " bytes used of " + size,
                     "no more data than the volume holds", "enlarge \"size\", or correct \"used\"");
    }
    if (storage.autoscaling_max && *storage.autoscaling_max <= storage.size) {
        problems.add(pointer_to(storage.place, "autoscaling_max"), errc::contradiction,
                     "a maximum not above the size of " + size, "a maximum above \"size\"",
                     "raise it, or leave it out: without it the volume does not grow");
    }
}

// "5%" of the data a month, or so many bytes.
[[nodiscard]] std::optional<growth> data_growth_of(const json_node* node, json_problems& problems) {
    if (node == nullptr || node->text.ends_with('%')) return growth_of(node, problems);
    const auto size = size_of(node, problems);
    return size ? std::optional(growth{false, ratio(size->count())}) : std::nullopt;
}

void check_growth(const rds_storage& storage, const object_reader& reader, json_problems& problems) {
    if (!reader.has("growth_per_month") || reader.has("used")) return;
    problems.add(pointer_to(storage.place, "growth_per_month"), errc::missing_key,
                 "growth of data that are not stated", "\"used\" beside it",
                 "state \"used\"; without it data and their growth are those of the entities");
}

// What the footprint assumes beyond the loaded tables: demand/footprint_entity.hpp.
void read_footprint_assumptions(rds_storage& into, object_reader& reader, json_problems& problems) {
    assign(into.bloat, share_of(reader.optional("bloat"), problems));
    const auto* free_space = reader.optional("free_space");
    assign(into.free_space, share_of(free_space, problems));
    if (into.free_space != ratio(1)) return;
    problems.add(*free_space, errc::bad_share, "100% of the volume free", "a share below 100%",
                 "leave room for the data");
}

// ---- backup ------------------------------------------------------------------------------------

void check_model(const rds_snapshots& of, json_problems& problems) {
    if (of.size && of.change) {
        problems.add(pointer_to(of.place, "size"), errc::contradiction, "a stated size beside the model of it",
                     "either \"size\" or \"change\"", "drop one of the two");
    }
    if (of.size || of.change || of.count == 1) return;
    problems.add(of.place, errc::missing_key, "several snapshots without what they hold",
                 "\"change\", the share of the data that differs from one to the next, or \"size\"",
                 "state one of them; the first snapshot is full, later ones hold what has changed");
}

[[nodiscard]] rds_snapshots read_snapshots(const json_node& node, json_problems& problems) {
    rds_snapshots made;
    made.place = pointer_of(node);
    object_reader reader(node, "snapshots", problems);
    assign(made.count, integer_of(reader.optional("count"), 1, problems));
    assign(made.change, share_of(reader.optional("change"), problems));
    assign(made.size, size_of(reader.optional("size"), problems));
    const auto* kept = reader.optional("kept");
    assign(made.kept_days, days_of(kept, problems));
    if (made.kept_days) made.kept_text = kept->text;
    check_model(made, problems);
    reader.finish();
    return made;
}

[[nodiscard]] rds_snapshot_copy read_copy(const json_node& node, json_problems& problems) {
    rds_snapshot_copy made;
    made.place = pointer_of(node);
    object_reader reader(node, "a copy in another region", problems);
    assign(made.region, region_of(reader.required("region", "the region it is copied to"), problems));
    assign(made.size, size_of(reader.optional("size"), problems));
    assign(made.sent, size_of(reader.optional("sent"), problems));
    reader.finish();
    return made;
}

template <class Thing>
[[nodiscard]] std::vector<Thing> each_of(const json_node* node, std::string_view expected,
                                         Thing (*read)(const json_node&, json_problems&), json_problems& problems) {
    std::vector<Thing> made;
    const auto* list = list_of(node, expected, problems);
    if (list == nullptr) return made;
    for (const json_node* element : list->children) made.push_back(read(*element, problems));
    return made;
}

}  // namespace

rds_storage read_storage(const json_node* node, json_problems& problems) {
    rds_storage storage;
    if (node == nullptr) return storage;
    storage.place = pointer_of(*node);
    object_reader reader(*node, "a storage", problems);
    const auto type =
        choice_of(reader.required("type", "\"gp2\", \"io1\" or \"magnetic\""), volumes, problems);
    assign(storage.type, type);
    assign(storage.size,
           some_size_of(reader.required("size", "the volume, such as \"200 GiB\""), problems));
    assign(storage.iops, integer_of(reader.optional("iops"), 1, problems));
    assign(storage.autoscaling_max, some_size_of(reader.optional("autoscaling_max"), problems));
    assign(storage.used, size_of(reader.optional("used"), problems));
    read_footprint_assumptions(storage, reader, problems);
    assign(storage.growth_per_month, data_growth_of(reader.optional("growth_per_month"), problems));
    assign(storage.requests_per_operation, quantity_of(reader.optional("requests_per_operation"), problems));
    check_growth(storage, reader, problems);
    if (type) check_iops(reader, *type, problems);
    check_volumes(storage, problems);
    reader.finish();
    return storage;
}

std::optional<rds_backup> read_backup(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    rds_backup backup;
    object_reader reader(*node, "an RDS backup", problems);
    const auto* size = reader.optional("size");
    assign(backup.size, size_of(size, problems));
    assign(backup.retention_days, integer_of(reader.optional("retention_days"), 0, problems));
    assign(backup.daily_change, share_of(reader.optional("daily_change"), problems));
    assign(backup.logs, size_of(reader.optional("logs"), problems));
    backup.snapshots = each_of(reader.optional("snapshots"), "a list of snapshots, such as [{\"count\": 4, ...}]",
                               read_snapshots, problems);
    backup.copies = each_of(reader.optional("copies"), "a list of copies, such as [{\"region\": ...}]", read_copy,
                            problems);
    const bool modelled = reader.has("retention_days") || reader.has("daily_change");
    if (size != nullptr && modelled) {
        problems.add(*size, errc::contradiction, "a stated size beside the model of it",
                     "either \"size\", or \"retention_days\" and \"daily_change\"",
                     "drop one of the two");
    }
    reader.finish();
    return backup;
}

}  // namespace dbcost::io
