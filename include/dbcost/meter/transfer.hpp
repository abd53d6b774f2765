// SPDX-License-Identifier: MIT
// Data transfer and stated usage: quantities that users state for a store of either service.
//
// Internet: data out is charged, data in is free (rule R4). Zones: what crosses between clients and
// database is charged once, on the clients' side (R4). Regions: charged where the data leaves.
// A stated usage is a quantity of the store's own region. There it replaces what would be derived for the
// same meter key, and the bill says which; a replica in another region keeps what is derived for it, and a
// warning says how much that is (usage-of-home-region).
#pragma once
#include <dbcost/meter/metered.hpp>

namespace dbcost::inline v0_1::metering {

[[nodiscard]] inline ratio gigabytes_of(bytes volume) { return {volume.count(), bytes_per_gb}; }

inline void meter_transfer(const store& where, const std::string& region, metered_store& made) {
    const auto add = [&](meter_key key, bytes volume, rule cause) {
        if (volume.count() == 0) return;
        const ratio gb = gigabytes_of(volume);
        made.quantities.push_back(plain(std::move(key), region, gb, cause, "transfer", where.name,
                                        {{"gb", text_of(gb)}}));
    };
    add({meter::internet_out, {}}, where.transfer.internet_out, rule::internet_transfer);
    add({meter::inter_zone, {}}, where.transfer.inter_zone, rule::zone_transfer);
    for (const auto& [to, volume] : where.transfer.inter_region) {
        add({meter::inter_region, {to}}, volume, rule::region_transfer);
    }
}

// The regions of a DynamoDB store's replicas, but for its own.
[[nodiscard]] inline std::vector<std::string> replica_regions(const store& where, const std::string& home) {
    const auto* settings = std::get_if<dynamodb_store>(&where.settings);
    if (settings == nullptr) return {};
    auto regions = settings->replicas;
    std::erase(regions, home);
    return regions;
}

[[nodiscard]] inline warning usage_of_home_region(const stated_usage& stated, const std::string& home,
                                                  const std::string& replica, const metered_store& made) {
    ratio derived(0);
    for (const auto& part : made.quantities) {
        if (part.key != stated.key || part.region != replica) continue;
        derived = derived + ratio(demand::units_sum(part.units, made.sizes)) * part.times;
    }
    return {"usage-of-home-region",
            "the stated " + text_of(stated.quantity) + " of " + to_string(stated.key) + " is what " + home +
                " uses; " + replica + " has " + text_of(derived) + ", derived from the workload",
            {{"stated", text_of(stated.quantity)}, {"derived", text_of(derived)}}};
}

inline void apply_stated_usage(const store& where, const std::string& region, metered_store& made) {
    for (const auto& stated : where.usage) {
        const auto same = [&](const auto& other) {
            return other.key == stated.key && other.region == region;
        };
        const auto derived = std::erase_if(made.quantities, same);
        std::erase_if(made.unknown, same);
        if (stated.key.id == meter::dynamodb_storage) made.terms.used_is_known = false;
        made.quantities.push_back(plain(stated.key, region, stated.quantity, rule::stated_usage,
                                        derived > 0 ? "stated usage, instead of the derived one"
                                                    : "stated usage",
                                        where.name, {{"quantity", text_of(stated.quantity)}}));
        for (const auto& replica : replica_regions(where, region)) {
            made.warnings.push_back(usage_of_home_region(stated, region, replica, made));
        }
    }
}

}  // namespace dbcost::metering
