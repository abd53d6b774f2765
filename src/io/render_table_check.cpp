// SPDX-License-Identifier: MIT
#include <dbcost/io/render_table_check.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_page.hpp"
#include "io/safe_text.hpp"

namespace dbcost::inline v0_1 {

namespace {

void add_rows(io::text_table& table, const std::string& kind, const errors& findings) {
    for (const auto& one : findings) {
        table.rows.push_back({kind, std::string(name(one.code)), io::printable(one.place), io::printable(one.seen),
                              one.expected, one.remedy});
    }
}

[[nodiscard]] io::text_table findings_table(const table_findings& found) {
    io::text_table table{{}, {}};
    for (const auto* head : {"kind", "code", "place", "seen", "expected", "remedy"}) {
        table.columns.push_back({head, io::align::left});
    }
    add_rows(table, "mistake", found.mistakes);
    add_rows(table, "warning", found.oddities);
    return table;
}

[[nodiscard]] std::string as_json(const std::string& checked, const table_findings& found) {
    return io::json_text({{"price_check", 1},
                          {"checked", checked},
                          {"sound", found.mistakes.empty()},
                          {"mistakes", io::list_json(found.mistakes, io::error_json)},
                          {"warnings", io::list_json(found.oddities, io::error_json)}});
}

}  // namespace

std::string render_table_check(const std::string& checked, const table_findings& found, format as) {
    switch (as) {
        case format::json: return as_json(checked, found);
        case format::csv: return io::csv_table(findings_table(found));
        case format::markdown: return io::markdown_table(findings_table(found));
        default: return render_warnings(found.oddities, as) + render_errors(found.mistakes, as);
    }
}

}  // namespace dbcost
