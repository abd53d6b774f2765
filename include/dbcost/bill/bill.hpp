// SPDX-License-Identifier: MIT
// The bill: priced lines with their parts and reasons, totals, and what is missing from them.
//
// One line per usage type, region and account; operations are parts of a line. Every line keeps its
// exact amount and what an invoice shows (half-up to the cent); shown lines add up to the shown
// total, the exact total stands beside it. Discounts are lines of their own below zero, each with what it takes
// off which line; the lines keep their list price. A line without a price is unpriced: then the total is a
// lower bound and `complete` is false. Formats are io's matter.
#pragma once
#include <dbcost/core/currency.hpp>
#include <dbcost/core/discount_terms.hpp>
#include <dbcost/core/instalment.hpp>
#include <dbcost/core/money.hpp>
#include <dbcost/core/rule.hpp>
#include <dbcost/meter/metered.hpp>
#include <dbcost/table/price_entry.hpp>

namespace dbcost::inline v0_1 {

struct bill_part {
    std::string label;  // the operation, or what is stored
    std::string where;  // table, index or store
    rule cause{};
    std::vector<operand> operands;
    closed_quantity quantity;  // of its own, closed; parts may differ from the line in the tenth digit
    shown_amount amount;       // its share of the line's shown amount, by largest remainder
};

struct free_quantity {
    std::string name;
    closed_quantity quantity;
    std::vector<std::string> sources;
};

struct tier_charge {
    std::optional<closed_quantity> up_to;
    closed_quantity quantity;
    unit_price price;
    exact_amount amount;
};

// A fee paid in advance, and the part of it that this month bears.
struct fee_charge {
    closed_quantity units;
    exact_amount fee;
    instalment part;
    exact_amount amount;
};

struct bill_line {
    std::string key;  // "us-east-1/dynamodb.storage": stable
    meter_key metered;
    std::string region;
    cost_category category{};
    closed_quantity used;
    std::vector<free_quantity> free;
    closed_quantity quantity;  // billed
    std::string unit, price, per;
    std::vector<tier_charge> tiers;  // of a graduated price
    std::vector<fee_charge> fees;    // amortised: the amount is their sum, not quantity times price
    exact_amount exact;
    shown_amount amount;
    std::string price_entry, book, edition;
    std::optional<evidence> known;  // none where nothing is billed and no price was needed
    confidence level = confidence::stated;
    std::vector<bill_part> parts;
};

// Usage without a price, or without a known quantity.
struct unpriced_line {
    std::string key;
    std::optional<closed_quantity> quantity;
    std::string unit;
    errors reasons;
};

// What a discount takes off one line. Amounts are below zero.
struct discounted_line {
    std::string key;
    exact_amount base;  // what the discounts before it have left of the line
    exact_amount exact;
    shown_amount amount;
};

struct discount_line {
    std::string key;  // "discount/EDP"
    std::string name;
    discount_terms terms;
    std::string price, per;  // of a private rate, as stated
    std::string on, source;
    exact_amount base;       // of the lines it covers, together
    std::vector<discounted_line> covers;
    exact_amount exact;
    shown_amount amount;
};

struct cost_line {
    std::string name;
    exact_amount exact;
    shown_amount amount;
};

// Shown amounts in another currency: of lines, discounts and other costs in their order, and of the total.
struct converted_line {
    std::string key;  // of another cost its name
    decimal<2> amount;
};

struct converted_bill {
    std::vector<converted_line> lines;
    decimal<2> total;
};

// How far the weakest price of a deployment is known, and how many lines stand on each level.
struct confidence_count {
    confidence level{};
    std::size_t lines = 0;
};

struct deployment_bill {
    std::string name;
    std::vector<bill_line> lines;
    std::vector<discount_line> discounts;  // in the order in which they were applied
    std::vector<cost_line> other;    // monthly, in the total
    std::vector<cost_line> one_off;  // not in the monthly total
    std::vector<bill_line> one_off_lines;  // metered usage that is paid once
    std::vector<unpriced_line> unpriced;
    exact_amount exact_total;
    shown_amount total;
    std::optional<converted_bill> converted;  // where the scenario states a currency
    bool complete = true;
    metering::carries load = metering::carries::not_checked;
    std::vector<metering::fairness> terms;  // a row a store
    std::vector<metering::warning> warnings;
    std::vector<default_note> defaults;
    std::vector<std::string> not_included;
    std::vector<std::string> assumptions;  // of the rules used, where no source settles them
    std::optional<exact_amount> free_tier_saves;  // what the free tier would take off, where it is off
    std::vector<confidence_count> confidences;
    closed_quantity operations;  // requests a month, for the cost per million
    std::vector<metering::store_state> next;  // what stores carry into the next month
};

// What a deployment costs over several months. The shown total is the sum of the shown ones.
struct total_over_time {
    std::string deployment;
    exact_amount exact = {};
    shown_amount shown = {};
    bool complete = true;
    std::optional<decimal<2>> converted = {};  // likewise, in the currency of the scenario

    void add(const deployment_bill& month) {
        exact += month.exact_total;
        shown += month.total;
        complete = complete && month.complete;
        if (month.converted) converted = converted.value_or(decimal<2>{}) + month.converted->total;
    }
};

struct bill {
    std::string scenario_name, scenario;  // the name, and the normalised text
    std::string month;
    std::int64_t hours = 0;
    std::string book, as_of;
    std::optional<currency_rate> currency;  // of what is converted
    std::vector<std::pair<std::string, std::string>> options;  // rule options in force
    std::vector<deployment_bill> deployments;
    std::vector<total_over_time> totals;  // of a saved bill over several months, whose deployments stand month by month
};

[[nodiscard]] inline bool complete(const bill& of) {
    for (const auto& part : of.deployments) {
        if (!part.complete) return false;
    }
    return true;
}

namespace detail {

// The weights in smaller numbers: over what they share, and then their first 20 digits.
[[nodiscard]] inline std::vector<integer> small_weights(std::vector<integer> weights) {
    integer common = 0, sum = 0;
    for (const auto& weight : weights) {
        common = gcd(common, weight);
        sum += weight;
    }
    if (common == 0) return weights;
    while (sum / common > power_of_ten(20)) common *= 10;
    for (auto& weight : weights) weight /= common;
    return weights;
}

}  // namespace detail

// Shares of a shown amount in proportion to weights, to the cent, adding up exactly: everybody gets
// the cents rounded down, the cents left go to the largest remainders, ties to the first.
[[nodiscard]] inline std::vector<shown_amount> share_amount(const shown_amount& whole,
                                                            std::vector<integer> weights) {
    weights = detail::small_weights(std::move(weights));
    integer sum = 0;
    for (const auto& weight : weights) sum += weight;
    std::vector<shown_amount> shares(weights.size());
    if (sum == 0) return shares;
    const integer cents = whole.amount().coefficient();
    std::vector<std::pair<integer, std::size_t>> remainders;  // over the sum
    integer left = cents;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const integer exact = cents * weights[i];
        const integer down_cents = divide(exact, sum, down);
        shares[i] = shown_amount(decimal<2>::from_coefficient(down_cents));
        remainders.emplace_back(exact - down_cents * sum, i);
        left -= down_cents;
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [remainder, i] : remainders) {
        if (left == 0) break;
        shares[i] += shown_amount(decimal<2>::from_coefficient(1));
        left -= 1;
    }
    return shares;
}

}  // namespace dbcost
