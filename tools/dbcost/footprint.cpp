// SPDX-License-Identifier: MIT
// footprint: the bytes of tables in PostgreSQL, or how far they are from measured ones.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/footprint.hpp>

namespace dbcost::calculator {

namespace {

struct footprint_flags {
    std::string file, format = "text";
    bool check = false;
};

[[nodiscard]] exit_status print_sizes(const std::string& text, const std::string& file, format as) {
    const auto report_of = footprint_of(text, file);
    if (!report_of) return report(report_of.problems(), as, cannot);
    return finish(render_footprint(*report_of, as), done);
}

[[nodiscard]] exit_status print_check(const std::string& text, const std::string& file, format as) {
    const auto checked = check_footprint(text, file);
    if (!checked) return report(checked.problems(), as, cannot);
    return finish(render_footprint_check(*checked, as), checked->is_inside() ? done : cannot);
}

[[nodiscard]] exit_status run(const footprint_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return report(as.problems(), format::text, wrong_usage);
    const auto text = read_input(flags.file);
    if (!text) return report(text.problems(), *as, cannot);
    return flags.check ? print_check(*text, flags.file, *as) : print_sizes(*text, flags.file, *as);
}

constexpr auto examples =
    "  dbcost footprint schema.ndjson\n"
    "  dbcost footprint - --format csv < schema.ndjson\n"
    "  dbcost footprint --check tests/vectors/postgres-relation-size.ndjson\n";

}  // namespace

void add_footprint_command(CLI::App& top, exit_status& status) {
    auto& command =
        add_command(top, "footprint", "The bytes that tables take in PostgreSQL.", examples);
    const auto flags = std::make_shared<footprint_flags>();
    command.add_option("FILE", flags->file, "Tables, one a line, or - for stdin")
        ->required()
        ->type_name("");
    command.add_flag("--check", flags->check, "Compare with the sizes that a server measured");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
