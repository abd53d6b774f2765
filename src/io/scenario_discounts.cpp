// SPDX-License-Identifier: MIT
// Bodies of scenario_discounts.hpp.
#include "io/scenario_discounts.hpp"

#include <dbcost/table/price_model.hpp>

namespace dbcost::inline v0_1::io {

namespace {

// ---- what is granted ---------------------------------------------------------------------------

// "12%": above zero, for nothing would be taken off; eight digits after the point make ten of a share.
[[nodiscard]] result<percentage> parse_percent(std::string_view text) {
    const auto share = parse_share(text);
    if (!share) return share.problems();
    const auto number = parse_decimal<8>(text.substr(0, text.size() - 1));
    if (!number) return number.problems();
    if (number->is_zero()) {
        return error{errc::out_of_range, "", shown(text), "a percentage above zero", "leave the discount out"};
    }
    return percentage{decimal<10>::from_coefficient(number->coefficient())};
}

void read_percent(discount& into, const json_node& node, object_reader&, json_problems& problems) {
    if (const auto share = parsed_text(&node, parse_percent, problems, "a percentage in quotes")) into.terms = *share;
}

void read_price(discount& into, const json_node& node, object_reader& reader, json_problems& problems) {
    const auto* per_node = reader.required("per", "for how many units the price is, such as \"1\"");
    const auto price = amount_of(&node, problems);
    const auto per = positive_amount_of(per_node, problems);
    if (!price || !per) return;
    into.price_text = node.text;
    into.per_text = per_node->text;
    const auto one = price_of_one(*price, *per);
    if (!one) return problems.add(node, one.problems());
    into.terms = private_rate{*one};
}

void read_credit(discount& into, const json_node& node, object_reader&, json_problems& problems) {
    if (const auto amount = positive_amount_of(&node, problems)) {
        into.terms = credit{exact_amount(widen<20>(*amount))};
    }
}

struct kind_of_discount {
    std::string_view key;
    void (*read)(discount&, const json_node&, object_reader&, json_problems&);
};
constexpr std::array<kind_of_discount, 3> kinds{
    {{"percent", read_percent}, {"price", read_price}, {"credit", read_credit}}};

void read_terms(discount& into, object_reader& reader, json_problems& problems) {
    const json_node* found = nullptr;
    for (const auto& kind : kinds) {
        const auto* node = reader.optional(kind.key);
        if (node == nullptr) continue;
        if (found != nullptr) {
            problems.add(*node, errc::contradiction, "\"" + node->key + "\" beside \"" + found->key + "\"",
                         "one of percent, price and credit", "make a discount of each");
            continue;
        }
        found = node;
        kind.read(into, *node, reader, problems);
    }
    if (found != nullptr || !reader.is_object()) return;
    problems.add(reader.node(), errc::missing_key, "a discount that grants nothing",
                 "\"percent\", \"price\" or \"credit\"", "add what is granted, such as \"percent\": \"12%\"");
}

// ---- on what, and when -------------------------------------------------------------------------

[[nodiscard]] std::optional<date> day_of(const json_node* node, json_problems& problems) {
    return parsed_text(node, parse_date, problems, "a date in quotes");
}

void check_days(const discount& of, const json_node* until, json_problems& problems) {
    if (!of.from || !of.until || *of.from <= *of.until) return;
    problems.add(*until, errc::contradiction, "an end on " + to_string(*of.until) + ", before " + to_string(*of.from),
                 "an end that is not before the beginning", "correct one of the two days");
}

// A price is for one kind of unit.
void check_unit(const discount& of, const json_node& node, json_problems& problems) {
    if (!std::holds_alternative<private_rate>(of.terms) || of.price_text.empty() || !of.on.is_family()) return;
    const auto& on = of.on.text;
    problems.add(node, errc::bad_meter, "a price for " + (on.empty() ? "every meter" : shown(std::string_view(on))),
                 "a single meter: others have other units", "state \"on\", such as \"dynamodb.storage\"");
}

[[nodiscard]] discount read_discount(const json_node& node, json_problems& problems) {
    discount made;
    made.place = pointer_of(node);
    object_reader reader(node, "a discount", problems);
    assign(made.name, words_of(reader.required("name", "a name: the discount's line bears it"), "a name", problems));
    read_terms(made, reader, problems);
    const auto* on = reader.optional("on");
    assign(made.on, parsed_text(on, parse_meter_pattern, problems, "a meter, or a family such as dynamodb.*"));
    check_unit(made, on == nullptr ? node : *on, problems);
    assign(made.region, region_of(reader.optional("region"), problems));
    made.from = day_of(reader.optional("from"), problems);
    const auto* until = reader.optional("until");
    made.until = day_of(until, problems);
    check_days(made, until, problems);
    assign(made.source, words_of(reader.required("source", "where the discount is agreed"),
                                 "where the discount is agreed", problems));
    reader.finish();
    return made;
}

void check_names(const std::vector<discount>& all, json_problems& problems) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto same = [&](const discount& before) { return !all[i].name.empty() && before.name == all[i].name; };
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(i);
        const auto first = std::find_if(all.begin(), end, same);
        if (first == end) continue;
        problems.add(pointer_to(all[i].place, "name"), errc::contradiction,
                     shown(std::string_view(all[i].name)) + ", which " + first->place + " is called",
                     "a name of its own for each discount", "give it another name");
    }
}

}  // namespace

std::vector<discount> read_discounts(const json_node* node, json_problems& problems) {
    std::vector<discount> all;
    const auto* list = list_of(node, "a list of discounts", problems);
    if (list == nullptr) return all;
    for (const json_node* element : list->children) all.push_back(read_discount(*element, problems));
    check_names(all, problems);
    return all;
}

}  // namespace dbcost::io
