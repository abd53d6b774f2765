// SPDX-License-Identifier: MIT
// verify: the arithmetic of a saved bill, replayed; and which of its prices changed since.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_bill.hpp>

namespace dbcost::calculator {

namespace {

struct verify_flags {
    std::string file, prices, format = "text";
};

// The changes by the shipped tables, or by those of a folder alone.
[[nodiscard]] result<std::vector<price_change>> changes_of(const bill& saved, const std::string& folder) {
    if (folder.empty()) return changed_prices(saved, embedded_tables());
    const auto own = load_tables(folder);
    if (!own) return own.problems();
    return changed_prices(saved, **own);
}

[[nodiscard]] exit_status run(const verify_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return report(as.problems(), format::text, wrong_usage);
    const auto text = read_input(flags.file);
    if (!text) return report(text.problems(), *as, cannot);
    const auto saved = read_bill(*text, flags.file);
    if (!saved) return report(saved.problems(), *as, cannot);
    const auto differences = guard_overflow(flags.file, [&]() -> result<std::vector<bill_difference>> {
        return replay(*saved);
    });
    if (!differences) return report(differences.problems(), *as, cannot);
    const auto changes = changes_of(*saved, flags.prices);
    if (!changes) return report(changes.problems(), *as, cannot);
    return finish(render_verification(*saved, *differences, *changes, *as),
                  differences->empty() ? done : cannot);
}

constexpr auto examples =
    "  dbcost estimate scenario.json --format json > bill.json\n"
    "  dbcost verify bill.json\n"
    "  dbcost verify bill.json --prices my-prices\n";

}  // namespace

void add_verify_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(
        top, "verify", "Replay the arithmetic of a saved bill, and say which prices changed since.", examples);
    const auto flags = std::make_shared<verify_flags>();
    command.add_option("FILE", flags->file, "A bill in JSON, or - for stdin")->required()->type_name("");
    command.add_option("--prices", flags->prices, "Look prices up in this folder instead of the shipped tables")
        ->type_name("DIR");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
