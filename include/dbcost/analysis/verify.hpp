// SPDX-License-Identifier: MIT
// verify: the arithmetic of a bill replayed from the bill alone, and its prices looked up again.
//
//   for (const auto& one : replay(bill)) report(one);           // empty: identical
//   for (const auto& one : price_news(bill, tables)) ...        // prices with a newer edition or another value
//
// Replayed: the key and the unit of a line, allowances (used less free is billed), price times quantity or
// the tiers, fees paid in advance, the rounding to the cent, parts against their line, each discount from what
// those before it have left of the lines it covers, lines, discounts and other costs against both totals,
// amounts in another currency, whether the bill is complete, and the totals over several months. Not replayed: how
// usage became the quantities (that is estimate's work, from the scenario in the bill), and what the free tier
// would save.
// A mistake is reported once, where it stands: each field is computed from the fields before it as they
// stand in the bill. errors: none but overflow.
#pragma once
#include <algorithm>
#include <dbcost/bill/convert.hpp>
#include <dbcost/bill/line_price.hpp>
#include <dbcost/rate/discount.hpp>
#include <dbcost/table/find_price.hpp>

namespace dbcost::inline v0_1 {

struct bill_difference {
    std::string deployment, line;  // the line's key; empty: of the deployment as a whole
    std::string field;             // as the JSON names it
    std::string stands, follows;

    friend bool operator==(const bill_difference&, const bill_difference&) = default;
};

// What became of a price, told by its value and by the edition of its table.
enum class price_fate {
    confirmed,  // the same value in a newer edition
    edited,     // another value under the same edition: the table was edited, or the bill
    corrected,  // another value in another edition
    gone        // no such price on that day any more
};

// A price of the bill and what the tables now have in its place.
struct price_change {
    price_fate fate{};
    std::string deployment, line, entry;
    std::string then, now;                  // "0.25 per 1000000"; now is empty where the price is gone
    std::string edition_then, edition_now;  // of the table; of a correction its own; empty: no such entry

    friend bool operator==(const price_change&, const price_change&) = default;
};

namespace detail {

class bill_replay {
public:
    bill_replay(const deployment_bill& of, const std::optional<currency_rate>& currency)
        : bill_(of), currency_(currency) {}

    [[nodiscard]] std::vector<bill_difference> run() {
        for (const auto* lines : {&bill_.lines, &bill_.one_off_lines}) {
            for (const auto& line : *lines) check(line);
        }
        check_discounts();
        for (const auto* costs : {&bill_.other, &bill_.one_off}) {
            for (const auto& cost : *costs) compare(cost.name, "amount", cost.amount, round_to_cents(cost.exact));
        }
        check_totals();
        check_currency();
        return std::move(found_);
    }

private:
    template <class Value>
    void compare(const std::string& line, std::string field, const Value& stands, const Value& follows) {
        if (stands == follows) return;
        found_.push_back({bill_.name, line, std::move(field), to_string(stands), to_string(follows)});
    }

    void compare_text(const std::string& line, std::string field, const std::string& stands, std::string follows) {
        if (stands == follows) return;
        found_.push_back({bill_.name, line, std::move(field), stands, std::move(follows)});
    }

    void check(const bill_line& line) {
        compare_text(line.key, "key", line.key, line.region + "/" + to_string(line.metered));
        compare_text(line.key, "unit", line.unit, std::string(info(line.metered.id).unit));
        auto billed = line.used;
        for (const auto& part : line.free) billed -= part.quantity;
        compare(line.key, "quantity", line.quantity, billed);
        check_amount(line);
        compare(line.key, "amount", line.amount, round_to_cents(line.exact));
        if (!line.parts.empty()) check_parts(line);
    }

    // Amounts are shared out to the cent; quantities are rounded one by one, each by half a last digit at most.
    void check_parts(const bill_line& line) {
        closed_quantity quantity;
        shown_amount amount;
        for (const auto& part : line.parts) {
            quantity += part.quantity;
            amount += part.amount;
        }
        const auto apart = 2 * abs(quantity.coefficient() - line.used.coefficient());
        if (apart > line.parts.size() + 1) compare(line.key, "parts/quantity", quantity, line.used);
        compare(line.key, "parts/amount", amount, line.amount);
    }

    void check_amount(const bill_line& line) {
        if (!line.tiers.empty()) return check_tiers(line);
        const auto price = flat_price(line);
        if (!price && line.known && !line.quantity.is_zero()) {
            return found_.push_back({bill_.name, line.key, "price", line.price + " per " + line.per, "a price"});
        }
        const auto one = price.value_or(unit_price{});  // what bills nothing needs no price
        if (!line.fees.empty()) return check_fees(line, one);
        compare(line.key, "exact_amount", line.exact, one * line.quantity);
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

    void check_fees(const bill_line& line, const unit_price& price) {
        exact_amount amount;
        for (const auto& fee : line.fees) {
            compare(line.key, "fees/fee", fee.fee, price * fee.units);
            compare(line.key, "fees/exact_amount", fee.amount, rating::amortised(fee.fee, fee.part));
            amount += fee.amount;
        }
        compare(line.key, "exact_amount", line.exact, amount);
    }

    // ---- discounts -----------------------------------------------------------------------------

    void check_discounts() {
        for (const auto& line : bill_.lines) left_.push_back(line.exact);
        for (const auto& line : bill_.discounts) check(line);
    }

    void check(const discount_line& line) {
        exact_amount base, exact;
        shown_amount amount;
        auto granted = line.terms;
        for (const auto& part : line.covers) {
            check(line.key, part, granted);
            base += part.base;
            exact += part.exact;
            amount += part.amount;
        }
        compare_text(line.key, "key", line.key, "discount/" + line.name);
        compare(line.key, "base", line.base, base);
        compare(line.key, "exact_amount", line.exact, exact);
        compare(line.key, "amount", line.amount, amount);
    }

    // Each field from what stands before it: what is left of the line, the base, what is taken off.
    void check(const std::string& discount, const discounted_line& part, discount_terms& granted) {
        const auto place = discount + ": " + part.key;
        const auto found = std::find_if(bill_.lines.begin(), bill_.lines.end(),
                                        [&](const bill_line& line) { return line.key == part.key; });
        if (found == bill_.lines.end()) {
            found_.push_back({bill_.name, place, "covers/line", part.key, "a line of the deployment"});
            return;
        }
        auto& left = left_[static_cast<std::size_t>(found - bill_.lines.begin())];
        compare(place, "covers/base", part.base, left);
        std::vector<rating::fee_part> fees;
        for (const auto& fee : found->fees) fees.push_back({fee.units, fee.part});
        const auto off = rating::take(granted, {part.base, found->quantity, fees});
        compare(place, "covers/exact_amount", part.exact, exact_amount{} - off);
        compare(place, "covers/amount", part.amount,
                shown_amount{} - rating::shown_off(part.base, exact_amount{} - part.exact));
        left += part.exact;
    }

    // ---- totals --------------------------------------------------------------------------------

    void check_totals() {
        shown_amount total;
        exact_amount exact;
        const auto add = [&](const auto& lines) {
            for (const auto& line : lines) {
                total += line.amount;
                exact += line.exact;
            }
        };
        add(bill_.lines);
        add(bill_.discounts);
        add(bill_.other);
        compare("", "total", bill_.total, total);
        compare("", "exact_total", bill_.exact_total, exact);
        if (bill_.complete == bill_.unpriced.empty()) return;
        found_.push_back({bill_.name, "", "complete", bill_.complete ? "true" : "false",
                          bill_.complete ? "false" : "true"});
    }

    void check_currency() {
        if (currency_ && bill_.converted) return check_converted(convert(bill_, *currency_));
        compare_text("", "converted", bill_.converted ? "amounts" : "none",
                     currency_ ? "amounts in " + currency_->name : "none");
    }

    void check_converted(const converted_bill& follows) {
        const auto& stands = *bill_.converted;
        if (stands.lines.size() != follows.lines.size()) {
            return found_.push_back({bill_.name, "", "converted/lines", std::to_string(stands.lines.size()) + " lines",
                                     std::to_string(follows.lines.size()) + " lines"});
        }
        for (std::size_t i = 0; i < follows.lines.size(); ++i) {
            const auto& key = follows.lines[i].key;
            compare_text(key, "converted/key", stands.lines[i].key, key);
            compare_text(key, "converted", to_fixed(stands.lines[i].amount), to_fixed(follows.lines[i].amount));
        }
        compare_text("", "converted/total", to_fixed(stands.total), to_fixed(follows.total));
    }

    const deployment_bill& bill_;
    const std::optional<currency_rate>& currency_;
    std::vector<exact_amount> left_;  // of each line, after the discounts so far
    std::vector<bill_difference> found_;
};

// ---- several months ----------------------------------------------------------------------------

struct named_text {
    std::string field, text;  // as the JSON has them
};

[[nodiscard]] inline std::array<named_text, 4> fields_of(const total_over_time& of) {
    return {{{"totals/total", to_string(of.shown)},
             {"totals/exact_total", to_string(of.exact)},
             {"totals/converted_total", of.converted ? to_fixed(*of.converted) : "null"},
             {"totals/complete", of.complete ? "true" : "false"}}};
}

// In each month the deployments stand in the order of the totals.
[[nodiscard]] inline std::vector<bill_difference> replay_totals(const bill& of) {
    std::vector<bill_difference> found;
    for (std::size_t i = 0; i < of.totals.size(); ++i) {
        total_over_time sum{of.totals[i].deployment};
        for (auto at = i; at < of.deployments.size(); at += of.totals.size()) sum.add(of.deployments[at]);
        const auto stands = fields_of(of.totals[i]), follows = fields_of(sum);
        for (std::size_t field = 0; field < stands.size(); ++field) {
            if (stands[field].text == follows[field].text) continue;
            found.push_back({sum.deployment, "", stands[field].field, stands[field].text, follows[field].text});
        }
    }
    return found;
}

// ---- prices ------------------------------------------------------------------------------------

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

// Whether the price of the line still stands in its entry, below the correction that took its place.
[[nodiscard]] inline bool is_corrected_by(const price_value& now, const bill_line& line, const price_entry& entry) {
    return std::any_of(entry.values.begin(), entry.values.end(), [&](const price_value& value) {
        return value.known.valid_from == now.known.valid_from &&
               earlier_edition(value.known.edition, now.known.edition) &&
               value.model && is_price_of(line, *value.model);
    });
}

// The value that the tables have for the line's day now, in their newest edition, against the line's own.
[[nodiscard]] inline price_change compare_price(const bill_line& line, const price_entry& entry) {
    price_change made{price_fate::gone, {}, line.key, entry.place, price_words(line), "", line.edition, entry.edition};
    const auto* value = value_on(entry.values, line.known->valid_from, {});
    if (value == nullptr || !value->model || value->known.last_seen < line.known->valid_from) return made;
    made.now = value->price_text + " per " + entry.per_text;
    if (is_price_of(line, *value->model)) {
        made.fate = price_fate::confirmed;
    } else if (is_corrected_by(*value, line, entry)) {
        made.fate = price_fate::corrected;
        made.edition_now = value->known.edition;
    } else {
        made.fate = line.edition == entry.edition ? price_fate::edited : price_fate::corrected;
    }
    return made;
}

// Nothing where the bill has no price of the tables: nothing was billed, or the price is the user's own.
[[nodiscard]] inline std::optional<price_change> news_of(const bill_line& line, const tables& data) {
    const bool priced = !line.tiers.empty() || flat_price(line);
    if (!line.known || line.book.empty() || !priced) return std::nullopt;
    const auto entry = data.price(line.book, line.region, line.metered);
    if (!entry || *entry == nullptr) {
        return price_change{price_fate::gone, {}, line.key, line.price_entry, price_words(line), "", line.edition, ""};
    }
    const auto made = compare_price(line, **entry);
    const bool as_it_was = made.fate == price_fate::confirmed && !earlier_edition(line.edition, made.edition_now);
    return as_it_was ? std::nullopt : std::optional(made);
}

}  // namespace detail

// Each field that does not follow from the others, in the order of the bill.
[[nodiscard]] inline std::vector<bill_difference> replay(const bill& of) {
    std::vector<bill_difference> found;
    for (const auto& part : of.deployments) {
        auto more = detail::bill_replay(part, of.currency).run();
        found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    const auto over_time = detail::replay_totals(of);
    found.insert(found.end(), over_time.begin(), over_time.end());
    return found;
}

// Each line whose price has a newer edition, another value, or none any more, in the order of the bill.
[[nodiscard]] inline std::vector<price_change> price_news(const bill& of, const tables& data) {
    std::vector<price_change> news;
    for (const auto& part : of.deployments) {
        for (const auto* lines : {&part.lines, &part.one_off_lines}) {
            for (const auto& line : *lines) {
                auto one = detail::news_of(line, data);
                if (!one) continue;
                one->deployment = part.name;
                news.push_back(*std::move(one));
            }
        }
    }
    return news;
}

}  // namespace dbcost
