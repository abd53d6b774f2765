// SPDX-License-Identifier: MIT
// DynamoDB demand: which capacity units the operations of a store consume, on which table or index.
//
//   in      a DynamoDB store of a deployment, the workload, the month
//   out     tables with their indexes and stored items; demands: unit term, monthly events, target,
//           cause. Rates, sizes and shares stay exact; nothing is rounded but requests (D2, D3)
//   errors  refused-by-aws (batch over its limit, item too large, strong read of an index),
//           unknown-index, contradiction, not-yet-metered
//
// No capacity mode and no price is known here. What a write does to an index stands in
// index_effect.hpp; tables and the sizes of entries in tables.hpp.
#pragma once
#include <dbcost/demand/index_effect.hpp>
#include <dbcost/demand/tables.hpp>

namespace dbcost::demand {

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
    ratio factor = ratio(1);  // units a step: 1/2 for eventual reads
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

// ---- building ----------------------------------------------------------------------------------

// Limits that AWS sets and the demand must respect; dated data, given by the caller.
struct dynamodb_limits {
    std::optional<std::int64_t> item_bytes, batch_get_items, batch_write_items, global_indexes;
    std::optional<std::int64_t> partition_key_bytes, sort_key_bytes;
};

class dynamodb_builder {
public:
    dynamodb_builder(const store& where, const deployment& all, const scenario& from,
                     const dynamodb_limits& limits)
        : store_(where), settings_(std::get<dynamodb_store>(where.settings)), scenario_(from),
          limits_(limits), operations_(operations_of(where, all, from.workload)) {}

    [[nodiscard]] result<dynamodb_demand> build() {
        for (const auto* what : entities_of(store_, scenario_.workload)) add_entity(*what);
        for (const auto& index : settings_.indexes) add_index(index);
        if (problems_.empty()) {
            for (const auto& op : operations_) add_operation(op);
        }
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    [[nodiscard]] std::string table_name(const entity& what) const {
        for (const auto& [name, entities] : settings_.tables) {
            if (contains(entities, what.name)) return name;
        }
        return what.name;
    }

    [[nodiscard]] table& table_called(const std::string& name) {
        for (auto& known : made_.tables) {
            if (known.name == name) return known;
        }
        made_.tables.push_back({name, {}, {}, {}});
        return made_.tables.back();
    }

    void add_entity(const entity& what) {
        check_item_size(what);
        check_key_sizes(what);
        auto counted = count_items(what, operations_, scenario_.month);
        if (!counted) return report(counted.problems());
        const auto slice = append_sizes(made_.sizes, what.size);
        table_called(table_name(what)).entities.push_back({&what, slice, *counted});
    }

    void check_item_size(const entity& what) {
        for (const auto& part : what.size.classes) {
            if (!limits_.item_bytes || part.size.count() <= *limits_.item_bytes) continue;
            report({errc::item_too_large, what.place + "/size",
                    std::to_string(part.size.count()) + " bytes",
                    "at most " + std::to_string(*limits_.item_bytes) + " bytes an item (rule D1.3)",
                    "split the item, or keep the large part elsewhere and its address in the item"});
        }
    }

    void check_key_sizes(const entity& what) {
        for (std::size_t i = 0; i < what.key.size(); ++i) {
            const auto& most = i == 0 ? limits_.partition_key_bytes : limits_.sort_key_bytes;
            const auto& part = what.key[i];
            if (!most || part.value_size.count() <= *most) continue;
            report({errc::refused_by_aws, what.place + "/key/" + part.name,
                    std::to_string(part.value_size.count()) + " bytes",
                    "at most " + std::to_string(*most) + " bytes in a " +
                        (i == 0 ? "partition" : "sort") + " key (rule D1.3)",
                    "use a shorter key, such as a hash of the long one"});
        }
    }

    void add_index(const secondary_index& index) {
        const auto found = find_entity(index.entity);
        if (!found) {
            report({errc::contradiction, index.place + "/entity", "\"" + index.entity + "\"",
                    "an entity that this store holds", "move the index to the store of its entity"});
            return;
        }
        auto& home = made_.tables[found->first];
        const auto& what = *home.entities[found->second].what;
        home.indexes.push_back({&index, append_entry_sizes(made_.sizes, what, index)});
        if (limits_.global_indexes && static_cast<std::int64_t>(home.indexes.size()) >
                                          *limits_.global_indexes) {
            report({errc::refused_by_aws, index.place,
                    std::to_string(home.indexes.size()) + " global indexes on table \"" + home.name + "\"",
                    "at most " + std::to_string(*limits_.global_indexes) + " (rule D4.3)",
                    "drop an index, or ask AWS for a higher quota and state the usage"});
        }
    }

    // Table and position of an entity.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_entity(
        std::string_view name) const {
        for (std::size_t t = 0; t < made_.tables.size(); ++t) {
            for (std::size_t e = 0; e < made_.tables[t].entities.size(); ++e) {
                if (made_.tables[t].entities[e].what->name == name) return std::pair{t, e};
            }
        }
        return std::nullopt;
    }

    void add_operation(const served& op) {
        const auto& form = *op.form;
        const auto found = find_entity(form.entity);
        if (!found || refuse_unmetered(form)) return;
        const auto events = monthly_count(op.what->frequency, scenario_.month);
        const auto& what = made_.tables[found->first].entities[found->second];
        switch (form.what) {
            case action::get: return add_read(op, found->first, what.items, events, rule::get_item);
            case action::batch_get:
                if (!check_batch(form, limits_.batch_get_items)) return;
                return add_read(op, found->first, what.items, events * ratio(form.items.value_or(1)),
                                rule::batch_get);
            case action::query: return add_query(op, found->first, what, events);
            case action::scan: return add_scan(op, found->first, events);
            case action::put: return add_puts(op, found->first, what, events, rule::put_item);
            case action::batch_write:
                if (!check_batch(form, limits_.batch_write_items)) return;
                return add_puts(op, found->first, what, events * ratio(form.items.value_or(1)),
                                rule::batch_write);
            case action::update: return add_update(op, found->first, what, events);
            case action::remove: return add_delete(op, found->first, what, events);
            default: return;
        }
    }

    // Parsed, but without a metering rule yet: refused by name, so that nothing is ignored.
    [[nodiscard]] bool refuse_unmetered(const operation_form& form) {
        const auto before = problems_.size();
        const auto refuse = [&](std::string what) {
            report({errc::not_yet_metered, form.place, std::move(what),
                    "what DynamoDB metering covers: get, batch-get, query, scan, put, batch-write, "
                    "update, delete",
                    "leave it out, or state the resulting quantities under \"usage\""});
        };
        const bool beyond = form.what == action::transact_get || form.what == action::transact_write ||
                            form.what == action::conditional || form.what == action::ttl_expire;
        if (beyond) refuse("\"do\": \"" + std::string(name(form.what)) + "\"");
        if (form.missing) refuse("\"missing\"");
        if (form.failing) refuse("\"failing\"");
        if (form.fetch_all) refuse("\"fetch\": \"all\"");
        if (form.segments) refuse("\"segments\"");
        return problems_.size() > before;
    }

    [[nodiscard]] bool check_batch(const operation_form& form, const std::optional<std::int64_t>& most) {
        if (!most || form.items.value_or(1) <= *most) return true;
        report({errc::refused_by_aws, form.place + "/items", std::to_string(*form.items) + " items",
                "at most " + std::to_string(*most) + " items a " + std::string(name(form.what)),
                "split the batch; units are per item, so the cost stays the same"});
        return false;
    }

    // The index an operation goes through: npos when it names none, nothing when it is unknown.
    [[nodiscard]] std::optional<std::size_t> find_index(const operation_form& form, std::size_t table) {
        const auto& indexes = made_.tables[table].indexes;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            if (indexes[i].settings->name == form.index) return i;
            names.push_back(indexes[i].settings->name);
        }
        report({errc::unknown_index, form.place + "/index", "\"" + form.index + "\"",
                "an index of table \"" + made_.tables[table].name + "\" in " + store_.place,
                suggest(form.index, names)});
        return std::nullopt;
    }

    // Strong reads take a whole unit a step, eventual ones half of it.
    static ratio consistency_factor(const operation_form& form) {
        return form.read_consistency == consistency::strong ? ratio(1) : ratio(1, 2);
    }
    static std::string factor_text(const operation_form& form) {
        return form.read_consistency == consistency::strong ? "1 (strong)" : "1/2 (eventual)";
    }

    void add_read(const served& op, std::size_t table, const size_slice& items, const ratio& events,
                  rule cause) {
        if (!op.form->index.empty()) {
            return report({errc::contradiction, op.form->place + "/index", "\"" + op.form->index + "\"",
                           "a query or scan: an item is got by its key, not through an index",
                           "drop the index, or make it a query"});
        }
        push({{unit_rule::read, items.first, items.count, 1, {}}, events,
              consistency_factor(*op.form), items.total, capacity_side::read, {table, {}}, cause,
              op.what, {{"factor", factor_text(*op.form)}}});
    }

    void add_query(const served& op, std::size_t table, const table_entity& what, const ratio& events) {
        const auto& form = *op.form;
        auto slice = what.items;
        std::optional<std::size_t> index;
        if (!form.index.empty()) {
            index = find_index(form, table);
            if (!index || !check_index_read(form)) return;
            slice = made_.tables[table].indexes[*index].entries;
        }
        const unit_term term{unit_rule::query, slice.first, slice.count, form.items.value_or(1),
                             paging_of(form)};
        push({term, events, consistency_factor(form), slice.total, capacity_side::read,
              {table, index}, index ? rule::query_index : rule::query_table, op.what,
              {{"factor", factor_text(form)}, {"items", std::to_string(term.items)}}});
    }

    [[nodiscard]] bool check_index_read(const operation_form& form) {
        if (form.read_consistency != consistency::strong) return true;
        report({errc::refused_by_aws, form.place + "/consistency", "\"strong\" through an index",
                "eventual: a global secondary index has no strongly consistent reads (rule D4.3)",
                "read the table strongly, or the index eventually"});
        return false;
    }

    [[nodiscard]] paging paging_of(const operation_form& form) const {
        return {scenario_.options.fill == page_fill::whole_items, form.limit.value_or(0)};
    }

    // A scan reads every item of the table, or every entry of the index, of all its entities.
    void add_scan(const served& op, std::size_t table, const ratio& events) {
        const auto& form = *op.form;
        std::optional<std::size_t> index;
        if (!form.index.empty()) {
            index = find_index(form, table);
            if (!index || !check_index_read(form)) return;
        }
        const auto first = made_.sizes.size();
        for (const auto& part : made_.tables[table].entities) {
            if (index) {
                const auto& entries = made_.tables[table].indexes[*index];
                if (entries.settings->entity != part.what->name) continue;
                append_blocks(entries.entries, part.count.mean() * entries.settings->share);
            } else {
                append_blocks(part.items, part.count.mean());
            }
        }
        const unit_term term{unit_rule::scan, first, made_.sizes.size() - first, 1, paging_of(form)};
        push({term, events, consistency_factor(form), 1, capacity_side::read, {table, index},
              index ? rule::scan_index : rule::scan_table, op.what,
              {{"factor", factor_text(form)},
               {"fill", term.pages.whole_items ? "page_fill = whole items"
                                               : "page_fill = crossing item included"}}});
    }

    // Blocks of equal items, as many whole items as there are on average in the month.
    void append_blocks(const size_slice& slice, const ratio& count) {
        for (std::size_t i = 0; i < slice.count; ++i) {
            const auto part = made_.sizes[slice.first + i];
            const integer here = whole_up(count * ratio(part.weight, slice.total));
            made_.sizes.push_back({part.size, to_int64(here)});
        }
    }

    void add_puts(const served& op, std::size_t table, const table_entity& what, const ratio& events,
                  rule cause) {
        add_table_write(op, table, what.items, events, cause);
        const ratio created = op.form->new_share.value_or(ratio(1));
        for (std::size_t i = 0; i < made_.tables[table].indexes.size(); ++i) {
            const auto& settings = *made_.tables[table].indexes[i].settings;
            if (settings.entity != what.what->name) continue;
            add_index_write(op, {table, i}, events * created, {1, rule::index_put});
            const bool told = !op.form->changes.empty() || !op.form->removes.empty();
            add_index_write(op, {table, i}, events * (ratio(1) - created),
                            told ? effect_of_change(settings, *op.form)
                                 : index_effect{1, rule::index_put});
        }
    }

    void add_update(const served& op, std::size_t table, const table_entity& what, const ratio& events) {
        add_table_write(op, table, what.items, events, rule::update_item);
        for (std::size_t i = 0; i < made_.tables[table].indexes.size(); ++i) {
            const auto& settings = *made_.tables[table].indexes[i].settings;
            if (settings.entity != what.what->name) continue;
            add_index_write(op, {table, i}, events, effect_of_change(settings, *op.form));
        }
    }

    void add_delete(const served& op, std::size_t table, const table_entity& what, const ratio& events) {
        add_table_write(op, table, what.items, events, rule::delete_item);
        for (std::size_t i = 0; i < made_.tables[table].indexes.size(); ++i) {
            if (made_.tables[table].indexes[i].settings->entity != what.what->name) continue;
            add_index_write(op, {table, i}, events, {1, rule::index_delete});
        }
    }

    void add_table_write(const served& op, std::size_t table, const size_slice& items,
                         const ratio& events, rule cause) {
        push({{unit_rule::write, items.first, items.count, 1, {}}, events, ratio(1), items.total,
              capacity_side::write, {table, {}}, cause, op.what, {}});
    }

    void add_index_write(const served& op, const target& where, const ratio& events,
                         const index_effect& effect) {
        const auto& index = made_.tables[where.table].indexes[*where.index];
        const ratio writes = events * index.settings->share * ratio(effect.writes);
        if (writes.is_zero()) return;
        push({{unit_rule::write, index.entries.first, index.entries.count, 1, {}}, writes, ratio(1),
              index.entries.total, capacity_side::write, where, effect.cause, op.what, {}});
    }

    void push(demand made) { made_.demands.push_back(std::move(made)); }
    void report(error problem) { problems_.push_back(std::move(problem)); }
    void report(const errors& more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

    const store& store_;
    const dynamodb_store& settings_;
    const scenario& scenario_;
    const dynamodb_limits& limits_;
    std::vector<served> operations_;
    dynamodb_demand made_;
    errors problems_;
};

}  // namespace dbcost::demand
