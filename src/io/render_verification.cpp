// SPDX-License-Identifier: MIT
// The verdict on a saved bill in every format.
#include <dbcost/io/read_bill.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_page.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost {

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

[[nodiscard]] std::string words_of(const price_change& one) {
    const auto now = one.now.empty() ? std::string("no such price any more")
                                     : fmt::format("now {}, edition {}", one.now, one.edition);
    return io::printable(fmt::format("{}: {} then, {} ({})", one.line, one.then, now, one.entry));
}

[[nodiscard]] json difference_json(const bill_difference& one) {
    return {{"deployment", one.deployment}, {"line", one.line}, {"field", one.field},
            {"stands", one.stands}, {"follows", one.follows}};
}

[[nodiscard]] json change_json(const price_change& one) {
    return {{"deployment", one.deployment}, {"line", one.line}, {"price_entry", one.entry}, {"then", one.then},
            {"now", one.now.empty() ? json() : json(one.now)}, {"edition", one.edition}};
}

[[nodiscard]] std::string as_text(const bill& of, const std::vector<bill_difference>& differences,
                                  const std::vector<price_change>& changes) {
    io::page out;
    out.line(0, verdict(of, differences));
    if (!differences.empty()) {
        out.blank();
        out.table(0, difference_table(differences));
    }
    if (changes.empty()) return out.take();
    out.blank();
    out.line(0, "Prices that the tables now state otherwise; the bill stands on those of its own time");
    for (const auto& one : changes) out.paragraph(2, "", words_of(one));
    return out.take();
}

}  // namespace

std::string render_verification(const bill& of, const std::vector<bill_difference>& differences,
                                const std::vector<price_change>& changes, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"verification", 1},
                                  {"identical", differences.empty()},
                                  {"lines", lines_of(of)},
                                  {"differences", io::list_json(differences, difference_json)},
                                  {"price_changes", io::list_json(changes, change_json)}});
        case format::csv:
            return io::csv_table(difference_table(differences));
        case format::markdown:
            return verdict(of, differences) + "\n" +
                   (differences.empty() ? "" : "\n" + io::markdown_table(difference_table(differences)));
        default:
            return as_text(of, differences, changes);
    }
}

}  // namespace dbcost
