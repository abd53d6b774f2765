// SPDX-License-Identifier: MIT
// Price entries and coverage as text.
#include "io/render_formats.hpp"
#include "io/render_prices_table.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>
#include <map>

namespace dbcost::inline v0_1::io {

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
    out.line(2, fmt::format("book {}, {}", entry.book, entry.region));
    for (const auto* value : values_of(entry, day)) put_value(out, entry, *value);
}

// ---- coverage: a row a region, a column a service ----------------------------------------------

// "complete, derived", "complete with aws, sourced", "15 of 16, derived", "no price".
[[nodiscard]] std::string coverage_words(const coverage_row& row) {
    if (!row.weakest) return "no price";
    const auto part = row.complete() ? "complete" + (row.with.empty() ? "" : " with " + row.with)
                                     : fmt::format("{} of {}", row.meters, row.known_meters);
    return fmt::format("{}, {}", part, name(*row.weakest));
}

[[nodiscard]] text_table region_table(const std::vector<const coverage_row*>& rows) {
    text_table table{{{"region", align::left}}, {}};
    std::map<std::string, std::size_t> columns;
    for (const auto* row : rows) columns.emplace(row->service, 0);
    for (auto& [service, column] : columns) {
        column = table.columns.size();
        table.columns.push_back({service, align::left});
    }
    for (const auto* row : rows) {
        if (table.rows.empty() || table.rows.back()[0] != row->region) {
            table.rows.push_back({row->region});
            table.rows.back().resize(table.columns.size());
        }
        table.rows.back()[columns.at(row->service)] = coverage_words(*row);
    }
    return table;
}

// Regions that lack the same meters share a paragraph.
void put_missing(page& out, const std::vector<const coverage_row*>& rows) {
    std::map<std::vector<std::string>, std::vector<std::string>> regions;
    for (const auto* row : rows) {
        if (!row->complete()) regions[row->missing].push_back(row->region);
    }
    for (const auto& [missing, where] : regions) {
        out.blank();
        out.paragraph(0, "", "no price in " + joined(where, ", ") + " for");
        out.paragraph(2, "", joined(missing, ", "));
    }
}

}  // namespace

std::string coverage_as_text(const price_coverage& of) {
    page out;
    out.line(0, of.day ? "Prices known for " + to_string(*of.day) : "Prices, whatever the date");
    out.line(0, "By service: whether each of its meters has a price, and the weakest confidence.");
    std::map<std::string, std::vector<const coverage_row*>> books;
    for (const auto& row : of.rows) books[row.book].push_back(&row);
    for (const auto& [book, rows] : books) {
        out.blank();
        out.line(0, "book " + book);
        out.table(0, region_table(rows));
        put_missing(out, rows);
    }
    return out.take();
}

std::string prices_as_text(const price_entries& found, const std::optional<date>& day) {
    page out;
    const price_entry* before = nullptr;
    for (const auto* entry : found) {
        if (before == nullptr || before->key != entry->key) {
            out.blank();
            out.line(0, to_string(entry->key));
        }
        put_entry(out, *entry, day);
        before = entry;
    }
    return out.take();
}

}  // namespace dbcost::io
