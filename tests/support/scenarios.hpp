// SPDX-License-Identifier: MIT
// Scenarios built in code: a deployment of one store, with what a test is about and nothing else.
#pragma once
#include <dbcost/meter/dynamodb.hpp>
#include <dbcost/meter/rds_postgresql.hpp>

namespace dbcost::test {

[[nodiscard]] inline rate per_month(const ratio& count) { return {count, 0, "a month"}; }
[[nodiscard]] inline rate per_day(const ratio& count) { return {count, 86400, "a day"}; }
[[nodiscard]] inline rate per_second(const ratio& count) { return {count, 1, "a second"}; }

[[nodiscard]] inline size_distribution one_size(std::int64_t size) {
    return {{{bytes(size), ratio(1)}}, ""};
}

[[nodiscard]] inline entity entity_of(std::string name, std::int64_t count, std::int64_t size) {
    entity made;
    made.place = "/workload/entities/" + name;
    made.name = std::move(name);
    made.count = count;
    made.size = one_size(size);
    return made;
}

[[nodiscard]] inline operation_form form_of(action what, std::string on) {
    operation_form made;
    made.place = "/form";
    made.what = what;
    made.entity = std::move(on);
    return made;
}

[[nodiscard]] inline operation_form strong(operation_form form) {
    form.read_consistency = consistency::strong;
    return form;
}

[[nodiscard]] inline operation_form through(operation_form form, std::string index) {
    form.index = std::move(index);
    return form;
}

// So many items a query or batch; pages of at most `limit` when that is not 0.
[[nodiscard]] inline operation_form of_items(operation_form form, std::int64_t items,
                                             std::int64_t limit = 0) {
    form.items = items;
    if (limit > 0) form.limit = limit;
    return form;
}

[[nodiscard]] inline operation operation_of(std::string name, operation_form form, rate frequency) {
    operation made;
    made.place = "/workload/operations/" + name;
    made.name = std::move(name);
    made.frequency = std::move(frequency);
    made.forms.push_back(std::move(form));
    return made;
}

[[nodiscard]] inline secondary_index index_of(std::string name, std::string on,
                                              std::vector<std::string> key) {
    secondary_index made;
    made.place = "/indexes/" + name;
    made.name = std::move(name);
    made.entity = std::move(on);
    made.key = std::move(key);
    return made;
}

// A scenario of one deployment "d" with one store "s" of either service, in a month of 730 hours.
template <class Settings>
struct world {
    scenario from;
    demand::dynamodb_limits limits;  // of demand; none are known unless a test sets them

    world() {
        store only;
        only.name = "s";
        only.place = "/deployments/d";
        only.settings = Settings{};
        from.name = "test";
        from.region = "us-east-1";
        from.prices = {"aws", date{std::chrono::year(2019), std::chrono::month(9),
                                   std::chrono::day(15)}, ""};
        from.deployments.push_back({"d", "/deployments/d", {std::move(only)}});
    }

    [[nodiscard]] deployment& plan() { return from.deployments.front(); }
    [[nodiscard]] const deployment& plan() const { return from.deployments.front(); }
    [[nodiscard]] store& where() { return plan().stores.front(); }
    [[nodiscard]] const store& where() const { return plan().stores.front(); }
    [[nodiscard]] Settings& settings() { return std::get<Settings>(where().settings); }

    entity& add(entity what) {
        from.workload.entities.push_back(std::move(what));
        return from.workload.entities.back();
    }
    void add(std::string name, operation_form form, rate frequency = per_month(ratio(1))) {
        from.workload.operations.push_back(
            operation_of(std::move(name), std::move(form), std::move(frequency)));
    }
};

struct dynamodb_world : world<dynamodb_store> {
    metering::sizing_limits sizing;  // none are known unless a test sets them
    using world::add;
    secondary_index& add(secondary_index index) {
        settings().indexes.push_back(std::move(index));
        return settings().indexes.back();
    }
    [[nodiscard]] result<demand::dynamodb_demand> demand() const {
        return demand::dynamodb_builder(where(), plan(), from, limits).build();
    }
    [[nodiscard]] result<metering::metered_store> metered(
        demand::replica_version version = demand::replica_version::none) const {
        auto load = demand();
        if (!load) return load.problems();
        return metering::dynamodb_meter(where(), from, std::move(*load), version, sizing).run();
    }
};

struct rds_world : world<rds_store> {
    metering::rds_limits rds_limits;
    rds_world() {
        settings().instance_class = "db.m5.large";
        settings().storage = {"/storage", volume::gp2, gigabytes(100), {}, {}, {}};
    }
    [[nodiscard]] result<metering::metered_store> metered() const {
        const auto load = demand::rds_month_of(where(), plan(), from);
        if (!load) return load.problems();
        return metering::meter_rds(where(), from, rds_limits, *load);
    }
};

// An order of 1,000 B: 16 B user_id and order_id as key (7 + 8 B of names), and attributes.
[[nodiscard]] inline entity order_entity(std::int64_t count = 0, std::int64_t size = 1000) {
    auto made = entity_of("order", count, size);
    made.key = {{"user_id", bytes(16)}, {"order_id", bytes(16)}};
    made.attributes = {{"status", bytes(8)}, {"amount", bytes(4)}, {"note", bytes(500)}};
    return made;
}

// Units a month of all demands of one side on a table or one of its indexes.
[[nodiscard]] inline ratio units(const demand::dynamodb_demand& load, demand::capacity_side side,
                                 std::optional<std::size_t> index = {}, std::size_t table = 0) {
    ratio sum(0);
    for (const auto& part : load.demands) {
        if (part.side != side || part.where != demand::target{table, index}) continue;
        sum = sum + ratio(demand::units_sum(part.units, load.sizes)) * part.times();
    }
    return sum;
}

[[nodiscard]] inline ratio reads(const demand::dynamodb_demand& load,
                                 std::optional<std::size_t> index = {}, std::size_t table = 0) {
    return units(load, demand::capacity_side::read, index, table);
}
[[nodiscard]] inline ratio writes(const demand::dynamodb_demand& load,
                                  std::optional<std::size_t> index = {}, std::size_t table = 0) {
    return units(load, demand::capacity_side::write, index, table);
}

// The quantity of a meter over a metered store: all its postings together.
[[nodiscard]] inline ratio quantity_of(const metering::metered_store& made, const meter_key& key,
                                       std::string_view region = "us-east-1") {
    ratio sum(0);
    for (const auto& part : made.quantities) {
        if (part.key != key || part.region != region) continue;
        sum = sum + ratio(demand::units_sum(part.units, made.sizes)) * part.times;
    }
    return sum;
}

}  // namespace dbcost::test
