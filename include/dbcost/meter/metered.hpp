// SPDX-License-Identifier: MIT
// Metered usage: which meter counts how much in which region, and why. No price is known here.
//
// A metered quantity is `units_sum(units) x times`, an exact ratio; the pool closes it. A quantity
// that cannot be known (I/O requests of a magnetic volume) is kept as unknown, so that the bill
// says it is incomplete instead of leaving it out.
#pragma once
#include <dbcost/core/hour_profile.hpp>
#include <dbcost/core/instalment.hpp>
#include <dbcost/demand/dynamodb.hpp>
#include <dbcost/meter/sizing_report.hpp>

namespace dbcost::inline v0_1::metering {

struct metered {
    meter_key key;
    std::string region;
    demand::unit_term units;
    ratio times;
    rule cause{};
    std::string label;     // "place order", "storage of order"
    std::string where;     // "table order", "index by_user", "instance"
    ratio events;          // operand {events}
    std::vector<operand> operands;
    std::optional<exact_profile> profile = {};  // of capacity: what reservations cover hour by hour
    std::optional<instalment> paid = {};       // of a fee paid in advance: this month's part of its term
};

struct unknown_quantity {
    meter_key key;
    std::string region;
    error reason;
};

// A quantity that a rule makes free whatever tables say: reads by Lambda triggers, reserved hours.
struct free_grant {
    meter_key key;
    std::string region;
    std::string name;
    ratio quantity;
    std::vector<std::string> sources;
};

struct warning {
    std::string code;
    std::string text;
    std::vector<operand> numbers;
};

// What makes a store comparable with another: copies, backup, room.
struct fairness {
    std::string store, service;
    int copies = 1, zones = 1;
    std::string backup;
    std::optional<ratio> allocated_gib;
    ratio used_gib;
    bool used_is_known = true;
    carries load = carries::not_checked;
    std::string load_reason = {};
    std::vector<operand> load_numbers = {};  // the numbers in the reason
    std::string load_limit = {};  // "31.5 writes/s": the load beyond which it does not carry, if that is known
    std::optional<sizing_report> sizing = {};
};

// Of a deployment: no where one store says no, yes where all say yes.
[[nodiscard]] inline carries load_of(const std::vector<fairness>& stores) {
    bool all = !stores.empty();
    for (const auto& store : stores) {
        if (store.load == carries::no) return carries::no;
        all = all && store.load == carries::yes;
    }
    return all ? carries::yes : carries::not_checked;
}

// That a store does not carry its load; the first reason found stands, whatever else is looked at later.
inline void cannot_carry(fairness& terms, std::string reason) {
    if (terms.load == carries::no) return;
    terms.load = carries::no;
    terms.load_reason = std::move(reason);
}

// What a store carries from one month into the next, and what the month changed.
struct store_state {
    std::string store;
    std::int64_t volume_gib = 0;           // of each volume, at the end of the month
    ratio quiet_hours;                     // in which a volume that has grown does not grow again
    std::optional<cpu_usage> cpu = {};      // with the CPU credits that the month leaves
    std::vector<std::string> changes = {};  // "grew from 100 to 112 GiB on 2019-09-12 04:00"
};

struct metered_store {
    std::vector<demand::weighted_size> sizes;
    std::vector<metered> quantities;
    std::vector<metered> one_off;  // paid once, beside the monthly bill
    std::vector<free_grant> granted;  // free, in the order in which they apply
    std::vector<free_grant> withheld;  // of what makes other usage free, and does not here: stopped volumes
    std::vector<unknown_quantity> unknown;
    std::vector<warning> warnings;
    std::vector<default_note> defaults;
    std::vector<std::string> not_included;
    fairness terms;
    std::optional<store_state> next = {};  // none: nothing is carried
};

[[nodiscard]] inline std::string text_of(const ratio& value) {
    return to_string(close(value, half_even));
}

[[nodiscard]] inline std::string region_of(const store& where, const scenario& from) {
    return where.region.empty() ? from.region : where.region;
}

[[nodiscard]] inline error unmetered(std::string place, std::string what) {
    return {errc::not_yet_metered, std::move(place), std::move(what),
            "what this version meters (docs/reference/scenario.md lists it)",
            "leave it out, or state the resulting quantities under \"usage\""};
}

// A plain quantity without sizes.
[[nodiscard]] inline metered plain(meter_key key, std::string region, ratio quantity, rule cause,
                                   std::string label, std::string where,
                                   std::vector<operand> operands) {
    return {std::move(key), std::move(region), {}, quantity, cause, std::move(label),
            std::move(where), quantity, std::move(operands)};
}

}  // namespace dbcost::metering
