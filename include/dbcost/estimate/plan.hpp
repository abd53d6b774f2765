// SPDX-License-Identifier: MIT
// A plan: one deployment with every name, region and price resolved to a slot, ready to be run.
//
//   run(plan, sink)       // the arithmetic: no text, no allocation
//
// Two sinks, always the same total: `total_sink` adds into fixed arrays; `explain_sink` also keeps
// what every term posted, so that a bill can be written from it. Both are made from the plan once and
// may be run many times. What the numbers mean is kept in `notes`, untouched by a run.
#pragma once
#include <dbcost/bill/bill.hpp>
#include <dbcost/pool/pool.hpp>
#include <dbcost/rate/charge.hpp>
#include <dbcost/rate/discount.hpp>
#include <dbcost/scenario/discount.hpp>
#include <dbcost/table/find_price.hpp>
#include <memory>

namespace dbcost::inline v0_1 {

// Units x multiplier is posted to a slot, as a numerator over the slot's denominator.
struct plan_term {
    std::size_t units = 0;  // which of plan.units
    integer multiplier = 0;
    std::size_t slot = 0;
};

// A slot's price, or the reasons why it has none.
struct slot_price {
    const price_model* model = nullptr;  // of the value found
    found_price found;
    errors missing;
    std::vector<rating::fee_part> fees;  // of a fee paid in advance: parts instead of the quantity
};

// A discount, and the slots that it covers.
struct plan_discount {
    discount_terms terms;
    std::vector<std::size_t> slots;
};

struct plan;

struct plan_notes {
    std::string deployment;
    std::vector<metering::metered> terms;  // parallel to plan.terms
    std::vector<metering::unknown_quantity> unknown;
    std::vector<metering::fairness> fairness;
    std::vector<metering::warning> warnings;
    std::vector<default_note> defaults;
    std::vector<std::string> not_included;
    std::vector<metering::free_grant> granted, withheld;
    std::vector<discount> discounts;  // parallel to plan.discounts
    std::vector<cost_line> other, one_off;
    std::shared_ptr<const plan> one_off_plan;  // metered usage that is paid once
    std::vector<std::shared_ptr<price_entry>> stated;  // prices of the scenario's own
    ratio operations;  // a month
    std::vector<metering::store_state> next;  // what stores carry into the next month
};

struct plan {
    std::vector<demand::weighted_size> sizes;
    std::vector<demand::unit_term> units;  // each once: operations on the same items share theirs
    std::vector<plan_term> terms;  // one a part of the bill, in the order of slots
    std::vector<plan_term> sums;   // those of the same units and slot in one: all that a total needs
    pool::account account;
    std::vector<slot_price> prices;  // parallel to account.slots
    std::vector<plan_discount> discounts;  // in the order in which they are applied
    exact_amount other_costs;        // a month
    plan_notes notes;
};

// Where these units stand in the plan; appended when they are new. Equal sizes are the same sizes
// wherever they stand: the entries of an index that projects all are the items of its table.
[[nodiscard]] inline std::size_t place_units(plan& of, const demand::unit_term& units) {
    const auto found = std::find_if(of.units.begin(), of.units.end(), [&](const demand::unit_term& placed) {
        return demand::same_units(placed, units, of.sizes);
    });
    if (found != of.units.end()) return static_cast<std::size_t>(found - of.units.begin());
    of.units.push_back(units);
    return of.units.size() - 1;
}

// The terms of the same units and slot added up. Several operations write the same items, so there are
// fewer of these; the sum they post to a slot is the same integer. Their order stays that of slots.
[[nodiscard]] inline std::vector<plan_term> summed(const std::vector<plan_term>& terms) {
    std::vector<plan_term> sums;
    for (const auto& term : terms) {
        const auto same = std::find_if(sums.begin(), sums.end(), [&](const plan_term& sum) {
            return sum.units == term.units && sum.slot == term.slot;
        });
        if (same == sums.end()) {
            sums.push_back(term);
        } else {
            same->multiplier += term.multiplier;
        }
    }
    return sums;
}

class total_sink {
public:
    explicit total_sink(const plan& of)
        : units_(of.units.size()), ledger_(of.account), left_(of.account.slots.size()) {}

    void begin() { total_ = exact_amount{}; }
    void note(std::size_t, const integer&) {}
    void charge(std::size_t slot, const exact_amount& amount) {
        total_ += amount;
        left_[slot] = amount;
    }
    void discount(std::size_t slot, const exact_amount& off) {
        total_ -= off;
        left_[slot] -= off;
    }

    // What is posted: here the sums of terms, since nobody asks for the parts.
    [[nodiscard]] static const std::vector<plan_term>& terms(const plan& of) { return of.sums; }
    [[nodiscard]] std::vector<std::int64_t>& units() { return units_; }
    [[nodiscard]] pool::ledger& ledger() { return ledger_; }
    [[nodiscard]] const pool::ledger& ledger() const { return ledger_; }
    [[nodiscard]] const exact_amount& total() const { return total_; }
    // What is left of each slot's amount after the discounts so far.
    [[nodiscard]] const std::vector<exact_amount>& left() const { return left_; }

private:
    std::vector<std::int64_t> units_;
    pool::ledger ledger_;
    std::vector<exact_amount> left_;
    exact_amount total_;
};

class explain_sink {
public:
    explicit explain_sink(const plan& of)
        : totals_(of), posted_(of.terms.size()), amounts_(of.account.slots.size()) {
        std::size_t covered = 0;
        for (const auto& each : of.discounts) covered += each.slots.size();
        taken_.reserve(covered);
    }

    void begin() {
        totals_.begin();
        taken_.clear();
    }
    void note(std::size_t term, const integer& numerator) { posted_[term] = numerator; }
    void charge(std::size_t slot, const exact_amount& amount) {
        totals_.charge(slot, amount);
        amounts_[slot] = amount;
    }
    void discount(std::size_t slot, const exact_amount& off) {
        totals_.discount(slot, off);
        taken_.push_back(off);
    }

    [[nodiscard]] static const std::vector<plan_term>& terms(const plan& of) { return of.terms; }
    [[nodiscard]] std::vector<std::int64_t>& units() { return totals_.units(); }
    [[nodiscard]] pool::ledger& ledger() { return totals_.ledger(); }
    [[nodiscard]] const pool::ledger& ledger() const { return totals_.ledger(); }
    [[nodiscard]] const exact_amount& total() const { return totals_.total(); }
    [[nodiscard]] const std::vector<integer>& posted() const { return posted_; }
    [[nodiscard]] const std::vector<exact_amount>& left() const { return totals_.left(); }
    // Before discounts.
    [[nodiscard]] const std::vector<exact_amount>& amounts() const { return amounts_; }
    // What each discount took off each of its slots, in their order.
    [[nodiscard]] const std::vector<exact_amount>& taken() const { return taken_; }

private:
    total_sink totals_;
    std::vector<integer> posted_;
    std::vector<exact_amount> amounts_, taken_;
};

// What a slot owes of fees paid in advance. Not inlined: few slots have any, and each of a run is asked.
[[nodiscard, gnu::noinline]] inline exact_amount charge_fees(const slot_price& price) {
    exact_amount sum;
    for (const auto& part : price.fees) sum += rating::charge(*price.model, part);
    return sum;
}

// A slot's amount: by its fees where it has any, else by its quantity from its place in the tiers.
[[nodiscard]] inline exact_amount charge(const slot_price& price, const pool::closed_slot& line) {
    return price.fees.empty() ? rating::charge(*price.model, line.start, line.billed) : charge_fees(price);
}

// Posts to each slot the sum of its terms, which stand in the order of slots.
template <class Sink>
void post_terms(const plan& of, Sink& sink) {
    const auto* units = sink.units().data();
    auto term = Sink::terms(of).begin();
    const auto end = Sink::terms(of).end();
    std::size_t slot = 0, index = 0;
    for (auto& posted : sink.ledger().sums) {
        integer sum;
        for (; term != end && term->slot == slot; ++term) {
            const integer numerator = units[term->units] * term->multiplier;
            sink.note(index++, numerator);
            sum += numerator;
        }
        posted = sum;
        ++slot;
    }
}

// Takes each discount off what those before it have left of its slots.
template <class Sink>
void take_discounts(const plan& of, Sink& sink) {
    for (const auto& each : of.discounts) {
        auto granted = each.terms;
        for (const auto slot : each.slots) {
            const auto quantity = sink.ledger().closed[slot].billed;
            sink.discount(slot, rating::take(granted, {sink.left()[slot], quantity, of.prices[slot].fees}));
        }
    }
}

// The order of the stages after the meters, and why: quantities are summed before they are closed, so
// that splitting usage changes nothing; allowances come before prices, since they are quantities;
// prices come after them, since tiers are of quantities; discounts come last, since they are of money. Only
// the shown amounts of a bill are rounded after that.
template <class Sink>
void run(const plan& of, Sink& sink) {
    sink.begin();
    auto* units = sink.units().data();
    for (const auto& each : of.units) *units++ = demand::units_sum(each, of.sizes);
    post_terms(of, sink);
    pool::close_month(of.account, sink.ledger());
    std::size_t slot = 0;
    for (const auto& price : of.prices) {
        const auto& line = sink.ledger().closed[slot];
        sink.charge(slot++, price.model != nullptr ? charge(price, line) : exact_amount{});
    }
    take_discounts(of, sink);
}

// Whether the deployment uses a slot; those that only others of the account use make no line.
[[nodiscard]] inline bool is_metered(const plan& of, std::size_t slot) {
    return std::any_of(of.terms.begin(), of.terms.end(), [&](const plan_term& term) { return term.slot == slot; });
}

// Whether something is billed there that has no price: the total is a lower bound then.
[[nodiscard]] inline bool lacks_price(const plan& of, const pool::ledger& after, std::size_t slot) {
    return of.prices[slot].model == nullptr && !after.closed[slot].billed.is_zero() && is_metered(of, slot);
}

// The exact total of a run with everything monthly in it.
template <class Sink>
[[nodiscard]] exact_amount total_of(const plan& of, const Sink& sink) {
    return sink.total() + of.other_costs;
}

}  // namespace dbcost
