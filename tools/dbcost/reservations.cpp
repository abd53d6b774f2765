// SPDX-License-Identifier: MIT
// reservations: what each reservation of a scenario costs over its term, and when it pays off.
#include "commands.hpp"
#include "with_scenario.hpp"

#include <dbcost/io/render_reservations.hpp>

namespace dbcost::calculator {

namespace {

[[nodiscard]] result<std::vector<reservation_view>> view(const bill_request& request) {
    return with_scenario(request, [&](const scenario& from, const tables& data) {
        return guard_overflow(request.file, [&] { return reservation_views(from, data, request.options); });
    });
}

[[nodiscard]] bool is_complete(const std::vector<reservation_view>& views) {
    return std::all_of(views.begin(), views.end(), [](const auto& one) { return one.missing.empty(); });
}

[[nodiscard]] exit_status run(const bill_flags& flags) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format_or_text(flags.format), wrong_usage);
    const auto views = view(*request);
    if (!views) return report(with_file(views.problems(), request->file), request->as, cannot);
    return finish(render_reservations(*views, request->as), is_complete(*views) ? done : incomplete);
}

constexpr auto examples =
    "  dbcost reservations fleet.json\n"
    "  dbcost reservations fleet.json --as-of 2019-09-15 --format csv > months.csv\n";

}  // namespace

void add_reservations_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "reservations",
                                "What each reservation costs over its term, in cash and amortised.", examples);
    const auto flags = std::make_shared<bill_flags>();
    command.add_option("FILE", flags->file, "The scenario, or - for stdin")->required()->type_name("");
    command.add_option("--as-of", flags->as_of, "The day whose prices hold")->type_name("DATE");
    command.add_option("--book", flags->book, "The book of prices")->type_name("NAME");
    command.add_option("--prices", flags->prices, "A folder of tables over the shipped ones")->type_name("DIR");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
