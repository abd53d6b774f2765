// SPDX-License-Identifier: MIT
// Units of requests, and what differs from the recorded ones, in every format.
#include <dbcost/io/capacity.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t shown_operations = 10;  // that differ, in text and Markdown

// ---- words -------------------------------------------------------------------------------------

[[nodiscard]] std::string half_text(std::int64_t halves) {
    return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

[[nodiscard]] std::string reads_of(const demand::consumed_units& units) {
    return half_text(units.reads.count());
}
[[nodiscard]] std::string writes_of(const demand::consumed_units& units) {
    return std::to_string(units.writes.count());
}

[[nodiscard]] std::string where_of(const capacity_share& share) {
    return share.index.empty() ? std::string(name(share.who))
                               : fmt::format("{} {}", name(share.who), share.index);
}

// ---- tables ------------------------------------------------------------------------------------

[[nodiscard]] io::text_table shares_table() {
    return {{{"line"},
             {"operation", io::align::left},
             {"table", io::align::left},
             {"where", io::align::left},
             {"read_units"},
             {"write_units"}},
            {}};
}

void add_rows(io::text_table& table, const std::string& line, std::string_view operation,
              const std::vector<capacity_share>& shares) {
    for (const auto& share : shares) {
        table.rows.push_back({line, std::string(operation), share.table, where_of(share),
                              reads_of(share.units), writes_of(share.units)});
    }
}

// A row a share of each request, then the sums.
[[nodiscard]] io::text_table report_table(const capacity_report& of) {
    auto table = shares_table();
    for (const auto& one : of.requests) {
        add_rows(table, std::to_string(one.line), name(one.kind), one.shares);
    }
    add_rows(table, "", "sum", of.shares);
    table.rows.push_back({"", "total", "", "", reads_of(of.total), writes_of(of.total)});
    return table;
}

[[nodiscard]] io::text_table difference_table(const std::vector<capacity_difference>& differences) {
    io::text_table table{{{"line"},
                          {"operation", io::align::left},
                          {"where", io::align::left},
                          {"recorded"},
                          {"computed"}},
                         {}};
    for (const auto& one : differences) {
        table.rows.push_back({std::to_string(one.line), std::string(name(one.kind)), one.where,
                              half_text(one.seen_halves), half_text(one.computed_halves)});
    }
    return table;
}

// ---- JSON --------------------------------------------------------------------------------------

[[nodiscard]] json share_json(const capacity_share& share) {
    return {{"table", share.table},
            {"who", name(share.who)},
            {"index", share.index.empty() ? json() : json(share.index)},
            {"read_units", reads_of(share.units)},
            {"write_units", writes_of(share.units)}};
}

[[nodiscard]] json request_json(const request_capacity& one) {
    return {{"line", one.line},
            {"operation", name(one.kind)},
            {"read_units", reads_of(one.total)},
            {"write_units", writes_of(one.total)},
            {"shares", io::list_json(one.shares, share_json)}};
}

[[nodiscard]] json difference_json(const capacity_difference& one) {
    return {{"line", one.line},
            {"operation", name(one.kind)},
            {"where", one.where},
            {"recorded", half_text(one.seen_halves)},
            {"computed", half_text(one.computed_halves)}};
}

// ---- the check ---------------------------------------------------------------------------------

[[nodiscard]] std::string verdict(const capacity_check& of) {
    return fmt::format("{} operations, {} differences", io::grouped(std::to_string(of.operations)),
                       io::grouped(std::to_string(of.differing)));
}

// Those of the first operations that differ, all numbers of each.
[[nodiscard]] std::vector<capacity_difference> first_of(const capacity_check& of) {
    std::vector<capacity_difference> first;
    std::size_t operations = 0;
    for (const auto& one : of.differences) {
        const bool another = first.empty() || first.back().line != one.line;
        if (another && ++operations > shown_operations) break;
        first.push_back(one);
    }
    return first;
}

[[nodiscard]] std::string more_words(const capacity_check& of) {
    if (of.differing <= shown_operations) return "";
    return fmt::format("and {} more; --format csv lists all", of.differing - shown_operations);
}

[[nodiscard]] std::string check_as_text(const capacity_check& of) {
    io::page out;
    out.line(0, verdict(of));
    if (of.differing == 0) return out.take();
    out.blank();
    out.table(0, difference_table(first_of(of)));
    if (of.differing > shown_operations) out.line(0, more_words(of));
    return out.take();
}

[[nodiscard]] std::string check_as_markdown(const capacity_check& of) {
    std::string text = verdict(of) + "\n";
    if (of.differing == 0) return text;
    text += "\n" + io::markdown_table(difference_table(first_of(of)));
    if (of.differing > shown_operations) text += "\n" + more_words(of) + "\n";
    return text;
}

}  // namespace

std::string render_capacity(const capacity_report& of, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"capacity", 1},
                                  {"requests", io::list_json(of.requests, request_json)},
                                  {"shares", io::list_json(of.shares, share_json)},
                                  {"read_units", reads_of(of.total)},
                                  {"write_units", writes_of(of.total)}});
        case format::csv:
            return io::csv_table(report_table(of));
        case format::markdown:
            return io::markdown_table(report_table(of));
        default:
            break;
    }
    io::page out;
    out.table(0, report_table(of));
    return out.take();
}

std::string render_capacity_check(const capacity_check& of, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"capacity_check", 1},
                                  {"operations", of.operations},
                                  {"differing", of.differing},
                                  {"differences", io::list_json(of.differences, difference_json)}});
        case format::csv:
            return io::csv_table(difference_table(of.differences));
        case format::markdown:
            return check_as_markdown(of);
        default:
            return check_as_text(of);
    }
}

}  // namespace dbcost
