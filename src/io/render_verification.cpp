// SPDX-License-Identifier: MIT
// The verdict on a saved bill in every format.
#include <dbcost/io/read_bill.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_page.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] std::size_t lines_of(const bill& of) {
    std::size_t lines = 0;
    for (const auto& part : of.deployments) lines += part.lines.size() + part.one_off_lines.size();
    return lines;
}

[[nodiscard]] std::string counted(std::size_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

[[nodiscard]] std::string verdict(const bill& of, const std::vector<bill_difference>& differences) {
    const auto size = fmt::format("{} of {}", counted(lines_of(of), "line"),
                                  counted(of.deployments.size(), "deployment"));
    if (differences.empty()) return "identical: " + size + " replayed";
    return fmt::format("{} in {}", counted(differences.size(), "difference"), size);
}

[[nodiscard]] io::text_table difference_table(const std::vector<bill_difference>& differences) {
    io::text_table table{{{"deployment", io::align::left}, {"line", io::align::left},
                          {"field", io::align::left}, {"stands"}, {"follows"}}, {}};
    for (const auto& one : differences) {
        table.rows.push_back({io::printable(one.deployment), one.line.empty() ? "(all)" : io::printable(one.line),
                              one.field, io::printable(one.stands), one.follows});
    }
    return table;
}

// ---- prices ------------------------------------------------------------------------------------

struct fate_words {
    std::string_view name, heading;
};

constexpr std::array<fate_words, 4> fates{{
    {"confirmed", "The same price in a newer edition"},
    {"edited", "Another price under the bill's own edition: the table was edited, or the bill"},
    {"corrected", "Another price in another edition; the bill stands on that of its own time"},
    {"gone", "No such price any more; the bill stands on that of its own time"},
}};

[[nodiscard]] const fate_words& words_of(price_fate fate) {
    return fates[static_cast<std::size_t>(fate)];
}

[[nodiscard]] std::string words_of(const price_change& one) {
    auto words = fmt::format("{}: {}, edition {}", one.line, one.then, one.edition_then);
    if (one.fate == price_fate::confirmed) words += fmt::format("; now edition {}", one.edition_now);
    if (one.fate == price_fate::edited) words += fmt::format("; now {}", one.now);
    if (one.fate == price_fate::corrected) words += fmt::format("; now {}, edition {}", one.now, one.edition_now);
    return io::printable(words + " (" + one.entry + ")");
}

// One heading a fate, under it the lines in the order of the bill.
void add_news(io::page& out, const std::vector<price_change>& news) {
    for (const auto fate : {price_fate::edited, price_fate::corrected, price_fate::gone, price_fate::confirmed}) {
        bool first = true;
        for (const auto& one : news) {
            if (one.fate != fate) continue;
            if (first) {
                out.blank();
                out.line(0, words_of(fate).heading);
                first = false;
            }
            out.paragraph(2, "", words_of(one));
        }
    }
}

// ---- formats -----------------------------------------------------------------------------------

[[nodiscard]] json difference_json(const bill_difference& one) {
    return {{"deployment", one.deployment}, {"line", one.line}, {"field", one.field},
            {"stands", one.stands}, {"follows", one.follows}};
}

[[nodiscard]] json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

[[nodiscard]] json change_json(const price_change& one) {
    return {{"kind", words_of(one.fate).name}, {"deployment", one.deployment}, {"line", one.line},
            {"price_entry", one.entry}, {"then", one.then}, {"edition_then", text_or_null(one.edition_then)},
            {"now", text_or_null(one.now)}, {"edition_now", text_or_null(one.edition_now)}};
}

[[nodiscard]] std::string as_text(const bill& of, const std::vector<bill_difference>& differences,
                                  const std::vector<price_change>& news) {
    io::page out;
    out.line(0, verdict(of, differences));
    if (!differences.empty()) {
        out.blank();
        out.table(0, difference_table(differences));
    }
    add_news(out, news);
    return out.take();
}

// Differences and prices in one table, for the formats that have only tables.
[[nodiscard]] io::text_table findings_table(const std::vector<bill_difference>& differences,
                                            const std::vector<price_change>& news) {
    io::text_table table{{{"kind", io::align::left}, {"deployment", io::align::left}, {"line", io::align::left},
                          {"field", io::align::left}, {"stands"}, {"follows"}, {"edition_then", io::align::left},
                          {"edition_now", io::align::left}, {"price_entry", io::align::left}}, {}};
    for (const auto& one : differences) {
        table.rows.push_back({"difference", io::printable(one.deployment), io::printable(one.line), one.field,
                              io::printable(one.stands), one.follows, "", "", ""});
    }
    for (const auto& one : news) {
        table.rows.push_back({std::string(words_of(one.fate).name), io::printable(one.deployment),
                              io::printable(one.line), "price", io::printable(one.then), one.now,
                              io::printable(one.edition_then), one.edition_now, io::printable(one.entry)});
    }
    return table;
}

[[nodiscard]] std::string as_markdown(const std::string& words, const io::text_table& findings) {
    return words + "\n" + (findings.rows.empty() ? "" : "\n" + io::markdown_table(findings));
}

}  // namespace

std::string render_verification(const bill& of, const std::vector<bill_difference>& differences,
                                const std::vector<price_change>& news, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"verification", 1},
                                  {"identical", differences.empty()},
                                  {"lines", lines_of(of)},
                                  {"differences", io::list_json(differences, difference_json)},
                                  {"price_changes", io::list_json(news, change_json)}});
        case format::csv:
            return io::csv_table(findings_table(differences, news));
        case format::markdown:
            return as_markdown(verdict(of, differences), findings_table(differences, news));
        default:
            return as_text(of, differences, news);
    }
}

}  // namespace dbcost
