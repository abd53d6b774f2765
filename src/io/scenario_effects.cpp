// SPDX-License-Identifier: MIT
// Bodies of scenario_effects.hpp.
#include "io/scenario_effects.hpp"

#include <algorithm>
#include <dbcost/demand/index_effect.hpp>
#include <dbcost/demand/item_counts.hpp>

#include "io/scenario_references.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using strings = std::vector<std::string>;

// ---- operations --------------------------------------------------------------------------------

[[nodiscard]] bool writes_whole_items(action what) {
    return what == action::put || what == action::batch_write || what == action::conditional ||
           what == action::transact_write;
}

// What a write changes matters where it replaces: an item that is created is written whole.
void check_changes(const operation_form& form, json_problems& problems) {
    if (!writes_whole_items(form.what) || demand::creating_share(form) != ratio(1)) return;
    for (const auto& [key, names] : {std::pair{"changes", &form.changes}, {"removes", &form.removes}}) {
        if (names->empty()) continue;
        problems.add(pointer_to(form.place, key), errc::contradiction,
                     shown(std::string_view(key)) + " of writes that all create their item",
                     "a share below 100% in \"new\", so that the rest replaces items",
                     "state \"new\", or drop " + shown(std::string_view(key)));
    }
}

// A conditional write finds nothing only where its condition fails.
void check_missing(const operation_form& form, json_problems& problems) {
    const bool fails = form.failing && !form.failing->is_zero();
    const bool misses = form.missing && !form.missing->is_zero();
    if (form.what != action::conditional || fails || !misses) return;
    problems.add(pointer_to(form.place, "missing"), errc::contradiction,
                 "a share that finds nothing, of conditions that never fail",
                 "\"missing\" as a share of the conditions that fail",
                 "raise \"failing\", or drop \"missing\"");
}

// Items there may be: at the start of the month, and whatever any operation adds.
[[nodiscard]] ratio most_items(const scenario& read, const entity& of) {
    ratio most = ratio(of.count) + demand::stated_growth(of);
    for (const auto& operation : read.workload.operations) {
        for (const auto& form : operation.forms) {
            if (form.entity != of.name) continue;
            const auto added = demand::items_added({&operation, &form}, read.month);
            if (added > ratio(0)) most = most + added;
        }
    }
    return most;
}

void check_found(const scenario& read, const operation_form& form, json_problems& problems) {
    const auto* of = read.workload.find_entity(form.entity);
    if (form.what != action::query || !form.items || of == nullptr) return;
    const auto most = whole_up(most_items(read, *of));
    if (integer(*form.items) <= most) return;
    problems.add(pointer_to(form.place, "items"), errc::contradiction,
                 std::to_string(*form.items) + " items of " + shown(std::string_view(of->name)) +
                     ", which has " + to_string(most),
                 "at most as many items as there are in the month",
                 "lower \"items\", or raise the count of the entity");
}

// ---- entities ----------------------------------------------------------------------------------

// Indexes of a table concern each entity in it.
[[nodiscard]] bool has_local_index(const store& where, const std::string& entity) {
    const auto* settings = std::get_if<dynamodb_store>(&where.settings);
    if (settings == nullptr || !holds(where, entity)) return false;
    return std::any_of(settings->local_indexes.begin(), settings->local_indexes.end(),
                       [&](const auto& index) { return same_table(*settings, index.entity, entity); });
}

void check_collection(const scenario& read, const entity& of, json_problems& problems) {
    if (!of.largest_collection) return;
    for (const auto& deployment : read.deployments) {
        for (const auto& where : deployment.stores) {
            if (has_local_index(where, of.name)) return;
        }
    }
    problems.add(pointer_to(of.place, "largest_collection"), errc::contradiction,
                 "a largest collection, and no local index on the table",
                 "a local index: only its tables limit a collection (rule D4.4)",
                 "drop it, or add the index under \"local_indexes\" of a store");
}

// ---- regions -----------------------------------------------------------------------------------

void add_regions(strings& to, const store& where, const std::string& of_scenario) {
    const auto home = where.region.empty() ? of_scenario : where.region;
    to.push_back(home);
    if (const auto* dynamodb = std::get_if<dynamodb_store>(&where.settings)) {
        to.insert(to.end(), dynamodb->replicas.begin(), dynamodb->replicas.end());
        return;
    }
    for (const auto& replica : std::get<rds_store>(where.settings).replicas) {
        to.push_back(replica.region.empty() ? home : replica.region);
    }
}

// Where something of the scenario runs, each region once.
[[nodiscard]] strings regions_of(const scenario& read) {
    strings regions;
    for (const auto& deployment : read.deployments) {
        for (const auto& where : deployment.stores) add_regions(regions, where, read.region);
    }
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    return regions;
}

void check_region_of_scenario(const scenario& read, const strings& regions, json_problems& problems) {
    if (demand::contains(regions, read.region)) return;
    const std::string home = shown(std::string_view(read.region));
    const auto refuse = [&](const std::string& place, const std::string& seen) {
        problems.add(place, errc::contradiction, seen + " " + home + ", where no store is",
                     "a store in the region of the scenario", suggest(read.region, regions));
    };
    for (const auto& used : read.account.already_used) refuse(used.place, "other usage in");
    if (read.options.free_tier_scope == allowance_scope::one_region) {
        refuse("/options/free_tier_scope", "the free tier of");
    }
}

void check_stated_prices(const scenario& read, const strings& regions, json_problems& problems) {
    for (const auto& stated : read.stated_prices) {
        if (stated.region.empty() || demand::contains(regions, stated.region)) continue;
        problems.add(pointer_to(stated.place, "region"), errc::contradiction,
                     shown(std::string_view(stated.region)) + ", where no store is",
                     "the region of a store or of a replica", suggest(stated.region, regions));
    }
}

}  // namespace

void check_effects(const scenario& read, json_problems& problems) {
    for (const auto& operation : read.workload.operations) {
        for (const auto& form : operation.forms) {
            check_changes(form, problems);
            check_missing(form, problems);
            check_found(read, form, problems);
        }
    }
    for (const auto& entity : read.workload.entities) check_collection(read, entity, problems);
    const auto regions = regions_of(read);
    if (regions.empty() || read.region.empty()) return;  // reported already
    check_region_of_scenario(read, regions, problems);
    check_stated_prices(read, regions, problems);
}

}  // namespace dbcost::io
