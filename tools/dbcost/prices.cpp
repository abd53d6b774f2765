// SPDX-License-Identifier: MIT
// prices list, show, check: which prices there are, and whether the tables are sound.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/render_prices.hpp>
#include <dbcost/table/odd_prices.hpp>

#include <filesystem>

namespace dbcost::calculator {

namespace {

struct price_flags {
    std::string format = "text", pattern, region, book, check;
    std::optional<std::string> day, prices;
};

struct price_request {
    dbcost::format as = dbcost::format::text;
    price_filter wanted;
};

[[nodiscard]] result<price_request> parse_flags(const price_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return as.problems();
    price_request request{*as, {flags.pattern, flags.region, flags.book, {}}};
    if (!flags.day) return request;
    const auto day = parse_date(*flags.day);
    if (!day) {
        auto problem = day.problems().front();
        problem.place = "--date";
        return problem;
    }
    request.wanted.day = *day;
    return request;
}

// The entries of a folder, or the shipped ones; `own` keeps those of the folder alive.
struct known_prices {
    std::unique_ptr<memory_tables> own;
    price_entries entries;
    std::vector<book_info> books;
};

// `wanted` spares the program to parse what will not be shown.
[[nodiscard]] result<known_prices> find_prices(const price_flags& flags,
                                               const price_filter& wanted) {
    if (!flags.prices) {
        const auto shipped = embedded_prices([&](auto book, auto region, const auto& key) {
            return passes(wanted, book, region, key);
        });
        if (!shipped) return shipped.problems();
        return known_prices{nullptr, *shipped, embedded_tables().books()};
    }
    auto own = load_tables(*flags.prices);
    if (!own) return own.problems();
    known_prices known{std::move(*own), {}, {}};
    for (const auto& entry : known.own->all_prices()) known.entries.push_back(entry.get());
    known.books = known.own->books();
    return known;
}

[[nodiscard]] std::vector<std::string> book_names(const known_prices& known) {
    std::vector<std::string> names;
    for (const auto& book : known.books) names.push_back(book.name);
    return names;
}

// "did you mean ...?" for the region or the pattern, whichever no table has; "" when nothing is near.
[[nodiscard]] std::string near_words(const price_filter& wanted, const known_prices& known) {
    const tables& data = known.own ? *known.own : embedded_tables();
    std::vector<std::string> regions;
    for (const auto& book : known.books) {
        for (auto& region : data.regions(book.name)) regions.push_back(std::move(region));
    }
    const bool slip = !wanted.region.empty() &&
                      std::find(regions.begin(), regions.end(), wanted.region) == regions.end();
    std::vector<std::string_view> names(regions.begin(), regions.end());
    if (!slip) {
        names.clear();
        for (const auto& one : meters) names.push_back(one.name);
    }
    const auto& word = slip ? wanted.region : wanted.pattern;
    return word.empty() ? std::string() : nearest(word, names);
}

// Nothing passed the filter: a slip in one of its words, or a day without prices.
[[nodiscard]] error nothing_found(const price_filter& wanted, const known_prices& known,
                                  std::string_view command) {
    const auto books = book_names(known);
    if (!wanted.book.empty() && std::find(books.begin(), books.end(), wanted.book) == books.end()) {
        return {errc::unknown_book, "--book", "\"" + wanted.book + "\"", "a book of the price tables",
                suggest(wanted.book, books)};
    }
    std::string seen = "no entry";
    if (!wanted.pattern.empty()) seen += " with \"" + wanted.pattern + "\" in its key";
    if (!wanted.region.empty()) seen += " in region \"" + wanted.region + "\"";
    if (!wanted.book.empty()) seen += " in book \"" + wanted.book + "\"";
    if (wanted.day) seen += " with a price on " + to_string(*wanted.day);
    const auto near = near_words(wanted, known);
    return {
        errc::price_missing, std::string(command), seen, "at least one entry",
        near.empty() ? "see what there is: dbcost prices list" : "did you mean \"" + near + "\"?"};
}

// ---- the commands ------------------------------------------------------------------------------

[[nodiscard]] exit_status list(const price_flags& flags) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format::text, wrong_usage);
    auto all_books = request->wanted;  // the books below one complete it
    all_books.book.clear();
    const auto known = find_prices(flags, all_books);
    if (!known) return report(known.problems(), request->as, cannot);
    const auto seen = coverage_of(known->entries, known->books, request->wanted);
    if (seen.rows.empty()) {
        return report({nothing_found(request->wanted, *known, "dbcost prices list")}, request->as,
                      cannot);
    }
    return finish(render_coverage(seen, request->as), done);
}

[[nodiscard]] exit_status show(const price_flags& flags) {
    const auto request = parse_flags(flags);
    if (!request) return report(request.problems(), format::text, wrong_usage);
    const auto known = find_prices(flags, request->wanted);
    if (!known) return report(known.problems(), request->as, cannot);
    const auto found = matching(known->entries, request->wanted);
    if (found.empty()) {
        return report({nothing_found(request->wanted, *known, "dbcost prices show")}, request->as,
                      cannot);
    }
    return finish(render_prices(found, request->wanted.day, request->as), done);
}

// Mistakes make the command fail; what is only odd is said and does not.
[[nodiscard]] exit_status verdict(const std::string& of, const table_findings& found) {
    if (!found.oddities.empty()) warn(found.oddities, format::text);
    if (!found.mistakes.empty()) return report(found.mistakes, format::text, cannot);
    const auto count = found.oddities.size();
    const auto odd =
        count == 0 ? "" : ", " + std::to_string(count) + (count == 1 ? " warning" : " warnings");
    return finish(of + ": no mistakes" + odd + "\n", done);
}

// The folder of this repository where there is one, else the tables in the program, which were
// checked when it was built and are read again here, every entry.
[[nodiscard]] exit_status check(const price_flags& flags) {
    auto where = flags.check;
    if (where.empty() && std::filesystem::is_directory("pricing")) where = "pricing";
    if (where.empty()) {
        const auto shipped = embedded_prices();
        if (!shipped) return report(shipped.problems(), format::text, cannot);
        return verdict("the shipped price tables", {{}, odd_prices(*shipped)});
    }
    return verdict(where, check_tables(where));
}

void add_filters(CLI::App& command, price_flags& into) {
    command.add_option("--region", into.region, "Only this region")->type_name("NAME");
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
    "  dbcost prices check pricing\n"
    "  dbcost prices import AmazonRDS.json --into my-prices\n";

constexpr auto list_examples =
    "  dbcost prices list\n"
    "  dbcost prices list --date 2019-09-15\n"
    "  dbcost prices list --region us-east-1 --format json\n";

constexpr auto show_examples =
    "  dbcost prices show dynamodb.storage\n"
    "  dbcost prices show 'rds.instance-hours*t3.medium' --date 2019-09-15\n"
    "  dbcost prices show --book article-2019 --format csv\n";

constexpr auto check_examples =
    "  dbcost prices check\n"
    "  dbcost prices check my-tables\n"
    "  dbcost prices check pricing/tables/aws/dynamodb/us-east-1.json\n";

}  // namespace

void add_prices_commands(CLI::App& top, exit_status& status) {
    auto& prices = add_command(
        top, "prices", "Which prices there are, and how well they are known.", prices_examples);
    prices.require_subcommand(1);
    const auto flags = std::make_shared<price_flags>();
    auto& list_command =
        add_command(prices, "list", "What each region can price, by service.", list_examples);
    add_filters(list_command, *flags);
    list_command.callback([flags, &status] { status = list(*flags); });
    auto& show_command = add_command(
        prices, "show", "Prices with their dates, sources and confidence.", show_examples);
    show_command.add_option("PATTERN", flags->pattern, "Part of a meter; * stands for anything")
        ->type_name("");
    add_filters(show_command, *flags);
    show_command.callback([flags, &status] { status = show(*flags); });
    auto& check_command = add_command(
        prices, "check", "Read price tables strictly and report each mistake.", check_examples);
    check_command
        .add_option("DIR", flags->check, "A folder or a file (default: pricing, else the shipped)")
        ->type_name("");
    check_command.callback([flags, &status] { status = check(*flags); });
    add_import_command(prices, status);
}

}  // namespace dbcost::calculator
