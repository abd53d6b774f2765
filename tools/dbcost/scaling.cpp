// SPDX-License-Identifier: MIT
// scaling: the minutes of provisioned capacity, as CSV.
#include "commands.hpp"
#include "with_scenario.hpp"

#include <dbcost/io/render_scaling.hpp>

namespace dbcost::calculator {

namespace {

struct scaling_flags {
    bill_flags bill;  // those of the scenario
    scaling_query wanted;
};

[[nodiscard]] result<std::string> check_side(const std::string& side) {
    const std::vector<std::string> known{"read", "write"};
    if (side.empty() || side == known[0] || side == known[1]) return side;
    return error{errc::bad_choice, "--side", "\"" + side + "\"", "read or write", suggest(side, known)};
}

[[nodiscard]] result<std::string> trace(const bill_request& request, const scaling_query& wanted) {
    return with_scenario(request, [&](const scenario& from, const tables& data) -> result<std::string> {
        const auto seen = trace_scaling(from, data, request.options, wanted);
        if (!seen) return seen.problems();
        return render_scaling(*seen);
    });
}

[[nodiscard]] exit_status run(const scaling_flags& flags) {
    const auto request = parse_flags(flags.bill);
    if (!request) return report(request.problems(), format::text, wrong_usage);
    const auto side = check_side(flags.wanted.side);
    if (!side) return report(side.problems(), format::text, wrong_usage);
    const auto text = trace(*request, flags.wanted);
    if (!text) return report(with_file(text.problems(), request->file), format::text, cannot);
    return finish(*text, done);
}

void add_flags(CLI::App& command, scaling_flags& into) {
    command.add_option("--deployment", into.wanted.deployment, "Only this deployment")->type_name("NAME");
    command.add_option("--store", into.wanted.store, "Only this store")->type_name("NAME");
    auto* table =
        command.add_option("--table", into.wanted.table, "Only this table")->type_name("NAME");
    command.add_option("--index", into.wanted.index, "Only this global index")
        ->type_name("NAME")
        ->excludes(table);
    command.add_option("--side", into.wanted.side, "read or write")->type_name("SIDE");
    add_trace_flags(command, into.bill);
}

constexpr auto examples =
    "  dbcost scaling shop.json --table order --side write\n"
    "  dbcost scaling shop.json --deployment dynamodb --index by_user --month 2019-09\n"
    "  dbcost scaling shop.json > minutes.csv\n";

}  // namespace

void add_scaling_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "scaling",
                                "Each minute of provisioned capacity: load, bursts, throttling, events.",
                                examples);
    const auto flags = std::make_shared<scaling_flags>();
    add_flags(command, *flags);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
