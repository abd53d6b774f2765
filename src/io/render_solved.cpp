// SPDX-License-Identifier: MIT
// The answers of solve in every format: the same sentences and rows in each.
#include <dbcost/io/render_solved.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_page.hpp"
#include "io/render_words.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

// One answer in the form that all formats share: sentences, a table, how sure it is.
struct answer_page {
    std::vector<std::string> deployments;
    std::vector<std::string> sentences;
    std::vector<std::pair<const solved_point*, std::string>> rows;  // a value and its verdict
    search_report search;
};

// ---- words -------------------------------------------------------------------------------------

[[nodiscard]] std::string dollars(const exact_amount& amount) {
    const auto cents = round_to_cents(amount);
    return io::shown(cents) + (exact_amount(widen<20>(cents.amount())) == amount ? "" : " (rounded)");
}

[[nodiscard]] std::string between_words(const std::string& first, const std::string& last) {
    return first == last ? "at " + first : fmt::format("from {} to {}", first, last);
}

[[nodiscard]] std::string between_words(const solved_segment& of) {
    return between_words(of.first.value, of.last.value);
}

[[nodiscard]] std::string cost_words(const deployment_total& of) {
    return io::shown(round_to_cents(of.exact));
}

// ", but d cannot carry that load" where that is known.
[[nodiscard]] std::string load_note(const solved& of, const solved_segment& part, std::size_t which) {
    return part.carried[which] ? "" : fmt::format(", but {} cannot carry that load", of.deployments[which]);
}

[[nodiscard]] std::string limit_sentence(const solved& of, const solved_segment& part, const std::string& limit) {
    const bool within = part.verdict == solve_verdict::within;
    return fmt::format("{} {} {} USD a month {} ({} to {}){}.", of.deployments.front(),
                       within ? "costs at most" : "costs more than", limit, between_words(part),
                       cost_words(part.first.costs.front()), cost_words(part.last.costs.front()),
                       load_note(of, part, 0));
}

[[nodiscard]] std::string crossover_sentence(const solved& of, const solved_segment& part) {
    if (part.verdict == solve_verdict::equal) {
        return fmt::format("Both cost the same {}{}{}.", between_words(part), load_note(of, part, 0),
                           load_note(of, part, 1));
    }
    const std::size_t cheaper = part.verdict == solve_verdict::first_cheaper ? 0 : 1;
    const auto other = 1 - cheaper;
    const auto& verb = part.carried[cheaper] ? "is cheaper" : "would be cheaper";
    return fmt::format("{} {} {}{}{}.", of.deployments[cheaper], verb, between_words(part),
                       load_note(of, part, cheaper), load_note(of, part, other));
}

// The answer where the range has no border.
[[nodiscard]] std::string never_sentence(const solved& of, const std::string& limit) {
    const auto& part = of.segments.front();
    switch (part.verdict) {
        case solve_verdict::within: return fmt::format("{} stays within {} USD at every value", of.deployments[0], limit);
        case solve_verdict::above: return fmt::format("{} is above {} USD at every value", of.deployments[0], limit);
        case solve_verdict::equal: return "both cost the same at every value";
        case solve_verdict::first_cheaper: return fmt::format("{} is always the cheaper one", of.deployments[0]);
        default: return fmt::format("{} is always the cheaper one", of.deployments[1]);
    }
}

[[nodiscard]] std::string search_words(const search_report& of) {
    const auto count = io::grouped(std::to_string(of.asked));
    switch (of.how) {
        case sureness::every_value: return fmt::format("Every value was asked ({}).", count);
        case sureness::rising:
            return fmt::format("Exact: no cost falls as the value rises, so {} values told all.", count);
        default:
            return fmt::format("{} values were asked, a grid and the borders found on it: a change and its opposite "
                               "between two of them would not be seen{}.",
                               count, of.why_grid.empty() ? "" : " (" + of.why_grid + ")");
    }
}

// ---- pages -------------------------------------------------------------------------------------

[[nodiscard]] std::string verdict_words(const solved& of, const solved_segment& part) {
    switch (part.verdict) {
        case solve_verdict::first_cheaper: return of.deployments[0];
        case solve_verdict::second_cheaper: return of.deployments[1];
        default: return std::string(solve_verdict_names[static_cast<std::size_t>(part.verdict)]);
    }
}

void add_rows(answer_page& page, const solved& of) {
    for (const auto& part : of.segments) {
        const auto verdict = verdict_words(of, part);
        page.rows.emplace_back(&part.first, verdict);
        if (part.first.value != part.last.value) page.rows.emplace_back(&part.last, verdict);
    }
}

[[nodiscard]] answer_page page_of(const solved& of, const std::string& limit) {
    answer_page page{of.deployments, {}, {}, of.search};
    if (of.segments.size() == 1) {
        page.sentences.push_back(never_sentence(of, limit) + ", " + between_words(of.segments.front()) + ".");
        for (std::size_t i = 0; i < of.deployments.size(); ++i) {
            const auto note = load_note(of, of.segments.front(), i);
            if (!note.empty()) page.sentences.push_back(of.deployments[i] + " cannot carry that load at any of them.");
        }
    } else {
        for (const auto& part : of.segments) {
            page.sentences.push_back(limit.empty() ? crossover_sentence(of, part) : limit_sentence(of, part, limit));
        }
    }
    add_rows(page, of);
    return page;
}

[[nodiscard]] answer_page page_of(const std::string& deployment, const cheapest_value& of) {
    answer_page page{{deployment}, {}, {}, of.search};
    const auto& best = of.best.costs.front();
    page.sentences.push_back(fmt::format("{} costs least at {}: {} USD a month{}.", deployment, of.best.value,
                                         dollars(best.exact),
                                         detail::is_carried(best) ? "" : ", but cannot carry its load there"));
    if (of.below) page.rows.emplace_back(&*of.below, "below");
    page.rows.emplace_back(&of.best, "cheapest");
    if (of.above) page.rows.emplace_back(&*of.above, "above");
    return page;
}

// ---- formats -----------------------------------------------------------------------------------

// Whether cents hide what parts two values: then the amounts are shown with all their digits.
[[nodiscard]] bool needs_all_digits(const answer_page& page) {
    std::vector<exact_amount> amounts;
    for (const auto& row : page.rows) {
        for (const auto& cost : row.first->costs) amounts.push_back(cost.exact);
    }
    std::sort(amounts.begin(), amounts.end());
    const auto hidden = [](const auto& a, const auto& b) { return a != b && round_to_cents(a) == round_to_cents(b); };
    return std::adjacent_find(amounts.begin(), amounts.end(), hidden) != amounts.end();
}

[[nodiscard]] io::text_table table_of(const answer_page& page) {
    const bool exact = needs_all_digits(page);
    io::text_table table{{{"value"}}, {}};
    for (const auto& name : page.deployments) table.columns.push_back({name});
    table.columns.push_back({"answer", io::align::left});
    for (const auto& [point, verdict] : page.rows) {
        std::vector<std::string> cells{point->value};
        for (const auto& cost : point->costs) {
            auto text = exact ? io::grouped(to_string(cost.exact)) : cost_words(cost);
            if (!detail::is_carried(cost)) text += " *";
            cells.push_back(std::move(text));
        }
        cells.push_back(verdict);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

[[nodiscard]] bool has_uncarried(const answer_page& page) {
    return std::any_of(page.rows.begin(), page.rows.end(), [](const auto& row) {
        const auto& costs = row.first->costs;
        return !std::all_of(costs.begin(), costs.end(), detail::is_carried);
    });
}

void write_text(io::page& out, const answer_page& page) {
    out.blank();
    for (const auto& sentence : page.sentences) out.paragraph(0, "", io::printable(sentence));
    out.blank();
    out.table(2, table_of(page));
    out.blank();
    if (has_uncarried(page)) out.paragraph(0, "", "* cannot carry the load");
    out.paragraph(0, "", search_words(page.search));
}

[[nodiscard]] std::string heading_of(const std::string& pointer) {
    return "USD a month, by " + io::printable(pointer);
}

[[nodiscard]] std::string as_text(const std::string& pointer, const std::vector<answer_page>& pages) {
    io::page out;
    out.line(0, heading_of(pointer));
    for (const auto& page : pages) write_text(out, page);
    return out.take();
}

[[nodiscard]] std::string as_markdown(const std::string& pointer, const std::vector<answer_page>& pages) {
    std::string text = io::markdown_text(heading_of(pointer)) + "\n";
    for (const auto& page : pages) {
        text += "\n";
        for (const auto& sentence : page.sentences) text += io::markdown_text(sentence) + "\n";
        text += "\n" + io::markdown_table(table_of(page)) + "\n" + search_words(page.search) + "\n";
    }
    return text;
}

[[nodiscard]] std::string as_csv(const std::vector<answer_page>& pages) {
    io::text_table table{{{"value"}, {"deployment"}, {"exact_total"}, {"carries"}, {"answer"}}, {}};
    for (const auto& page : pages) {
        for (const auto& [point, verdict] : page.rows) {
            for (const auto& cost : point->costs) {
                table.rows.push_back({point->value, cost.name, to_string(cost.exact),
                                      std::string(metering::name(cost.load)), verdict});
            }
        }
    }
    return io::csv_table(table);
}

[[nodiscard]] json row_json(const std::pair<const solved_point*, std::string>& row) {
    return {{"value", row.first->value},
            {"answer", row.second},
            {"costs", io::list_json(row.first->costs, [](const deployment_total& cost) {
                 return json{{"deployment", cost.name},
                             {"exact_total", to_string(cost.exact)},
                             {"carries", metering::name(cost.load)}};
             })}};
}

[[nodiscard]] json page_json(const answer_page& page) {
    return {{"deployments", page.deployments},
            {"answer", io::joined(page.sentences, " ")},
            {"values", io::list_json(page.rows, row_json)},
            {"search", {{"how", sureness_names[static_cast<std::size_t>(page.search.how)]},
                        {"asked", page.search.asked},
                        {"said", search_words(page.search)}}}};
}

[[nodiscard]] std::string rendered(std::string_view question, const std::string& pointer,
                                   const std::vector<answer_page>& pages, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"solve", 1}, {"question", question}, {"currency", "USD"}, {"pointer", pointer},
                                  {"answers", io::list_json(pages, page_json)}});
        case format::csv: return as_csv(pages);
        case format::markdown: return as_markdown(pointer, pages);
        default: return as_text(pointer, pages);
    }
}

}  // namespace

std::string render_solved(const limit_answers& of, format as) {
    std::vector<answer_page> pages;
    for (const auto& answer : of.answers) pages.push_back(page_of(answer, to_string(of.limit)));
    return rendered("limit", of.pointer, pages, as);
}

std::string render_solved(const crossover_answer& of, format as) {
    return rendered("crossover", of.pointer, {page_of(of.answer, "")}, as);
}

std::string render_solved(const cheapest_answers& of, format as) {
    std::vector<answer_page> pages;
    for (const auto& [name, answer] : of.answers) pages.push_back(page_of(name, answer));
    return rendered("cheapest", of.pointer, pages, as);
}

}  // namespace dbcost
