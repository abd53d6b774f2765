// SPDX-License-Identifier: MIT
#include <dbcost/io/render_migration.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_page.hpp"
#include "io/render_words.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] std::string counted(const ratio& number) { return io::shown_quantity(close(number, half_even)); }
[[nodiscard]] std::string gib(const ratio& size) { return counted(size * ratio(1, bytes_per_gb)) + " GiB"; }
[[nodiscard]] std::string gib(const bytes& size) { return gib(ratio(size.count())); }

// "3 h 20 min 5 s"; what is zero is left out.
[[nodiscard]] std::string duration(std::int64_t seconds) {
    std::vector<std::string> words;
    const auto add = [&](std::int64_t count, std::string_view unit) {
        if (count > 0) words.push_back(fmt::format("{} {}", io::grouped(std::to_string(count)), unit));
    };
    add(seconds / 3600, "h");
    add(seconds / 60 % 60, "min");
    add(seconds % 60, "s");
    return words.empty() ? "no time" : io::joined(words, " ");
}

// ---- sentences ---------------------------------------------------------------------------------

// A step without a price for something costs at least what the rest of it does.
[[nodiscard]] std::string step_total(const migration_step& step) {
    return (step.bill.complete ? "" : "at least ") + io::shown(step.bill.total);
}

[[nodiscard]] std::string cost_sentence(const migration& of) {
    std::vector<std::string> steps;
    for (const auto& step : of.steps) steps.push_back(fmt::format("{} {}", step.what, step_total(step)));
    const auto parts = steps.empty() ? std::string("nothing that is moved is billed") : io::joined(steps, ", ");
    return fmt::format("Moving {} items ({}) from {} to {} costs {}{} {} once: {}.",
                       io::grouped(std::to_string(items_of(of))), gib(bytes_of(of)), of.wish.from, of.wish.to,
                       complete(of) ? "" : "at least ", io::shown(of.total), usd::code, parts);
}

[[nodiscard]] std::string time_sentence(const migration& of) {
    if (of.targets.empty()) return "";
    if (!of.seconds) return "How long the back-fill takes is not known; --write-units states its pace.";
    const auto& slowest = *std::find_if(of.targets.begin(), of.targets.end(),
                                        [&](const auto& target) { return target.seconds == of.seconds; });
    return fmt::format("The back-fill takes {}: {} needs {} write units, at {} a second.", duration(*of.seconds),
                       slowest.where, counted(slowest.units),
                       io::grouped(std::to_string(slowest.units_a_second.value_or(0))));
}

[[nodiscard]] std::string volume_sentence(const needed_volume& of) {
    return fmt::format("The data {} the volume of {}: {} in tables and indexes, {} with bloat, {} with space kept "
                       "free, of {}.",
                       of.fits() ? "fit on" : "do not fit on", of.store, gib(of.loaded), gib(of.in_use), gib(of.needed),
                       gib(of.provisioned));
}

[[nodiscard]] std::string cost_of(const running_cost& of, const shown_amount& amount) {
    return fmt::format("{} {}{}", of.month.name, of.month.complete ? "" : "at least ", io::shown(amount));
}

// What the new side costs has its dual writes in it, also where they are a step.
[[nodiscard]] std::string running_sentence(const migration& of) {
    if (of.wish.dual_write_days == 0) {
        return fmt::format("A month costs {}, {}.", cost_of(of.from, of.from.month.total),
                           cost_of(of.to, of.to.month.total));
    }
    return fmt::format("Both run for {} days, beside this total: {}, {} with its dual writes; a month of them {} and "
                       "{}.",
                       of.wish.dual_write_days, cost_of(of.from, round_to_cents(of.from.days)),
                       cost_of(of.to, round_to_cents(of.to.days)), io::shown(of.from.month.total),
                       io::shown(of.to.month.total));
}

[[nodiscard]] std::vector<std::string> answer(const migration& of) {
    std::vector<std::string> sentences{cost_sentence(of)};
    if (auto time = time_sentence(of); !time.empty()) sentences.push_back(std::move(time));
    for (const auto& volume : of.volumes) sentences.push_back(volume_sentence(volume));
    sentences.push_back(running_sentence(of));
    return sentences;
}

[[nodiscard]] std::vector<std::string> notes_of(const migration& of) {
    std::vector<std::string> notes;
    for (const auto& note : of.notes) notes.push_back(note.rule + ": " + io::shown_sentence(note.text, note.numbers));
    return notes;
}

[[nodiscard]] std::string heading(const migration& of) {
    return fmt::format("{}, {}, prices of {}, book {}", usd::code, of.month, of.as_of, of.book);
}

[[nodiscard]] std::string quantity_words(const bill_line& line) {
    const auto price = io::price_words(line);
    return fmt::format("{} {}{}{}", io::shown_quantity(line.quantity), line.unit, price.empty() ? "" : " at ", price);
}

[[nodiscard]] std::string part_words(const bill_part& part) {
    return fmt::format("{}, {}: {} (rule {})", part.label, part.where, io::formula_words(part),
                       info(part.cause).number);
}

// ---- text --------------------------------------------------------------------------------------

void put_step(io::page& out, const migration_step& step) {
    out.blank();
    out.ends(2, step.what, step_total(step));
    for (const auto& line : step.bill.lines) {
        out.ends(4, line.key, io::shown(line.amount));
        out.paragraph(6, "", quantity_words(line));
        for (const auto& part : line.parts) out.paragraph(8, "", part_words(part));
    }
    for (const auto& line : step.bill.unpriced) {
        out.paragraph(4, "without a price: ", line.key + ", " + io::reason_words(line.reasons));
    }
}

void put_list(io::page& out, std::string_view head, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out.blank();
    out.line(2, head);
    for (const auto& item : items) out.paragraph(4, "", item);
}

[[nodiscard]] std::string as_text(const migration& of) {
    io::page out;
    out.line(0, heading(of));
    out.blank();
    for (const auto& sentence : answer(of)) out.paragraph(0, "", sentence);
    for (const auto& step : of.steps) put_step(out, step);
    put_list(out, "notes", notes_of(of));
    put_list(out, "assumptions, where no source settles the rule", of.assumptions);
    put_list(out, "not included", {io::joined(of.not_included, "; ")});
    return out.take();
}

// ---- Markdown and CSV --------------------------------------------------------------------------

[[nodiscard]] std::string as_markdown(const migration& of) {
    io::text_table table{{{"step", io::align::left}, {"line", io::align::left}, {"quantity"}, {"amount"}}, {}};
    for (const auto& step : of.steps) {
        for (const auto& line : step.bill.lines) {
            table.rows.push_back({std::string(step.what), line.key, quantity_words(line), io::shown(line.amount)});
        }
        for (const auto& line : step.bill.unpriced) {
            table.rows.push_back({std::string(step.what), line.key, io::reason_words(line.reasons), ""});
        }
    }
    table.rows.push_back({complete(of) ? "total" : "total, at least", "", "", io::shown(of.total)});
    auto text = io::markdown_text(heading(of)) + "\n\n";
    for (const auto& sentence : answer(of)) text += io::markdown_text(sentence) + "\n";
    return text + "\n" + io::markdown_table(table) + io::markdown_list("Notes", notes_of(of)) +
           io::markdown_list("Assumptions", of.assumptions) + io::markdown_list("Not included", of.not_included);
}

[[nodiscard]] std::vector<std::string> record(std::string_view step, const bill_line& line) {
    std::vector<std::string> rules;
    for (const auto& part : line.parts) {
        const std::string number(info(part.cause).number);
        if (std::find(rules.begin(), rules.end(), number) == rules.end()) rules.push_back(number);
    }
    const auto sources = line.known ? io::joined(line.known->sources, "; ") : "";
    return {std::string(step), "line", line.key, to_string(line.quantity), line.unit, line.price, line.per,
            to_string(line.amount), to_string(line.exact), io::joined(rules, "; "), sources, ""};
}

[[nodiscard]] std::string as_csv(const migration& of) {
    io::text_table table{{{"step"}, {"kind"}, {"key"}, {"quantity"}, {"unit"}, {"price"}, {"per"}, {"amount"},
                          {"exact_amount"}, {"rules"}, {"source"}, {"note"}}, {}};
    for (const auto& step : of.steps) {
        for (const auto& line : step.bill.lines) table.rows.push_back(record(step.what, line));
        for (const auto& line : step.bill.unpriced) {
            table.rows.push_back({std::string(step.what), "unpriced", line.key,
                                  line.quantity ? to_string(*line.quantity) : "", line.unit, "", "", "", "", "", "",
                                  io::reason_words(line.reasons)});
        }
    }
    table.rows.push_back({"", "total", "", "", "", "", "", to_string(of.total), to_string(of.exact_total), "", "",
                          complete(of) ? "" : "lower bound"});
    return io::csv_table(table);
}

// ---- JSON --------------------------------------------------------------------------------------

[[nodiscard]] json or_null(const std::optional<std::int64_t>& number) { return number ? json(*number) : json(); }

[[nodiscard]] json moved_json(const moved_entity& of) {
    return {{"entity", of.name}, {"from_store", of.from_store}, {"to_store", of.to_store},
            {"items", std::to_string(of.items)}, {"bytes", metering::text_of(of.bytes)}};
}

[[nodiscard]] json step_json(const migration_step& of) {
    return {{"step", of.what},
            {"total", to_string(of.bill.total)},
            {"exact_total", to_string(of.bill.exact_total)},
            {"complete", of.bill.complete},
            {"lines", io::list_json(of.bill.lines, io::line_json)},
            {"unpriced", io::list_json(of.bill.unpriced, io::unpriced_json)}};
}

[[nodiscard]] json target_json(const moving::filled_target& of) {
    return {{"store", of.store}, {"region", of.region}, {"target", of.where},
            {"write_units", metering::text_of(of.units)}, {"units_a_second", or_null(of.units_a_second)},
            {"seconds", or_null(of.seconds)}};
}

[[nodiscard]] json volume_json(const needed_volume& of) {
    return {{"store", of.store},
            {"loaded_bytes", std::to_string(of.loaded.count())},
            {"in_use_bytes", std::to_string(of.in_use.count())},
            {"needed_bytes", std::to_string(of.needed.count())},
            {"provisioned_bytes", std::to_string(of.provisioned.count())},
            {"fits", of.fits()}};
}

[[nodiscard]] json running_json(const running_cost& of) {
    return {{"deployment", of.month.name}, {"exact_month", to_string(of.month.exact_total)},
            {"exact_days", to_string(of.days)}, {"complete", of.month.complete}};
}

[[nodiscard]] json note_json(const migration_note& of) { return {{"rule", of.rule}, {"text", of.text}}; }

[[nodiscard]] json as_json(const migration& of) {
    return {{"migration", 1},
            {"currency", usd::code},
            {"month", of.month},
            {"book", of.book},
            {"as_of", of.as_of},
            {"from", of.wish.from},
            {"to", of.wish.to},
            {"dual_write_days", of.wish.dual_write_days},
            {"answer", io::joined(answer(of), " ")},
            {"total", to_string(of.total)},
            {"exact_total", to_string(of.exact_total)},
            {"complete", complete(of)},
            {"moved", io::list_json(of.moved, moved_json)},
            {"steps", io::list_json(of.steps, step_json)},
            {"back_fill", {{"seconds", or_null(of.seconds)}, {"targets", io::list_json(of.targets, target_json)}}},
            {"volumes", io::list_json(of.volumes, volume_json)},
            {"running", json::array({running_json(of.from), running_json(of.to)})},
            {"notes", io::list_json(of.notes, note_json)},
            {"assumptions", of.assumptions},
            {"not_included", of.not_included}};
}

}  // namespace

std::string render_migration(const migration& of, format as) {
    switch (as) {
        case format::json: return io::json_text(as_json(of));
        case format::csv: return as_csv(of);
        case format::markdown: return as_markdown(of);
        default: return as_text(of);
    }
}

}  // namespace dbcost
