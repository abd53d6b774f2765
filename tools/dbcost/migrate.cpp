// SPDX-License-Identifier: MIT
// migrate: the one-off bill of moving the data of one deployment to another.
#include "commands.hpp"
#include "whole_number.hpp"
#include "with_scenario.hpp"

#include <dbcost/analysis/migrate.hpp>
#include <dbcost/estimate/problems.hpp>
#include <dbcost/io/render_migration.hpp>

namespace dbcost::calculator {

namespace {

struct migrate_flags {
    bill_flags bill;
    migration_wish wish;
    std::string days = "0";
    std::optional<std::string> write_units;
};

[[nodiscard]] errors read_numbers(migrate_flags& flags) {
    constexpr std::int64_t most_days = 36'500, most_units = 1'000'000'000;
    errors problems;
    flags.wish.dual_write_days = whole_number(flags.days, 0, most_days, "--dual-write-days", problems);
    if (flags.write_units) {
        flags.wish.write_units = whole_number(*flags.write_units, 1, most_units, "--write-units", problems);
    }
    return problems;
}

[[nodiscard]] exit_status run(migrate_flags flags) {
    auto request = parse_flags(flags.bill);
    auto problems = request ? errors{} : request.problems();
    detail::append(problems, read_numbers(flags));
    if (!problems.empty()) return report(problems, format_or_text(flags.bill.format), wrong_usage);
    const auto made = with_scenario(*request, [&](const scenario& from, const tables& data) {
        return migrate(from, data, request->options, flags.wish);
    });
    if (!made) return report(with_file(made.problems(), request->file), request->as, cannot);
    return finish(render_migration(*made, request->as), complete(*made) ? done : incomplete);
}

constexpr auto examples =
    "  dbcost migrate shop.json --from postgres --to dynamodb --dual-write-days 14\n"
    "  dbcost migrate shop.json --from dynamodb --to postgres --consistent\n"
    "  dbcost migrate shop.json --from postgres --to dynamodb --write-units 1000 --format json\n";

void add_flags(CLI::App& command, migrate_flags& into) {
    add_scenario_flags(command, into.bill);
    command.remove_option(command.get_option("--deployment"));  // --from and --to name them
    add_format_flag(command, into.bill.format);
    command.add_option("--from", into.wish.from, "The deployment that has the data")->required()->type_name("NAME");
    command.add_option("--to", into.wish.to, "The deployment that gets them")->required()->type_name("NAME");
    command.add_option("--dual-write-days", into.days, "How long the workload writes to both, 0 unless stated")
        ->type_name("N");
    command
        .add_option("--write-units", into.write_units,
                    "Write units a second of the back-fill, on each table and index")
        ->type_name("N");
    command.add_flag("--consistent", into.wish.consistent, "Scan the source with strongly consistent reads");
}

}  // namespace

void add_migrate_command(CLI::App& top, exit_status& status) {
    auto& command =
        add_command(top, "migrate", "What it costs, once, to move the data of one deployment to another.", examples);
    const auto flags = std::make_shared<migrate_flags>();
    add_flags(command, *flags);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
