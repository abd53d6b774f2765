// SPDX-License-Identifier: MIT
// What was charged for a meter, when, and says who: dated values with their sources.
//
// A value holds from `valid_from` and is known to hold until `last_seen`; in between nothing is
// overwritten. A correction is a value with the same valid_from and a later edition of the data.
// Allowances (free tier, free backup storage) stand apart from price tiers.
// Format on disk: docs/reference/price-table.md.
#pragma once
#include <array>
#include <dbcost/core/date.hpp>
#include <dbcost/core/meter.hpp>
#include <dbcost/table/price_model.hpp>

namespace dbcost::inline v0_1 {

// How well a value is known, best first. `stated` is the user's own word; `stale` is a value used
// past its last_seen because the user accepted that.
enum class confidence { stated, sourced, sourced_bracketed, sourced_undated, derived, stale };
inline constexpr std::array<std::string_view, 6> confidence_names{
    "stated", "sourced", "sourced-bracketed", "sourced-undated", "derived", "stale"};
[[nodiscard]] constexpr std::string_view name(confidence level) {
    return confidence_names[static_cast<std::size_t>(level)];
}

// What every dated value carries, whatever it says.
struct evidence {
    date valid_from{}, last_seen{};
    std::vector<std::string> sources;
    confidence level = confidence::sourced;
    std::string edition;  // of a correction; empty: the first edition
    std::string note, rule;

    friend bool operator==(const evidence&, const evidence&) = default;
};

// Editions are "<year>.<number>"; "2026.10" comes after "2026.9", the first edition ("") before all.
[[nodiscard]] inline bool earlier_edition(std::string_view a, std::string_view b) {
    if (a.substr(0, 5) != b.substr(0, 5)) return a.substr(0, 5) < b.substr(0, 5);
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

struct price_value {
    evidence known;
    std::optional<price_model> model;  // none: the meter was withdrawn on valid_from
    std::string price_text;  // canonical: "1.25", or the tiers: "0.09 to 10240, 0.085 beyond"

    friend bool operator==(const price_value&, const price_value&) = default;
};

struct price_entry {
    meter_key key;
    std::string book, region;
    std::string edition;     // of the table
    std::string place;       // file and pointer
    std::string per_text;    // "1000000"
    std::vector<price_value> values;  // by valid_from, then edition

    friend bool operator==(const price_entry&, const price_entry&) = default;
};

struct allowance_value {
    evidence known;
    closed_quantity quantity;  // unused when the allowance equals other meters

    friend bool operator==(const allowance_value&, const allowance_value&) = default;
};

struct allowance_entry {
    meter id{};
    std::string book, region;
    std::string name;          // "free tier", "free backup storage"
    std::vector<meter> equal_to;  // the allowance is the sum of these meters' quantities
    std::string place;
    std::vector<allowance_value> values;

    friend bool operator==(const allowance_entry&, const allowance_entry&) = default;
};

struct limit_value {
    evidence known;
    std::int64_t value = 0;

    friend bool operator==(const limit_value&, const limit_value&) = default;
};

struct limit_entry {
    std::string id;
    std::string unit;
    std::vector<limit_value> values;

    friend bool operator==(const limit_entry&, const limit_entry&) = default;
};

// What the link between a class and its volume carries; without a baseline the most lasts (rule R10).
struct ebs_value {
    evidence known;
    std::int64_t maximum_mbps = 0;
    std::optional<std::int64_t> maximum_iops, baseline_mbps, baseline_iops;

    friend bool operator==(const ebs_value&, const ebs_value&) = default;
};

struct instance_class {
    std::string name, family;
    std::int64_t vcpu = 0;
    decimal<10> memory_gib;
    bool burstable = false;
    std::optional<std::int64_t> maximum_storage_gib;
    std::optional<decimal<10>> normalized_units = {};  // of one zone (rule R7.3); empty: no reservation covers it
    std::optional<decimal<10>> credits_per_hour = {}, maximum_credits = {};  // of vCPU minutes (rule R6.1)
    bool nitro = false;
    std::vector<ebs_value> ebs = {};  // by valid_from; empty: not known

    friend bool operator==(const instance_class&, const instance_class&) = default;
};

}  // namespace dbcost
