// SPDX-License-Identifier: MIT
// Price entries and coverage as text.
#include "io/render_formats.hpp"
#include "io/render_prices_table.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::io {

namespace {

[[nodiscard]] std::string price_words(const price_entry& entry, const price_value& value) {
    if (!value.model) return "withdrawn";
    return unit_price_words(value.price_text, entry.per_text, info(entry.key.id).unit);
}

void put_value(page& out, const price_entry& entry, const price_value& value) {
    const auto& known = value.known;
    out.paragraph(4, to_string(known.valid_from) + " to " + to_string(known.last_seen) + "  ",
                  fmt::format("{}, {}", price_words(entry, value), name(known.level)));
    out.paragraph(6, "source  ", joined(known.sources, ", "));
    if (!known.edition.empty()) out.paragraph(6, "edition ", known.edition);
    if (!known.rule.empty()) out.paragraph(6, "rule    ", known.rule);
    if (!known.note.empty()) out.paragraph(6, "note    ", known.note);
}

void put_entry(page& out, const price_entry& entry, const std::optional<date>& day) {
    out.blank();
    out.line(0, to_string(entry.key));
    out.line(2, fmt::format("book {}, {}", entry.book, entry.region));
    for (const auto* value : values_of(entry, day)) put_value(out, entry, *value);
}

}  // namespace

std::string coverage_as_text(const price_coverage& of) {
    page out;
    out.line(0, of.day ? "Prices known for " + to_string(*of.day) : "Prices, whatever the date");
    out.blank();
    out.table(0, coverage_table(of));
    for (const auto& row : of.rows) {
        if (row.complete()) continue;
        out.blank();
        out.line(0, fmt::format("{}, {}, {} has no price for", row.book, row.region, row.service));
        out.paragraph(2, "", joined(row.missing, ", "));
    }
    return out.take();
}

std::string prices_as_text(const price_entries& found, const std::optional<date>& day) {
    page out;
    for (const auto* entry : found) put_entry(out, *entry, day);
    return out.take();
}

}  // namespace dbcost::io
