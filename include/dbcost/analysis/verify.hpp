// SPDX-License-Identifier: MIT
// verify: the arithmetic of a bill replayed from the bill alone, and its prices looked up again.
//
//   for (const auto& one : replay(bill)) report(one);           // empty: identical
//   for (const auto& one : changed_prices(bill, tables)) ...    // prices that the tables now state otherwise
//
// Replayed: allowances (used less free is billed), price times quantity or the tiers, fees paid in
// advance, the rounding to the cent, parts against their line, lines and other costs against both totals,
// and whether the bill is complete. Not replayed: how usage became the quantities (that is estimate's
// work, from the scenario in the bill), and what the free tier would save.
// A mistake is reported once, where it stands: each field is computed from the fields before it as they
// stand in the bill. errors: none but overflow.
#pragma once
#include <algorithm>
#include <dbcost/bill/bill.hpp>
#include <dbcost/rate/amortised.hpp>
#include <dbcost/table/find_price.hpp>

namespace dbcost {

struct bill_difference {
    std::string deployment, line;  // the line's key; empty: of the deployment as a whole
    std::string field;             // as the JSON names it
    std::string stands, follows;

    friend bool operator==(const bill_difference&, const bill_difference&) = default;
};

// A price of the bill that the tables now state otherwise, or no longer state.
struct price_change {
    std::string deployment, line, entry;
    std::string then, now;  // "0.25 per 1000000"; now is empty where there is no such price any more
    std::string edition;    // of the tables

    friend bool operator==(const price_change&, const price_change&) = default;
};

namespace detail {

// The price of one unit of a line with one price, where it can be read.
[[nodiscard]] inline std::optional<unit_price> flat_price(const bill_line& line) {
    const auto price = parse_decimal<10>(line.price);
    const auto per = parse_decimal<10>(line.per);
    if (!price || !per || per->is_zero()) return std::nullopt;
    const auto one = price_of_one(*price, *per);
    return one ? std::optional(*one) : std::nullopt;
}

class bill_replay {
public:
    explicit bill_replay(const deployment_bill& of) : bill_(of) {}

    [[nodiscard]] std::vector<bill_difference> run() {
        for (const auto* lines : {&bill_.lines, &bill_.one_off_lines}) {
            for (const auto& line : *lines) check(line);
        }
        for (const auto* costs : {&bill_.other, &bill_.one_off}) {
            for (const auto& cost : *costs) compare(cost.name, "amount", cost.amount, round_to_cents(cost.exact));
        }
        check_totals();
        return std::move(found_);
    }

private:
    template <class Value>
    void compare(const std::string& line, std::string field, const Value& stands, const Value& follows) {
        if (stands == follows) return;
        found_.push_back({bill_.name, line, std::move(field), to_string(stands), to_string(follows)});
    }

    void check(const bill_line& line) {
        auto billed = line.used;
        for (const auto& part : line.free) billed -= part.quantity;
        compare(line.key, "quantity", line.quantity, billed);
        check_amount(line);
        compare(line.key, "amount", line.amount, round_to_cents(line.exact));
        shown_amount parts;
        for (const auto& part : line.parts) parts += part.amount;
        if (!line.parts.empty()) compare(line.key, "parts/amount", parts, line.amount);
    }

    void check_amount(const bill_line& line) {
        if (!line.fees.empty()) return check_fees(line);
        if (!line.tiers.empty()) return check_tiers(line);
        const auto price = flat_price(line);
        if (price) return compare(line.key, "exact_amount", line.exact, *price * line.quantity);
        if (line.known && !line.quantity.is_zero()) {
            found_.push_back({bill_.name, line.key, "price", line.price + " per " + line.per, "a price"});
        } else {
            compare(line.key, "exact_amount", line.exact, exact_amount{});
        }
    }

    void check_tiers(const bill_line& line) {
        closed_quantity quantity;
        exact_amount amount;
        for (const auto& tier : line.tiers) {
            compare(line.key, "tiers/exact_amount", tier.amount, tier.price * tier.quantity);
            quantity += tier.quantity;
            amount += tier.amount;
        }
        compare(line.key, "tiers/quantity", quantity, line.quantity);
        compare(line.key, "exact_amount", line.exact, amount);
    }

    void check_fees(const bill_line& line) {
        const auto price = flat_price(line);
        exact_amount amount;
        for (const auto& fee : line.fees) {
            if (price) compare(line.key, "fees/fee", fee.fee, *price * fee.units);
            compare(line.key, "fees/exact_amount", fee.amount, rating::amortised(fee.fee, fee.part));
            amount += fee.amount;
        }
        compare(line.key, "exact_amount", line.exact, amount);
    }

    void check_totals() {
        shown_amount total;
        exact_amount exact;
        for (const auto& line : bill_.lines) {
            total += line.amount;
            exact += line.exact;
        }
        for (const auto& cost : bill_.other) {
            total += cost.amount;
            exact += cost.exact;
        }
        compare("", "total", bill_.total, total);
        compare("", "exact_total", bill_.exact_total, exact);
        if (bill_.complete == bill_.unpriced.empty()) return;
        found_.push_back({bill_.name, "", "complete", bill_.complete ? "true" : "false",
                          bill_.complete ? "false" : "true"});
    }

    const deployment_bill& bill_;
    std::vector<bill_difference> found_;
};

// What a price comes to, as text: with tiers, those that the bill reached.
[[nodiscard]] inline std::string price_words(const bill_line& line) {
    if (line.tiers.empty()) return line.price + " per " + line.per;
    std::string words;
    for (const auto& tier : line.tiers) {
        words += (words.empty() ? "" : ", ") + to_string(tier.price) +
                 (tier.up_to ? " to " + to_string(*tier.up_to) : " beyond");
    }
    return words;
}

// Whether a price of the tables is the one of the line; of tiers those count that the bill reached.
[[nodiscard]] inline bool is_price_of(const bill_line& line, const price_model& model) {
    const auto* tiers = std::get_if<graduated>(&model);
    if (line.tiers.empty()) {
        const auto price = flat_price(line);
        return tiers == nullptr && price && std::get<per_unit>(model).price == *price;
    }
    return tiers != nullptr && std::all_of(line.tiers.begin(), line.tiers.end(), [&](const tier_charge& reached) {
        return std::find(tiers->tiers.begin(), tiers->tiers.end(), tier{reached.up_to, reached.price}) !=
               tiers->tiers.end();
    });
}

// The value that the tables have for the line's day now, in their newest edition.
inline void find_change(const std::string& deployment, const bill_line& line, const tables& data,
                        std::vector<price_change>& changes) {
    const bool priced = !line.tiers.empty() || flat_price(line);
    if (!line.known || line.book.empty() || !priced) return;  // nothing billed, or the user's own price
    const auto entry = data.price(line.book, line.region, line.metered);
    if (!entry || *entry == nullptr) {
        changes.push_back({deployment, line.key, line.price_entry, price_words(line), "", ""});
        return;
    }
    const auto* value = value_on((*entry)->values, line.known->valid_from, {});
    if (value != nullptr && value->model && is_price_of(line, *value->model)) return;
    const auto now = value == nullptr || !value->model ? "" : value->price_text + " per " + (*entry)->per_text;
    changes.push_back({deployment, line.key, (*entry)->place, price_words(line), now, (*entry)->edition});
}

}  // namespace detail

// Each field that does not follow from the others, in the order of the bill.
[[nodiscard]] inline std::vector<bill_difference> replay(const bill& of) {
    std::vector<bill_difference> found;
    for (const auto& part : of.deployments) {
        auto more = detail::bill_replay(part).run();
        found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return found;
}

// Each line whose price the tables now state otherwise, or no longer state.
[[nodiscard]] inline std::vector<price_change> changed_prices(const bill& of, const tables& data) {
    std::vector<price_change> changes;
    for (const auto& part : of.deployments) {
        for (const auto* lines : {&part.lines, &part.one_off_lines}) {
            for (const auto& line : *lines) detail::find_change(part.name, line, data, changes);
        }
    }
    return changes;
}

}  // namespace dbcost
