// SPDX-License-Identifier: MIT
// Findings in every format.
#include <dbcost/io/render_advice.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_words.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

// ---- words -------------------------------------------------------------------------------------

[[nodiscard]] std::string stance_words(const finding& of) {
    if (of.favours) return fmt::format("favours {}", name(*of.favours));
    return of.warns_of ? fmt::format("warns of {}", name(*of.warns_of)) : std::string();
}

// "applies, warns of dynamodb".
[[nodiscard]] std::string standing_words(const finding& of) {
    const auto stance = stance_words(of);
    return std::string(name(of.stands)) + (stance.empty() ? "" : ", " + stance);
}

[[nodiscard]] std::string sentence(const finding& of) {
    std::vector<operand> numbers;
    for (const auto& one : of.numbers) numbers.push_back({one.name, one.value});
    return io::shown_sentence(of.says, numbers);
}

// "Against dynamodb: Ad-hoc queries (A1), Joins (A7)"; empty where no finding is of that kind.
template <class Is>
[[nodiscard]] std::string findings_words(const advice& of, std::string_view kind, Is is) {
    std::vector<std::string> titles;
    for (const auto& one : of.findings) {
        if (is(one)) titles.push_back(fmt::format("{} ({})", info(one.id).title, info(one.id).number));
    }
    return titles.empty() ? "" : fmt::format("{}: {}", kind, io::joined(titles, ", "));
}

// What speaks for or against a service, and what nobody can tell yet.
[[nodiscard]] std::string answer(const advice& of) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view kind, auto is) {
        if (auto words = findings_words(of, kind, is); !words.empty()) parts.push_back(std::move(words));
    };
    for (const auto which : {service::dynamodb, service::rds_postgresql}) {
        add(fmt::format("For {}", name(which)), [&](const finding& one) { return one.favours == which; });
        add(fmt::format("Against {}", name(which)), [&](const finding& one) { return one.warns_of == which; });
    }
    if (parts.empty()) parts.emplace_back("No number and no limit speaks for or against a service");
    add("Cannot be told", [](const finding& one) { return one.stands == standing::cannot_be_told; });
    return io::joined(parts, ". ") + ".";
}

// Cents, or four digits of what costs less than a cent; something is never shown as 0.
[[nodiscard]] std::string amount_words(const exact_amount& amount) {
    const auto cents = round_to_cents(amount);
    if (cents != shown_amount{} || amount == exact_amount{}) return io::shown(cents);
    const auto digits = round_to<4>(amount.amount(), half_up);
    return digits.is_zero() ? "under 0.0001" : to_string(digits);
}

[[nodiscard]] std::string cost_words(const advice_cost& of) {
    if (of.missing.empty()) return amount_words(of.amount) + " " + of.per;
    return is_refusal(of.missing) ? "refused" : "no price";
}

[[nodiscard]] std::string reason_of(const advice_cost& of) {
    return of.missing.empty() ? "" : of.missing.front().seen + "; expected " + of.missing.front().expected;
}

[[nodiscard]] std::string limit_words(const limit_fact& of) {
    return fmt::format("{} {} ({}, {}, {}: {})", io::grouped(std::to_string(of.value)), of.unit, of.id,
                       io::validity_words(of.known), name(of.known.level), io::joined(of.known.sources, ", "));
}

// ---- text and Markdown -------------------------------------------------------------------------

void put_costs(io::page& out, const finding& of) {
    for (const auto& cost : of.costs) {
        out.ends(4, io::printable(cost.what), cost_words(cost));
        out.paragraph(6, "", io::printable(io::joined(cost.deployments, ", ")));
        if (!cost.missing.empty()) out.paragraph(6, "", io::printable(reason_of(cost)));
    }
}

void put_finding(io::page& out, const finding& of) {
    const auto& rule = info(of.id);
    out.blank();
    out.line(0, fmt::format("{}  {}: {}", rule.number, rule.title, standing_words(of)));
    out.paragraph(4, "", io::printable(sentence(of)));
    put_costs(out, of);
    for (const auto& limit : of.limits) out.paragraph(4, "limit: ", limit_words(limit));
}

[[nodiscard]] std::string refusal_words(const error& of) {
    return fmt::format("AWS would refuse {}: {}; expected {}", of.place, of.seen, of.expected);
}

[[nodiscard]] std::string title_of(const advice& of) {
    const auto& name = of.priced.scenario_name;
    return (name.empty() ? "" : name + ": ") + "what decides between RDS for PostgreSQL and DynamoDB";
}

[[nodiscard]] std::string as_text(const advice& of) {
    io::page out;
    out.paragraph(0, "", io::printable(title_of(of)));
    out.line(0, io::heading(of.priced));
    out.blank();
    out.paragraph(0, "", answer(of));
    for (const auto& problem : of.refused) out.paragraph(0, "", io::printable(refusal_words(problem)));
    for (const auto& one : of.findings) put_finding(out, one);
    return out.take();
}

[[nodiscard]] io::text_table costs_table(const finding& of) {
    io::text_table table{{{"what", io::align::left}, {"cost"}, {"deployments", io::align::left}}, {}};
    for (const auto& cost : of.costs) {
        table.rows.push_back({cost.what, cost_words(cost), io::joined(cost.deployments, ", ")});
    }
    return table;
}

[[nodiscard]] std::string as_markdown(const advice& of) {
    auto text = fmt::format("# {}\n\n{}\n\n{}\n", io::markdown_text(title_of(of)),
                            io::markdown_text(io::heading(of.priced)), io::markdown_text(answer(of)));
    for (const auto& problem : of.refused) text += "\n" + io::markdown_text(refusal_words(problem)) + "\n";
    for (const auto& one : of.findings) {
        const auto& rule = info(one.id);
        text += fmt::format("\n## {} {}: {}\n\n{}\n", rule.number, rule.title, standing_words(one),
                            io::markdown_text(sentence(one)));
        if (!one.costs.empty()) text += "\n" + io::markdown_table(costs_table(one));
        if (!one.limits.empty()) text += "\n";
        for (const auto& limit : one.limits) text += "- limit: " + io::markdown_text(limit_words(limit)) + "\n";
    }
    return text;
}

// ---- JSON and CSV ------------------------------------------------------------------------------

[[nodiscard]] json number_json(const advice_number& of) { return {{"name", of.name}, {"value", of.value}}; }

[[nodiscard]] json limit_json(const limit_fact& of) {
    return {{"limit", of.id},
            {"value", std::to_string(of.value)},
            {"unit", of.unit},
            {"valid_from", to_string(of.known.valid_from)},
            {"last_seen", to_string(of.known.last_seen)},
            {"source", of.known.sources},
            {"confidence", name(of.known.level)}};
}

[[nodiscard]] json cost_json(const advice_cost& of) {
    json made{{"what", of.what}, {"per", of.per}, {"deployments", of.deployments}};
    if (of.missing.empty()) {
        made["exact_amount"] = to_string(of.amount);
    } else {
        made["missing"] = io::list_json(of.missing, [](const error& one) {
            return json{{"code", name(one.code)}, {"seen", one.seen}, {"expected", one.expected}};
        });
    }
    return made;
}

[[nodiscard]] json optional_service(const std::optional<service>& of) { return of ? json(name(*of)) : json(); }

[[nodiscard]] json finding_json(const finding& of) {
    const auto& rule = info(of.id);
    return {{"rule", rule.number},
            {"title", rule.title},
            {"standing", name(of.stands)},
            {"favours", optional_service(of.favours)},
            {"warns_of", optional_service(of.warns_of)},
            {"says", of.says},
            {"numbers", io::list_json(of.numbers, number_json)},
            {"limits", io::list_json(of.limits, limit_json)},
            {"costs", io::list_json(of.costs, cost_json)}};
}

[[nodiscard]] std::string as_json(const advice& of) {
    return io::json_text({{"advice", 1},
                          {"currency", usd::code},
                          {"scenario", of.priced.scenario_name},
                          {"month", of.priced.month},
                          {"book", of.priced.book},
                          {"as_of", of.priced.as_of},
                          {"answer", answer(of)},
                          {"complete", is_complete(of)},
                          {"refused", io::list_json(of.refused, [](const error& one) { return refusal_words(one); })},
                          {"findings", io::list_json(of.findings, finding_json)}});
}

[[nodiscard]] io::text_table findings_table(const advice& of) {
    io::text_table table{{{"rule", io::align::left}, {"title", io::align::left}, {"standing", io::align::left},
                          {"stance", io::align::left}, {"says", io::align::left}}, {}};
    for (const auto& one : of.findings) {
        const auto& rule = info(one.id);
        table.rows.push_back({std::string(rule.number), std::string(rule.title), std::string(name(one.stands)),
                              stance_words(one), one.says});
    }
    return table;
}

}  // namespace

std::string render_advice(const advice& of, format as) {
    switch (as) {
        case format::json: return as_json(of);
        case format::csv: return io::csv_table(findings_table(of));
        case format::markdown: return as_markdown(of);
        default: return as_text(of);
    }
}

}  // namespace dbcost
