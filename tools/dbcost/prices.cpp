// SPDX-License-Identifier: MIT
// prices list, show, check: which prices there are, and whether the tables are sound.
#include "commands.hpp"
#include "known_prices.hpp"
#include "streams.hpp"

#include <dbcost/io/render_table_check.hpp>
#include <dbcost/table/odd_prices.hpp>
#include <filesystem>

namespace dbcost::calculator {

namespace {

// ---- the commands ------------------------------------------------------------------------------

[[nodiscard]] exit_status list(const price_flags& flags) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format_or_text(flags.format), wrong_usage);
    auto all_books = request->wanted;  // the books below one complete it
    all_books.book.clear();
    const auto known = find_prices(flags.prices, all_books);
    if (!known) return report(known.problems(), request->as, cannot);
    const auto seen = coverage_of(known->entries, known->books, request->wanted);
    if (seen.rows.empty()) {
        return report(nothing_found(request->wanted, *known, "dbcost prices list"), request->as,
                      cannot);
    }
    return finish(render_coverage(seen, request->as), done);
}

[[nodiscard]] exit_status show(const price_flags& flags) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format_or_text(flags.format), wrong_usage);
    const auto known = find_prices(flags.prices, request->wanted);
    if (!known) return report(known.problems(), request->as, cannot);
    const auto found = matching(known->entries, request->wanted);
    if (found.empty()) {
        return report(nothing_found(request->wanted, *known, "dbcost prices show"), request->as,
                      cannot);
    }
    return finish(render_prices(found, request->wanted.day, request->as), done);
}

// Mistakes make the command fail; what is only odd is said and does not.
[[nodiscard]] exit_status verdict(const std::string& of, const table_findings& found, format as) {
    if (as != format::text) return finish(render_table_check(of, found, as), found.mistakes.empty() ? done : cannot);
    if (!found.oddities.empty()) warn(found.oddities, format::text);
    if (!found.mistakes.empty()) return report(found.mistakes, format::text, cannot);
    const auto count = found.oddities.size();
    const auto odd =
        count == 0 ? "" : ", " + std::to_string(count) + (count == 1 ? " warning" : " warnings");
    return finish(of + ": no mistakes" + odd + "\n", done);
}

// The folder of this repository where there is one, else the tables in the program, which were
// checked when it was built and are read again here, every entry.
[[nodiscard]] exit_status check(std::string where, const std::string& format_name) {
    const auto as = parse_format(format_name);
    if (!as) return report(as.problems(), format::text, wrong_usage);
    if (where.empty() && std::filesystem::is_directory("pricing")) where = "pricing";
    if (where.empty()) {
        const auto shipped = embedded_prices();
        if (!shipped) return report(shipped.problems(), *as, cannot);
        return verdict("the shipped price tables", {{}, odd_prices(*shipped)}, *as);
    }
    return verdict(where, check_tables(where), *as);
}

void add_list_flags(CLI::App& command, price_flags& into) {
    add_place_filters(command, into);
    command.add_option("--book", into.book, "Only this book")->type_name("NAME");
    command.add_option("--date", into.day, "Only what is known for this day")->type_name("DATE");
    command
        .add_option("--prices", into.prices,
                    "The tables of this folder instead of the shipped ones")
        ->type_name("DIR");
    add_format_flag(command, into.format);
}

constexpr auto prices_examples =
    "  dbcost prices list\n"
    "  dbcost prices show dynamodb.storage --date 2019-09-15\n"
    "  dbcost prices diff dynamodb --from 2019-09-15 --to 2024-11-15\n"
    "  dbcost prices check pricing\n"
    "  dbcost prices import AmazonRDS.json --into my-prices\n";

constexpr auto list_examples =
    "  dbcost prices list\n"
    "  dbcost prices list --date 2019-09-15\n"
    "  dbcost prices list --region us-east-1 --format json\n";

constexpr auto show_examples =
    "  dbcost prices show dynamodb.storage\n"
    "  dbcost prices show 'rds.instance-hours*t3.medium' --date 2019-09-15\n"
    "  dbcost prices show --class db.m5.large --region eu-west-1\n"
    "  dbcost prices show --book article-2019 --format csv\n";

constexpr auto check_examples =
    "  dbcost prices check\n"
    "  dbcost prices check my-tables --format json\n"
    "  dbcost prices check pricing/tables/aws/dynamodb/us-east-1.json\n";

}  // namespace

void add_prices_commands(CLI::App& top, exit_status& status) {
    auto& prices = add_command(
        top, "prices", "Which prices there are, and how well they are known.", prices_examples);
    prices.require_subcommand(1);
    const auto flags = std::make_shared<price_flags>();
    auto& list_command =
        add_command(prices, "list", "What each region can price, by service.", list_examples);
    add_list_flags(list_command, *flags);
    list_command.callback([flags, &status] { status = list(*flags); });
    auto& show_command = add_command(
        prices, "show", "Prices with their dates, sources and confidence.", show_examples);
    add_meter_filters(show_command, *flags);
    add_list_flags(show_command, *flags);
    show_command.callback([flags, &status] { status = show(*flags); });
    auto& check_command = add_command(
        prices, "check", "Read price tables strictly and report each mistake.", check_examples);
    const auto place = std::make_shared<std::string>();
    check_command
        .add_option("DIR", *place, "A folder or a file (default: pricing, else the shipped)")
        ->type_name("");
    const auto check_format = std::make_shared<std::string>("text");
    add_format_flag(check_command, *check_format);
    check_command.callback([place, check_format, &status] { status = check(*place, *check_format); });
    add_price_diff_command(prices, status);
    add_import_command(prices, status);
}

}  // namespace dbcost::calculator
