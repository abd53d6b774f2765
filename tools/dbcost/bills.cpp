// SPDX-License-Identifier: MIT
// estimate, compare, explain: read a scenario, make its bill, print it in one way or another.
#include "commands.hpp"
#include "gates.hpp"
#include "with_scenario.hpp"

#include <dbcost/estimate.hpp>
#include <dbcost/io/render_months.hpp>

namespace dbcost::calculator {

namespace {

// ---- making the bill ---------------------------------------------------------------------------

[[nodiscard]] result<bill> make_bill(const bill_request& request) {
    return with_scenario(request, [&](const scenario& from, const tables& data) {
        return estimate(from, data, request.options, request.deployment);
    });
}

[[nodiscard]] result<bills_over_time> make_bills(const bill_request& request) {
    return with_scenario(request, [&](const scenario& from, const tables& data) -> result<bills_over_time> {
        auto problems = parts_over_months(from, *request.months);
        if (!problems.empty()) return problems;
        return estimate_months(from, data, request.options, *request.months, request.deployment);
    });
}

// ---- what is said after the result -------------------------------------------------------------

[[nodiscard]] bool passes_gate(const std::vector<total_over_time>& totals, const bill_request& request) {
    std::vector<gate_finding> found;
    for (const auto& of : totals) {
        if (!request.max_total) break;
        found.push_back(judge_total(of.deployment, of.exact, bound_of_total(of.complete), *request.max_total));
    }
    return none_failed(found, request.as);
}

[[nodiscard]] std::vector<total_over_time> totals_of(const bill& made) {
    std::vector<total_over_time> totals;
    for (const auto& of : made.deployments) totals.push_back({of.name, of.exact_total, of.total, of.complete});
    return totals;
}

[[nodiscard]] errors missing_prices(const bill& made) {
    errors reasons;
    for (const auto& of : made.deployments) {
        for (const auto& line : of.unpriced) {
            for (const auto& reason : line.reasons) {
                const bool known =
                    std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
                if (!known) reasons.push_back(reason);
            }
        }
    }
    return reasons;
}

[[nodiscard]] exit_status judge(const bill& made, const bill_request& request) {
    const auto reasons = missing_prices(made);
    if (!reasons.empty()) report(with_file(reasons, request.file), request.as, incomplete);
    if (!passes_gate(totals_of(made), request)) return gate_failed;
    return complete(made) ? done : incomplete;
}

// Of several months, the first one that lacks a price says which.
[[nodiscard]] exit_status judge(const bills_over_time& made, const bill_request& request) {
    const auto lacks = std::find_if(made.months.begin(), made.months.end(),
                                    [](const bill& month) { return !complete(month); });
    if (lacks != made.months.end()) {
        auto reasons = missing_prices(*lacks);
        const auto position = std::to_string(lacks - made.months.begin() + 1);
        for (auto& reason : reasons) {
            reason.place = "month " + position + " (" + lacks->month + "): " + reason.place;
        }
        report(with_file(reasons, request.file), request.as, incomplete);
    }
    if (!passes_gate(made.totals, request)) return gate_failed;
    return lacks == made.months.end() ? done : incomplete;
}

// ---- the commands ------------------------------------------------------------------------------

using renderer = result<std::string> (*)(const bill&, const bill_request&);

// What was made is printed, then judged.
template <class Made, class Render>
[[nodiscard]] exit_status finish(const result<Made>& made, const bill_request& request, Render render) {
    if (!made) return report(with_file(made.problems(), request.file), request.as, cannot);
    const auto text = guard_overflow(request.file, [&] { return render(*made, request); });
    if (!text) return report(text.problems(), request.as, cannot);
    if (!write_result(*text)) return cannot;
    return judge(*made, request);
}

[[nodiscard]] result<std::string> print_months(const bills_over_time& made, const bill_request& request) {
    return request.records ? render_month_records(made) : render_months(made, request.as);
}

[[nodiscard]] exit_status run(const bill_flags& flags, renderer render) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format_or_text(flags.format), wrong_usage);
    if (request->months) return finish(make_bills(*request), *request, print_months);
    return finish(make_bill(*request), *request, render);
}

[[nodiscard]] result<std::string> print_bill(const bill& made, const bill_request& request) {
    return render_bill(made, request.as);
}

[[nodiscard]] result<std::string> print_comparison(const bill& made, const bill_request& request) {
    return render_comparison(made, compare(made), request.as);
}

[[nodiscard]] result<std::string> print_explanation(const bill& made, const bill_request& request) {
    if (!request.line) return render_explanation(made, request.as);
    const auto line = only_line(made, *request.line);
    if (!line) return line.problems();
    return render_explanation(*line, request.as);
}

std::shared_ptr<bill_flags> add(CLI::App& command, exit_status& status, renderer render) {
    auto flags = std::make_shared<bill_flags>();
    add_bill_flags(command, *flags);
    command.callback([flags, &status, render] { status = run(*flags, render); });
    return flags;
}

constexpr auto estimate_examples =
    "  dbcost estimate shop.json\n"
    "  dbcost estimate shop.json --deployment postgres --month 2019-09 --format json\n"
    "  dbcost estimate shop.json --set '/workload/operations/place order/rate=90000/day'\n"
    "  dbcost estimate growing.json --months 36\n"
    "  dbcost estimate - --max-total 500 < shop.json\n";

constexpr auto compare_examples =
    "  dbcost compare docs/examples/article.json\n"
    "  dbcost compare shop.json --book article-2019 --month \"30 days\"\n"
    "  dbcost compare shop.json --format markdown > comparison.md\n";

constexpr auto explain_examples =
    "  dbcost explain shop.json --deployment dynamodb\n"
    "  dbcost explain shop.json --line dynamodb.storage\n"
    "  dbcost explain shop.json --line us-east-1/rds.backup --format json\n";

}  // namespace

void add_bill_commands(CLI::App& top, exit_status& status) {
    auto& estimate = add_command(top, "estimate", "The bill of each deployment, line by line.", estimate_examples);
    auto months = add(estimate, status, print_bill);
    estimate.add_option("--months", months->months, "The bills of so many months, as data grow; --format ndjson gives one a line")->type_name("N");
    add(add_command(top, "compare", "The deployments side by side, cheapest first.",
                    compare_examples),
        status, print_comparison);
    auto& explain = add_command(
        top, "explain", "Each line as a tree: rule, formula, price and source.", explain_examples);
    auto flags = add(explain, status, print_explanation);
    explain.add_option("--line", flags->line, "Only this line: its key, or its meter")
        ->type_name("KEY");
}

}  // namespace dbcost::calculator
