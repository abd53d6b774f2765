// SPDX-License-Identifier: MIT
// The difference of two bills in every format.
#include <dbcost/io/render_difference.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

// ---- the sentence ------------------------------------------------------------------------------

[[nodiscard]] bool is_less(const shown_amount& amount) { return amount < shown_amount{}; }

[[nodiscard]] std::string without_sign(const shown_amount& amount) {
    return io::shown(is_less(amount) ? shown_amount{} - amount : amount);
}

// What is for reading: "other costs" for other_costs.
[[nodiscard]] std::string words_of(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

// "10.00 for usage, 2.30 for price"; where they have different signs each says more or less.
[[nodiscard]] std::string causes_of(const effects& by_cause) {
    const auto& amounts = by_cause.amounts;
    const auto any = [&](auto is) { return std::any_of(amounts.begin(), amounts.end(), is); };
    const bool mixed = any([](const billed_amount& of_cause) { return is_less(of_cause.shown); }) &&
                       any([](const billed_amount& of_cause) { return of_cause.shown > shown_amount{}; });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const auto& shown = amounts[i].shown;
        if (shown == shown_amount{}) continue;
        const auto* direction = !mixed ? "" : is_less(shown) ? " less" : " more";
        words.push_back(fmt::format("{}{} for {}", without_sign(shown), direction, words_of(cost_cause_names[i])));
    }
    return words.empty() ? "" : ": " + io::joined(words, ", ");
}

// A bound on the difference turns round where it is said as so much less.
[[nodiscard]] std::string_view bound_words(bound known, bool less) {
    if (known == bound::exact) return "";
    return (known == bound::at_least) != less ? "at least " : "at most ";
}

[[nodiscard]] std::string once_absent(const deployment_difference& of) {
    const bool is_new = of.state == presence::added;
    const auto total = is_new ? of.after : of.before;
    return fmt::format("{} is {}: {}{} {} a month", is_new ? of.after_name : of.before_name,
                       is_new ? "new" : "no longer there", of.known == bound::exact ? "" : "at least ",
                       io::shown(total.shown), usd::code);
}

[[nodiscard]] bool is_renamed(const deployment_difference& of) { return of.before_name != of.after_name; }

[[nodiscard]] std::string same_sentence(const deployment_difference& of) {
    return fmt::format("{} costs the same{}{}, {} {} a month{}", of.after_name,
                       is_renamed(of) ? " as " + of.before_name : "",
                       of.after.exact == of.before.exact ? "" : " to the cent", io::shown(of.after.shown), usd::code,
                       causes_of(of.by_cause));
}

[[nodiscard]] std::string kept_sentence(const deployment_difference& of) {
    const auto more = (of.after - of.before).shown;
    if (more == shown_amount{} && of.known == bound::exact) return same_sentence(of);
    const bool less = is_less(more);
    const auto rest = fmt::format("{} {} a month {}{}{}", without_sign(more), usd::code, less ? "less" : "more",
                                  is_renamed(of) ? " than " + of.before_name : "", causes_of(of.by_cause));
    if (of.known == bound::unknown) {
        return fmt::format("{}: not known, since both bills lack prices; what has a price costs {}", of.after_name, rest);
    }
    return fmt::format("{} costs {}{}", of.after_name, bound_words(of.known, less), rest);
}

// ---- records -----------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> exact_row(const deployment_difference& of, std::string kind,
                                                 const std::string& key, std::string_view state,
                                                 const billed_amount& before, const billed_amount& after) {
    return {of.before_name, of.after_name, std::move(kind), key, std::string(state), to_string(before.exact),
            to_string(after.exact), to_string((after - before).exact)};
}

void add_effects(std::vector<std::string>& row, const effects& by_cause) {
    for (const auto& part : by_cause.amounts) row.push_back(to_string(part.exact));
}

[[nodiscard]] std::string side_without_price(const unpriced_change& line) {
    if (line.before && line.after) return "both";
    return line.before ? "before" : "after";
}

// A record a change, one a total; what is paid once and what has no price has no causes.
void add_records(const deployment_difference& of, io::text_table& table) {
    const auto add = [&](std::vector<std::string> row) {
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    };
    for (const auto& change : of.changes) {
        auto row = exact_row(of, "change", change.key, name(change.state), change.before, change.after);
        add_effects(row, change.by_cause);
        add(std::move(row));
    }
    auto total = exact_row(of, "total", "", name(of.state), of.before, of.after);
    add_effects(total, of.by_cause);
    total.emplace_back(name(of.known));
    add(std::move(total));
    for (const auto& change : of.once) {
        add(exact_row(of, "once", change.key, name(change.state), change.before, change.after));
    }
    for (const auto& line : of.unpriced) {
        add({of.before_name, of.after_name, "unpriced", line.key, side_without_price(line)});
    }
}

[[nodiscard]] io::text_table records(const std::vector<deployment_difference>& all) {
    io::text_table table{{{"before_deployment"}, {"after_deployment"}, {"kind"}, {"key"}, {"state"}, {"exact_before"},
                          {"exact_after"}, {"exact_difference"}}, {}};
    for (const auto cause : cost_cause_names) table.columns.push_back({fmt::format("exact_{}", cause)});
    table.columns.push_back({"bound"});
    for (const auto& of : all) add_records(of, table);
    return table;
}

// ---- what must be known beside the amounts -----------------------------------------------------

[[nodiscard]] std::string unpriced_note(const unpriced_change& line) {
    const auto* side = !line.after ? "before: the difference is at most this"
                       : line.before ? "on either side: the difference is not known"
                                     : "after: the difference is at least this";
    return fmt::format("{} has no price {}", line.key, side);
}

[[nodiscard]] std::vector<std::string> notes_of(const deployment_difference& of) {
    std::vector<std::string> notes;
    const bool comes_or_goes = of.state == presence::kept &&
                               std::any_of(of.changes.begin(), of.changes.end(), [](const cost_change& change) {
                                   return change.state != presence::kept &&
                                          change.by_cause[cost_cause::usage] != billed_amount{};
                               });
    if (comes_or_goes) notes.emplace_back("the whole amount of a line that is new or vanished counts as usage");
    for (const auto& line : of.unpriced) notes.push_back(unpriced_note(line));
    for (const auto& change : of.once) {
        notes.push_back(fmt::format("once, not in the total: {} {} before, {} after", change.key,
                                    io::shown(change.before.shown), io::shown(change.after.shown)));
    }
    return notes;
}

[[nodiscard]] std::vector<std::string> option_notes(const bill_comparison& of) {
    std::vector<std::string> notes;
    for (const auto& change : changed_options(of.before, of.after)) {
        notes.push_back(fmt::format("rule option {}: {} before, {} after; what it changes in used quantities counts as "
                                    "usage", change.name, change.before, change.after));
    }
    return notes;
}

// A saved bill of several months has its months in the names of its deployments.
[[nodiscard]] std::string side_words(std::string_view side, const bill& of) {
    return fmt::format("{}: {}", side, of.month.empty() ? "several months" : io::heading(of));
}

// ---- formats -----------------------------------------------------------------------------------

[[nodiscard]] std::string shown_key(const cost_change& change) {
    return change.state == presence::kept ? change.key : fmt::format("{} ({})", change.key, name(change.state));
}

// The key and how much more it costs, and below that why.
void put_change(io::page& out, const std::string& key, const billed_amount& before, const billed_amount& after,
                const effects& by_cause) {
    const auto more = (after - before).shown;
    out.ends(2, key, (is_less(more) ? "" : "+") + io::shown(more));
    out.paragraph(4, "", fmt::format("{} before, {} after{}", io::shown(before.shown), io::shown(after.shown),
                                     causes_of(by_cause)));
}

void put_changes(io::page& out, const deployment_difference& of) {
    for (const auto& change : of.changes) {
        put_change(out, shown_key(change), change.before, change.after, change.by_cause);
    }
    if (!of.changes.empty()) put_change(out, "total", of.before, of.after, of.by_cause);
}

[[nodiscard]] std::vector<std::string> sentences_of(const bill_comparison& of) {
    if (of.deployments.empty()) return {"neither bill has a deployment"};
    std::vector<std::string> sentences;
    for (const auto& part : of.deployments) sentences.push_back(difference_sentence(part));
    return sentences;
}

[[nodiscard]] const std::string& name_of(const deployment_difference& of) {
    return of.after_name.empty() ? of.before_name : of.after_name;
}

[[nodiscard]] std::string as_text(const bill_comparison& of) {
    io::page out;
    for (const auto& sentence : sentences_of(of)) out.paragraph(0, "", sentence);
    out.blank();
    out.line(0, side_words("before", of.before));
    out.line(0, side_words("after", of.after));
    for (const auto& note : option_notes(of)) out.paragraph(0, "", note);
    for (const auto& part : of.deployments) {
        const auto notes = notes_of(part);
        if (part.changes.empty() && notes.empty()) continue;
        out.blank();
        out.line(0, name_of(part));
        put_changes(out, part);
        for (const auto& note : notes) out.paragraph(2, "", note);
    }
    return out.take();
}

// Causes that changed anything: a table is wide enough without the others.
[[nodiscard]] std::vector<cost_cause> causes_at_work(const deployment_difference& of) {
    std::vector<cost_cause> found;
    for (std::size_t i = 0; i < cost_cause_names.size(); ++i) {
        const auto cause = static_cast<cost_cause>(i);
        const bool works = std::any_of(of.changes.begin(), of.changes.end(), [&](const cost_change& change) {
            return change.by_cause[cause] != billed_amount{};
        });
        if (works) found.push_back(cause);
    }
    return found;
}

[[nodiscard]] std::vector<std::string> amounts_row(std::string key, const billed_amount& before,
                                                   const billed_amount& after, const effects& by_cause,
                                                   const std::vector<cost_cause>& causes) {
    std::vector<std::string> row{std::move(key), io::shown(before.shown), io::shown(after.shown),
                                 io::shown((after - before).shown)};
    for (const auto cause : causes) row.push_back(io::shown(by_cause[cause].shown));
    return row;
}

[[nodiscard]] io::text_table changes_table(const deployment_difference& of) {
    io::text_table table{{{"line", io::align::left}, {"before"}, {"after"}, {"more"}}, {}};
    const auto causes = causes_at_work(of);
    for (const auto cause : causes) table.columns.push_back({words_of(name(cause))});
    for (const auto& change : of.changes) {
        table.rows.push_back(amounts_row(shown_key(change), change.before, change.after, change.by_cause, causes));
    }
    table.rows.push_back(amounts_row("total", of.before, of.after, of.by_cause, causes));
    return table;
}

[[nodiscard]] std::string as_markdown(const bill_comparison& of) {
    auto text = io::markdown_list(sentences_of(of)) + "\n" + io::markdown_text(side_words("before", of.before)) + "; " +
                io::markdown_text(side_words("after", of.after)) + "\n";
    if (const auto notes = option_notes(of); !notes.empty()) text += "\n" + io::markdown_list(notes);
    for (const auto& part : of.deployments) {
        const auto notes = notes_of(part);
        if (part.changes.empty() && notes.empty()) continue;
        text += "\n## " + io::markdown_text(name_of(part)) + "\n";
        if (!part.changes.empty()) text += "\n" + io::markdown_table(changes_table(part));
        if (!notes.empty()) text += "\n" + io::markdown_list(notes);
    }
    return text;
}

[[nodiscard]] json or_null(const std::string& text) { return text.empty() ? json() : json(text); }

void put_amounts(json& object, const billed_amount& before, const billed_amount& after) {
    const auto more = after - before;
    object["before"] = to_string(before.shown);
    object["after"] = to_string(after.shown);
    object["difference"] = to_string(more.shown);
    object["exact_before"] = to_string(before.exact);
    object["exact_after"] = to_string(after.exact);
    object["exact_difference"] = to_string(more.exact);
}

void put_effects(json& object, const effects& by_cause) {
    for (std::size_t i = 0; i < cost_cause_names.size(); ++i) {
        const auto cause = std::string(cost_cause_names[i]);
        object["effects"][cause] = to_string(by_cause.amounts[i].shown);
        object["exact_effects"][cause] = to_string(by_cause.amounts[i].exact);
    }
}

[[nodiscard]] json once_json(const cost_change& of) {
    json object{{"key", of.key}, {"state", name(of.state)}};
    put_amounts(object, of.before, of.after);
    return object;
}

[[nodiscard]] json change_json(const cost_change& of) {
    auto object = once_json(of);
    put_effects(object, of.by_cause);
    return object;
}

[[nodiscard]] json unpriced_json(const unpriced_change& of) {
    return {{"key", of.key}, {"before", of.before}, {"after", of.after}};
}

[[nodiscard]] json deployment_json(const deployment_difference& of) {
    json object{{"before_deployment", or_null(of.before_name)},
                {"after_deployment", or_null(of.after_name)},
                {"state", name(of.state)},
                {"sentence", difference_sentence(of)},
                {"bound", name(of.known)}};
    put_amounts(object, of.before, of.after);
    put_effects(object, of.by_cause);
    object["changes"] = io::list_json(of.changes, change_json);
    object["once"] = io::list_json(of.once, once_json);
    object["unpriced"] = io::list_json(of.unpriced, unpriced_json);
    return object;
}

[[nodiscard]] json side_json(const bill& of) {
    return {{"month", or_null(of.month)}, {"book", or_null(of.book)}, {"as_of", or_null(of.as_of)}};
}

[[nodiscard]] json option_json(const option_change& of) {
    return {{"name", of.name}, {"before", of.before}, {"after", of.after}};
}

[[nodiscard]] std::string as_json(const bill_comparison& of) {
    return io::json_text({{"difference", 1},
                          {"currency", usd::code},
                          {"before", side_json(of.before)},
                          {"after", side_json(of.after)},
                          {"options", io::list_json(changed_options(of.before, of.after), option_json)},
                          {"deployments", io::list_json(of.deployments, deployment_json)}});
}

}  // namespace

std::string difference_sentence(const deployment_difference& of) {
    return of.state == presence::kept ? kept_sentence(of) : once_absent(of);
}

std::string render_difference(const bill_comparison& of, format as) {
    switch (as) {
        case format::json:
            return as_json(of);
        case format::csv:
            return io::csv_table(records(of.deployments));
        case format::markdown:
            return as_markdown(of);
        default:
            return as_text(of);
    }
}

}  // namespace dbcost
