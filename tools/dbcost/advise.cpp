// SPDX-License-Identifier: MIT
// advise: what decides between the two services, for this workload.
#include "commands.hpp"
#include "whole_number.hpp"
#include "with_scenario.hpp"

#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/render_advice.hpp>

namespace dbcost::calculator {

namespace {

struct advise_flags {
    bill_flags bill;
    std::string times = std::to_string(advice_options{}.times);
};

// What each entity costs in another way is asked of the whole scenario again.
[[nodiscard]] errors too_large(const scenario& from) {
    constexpr std::size_t most = 1'000'000;  // half a minute
    const auto entities = from.workload.entities.size(), parts = parts_of(from);
    if (entities * parts <= most) return {};
    return {{errc::out_of_range, "/workload/entities",
             std::to_string(entities) + " entities in a scenario of " + std::to_string(parts) + " parts",
             "entities times parts of at most " + std::to_string(most), "ask about a group of entities at a time"}};
}

[[nodiscard]] exit_status run(const advise_flags& flags) {
    constexpr std::int64_t most_times = 1'000'000;
    const auto request = parse_flags(flags.bill);
    auto problems = request ? errors{} : request.problems();
    const auto times = whole_number(flags.times, 2, most_times, "--times", problems);  // 1 is this load again
    if (!problems.empty()) return report(problems, format_or_text(flags.bill.format), wrong_usage);
    const auto seen = with_scenario(*request, [&](const scenario& from, const tables& data) -> result<advice> {
        if (auto refused = too_large(from); !refused.empty()) return refused;
        return advise(from, data, request->options, {request->deployment, times});
    });
    if (!seen) return report(with_file(seen.problems(), request->file), request->as, cannot);
    return finish(render_advice(*seen, request->as), is_complete(*seen) ? done : incomplete);
}

constexpr auto examples =
    "  dbcost advise shop.json\n"
    "  dbcost advise shop.json --deployment dynamodb --times 100\n"
    "  dbcost advise shop.json --format markdown > advice.md\n";

}  // namespace

void add_advise_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "advise", "What decides between the two services, by number or limit.", examples);
    const auto flags = std::make_shared<advise_flags>();
    add_scenario_flags(command, flags->bill);
    add_format_flag(command, flags->bill.format);
    command.add_option("--times", flags->times, "The multiple of the load that A4 looks at")->type_name("N");
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
