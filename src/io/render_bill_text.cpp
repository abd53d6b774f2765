// SPDX-License-Identifier: MIT
// A bill as text: each line with its quantity, price and amount, then the total and its reasons.
#include "io/render_formats.hpp"
#include "io/render_numbers.hpp"
#include "io/render_page.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

// Widths of what stands below the keys of a deployment's lines.
struct detail_widths {
    std::size_t quantity = 0, unit = 0;
};

[[nodiscard]] detail_widths widths_of(const deployment_bill& of) {
    detail_widths widths{width_of("quantity"), width_of("unit")};
    for (const auto* lines : {&of.lines, &of.one_off_lines}) {
        for (const auto& line : *lines) {
            widths.quantity = std::max(widths.quantity, width_of(shown_quantity(line.quantity)));
            widths.unit = std::max(widths.unit, width_of(line.unit));
        }
    }
    return widths;
}

void put_detail(page& out, const detail_widths& widths, std::string_view quantity,
                std::string_view unit, std::string_view rest) {
    out.paragraph(6,
                  fmt::format("{}  {}  ", padded_left(quantity, widths.quantity),
                              padded_right(unit, widths.unit)),
                  rest);
}

// Why an amount is 0.00: what was free, or that it is less than can be shown.
[[nodiscard]] std::string remark(const bill_line& line) {
    const auto free = free_words(line);
    const bool tiny = line.amount == shown_amount{} && line.exact != exact_amount{};
    if (!tiny) return free;
    return free.empty() ? "less than half a cent" : free + ", less than half a cent";
}

void put_line(page& out, const detail_widths& widths, const bill_line& line) {
    out.ends(2, line.key, shown(line.amount));
    const auto price = price_words(line);
    const auto why = remark(line);
    const auto between = price.empty() || why.empty() ? "" : ": ";
    put_detail(out, widths, shown_quantity(line.quantity), line.unit, price + between + why);
}

void put_lines(page& out, const deployment_bill& of) {
    const auto widths = widths_of(of);
    if (!of.lines.empty()) {
        out.ends(2, "line", "amount");
        put_detail(out, widths, "quantity", "unit", "price");
    }
    for (const auto& line : of.lines) put_line(out, widths, line);
    for (const auto& line : of.discounts) {
        out.ends(2, line.key, shown(line.amount));
        out.paragraph(6, "", discount_words(line));
    }
    for (const auto& cost : of.other) out.ends(2, "other cost: " + cost.name, shown(cost.amount));
    out.ends(2, "", std::string(width_of(shown(of.total)) + 2, '-'));
    out.ends(2, total_words(of), shown(of.total));
    for (const auto& cost : of.one_off) {
        out.ends(2, "once, not in the total: " + cost.name, shown(cost.amount));
    }
    if (of.one_off_lines.empty()) return;
    out.blank();
    out.line(2, "once, not in the total");
    for (const auto& line : of.one_off_lines) put_line(out, widths, line);
}

[[nodiscard]] std::string unpriced_quantity(const unpriced_line& line) {
    if (!line.quantity) return "an unknown number of " + line.unit;
    return shown_quantity(*line.quantity) + " " + line.unit;
}

void put_unpriced(page& out, const deployment_bill& of) {
    if (of.unpriced.empty()) return;
    out.blank();
    out.line(2, "without a price, so not in the total");
    for (const auto& line : of.unpriced) {
        out.line(4, line.key);
        out.paragraph(6, unpriced_quantity(line) + ": ", reason_words(line.reasons));
    }
}

void put_warnings(page& out, const deployment_bill& of) {
    if (of.warnings.empty()) return;
    out.blank();
    out.line(2, "warnings");
    for (const auto& warning : of.warnings) out.paragraph(4, warning.code + ": ", warning_words(warning));
}

void put_defaults(page& out, const deployment_bill& of) {
    if (of.defaults.empty()) return;
    out.blank();
    out.line(2, "defaults used");
    for (const auto& used : of.defaults) {
        out.paragraph(4, used.place + ": ", used.value + " (" + used.why + ")");
    }
}

void put_assumptions(page& out, const deployment_bill& of) {
    if (of.assumptions.empty()) return;
    out.blank();
    out.line(2, "assumptions, where no source settles the rule");
    for (const auto& text : of.assumptions) out.paragraph(4, "", text);
}

void put_standing(page& out, const deployment_bill& of) {
    out.blank();
    if (!of.confidences.empty()) out.paragraph(2, "confidence    ", confidence_words(of));
    for (const auto& store : of.terms) {
        const auto whose = of.terms.size() > 1 ? store.store + ": " : "";
        out.paragraph(2, "load          ", whose + load_words(store));
    }
    if (of.free_tier_saves) {
        out.paragraph(2, "free tier     ", free_tier_words(of));
    }
    out.paragraph(2, "not included  ", joined(of.not_included, "; "));
}

void put_deployment(page& out, const bill& all, const deployment_bill& of) {
    out.blank();
    out.line(0, deployment_heading(all, of));
    put_lines(out, of);
    put_unpriced(out, of);
    put_warnings(out, of);
    put_standing(out, of);
    put_defaults(out, of);
    put_assumptions(out, of);
}

}  // namespace

std::string bill_as_text(const bill& of) {
    page out;
    if (!of.scenario_name.empty()) out.line(0, of.scenario_name);
    out.paragraph(0, "", heading(of));
    for (const auto& part : of.deployments) put_deployment(out, of, part);
    return out.take();
}

}  // namespace dbcost::io
