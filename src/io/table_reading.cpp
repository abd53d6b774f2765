// SPDX-License-Identifier: MIT
// Decimals, words and evidence of table files, read strictly.
#include "io/table_reading.hpp"

#include <charconv>

namespace dbcost::inline v0_1::io {

// ---- single values -----------------------------------------------------------------------------

result<decimal<10>> parse_amount(std::string_view text) {
    auto amount = parse_decimal<10>(text);
    if (!amount || *amount >= decimal<10>{}) return amount;
    return error{errc::out_of_range, "", shown(text), "a number that is not negative",
                 "drop the minus sign; a credit is no price of a table"};
}

result<decimal<10>> parse_above_zero(std::string_view text) {
    auto amount = parse_amount(text);
    if (!amount || !amount->is_zero()) return amount;
    return error{errc::out_of_range, "", shown(text), "a number above zero",
                 "state for how many units the price is"};
}

result<std::int64_t> parse_count(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool leading_zero = text.size() > 1 && text.front() == '0';
    const bool whole = problem == std::errc() && end == text.data() + text.size() && !leading_zero;
    if (whole && count >= 0) return count;
    return error{errc::bad_number, "", shown(text), "a whole number such as \"409600\"",
                 "write digits only: no sign, no fraction, no unit"};
}

result<std::string> parse_edition(std::string_view text) {
    const auto number = text.size() > 5 ? text.substr(5) : std::string_view();
    const bool digits = number.find_first_not_of("0123456789") == number.npos;
    const bool shaped = dbcost::detail::matches_digits(text.substr(0, 5), "0000.");
    if (shaped && digits && !number.empty() && number.front() != '0') return std::string(text);
    return error{errc::bad_choice, "", shown(text), "an edition such as \"2026.1\"",
                 "write the year of the edition and its number in that year"};
}

std::string filled_text(const json_node* node, std::string_view expected, json_problems& problems) {
    const auto* text = text_of(node, expected, problems);
    if (text == nullptr) return {};
    if (text->empty()) {
        problems.add(*node, errc::bad_choice, "an empty text", std::string(expected),
                     "fill it in, or leave the key out if it may be left out");
    }
    return *text;
}

std::string listed(std::span<const std::string_view> words) {
    std::string list;
    for (const auto word : words) list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

date date_of(const json_node* node, json_problems& problems) {
    const auto day = parsed_text(node, parse_date, problems, "a day in quotes, as \"2019-09-15\"");
    return day.value_or(date{});
}

std::optional<std::size_t> choice_of(const json_node* node, std::span<const std::string_view> words,
                                     json_problems& problems) {
    const auto* text = text_of(node, "a word in quotes", problems);
    if (text == nullptr) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), *text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const auto near = nearest(*text, words);
    problems.add(
        *node, errc::bad_choice, shown(*node), (words.size() > 1 ? "one of: " : "") + listed(words),
        near.empty() ? "nothing else is understood here" : "did you mean \"" + near + "\"?");
    return std::nullopt;
}

std::vector<json_node*> filled_list(object_reader& object, std::string_view key,
                                    std::string_view expected, json_problems& problems) {
    const auto* list = list_of(object.required(key, expected), expected, problems);
    if (list == nullptr) return {};
    if (list->children.empty()) {
        problems.add(*list, errc::missing_key, "an empty list", std::string(expected),
                     "add what belongs there, or remove what the list belongs to");
    }
    return list->children;
}

// ---- evidence ----------------------------------------------------------------------------------

namespace {

// What a table may say of itself, best first; the other levels are the library's own.
constexpr std::array<confidence, 4> table_levels{confidence::sourced, confidence::sourced_bracketed,
                                                 confidence::sourced_undated, confidence::derived};

[[nodiscard]] confidence read_confidence(object_reader& value, json_problems& problems) {
    constexpr std::array<std::string_view, 4> words{name(table_levels[0]), name(table_levels[1]),
                                                    name(table_levels[2]), name(table_levels[3])};
    const auto* node =
        value.required("confidence", "how well the value is known, such as \"sourced\"");
    if (node != nullptr && node->kind == json_kind::string && node->text == "recalled") {
        problems.add(*node, errc::bad_choice, shown(*node),
                     "one of: sourced, sourced-bracketed, sourced-undated, derived",
                     "a recalled price is never shipped: find a source, or leave the price out");
        return confidence::derived;
    }
    const auto word = choice_of(node, words, problems);
    return word ? table_levels[*word] : confidence::derived;
}

void source_missing(const json_node& at, std::string seen, json_problems& problems) {
    problems.add(
        at, errc::source_missing, std::move(seen),
        "\"source\" with at least one id, such as [\"dynamodb/TREK10\"]",
        "name the source the figure was seen in; a figure without one does not belong here");
}

[[nodiscard]] std::string read_source(const json_node& node, reading& in) {
    const auto* id = text_of(&node, "a source id in quotes", in.problems);
    if (id == nullptr) return {};
    if (id->empty()) {
        source_missing(node, "an empty source id", in.problems);
    } else if (const auto slash = id->find('/');
               slash == id->npos || slash == 0 || slash + 1 == id->size()) {
        in.problems.add(node, errc::source_unknown, shown(node),
                        "\"<file>/<key>\", such as \"dynamodb/TREK10\"",
                        "name the file under pricing/sources and the key in its \"sources\"");
    } else {
        in.citations.push_back({in.file + ": " + pointer_of(node), *id});
    }
    return *id;
}

void check_rule(const evidence& known, const json_node& value, json_problems& problems) {
    if (known.level != confidence::derived || !known.rule.empty()) return;
    const auto* level = value.find("confidence");
    if (level == nullptr || level->text != name(confidence::derived)) return;
    problems.add(value, errc::missing_key, "a derived value without \"rule\"",
                 "the named rule by which the value is derived", "add \"rule\"");
}

// A correction is part of the edition that the table says it is, or of one before it.
[[nodiscard]] std::string read_correction(object_reader& value, reading& in) {
    const auto* node = value.optional("edition");
    const auto edition = parsed_text(node, parse_edition, in.problems, "an edition in quotes");
    if (!edition) return {};
    if (!in.head.edition.empty() && earlier_edition(in.head.edition, *edition)) {
        in.problems.add(
            *node, errc::contradiction,
            "a value of edition " + *edition + " in a table of edition " + in.head.edition,
            "an edition up to that of the table",
            "raise the table's own \"edition\" when a correction is added");
    }
    return *edition;
}

void check_span(const evidence& known, const json_node& value, json_problems& problems) {
    if (!known.valid_from.ok() || !known.last_seen.ok() || known.valid_from <= known.last_seen)
        return;
    problems.add(*value.find("last_seen"), errc::dates_out_of_order,
                 "last seen on " + to_string(known.last_seen) + ", valid from " +
                     to_string(known.valid_from),
                 "a last_seen on or after valid_from", "correct one of the two dates");
}

}  // namespace

std::vector<std::string> read_sources(object_reader& object, reading& in) {
    const auto* node = object.optional("source");
    if (node == nullptr) {
        if (object.is_object()) source_missing(object.node(), "no \"source\"", in.problems);
        return {};
    }
    const auto* list = list_of(node, "a list of source ids", in.problems);
    if (list == nullptr) return {};
    if (list->children.empty()) source_missing(*list, "an empty list of sources", in.problems);
    std::vector<std::string> sources;
    for (const auto* child : list->children) sources.push_back(read_source(*child, in));
    return sources;
}

evidence read_evidence(object_reader& value, reading& in) {
    evidence known;
    known.valid_from = date_of(value.required("valid_from", "the first day it held"), in.problems);
    known.last_seen =
        date_of(value.required("last_seen", "the last day it is known to have held"), in.problems);
    known.sources = read_sources(value, in);
    known.level = read_confidence(value, in.problems);
    known.edition = read_correction(value, in);
    known.note = filled_text(value.optional("note"), "a sentence", in.problems);
    known.rule = filled_text(value.optional("rule"), "the name of a rule", in.problems);
    check_rule(known, value.node(), in.problems);
    check_span(known, value.node(), in.problems);
    return known;
}

// ---- the order of dated values -----------------------------------------------------------------

namespace {

[[nodiscard]] std::string start_text(const evidence& known) {
    const std::string start = "valid from " + to_string(known.valid_from);
    return known.edition.empty() ? start : start + " in edition " + known.edition;
}

void report_twins(const json_node& node, const evidence& known, json_problems& problems) {
    problems.add(*node.find("valid_from"), errc::price_ambiguous,
                 "a second value " + start_text(known), "one value for each date and edition",
                 "give the correction its own \"edition\", or drop one of the two");
}

void report_order(const json_node& node, const evidence& known, const evidence& before,
                  json_problems& problems) {
    problems.add(*node.find("valid_from"), errc::dates_out_of_order,
                 start_text(known) + ", after a value " + start_text(before),
                 "values by valid_from, then edition", "sort the values, or correct the date");
}

// A correction may lie over the values it corrects, not over one of its own edition.
[[nodiscard]] bool overlap(const evidence& known, const evidence& before) {
    const bool corrects = !known.edition.empty() && known.edition != before.edition;
    return !corrects && before.last_seen.ok() && known.valid_from <= before.last_seen;
}

void check_overlap(const std::vector<dated_value>& values, std::size_t at,
                   json_problems& problems) {
    const auto& known = *values[at].known;
    for (std::size_t i = 0; i < at; ++i) {
        const auto& before = *values[i].known;
        if (!before.valid_from.ok() || !overlap(known, before)) continue;
        problems.add(*values[at].node->find("valid_from"), errc::dates_out_of_order,
                     start_text(known) + ", while an earlier value was last seen on " +
                         to_string(before.last_seen),
                     "a valid_from after the last_seen of the values before it",
                     "correct the dates, or mark a correction with its \"edition\"");
        return;
    }
}

}  // namespace

void check_dates(const std::vector<dated_value>& values, json_problems& problems) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto& known = *values[i].known;
        const auto& before = *values[i - 1].known;
        if (!known.valid_from.ok() || !before.valid_from.ok()) continue;
        if (known.valid_from == before.valid_from && known.edition == before.edition) {
            report_twins(*values[i].node, known, problems);
        } else if (!supersedes(known, before)) {
            report_order(*values[i].node, known, before, problems);
        } else {
            check_overlap(values, i, problems);
        }
    }
}

}  // namespace dbcost::io
