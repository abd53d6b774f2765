// SPDX-License-Identifier: MIT
// Deployments: on which stores the workload would run, and how each store is configured.
//
// Plain structs; one deployment has one or several stores, each an RDS for PostgreSQL or a DynamoDB
// configuration. What is parsed here but not metered yet is refused by name when a deployment is
// prepared (estimate/prepare.hpp), never ignored.
#pragma once
#include <dbcost/core/meter.hpp>
#include <dbcost/scenario/rds_sizing.hpp>
#include <dbcost/scenario/workload.hpp>
#include <variant>

namespace dbcost::inline v0_1 {

// ---- DynamoDB ----------------------------------------------------------------------------------

// One side (read or write) of provisioned capacity: fixed, auto-scaled or by the hour.
struct capacity_setting {
    std::optional<std::int64_t> fixed;
    struct scaling {
        std::int64_t min = 0, max = 0;
        ratio target;
    };
    std::optional<scaling> scaled;
    std::vector<std::int64_t> hourly;  // 24 or 168 values
};

enum class capacity_mode { on_demand, provisioned };

struct table_capacity {
    capacity_mode mode = capacity_mode::on_demand;
    capacity_setting read, write;  // of each table, in units
};

enum class projection { all, keys_only, include };

struct secondary_index {
    std::string name;
    std::string place;
    std::string entity;
    std::vector<std::string> key;  // partition key first
    projection projected = projection::all;
    std::vector<std::string> included;
    ratio share = ratio(1);  // of items that have an entry (sparse index)
    std::optional<table_capacity> capacity;  // its own; else the table's figures
    bool back_fill = false;  // added to a table that is there already: a one-off cost
};

struct on_demand_backup {
    std::int64_t copies = 0;
    std::string kept_text;
    ratio kept_days;
};

struct dax_cluster {
    std::string node;
    std::int64_t nodes = 0;
    std::optional<ratio> hit_ratio;
};

enum class stream_reader { application, lambda };

struct table_streams {
    rate reads;  // GetRecords calls
    stream_reader reader = stream_reader::application;
};

struct dynamodb_store {
    table_capacity capacity;
    std::vector<secondary_index> indexes;
    std::vector<secondary_index> local_indexes;
    // table name -> entities it holds; entities not named have a table of their own
    std::vector<std::pair<std::string, std::vector<std::string>>> tables;
    std::vector<std::string> replicas;
    std::string global_tables;  // the version; empty: the one in force
    bool continuous_backup = false;
    std::vector<on_demand_backup> on_demand_backups;
    std::optional<bytes> restores;
    std::optional<table_streams> streams;
    std::optional<dax_cluster> dax;
};

// ---- RDS for PostgreSQL ------------------------------------------------------------------------

enum class zones { single_az, multi_az };
[[nodiscard]] constexpr std::string_view name(zones deployment) {
    return deployment == zones::single_az ? "single-az" : "multi-az";
}

enum class volume { gp2, io1, magnetic };
[[nodiscard]] constexpr std::string_view name(volume type) {
    constexpr std::array<std::string_view, 3> names{"gp2", "io1", "magnetic"};
    return names[static_cast<std::size_t>(type)];
}

struct rds_storage {
    std::string place;
    volume type{};
    bytes size;
    std::optional<std::int64_t> iops;
    std::optional<bytes> autoscaling_max;
    std::optional<bytes> used;  // data on each volume at the start of the month; else the entities
    std::optional<ratio> bloat = {};       // dead rows and holes, over the loaded bytes
    std::optional<ratio> free_space = {};  // share of the volume that stays free
    std::optional<growth> growth_per_month = {};  // of `used`: a share of it, or bytes
    std::optional<ratio> requests_per_operation = {};  // I/O of each operation, where magnetic bills it
    ratio quiet_hours = {};  // carried from the month before: left after a step of autoscaling
};

// Manual snapshots that are there together: the first one is full, each later one adds what has changed.
struct rds_snapshots {
    std::string place;
    std::int64_t count = 1;
    std::optional<ratio> change;  // share of the data, from one to the next
    std::optional<bytes> size;    // of all of them, stated instead of that model
    std::string kept_text;
    std::optional<ratio> kept_days;  // of the month; empty: all of it
};

// What is kept of an instance's snapshots in another region, and what is sent there in a month.
struct rds_snapshot_copy {
    std::string place;
    std::string region;
    std::optional<bytes> size;  // empty: one full snapshot
    std::optional<bytes> sent;  // empty: as much as is kept
};

struct rds_backup {
    std::optional<bytes> size;  // stated instead of the model below
    std::optional<std::int64_t> retention_days;
    std::optional<ratio> daily_change;
    std::optional<bytes> logs = {};  // transaction logs, beside either
    std::vector<rds_snapshots> snapshots = {};
    std::vector<rds_snapshot_copy> copies = {};
};

// Hours of the day in which an instance runs; all of them unless stated.
struct running_schedule {
    bool weekdays_only = false;
    int from_hour = 0, until_hour = 24;
    friend bool operator==(const running_schedule&, const running_schedule&) = default;
};

// When an instance runs; at most one of `schedule`, `hours` and `stopped_days`.
struct rds_running {
    std::optional<running_schedule> schedule;
    std::optional<ratio> hours;                // of a month
    std::optional<std::int64_t> stopped_days;  // at a stretch
    std::optional<date> from, until;           // created and deleted in this month: first day, day after the last

    // Whether it may be stopped at times, which a source of replicas may not.
    [[nodiscard]] bool stops() const { return schedule || hours || stopped_days; }
};

struct rds_replica {
    std::string place;
    std::string instance_class;  // empty: the source's
    std::string region;          // empty: the source's
    bool multi_az = false;
};

// Utilisation of all vCPUs, and the credits with which a burstable class starts the month.
struct cpu_usage {
    std::vector<ratio> hourly;  // one share for every hour, or 24
    std::optional<ratio> credits, surplus;  // at most one of the two

    [[nodiscard]] ratio average() const {
        ratio sum;
        for (const auto& share : hourly) sum = sum + share;
        return sum * ratio(1, static_cast<std::int64_t>(hourly.size()));
    }
};

struct rds_store {
    std::string instance_class;  // or "smallest-that-carries"
    std::optional<bool> multi_az;
    std::optional<std::int64_t> instances;
    std::string version;
    rds_running running;
    rds_storage storage;
    std::optional<rds_backup> backup;
    std::vector<rds_replica> replicas;
    std::optional<cpu_usage> cpu;
    std::optional<std::int64_t> insights_days;       // how long Performance Insights keeps its data
    std::optional<std::int64_t> monitoring_seconds;  // between two points of Enhanced Monitoring
    bool has_pooler = false;  // a pooler shares connections: only busy ones count
    rds_sizing sizing;
};

// ---- both --------------------------------------------------------------------------------------

struct data_transfer {
    bytes internet_out;
    bytes inter_zone;
    std::vector<std::pair<std::string, bytes>> inter_region;  // destination region, volume
};

// A quantity the user states for a meter, before allowances; it replaces what would be derived.
struct stated_usage {
    meter_key key;
    ratio quantity;
    std::string place;
};

struct store {
    std::string name;
    std::string place;
    std::string region;  // empty: the scenario's
    std::vector<std::string> entities;  // empty: every entity (a deployment of one store)
    data_transfer transfer;
    std::vector<stated_usage> usage;
    std::variant<dynamodb_store, rds_store> settings;

    [[nodiscard]] service kind() const {
        return settings.index() == 0 ? service::dynamodb : service::rds_postgresql;
    }
};

struct deployment {
    std::string name;
    std::string place;
    std::vector<store> stores;
};

}  // namespace dbcost
