// SPDX-License-Identifier: MIT
// Reads prices, the currency, the account with its reservations, and other costs.
#include "io/scenario_account.hpp"

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::array<choice<std::string_view>, 2> terms{{{"1yr", "1yr"}, {"3yr", "3yr"}}};
constexpr std::array<choice<std::string_view>, 3> payments{{{"no-upfront", "no-upfront"},
                                                            {"partial-upfront", "partial-upfront"},
                                                            {"all-upfront", "all-upfront"}}};

// ---- currency ----------------------------------------------------------------------------------

[[nodiscard]] result<std::string> parse_currency(std::string_view text) {
    const bool code = text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
    if (code && text != usd::code) return std::string(text);
    return error{errc::bad_choice, "", shown(text), "the code of another currency than USD: three capital letters",
                 code ? "leave \"currency\" out: bills are in USD" : "write it like \"EUR\""};
}

// ---- reservations ------------------------------------------------------------------------------

[[nodiscard]] result<std::string> parse_start(std::string_view text) {
    const bool month = text.size() == 7;
    if (parse_date(month ? std::string(text) + "-01" : std::string(text))) return std::string(text);
    return error{errc::bad_date, "", shown(text), "a month or a day, YYYY-MM or YYYY-MM-DD",
                 "write it like \"2019-03\""};
}

void read_capacity_reservation(reservation& into, object_reader& reader, json_problems& problems) {
    assign(into.read, integer_of(reader.optional("read"), 1, problems));
    assign(into.write, integer_of(reader.optional("write"), 1, problems));
    if (reader.has("read") || reader.has("write")) return;
    problems.add(reader.node(), errc::missing_key, "a reservation of no units",
                 "\"read\" or \"write\" units, or both", "add the units, such as \"read\": 500");
}

void read_instance_reservation(reservation& into, object_reader& reader, json_problems& problems) {
    assign(into.instance_class,
           words_of(reader.required("class", "a class, such as \"db.m5.large\""),
                    "an instance class", problems));
    assign(into.deployment,
           choice_of(reader.required("deployment", "\"single-az\" or \"multi-az\""), zone_choices,
                     problems));
    assign(into.count, integer_of(reader.required("count", "how many instances"), 1, problems));
    assign(into.option,
           choice_of(reader.required("option", "no-upfront, partial-upfront or all-upfront"),
                     payments, problems));
}

[[nodiscard]] reservation read_reservation(const json_node& node, json_problems& problems) {
    reservation made;
    made.place = pointer_of(node);
    object_reader reader(node, "a reservation", problems);
    const auto kind = choice_of(reader.required("store", "\"rds-postgresql\" or \"dynamodb\""),
                                services, problems);
    assign(made.kind, kind);
    assign(made.term, choice_of(reader.required("term", "\"1yr\" or \"3yr\""), terms, problems));
    assign(made.started,
           parsed_text(reader.required("started", "when it began, such as \"2019-03\""),
                       parse_start, problems, "a month or a day"));
    assign(made.region, region_of(reader.optional("region"), problems));
    if (kind == service::dynamodb) read_capacity_reservation(made, reader, problems);
    if (kind == service::rds_postgresql) read_instance_reservation(made, reader, problems);
    if (kind) reader.finish();
    return made;
}

}  // namespace

price_choice read_prices(const json_node* node, json_problems& problems) {
    price_choice prices;
    if (node == nullptr) return prices;
    object_reader reader(*node, "a choice of prices", problems);
    assign(prices.book, words_of(reader.optional("book"), "the name of a price book", problems));
    assign(prices.as_of,
           parsed_text(reader.optional("as_of"), parse_date, problems, "a date in quotes"));
    assign(prices.edition,
           words_of(reader.optional("edition"), "an edition of the data", problems));
    reader.finish();
    return prices;
}

std::optional<currency_rate> read_currency(const json_node* node, json_problems& problems) {
    if (node == nullptr) return std::nullopt;
    object_reader reader(*node, "a currency", problems);
    currency_rate made;
    assign(made.name, parsed_text(reader.required("name", "the code of a currency, such as \"EUR\""), parse_currency,
                                  problems, "the code of a currency"));
    assign(made.rate, positive_amount_of(reader.required("rate", "how much of it a USD is, such as \"0.9087\""),
                                         problems));
    assign(made.day, parsed_text(reader.required("date", "the day of the rate"), parse_date, problems,
                                 "a date in quotes"));
    assign(made.source, words_of(reader.required("source", "where the rate comes from"),
                                 "where the rate comes from", problems));
    reader.finish();
    return made;
}

account read_account(const json_node* node, json_problems& problems) {
    account made;
    if (node == nullptr) return made;
    object_reader reader(*node, "an account", problems);
    assign(made.free_tier, flag_of(reader.optional("free_tier"), problems));
    made.already_used = usage_of(reader.optional("already_used"), problems);
    const auto* list = list_of(reader.optional("reservations"), "a list of reservations", problems);
    if (list != nullptr) {
        for (const json_node* element : list->children) {
            made.reservations.push_back(read_reservation(*element, problems));
        }
    }
    reader.finish();
    return made;
}

std::vector<other_cost> read_other_costs(const json_node* node, json_problems& problems) {
    const auto read = [&](const json_node& child) {
        other_cost cost;
        cost.name = child.key;
        cost.place = pointer_of(child);
        object_reader reader(child, "another cost", problems);
        assign(cost.deployment,
               words_of(reader.required("deployment", "the deployment that has it"),
                        "the name of a deployment", problems));
        assign(cost.monthly, amount_of(reader.optional("monthly"), problems));
        assign(cost.once, amount_of(reader.optional("once"), problems));
        if (reader.is_object() && !reader.has("monthly") && !reader.has("once")) {
            problems.add(child, errc::missing_key, "a cost without an amount",
                         "\"monthly\" or \"once\", or both",
                         "add an amount, such as \"monthly\": \"15.18\"");
        }
        reader.finish();
        return cost;
    };
    return named_things<other_cost>(node, "other costs by name, in braces", read, problems);
}

}  // namespace dbcost::io
