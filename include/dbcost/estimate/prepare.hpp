// SPDX-License-Identifier: MIT
// prepare: a deployment of a scenario and the tables become a plan.
//
//   auto ready = prepare(scenario, deployment, tables, {});
//   total_sink sink(*ready);
//   run(*ready, sink);               // as often as wanted
//
// Every name, region, limit and price is resolved here, once. A missing price is no error here: its
// slot keeps the reasons, and the bill counts it as unpriced if anything is billed.
// errors: all problems of the deployment at once (serving, demand, metering, unknown classes).
#pragma once
#include <dbcost/estimate/plan.hpp>
#include <dbcost/estimate/stated_prices.hpp>
#include <dbcost/meter/dynamodb.hpp>
#include <dbcost/meter/rds_postgresql.hpp>
#include <dbcost/meter/transfer.hpp>

namespace dbcost {

struct estimate_options {
    bool accept_stale = false;                       // values past last_seen, marked `stale`
    std::optional<confidence> weakest_allowed = {};  // --require: refuse weaker values
    bool no_defaults = false;                        // every default is an error
};

// The book that is meant; left out, it is what AWS published (the bill lists that default).
[[nodiscard]] inline std::string book_of(const scenario& from) {
    return from.prices.book.empty() ? "aws" : from.prices.book;
}

// The day whose prices hold: as stated, else the book's own date, else the first day of the month.
[[nodiscard]] inline result<date> price_date(const scenario& from, const tables& data) {
    if (from.prices.as_of) return *from.prices.as_of;
    const auto book = find_book(data, book_of(from));
    if (book && book->as_of) return *book->as_of;
    if (from.month.first_day()) return *from.month.first_day();
    return error{errc::as_of_missing, "/prices/as_of", "no date, and a month without calendar",
                 "the day whose prices hold",
                 "add \"prices\": { \"as_of\": \"2019-09-15\" }, or choose a calendar month"};
}

[[nodiscard]] inline result<price_query> make_query(const scenario& from, const tables& data,
                                                    const estimate_options& options) {
    const auto day = price_date(from, data);
    if (!day) return day.problems();
    const auto name = book_of(from);
    if (!find_book(data, name)) {
        std::vector<std::string> names;
        for (const auto& book : data.books()) names.push_back(book.name);
        return error{errc::unknown_book, "/prices/book", "\"" + name + "\"",
                     "a book of the price tables", suggest(name, names)};
    }
    return price_query{name, from.region, *day, from.prices.edition, options.accept_stale};
}

namespace detail {

// A limit in force on a day; none when the data does not know it for that day.
[[nodiscard]] inline std::optional<std::int64_t> limit_on(const tables& data, std::string_view id,
                                                          const date& day) {
    const auto entry = data.limit(id);
    if (!entry || *entry == nullptr) return std::nullopt;
    const auto* value = value_on((*entry)->values, day, {});
    if (value == nullptr || day > value->known.last_seen) return std::nullopt;
    return value->value;
}

[[nodiscard]] inline demand::dynamodb_limits dynamodb_limits_on(const tables& data, const date& day) {
    return {limit_on(data, "dynamodb.item.maximum", day),
            limit_on(data, "dynamodb.batch-get.maximum-items", day),
            limit_on(data, "dynamodb.batch-write.maximum-items", day),
            limit_on(data, "dynamodb.table.maximum-global-indexes", day),
            limit_on(data, "dynamodb.partition-key.maximum", day),
            limit_on(data, "dynamodb.sort-key.maximum", day)};
}

[[nodiscard]] inline metering::rds_limits rds_limits_on(const tables& data, const date& day,
                                                        const instance_class* known) {
    metering::rds_limits limits;
    limits.gp2_minimum = limit_on(data, "rds.storage.gp2.minimum", day);
    limits.gp2_maximum = limit_on(data, "rds.storage.gp2.maximum", day);
    limits.io1_minimum = limit_on(data, "rds.storage.io1.minimum", day);
    limits.io1_maximum = limit_on(data, "rds.storage.io1.maximum", day);
    limits.magnetic_maximum = limit_on(data, "rds.storage.magnetic.maximum", day);
    limits.minimum_iops = limit_on(data, "rds.storage.io1.minimum-iops", day);
    limits.maximum_iops = limit_on(data, "rds.storage.io1.maximum-iops", day);
    limits.maximum_iops_per_gib = limit_on(data, "rds.storage.io1.maximum-iops-per-gib", day);
    limits.retention_days = limit_on(data, "rds.backup.maximum-retention-days", day);
    limits.replicas = limit_on(data, "rds.replicas.maximum", day);
    if (known != nullptr) limits.class_maximum_gib = known->maximum_storage_gib;
    return limits;
}

inline void append(errors& to, const errors& more) { to.insert(to.end(), more.begin(), more.end()); }

[[nodiscard]] inline error unknown_class(const tables& data, const std::string& name, std::string place) {
    return {errc::unknown_class, std::move(place), "\"" + name + "\"",
            "an instance class of RDS for PostgreSQL", suggest(name, data.class_names())};
}

}  // namespace detail

class plan_builder {
public:
    plan_builder(const scenario& from, const deployment& of, const tables& data,
                 const estimate_options& options)
        : scenario_(from), deployment_(of), data_(data), options_(options) {}

    [[nodiscard]] result<plan> build() {
        auto query = make_query(scenario_, data_, options_);
        if (!query) return query.problems();
        query_ = *query;
        detail::append(problems_, demand::check_serving(deployment_, scenario_.workload));
        detail::append(problems_, refuse_scenario_wide());
        for (const auto& where : deployment_.stores) add_store(where);
        if (!problems_.empty()) return problems_;
        add_other_costs();
        lay_out_slots();
        find_prices();
        find_allowances();
        check_defaults();
        check_regions();
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    // Account-wide settings that no meter covers yet.
    [[nodiscard]] errors refuse_scenario_wide() const {
        errors refused;
        for (const auto& reserved : scenario_.account.reservations) {
            refused.push_back(metering::unmetered(reserved.place, "a reservation"));
        }
        for (const auto& [option, value] : scenario_.unmetered_options) {
            refused.push_back(metering::unmetered("/options/" + option, "\"" + option + "\": " + value));
        }
        for (const auto& what : scenario_.workload.entities) {
            if (!what.size.samples_file.empty()) {
                refused.push_back(metering::unmetered(what.place + "/size/samples", "sample items"));
            }
            if (what.has_columns) {
                refused.push_back(metering::unmetered(what.place + "/columns", "\"columns\""));
            }
        }
        return refused;
    }

    void add_store(const store& where) {
        auto metered = where.kind() == service::dynamodb ? meter_dynamodb(where) : meter_rds(where);
        if (!metered) return detail::append(problems_, metered.problems());
        const auto region = metering::region_of(where, scenario_);
        metering::meter_transfer(where, region, *metered);
        metering::apply_stated_usage(where, region, *metered);
        merge(std::move(*metered));
        for (const auto& op : demand::operations_of(where, deployment_, scenario_.workload)) {
            made_.notes.operations =
                made_.notes.operations + monthly_count(op.what->frequency, scenario_.month);
        }
    }

    [[nodiscard]] result<metering::metered_store> meter_dynamodb(const store& where) {
        const auto limits = detail::dynamodb_limits_on(data_, query_.as_of);
        auto load = demand::dynamodb_builder(where, deployment_, scenario_, limits).build();
        if (!load) {
            auto all = load.problems();
            const auto& settings = std::get<dynamodb_store>(where.settings);
            detail::append(all, metering::refuse_unmetered(settings, where.place));
            return all;
        }
        return metering::dynamodb_meter(where, scenario_, std::move(*load)).run();
    }

    [[nodiscard]] result<metering::metered_store> meter_rds(const store& where) {
        const auto& settings = std::get<rds_store>(where.settings);
        const auto known = data_.find_class(settings.instance_class);
        if (!known) return known.problems();
        check_class(settings.instance_class, where.place + "/instance");
        for (const auto& replica : settings.replicas) {
            if (!replica.instance_class.empty()) check_class(replica.instance_class, replica.place + "/class");
        }
        auto limits = detail::rds_limits_on(data_, query_.as_of, *known);
        for (const auto& replica : settings.replicas) {
            const auto own = data_.find_class(replica.instance_class);
            limits.replica_maximum_gib.push_back(own && *own != nullptr ? (*own)->maximum_storage_gib
                                                                        : limits.class_maximum_gib);
        }
        return metering::rds_meter(where, scenario_, limits).run();
    }

    void check_class(const std::string& name, const std::string& place) {
        if (name == "smallest-that-carries") return;  // refused by the meter, by name
        const auto known = data_.find_class(name);
        if (known && *known == nullptr) problems_.push_back(detail::unknown_class(data_, name, place));
    }

    void merge(metering::metered_store store_made) {
        const auto offset = made_.sizes.size();
        made_.sizes.insert(made_.sizes.end(), store_made.sizes.begin(), store_made.sizes.end());
        auto& notes = made_.notes;
        for (auto& term : store_made.quantities) {
            term.units.first += offset;
            notes.terms.push_back(std::move(term));
        }
        const auto move_all = [](auto& from, auto& to) {
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        };
        move_all(store_made.unknown, notes.unknown);
        move_all(store_made.warnings, notes.warnings);
        move_all(store_made.defaults, notes.defaults);
        for (auto& missing : store_made.not_included) {
            auto& all = notes.not_included;
            if (std::find(all.begin(), all.end(), missing) == all.end()) all.push_back(missing);
        }
        notes.fairness.push_back(std::move(store_made.terms));
    }

    void add_other_costs() {
        made_.notes.deployment = deployment_.name;
        for (const auto& cost : scenario_.other_costs) {
            if (cost.deployment != deployment_.name) continue;
            const auto line = [&](const decimal<10>& amount) {
                const exact_amount exact(widen<20>(amount));
                return cost_line{cost.name, exact, round_to_cents(exact)};
            };
            if (cost.monthly) made_.notes.other.push_back(line(*cost.monthly));
            if (cost.once) made_.notes.one_off.push_back(line(*cost.once));
        }
        for (const auto& cost : made_.notes.other) made_.other_costs += cost.exact;
    }

    // ---- slots ---------------------------------------------------------------------------------

    [[nodiscard]] std::size_t slot_of(const meter_key& key, const std::string& region) {
        auto& slots = made_.account.slots;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i].key == key && slots[i].region == region) return i;
        }
        slots.push_back({key, region, 1, {}});
        return slots.size() - 1;
    }

    // Slots in the order of regions and meters, so that bills do not depend on the order of usage.
    void lay_out_slots() {
        auto& terms = made_.notes.terms;
        std::vector<std::pair<std::string, meter_key>> keys;
        for (const auto& term : terms) keys.emplace_back(term.region, term.key);
        std::sort(keys.begin(), keys.end());
        for (const auto& [region, key] : keys) (void)slot_of(key, region);
        for (const auto& used : scenario_.account.already_used) (void)slot_of(used.key, scenario_.region);
        for (const auto& term : terms) {
            auto& slot = made_.account.slots[slot_of(term.key, term.region)];
            slot.denominator = lcm(slot.denominator, term.times.denominator());
        }
        for (const auto& term : terms) {
            const auto index = slot_of(term.key, term.region);
            const auto& slot = made_.account.slots[index];
            made_.terms.push_back({term.units, term.times.numerator() *
                                   (slot.denominator / term.times.denominator()), index});
        }
        for (const auto& used : scenario_.account.already_used) {
            for (auto& slot : made_.account.slots) {
                const bool same = slot.key == used.key && slot.region == scenario_.region;
                if (same) slot.already_used += close(used.quantity, half_even);
            }
        }
    }

    // ---- prices and allowances -----------------------------------------------------------------

    void find_prices() {
        for (const auto& slot : made_.account.slots) {
            query_.region = slot.region;
            auto found = find_stated_or_tabled(slot);
            slot_price price;
            if (!found) {
                price.missing = found.problems();
            } else if (options_.weakest_allowed && found->level > *options_.weakest_allowed) {
                price.missing = {too_weak(*found)};
            } else {
                price.found = *found;
                price.model = found->value->model;
            }
            made_.prices.push_back(std::move(price));
        }
    }

    [[nodiscard]] result<found_price> find_stated_or_tabled(const pool::slot& slot) {
        for (const auto& stated : scenario_.stated_prices) {
            const bool here = stated.region.empty() || stated.region == slot.region;
            if (!here || stated.key != slot.key) continue;
            auto entry = make_stated_entry(stated, slot.region, query_.as_of);
            if (!entry) return entry.problems();
            made_.notes.stated.push_back(*entry);
            return found_price{entry->get(), &(*entry)->values.front(), confidence::stated};
        }
        return find_price(data_, query_, slot.key);
    }

    [[nodiscard]] error too_weak(const found_price& found) const {
        return {errc::price_weak, found.entry->place + ": " + to_string(found.entry->key),
                "confidence " + std::string(name(found.level)),
                std::string(name(*options_.weakest_allowed)) + " or better",
                "accept a weaker confidence, or state the price under stated_prices"};
    }

    void find_allowances() {
        for (std::size_t i = 0; i < made_.account.slots.size(); ++i) {
            const auto& slot = made_.account.slots[i];
            for (const auto& book : book_stack(data_, query_.book)) {
                const auto found = data_.allowances(book.name, slot.region, slot.key.id);
                if (!found) {
                    detail::append(problems_, found.problems());
                    break;
                }
                for (const auto* entry : *found) add_allowance(i, *entry);
                if (!found->empty()) break;
            }
        }
    }

    void add_allowance(std::size_t slot, const allowance_entry& entry) {
        if (entry.name == "free tier" && !scenario_.account.free_tier) return;
        const auto* value = value_on(entry.values, query_.as_of, query_.edition);
        if (value == nullptr) return;
        if (query_.as_of > value->known.last_seen && !options_.accept_stale) return;
        pool::allowance made{slot, entry.name, value->quantity, {}, !entry.equal_to.empty(),
                             value->known.sources};
        const auto& slots = made_.account.slots;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const bool counts = std::find(entry.equal_to.begin(), entry.equal_to.end(), slots[i].key.id) !=
                                entry.equal_to.end();
            if (counts && slots[i].region == slots[slot].region) made.equal_to.push_back(i);
        }
        made_.account.allowances.push_back(std::move(made));
    }

    // ---- strictness ----------------------------------------------------------------------------

    void check_defaults() {
        auto& defaults = made_.notes.defaults;
        defaults.insert(defaults.begin(), scenario_.defaults.begin(), scenario_.defaults.end());
        std::erase_if(defaults, [&](const default_note& note) { return !concerns(note); });
        if (!options_.no_defaults) return;
        for (const auto& note : defaults) {
            problems_.push_back({errc::default_used, note.place, "nothing",
                                 "a value (the default would be " + note.value + ")",
                                 "state it, or do without --no-defaults"});
        }
    }

    // Whether a default belongs to this deployment: those of other deployments do not.
    [[nodiscard]] bool concerns(const default_note& note) const {
        const std::string all = "/deployments/";
        if (note.place.compare(0, all.size(), all) != 0) return true;
        return (note.place + "/").compare(0, deployment_.place.size() + 1, deployment_.place + "/") == 0;
    }

    // A region that no book knows at all is a slip of the pen, not a missing price.
    void check_regions() {
        std::vector<std::string> known;
        for (const auto& book : book_stack(data_, query_.book)) {
            for (const auto& region : data_.regions(book.name)) known.push_back(region);
        }
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        for (const auto& where : deployment_.stores) {
            const auto region = metering::region_of(where, scenario_);
            if (std::find(known.begin(), known.end(), region) != known.end()) continue;
            problems_.push_back({errc::unknown_region, (where.region.empty() ? "" : where.place) + "/region",
                                 "\"" + region + "\"", "a region with prices in book " + query_.book,
                                 suggest(region, known)});
        }
    }

    const scenario& scenario_;
    const deployment& deployment_;
    const tables& data_;
    const estimate_options& options_;
    price_query query_;
    plan made_;
    errors problems_;
};

[[nodiscard]] inline result<plan> prepare(const scenario& from, const deployment& of, const tables& data,
                                          const estimate_options& options) {
    return guard_overflow(of.place, [&] { return plan_builder(from, of, data, options).build(); });
}

}  // namespace dbcost
