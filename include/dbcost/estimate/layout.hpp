// SPDX-License-Identifier: MIT
// Lays metered terms out as a plan: a slot a meter and region, each with its price and its allowances.
//
//   in      plan.notes.terms, plan.notes.granted, the account's other usage, the tables
//   out     plan.terms and plan.notes.terms in the order of slots, plan.account, plan.prices
//   errors  what reading allowances reports; a missing price is no error, its slot keeps the reasons
//
// Slots stand in the order of regions and meters, so that bills do not depend on the order of usage.
#pragma once
#include <dbcost/estimate/plan.hpp>
#include <dbcost/estimate/price_query.hpp>
#include <dbcost/estimate/stated_prices.hpp>
#include <tuple>

namespace dbcost::inline v0_1 {

class plan_layout {
public:
    plan_layout(const scenario& from, const tables& data, const estimate_options& options, price_query query,
                plan& made, errors& problems)
        : scenario_(from), data_(data), options_(options), query_(std::move(query)), made_(made),
          problems_(problems) {}

    void lay_out() {
        lay_out_slots();
        for (const auto& term : made_.notes.terms) add_term(term);
        made_.sums = summed(made_.terms);
        add_other_usage();
        find_prices();
        for (const auto& free : made_.notes.granted) add_granted(free);
        for (std::size_t i = 0; i < made_.account.slots.size(); ++i) find_allowances(i);
    }

private:
    // ---- slots ---------------------------------------------------------------------------------

    [[nodiscard]] std::size_t slot_of(const meter_key& key, const std::string& region) {
        auto& slots = made_.account.slots;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i].key == key && slots[i].region == region) return i;
        }
        slots.push_back({key, region, 1, {}});
        made_.prices.emplace_back();
        return slots.size() - 1;
    }

    void lay_out_slots() {
        auto& terms = made_.notes.terms;
        std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
            return std::tie(a.region, a.key) < std::tie(b.region, b.key);
        });
        for (const auto& term : terms) (void)slot_of(term.key, term.region);
        for (const auto& used : scenario_.account.already_used) (void)slot_of(used.key, scenario_.region);
        for (const auto& term : terms) {
            auto& slot = made_.account.slots[slot_of(term.key, term.region)];
            slot.denominator = lcm(slot.denominator, term.times.denominator());
        }
    }

    void add_term(const metering::metered& term) {
        const auto index = slot_of(term.key, term.region);
        const auto& slot = made_.account.slots[index];
        made_.terms.push_back({place_units(made_, term.units),
                               term.times.numerator() * (slot.denominator / term.times.denominator()), index});
        if (!term.paid) return;
        made_.prices[index].fees.push_back({close(term.times, half_even), *term.paid});
    }

    void add_other_usage() {
        for (const auto& used : scenario_.account.already_used) {
            auto& slot = made_.account.slots[slot_of(used.key, scenario_.region)];
            slot.already_used += close(used.quantity, half_even);
        }
    }

    // ---- prices --------------------------------------------------------------------------------

    void find_prices() {
        for (std::size_t i = 0; i < made_.account.slots.size(); ++i) {
            query_.region = made_.account.slots[i].region;
            auto& price = made_.prices[i];
            const auto priced = price_for(scenario_, data_, query_, options_, made_.account.slots[i].key);
            if (!priced) {
                price.missing = priced.problems();
                continue;
            }
            if (priced->stated) made_.notes.stated.push_back(priced->stated);
            price.found = priced->found;
            price.model = &*priced->found.value->model;
        }
    }

    // ---- allowances ----------------------------------------------------------------------------

    // What rules grant comes before what tables allow: reservations before the free tier (rule D13).
    void add_granted(const metering::free_grant& free) {
        pool::allowance made{slot_of(free.key, free.region), free.name, close(free.quantity, half_even), {},
                             false, free.sources};
        made.shared = false;
        made_.account.allowances.push_back(std::move(made));
    }

    void find_allowances(std::size_t index) {
        const auto& slot = made_.account.slots[index];
        for (const auto& book : book_stack(data_, query_.book)) {
            const auto found = data_.allowances(book.name, slot.region, slot.key.id);
            if (!found) {
                problems_.insert(problems_.end(), found.problems().begin(), found.problems().end());
                return;
            }
            for (const auto* entry : *found) add_allowance(index, *entry);
            if (!found->empty()) return;
        }
    }

    // The free tier counts where it is asked for, and in one region alone if the account says so (D13).
    [[nodiscard]] bool counts(const allowance_entry& entry, const std::string& region) const {
        if (entry.name != "free tier") return true;
        const bool elsewhere = scenario_.options.free_tier_scope == allowance_scope::one_region &&
                               region != scenario_.region;
        return options_.free_tier.value_or(scenario_.account.free_tier) && !elsewhere;
    }

    void add_allowance(std::size_t slot, const allowance_entry& entry) {
        const auto& slots = made_.account.slots;
        if (!counts(entry, slots[slot].region)) return;
        const auto* value = value_on(entry.values, query_.as_of, query_.edition);
        if (value == nullptr) return;
        if (query_.as_of > value->known.last_seen && !options_.accept_stale) return;
        pool::allowance made{slot, entry.name, value->quantity, {}, !entry.equal_to.empty(),
                             value->known.sources};
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const bool equal = std::find(entry.equal_to.begin(), entry.equal_to.end(), slots[i].key.id) !=
                               entry.equal_to.end();
            if (equal && slots[i].region == slots[slot].region) made.equal_to.push_back(i);
        }
        for (const auto& part : made_.notes.withheld) {
            const auto& of = slots[slot];
            if (part.key == of.key && part.region == of.region) made.withheld += close(part.quantity, half_even);
        }
        made_.account.allowances.push_back(std::move(made));
    }

    const scenario& scenario_;
    const tables& data_;
    const estimate_options& options_;
    price_query query_;
    plan& made_;
    errors& problems_;
};

// Terms that are paid once, as a plan of their own: the same prices, no allowances of a month.
[[nodiscard]] inline plan lay_out_once(const scenario& from, const tables& data, estimate_options options,
                                       const price_query& query, std::vector<demand::weighted_size> sizes,
                                       std::vector<metering::metered> terms, errors& problems) {
    plan once;
    once.sizes = std::move(sizes);
    once.notes.terms = std::move(terms);
    options.free_tier = false;
    plan_layout(from, data, options, query, once, problems).lay_out();
    return once;
}

}  // namespace dbcost
