// SPDX-License-Identifier: MIT
// capacity: the units of concrete requests, or whether they are what DynamoDB reported.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/capacity.hpp>

namespace dbcost::calculator {

namespace {

struct capacity_flags {
    std::string file, format = "text";
    bool check = false;
};

[[nodiscard]] exit_status print_units(const std::string& text, const std::string& file, format as) {
    const auto report_of = capacity_of(text, file, {});
    if (!report_of) return report(report_of.problems(), as, cannot);
    return finish(render_capacity(*report_of, as), done);
}

[[nodiscard]] exit_status print_check(const std::string& text, const std::string& file, format as) {
    const auto checked = check_capacity(text, file, {});
    if (!checked) return report(checked.problems(), as, cannot);
    return finish(render_capacity_check(*checked, as), checked->differing == 0 ? done : cannot);
}

[[nodiscard]] exit_status run(const capacity_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return report(as.problems(), format::text, wrong_usage);
    const auto text = read_input(flags.file);
    if (!text) return report(text.problems(), *as, cannot);
    return flags.check ? print_check(*text, flags.file, *as) : print_units(*text, flags.file, *as);
}

constexpr auto examples =
    "  dbcost capacity requests.ndjson\n"
    "  dbcost capacity - --format csv < requests.ndjson\n"
    "  dbcost capacity --check tests/vectors/dynamodb-consumed-capacity.ndjson\n";

}  // namespace

void add_capacity_command(CLI::App& top, exit_status& status) {
    auto& command =
        add_command(top, "capacity", "The capacity units of concrete DynamoDB requests.", examples);
    const auto flags = std::make_shared<capacity_flags>();
    command.add_option("FILE", flags->file, "Requests, one a line, or - for stdin")
        ->required()
        ->type_name("");
    command.add_flag("--check", flags->check, "Compare with the units recorded as \"consumed\"");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
