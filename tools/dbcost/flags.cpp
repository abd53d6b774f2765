// SPDX-License-Identifier: MIT
// Options of bills.
#include "flags.hpp"

namespace dbcost::calculator {

namespace {

[[nodiscard]] error bad_choice(std::string flag, const std::string& seen, std::string expected,
                               std::string remedy) {
    return {errc::bad_choice, std::move(flag), "\"" + seen + "\"", std::move(expected),
            std::move(remedy)};
}

[[nodiscard]] result<confidence> parse_level(const std::string& text) {
    for (std::size_t i = 0; i < confidence_names.size(); ++i) {
        if (confidence_names[i] == text) return static_cast<confidence>(i);
    }
    return bad_choice("--require", text, "how well a price is known",
                      suggest(text, confidence_names));
}

// Empty would mean every deployment.
[[nodiscard]] result<std::string> parse_name(const std::string& text) {
    if (!text.empty()) return text;
    return bad_choice("--deployment", text, "the name of a deployment",
                      "leave the option out for all of them");
}

[[nodiscard]] result<exact_amount> parse_limit(const std::string& text) {
    const auto amount = parse_decimal<10>(text);
    if (!amount) return amount.problems();
    if (*amount < decimal<10>{}) {
        return error{errc::out_of_range, "", "\"" + text + "\"", "an amount that is not negative",
                     "write an amount such as 500"};
    }
    return guard_overflow(
        "", [&]() -> result<exact_amount> { return exact_amount(widen<20>(*amount)); });
}

// "10%" of what it was, or so much more.
[[nodiscard]] result<increase_limit> parse_increase(const std::string& text) {
    const bool percent = text.ends_with('%');
    const auto amount = parse_limit(percent ? text.substr(0, text.size() - 1) : text);
    if (!amount) return amount.problems();
    if (!percent) return increase_limit{std::nullopt, *amount};
    return increase_limit{ratio(amount->amount()) * ratio(1, 100), {}};
}

// A run of months that somebody reads: a hundred years at most.
[[nodiscard]] result<std::int64_t> parse_months(const std::string& text) {
    constexpr std::int64_t most = 1200;
    const auto count = parse_decimal<0>(text);
    const bool inside = count && *count >= decimal<0>::whole(1) && *count <= decimal<0>::whole(most);
    if (inside) return to_int64(count->coefficient());
    return error{errc::out_of_range, "", "\"" + text + "\"", "a number of months from 1 to 1200",
                 "write --months 36 for three years"};
}

void add_file(CLI::App& command, bill_flags& into) {
    command.add_option("FILE", into.file, "The scenario, or - for stdin")
        ->required()
        ->type_name("");
}

void add_sets(CLI::App& command, bill_flags& into) {
    command.add_option("--set", into.sets, "Change a value of the scenario; may be repeated")
        ->type_name("/POINTER=VALUE")
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_month(CLI::App& command, bill_flags& into) {
    command.add_option("--month", into.month, "\"730 hours\", \"30 days\" or 2019-09")
        ->type_name("MONTH");
}

// Collects the problems of all values, each with the option it came from.
class value_reader {
public:
    template <class Parse>
    auto read(std::string_view flag, const std::string& text, Parse parse)
        -> std::optional<std::remove_cvref_t<decltype(*parse(text))>> {
        auto value = parse(text);
        if (value) return *std::move(value);
        for (auto problem : value.problems()) {
            problem.place = flag;
            problems_.push_back(std::move(problem));
        }
        return std::nullopt;
    }
    template <class Parse>
    auto read(std::string_view flag, const std::optional<std::string>& text, Parse parse) {
        return text ? read(flag, *text, parse) : decltype(read(flag, *text, parse))();
    }

    [[nodiscard]] const errors& problems() const { return problems_; }

private:
    errors problems_;
};

}  // namespace

result<std::pair<std::string, std::string>> parse_assignment(const std::string& flag, const std::string& text) {
    const auto equals = text.find('=');
    if (!text.starts_with('/') || equals == std::string::npos) {
        const auto* value = flag == "--set" ? "500/second" : "1/second..500/second";
        return bad_choice(flag, text, "a JSON pointer and a value, such as /month=2019-09",
                          "write " + flag + " /workload/operations/read/rate=" + value);
    }
    return std::pair{text.substr(0, equals), text.substr(equals + 1)};
}

result<format> parse_format(const std::string& name) {
    for (std::size_t i = 0; i < format_names.size(); ++i) {
        if (format_names[i] == name) return static_cast<format>(i);
    }
    return bad_choice("--format", name, "a format", suggest(name, format_names));
}

format format_or_text(const std::string& name) {
    const auto as = parse_format(name);
    return as ? *as : format::text;
}

void add_format_flag(CLI::App& command, std::string& into) {
    command.add_option("--format", into, "text, json, csv or markdown")->type_name("NAME");
}

void add_scenario_flags(CLI::App& command, bill_flags& into) {
    add_file(command, into);
    command.add_option("--deployment", into.deployment, "Only this deployment")->type_name("NAME");
    add_sets(command, into);
    add_estimate_flags(command, into);
}

void add_estimate_flags(CLI::App& command, bill_flags& into) {
    add_month(command, into);
    command.add_option("--book", into.book, "The book of prices, such as article-2019")
        ->type_name("NAME");
    command.add_option("--as-of", into.as_of, "The day whose prices hold")->type_name("DATE");
    command.add_option("--prices", into.prices, "A folder of price tables over the shipped ones")
        ->type_name("DIR");
    command.add_option("--discounts", into.discounts, "A file with a list of discounts, after those of the scenario")
        ->type_name("FILE");
    command
        .add_option("--require", into.require,
                    "Refuse prices less well known than this: stated, sourced, sourced-bracketed, sourced-undated, "
                    "derived or stale")
        ->type_name("LEVEL");
    command.add_flag("--accept-stale", into.accept_stale,
                     "Take the last known price for a later date");
    command.add_flag("--no-defaults", into.no_defaults, "Make every default an error");
}

void add_bill_flags(CLI::App& command, bill_flags& into) {
    add_scenario_flags(command, into);
    add_format_flag(command, into.format);
    add_max_total_flag(command, into);
}

void add_max_total_flag(CLI::App& command, bill_flags& into) {
    command.add_option("--max-total", into.max_total, "Exit with 3 where a total is above this")
        ->type_name("AMOUNT");
}

void add_trace_flags(CLI::App& command, bill_flags& into) {
    add_file(command, into);
    add_month(command, into);
    command.add_option("--as-of", into.as_of, "The day whose limits hold")->type_name("DATE");
    command.add_option("--prices", into.prices, "A folder of tables over the shipped ones")->type_name("DIR");
    add_sets(command, into);
}

result<bill_request> parse_flags(const bill_flags& flags) {
    value_reader values;
    bill_request request;
    request.file = flags.file;
    request.records = flags.months && flags.format == "ndjson";
    const auto& format_name = request.records ? std::string("json") : flags.format;
    request.as = values.read("--format", format_name, parse_format).value_or(format::text);
    for (const auto& text : flags.sets) {
        const auto parse = [](const std::string& one) { return parse_assignment("--set", one); };
        if (auto set = values.read("--set", text, parse))
            request.overrides.sets.push_back(*set);
    }
    (void)values.read("--as-of", flags.as_of, [](const auto& text) { return parse_date(text); });
    (void)values.read("--month", flags.month, [](const auto& text) { return parse_month(text); });
    request.overrides.as_of = flags.as_of;
    request.overrides.month = flags.month;
    request.overrides.book = flags.book;
    request.options.weakest_allowed = values.read("--require", flags.require, parse_level);
    request.options.accept_stale = flags.accept_stale;
    request.options.no_defaults = flags.no_defaults;
    request.max_total = values.read("--max-total", flags.max_total, parse_limit);
    request.max_increase = values.read("--max-increase", flags.max_increase, parse_increase);
    request.deployment = values.read("--deployment", flags.deployment, parse_name).value_or("");
    request.months = values.read("--months", flags.months, parse_months);
    request.prices = flags.prices;
    request.discounts = flags.discounts;
    request.line = flags.line;
    if (!values.problems().empty()) return values.problems();
    return request;
}

}  // namespace dbcost::calculator
