// SPDX-License-Identifier: MIT
// prices diff: what changed between two days, two books or two folders of prices.
#include "commands.hpp"
#include "known_prices.hpp"
#include "streams.hpp"

namespace dbcost::calculator {

namespace {

// `first` holds the filters, and the book and the folder of the first list; what the second leaves
// out is as in the first.
struct diff_flags {
    price_flags first;
    std::string from;
    std::optional<std::string> to, to_book, to_prices;
};

struct compared_side {
    known_prices known;
    price_list list;
};

[[nodiscard]] result<compared_side> read_side(const std::string& flag, const std::string& book,
                                              const std::optional<std::string>& folder,
                                              const date& day, const price_filter& wanted) {
    auto known = find_prices(folder, wanted);
    if (!known) return known.problems();
    if (auto problems = book_problems(flag, book, *known); !problems.empty()) return problems;
    price_list list{matching(known->entries, wanted), known->books, book, day,
                    folder.value_or("the shipped tables")};
    return compared_side{std::move(*known), std::move(list)};
}

[[nodiscard]] exit_status compare(const diff_flags& flags, const price_request& request,
                                  const date& from, const date& to) {
    const auto& folder = flags.first.prices;
    const auto before = read_side("--book", flags.first.book, folder, from, request.wanted);
    if (!before) return report(before.problems(), request.as, cannot);
    const auto after = read_side("--to-book", flags.to_book.value_or(flags.first.book),
                                 flags.to_prices ? flags.to_prices : folder, to, request.wanted);
    if (!after) return report(after.problems(), request.as, cannot);
    if (before->list.entries.empty() && after->list.entries.empty()) {
        return report(nothing_found(request.wanted, before->known, "dbcost prices diff"),
                      request.as, cannot);
    }
    const auto prices = price_changes(before->list, after->list);
    if (!prices) return report(prices.problems(), request.as, cannot);
    return finish(render_price_changes({before->list, after->list, *prices}, request.as), done);
}

[[nodiscard]] exit_status diff(const diff_flags& flags) {
    auto request = parse_flags(flags.first);
    const auto from = parse_day("--from", flags.from);
    const auto to = parse_day("--to", flags.to.value_or(flags.from));
    errors problems;
    for (const auto& found : {request.problems(), from.problems(), to.problems()})
        problems.insert(problems.end(), found.begin(), found.end());
    if (!problems.empty()) return report(problems, format_or_text(flags.first.format), wrong_usage);
    request->wanted.book.clear();  // the books below one complete it
    return compare(flags, *request, *from, *to);
}

constexpr auto examples =
    "  dbcost prices diff dynamodb --from 2019-09-15 --to 2024-11-15\n"
    "  dbcost prices diff --from 2019-09-15 --book aws --to-book article-2019\n"
    "  dbcost prices diff --from 2019-09-15 --to-prices my-prices --region us-east-1\n";

}  // namespace

void add_price_diff_command(CLI::App& prices, exit_status& status) {
    const auto flags = std::make_shared<diff_flags>();
    flags->first.book = "aws";
    auto& command = add_command(
        prices, "diff", "What changed between two days, books or folders of prices.", examples);
    add_meter_filters(command, flags->first);
    command.add_option("--from", flags->from, "The day of the first prices")
        ->type_name("DATE")
        ->required();
    command.add_option("--to", flags->to, "The day of the second ones (the same)")
        ->type_name("DATE");
    command.add_option("--book", flags->first.book, "The book of the first ones (aws)")
        ->type_name("NAME");
    command.add_option("--to-book", flags->to_book, "The book of the second ones (the same)")
        ->type_name("NAME");
    command
        .add_option("--prices", flags->first.prices,
                    "The tables of this folder instead of the shipped ones")
        ->type_name("DIR");
    command
        .add_option("--to-prices", flags->to_prices, "The same for the second prices (the same)")
        ->type_name("DIR");
    add_place_filters(command, flags->first);
    add_format_flag(command, flags->first.format);
    command.callback([flags, &status] { status = diff(*flags); });
}

}  // namespace dbcost::calculator
