// SPDX-License-Identifier: MIT
// verify: the arithmetic of a saved bill, replayed; and what became of its prices since.
#include "commands.hpp"
#include "with_scenario.hpp"

#include <dbcost/io/read_bill.hpp>

namespace dbcost::calculator {

namespace {

struct verify_flags {
    std::string file, format = "text";
    std::optional<std::string> prices;
};

// By the tables that a bill made with the same --prices has its prices from.
[[nodiscard]] result<std::vector<price_change>> find_news(const bill& saved, const std::optional<std::string>& folder) {
    return with_prices(folder, [&](const tables& data) -> result<std::vector<price_change>> {
        return price_news(saved, data);
    });
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
    const auto news = find_news(*saved, flags.prices);
    if (!news) return report(news.problems(), *as, cannot);
    return finish(render_verification(*saved, *differences, *news, *as),
                  differences->empty() ? done : cannot);
}

constexpr auto examples =
    "  dbcost verify bill.json\n"
    "  dbcost verify bill.json --prices my-prices\n"
    "  dbcost estimate shop.json --format json | dbcost verify -\n";

}  // namespace

void add_verify_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(
        top, "verify", "Replay the arithmetic of a saved bill, and say what became of its prices since.", examples);
    const auto flags = std::make_shared<verify_flags>();
    command.add_option("FILE", flags->file, "A bill in JSON, or - for stdin")->required()->type_name("");
    command.add_option("--prices", flags->prices, "A folder of price tables over the shipped ones")
        ->type_name("DIR");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
