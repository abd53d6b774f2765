// SPDX-License-Identifier: MIT
// A scenario: what a user wrote, checked. Field by field: docs/reference/scenario.md.
//
// The scenario knows no price: `prices` only names the book and the date to take them from.
#pragma once
#include <dbcost/core/currency.hpp>
#include <dbcost/scenario/deployment.hpp>
#include <dbcost/scenario/discount.hpp>
#include <dbcost/scenario/options.hpp>

namespace dbcost::inline v0_1 {

struct price_choice {
    std::string book;              // empty: "aws", listed as a default
    std::optional<date> as_of;     // empty: the first day of a calendar month
    std::string edition;           // empty: the newest
};

struct reservation {
    std::string place;
    service kind{};
    std::string term, option, instance_class, started;
    std::string region;  // empty: the scenario's
    std::int64_t read = 0, write = 0, count = 0;
    zones deployment = zones::single_az;
};

struct account {
    bool free_tier = false;
    std::vector<stated_usage> already_used;  // by others of the account, this month
    std::vector<reservation> reservations;
};

// A price the user states, in tiers where it has more than one; shown as stated on the bill.
struct stated_tier {
    std::optional<decimal<10>> up_to;  // empty: no end
    decimal<10> price;
};

struct stated_price {
    std::string place;
    meter_key key;
    std::string region;  // empty: every region
    std::vector<stated_tier> tiers;
    decimal<10> per;
    std::string price_text, per_text, source;
};

// A cost that no table knows: engineering, hosts, licences.
struct other_cost {
    std::string name;
    std::string place;
    std::string deployment;
    std::optional<decimal<10>> monthly;
    std::optional<decimal<10>> once;
};

struct default_note {
    std::string place;  // JSON pointer of the key that was left out
    std::string value;
    std::string why;
};

struct scenario {
    std::string name;
    std::string region;
    billing_month month = hours_730;
    price_choice prices;
    std::optional<currency_rate> currency;  // that bills are shown in, beside USD
    dbcost::account account;
    dbcost::workload workload;
    std::vector<dbcost::deployment> deployments;
    std::vector<stated_price> stated_prices;
    std::vector<discount> discounts;
    std::vector<other_cost> other_costs;
    rule_options options;
    std::vector<std::pair<std::string, std::string>> unmetered_options;  // name, value: refused when used
    std::vector<default_note> defaults;  // taken while parsing
    std::string normalised;              // the scenario as canonical JSON text, for the bill
};

}  // namespace dbcost
