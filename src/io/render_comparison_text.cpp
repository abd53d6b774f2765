// SPDX-License-Identifier: MIT
// A comparison as text: the verdict, the amounts side by side, what drives them, like for like.
#include "io/render_comparison_table.hpp"
#include "io/render_formats.hpp"
#include "io/render_words.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// Beyond these the deployments become rows: more columns could not be read side by side.
constexpr std::size_t most_columns = 4;

[[nodiscard]] std::size_t width_of_table(const text_table& table) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t widest = width_of(table.columns[i].head);
        for (const auto& row : table.rows) widest = std::max(widest, width_of(row[i]));
        sum += widest + 2;
    }
    return sum;
}

// A few columns of a table, the first one always.
[[nodiscard]] text_table part_of(const text_table& table, std::size_t first, std::size_t end) {
    text_table part{{table.columns.front()}, {}};
    part.columns.insert(part.columns.end(),
                        table.columns.begin() + static_cast<std::ptrdiff_t>(first),
                        table.columns.begin() + static_cast<std::ptrdiff_t>(end));
    for (const auto& row : table.rows) {
        std::vector<std::string> cells{row.front()};
        cells.insert(cells.end(), row.begin() + static_cast<std::ptrdiff_t>(first),
                     row.begin() + static_cast<std::ptrdiff_t>(end));
        part.rows.push_back(std::move(cells));
    }
    return part;
}

// Side by side, or a row a deployment: then the totals come first and the categories below.
void put_amounts(page& out, const comparison& seen) {
    const auto table = comparison_table(seen, number_style::people);
    if (seen.columns.size() <= most_columns && width_of_table(table) <= page_width) {
        return out.table(0, table);
    }
    const auto turned = transposed(table);
    const auto categories = seen.rows.size() + 1;
    out.table(0, part_of(turned, categories, turned.columns.size()));
    if (seen.rows.empty()) return;
    out.blank();
    out.table(0, part_of(turned, 1, categories));
}

void put_drivers(page& out, const comparison& seen) {
    if (seen.drivers.empty()) return;
    out.blank();
    out.line(0, "What drives the difference");
    for (const auto& sentence : seen.drivers) out.paragraph(2, "", sentence);
}

void put_likeness(page& out, const bill& of, const comparison& seen) {
    const auto table = likeness_table(of, seen, number_style::people);
    if (table.rows.empty()) return;
    const auto last = table.columns.size() - 1;
    out.blank();
    out.line(0, "Like for like");
    out.table(2, part_of(table, 1, last));
    out.blank();
    for (const auto& row : table.rows) out.paragraph(2, row.front() + ": ", row[last]);
}

void put_notes(page& out, const bill& of, const comparison& seen) {
    const auto notes = comparison_notes(of, seen);
    if (notes.empty()) return;
    out.blank();
    out.line(0, "To be known");
    for (const auto& note : notes) out.paragraph(2, "", note);
}

}  // namespace

std::string comparison_as_text(const bill& of, const comparison& seen) {
    page out;
    out.paragraph(0, of.scenario_name.empty() ? "" : of.scenario_name + ": ", seen.verdict);
    out.paragraph(0, "", heading(of));
    out.blank();
    put_amounts(out, seen);
    put_drivers(out, seen);
    put_likeness(out, of, seen);
    put_notes(out, of, seen);
    return out.take();
}

}  // namespace dbcost::io
