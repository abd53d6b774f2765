// SPDX-License-Identifier: MIT
#include <dbcost/io/render_range.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_page.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] std::string cents(const exact_amount& amount) { return io::shown(round_to_cents(amount)); }

[[nodiscard]] std::string bounds_sentence(const cost_range_answer& of) {
    return fmt::format("{} costs between {} and {} USD a month, {} at mid.", of.deployment, cents(of.low),
                       cents(of.high), cents(of.mid));
}

[[nodiscard]] std::string certainty_sentence(const cost_range_answer& of) {
    if (of.exact) return "The bounds are exact: the cost never falls as one of these values grows.";
    return fmt::format("The bounds are the widest seen in {} samples (seed {}) and at the ends, and may be wider ({}).",
                       of.samples, of.seed, of.why_not);
}

[[nodiscard]] std::string driver_sentence(const cost_range_answer& of) {
    const auto& most = of.inputs.front();
    if (most.spread() == exact_amount{}) return "None of these values moves the total.";
    return fmt::format("{} moves the total most: by {} from {} to {}.", most.pointer, cents(most.spread()),
                       most.low_value, most.high_value);
}

[[nodiscard]] io::text_table inputs_table(const cost_range_answer& of) {
    io::text_table table{{{"value", io::align::left}, {"low"}, {"high"}, {"total at low"}, {"total at high"},
                          {"moves by"}}, {}};
    for (const auto& input : of.inputs) {
        table.rows.push_back({input.pointer, input.low_value, input.high_value, cents(input.low), cents(input.high),
                              cents(input.spread())});
    }
    return table;
}

[[nodiscard]] io::text_table percentiles_table(const cost_range_answer& of) {
    io::text_table table;
    std::vector<std::string> row;
    for (const auto& [percent, amount] : of.percentiles) {
        table.columns.push_back({fmt::format("{} % below", percent)});
        row.push_back(cents(amount));
    }
    table.rows.push_back(std::move(row));
    return table;
}

[[nodiscard]] std::string samples_words(const cost_range_answer& of) {
    return fmt::format("Of {} samples, seed {}:", of.samples, of.seed);
}

[[nodiscard]] std::string as_text(const std::vector<cost_range_answer>& all) {
    io::page out;
    for (const auto& of : all) {
        out.blank();
        for (const auto& sentence : {bounds_sentence(of), certainty_sentence(of), driver_sentence(of)}) {
            out.paragraph(0, "", io::printable(sentence));
        }
        out.blank();
        out.table(2, inputs_table(of));
        if (of.percentiles.empty()) continue;
        out.blank();
        out.line(0, samples_words(of));
        out.blank();
        out.table(2, percentiles_table(of));
    }
    return out.take();
}

[[nodiscard]] std::string as_markdown(const std::vector<cost_range_answer>& all) {
    std::string text;
    for (const auto& of : all) {
        if (!text.empty()) text += "\n";
        for (const auto& sentence : {bounds_sentence(of), certainty_sentence(of), driver_sentence(of)}) {
            text += io::markdown_text(sentence) + "\n";
        }
        text += "\n" + io::markdown_table(inputs_table(of));
        if (of.percentiles.empty()) continue;
        text += "\n" + samples_words(of) + "\n\n" + io::markdown_table(percentiles_table(of));
    }
    return text;
}

[[nodiscard]] std::string as_csv(const std::vector<cost_range_answer>& all) {
    io::text_table table{{{"deployment"}, {"what"}, {"low_value"}, {"high_value"}, {"exact_low"}, {"exact_high"}}, {}};
    for (const auto& of : all) {
        table.rows.push_back({of.deployment, "total", "", "", to_string(of.low), to_string(of.high)});
        for (const auto& input : of.inputs) {
            table.rows.push_back({of.deployment, input.pointer, input.low_value, input.high_value,
                                  to_string(input.low), to_string(input.high)});
        }
    }
    return io::csv_table(table);
}

[[nodiscard]] json input_json(const input_effect& of) {
    return {{"pointer", of.pointer},
            {"low", {{"value", of.low_value}, {"exact_total", to_string(of.low)}}},
            {"high", {{"value", of.high_value}, {"exact_total", to_string(of.high)}}},
            {"exact_spread", to_string(of.spread())}};
}

[[nodiscard]] json answer_json(const cost_range_answer& of) {
    auto percentiles = json::object();
    for (const auto& [percent, amount] : of.percentiles) percentiles[std::to_string(percent)] = to_string(amount);
    return {{"deployment", of.deployment},
            {"answer", bounds_sentence(of) + " " + certainty_sentence(of) + " " + driver_sentence(of)},
            {"exact_low", to_string(of.low)},
            {"exact_mid", to_string(of.mid)},
            {"exact_high", to_string(of.high)},
            {"bounds_are_exact", of.exact},
            {"why_not", of.why_not},
            {"samples", of.samples},
            {"seed", of.seed},
            {"percentiles", percentiles},
            {"sensitivity", io::list_json(of.inputs, input_json)}};
}

}  // namespace

std::string render_ranges(const std::vector<cost_range_answer>& of, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"range", 1}, {"currency", "USD"}, {"deployments", io::list_json(of, answer_json)}});
        case format::csv: return as_csv(of);
        case format::markdown: return as_markdown(of);
        default: return as_text(of);
    }
}

}  // namespace dbcost
