// SPDX-License-Identifier: MIT
// Phrases of bills and comparisons.
#include "io/render_words.hpp"

#include "io/render_numbers.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::string lines_text(std::size_t count) {
    return fmt::format("{} line{}", count, count == 1 ? "" : "s");
}

}  // namespace

std::string heading(const bill& of) {
    const auto text = fmt::format("{}, {}, prices of {}, book {}", usd::code, of.month, of.as_of, of.book);
    if (!of.currency) return text;
    const auto& to = *of.currency;
    return fmt::format("{}; {} {} for a {} on {} ({})", text, to_string(to.rate), to.name, usd::code, to_string(to.day),
                       to.source);
}

std::string deployment_heading(const bill& of, const deployment_bill& part) {
    const auto text = fmt::format("{}: {}{} {} a month", part.name, part.complete ? "" : "at least ", shown(part.total),
                                  usd::code);
    if (!of.currency || !part.converted) return text;
    return fmt::format("{} ({} {})", text, grouped(to_fixed(part.converted->total)), of.currency->name);
}

std::string price_words(const bill_line& line) {
    const auto price = line.per.empty() || line.per == "1"
                           ? line.price
                           : fmt::format("{} per {}", line.price, grouped(line.per));
    return line.fees.empty() ? price : price + ", amortised";
}

std::string unit_price_words(std::string_view price, std::string_view per, std::string_view unit) {
    const auto between = price.find(' ') == price.npos ? " " : ", ";  // tiers are a list of words
    if (per != "1")
        return fmt::format("{}{}{} per {} {}", price, between, usd::code, grouped(per), unit);
    if (unit.ends_with('s')) unit.remove_suffix(1);  // per hour, per GB-month
    return fmt::format("{}{}{} per {}", price, between, usd::code, unit);
}

std::string free_words(const bill_line& line) {
    std::string text;
    for (const auto& part : line.free) {
        text += fmt::format(", {} free ({})", shown_quantity(part.quantity), part.name);
    }
    return text.empty() ? text : shown_quantity(line.used) + " used" + text;
}

std::string validity_words(const evidence& known) {
    if (known.level == confidence::stated) return "as the scenario states";
    return "known from " + to_string(known.valid_from) + " to " + to_string(known.last_seen);
}

std::string free_tier_words(const deployment_bill& of) {
    const auto saves = round_to_cents(*of.free_tier_saves);
    const bool small = saves == shown_amount{};
    return fmt::format("off; it would save {} a month", small ? "less than half a cent" : shown(saves));
}

std::string discount_words(const discount_line& of) {
    const auto base = grouped(to_string(round_to_cents(of.base)));
    const auto on = of.on.empty() ? "all lines" : of.on;
    std::string words;
    if (const auto* share = std::get_if<percentage>(&of.terms)) {
        words = fmt::format("{} of {}", percent_text(*share), base);
    } else if (const auto* money = std::get_if<credit>(&of.terms)) {
        words = fmt::format("of a credit of {}", grouped(to_string(money->left)));
    } else {
        const auto per = of.per == "1" ? "" : " per " + grouped(of.per);
        words = fmt::format("{}{} instead of the list price, which comes to {}", of.price, per, base);
    }
    return fmt::format("{} ({}); {}", words, on, of.source);
}

std::string total_words(const deployment_bill& of) {
    if (of.complete) return "total";
    return fmt::format("total, at least ({} without a price)", lines_text(of.unpriced.size()));
}

std::string reason_words(const errors& reasons) {
    std::string text;
    for (const auto& reason : reasons) {
        text += fmt::format("{}{}: {}; {}", text.empty() ? "" : "; ", name(reason.code),
                            reason.seen, reason.remedy);
    }
    return text;
}

std::string confidence_words(const deployment_bill& of) {
    std::string text;
    for (const auto& [level, lines] : of.confidences) {
        text += text.empty() ? fmt::format("weakest {} ({})", name(level), lines_text(lines))
                             : fmt::format(", {} {}", lines, name(level));
    }
    return text;
}

std::vector<std::string> comparison_notes(const bill& of, const comparison& seen) {
    std::vector<std::string> notes;
    for (const auto& column : seen.columns) {
        const auto& part = of.deployments[column.deployment];
        const auto add = [&](const std::string& note) { notes.push_back(part.name + ": " + note); };
        for (const auto& line : part.unpriced) {
            add(fmt::format("no price for {}: {}", line.key, reason_words(line.reasons)));
        }
        for (const auto& warning : part.warnings) add(warning_words(warning));
        for (const auto& cost : part.one_off) {
            add(fmt::format("once, not in the total: {} {}", cost.name, shown(cost.amount)));
        }
        for (const auto& line : part.one_off_lines) {
            add(fmt::format("once, not in the total: {} {}", line.key, shown(line.amount)));
        }
    }
    return notes;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    return fmt::format("{}", fmt::join(words, between));
}

std::string rule_words(const bill_part& part) {
    const auto& cited = info(part.cause);
    return fmt::format("rule {}, {}", cited.number, fill_formula(cited.title, part.operands));
}

std::string formula_words(const bill_part& part) { return shown_formula(plain_formula(part)); }

std::string plain_formula(const bill_part& part) {
    return fill_formula(info(part.cause).formula, part.operands);
}

std::string warning_words(const metering::warning& of) { return shown_sentence(of.text, of.numbers); }

std::string load_words(const metering::fairness& store) {
    const auto reason = shown_sentence(store.load_reason, store.load_numbers);
    if (store.load == metering::carries::not_checked) {
        return store.load_reason.empty() ? "not checked whether it can carry the load"
                                         : reason;
    }
    const std::string answer =
        store.load == metering::carries::yes ? "can carry the load" : "cannot carry the load";
    return store.load_reason.empty() ? answer : answer + ": " + reason;
}

}  // namespace dbcost::io
