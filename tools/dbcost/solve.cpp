// SPDX-License-Identifier: MIT
// solve: for which values a deployment stays within a limit, which of two is cheaper, which value costs least.
#include "commands.hpp"
#include "vary.hpp"
#include "with_scenario.hpp"

#include <dbcost/estimate/problems.hpp>
#include <dbcost/io/render_solved.hpp>
#include <dbcost/table/remembered_tables.hpp>

namespace dbcost::calculator {

namespace {

struct solve_flags {
    bill_flags bill;
    std::string vary;
    std::vector<std::string> compare;
    bool cheapest = false;
};

struct solve_request {
    bill_request bill;
    std::string pointer;
    value_range range;
};

[[nodiscard]] result<solve_request> parse(const solve_flags& flags) {
    const auto bill = parse_flags(flags.bill);
    if (!bill) return bill.problems();
    const int goals = (bill->max_total ? 1 : 0) + (flags.compare.empty() ? 0 : 1) + (flags.cheapest ? 1 : 0);
    if (goals != 1) {
        return error{errc::bad_choice, "solve", std::to_string(goals) + " questions",
                     "one of --max-total, --compare and --cheapest", "ask one question at a time"};
    }
    const auto vary = parse_vary(flags.vary, parse_value_range);
    if (!vary) return vary.problems();
    return solve_request{*bill, vary->pointer, vary->values};
}

[[nodiscard]] std::vector<std::string> names_of(const scenario& from, const std::string& only) {
    if (!only.empty()) return {only};
    std::vector<std::string> names;
    for (const auto& of : from.deployments) names.push_back(of.name);
    return names;
}

// The deployments named on the command line, and the flag that names them.
[[nodiscard]] std::pair<std::string, std::vector<std::string>> asked_names(const solve_flags& flags,
                                                                           const bill_request& bill) {
    if (!flags.compare.empty()) return {"--compare", flags.compare};
    return {"--deployment", bill.deployment.empty() ? std::vector<std::string>() : std::vector{bill.deployment}};
}

[[nodiscard]] bool has_deployment(const scenario& from, const std::string& name) {
    return std::any_of(from.deployments.begin(), from.deployments.end(),
                       [&](const deployment& of) { return of.name == name; });
}

[[nodiscard]] error unknown_name(const scenario& from, const std::string& flag, const std::string& name) {
    auto problem = detail::unknown_deployment(from, name);
    problem.place = flag;
    return problem;
}

class solver {
public:
    solver(const solve_flags& flags, const value_question& question, const bill_request& bill)
        : flags_(flags), question_(question), bill_(bill) {}

    [[nodiscard]] result<std::string> answer() const {
        if (flags_.cheapest) return cheapest();
        return bill_.max_total ? limit() : crossover();
    }

private:
    [[nodiscard]] result<std::string> limit() const {
        limit_answers made{question_.pointer, *bill_.max_total, {}};
        for (const auto& name : names_of(question_.from, bill_.deployment)) {
            auto answer = solve_limit(question_, name, made.limit);
            if (!answer) return answer.problems();
            made.answers.push_back(*std::move(answer));
        }
        return render_solved(made, bill_.as);
    }

    [[nodiscard]] result<std::string> crossover() const {
        auto answer = solve_crossovers(question_, flags_.compare[0], flags_.compare[1]);
        if (!answer) return answer.problems();
        return render_solved(crossover_answer{question_.pointer, *std::move(answer)}, bill_.as);
    }

    [[nodiscard]] result<std::string> cheapest() const {
        cheapest_answers made{question_.pointer, {}};
        for (const auto& name : names_of(question_.from, bill_.deployment)) {
            auto answer = solve_cheapest(question_, name);
            if (!answer) return answer.problems();
            made.answers.emplace_back(name, *std::move(answer));
        }
        return render_solved(made, bill_.as);
    }

    const solve_flags& flags_;
    const value_question& question_;
    const bill_request& bill_;
};

[[nodiscard]] result<std::string> solve(const solve_flags& flags, const solve_request& request) {
    const auto& bill = request.bill;
    return with_text(bill, [&](const std::string& text, const scenario_overrides& shared,
                               const tables& data) -> result<std::string> {
        const auto make = [&](const std::string& value) {
            auto overrides = shared;
            overrides.sets.emplace_back(request.pointer, value);
            return parse_scenario(text, bill.file, overrides);
        };
        const auto from = make(request.range.text_at(0));
        if (!from) return from.problems();
        const auto [flag, names] = asked_names(flags, bill);
        for (const auto& name : names) {
            if (!has_deployment(*from, name)) return unknown_name(*from, flag, name);
        }
        const remembered_tables remembered(data);
        const value_question question{*from, request.pointer, request.range, make, remembered, bill.options};
        return guard_overflow(bill.file, [&] { return solver(flags, question, bill).answer(); });
    });
}

[[nodiscard]] exit_status run(const solve_flags& flags) {
    const auto request = parse(flags);
    if (!request) return report(request.problems(), format_or_text(flags.bill.format), wrong_usage);
    const auto text = solve(flags, *request);
    if (!text) return report(with_file(text.problems(), request->bill.file), request->bill.as, cannot);
    return finish(*text, done);
}

constexpr auto examples =
    "  dbcost solve shop.json --vary '/workload/operations/write/rate=1/second..500/second' --max-total 500\n"
    "  dbcost solve shop.json --vary '/workload/operations/write/rate=1/day..1000000/day' --compare postgres dynamodb\n"
    "  dbcost solve shop.json --vary '/deployments/dynamodb/capacity/write/target=20%..90%' --cheapest\n";

}  // namespace

void add_solve_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "solve",
                                "For which values a deployment stays within a limit, or is the cheaper one.", examples);
    const auto flags = std::make_shared<solve_flags>();
    add_bill_flags(command, flags->bill);
    command.get_option("--max-total")->description("Which values cost at most this");
    command.add_option("--vary", flags->vary, "The value that varies, and its range")
        ->required()
        ->type_name("/POINTER=FIRST..LAST");
    command.add_option("--compare", flags->compare, "Which of these two deployments is cheaper")
        ->type_name("NAME NAME")
        ->expected(2);
    command.add_flag("--cheapest", flags->cheapest, "Which value costs least");
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
