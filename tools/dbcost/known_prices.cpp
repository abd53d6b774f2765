// SPDX-License-Identifier: MIT
// The prices that `prices list`, `show` and `diff` look at: which are asked for, and where they are.
#include "known_prices.hpp"

namespace dbcost::calculator {

namespace {

// What a word of the filter may be taken for: the first one that the tables do not know, and what
// they know of its kind. A pattern is never unknown, only without a match: it comes last.
struct asked_word {
    std::string word;
    std::vector<std::string> known;
};

[[nodiscard]] asked_word word_in_doubt(const price_filter& wanted, const known_prices& known) {
    const tables& data = known.own ? *known.own : embedded_tables();
    std::vector<std::string> regions, meter_names;
    for (const auto& book : known.books) {
        for (auto& region : data.regions(book.name)) regions.push_back(std::move(region));
    }
    for (const auto& one : meters) meter_names.emplace_back(one.name);
    const auto is_known = [](const asked_word& one) {
        return one.word.empty() ||
               std::find(one.known.begin(), one.known.end(), one.word) != one.known.end();
    };
    for (auto& one : {asked_word{wanted.region, regions},
                      asked_word{wanted.instance_class, embedded_tables().class_names()}}) {
        if (!is_known(one)) return one;
    }
    return {wanted.pattern, meter_names};
}

// "no entry with "x" in its key in region "y"".
[[nodiscard]] std::string filter_words(const price_filter& wanted) {
    std::string seen = "no entry";
    const auto add = [&](std::string_view before, const std::string& word, std::string_view after) {
        if (!word.empty()) seen += std::string(before) + "\"" + word + "\"" + std::string(after);
    };
    add(" with ", wanted.pattern, " in its key");
    add(" of service ", wanted.service, "");
    add(" of class ", wanted.instance_class, "");
    add(" in region ", wanted.region, "");
    add(" in book ", wanted.book, "");
    return seen;
}

// There are such entries, but none has a price on the day.
[[nodiscard]] error not_that_day(const price_filter& wanted, const known_days& around,
                                 std::string_view command) {
    std::string known, remedy = "choose a date ";
    if (around.until) {
        known = "the last one before it is known for " + to_string(*around.until);
        remedy += "up to " + to_string(*around.until);
    }
    if (around.from) {
        known += (around.until ? ", the first one after it for " : "the first one is known for ") +
                 to_string(*around.from);
        remedy += (around.until ? ", or from " : "from ") + to_string(*around.from) + " on";
    }
    return {errc::price_missing, std::string(command),
            filter_words(wanted) + " with a price on " + to_string(*wanted.day) + ": " + known,
            "at least one entry", remedy};
}

[[nodiscard]] result<std::string> parse_service(const std::string& name) {
    const bool known = name.empty() || std::find(table_services.begin(), table_services.end(),
                                                 name) != table_services.end();
    if (known) return name;
    return error{errc::bad_choice, "--service", "\"" + name + "\"", "a service with price tables",
                 suggest(name, table_services)};
}

}  // namespace

void add_place_filters(CLI::App& command, price_flags& into) {
    command.add_option("--region", into.region, "Only this region")->type_name("NAME");
    command.add_option("--service", into.service, "dynamodb, rds-postgresql or transfer")
        ->type_name("NAME");
}

void add_meter_filters(CLI::App& command, price_flags& into) {
    auto* pattern =
        command.add_option("PATTERN", into.pattern, "Part of a meter; * stands for anything");
    pattern->type_name("");
    command.add_option("--meter", into.pattern, "The same")
        ->type_name("PATTERN")
        ->excludes(pattern);
    command.add_option("--class", into.instance_class, "Only this instance class or DAX node")
        ->type_name("NAME");
}

result<date> parse_day(const std::string& flag, const std::string& text) {
    auto day = parse_date(text);
    if (day) return day;
    auto problem = day.problems().front();
    problem.place = flag;
    return problem;
}

result<price_request> parse_flags(const price_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return as.problems();
    const auto service = parse_service(flags.service);
    if (!service) return service.problems();
    price_request request{*as,
                          {.pattern = flags.pattern,
                           .region = flags.region,
                           .book = flags.book,
                           .service = *service,
                           .instance_class = flags.instance_class}};
    if (!flags.day) return request;
    const auto day = parse_day("--date", *flags.day);
    if (!day) return day.problems();
    request.wanted.day = *day;
    return request;
}

result<known_prices> find_prices(const std::optional<std::string>& folder,
                                 const price_filter& wanted) {
    if (!folder) {
        const auto shipped = embedded_prices([&](auto book, auto region, const auto& key) {
            return passes(wanted, book, region, key);
        });
        if (!shipped) return shipped.problems();
        return known_prices{nullptr, *shipped, embedded_tables().books()};
    }
    auto own = load_tables(*folder);
    if (!own) return own.problems();
    known_prices known{std::move(*own), {}, {}};
    for (const auto& entry : known.own->all_prices()) known.entries.push_back(entry.get());
    known.books = known.own->books();
    return known;
}

errors book_problems(const std::string& flag, const std::string& book, const known_prices& known) {
    if (book.empty() || find_book(known.books, book)) return {};
    std::vector<std::string> names;
    for (const auto& one : known.books) names.push_back(one.name);
    return {{errc::unknown_book, flag, "\"" + book + "\"", "a book of the price tables",
             suggest(book, names)}};
}

errors nothing_found(const price_filter& wanted, const known_prices& known,
                     std::string_view command) {
    if (auto problems = book_problems("--book", wanted.book, known); !problems.empty())
        return problems;
    if (wanted.day) {
        auto whenever = wanted;
        whenever.day.reset();
        const auto entries = matching(known.entries, whenever);
        if (!entries.empty())
            return {not_that_day(wanted, known_around(entries, *wanted.day), command)};
    }
    const auto [word, names] = word_in_doubt(wanted, known);
    const auto near = word.empty() ? std::string() : nearest(word, names);
    return {{errc::price_missing, std::string(command), filter_words(wanted), "at least one entry",
             near.empty() ? "see what there is: dbcost prices list"
                          : "did you mean \"" + near + "\"?"}};
}

}  // namespace dbcost::calculator
