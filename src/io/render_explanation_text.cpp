// SPDX-License-Identifier: MIT
// An explanation as text: each line as a tree of amount, price, allowances and parts.
#include "io/render_formats.hpp"
#include "io/render_numbers.hpp"
#include "io/render_page.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

// Here every digit is shown: a reader shall be able to follow the arithmetic.
[[nodiscard]] std::string exact(const closed_quantity& quantity) {
    return grouped(to_string(quantity));
}

// "= 7.6041666667, shown as 7.60"; only once where the two are the same.
[[nodiscard]] std::string result_words(const exact_amount& amount, const shown_amount& rounded) {
    const auto same = exact_amount(widen<20>(rounded.amount())) == amount;
    if (same) return "= " + shown(rounded);
    return fmt::format("= {}, shown as {}", grouped(to_string(amount)), shown(rounded));
}

// A fee paid ahead: the hours of its term that this month is.
void put_fee(page& out, const bill_line& line, const fee_charge& fee) {
    out.paragraph(2, "fee     ",
                  fmt::format("{} {} = {} for {} hours; hours {} to {} of them = {}", exact(fee.units),
                              line.unit, grouped(to_string(fee.fee)), grouped(std::to_string(fee.part.term_hours)),
                              grouped(std::to_string(fee.part.from_hours)),
                              grouped(std::to_string(fee.part.to_hours)), grouped(to_string(fee.amount))));
}

void put_amount(page& out, const bill_line& line) {
    if (line.fees.empty() && (line.tiers.empty() || line.quantity.is_zero())) {
        const auto price = line.price.empty() ? "no price needed" : "x " + price_words(line);
        return out.paragraph(2, "amount  ",
                             fmt::format("{} {} {} {}", exact(line.quantity), line.unit, price,
                                         result_words(line.exact, line.amount)));
    }
    for (const auto& fee : line.fees) put_fee(out, line, fee);
    if (!line.fees.empty()) {
        return out.paragraph(2, "amount  ",
                             "this month's part " + result_words(line.exact, line.amount));
    }
    for (const auto& tier : line.tiers) {
        const auto reach = tier.up_to ? "up to " + exact(*tier.up_to) : std::string("beyond");
        out.paragraph(2, "tier    ",
                      fmt::format("{} {} x {} = {} ({})", exact(tier.quantity), line.unit,
                                  to_string(tier.price), grouped(to_string(tier.amount)), reach));
    }
    out.paragraph(2, "amount  ", "the sum of the tiers " + result_words(line.exact, line.amount));
}

void put_free(page& out, const bill_line& line) {
    if (line.free.empty()) return;
    out.paragraph(2, "used    ", fmt::format("{} {}", exact(line.used), line.unit));
    for (const auto& part : line.free) {
        const auto sources = part.sources.empty() ? "" : ", source " + joined(part.sources, ", ");
        out.paragraph(
            2, "free    ",
            fmt::format("{} {}: {}{}", exact(part.quantity), line.unit, part.name, sources));
    }
}

void put_price(page& out, const bill_line& line) {
    if (!line.known) return out.paragraph(2, "price   ", "none needed: nothing is billed");
    out.paragraph(2, "price   ",
                  fmt::format("{}, {}", unit_price_words(line.price, line.per, line.unit),
                              validity_words(*line.known)));
    out.paragraph(4, "confidence  ", std::string(name(line.level)));
    out.paragraph(4, "source      ", joined(line.known->sources, ", "));
    if (!line.known->rule.empty()) out.paragraph(4, "derived by  ", line.known->rule);
    if (!line.known->note.empty()) out.paragraph(4, "note        ", line.known->note);
    const auto edition = line.edition.empty() ? "" : ", edition " + line.edition;
    out.paragraph(4, "entry       ",
                  fmt::format("book {}{}, {}", line.book, edition, line.price_entry));
}

void put_part(page& out, const bill_line& line, const bill_part& part, bool last) {
    const auto stem = last ? "   " : "|  ";
    out.ends(2,
             fmt::format("{} {}{}", last ? "`-" : "|-", part.label,
                         part.where.empty() ? "" : " (" + part.where + ")"),
             shown(part.amount));
    out.paragraph(2, stem, rule_words(part));
    out.paragraph(2, stem,
                  fmt::format("{} = {} {}", formula_words(part), exact(part.quantity), line.unit));
}

void put_line(page& out, const bill_line& line) {
    out.blank();
    out.ends(0, line.key, shown(line.amount));
    put_amount(out, line);
    put_free(out, line);
    put_price(out, line);
    for (std::size_t i = 0; i < line.parts.size(); ++i) {
        put_part(out, line, line.parts[i], i + 1 == line.parts.size());
    }
}

// From what is left of each line to what is taken off it.
void put_discount(page& out, const discount_line& line) {
    out.blank();
    out.ends(0, line.key, shown(line.amount));
    out.paragraph(2, "amount  ",
                  fmt::format("{} {}", discount_words(line), result_words(line.exact, line.amount)));
    for (const auto& part : line.covers) {
        out.ends(2, "|- " + part.key, shown(part.amount));
        out.paragraph(2, "|  ",
                      fmt::format("{} taken off the {} that are left",
                                  grouped(to_string(exact_amount{} - part.exact)),
                                  grouped(to_string(part.base))));
    }
}

void put_unpriced(page& out, const unpriced_line& line) {
    out.blank();
    out.ends(0, line.key, "no price");
    const auto quantity = line.quantity ? exact(*line.quantity) : "an unknown number of";
    out.paragraph(2, "amount  ", fmt::format("unknown: {} {}", quantity, line.unit));
    for (const auto& reason : line.reasons) {
        out.paragraph(2, "reason  ", fmt::format("{} {}", name(reason.code), reason.place));
        out.paragraph(4, "seen      ", reason.seen);
        out.paragraph(4, "expected  ", reason.expected);
        out.paragraph(4, "remedy    ", reason.remedy);
    }
}

void put_costs(page& out, const deployment_bill& of) {
    for (const auto* costs : {&of.other, &of.one_off}) {
        for (const auto& cost : *costs) {
            out.blank();
            out.ends(0, "other cost: " + cost.name, shown(cost.amount));
            out.paragraph(
                2, "amount  ",
                fmt::format("{} as stated in the scenario, {}", grouped(to_string(cost.exact)),
                            costs == &of.other ? "every month" : "once"));
        }
    }
}

void put_deployment(page& out, const bill& all, const deployment_bill& of) {
    out.blank();
    out.line(0, deployment_heading(all, of));
    for (const auto& line : of.lines) put_line(out, line);
    for (const auto& line : of.discounts) put_discount(out, line);
    for (const auto& line : of.unpriced) put_unpriced(out, line);
    for (const auto& line : of.one_off_lines) {
        out.blank();
        out.line(0, "once, not in the total:");
        put_line(out, line);
    }
    put_costs(out, of);
}

}  // namespace

std::string explanation_as_text(const bill& of) {
    page out;
    if (!of.scenario_name.empty()) out.line(0, of.scenario_name);
    out.paragraph(0, "", heading(of));
    for (const auto& part : of.deployments) put_deployment(out, of, part);
    return out.take();
}

}  // namespace dbcost::io
