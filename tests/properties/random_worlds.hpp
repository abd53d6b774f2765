// SPDX-License-Identifier: MIT
// Random DynamoDB scenarios: entities in several sizes, sparse indexes, single tables, most operations.
#pragma once
#include "properties/random_source.hpp"
#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace dbcost::test {

// What a property needs to leave out.
struct world_rules {
    bool may_delete = true;      // more deletes store less
    bool may_page = true;        // a scan or query of several pages; see unit_properties_test.cpp
    std::int64_t most_items = 20000;
    bool few_puts = false;       // so that somebody can count the items one by one
};

class world_maker {
public:
    world_maker(random_source& random, world_rules rules) : random_(random), rules_(rules) {}

    [[nodiscard]] dynamodb_world make() {
        dynamodb_world made;
        made.from.month = pick_month();
        const auto entities = random_.between(1, 3);
        for (std::int64_t i = 0; i < entities; ++i) made.add(any_entity("e" + std::to_string(i)));
        if (entities > 1 && random_.one_in(3)) made.settings().tables = {{"shared", {"e0", "e1"}}};
        const auto indexes = random_.between(0, 3);
        for (std::int64_t i = 0; i < indexes; ++i) made.add(any_index("i" + std::to_string(i), entities));
        const auto operations = random_.between(1, 6);
        for (std::int64_t i = 0; i < operations; ++i) {
            made.add("op" + std::to_string(i), any_form(made), any_rate());
            limit_rate(made);
        }
        configure(made);
        return made;
    }

private:
    billing_month pick_month() {
        switch (random_.below(4)) {
            case 0: return hours_730;
            case 1: return days_30;
            case 2: return calendar_month(2019, 2);
            default: return calendar_month(2019, 12);
        }
    }

    std::int64_t any_size() {
        constexpr std::int64_t edges[] = {1, 100, 924, 1023, 1024, 1025, 4095, 4096, 4097, 8192, 8193};
        if (random_.one_in(3)) return random_.pick(edges);
        return random_.between(1, random_.one_in(4) ? 40000 : 3000);
    }

    entity any_entity(std::string name) {
        auto made = entity_of(std::move(name), random_.between(0, rules_.most_items), 0);
        const auto classes = random_.between(1, 3);
        std::vector<std::int64_t> weights;
        std::int64_t total = 0;
        for (std::int64_t i = 0; i < classes; ++i) {
            weights.push_back(random_.between(1, 20));
            total += weights.back();
        }
        made.size.classes.clear();
        for (const auto weight : weights) made.size.classes.push_back({bytes(any_size()), ratio(weight, total)});
        made.key = {{"pk", bytes(random_.between(1, 40))}};
        for (const auto* name_of : {"a", "b", "c"}) {
            made.attributes.push_back({name_of, bytes(random_.one_in(4) ? 1000 : random_.between(1, 60))});
        }
        return made;
    }

    std::vector<std::string> some_attributes() {
        std::vector<std::string> names{"a", "b", "c"};
        random_.shuffle(names);
        names.resize(static_cast<std::size_t>(random_.between(1, 2)));
        return names;
    }

    std::string any_entity_name(std::int64_t entities) {
        return "e" + std::to_string(random_.between(0, entities - 1));
    }

    secondary_index any_index(std::string name, std::int64_t entities) {
        auto made = index_of(std::move(name), any_entity_name(entities), some_attributes());
        if (random_.one_in(3)) made.key.emplace_back("pk");
        constexpr projection projections[] = {projection::all, projection::keys_only, projection::include};
        made.projected = random_.pick(projections);
        if (made.projected == projection::include) made.included = some_attributes();
        if (random_.one_in(2)) made.share = ratio(random_.between(0, 7), 7);
        return made;
    }

    rate any_rate() {
        constexpr std::int64_t periods[] = {0, 1, 60, 3600, 86400, 604800};
        const auto period = random_.pick(periods);
        const auto count = random_.between(0, period == 1 ? 500 : 1000000);
        return {ratio(count, random_.one_in(3) ? 1000 : 1), period, ""};
    }

    operation_form any_form(dynamodb_world& made) {
        constexpr action actions[] = {action::get,    action::batch_get,   action::query,  action::scan,
                                      action::put,    action::batch_write, action::update, action::remove};
        const auto entities = static_cast<std::int64_t>(made.from.workload.entities.size());
        auto form = form_of(random_.pick(actions), any_entity_name(entities));
        if (!rules_.may_delete && form.what == action::remove) form.what = action::put;
        if (!rules_.may_page && form.what == action::scan) form.what = action::get;
        if (random_.one_in(2)) form.read_consistency = consistency::strong;
        switch (form.what) {
            case action::batch_get:
            case action::batch_write: form.items = random_.between(1, 25); break;
            case action::query: form.items = random_.between(0, rules_.may_page ? 400 : 25); break;
            case action::update: form.changes = some_attributes(); break;
            default: break;
        }
        const bool paged = form.what == action::query || form.what == action::scan;
        if (paged && rules_.may_page && random_.one_in(3)) form.limit = random_.between(1, 300);
        if (paged && random_.one_in(2)) choose_index(made, form);
        if (form.what == action::update && random_.one_in(3)) drop_something(form);
        if (form.what == action::put || form.what == action::batch_write) may_replace(form);
        return form;
    }

    void choose_index(dynamodb_world& made, operation_form& form) {
        for (const auto& index : made.settings().indexes) {
            if (index.entity != form.entity) continue;
            form.index = index.name;
            form.read_consistency.reset();
        }
    }
    void drop_something(operation_form& form) {
        form.removes = some_attributes();
        std::erase_if(form.changes, [&](const auto& name) { return demand::contains(form.removes, name); });
    }
    void may_replace(operation_form& form) {
        if (random_.one_in(2)) return;
        form.new_share = ratio(random_.between(0, 5), 5);
        if (random_.one_in(2)) form.changes = some_attributes();
    }

    // Deletes of at most a seventh of the items each: there are six operations at most.
    void limit_rate(dynamodb_world& made) {
        auto& op = made.from.workload.operations.back();
        const auto kind = op.forms.front().what;
        const auto* what = made.from.workload.find_entity(op.forms.front().entity);
        if (kind == action::remove) op.frequency = per_month(ratio(what->count, 7));
        const bool puts = kind == action::put || kind == action::batch_write;
        if (puts && rules_.few_puts) op.frequency = per_month(ratio(random_.between(0, 2000), 11));
    }

    void configure(dynamodb_world& made) {
        auto& settings = made.settings();
        if (random_.one_in(4)) {
            settings.capacity.mode = capacity_mode::provisioned;
            settings.capacity.read.fixed = random_.between(1, 1000);
            settings.capacity.write.fixed = random_.between(1, 1000);
        }
        settings.continuous_backup = random_.one_in(2);
        if (random_.one_in(2)) {
            settings.on_demand_backups = {{random_.between(1, 4), "", ratio(random_.between(1, 40))}};
        }
        if (random_.one_in(2)) made.where().transfer.internet_out = bytes(random_.between(0, 70000)) * bytes_per_gb;
        made.from.options.fill = random_.one_in(2) ? page_fill::whole_items : page_fill::crossing_item_included;
        made.from.options.backup_includes_gsi = random_.one_in(2);
        made.from.options.backup_includes_item_overhead = random_.one_in(2);
        made.from.account.free_tier = random_.one_in(2);
        if (random_.one_in(3)) {
            made.from.account.already_used = {
                {{meter::internet_out, {}}, ratio(random_.between(0, 60000), 3), ""}};
        }
    }

    random_source& random_;
    world_rules rules_;
};

// What a failed property ran on.
[[nodiscard]] inline std::string describe(const dynamodb_world& made) {
    std::string text_of = made.from.month.name() + "\n";
    for (const auto& what : made.from.workload.entities) {
        text_of += what.name + ": " + std::to_string(what.count) + " items";
        for (const auto& part : what.size.classes) {
            text_of += ", " + std::to_string(part.size.count()) + " B (" + text(part.share) + ")";
        }
        text_of += "\n";
    }
    for (const auto& index : std::get<dynamodb_store>(made.where().settings).indexes) {
        text_of += index.name + " on " + index.entity + ", share " + text(index.share) + ", projection " +
                   std::to_string(static_cast<int>(index.projected)) + ", key";
        for (const auto& part : index.key) text_of += " " + part;
        text_of += "\n";
    }
    for (const auto& op : made.from.workload.operations) {
        const auto& form = op.forms.front();
        text_of += std::string(name(form.what)) + " " + form.entity + " " + form.index + ": " +
                   text(op.frequency.count) + " in " + std::to_string(op.frequency.period_seconds) + " s, items " +
                   std::to_string(form.items.value_or(-1)) + ", limit " + std::to_string(form.limit.value_or(0)) +
                   ", new " + text(form.new_share.value_or(ratio(1))) + ", changes";
        for (const auto& changed : form.changes) text_of += " " + changed;
        text_of += "\n";
    }
    return text_of;
}

}  // namespace dbcost::test
