// SPDX-License-Identifier: MIT
// Bills, comparisons, explanations and errors as JSON; the form is docs/reference/bill.schema.json.
//
// Every decimal is a string in canonical form, so that no reader's binary float can change a digit;
// shown amounts have two places. Keys stand in the order of the schema.
#include "io/render_json.hpp"

#include "io/render_formats.hpp"
#include "io/render_words.hpp"
#include "io/safe_text.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using json = nlohmann::ordered_json;

// ---- small things ------------------------------------------------------------------------------

[[nodiscard]] json or_null(const std::string& text) { return text.empty() ? json() : json(text); }

[[nodiscard]] json gib_json(const std::optional<ratio>& gib) {
    return gib ? json(to_string(close(*gib, half_even))) : json();
}

[[nodiscard]] json operands_json(const std::vector<operand>& operands) {
    json object = json::object();
    for (const auto& [name, value] : operands) object[std::string(name)] = value;
    return object;
}

// ---- lines -------------------------------------------------------------------------------------

[[nodiscard]] json free_json(const bill_line& line) {
    return list_json(line.free, [](const free_quantity& part) {
        return json{
            {"name", part.name}, {"quantity", to_string(part.quantity)}, {"source", part.sources}};
    });
}

[[nodiscard]] json tiers_json(const bill_line& line) {
    return list_json(line.tiers, [](const tier_charge& tier) {
        return json{{"up_to", tier.up_to ? json(to_string(*tier.up_to)) : json()},
                    {"quantity", to_string(tier.quantity)},
                    {"price", to_string(tier.price)},
                    {"exact_amount", to_string(tier.amount)}};
    });
}

[[nodiscard]] json fees_json(const bill_line& line) {
    return list_json(line.fees, [](const fee_charge& fee) {
        return json{{"units", to_string(fee.units)},
                    {"fee", to_string(fee.fee)},
                    {"from_hours", fee.part.from_hours},
                    {"to_hours", fee.part.to_hours},
                    {"term_hours", fee.part.term_hours},
                    {"exact_amount", to_string(fee.amount)}};
    });
}

[[nodiscard]] json parts_json(const bill_line& line) {
    return list_json(line.parts, [](const bill_part& part) {
        return json{{"label", part.label},
                    {"where", part.where},
                    {"rule", info(part.cause).number},
                    {"title", fill_formula(info(part.cause).title, part.operands)},
                    {"formula", info(part.cause).formula},
                    {"operands", operands_json(part.operands)},
                    {"quantity", to_string(part.quantity)},
                    {"amount", to_string(part.amount)}};
    });
}

// A number as typed, in canonical form; null for what is none, such as a list of tiers in words.
[[nodiscard]] json canonical(const std::string& typed) {
    const auto number = parse_decimal<10>(typed);
    return number ? json(to_string(*number)) : json();
}

// What is said of a price: all null where nothing is billed and none was needed.
void add_price(json& object, const bill_line& line) {
    object["price"] = canonical(line.price);
    object["per"] = canonical(line.per);
    object["tiers"] = tiers_json(line);
    object["fees"] = fees_json(line);
}

void add_evidence(json& object, const bill_line& line) {
    object["price_entry"] = or_null(line.price_entry);
    object["book"] = or_null(line.book);
    object["edition"] = or_null(line.edition);
    object["source"] = line.known ? json(line.known->sources) : json::array();
    object["confidence"] = line.known ? json(name(line.level)) : json();
    object["valid_from"] = line.known ? json(to_string(line.known->valid_from)) : json();
    object["last_seen"] = line.known ? json(to_string(line.known->last_seen)) : json();
}

// ---- discounts ---------------------------------------------------------------------------------

[[nodiscard]] json cover_json(const discounted_line& part) {
    return {{"line", part.key},
            {"base", to_string(part.base)},
            {"amount", to_string(part.amount)},
            {"exact_amount", to_string(part.exact)}};
}

[[nodiscard]] json discount_json(const discount_line& line) {
    const auto* share = std::get_if<percentage>(&line.terms);
    const auto* money = std::get_if<credit>(&line.terms);
    return {{"key", line.key},
            {"name", line.name},
            {"kind", name(line.terms)},
            {"on", or_null(line.on)},
            {"price", canonical(line.price)},
            {"per", canonical(line.per)},
            {"percent", share ? json(percent_text(*share)) : json()},
            {"credit", money ? json(to_string(money->left)) : json()},
            {"base", to_string(line.base)},
            {"amount", to_string(line.amount)},
            {"exact_amount", to_string(line.exact)},
            {"rounding", share ? json("down") : json()},
            {"covers", list_json(line.covers, cover_json)},
            {"source", line.source}};
}

// ---- other costs -------------------------------------------------------------------------------

[[nodiscard]] json cost_json(const cost_line& cost) {
    return {{"name", cost.name},
            {"amount", to_string(cost.amount)},
            {"exact_amount", to_string(cost.exact)}};
}

}  // namespace

json line_json(const bill_line& line) {
    json object{{"key", line.key},
                {"meter", to_string(line.metered)},
                {"region", line.region},
                {"category", name(line.category)},
                {"used", to_string(line.used)},
                {"free", free_json(line)},
                {"quantity", to_string(line.quantity)},
                {"unit", line.unit}};
    add_price(object, line);
    object["amount"] = to_string(line.amount);
    object["exact_amount"] = to_string(line.exact);
    add_evidence(object, line);
    object["parts"] = parts_json(line);
    return object;
}

json unpriced_json(const unpriced_line& line) {
    return {{"key", line.key},
            {"quantity", line.quantity ? json(to_string(*line.quantity)) : json()},
            {"unit", line.unit},
            {"reasons", list_json(line.reasons, error_json)}};
}

namespace {

// ---- deployments -------------------------------------------------------------------------------

[[nodiscard]] json likeness_json(const metering::fairness& store) {
    return {{"store", store.store},
            {"service", store.service},
            {"copies", store.copies},
            {"zones", store.zones},
            {"backup", store.backup},
            {"allocated_gib", gib_json(store.allocated_gib)},
            {"used_gib", store.used_is_known ? gib_json(store.used_gib) : json()},
            {"carries", name(store.load)},
            {"reason", store.load_reason}};
}

[[nodiscard]] json ratio_json(const std::optional<ratio>& value) {
    return value ? json(metering::text_of(*value)) : json();
}

[[nodiscard]] json finding_json(const metering::sizing_finding& found) {
    return {{"resource", info(found.of.what).name},
            {"unit", info(found.of.what).unit},
            {"needed", metering::text_of(found.needed)},
            {"available", metering::text_of(found.of.amount)},
            {"usable", metering::text_of(found.usable)},
            {"by", found.of.by},
            {"carries", found.is_met()},
            {"up_to", ratio_json(found.up_to)}};
}

[[nodiscard]] json sizing_json(const metering::fairness& store) {
    const auto& report = *store.sizing;
    return {{"store", store.store},
            {"class", report.instance_class},
            {"chosen", report.chosen},
            {"carries", name(report.answer)},
            {"binding", info(report.findings[report.binding].of.what).name},
            {"up_to", ratio_json(report.up_to)},
            {"statements_per_second", metering::text_of(report.statements)},
            {"writes_per_second", metering::text_of(report.rows_written)},
            {"cheapest_class", or_null(report.cheapest)},
            {"findings", list_json(report.findings, finding_json)}};
}

[[nodiscard]] json sizings_json(const deployment_bill& of) {
    json list = json::array();
    for (const auto& store : of.terms) {
        if (store.sizing) list.push_back(sizing_json(store));
    }
    return list;
}

[[nodiscard]] json warning_json(const metering::warning& warning) {
    return {{"code", warning.code},
            {"text", warning.text},
            {"numbers", operands_json(warning.numbers)}};
}

[[nodiscard]] json default_json(const default_note& used) {
    return {{"place", used.place}, {"value", used.value}, {"why", used.why}};
}

[[nodiscard]] json confidence_json(const confidence_count& counted) {
    return {{"level", name(counted.level)}, {"lines", counted.lines}};
}

[[nodiscard]] json state_json(const metering::store_state& left) {
    return {{"store", left.store}, {"volume_gib", std::to_string(left.volume_gib)}, {"changes", left.changes}};
}

[[nodiscard]] json converted_json(const deployment_bill& of) {
    if (!of.converted) return json();
    return {{"total", to_fixed(of.converted->total)},
            {"lines", list_json(of.converted->lines, [](const converted_line& line) {
                 return json{{"key", line.key}, {"amount", to_fixed(line.amount)}};
             })}};
}

[[nodiscard]] json deployment_json(const deployment_bill& of) {
    return {{"name", of.name},
            {"total", to_string(of.total)},
            {"exact_total", to_string(of.exact_total)},
            {"converted", converted_json(of)},
            {"complete", of.complete},
            {"carries", name(of.load)},
            {"operations", to_string(of.operations)},
            {"lines", list_json(of.lines, line_json)},
            {"discounts", list_json(of.discounts, discount_json)},
            {"other", list_json(of.other, cost_json)},
            {"one_off", list_json(of.one_off, cost_json)},
            {"one_off_lines", list_json(of.one_off_lines, line_json)},
            {"unpriced", list_json(of.unpriced, unpriced_json)},
            {"free_tier_saves", of.free_tier_saves ? json(to_string(*of.free_tier_saves)) : json()},
            {"warnings", list_json(of.warnings, warning_json)},
            {"defaults", list_json(of.defaults, default_json)},
            {"assumptions", of.assumptions},
            {"confidence", list_json(of.confidences, confidence_json)},
            {"not_included", of.not_included},
            {"like_for_like", list_json(of.terms, likeness_json)},
            {"sizing", sizings_json(of)},
            {"month_end", list_json(of.next, state_json)}};
}

// ---- bills -------------------------------------------------------------------------------------

// The newest edition of the tables that priced anything; each line has its own as well.
[[nodiscard]] std::string edition_of(const bill& of) {
    std::string newest;
    for (const auto& part : of.deployments) {
        for (const auto& line : part.lines) {
            if (earlier_edition(newest, line.edition)) newest = line.edition;
        }
    }
    return newest;
}

[[nodiscard]] json options_json(const bill& of) {
    json object = json::object();
    for (const auto& [name, value] : of.options) {
        const bool flag = value == "true" || value == "false";
        object[name] = flag ? json(value == "true") : json(value);
    }
    return object;
}

[[nodiscard]] json currency_json(const std::optional<currency_rate>& of) {
    if (!of) return json();
    return {{"name", of->name}, {"rate", to_string(of->rate)}, {"date", to_string(of->day)}, {"source", of->source}};
}

// The normalised scenario is JSON already; a bill made without one (by a caller in C++) has null.
[[nodiscard]] json scenario_json(const bill& of) {
    return of.scenario.empty() ? json() : json::parse(of.scenario, nullptr, false);
}

// ---- comparisons -------------------------------------------------------------------------------

[[nodiscard]] json unit_cost_json(const std::optional<unit_cost>& cost) {
    return cost ? json(to_string(*cost)) : json();
}

[[nodiscard]] json column_json(const comparison_column& column) {
    return {{"deployment", column.name},
            {"total", to_string(column.total)},
            {"exact_total", to_string(column.exact_total)},
            {"above_lowest", to_string(column.shown_more_than_first)},
            {"exact_above_lowest", to_string(column.more_than_first)},
            {"converted_total", column.converted ? json(to_fixed(*column.converted)) : json()},
            {"complete", column.complete},
            {"carries", name(column.load)},
            {"per_million_operations", unit_cost_json(column.per_million_operations)},
            {"per_gib", unit_cost_json(column.per_gib)}};
}

[[nodiscard]] json row_json(const comparison_row& row) {
    return {
        {"category", row.category},
        {"amounts",
         list_json(row.shown, [](const shown_amount& amount) { return json(to_string(amount)); })},
        {"exact_amounts", list_json(row.amounts, [](const exact_amount& amount) {
             return json(to_string(amount));
         })}};
}

[[nodiscard]] json gate_json(const gate_finding& failed) {
    return {{"gate", failed.gate},
            {"deployment", failed.deployment},
            {"seen", failed.seen},
            {"expected", failed.expected}};
}

[[nodiscard]] json explained_json(const deployment_bill& of) {
    return {{"name", of.name},
            {"total", to_string(of.total)},
            {"complete", of.complete},
            {"lines", list_json(of.lines, line_json)},
            {"discounts", list_json(of.discounts, discount_json)},
            {"other", list_json(of.other, cost_json)},
            {"one_off", list_json(of.one_off, cost_json)},
            {"one_off_lines", list_json(of.one_off_lines, line_json)},
            {"unpriced", list_json(of.unpriced, unpriced_json)}};
}

}  // namespace

nlohmann::ordered_json bill_json(const bill& of) {
    return {{"bill", 1},
            {"currency", usd::code},
            {"converted_to", currency_json(of.currency)},
            {"scenario", scenario_json(of)},
            {"month", of.month},
            {"hours", of.hours},
            {"book", of.book},
            {"as_of", of.as_of},
            {"edition", or_null(edition_of(of))},
            {"options", options_json(of)},
            {"deployments", list_json(of.deployments, deployment_json)}};
}

std::string json_text(const nlohmann::ordered_json& value) {
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

nlohmann::ordered_json error_json(const error& problem) {
    return {{"code", name(problem.code)},
            {"place", printable(problem.place)},
            {"seen", printable(problem.seen)},
            {"expected", printable(problem.expected)},
            {"remedy", printable(problem.remedy)}};
}

std::string json_record(const nlohmann::ordered_json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string bill_as_json(const bill& of) { return json_text(bill_json(of)); }

std::string comparison_as_json(const bill& of, const comparison& seen) {
    const auto cheapest = seen.cheapest ? json(seen.columns[*seen.cheapest].name) : json();
    return json_text({{"comparison", 1},
                      {"verdict", seen.verdict},
                      {"cheapest", cheapest},
                      {"columns", list_json(seen.columns, column_json)},
                      {"rows", list_json(seen.rows, row_json)},
                      {"drivers", seen.drivers},
                      {"bill", bill_json(of)}});
}

std::string explanation_as_json(const bill& of) {
    return json_text({{"explanation", 1},
                      {"currency", usd::code},
                      {"month", of.month},
                      {"book", of.book},
                      {"as_of", of.as_of},
                      {"deployments", list_json(of.deployments, explained_json)}});
}

std::string errors_as_json(const errors& problems, std::string_view list) {
    return json_text({{"problems", 1}, {std::string(list), list_json(problems, error_json)}});
}

std::string gates_as_json(const std::vector<gate_finding>& failed) {
    return json_text({{"problems", 1}, {"gates", list_json(failed, gate_json)}});
}

}  // namespace dbcost::io
