// SPDX-License-Identifier: MIT
// credits: the hours of CPU credits, as CSV.
#include "commands.hpp"
#include "with_scenario.hpp"

#include <dbcost/io/render_credits.hpp>

namespace dbcost::calculator {

namespace {

struct credit_flags {
    bill_flags bill;  // those of the scenario
    credit_query wanted;
};

[[nodiscard]] result<std::string> trace(const bill_request& request, const credit_query& wanted) {
    return with_scenario(request, [&](const scenario& from, const tables& data) -> result<std::string> {
        const auto seen = trace_credits(from, data, request.options, wanted);
        if (!seen) return seen.problems();
        return render_credits(*seen);
    });
}

[[nodiscard]] exit_status run(const credit_flags& flags) {
    const auto request = parse_flags(flags.bill);
    if (!request) return report(request.problems(), format::text, wrong_usage);
    const auto text = trace(*request, flags.wanted);
    if (!text) return report(with_file(text.problems(), request->file), format::text, cannot);
    return finish(*text, done);
}

constexpr auto examples =
    "  dbcost credits shop.json --deployment small\n"
    "  dbcost credits shop.json --store core --month 2019-09 > hours.csv\n";

}  // namespace

void add_credits_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(
        top, "credits",
        "Each hour of CPU credits of a burstable instance: balance, surplus, charges.", examples);
    const auto flags = std::make_shared<credit_flags>();
    command.add_option("--deployment", flags->wanted.deployment, "Only this deployment")
        ->type_name("NAME");
    command.add_option("--store", flags->wanted.store, "Only this store")->type_name("NAME");
    add_trace_flags(command, flags->bill);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
