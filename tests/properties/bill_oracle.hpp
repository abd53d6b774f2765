// SPDX-License-Identifier: MIT
// A bill the slow way: the metering rules once more, item by item, on unlimited rationals.
//
// Written from the rules (D1 to D6, D11, G2, G3), not from the library: no unit term, no page walk, no
// slot. It knows the meters that small_tables() prices.
#pragma once
#include <map>

#include "properties/oracle.hpp"
#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace dbcost::test {

class bill_oracle {
public:
    explicit bill_oracle(const dynamodb_world& of)
        : of_(of.from), store_(of.where()), settings_(std::get<dynamodb_store>(store_.settings)),
          hours_(of.from.month.hours()) {}

    [[nodiscard]] rational total() {
        for (const auto& op : of_.workload.operations) add_operation(op);
        for (const auto& what : of_.workload.entities) add_storage(what);
        if (settings_.capacity.mode == capacity_mode::provisioned) add_capacity();
        used_[meter::internet_out] = rational(store_.transfer.internet_out.count(), gb);
        rational sum = 0;
        for (const auto& [id, quantity] : used_) sum += price_of(id, rounded_to(quantity, 10, word::half_even));
        return sum;
    }

private:
    static constexpr std::int64_t gb = 1073741824;

    [[nodiscard]] static rational started(std::int64_t size, std::int64_t step) {
        return std::max<cpp_int>(ceiling_of(rational(size, step)), 1);
    }
    [[nodiscard]] bool on_demand() const { return settings_.capacity.mode == capacity_mode::on_demand; }

    // ---- operations ----------------------------------------------------------------------------

    [[nodiscard]] rational events_of(const operation& op) const {
        const auto& every = op.frequency;
        if (every.period_seconds == 0) return exact(every.count);
        return exact(every.count) * (hours_ * 3600) / every.period_seconds;
    }

    void add_operation(const operation& op) {
        const auto& form = op.forms.front();
        const auto& what = *of_.workload.find_entity(form.entity);
        const rational events = events_of(op) * batch_of(form);
        switch (form.what) {
            case action::get:
            case action::batch_get: return read(events * factor(form) * mean(what, 4096));
            case action::query: return read(events * factor(form) * query(form, what));
            case action::scan: return read(events * factor(form) * scan(form, what));
            default: return write_all(form, what, events);
        }
    }

    [[nodiscard]] static std::int64_t batch_of(const operation_form& form) {
        const bool batch = form.what == action::batch_get || form.what == action::batch_write;
        return batch ? form.items.value_or(1) : 1;
    }
    [[nodiscard]] static rational factor(const operation_form& form) {
        return form.read_consistency == consistency::strong ? rational(1) : rational(1, 2);
    }
    void read(const rational& units) {
        if (on_demand()) used_[meter::on_demand_reads] += units;
    }
    void write(const rational& units) {
        if (on_demand()) used_[meter::on_demand_writes] += units;
    }
    [[nodiscard]] static rational mean(const entity& what, std::int64_t step) {
        rational sum = 0;
        for (const auto& part : what.size.classes) sum += exact(part.share) * started(part.size.count(), step);
        return sum;
    }

    // Sizes with shares of a table's items or an index's entries.
    [[nodiscard]] std::vector<size_class> sizes_of(const entity& what, const std::string& index) const {
        for (const auto& candidate : settings_.indexes) {
            if (candidate.name == index) return entry_sizes(what, candidate);
        }
        return what.size.classes;
    }
    [[nodiscard]] static std::vector<size_class> entry_sizes(const entity& what, const secondary_index& index) {
        if (index.projected == projection::all) return what.size.classes;
        std::int64_t size = 0;
        for (const auto* list : {&what.key, &what.attributes}) {
            for (const auto& attribute : *list) {
                const bool base_key = list == &what.key;
                const bool held = base_key || has(index.key, attribute.name) || has(index.included, attribute.name);
                if (held) size += static_cast<std::int64_t>(attribute.name.size()) + attribute.value_size.count();
            }
        }
        return {{bytes(size), ratio(1)}};
    }
    [[nodiscard]] static bool has(const std::vector<std::string>& names, const std::string& name) {
        for (const auto& candidate : names) {
            if (candidate == name) return true;
        }
        return false;
    }

    // Item by item: a page ends at 1 MB, or at its limit.
    struct pages {
        bool whole;
        std::int64_t limit;
        std::int64_t used = 0, items = 0;
        rational steps = 0;
        void add(std::int64_t size) {
            if (whole && items > 0 && used + size > 1048576) end();
            used += size;
            ++items;
            if (used >= 1048576 || (limit > 0 && items == limit)) end();
        }
        void end() {
            if (items > 0) steps += started(used, 4096);
            used = items = 0;
        }
    };
    [[nodiscard]] pages new_pages(const operation_form& form) const {
        return {of_.options.fill == page_fill::whole_items, form.limit.value_or(0)};
    }

    [[nodiscard]] rational query(const operation_form& form, const entity& what) const {
        rational sum = 0;
        for (const auto& part : sizes_of(what, form.index)) {
            auto walk = new_pages(form);
            for (std::int64_t i = 0; i < form.items.value_or(1); ++i) walk.add(part.size.count());
            walk.end();
            sum += exact(part.share) * std::max<rational>(walk.steps, 1);
        }
        return sum;
    }

    [[nodiscard]] std::string table_of(const entity& what) const {
        for (const auto& [name, entities] : settings_.tables) {
            if (has(entities, what.name)) return name;
        }
        return what.name;
    }

    [[nodiscard]] rational scan(const operation_form& form, const entity& of_table) const {
        auto walk = new_pages(form);
        for (const auto& what : of_.workload.entities) {
            if (table_of(what) != table_of(of_table)) continue;
            rational share = 1;
            if (!form.index.empty()) {
                const auto& index = index_called(form.index);
                if (index.entity != what.name) continue;
                share = exact(index.share);
            }
            for (const auto& part : sizes_of(what, form.index)) {
                const auto items = static_cast<std::int64_t>(
                    ceiling_of(items_of(what) * share * exact(part.share)));
                for (std::int64_t i = 0; i < items; ++i) walk.add(part.size.count());
            }
        }
        walk.end();
        return std::max<rational>(walk.steps, 1);
    }
    [[nodiscard]] const secondary_index& index_called(const std::string& name) const {
        for (const auto& index : settings_.indexes) {
            if (index.name == name) return index;
        }
        throw std::logic_error("no such index");
    }

    // ---- writes (D3.2, D4.2) -------------------------------------------------------------------

    void write_all(const operation_form& form, const entity& what, const rational& events) {
        write(events * mean(what, 1024));
        for (const auto& index : settings_.indexes) {
            if (index.entity != what.name) continue;
            rational entry = 0;
            for (const auto& part : entry_sizes(what, index)) {
                entry += exact(part.share) * started(part.size.count(), 1024);
            }
            write(events * exact(index.share) * entry * entry_writes(form, index));
        }
    }

    [[nodiscard]] static rational entry_writes(const operation_form& form, const secondary_index& index) {
        if (form.what == action::remove) return 1;
        if (form.what == action::update) return change_writes(form, index);
        const rational created = form.new_share ? exact(*form.new_share) : rational(1);
        const bool told = !form.changes.empty() || !form.removes.empty();
        return created + (1 - created) * (told ? change_writes(form, index) : rational(1));
    }
    [[nodiscard]] static rational change_writes(const operation_form& form, const secondary_index& index) {
        bool key_removed = false, key_changed = false, projected = false;
        for (const auto& name : form.removes) {
            key_removed = key_removed || has(index.key, name);
            projected = projected || index.projected == projection::all || has(index.included, name);
        }
        for (const auto& name : form.changes) {
            key_changed = key_changed || has(index.key, name);
            projected = projected || index.projected == projection::all || has(index.included, name);
        }
        return key_removed ? 1 : key_changed ? 2 : projected ? 1 : 0;
    }

    // ---- storage, backup, capacity -------------------------------------------------------------

    [[nodiscard]] rational items_of(const entity& what) const {
        rational growth = 0;
        for (const auto& op : of_.workload.operations) {
            const auto& form = op.forms.front();
            if (form.entity != what.name) continue;
            const rational created = form.new_share ? exact(*form.new_share) : rational(1);
            if (form.what == action::put) growth += events_of(op) * created;
            if (form.what == action::batch_write) growth += events_of(op) * batch_of(form) * created;
            if (form.what == action::remove) growth -= events_of(op);
        }
        return what.count + growth / 2;
    }

    [[nodiscard]] static rational bytes_of(const std::vector<size_class>& classes, std::int64_t overhead) {
        rational sum = 0;
        for (const auto& part : classes) sum += exact(part.share) * (part.size.count() + overhead);
        return sum;
    }

    void add_storage(const entity& what) {
        const rational items = items_of(what);
        const std::int64_t overhead = of_.options.backup_includes_item_overhead ? 100 : 0;
        used_[meter::dynamodb_storage] += items * bytes_of(what.size.classes, 100) / gb;
        const rational copied = items * bytes_of(what.size.classes, overhead) / gb;
        if (settings_.continuous_backup) used_[meter::backup_continuous] += copied;
        used_[meter::backup_on_demand] += copied * copies();
        for (const auto& index : settings_.indexes) {
            if (index.entity != what.name) continue;
            const rational entries = items * exact(index.share) / gb;
            used_[meter::dynamodb_storage] += entries * bytes_of(entry_sizes(what, index), 100);
            if (!of_.options.backup_includes_gsi) continue;
            used_[meter::backup_on_demand] += entries * bytes_of(entry_sizes(what, index), overhead) * copies();
        }
    }
    [[nodiscard]] rational copies() const {
        rational months = 0;
        for (const auto& backup : settings_.on_demand_backups) {
            months += backup.copies * exact(backup.kept_days) * 24 / hours_;
        }
        return months;
    }

    void add_capacity() {
        std::map<std::string, int> tables;
        for (const auto& what : of_.workload.entities) tables[table_of(what)] = 1;
        const auto targets = static_cast<std::int64_t>(tables.size() + settings_.indexes.size());
        used_[meter::provisioned_reads] = targets * *settings_.capacity.read.fixed * hours_;
        used_[meter::provisioned_writes] = targets * *settings_.capacity.write.fixed * hours_;
    }

    // ---- prices of small_tables() --------------------------------------------------------------

    [[nodiscard]] rational already_used(meter id) const {
        rational sum = 0;
        for (const auto& used : of_.account.already_used) {
            if (used.key.id == id) sum += rounded_to(exact(used.quantity), 10, word::half_even);
        }
        return sum;
    }

    [[nodiscard]] rational price_of(meter id, const rational& used) const {
        const rational before = already_used(id);
        const std::int64_t allowed = !of_.account.free_tier          ? 0
                                     : id == meter::dynamodb_storage ? 25
                                     : id == meter::internet_out     ? 1
                                                                     : 0;
        const rational free = std::min<rational>(used, std::max<rational>(allowed - before, 0));
        if (id == meter::internet_out) return egress(before + used) - egress(before + free);
        return (used - free) * flat_price(id);
    }
    // What everything up to a quantity costs.
    [[nodiscard]] static rational egress(const rational& quantity) {
        rational sum = 0;
        const rational bounds[] = {0, 10240, 51200};
        const rational prices[] = {rational(9, 100), rational(85, 1000), rational(7, 100)};
        for (int i = 0; i < 3; ++i) {
            const rational end = i < 2 ? std::min<rational>(quantity, bounds[i + 1]) : quantity;
            if (end > bounds[i]) sum += (end - bounds[i]) * prices[i];
        }
        return sum;
    }
    [[nodiscard]] static rational flat_price(meter id) {
        switch (id) {
            case meter::on_demand_reads: return rational(25, 100000000);
            case meter::on_demand_writes: return rational(125, 100000000);
            case meter::provisioned_reads: return rational(13, 100000);
            case meter::provisioned_writes: return rational(65, 100000);
            case meter::dynamodb_storage: return rational(25, 100);
            case meter::backup_continuous: return rational(2, 10);
            case meter::backup_on_demand: return rational(1, 10);
            default: throw std::logic_error("a meter without a price");
        }
    }

    const scenario& of_;
    const store& store_;
    const dynamodb_store& settings_;
    std::int64_t hours_;
    std::map<meter, rational> used_;
};

}  // namespace dbcost::test
