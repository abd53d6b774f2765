// SPDX-License-Identifier: MIT
// Footprints of tables, and how far they are from measured ones, in every format.
#include <dbcost/io/footprint.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

// ---- words -------------------------------------------------------------------------------------

[[nodiscard]] std::string text_of(bytes size) { return std::to_string(size.count()); }

// A share in percent, rounded up: no error looks smaller than it is.
[[nodiscard]] std::string percent_of(const ratio& share) {
    return to_string(round_to<2>(close(share * ratio(100), up), up)) + "%";
}

[[nodiscard]] std::string word_of(bool inside) { return inside ? "inside" : "outside"; }

constexpr std::array parts{footprint_part::heap, footprint_part::toast, footprint_part::index};

// ---- sizes -------------------------------------------------------------------------------------

[[nodiscard]] io::text_table sizes_table(const footprint_report& of) {
    io::text_table table{{{"line"},
                          {"table", io::align::left},
                          {"part", io::align::left},
                          {"columns", io::align::left},
                          {"bytes"}},
                         {}};
    for (const auto& one : of.sizes) {
        table.rows.push_back({std::to_string(one.line), one.table, std::string(name(one.what)),
                              one.columns, text_of(one.size)});
    }
    const auto sum = [&](std::string_view what, bytes size) {
        table.rows.push_back({"", "sum", std::string(what), "", text_of(size)});
    };
    sum(name(footprint_part::heap), of.heap);
    sum(name(footprint_part::toast), of.toast);
    sum(name(footprint_part::index), of.indexes);
    table.rows.push_back({"", "total", "", "", text_of(of.heap + of.toast + of.indexes)});
    return table;
}

[[nodiscard]] json size_json(const footprint_size& one) {
    return {{"line", one.line},
            {"table", one.table.empty() ? json() : json(one.table)},
            {"part", name(one.what)},
            {"columns", one.columns.empty() ? json() : json(one.columns)},
            {"bytes", one.size.count()}};
}

// ---- the check ---------------------------------------------------------------------------------

[[nodiscard]] io::text_table worst_table(const footprint_check& of) {
    io::text_table table{{{"part", io::align::left},
                          {"sizes"},
                          {"worst_error"},
                          {"limit"},
                          {"line"},
                          {"verdict", io::align::left}},
                         {}};
    for (const auto what : parts) {
        const auto* worst = of.worst(what);
        if (worst == nullptr) continue;
        table.rows.push_back({std::string(name(what)), std::to_string(of.count(what)),
                              percent_of(worst->error()), percent_of(allowed_error(what)),
                              std::to_string(worst->computed.line), word_of(worst->is_inside())});
    }
    return table;
}

[[nodiscard]] io::text_table deviation_table(const std::vector<footprint_deviation>& deviations) {
    io::text_table table{{{"line"},
                          {"part", io::align::left},
                          {"columns", io::align::left},
                          {"measured"},
                          {"computed"},
                          {"error"},
                          {"verdict", io::align::left}},
                         {}};
    for (const auto& one : deviations) {
        table.rows.push_back({std::to_string(one.computed.line),
                              std::string(name(one.computed.what)), one.computed.columns,
                              text_of(one.measured), text_of(one.computed.size),
                              percent_of(one.error()), word_of(one.is_inside())});
    }
    return table;
}

[[nodiscard]] std::vector<footprint_deviation> outside_of(const footprint_check& of) {
    std::vector<footprint_deviation> outside;
    for (const auto& one : of.deviations) {
        if (!one.is_inside()) outside.push_back(one);
    }
    return outside;
}

[[nodiscard]] json worst_json(const footprint_check& of) {
    auto list = json::array();
    for (const auto what : parts) {
        const auto* worst = of.worst(what);
        if (worst == nullptr) continue;
        list.push_back({{"part", name(what)},
                        {"sizes", of.count(what)},
                        {"worst_error", percent_of(worst->error())},
                        {"limit", percent_of(allowed_error(what))},
                        {"line", worst->computed.line},
                        {"inside", worst->is_inside()}});
    }
    return list;
}

[[nodiscard]] json deviation_json(const footprint_deviation& one) {
    auto made = size_json(one.computed);
    made["measured_bytes"] = one.measured.count();
    made["error"] = percent_of(one.error());
    made["inside"] = one.is_inside();
    return made;
}

[[nodiscard]] std::string verdict(const footprint_check& of) {
    return fmt::format("{} {}, {} of {} sizes outside their limit", of.tables,
                       of.tables == 1 ? "table" : "tables", outside_of(of).size(),
                       of.deviations.size());
}

[[nodiscard]] std::string check_as_text(const footprint_check& of) {
    io::page out;
    out.line(0, verdict(of));
    out.blank();
    out.table(0, worst_table(of));
    const auto outside = outside_of(of);
    if (outside.empty()) return out.take();
    out.blank();
    out.table(0, deviation_table(outside));
    return out.take();
}

[[nodiscard]] std::string check_as_markdown(const footprint_check& of) {
    auto text = verdict(of) + "\n\n" + io::markdown_table(worst_table(of));
    const auto outside = outside_of(of);
    return outside.empty() ? text : text + "\n" + io::markdown_table(deviation_table(outside));
}

}  // namespace

std::string render_footprint(const footprint_report& of, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"footprint", 1},
                                  {"sizes", io::list_json(of.sizes, size_json)},
                                  {"heap_bytes", of.heap.count()},
                                  {"toast_bytes", of.toast.count()},
                                  {"index_bytes", of.indexes.count()}});
        case format::csv:
            return io::csv_table(sizes_table(of));
        case format::markdown:
            return io::markdown_table(sizes_table(of));
        default:
            break;
    }
    io::page out;
    out.table(0, sizes_table(of));
    return out.take();
}

std::string render_footprint_check(const footprint_check& of, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"footprint_check", 1},
                                  {"tables", of.tables},
                                  {"inside", of.is_inside()},
                                  {"worst", worst_json(of)},
                                  {"sizes", io::list_json(of.deviations, deviation_json)}});
        case format::csv:
            return io::csv_table(deviation_table(of.deviations));
        case format::markdown:
            return check_as_markdown(of);
        default:
            return check_as_text(of);
    }
}

}  // namespace dbcost
