// SPDX-License-Identifier: MIT
// From a run to a bill: what `explain_sink` kept becomes lines, parts, totals and reasons.
//
// The only rounding here is for show: line amounts half-up to the cent, parts by largest remainder.
#pragma once
#include <dbcost/estimate/plan.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

[[nodiscard]] inline std::string line_key(const std::string& region, const meter_key& key) {
    return region + "/" + to_string(key);
}

[[nodiscard]] inline std::string share_text(std::int64_t weight, std::int64_t total) {
    return to_string(close(ratio(weight, total) * ratio(100), half_even)) + "%";
}

// The sizes of a term as text: "1229 B", or "400 B (90%), 6144 B (10%)"; histograms in short.
[[nodiscard]] inline std::string sizes_text(const plan& of, const demand::unit_term& term) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < term.count; ++i) total += of.sizes[term.first + i].weight;
    if (term.count == 0 || total == 0) return "none";
    if (term.count == 1) return std::to_string(of.sizes[term.first].size) + " B";
    const auto& last = of.sizes[term.first + term.count - 1];
    if (term.count > 4) {
        return std::to_string(term.count) + " sizes from " + std::to_string(of.sizes[term.first].size) +
               " B to " + std::to_string(last.size) + " B";
    }
    std::string text;
    for (std::size_t i = 0; i < term.count; ++i) {
        const auto& part = of.sizes[term.first + i];
        text += (i == 0 ? "" : ", ") + std::to_string(part.size) + " B (" +
                share_text(part.weight, total) + ")";
    }
    return text;
}

// Mean steps of one request: a whole number unless sizes are spread.
[[nodiscard]] inline std::string steps_text(const plan& of, const demand::unit_term& term) {
    if (term.how == demand::unit_rule::scan) {
        return std::to_string(demand::units_sum(term, of.sizes));
    }
    std::int64_t total = 0;
    for (std::size_t i = 0; i < term.count; ++i) total += of.sizes[term.first + i].weight;
    return metering::text_of(ratio(demand::units_sum(term, of.sizes), total));
}

[[nodiscard]] inline std::string scanned_items(const plan& of, const demand::unit_term& term) {
    std::int64_t items = 0;
    for (std::size_t i = 0; i < term.count; ++i) items += of.sizes[term.first + i].weight;
    return std::to_string(items);
}

[[nodiscard]] inline std::vector<operand> operands_of(const plan& of, std::size_t term) {
    const auto& note = of.notes.terms[term];
    const auto& units = of.units[of.terms[term].units];
    auto operands = note.operands;
    operands.push_back({"events", metering::text_of(note.events)});
    if (units.how == demand::unit_rule::one) return operands;
    operands.push_back({"bytes", sizes_text(of, units)});
    const bool paged = units.how == demand::unit_rule::query || units.how == demand::unit_rule::scan;
    if (paged) operands.push_back({"steps", steps_text(of, units)});
    if (units.how == demand::unit_rule::scan) operands.push_back({"items", scanned_items(of, units)});
    return operands;
}

}  // namespace detail

class bill_writer {
public:
    bill_writer(const plan& of, const explain_sink& sink) : plan_(of), sink_(sink) {}

    [[nodiscard]] deployment_bill write() {
        made_.name = plan_.notes.deployment;
        for (std::size_t slot = 0; slot < plan_.account.slots.size(); ++slot) write_slot(slot);
        copy_notes();
        write_discounts();
        for (const auto& missing : plan_.notes.unknown) {
            made_.unpriced.push_back({detail::line_key(missing.region, missing.key), std::nullopt,
                                      std::string(info(missing.key.id).unit), {missing.reason}});
        }
        made_.other = plan_.notes.other;
        made_.one_off = plan_.notes.one_off;
        if (plan_.notes.one_off_plan) write_one_off(*plan_.notes.one_off_plan);
        collect_assumptions();
        add_up();
        return std::move(made_);
    }

private:
    void write_slot(std::size_t slot) {
        if (!is_metered(plan_, slot)) return;
        const auto& closed = sink_.ledger().closed[slot];
        const auto& price = plan_.prices[slot];
        if (lacks_price(plan_, sink_.ledger(), slot)) {
            const auto& where = plan_.account.slots[slot];
            made_.unpriced.push_back({detail::line_key(where.region, where.key), closed.billed,
                                      std::string(info(where.key.id).unit), price.missing});
            return;
        }
        made_.lines.push_back(write_line(slot, closed, price));
    }

    // ---- discounts -----------------------------------------------------------------------------

    void write_discounts() {
        auto left = sink_.amounts();
        auto off = sink_.taken().begin();
        for (std::size_t i = 0; i < plan_.discounts.size(); ++i) {
            auto line = head_of(plan_.notes.discounts[i]);
            for (const auto slot : plan_.discounts[i].slots) {
                add_cover(line, slot, left[slot], *off);
                left[slot] -= *off++;
            }
            if (line.exact == exact_amount{}) warn_unused(line);
            else made_.discounts.push_back(std::move(line));
        }
    }

    [[nodiscard]] static discount_line head_of(const discount& of) {
        discount_line line;
        line.key = "discount/" + of.name;
        line.name = of.name;
        line.terms = of.terms;
        line.price = of.price_text;
        line.per = of.per_text;
        line.on = of.on.text;
        line.source = of.source;
        return line;
    }

    void add_cover(discount_line& line, std::size_t slot, const exact_amount& base, const exact_amount& off) const {
        if (base == exact_amount{}) return;
        const auto& where = plan_.account.slots[slot];
        line.covers.push_back({detail::line_key(where.region, where.key), base, exact_amount{} - off,
                               shown_amount{} - rating::shown_off(base, off)});
        line.base += base;
        line.exact -= off;
        line.amount += line.covers.back().amount;
    }

    void warn_unused(const discount_line& line) {
        const auto why = line.covers.empty() ? "no line that it covers has a price and something left to pay"
                                             : "its price is not below the list price";
        made_.warnings.push_back(
            {"discount-unused", "the discount \"" + line.name + "\" takes nothing off: " + why, {}});
    }

    // What is paid once has a bill of its own, of which the lines count.
    void write_one_off(const plan& once) {
        explain_sink sink(once);
        run(once, sink);
        auto made = bill_writer(once, sink).write();
        made_.one_off_lines = std::move(made.lines);
        for (auto& missing : made.unpriced) made_.unpriced.push_back(std::move(missing));
    }

    void collect_assumptions() {
        for (const auto* lines : {&made_.lines, &made_.one_off_lines}) {
            for (const auto& line : *lines) {
                for (const auto& part : line.parts) add_assumption(part.cause);
            }
        }
    }

    void add_assumption(rule cause) {
        const auto& known = info(cause);
        if (known.assumption.empty()) return;
        auto text = std::string(known.number) + ": " + std::string(known.assumption);
        auto& all = made_.assumptions;
        if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
    }

    [[nodiscard]] bill_line write_line(std::size_t slot, const pool::closed_slot& closed,
                                       const slot_price& price) const {
        const auto& where = plan_.account.slots[slot];
        bill_line line;
        line.key = detail::line_key(where.region, where.key);
        line.metered = where.key;
        line.region = where.region;
        line.category = info(where.key.id).category;
        line.unit = info(where.key.id).unit;
        line.used = closed.used;
        line.quantity = closed.billed;
        line.exact = sink_.amounts()[slot];
        line.amount = round_to_cents(line.exact);
        add_allowances(slot, closed, line);
        if (price.model) add_price(price, closed, line);
        add_parts(slot, line);
        return line;
    }

    // Allowances in the order they were applied, each with what it covered.
    void add_allowances(std::size_t slot, const pool::closed_slot& closed, bill_line& line) const {
        auto left = closed.free;
        for (const auto& rule : plan_.account.allowances) {
            if (rule.slot != slot || left.is_zero()) continue;
            const auto covered = std::min(left, pool::allowed(rule, plan_.account, sink_.ledger()));
            line.free.push_back({rule.name, covered, rule.sources});
            left -= covered;
        }
    }

    static void add_price(const slot_price& price, const pool::closed_slot& closed, bill_line& line) {
        line.price = price.found.value->price_text;
        line.per = price.found.entry->per_text;
        line.price_entry = price.found.entry->place;
        line.book = price.found.entry->book;
        line.edition = price.found.entry->edition;
        line.known = price.found.value->known;
        line.level = price.found.level;
        for (const auto& part : price.fees) {
            const auto fee = rating::charge(*price.model, closed_quantity{}, part.units);
            line.fees.push_back({part.units, fee, part.paid, rating::charge(*price.model, part)});
        }
        const auto* tiers = std::get_if<graduated>(&*price.model);
        if (tiers == nullptr || !price.fees.empty()) return;
        rating::for_each_tier(*tiers, closed.start, closed.billed,
                              [&](const tier& step, const closed_quantity& part) {
                                  line.tiers.push_back({step.up_to, part, step.price, step.price * part});
                              });
    }

    void add_parts(std::size_t slot, bill_line& line) const {
        std::vector<integer> weights;
        std::size_t fee = 0;
        for (std::size_t i = 0; i < plan_.terms.size(); ++i) {
            if (plan_.terms[i].slot != slot) continue;
            const auto& note = plan_.notes.terms[i];
            const auto& posted = sink_.posted()[i];
            line.parts.push_back({note.label, note.where, note.cause, detail::operands_of(plan_, i),
                                  close(posted, plan_.account.slots[slot].denominator, half_even), {}});
            weights.push_back(line.fees.empty() ? posted : line.fees[fee++].amount.amount().coefficient());
        }
        const auto shares = share_amount(line.amount, weights);
        for (std::size_t i = 0; i < shares.size(); ++i) line.parts[i].amount = shares[i];
    }

    void copy_notes() {
        const auto& notes = plan_.notes;
        made_.terms = notes.fairness;
        made_.warnings = notes.warnings;
        made_.defaults = notes.defaults;
        made_.next = notes.next;
        made_.not_included = notes.not_included;
        for (const auto* always : {"tax", "support plans", "clients, load balancers and monitoring"}) {
            made_.not_included.emplace_back(always);
        }
        made_.operations = close(notes.operations, half_even);
        made_.load = metering::load_of(notes.fairness);
    }

    void add_up() {
        made_.exact_total = total_of(plan_, sink_);
        for (const auto& line : made_.lines) made_.total += line.amount;
        for (const auto& line : made_.discounts) made_.total += line.amount;
        for (const auto& cost : made_.other) made_.total += cost.amount;
        made_.complete = made_.unpriced.empty();
        for (const auto& line : made_.lines) {
            if (line.known) count_confidence(line.level);
        }
        std::sort(made_.confidences.begin(), made_.confidences.end(),
                  [](const auto& a, const auto& b) { return a.level > b.level; });
    }

    void count_confidence(confidence level) {
        for (auto& known : made_.confidences) {
            if (known.level == level) {
                ++known.lines;
                return;
            }
        }
        made_.confidences.push_back({level, 1});
    }

    const plan& plan_;
    const explain_sink& sink_;
    deployment_bill made_;
};

}  // namespace dbcost
