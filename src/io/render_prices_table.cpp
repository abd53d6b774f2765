// SPDX-License-Identifier: MIT
// The cells of price entries and of coverage; and their CSV and Markdown, which are those cells.
#include "io/render_prices_table.hpp"

#include "io/render_csv.hpp"
#include "io/render_formats.hpp"
#include "io/render_markdown.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::vector<std::string> value_row(const price_entry& entry,
                                                 const price_value& value) {
    const auto& known = value.known;
    return {entry.book,
            entry.region,
            to_string(entry.key),
            price_of(value),
            entry.per_text,
            std::string(info(entry.key.id).unit),
            to_string(known.valid_from),
            to_string(known.last_seen),
            std::string(name(known.level)),
            joined(known.sources, "; "),
            known.rule,
            known.note,
            known.edition.empty() ? entry.edition : known.edition,
            entry.place};
}

}  // namespace

std::vector<const price_value*> values_of(const price_entry& entry,
                                          const std::optional<date>& day) {
    if (day) {
        const auto* value = value_on(entry.values, *day, {});
        return value == nullptr ? std::vector<const price_value*>{} : std::vector{value};
    }
    std::vector<const price_value*> all;
    for (const auto& value : entry.values) all.push_back(&value);
    return all;
}

std::string price_of(const price_value& value) {
    return value.model ? value.price_text : std::string("withdrawn");
}

std::string completeness_words(const coverage_row& row) {
    if (!row.complete()) return fmt::format("no, {} missing", row.missing.size());
    return row.with.empty() ? "yes" : "yes, with " + row.with;
}

text_table prices_table(const price_entries& found, const std::optional<date>& day) {
    text_table table{{}, {}};
    for (const auto* head :
         {"book", "region", "meter", "price", "per", "unit", "valid_from", "last_seen",
          "confidence", "source", "rule", "note", "edition", "price_entry"}) {
        table.columns.push_back({head, align::left});
    }
    for (const auto* entry : found) {
        for (const auto* value : values_of(*entry, day))
            table.rows.push_back(value_row(*entry, *value));
    }
    return table;
}

text_table coverage_table(const price_coverage& of) {
    text_table table{{{"book", align::left},
                      {"region", align::left},
                      {"service", align::left},
                      {"meters"},
                      {"entries"},
                      {"weakest", align::left},
                      {"complete", align::left}},
                     {}};
    for (const auto& row : of.rows) {
        table.rows.push_back(
            {row.book, row.region, row.service,
             fmt::format("{} of {}", row.meters, row.known_meters), std::to_string(row.entries),
             row.weakest ? std::string(name(*row.weakest)) : "", completeness_words(row)});
    }
    return table;
}

std::string coverage_as_csv(const price_coverage& of) { return csv_table(coverage_table(of)); }

std::string coverage_as_markdown(const price_coverage& of) {
    return markdown_table(coverage_table(of));
}

std::string prices_as_csv(const price_entries& found, const std::optional<date>& day) {
    return csv_table(prices_table(found, day));
}

std::string prices_as_markdown(const price_entries& found, const std::optional<date>& day) {
    return markdown_table(prices_table(found, day));
}

}  // namespace dbcost::io
