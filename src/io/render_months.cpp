// SPDX-License-Identifier: MIT
// Bills over time: a row a month in text, Markdown and CSV, the whole bills in JSON.
#include <dbcost/io/render_months.hpp>
#include <fmt/format.h>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_words.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using json = nlohmann::ordered_json;

// ---- what a month left -------------------------------------------------------------------------

// "112", or with several stores "core 112, log 40".
[[nodiscard]] std::string volume_words(const deployment_bill& of) {
    std::vector<std::string> volumes;
    for (const auto& left : of.next) {
        const auto whose = of.terms.size() > 1 ? left.store + " " : "";
        volumes.push_back(whose + std::to_string(left.volume_gib));
    }
    return joined(volumes, ", ");
}

// What the volumes did and what the bill warns of, in the order of the month's bill.
[[nodiscard]] std::string change_words(const deployment_bill& of) {
    std::vector<std::string> changes;
    for (const auto& left : of.next) {
        const auto whose = of.terms.size() > 1 ? left.store + " " : "";
        for (const auto& change : left.changes) changes.push_back(whose + change);
    }
    for (const auto& warning : of.warnings) {
        if (warning.code == "storage-full") changes.push_back(warning.text);
    }
    return joined(changes, "; ");
}

// Calendar months by their name, others by their number.
[[nodiscard]] std::string month_words(const bills_over_time& of, std::size_t position) {
    const auto& name = of.months[position].month;
    const bool calendar = name.find(' ') == name.npos;
    return calendar ? name : std::to_string(position + 1);
}

[[nodiscard]] std::string total_words(const bills_over_time& all, const total_over_time& of) {
    const auto months = all.months.size();
    const auto text = fmt::format("{}: {}{} {} over {} month{}", of.deployment, of.complete ? "" : "at least ",
                                  shown(of.shown), usd::code, months, months == 1 ? "" : "s");
    const auto& to = all.months.front().currency;
    if (!to || !of.converted) return text;
    return fmt::format("{} ({} {})", text, grouped(to_fixed(*of.converted)), to->name);
}

[[nodiscard]] text_table months_table(const bills_over_time& of, std::size_t deployment) {
    text_table table{{{"month"}, {"total"}, {"volume GiB"}, {"what changed", align::left}}, {}};
    for (std::size_t i = 0; i < of.months.size(); ++i) {
        const auto& part = of.months[i].deployments[deployment];
        table.rows.push_back({month_words(of, i), (part.complete ? "" : "at least ") + shown(part.total),
                              volume_words(part), change_words(part)});
    }
    return table;
}

// What the amounts rest on: with months that are priced each on its own day, that too.
[[nodiscard]] std::string run_heading(const bills_over_time& of) {
    const auto& first = of.months.front();
    const bool own_days = first.as_of != of.months.back().as_of;
    return heading(first) + (own_days ? "; each month has the prices of its first day" : "");
}

// What is paid once stands in the first month's bill, beside its total.
[[nodiscard]] std::vector<std::string> once_words(const bills_over_time& of, std::size_t deployment) {
    std::vector<std::string> once;
    const auto& first = of.months.front().deployments[deployment];
    for (const auto& cost : first.one_off) once.push_back(cost.name + ": " + shown(cost.amount));
    for (const auto& line : first.one_off_lines) once.push_back(line.key + ": " + shown(line.amount));
    return once;
}

// ---- the formats -------------------------------------------------------------------------------

[[nodiscard]] std::string months_as_text(const bills_over_time& of) {
    page out;
    const auto& first = of.months.front();
    if (!first.scenario_name.empty()) out.line(0, first.scenario_name);
    out.paragraph(0, "", run_heading(of));
    for (std::size_t i = 0; i < of.totals.size(); ++i) {
        out.blank();
        out.line(0, total_words(of, of.totals[i]));
        out.table(2, months_table(of, i));
        for (const auto& cost : once_words(of, i)) out.line(2, "once, not in the total: " + cost);
    }
    return out.take();
}

[[nodiscard]] std::string months_as_markdown(const bills_over_time& of) {
    const auto& first = of.months.front();
    const auto name = first.scenario_name.empty() ? "Bills" : markdown_text(first.scenario_name);
    std::string text = fmt::format("# {}\n\n{}\n", name, run_heading(of));
    for (std::size_t i = 0; i < of.totals.size(); ++i) {
        text += fmt::format("\n## {}\n\n", markdown_text(total_words(of, of.totals[i])));
        text += markdown_table(months_table(of, i));
        for (const auto& cost : once_words(of, i)) {
            text += "\nOnce, not in the total: " + markdown_text(cost) + "\n";
        }
    }
    return text;
}

[[nodiscard]] std::string months_as_csv(const bills_over_time& of) {
    std::string text = csv_record({"number", "month", "as_of", "deployment", "total", "exact_total", "complete",
                                   "volume_gib", "changes"});
    for (std::size_t i = 0; i < of.months.size(); ++i) {
        for (const auto& part : of.months[i].deployments) {
            text += csv_record({std::to_string(i + 1), of.months[i].month, of.months[i].as_of, part.name,
                                to_string(part.total), to_string(part.exact_total), part.complete ? "true" : "false",
                                volume_words(part), change_words(part)});
        }
    }
    return text;
}

[[nodiscard]] json total_json(const total_over_time& of) {
    return {{"deployment", of.deployment},
            {"total", to_string(of.shown)},
            {"exact_total", to_string(of.exact)},
            {"converted_total", of.converted ? json(to_fixed(*of.converted)) : json()},
            {"complete", of.complete}};
}

}  // namespace

}  // namespace dbcost::io

namespace dbcost::inline v0_1 {

std::string render_months(const bills_over_time& of, format as) {
    switch (as) {
        case format::text:
            return io::months_as_text(of);
        case format::json:
            return io::json_text({{"bill", 1},
                                  {"months", io::list_json(of.months, io::bill_json)},
                                  {"totals", io::list_json(of.totals, io::total_json)}});
        case format::csv:
            return io::months_as_csv(of);
        case format::markdown:
            break;
    }
    return io::months_as_markdown(of);
}

std::string render_month_records(const bills_over_time& of) {
    std::string records;
    for (const auto& month : of.months) records += io::json_record(io::bill_json(month));
    return records;
}

}  // namespace dbcost
