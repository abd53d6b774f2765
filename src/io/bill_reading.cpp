// SPDX-License-Identifier: MIT
// The JSON of a bill back into a bill.
#include <dbcost/io/read_bill.hpp>

#include "io/json_tree.hpp"
#include "io/table_reading.hpp"

namespace dbcost::inline v0_1 {

namespace {

using io::json_node;
using io::json_problems;
using io::object_reader;

// ---- values ------------------------------------------------------------------------------------

template <int Scale>
[[nodiscard]] decimal<Scale> decimal_at(object_reader& object, std::string_view key, json_problems& problems) {
    const auto* node = object.required(key, "a decimal in quotes");
    return io::quoted_number(node, [](std::string_view text) { return parse_decimal<Scale>(text); }, problems)
        .value_or(decimal<Scale>{});
}

[[nodiscard]] std::string text_at(object_reader& object, std::string_view key, json_problems& problems) {
    const auto* text = io::text_of(object.required(key, "text"), "text", problems);
    return text == nullptr ? std::string() : *text;
}

// Text, or nothing for null.
[[nodiscard]] std::string text_or_null_at(object_reader& object, std::string_view key, json_problems& problems) {
    const auto* node = object.required(key, "text, or null");
    if (node == nullptr || node->kind == io::json_kind::null) return {};
    const auto* text = io::text_of(node, "text, or null", problems);
    return text == nullptr ? std::string() : *text;
}

void not_read(object_reader& object, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) (void)object.optional(key);
}

template <class Read>
[[nodiscard]] auto list_at(object_reader& object, std::string_view key, Read read, json_problems& problems) {
    std::vector<std::remove_cvref_t<decltype(read(std::declval<const json_node&>()))>> all;
    const auto* list = io::list_of(object.required(key, "a list"), "a list", problems);
    if (list == nullptr) return all;
    for (const json_node* node : list->children) all.push_back(read(*node));
    return all;
}

// ---- lines -------------------------------------------------------------------------------------

[[nodiscard]] free_quantity read_free(const json_node& node, json_problems& problems) {
    object_reader object(node, "a free quantity", problems);
    free_quantity made{text_at(object, "name", problems), decimal_at<10>(object, "quantity", problems), {}};
    not_read(object, {"source"});
    object.finish();
    return made;
}

[[nodiscard]] tier_charge read_tier(const json_node& node, json_problems& problems) {
    object_reader object(node, "a tier", problems);
    tier_charge made;
    const auto* end = object.required("up_to", "a decimal in quotes, or null");
    if (end != nullptr && end->kind != io::json_kind::null) {
        made.up_to = io::quoted_number(end, [](std::string_view text) { return parse_decimal<10>(text); }, problems);
    }
    made.quantity = decimal_at<10>(object, "quantity", problems);
    made.price = unit_price(decimal_at<10>(object, "price", problems));
    made.amount = exact_amount(decimal_at<20>(object, "exact_amount", problems));
    object.finish();
    return made;
}

[[nodiscard]] fee_charge read_fee(const json_node& node, json_problems& problems) {
    object_reader object(node, "a fee", problems);
    fee_charge made;
    made.units = decimal_at<10>(object, "units", problems);
    made.fee = exact_amount(decimal_at<20>(object, "fee", problems));
    const auto hours = [&](std::string_view key, std::int64_t least) {
        return io::integer_of(object.required(key, "hours"), least, problems).value_or(least);
    };
    made.part = {hours("from_hours", 0), hours("to_hours", 0), hours("term_hours", 1)};
    made.amount = exact_amount(decimal_at<20>(object, "exact_amount", problems));
    object.finish();
    return made;
}

[[nodiscard]] bill_part read_part(const json_node& node, json_problems& problems) {
    object_reader object(node, "a part", problems);
    bill_part made;
    made.label = text_at(object, "label", problems);
    made.quantity = decimal_at<10>(object, "quantity", problems);
    made.amount = shown_amount(decimal_at<2>(object, "amount", problems));
    not_read(object, {"where", "rule", "title", "formula", "operands"});
    object.finish();
    return made;
}

// The days between which the price was known; none where nothing was billed.
[[nodiscard]] std::optional<evidence> read_known(object_reader& object, json_problems& problems) {
    const auto* from = object.required("valid_from", "a date, or null");
    const auto* seen = object.required("last_seen", "a date, or null");
    not_read(object, {"source", "confidence"});
    if (from == nullptr || seen == nullptr || from->kind == io::json_kind::null) return std::nullopt;
    evidence known;
    known.valid_from = io::date_of(from, problems);
    known.last_seen = io::date_of(seen, problems);
    return known;
}

[[nodiscard]] bill_line read_line(const json_node& node, json_problems& problems) {
    object_reader object(node, "a line", problems);
    bill_line made;
    made.key = text_at(object, "key", problems);
    made.region = text_at(object, "region", problems);
    const auto* meter_node = object.required("meter", "a meter with its attributes");
    made.metered = io::parsed_text(meter_node, parse_meter_key, problems).value_or(meter_key{});
    made.used = decimal_at<10>(object, "used", problems);
    made.free = list_at(object, "free", [&](const auto& one) { return read_free(one, problems); }, problems);
    made.quantity = decimal_at<10>(object, "quantity", problems);
    made.unit = text_at(object, "unit", problems);
    made.price = text_or_null_at(object, "price", problems);
    made.per = text_or_null_at(object, "per", problems);
    made.tiers = list_at(object, "tiers", [&](const auto& one) { return read_tier(one, problems); }, problems);
    made.fees = list_at(object, "fees", [&](const auto& one) { return read_fee(one, problems); }, problems);
    made.amount = shown_amount(decimal_at<2>(object, "amount", problems));
    made.exact = exact_amount(decimal_at<20>(object, "exact_amount", problems));
    made.price_entry = text_or_null_at(object, "price_entry", problems);
    made.book = text_or_null_at(object, "book", problems);
    made.edition = text_or_null_at(object, "edition", problems);
    made.known = read_known(object, problems);
    made.parts = list_at(object, "parts", [&](const auto& one) { return read_part(one, problems); }, problems);
    not_read(object, {"category"});
    object.finish();
    return made;
}

// ---- discounts ---------------------------------------------------------------------------------

[[nodiscard]] discounted_line read_cover(const json_node& node, json_problems& problems) {
    object_reader object(node, "a discounted line", problems);
    discounted_line made{text_at(object, "line", problems), exact_amount(decimal_at<20>(object, "base", problems)),
                         exact_amount(decimal_at<20>(object, "exact_amount", problems)),
                         shown_amount(decimal_at<2>(object, "amount", problems))};
    object.finish();
    return made;
}

// "12%" as a share of one.
[[nodiscard]] result<percentage> parse_percent(std::string_view text) {
    const auto number = parse_decimal<8>(text.substr(0, text.size() - text.ends_with('%')));
    if (!number) return number.problems();
    return percentage{decimal<10>::from_coefficient(number->coefficient())};
}

[[nodiscard]] std::optional<unit_price> read_rate(const discount_line& of, const json_node& at,
                                                  json_problems& problems) {
    const auto price = parse_decimal<10>(of.price), per = parse_decimal<10>(of.per);
    if (price && per && !per->is_zero()) {
        if (const auto one = price_of_one(*price, *per)) return *one;
    }
    problems.add(at, errc::bad_number, of.price + " per " + of.per, "a price for so many units", "correct the price");
    return std::nullopt;
}

// The key that the kind of the discount has; those of the other kinds are null.
void read_terms(discount_line& into, object_reader& object, json_problems& problems) {
    const auto is_there = [](const json_node* node) { return node != nullptr && node->kind != io::json_kind::null; };
    const auto* percent = object.required("percent", "a percentage, or null");
    const auto* money = object.required("credit", "an amount, or null");
    into.price = text_or_null_at(object, "price", problems);
    into.per = text_or_null_at(object, "per", problems);
    if (is_there(percent)) {
        if (const auto share = io::parsed_text(percent, parse_percent, problems)) into.terms = *share;
    } else if (is_there(money)) {
        const auto amount = [](std::string_view text) { return parse_decimal<20>(text); };
        if (const auto left = io::quoted_number(money, amount, problems)) into.terms = credit{exact_amount(*left)};
    } else if (const auto price = read_rate(into, object.node(), problems)) {
        into.terms = private_rate{*price};
    }
}

[[nodiscard]] discount_line read_discount(const json_node& node, json_problems& problems) {
    object_reader object(node, "a discount", problems);
    discount_line made;
    made.key = text_at(object, "key", problems);
    made.name = text_at(object, "name", problems);
    read_terms(made, object, problems);
    made.base = exact_amount(decimal_at<20>(object, "base", problems));
    made.covers = list_at(object, "covers", [&](const auto& one) { return read_cover(one, problems); }, problems);
    made.exact = exact_amount(decimal_at<20>(object, "exact_amount", problems));
    made.amount = shown_amount(decimal_at<2>(object, "amount", problems));
    not_read(object, {"kind", "on", "rounding", "source"});
    object.finish();
    return made;
}

// ---- costs -------------------------------------------------------------------------------------

[[nodiscard]] cost_line read_cost(const json_node& node, json_problems& problems) {
    object_reader object(node, "a cost", problems);
    cost_line made{text_at(object, "name", problems), exact_amount(decimal_at<20>(object, "exact_amount", problems)),
                   shown_amount(decimal_at<2>(object, "amount", problems))};
    object.finish();
    return made;
}

[[nodiscard]] unpriced_line read_unpriced(const json_node& node, json_problems& problems) {
    object_reader object(node, "an unpriced line", problems);
    unpriced_line made{text_at(object, "key", problems), std::nullopt, {}, {}};
    not_read(object, {"quantity", "unit", "reasons"});
    object.finish();
    return made;
}

// ---- another currency --------------------------------------------------------------------------

[[nodiscard]] std::optional<currency_rate> read_currency(object_reader& of, json_problems& problems) {
    const auto* node = of.optional("converted_to");  // lacks in bills of versions before
    if (node == nullptr || node->kind == io::json_kind::null) return std::nullopt;
    object_reader object(*node, "a currency", problems);
    currency_rate made;
    made.name = text_at(object, "name", problems);
    made.rate = decimal_at<10>(object, "rate", problems);
    not_read(object, {"date", "source"});
    object.finish();
    return made;
}

[[nodiscard]] converted_line read_converted_line(const json_node& node, json_problems& problems) {
    object_reader object(node, "a converted line", problems);
    converted_line made{text_at(object, "key", problems), decimal_at<2>(object, "amount", problems)};
    object.finish();
    return made;
}

[[nodiscard]] std::optional<converted_bill> read_converted(object_reader& of, json_problems& problems) {
    const auto* node = of.optional("converted");
    if (node == nullptr || node->kind == io::json_kind::null) return std::nullopt;
    object_reader object(*node, "converted amounts", problems);
    converted_bill made;
    made.total = decimal_at<2>(object, "total", problems);
    made.lines = list_at(object, "lines", [&](const auto& one) { return read_converted_line(one, problems); }, problems);
    object.finish();
    return made;
}

// Of a total; null without a currency.
[[nodiscard]] std::optional<decimal<2>> converted_total_at(object_reader& of, json_problems& problems) {
    const auto* node = of.optional("converted_total");
    if (node == nullptr || node->kind == io::json_kind::null) return std::nullopt;
    return io::quoted_number(node, [](std::string_view text) { return parse_decimal<2>(text); }, problems);
}

// ---- deployments -------------------------------------------------------------------------------

[[nodiscard]] deployment_bill read_deployment(const json_node& node, json_problems& problems) {
    object_reader object(node, "a deployment's bill", problems);
    const auto line = [&](const auto& one) { return read_line(one, problems); };
    const auto cost = [&](const auto& one) { return read_cost(one, problems); };
    deployment_bill made;
    made.name = text_at(object, "name", problems);
    made.total = shown_amount(decimal_at<2>(object, "total", problems));
    made.exact_total = exact_amount(decimal_at<20>(object, "exact_total", problems));
    made.converted = read_converted(object, problems);
    made.complete = io::flag_of(object.required("complete", "true or false"), problems).value_or(true);
    made.lines = list_at(object, "lines", line, problems);
    if (object.has("discounts")) {  // bills of versions before have none
        made.discounts =
            list_at(object, "discounts", [&](const auto& one) { return read_discount(one, problems); }, problems);
    }
    made.other = list_at(object, "other", cost, problems);
    made.one_off = list_at(object, "one_off", cost, problems);
    made.one_off_lines = list_at(object, "one_off_lines", line, problems);
    made.unpriced = list_at(object, "unpriced", [&](const auto& one) { return read_unpriced(one, problems); }, problems);
    not_read(object, {"carries", "operations", "free_tier_saves", "warnings", "defaults", "assumptions",
                      "confidence", "not_included", "like_for_like", "sizing", "month_end"});
    object.finish();
    return made;
}

// ---- bills ---------------------------------------------------------------------------------------

// Flags and words as text, as a bill holds them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_options(const json_node* node,
                                                                            json_problems& problems) {
    std::vector<std::pair<std::string, std::string>> all;
    if (node == nullptr) return all;
    if (node->kind != io::json_kind::object) io::wrong_type(*node, "an object of rule options", problems);
    for (const json_node* option : node->children) {
        if (!io::is_scalar(option->kind)) io::wrong_type(*option, "text, or true or false", problems);
        all.emplace_back(option->key, option->text);
    }
    return all;
}

[[nodiscard]] bill read_root(const json_node& node, json_problems& problems);

// Months such as "730 hours" are called by their position.
[[nodiscard]] std::string name_of_month(const std::string& month, std::size_t position) {
    const auto read = parse_month(month);
    return read && read->first_day() ? month : "month " + std::to_string(position);
}

[[nodiscard]] total_over_time read_total(const json_node& node, json_problems& problems) {
    object_reader object(node, "a total over all months", problems);
    total_over_time made{text_at(object, "deployment", problems)};
    made.shown = shown_amount(decimal_at<2>(object, "total", problems));
    made.exact = exact_amount(decimal_at<20>(object, "exact_total", problems));
    made.converted = converted_total_at(object, problems);
    made.complete = io::flag_of(object.required("complete", "true or false"), problems).value_or(true);
    object.finish();
    return made;
}

// Whether a month has the deployments of the totals, in their order, and the currency of the others.
[[nodiscard]] bool is_month_of(const bill& all, const bill& month) {
    const auto same = [](const auto& part, const auto& total) { return part.name == total.deployment; };
    return month.currency == all.currency && std::equal(month.deployments.begin(), month.deployments.end(),
                                                        all.totals.begin(), all.totals.end(), same);
}

// A bill over several months: the deployments of each, under the name of their month, and their totals.
[[nodiscard]] bill read_months(object_reader& object, json_problems& problems) {
    bill all;
    all.totals = list_at(object, "totals", [&](const auto& one) { return read_total(one, problems); }, problems);
    auto months = list_at(object, "months", [&](const auto& one) { return read_root(one, problems); }, problems);
    if (!months.empty()) all.currency = months.front().currency;
    std::size_t position = 0;
    for (auto& month : months) {
        const auto name = name_of_month(month.month, ++position);
        if (problems.empty() && !is_month_of(all, month)) {
            problems.add(object.node(), errc::contradiction, name + " with other deployments, or in another currency",
                         "in each month the deployments of \"totals\", in one currency", "estimate the bill again");
        }
        for (auto& part : month.deployments) {
            part.name = name + ": " + part.name;
            all.deployments.push_back(std::move(part));
        }
    }
    return all;
}

[[nodiscard]] bill read_root(const json_node& node, json_problems& problems) {
    object_reader object(node, "a bill", problems);
    if (object.has("months")) {
        auto made = read_months(object, problems);
        not_read(object, {"bill"});
        object.finish();
        return made;
    }
    bill made;
    const auto* version = object.required("bill", "1, the version of the format");
    if (version != nullptr && version->text != "1") {
        problems.add(*version, errc::bad_choice, io::shown(*version), "1",
                     "this version reads bills of format 1");
    }
    made.currency = read_currency(object, problems);
    made.month = text_at(object, "month", problems);
    made.book = text_at(object, "book", problems);
    made.as_of = text_at(object, "as_of", problems);
    made.deployments = list_at(
        object, "deployments", [&](const auto& one) { return read_deployment(one, problems); }, problems);
    made.options = read_options(object.optional("options"), problems);
    not_read(object, {"currency", "scenario", "hours", "edition"});
    object.finish();
    return made;
}

}  // namespace

result<bill> read_sound_bill(std::string_view text, const std::string& file_name) {
    return guard_overflow(file_name, [&]() -> result<bill> {
        auto made = read_bill(text, file_name);
        if (!made) return made;
        errors problems;
        for (const auto& one : replay(*made)) {
            problems.push_back({errc::contradiction, file_name + ": " + one.deployment + ": " + one.line + " " + one.field,
                                one.stands, one.follows, "dbcost verify replays the bill; estimate it again"});
        }
        if (!problems.empty()) return problems;
        return made;
    });
}

bool is_bill(std::string_view text) {
    const auto document = io::read_json(text, "");
    const auto* root = document.root();
    const auto* version = root == nullptr ? nullptr : root->find("bill");
    return version != nullptr && version->kind == io::json_kind::integer;
}

result<bill> read_bill(std::string_view text, const std::string& file_name) {
    auto document = io::read_json_file(text, file_name);
    bill made;
    if (document.root() != nullptr) made = read_root(*document.root(), document.problems());
    auto problems = document.problems_in_file_order();
    if (!problems.empty()) return problems;
    return made;
}

}  // namespace dbcost
