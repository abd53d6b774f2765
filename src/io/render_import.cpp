// SPDX-License-Identifier: MIT
// The account of an imported offer: what became of each SKU.
#include <dbcost/io/import_offer.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] io::text_table account_table(const offer_account& of) {
    io::text_table table{{{"what", io::align::left}, {"SKUs"}, {"for instance", io::align::left}}, {}};
    const auto row = [&](const std::string& what, std::int64_t skus, const std::string& example = "") {
        table.rows.push_back({io::printable(what), io::grouped(std::to_string(skus)), io::printable(example)});
    };
    row("used", of.used);
    row("the same price as another SKU", of.duplicates);
    for (const auto& reason : of.skipped) row("skipped: " + reason.why, reason.skus, reason.example);
    row("all", of.seen);
    return table;
}

[[nodiscard]] std::string head_of(const imported_offer& of) {
    return fmt::format("Offer of {}, version {}: {} SKUs give {} prices and {} allowances", of.code,
                       io::printable(fmt::format("{}", fmt::join(of.versions, ", "))),
                       io::grouped(std::to_string(of.account.seen)), io::grouped(std::to_string(of.prices)),
                       of.allowances);
}

[[nodiscard]] std::string account_text(const imported_offer& of) {
    io::page out;
    out.line(0, head_of(of));
    out.blank();
    out.table(0, account_table(of.account));
    if (of.recognised.empty()) return out.take();
    out.blank();
    out.line(0, "Upfront fees written as binary fractions, taken for the decimals they stand for");
    for (const auto& one : of.recognised) out.line(2, io::printable(one));
    return out.take();
}

[[nodiscard]] json reason_json(const offer_account::reason& of) {
    return {{"why", of.why}, {"skus", of.skus}, {"example", of.example}};
}

[[nodiscard]] json path_json(const offer_file& of) { return of.path; }

[[nodiscard]] std::string account_json(const imported_offer& of) {
    return io::json_text({{"import", 1},
                          {"offer", of.code},
                          {"versions", of.versions},
                          {"skus", of.account.seen},
                          {"used", of.account.used},
                          {"duplicates", of.account.duplicates},
                          {"skipped", io::list_json(of.account.skipped, reason_json)},
                          {"prices", of.prices},
                          {"allowances", of.allowances},
                          {"recognised", of.recognised},
                          {"files", io::list_json(of.files, path_json)}});
}

}  // namespace

std::string render_import(const imported_offer& offer, format as) {
    switch (as) {
        case format::json:
            return account_json(offer);
        case format::csv:
            return io::csv_table(account_table(offer.account));
        case format::markdown:
            return io::markdown_table(account_table(offer.account));
        default:
            return account_text(offer);
    }
}

}  // namespace dbcost
