// SPDX-License-Identifier: MIT
// Consumed capacity: what one concrete request costs, item by item, as DynamoDB itself reports it.
//
//   in      a request: the table with its indexes, the items read, or written with what was there before
//   out     units of the table and of each index; exact, reads in halves
//   errors  unknown-index, contradiction, and what check_item refuses; places are those of the request:
//           "/after", "/items/2", "/writes/0/before", "/index"
//
// A get rounds each item, a query or scan the sum of a page (D2); what finds nothing costs a step. A write
// costs the larger of the item before and after (D3.2); a transaction twice that for each item (D5).
// Each index compares its entry before with its entry after (D4.2): none or equal 0, one of them or a
// projected change 1 write, another key 2. A local index is paid by the table (D4.4), but told apart here,
// as DynamoDB does. Index writes of a transaction are not doubled unless an option says so.
//
//   consumed_by({.table = {"notes", {"id"}}, .kind = request_kind::put_item,
//                .writes = {{.after = item_of_1025_bytes}}}, {}, {})       // 2 write units on the table
//
// Source: metering rules D2 to D5. Where AWS's emulator differs from the guide (transactional writes,
// empty queries: part E) the guide holds. No price and no capacity mode is known here.
#pragma once
#include <dbcost/core/nearest.hpp>
#include <dbcost/demand/item_size.hpp>
#include <dbcost/demand/page_rules.hpp>
#include <dbcost/demand/request_units.hpp>
#include <dbcost/scenario/options.hpp>

namespace dbcost::inline v0_1::demand {

// ---- requests ----------------------------------------------------------------------------------

struct table_schema {
    std::string name = "table";
    std::vector<std::string> key;  // partition key first
    std::vector<index_schema> global_indexes = {}, local_indexes = {};
};

enum class request_kind {
    get_item,
    batch_get_item,
    query,
    scan,
    transact_get_items,
    put_item,
    update_item,
    delete_item,
    batch_write_item,
    transact_write_items
};
inline constexpr std::array<std::string_view, 10> request_kind_names{
    "GetItem", "BatchGetItem", "Query",      "Scan",           "TransactGetItems",
    "PutItem", "UpdateItem",   "DeleteItem", "BatchWriteItem", "TransactWriteItems"};
[[nodiscard]] constexpr std::string_view name(request_kind kind) {
    return request_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr bool is_read(request_kind kind) { return kind < request_kind::put_item; }
[[nodiscard]] constexpr bool is_transaction(request_kind kind) {
    return kind == request_kind::transact_get_items || kind == request_kind::transact_write_items;
}

// One item written: what is there before and after, nothing where there is no item. A condition check of
// a transaction finds `before` and leaves it.
struct written_item {
    std::optional<stored_item> before = {}, after = {};
    bool is_check = false;
};

struct request {
    table_schema table;
    request_kind kind{};
    std::vector<std::optional<stored_item>> items =
        {};  // whole items read; none where a key led nowhere
    std::vector<written_item> writes = {};
    bool consistent = false;  // strongly; transactions always are
    std::string index = {};   // of a query or scan; empty: the table
    bool fetch_all = false;   // a local index that lacks attributes: each item is fetched (D4.4)
};

// ---- units -------------------------------------------------------------------------------------

struct consumed_units {
    half_read_units reads;
    write_units writes;

    // Read and write units together, in halves: the one number that DynamoDB reports.
    [[nodiscard]] std::int64_t halves() const { return reads.count() + 2 * writes.count(); }
    consumed_units& operator+=(const consumed_units& more) {
        reads += more.reads;
        writes += more.writes;
        return *this;
    }
    friend bool operator==(const consumed_units&, const consumed_units&) = default;
};

struct index_units {
    std::string name;
    consumed_units units;
    friend bool operator==(const index_units&, const index_units&) = default;
};

struct consumed_capacity {
    consumed_units table;  // without the local indexes
    std::vector<index_units> global_indexes,
        local_indexes;  // every index of the table, in its order

    [[nodiscard]] consumed_units total() const {
        auto sum = table;
        for (const auto* indexes : {&global_indexes, &local_indexes}) {
            for (const auto& index : *indexes) sum += index.units;
        }
        return sum;
    }
};

// ---- what cannot be ----------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline const index_schema* find_index(const std::vector<index_schema>& indexes,
                                                    std::string_view wanted) {
    for (const auto& index : indexes) {
        if (index.name == wanted) return &index;
    }
    return nullptr;
}

class request_check {
public:
    request_check(const request& of, const item_limits& limits, std::int64_t element_overhead)
        : of_(of), limits_(limits), overhead_(element_overhead) {}

    [[nodiscard]] errors run() {
        if (!of_.index.empty() || of_.fetch_all) check_index();
        for_each_image([&](const auto& image, const auto& place) { check_image(image, place); });
        for (std::size_t i = 0; i < of_.writes.size(); ++i) check_same_key(of_.writes[i], place_of(i));
        return problems_;
    }

    [[nodiscard]] errors run_in_part() {
        for_each_image([&](const auto& image, const auto& place) { check_keys(image, place); });
        return problems_;
    }

private:
    template <class Check>
    void for_each_image(Check check) const {
        const auto visit = [&](const std::optional<stored_item>& image, const std::string& place) {
            if (image) check(*image, place);
        };
        for (std::size_t i = 0; i < of_.items.size(); ++i) {
            visit(of_.items[i], "/items/" + std::to_string(i));
        }
        for (std::size_t i = 0; i < of_.writes.size(); ++i) {
            const auto& write = of_.writes[i];
            visit(write.before, place_of(i) + (write.is_check ? "/check" : "/before"));
            visit(write.after, place_of(i) + "/after");
        }
    }

    // Where the images of a write stand: at the top, or in the list of a batch or transaction.
    [[nodiscard]] std::string place_of(std::size_t write) const {
        const bool listed = of_.kind == request_kind::batch_write_item ||
                            of_.kind == request_kind::transact_write_items;
        return listed ? "/writes/" + std::to_string(write) : "";
    }

    void check_index() {
        const bool local = find_index(of_.table.local_indexes, of_.index) != nullptr;
        const bool global = find_index(of_.table.global_indexes, of_.index) != nullptr;
        if (of_.fetch_all && !local) {
            problems_.push_back({errc::contradiction, "/fetch", "attributes fetched from the table",
                                 "a local index: no other read fetches what it lacks (rule D4.4)",
                                 "drop \"fetch\", or write the fetched items as a BatchGetItem"});
        }
        if (of_.index.empty() || local) return;
        if (!global) return unknown_index();
        if (!of_.consistent) return;
        problems_.push_back({errc::contradiction, "/consistent",
                             "a strongly consistent read of a global index",
                             "eventual consistency: global indexes have no other (rule D4.3)",
                             "write \"consistent\": false, or read the table"});
    }

    void unknown_index() {
        std::vector<std::string> names;
        for (const auto* indexes : {&of_.table.global_indexes, &of_.table.local_indexes}) {
            for (const auto& index : *indexes) names.push_back(index.name);
        }
        problems_.push_back({errc::unknown_index, "/index", in_quotes(of_.index),
                             "an index of the table", suggest(of_.index, names)});
    }

    void check_same_key(const written_item& write, const std::string& place) {
        if (!write.before || !write.after) return;
        for (const auto& part : of_.table.key) {
            const auto *before = write.before->find(part), *after = write.after->find(part);
            if (before == nullptr || after == nullptr || *before == *after) continue;
            problems_.push_back({errc::contradiction, place + "/after",
                                 "another value of " + in_quotes(part) + " than before",
                                 "the same item before and after: a write never changes a key",
                                 "write a delete of the one item and a put of the other"});
        }
    }

    void check_image(const stored_item& image, const std::string& place) {
        add(check_item(image, of_.table.key, limits_, overhead_, place));
        check_keys(image, place);
        for (const auto& index : of_.table.local_indexes) check_with_entry(image, index, place);
    }

    // The attributes of keys that an item has, of the table and of each index.
    void check_keys(const stored_item& image, const std::string& place) {
        add(check_key_values(image, of_.table.key, limits_, place));
        for (const auto* indexes : {&of_.table.global_indexes, &of_.table.local_indexes}) {
            for (const auto& index : *indexes) add(check_key_values(image, index.key, limits_, place));
        }
    }

    // An item and its entry in a local index share the limit of an item (D1.3).
    void check_with_entry(const stored_item& image, const index_schema& index,
                          const std::string& place) {
        const auto entry = entry_of(image, of_.table.key, index);
        const auto item = item_size(image, overhead_).count();
        if (!entry || !limits_.item_bytes || item > *limits_.item_bytes) return;
        const auto both = item + item_size(*entry, overhead_).count();
        if (both <= *limits_.item_bytes) return;
        problems_.push_back(
            {errc::item_too_large, place,
             std::to_string(both) + " bytes with the entry in " + in_quotes(index.name),
             "at most " + std::to_string(*limits_.item_bytes) +
                 " bytes, local index entry included (rule D1.3)",
             "project fewer attributes, or use a global index"});
    }

    void add(const errors& more) {
        for (const auto& problem : more) {  // a key attribute of table and index is reported once
            const bool known =
                std::find(problems_.begin(), problems_.end(), problem) != problems_.end();
            if (!known) problems_.push_back(problem);
        }
    }

    const request& of_;
    const item_limits& limits_;
    std::int64_t overhead_;
    errors problems_;
};

// ---- arithmetic --------------------------------------------------------------------------------

class capacity_sum {
public:
    capacity_sum(const request& of, const rule_options& options) : of_(of), options_(options) {
        for (const auto& index : of.table.global_indexes)
            made_.global_indexes.push_back({index.name, {}});
        for (const auto& index : of.table.local_indexes)
            made_.local_indexes.push_back({index.name, {}});
    }

    [[nodiscard]] consumed_capacity run() {
        const bool pages = of_.kind == request_kind::query || of_.kind == request_kind::scan;
        if (pages) {
            read_pages();
        } else if (is_read(of_.kind)) {
            for (const auto& item : of_.items)
                made_.table.reads += units_of(read_steps(size_of(item)));
        } else {
            for (const auto& write : of_.writes) add_write(write);
        }
        return made_;
    }

private:
    [[nodiscard]] std::int64_t size_of(const std::optional<stored_item>& item) const {
        return item ? item_size(*item, options_.nested_element_overhead).count() : 0;
    }
    // Halves of a step: 1 eventually consistent, 2 strongly, 4 in a transaction (D2.1).
    [[nodiscard]] half_read_units units_of(std::int64_t steps) const {
        const std::int64_t halves = is_transaction(of_.kind) ? 4 : of_.consistent ? 2 : 1;
        return half_read_units(steps) * halves;
    }

    // ---- queries and scans (D2.4 to D2.6, D4.3, D4.4) ----

    void read_pages() {
        const auto* global = find_index(of_.table.global_indexes, of_.index);
        const auto* local = find_index(of_.table.local_indexes, of_.index);
        const auto* index = global != nullptr ? global : local;
        page_walk walk({options_.fill == page_fill::whole_items, 0});
        std::int64_t found = 0;
        for (const auto& item : of_.items) {
            const auto read =
                item && index != nullptr ? entry_of(*item, of_.table.key, *index) : item;
            if (!read) continue;  // a sparse index has no entry for it
            walk.add(1, size_of(read));
            ++found;
            if (of_.fetch_all && must_fetch(index->projected, size_of(read), size_of(item))) {
                made_.table.reads += units_of(read_steps(size_of(item)));
            }
        }
        if (found == 0 && !empty_page_costs(of_.kind == request_kind::query, options_)) return;
        paying_for_reads(global, local).reads += units_of(walk.steps());
    }

    [[nodiscard]] consumed_units& paying_for_reads(const index_schema* global,
                                                   const index_schema* local) {
        if (global != nullptr) {
            return made_
                .global_indexes[static_cast<std::size_t>(global - of_.table.global_indexes.data())]
                .units;
        }
        if (local == nullptr) return made_.table;
        return made_.local_indexes[static_cast<std::size_t>(local - of_.table.local_indexes.data())]
            .units;
    }

    // ---- writes (D3.2, D4.2, D5) ----

    void add_write(const written_item& write) {
        if (write.is_check) return add_check(write);
        const bool twice = is_transaction(of_.kind);
        made_.table.writes +=
            write_units(write_steps(std::max(size_of(write.before), size_of(write.after)))) *
            (twice ? 2 : 1);
        for (std::size_t i = 0; i < made_.global_indexes.size(); ++i) {
            made_.global_indexes[i].units.writes +=
                entry_units(write, of_.table.global_indexes[i]) *
                (twice && options_.transaction_doubles_gsi ? 2 : 1);
        }
        for (std::size_t i = 0; i < made_.local_indexes.size(); ++i) {
            made_.local_indexes[i].units.writes +=
                entry_units(write, of_.table.local_indexes[i]) *
                (twice && options_.transaction_doubles_lsi ? 2 : 1);
        }
    }

    void add_check(const written_item& check) {
        const auto size = size_of(check.before);
        if (options_.condition_check_units == check_units::read) {
            made_.table.reads += units_of(read_steps(size));
        } else {
            made_.table.writes += write_units(write_steps(size)) * 2;
        }
    }

    [[nodiscard]] write_units entry_units(const written_item& write,
                                          const index_schema& index) const {
        const auto entry = [&](const auto& image) {
            return image ? entry_of(*image, of_.table.key, index) : std::nullopt;
        };
        const auto before = entry(write.before), after = entry(write.after);
        if (before == after) return write_units(0);  // also where there is none
        const auto old_steps = before ? write_steps(size_of(before)) : 0;
        const auto new_steps = after ? write_steps(size_of(after)) : 0;
        const bool moves = before && after && !same_key(*before, *after, index.key);
        return write_units(moves ? old_steps + new_steps : std::max(old_steps, new_steps));
    }

    [[nodiscard]] static bool same_key(const stored_item& a, const stored_item& b,
                                       const std::vector<std::string>& key) {
        return std::all_of(key.begin(), key.end(),
                           [&](const auto& part) { return *a.find(part) == *b.find(part); });
    }

    const request& of_;
    const rule_options& options_;
    consumed_capacity made_;
};

}  // namespace detail

// What DynamoDB would refuse of a request. A limit that is not given refuses nothing.
[[nodiscard]] inline errors check_request(const request& of, const rule_options& options,
                                          const item_limits& limits) {
    return detail::request_check(of, limits, options.nested_element_overhead).run();
}

// The same of a request that could be read in part only: the keys it has, and no more.
[[nodiscard]] inline errors check_request_in_part(const request& of, const rule_options& options,
                                                  const item_limits& limits) {
    return detail::request_check(of, limits, options.nested_element_overhead).run_in_part();
}

// The units of a request that check_request has found good.
[[nodiscard]] inline consumed_capacity units_of(const request& of, const rule_options& options) {
    return detail::capacity_sum(of, options).run();
}

[[nodiscard]] inline result<consumed_capacity> consumed_by(const request& of,
                                                           const rule_options& options,
                                                           const item_limits& limits) {
    auto problems = check_request(of, options, limits);
    if (!problems.empty()) return problems;
    return units_of(of, options);
}

}  // namespace dbcost::demand
