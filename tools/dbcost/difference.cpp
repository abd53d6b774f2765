// SPDX-License-Identifier: MIT
// diff: two bills, saved or estimated from their scenarios, and what makes one cost more than the other.
#include "commands.hpp"
#include "gates.hpp"
#include "with_scenario.hpp"

#include <dbcost/estimate.hpp>
#include <dbcost/io/read_bill.hpp>
#include <dbcost/io/render_difference.hpp>

namespace dbcost::calculator {

namespace {

struct difference_flags {
    bill_flags bills;  // `file` is the one before
    std::string after;
    std::optional<std::string> to_deployment;
};

// ---- the two bills -----------------------------------------------------------------------------

// Of a scenario only the deployment that is asked for is estimated, so it alone can be at fault.
[[nodiscard]] result<bill> make_bill(const bill_request& request) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    if (is_bill(*text)) return read_sound_bill(*text, request.file);
    return with_scenario_text(*text, request, [&](const scenario& from, const tables& data) {
        return estimate(from, data, request.options, request.deployment);
    });
}

[[nodiscard]] result<bill> make_bill(const bill_request& request, std::string_view option) {
    auto made = make_bill(request);
    if (made) return made;
    auto problems = with_file(made.problems(), request.file);
    for (auto& problem : problems) {
        if (problem.code == errc::unknown_deployment) problem.place = option;
    }
    return problems;
}

[[nodiscard]] bill_request request_after(const difference_flags& flags, const bill_request& before) {
    auto after = before;
    after.file = flags.after;
    if (flags.to_deployment) after.deployment = *flags.to_deployment;
    return after;
}

// ---- what is said after the result -------------------------------------------------------------

// A total that the new bill has, and an increase where both bills have the deployment.
[[nodiscard]] std::vector<gate_finding> judged(const std::vector<deployment_difference>& all,
                                               const bill_request& request) {
    std::vector<gate_finding> found;
    for (const auto& of : all) {
        if (request.max_total && of.state != presence::vanished) {
            found.push_back(judge_total(of.after_name, of.after.exact, of.after_known, *request.max_total));
        }
        if (request.max_increase && of.state == presence::kept) {
            found.push_back(judge_increase(of.after_name, of.before.exact, of.after.exact, of.known,
                                           *request.max_increase));
        }
    }
    return found;
}

[[nodiscard]] exit_status judge(const std::vector<deployment_difference>& all, const bill_request& request) {
    if (!none_failed(judged(all, request), request.as)) return gate_failed;
    const bool exact = std::all_of(all.begin(), all.end(), [](const auto& of) { return of.known == bound::exact; });
    return exact ? done : incomplete;
}

// ---- the command -------------------------------------------------------------------------------

[[nodiscard]] exit_status compare(const difference_flags& flags, const bill_request& request) {
    const auto to_option = flags.to_deployment ? "--to-deployment" : "--deployment";
    const auto before = make_bill(request, "--deployment");
    const auto after = make_bill(request_after(flags, request), to_option);
    if (!before || !after) return report((!before ? before : after).problems(), request.as, cannot);
    const auto found = guard_overflow(request.file, [&] {
        return difference(*before, *after, {request.deployment, flags.to_deployment.value_or("")});
    });
    if (!found) return report(found.problems(), request.as, cannot);
    if (!write_result(render_difference({*before, *after, *found}, request.as))) return cannot;
    return judge(*found, request);
}

// What the options say of each other, beside what each says.
[[nodiscard]] errors problems_of(const difference_flags& flags) {
    errors problems;
    if (flags.to_deployment && (!flags.bills.deployment || flags.to_deployment->empty())) {
        problems.push_back({errc::bad_choice, "--to-deployment", "\"" + *flags.to_deployment + "\"",
                            "a name, and --deployment for the one before",
                            "write --deployment NAME --to-deployment NAME"});
    }
    if (flags.bills.file == "-" && flags.after == "-") {
        problems.push_back({errc::bad_choice, "BEFORE AFTER", "\"-\" twice", "at most one of them from stdin",
                            "save one of them in a file"});
    }
    return problems;
}

[[nodiscard]] exit_status run(const difference_flags& flags) {
    const auto request = parse_flags(flags.bills);
    auto problems = problems_of(flags);
    problems.insert(problems.begin(), request.problems().begin(), request.problems().end());
    if (!problems.empty()) return report(problems, format_or_text(flags.bills.format), wrong_usage);
    return compare(flags, *request);
}

constexpr auto examples =
    "  dbcost diff before.json after.json\n"
    "  dbcost diff bill.json shop.json --deployment postgres --max-increase 10%\n"
    "  dbcost diff shop.json shop.json --deployment postgres --to-deployment dynamodb\n"
    "  dbcost estimate shop.json --set /month=2019-09 --format json | dbcost diff shop.json -\n";

}  // namespace

void add_difference_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(
        top, "diff", "What makes one bill cost more than another: usage, price, rules, other costs.", examples);
    const auto flags = std::make_shared<difference_flags>();
    command.add_option("BEFORE", flags->bills.file, "A scenario, or a bill in JSON; - for stdin")
        ->required()
        ->type_name("");
    command.add_option("AFTER", flags->after, "The same, to compare with it")->required()->type_name("");
    add_format_flag(command, flags->bills.format);
    command.add_option("--deployment", flags->bills.deployment, "Only this deployment")->type_name("NAME");
    command.add_option("--to-deployment", flags->to_deployment, "Compare it with this one of AFTER")->type_name("NAME");
    add_estimate_flags(command, flags->bills);
    add_max_total_flag(command, flags->bills);
    command
        .add_option("--max-increase", flags->bills.max_increase,
                    "Exit with 3 where AFTER costs more than this above BEFORE")
        ->type_name("AMOUNT|N%");
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
