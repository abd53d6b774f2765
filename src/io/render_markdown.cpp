// SPDX-License-Identifier: MIT
// Bills, comparisons and explanations as Markdown.
#include "io/render_markdown.hpp"

#include "io/render_comparison_table.hpp"
#include "io/render_formats.hpp"
#include "io/render_numbers.hpp"
#include "io/render_words.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::string markdown_row(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const auto& cell : cells) row += " " + markdown_text(cell) + " |";
    return row + "\n";
}

[[nodiscard]] std::string title(const bill& of) {
    const auto name = of.scenario_name.empty() ? "Bill" : markdown_text(of.scenario_name);
    return fmt::format("# {}\n\n{}\n", name, heading(of));
}

// ---- a bill ------------------------------------------------------------------------------------

[[nodiscard]] text_table lines_table(const bill& all, const deployment_bill& of) {
    text_table table{{{"line", align::left},
                      {"quantity"},
                      {"unit", align::left},
                      {"price"},
                      {"amount"},
                      {"confidence", align::left}},
                     {}};
    for (const auto& line : of.lines) {
        const auto price = price_words(line);
        const auto free = free_words(line);
        table.rows.push_back({line.key, shown_quantity(line.quantity), line.unit,
                              price + (price.empty() || free.empty() ? "" : "; ") + free,
                              shown(line.amount), line.known ? std::string(name(line.level)) : ""});
    }
    for (const auto& line : of.discounts) {
        table.rows.push_back({line.key, "", "", discount_words(line), shown(line.amount), ""});
    }
    for (const auto& cost : of.other) {
        table.rows.push_back({cost.name, "", "", "", shown(cost.amount), ""});
    }
    table.rows.push_back({total_words(of), "", "", "", shown(of.total), ""});
    if (all.currency && of.converted) {
        table.rows.push_back({"in " + all.currency->name, "", "", "", grouped(to_fixed(of.converted->total)), ""});
    }
    return table;
}

[[nodiscard]] std::string notes(const deployment_bill& of) {
    std::vector<std::string> unpriced, warnings, defaults, once;
    for (const auto& line : of.unpriced)
        unpriced.push_back(line.key + ": " + reason_words(line.reasons));
    for (const auto& warning : of.warnings) warnings.push_back(warning_words(warning));
    for (const auto& used : of.defaults) {
        defaults.push_back(fmt::format("{}: {} ({})", used.place, used.value, used.why));
    }
    for (const auto& cost : of.one_off) once.push_back(cost.name + ": " + shown(cost.amount));
    for (const auto& line : of.one_off_lines) once.push_back(line.key + ": " + shown(line.amount));
    std::vector<std::string> free_tier;
    if (of.free_tier_saves) free_tier.push_back(free_tier_words(of));
    return markdown_list("Without a price, so not in the total", unpriced) +
           markdown_list("Warnings", warnings) + markdown_list("Once, not in the total", once) +
           markdown_list("Free tier", free_tier) + markdown_list("Defaults used", defaults) +
           markdown_list("Assumptions", of.assumptions) + markdown_list("Not included", of.not_included);
}

[[nodiscard]] std::string deployment_section(const bill& all, const deployment_bill& of) {
    return fmt::format("\n## {}\n\n", markdown_text(of.name)) + markdown_table(lines_table(all, of)) +
           notes(of);
}

// ---- an explanation ----------------------------------------------------------------------------

[[nodiscard]] text_table parts_table(const bill_line& line) {
    text_table table{{{"part", align::left},
                      {"rule", align::left},
                      {"formula", align::left},
                      {"quantity"},
                      {"amount"}},
                     {}};
    for (const auto& part : line.parts) {
        const auto label = part.where.empty() ? part.label : part.label + " (" + part.where + ")";
        table.rows.push_back({label, rule_words(part), formula_words(part),
                              grouped(to_string(part.quantity)), shown(part.amount)});
    }
    return table;
}

[[nodiscard]] std::string price_sentence(const bill_line& line) {
    if (!line.known) return "No price is needed: nothing is billed.";
    return fmt::format("Price {} {}, {}; {}; sources {}; book {}, {}.", usd::code,
                       price_words(line), validity_words(*line.known), name(line.level),
                       joined(line.known->sources, ", "), line.book, line.price_entry);
}

[[nodiscard]] std::string discount_section(const discount_line& line) {
    text_table table{{{"line", align::left}, {"left"}, {"taken off"}}, {}};
    for (const auto& part : line.covers) {
        table.rows.push_back({part.key, grouped(to_string(part.base)), grouped(to_string(part.exact))});
    }
    return fmt::format("\n### {}: {}\n\n{}\n\n", markdown_text(line.key), shown(line.amount),
                       markdown_text(discount_words(line))) +
           markdown_table(table);
}

[[nodiscard]] std::string line_section(const bill_line& line) {
    const auto free = free_words(line);
    return fmt::format("\n### {}: {}\n\n", markdown_text(line.key), shown(line.amount)) +
           fmt::format("{} {}{}. {}\n\n", grouped(to_string(line.quantity)), line.unit,
                       free.empty() ? "" : " (" + free + ")", markdown_text(price_sentence(line))) +
           markdown_table(parts_table(line));
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string safe;
    for (const char c : printable(text)) {
        if (c == '|' || c == '<' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe;
}

std::string markdown_table(const text_table& table) {
    std::vector<std::string> heads;
    std::string rule = "|";
    for (const auto& column : table.columns) {
        heads.push_back(column.head);
        rule += column.side == align::left ? " --- |" : " ---: |";
    }
    std::string text = markdown_row(heads) + rule + "\n";
    for (const auto& row : table.rows) text += markdown_row(row);
    return text;
}

std::string markdown_list(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items) text += "- " + markdown_text(item) + "\n";
    return text;
}

std::string markdown_list(std::string_view head, const std::vector<std::string>& items) {
    return items.empty() ? "" : fmt::format("\n{}:\n\n{}", head, markdown_list(items));
}

std::string bill_as_markdown(const bill& of) {
    std::string text = title(of);
    for (const auto& part : of.deployments) text += deployment_section(of, part);
    return text;
}

std::string comparison_as_markdown(const bill& of, const comparison& seen) {
    return title(of) + "\n" + markdown_text(seen.verdict) + "\n\n" +
           markdown_table(comparison_table(seen, number_style::people)) +
           markdown_list("What drives the difference", seen.drivers) + "\nLike for like:\n\n" +
           markdown_table(likeness_table(of, seen, number_style::people)) +
           markdown_list("To be known", comparison_notes(of, seen));
}

std::string explanation_as_markdown(const bill& of) {
    std::string text = title(of);
    for (const auto& part : of.deployments) {
        text += fmt::format("\n## {}\n", markdown_text(part.name));
        for (const auto& line : part.lines) text += line_section(line);
        for (const auto& line : part.discounts) text += discount_section(line);
        text += notes(part);
    }
    return text;
}

}  // namespace dbcost::io
