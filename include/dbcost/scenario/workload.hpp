// SPDX-License-Identifier: MIT
// The workload: entities, the operations on them, and the shapes of rates over time.
//
// Plain structs, filled and checked by io/parse_scenario.hpp; units stand in the types. `place` is the
// JSON pointer a thing was read from, so that later stages can say where. No price is known here.
#pragma once
#include <dbcost/scenario/columns.hpp>

namespace dbcost::inline v0_1 {

// How item sizes are spread. One size is one class; a histogram bucket is a class at its upper bound.
struct size_distribution {
    std::vector<size_class> classes;
    std::string samples_file;  // the sample items that the classes were measured from, if any
};

struct attribute {
    std::string name;
    bytes value_size;
    // Name and value, as DynamoDB counts an attribute (rule D1.1).
    [[nodiscard]] bytes size() const {
        return value_size + bytes(static_cast<std::int64_t>(name.size()));
    }
};

// Either a share of the count at the start of the month or a number of items.
struct growth {
    bool is_share = false;
    ratio amount;
};

struct entity {
    std::string name;
    std::string place;
    std::int64_t count = 0;  // items at the start of the month
    size_distribution size;  // whole items, names included
    std::vector<attribute> key;  // partition key first
    std::vector<attribute> attributes;
    std::optional<growth> growth_per_month;
    std::optional<std::int64_t> largest_collection;  // items under one partition key, at most
    std::vector<column> columns;                        // in PostgreSQL, if stated
    std::optional<std::vector<column_index>> postgres_indexes;  // none stated: one over the key
    std::int64_t fillfactor = full_pages;               // of the table in PostgreSQL

    [[nodiscard]] const attribute* find(std::string_view wanted) const {
        for (const auto* list : {&key, &attributes}) {
            for (const auto& candidate : *list) {
                if (candidate.name == wanted) return &candidate;
            }
        }
        return nullptr;
    }
};

enum class service { dynamodb, rds_postgresql };
[[nodiscard]] constexpr std::string_view name(service which) {
    return which == service::dynamodb ? "dynamodb" : "rds-postgresql";
}

enum class action {
    get, batch_get, query, scan, put, batch_write, update, remove,
    transact_get, transact_write, conditional, ttl_expire, sql
};
inline constexpr std::array<std::string_view, 13> action_names{
    "get",    "batch-get",    "query",          "scan",        "put",        "batch-write", "update",
    "delete", "transact-get", "transact-write", "conditional", "ttl-expire", "sql"};
[[nodiscard]] constexpr std::string_view name(action what) {
    return action_names[static_cast<std::size_t>(what)];
}

// Of items of either service; what an SQL statement does is not known.
[[nodiscard]] constexpr bool is_write(action what) {
    switch (what) {
        case action::put:
        case action::batch_write:
        case action::update:
        case action::remove:
        case action::transact_write:
        case action::conditional:
        case action::ttl_expire: return true;
        default: return false;
    }
}

enum class consistency { eventual, strong };

// What an operation does on one service; most operations have one form for all services.
struct operation_form {
    std::string place;
    std::optional<service> only_on;  // set inside `by`
    action what{};
    std::string entity;              // empty for sql
    std::optional<consistency> read_consistency;
    std::string index;
    std::optional<std::int64_t> items;     // per query, batch or transaction
    std::optional<std::int64_t> limit;     // items a page
    std::optional<std::int64_t> segments;  // of a parallel scan
    std::optional<ratio> new_share;        // of puts that create; the rest replace
    std::vector<std::string> changes;      // attributes an update or replacement changes
    std::vector<std::string> removes;      // attributes an update drops
    std::optional<ratio> missing;          // share of requests that find nothing
    std::optional<ratio> failing;          // share of conditions that fail
    bool fetch_all = false;                // attributes an index lacks are fetched
    std::optional<bytes> written;          // the item as it is written, where not as the entity
    std::optional<std::int64_t> checks;    // condition checks of a transaction
    std::optional<ratio> replayed;         // share of transactions sent again with their token
    std::optional<ratio> hottest_key;      // share that goes to the most used partition key
    std::optional<std::int64_t> rows;      // sql
    std::optional<ratio> cpu_ms;           // sql
    std::optional<std::int64_t> joins;     // sql
};

struct operation {
    std::string name;
    std::string place;
    rate frequency;
    std::string shape;
    std::vector<operation_form> forms;
};

// 24 or 168 hourly weights, or a CSV trace of a weight a minute. A shape never changes the monthly count.
struct shape {
    std::string name;
    std::string place;
    std::vector<ratio> hours;
    std::string trace_file;
    std::vector<ratio> minutes;  // weights of the trace, one a minute
};

struct workload {
    std::vector<entity> entities;
    std::vector<operation> operations;
    std::vector<shape> shapes;

    [[nodiscard]] const entity* find_entity(std::string_view wanted) const {
        for (const auto& candidate : entities) {
            if (candidate.name == wanted) return &candidate;
        }
        return nullptr;
    }
};

}  // namespace dbcost
