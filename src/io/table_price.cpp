// SPDX-License-Identifier: MIT
// Reads a price entry: its meter, unit, model and dated prices or tiers.
#include "io/table_entry.hpp"
#include "io/table_meter.hpp"

namespace dbcost::inline v0_1::io {

namespace {

enum class price_shape { per_unit, graduated };
constexpr std::array<std::string_view, 2> shape_names{"per-unit", "graduated"};

// What the entry says once for all its values.
struct price_terms {
    std::optional<decimal<10>> per;
    std::optional<price_shape> shape;
};

// The price for one unit, or nothing when it could not be read (which has been reported).
[[nodiscard]] std::optional<unit_price> read_unit_price(const json_node* node,
                                                        const price_terms& terms, std::string& text,
                                                        json_problems& problems) {
    const auto price = quoted_number(node, parse_amount, problems);
    if (!price) return std::nullopt;
    text = to_string(*price);
    if (!terms.per) return std::nullopt;
    auto one = guard_overflow("", [&] { return price_of_one(*price, *terms.per); });
    if (one) return *one;
    problems.add(*node, one.problems());
    return std::nullopt;
}

[[nodiscard]] per_unit read_per_unit(const json_node* node, const price_terms& terms,
                                     price_value& value, json_problems& problems) {
    if (terms.shape == price_shape::graduated) {
        problems.add(*node, errc::contradiction, "a price in an entry of the model graduated",
                     "\"tiers\", as the model says", "use the model per-unit, or state the tiers");
    }
    const auto price = read_unit_price(node, terms, value.price_text, problems);
    return {price.value_or(unit_price{})};
}

// Bounds rise, and only the last tier is open: nothing of a quantity is priced twice or not at all.
void check_bound(const json_node* node, const json_node& tier_node, bool last,
                 const std::optional<closed_quantity>& bound, const closed_quantity& before,
                 json_problems& problems) {
    if (last && node != nullptr) {
        problems.add(*node, errc::tier_gap, "the last tier ends at " + shown(*node),
                     "a last tier without \"up_to\"", "add the tier for what lies beyond");
    } else if (!last && node == nullptr) {
        problems.add(tier_node, errc::tier_gap, "a tier without \"up_to\" before the last one",
                     "\"up_to\" in every tier but the last", "state where the tier ends");
    } else if (bound && *bound <= before) {
        problems.add(*node, errc::tier_overlap,
                     "a tier from " + to_string(before) + " up to " + to_string(*bound),
                     "bounds that rise from tier to tier, the first above 0", "correct the bounds");
    }
}

// Reads one tier; `before` is the bound below it and becomes its own.
[[nodiscard]] tier read_tier(const json_node& node, bool last, const price_terms& terms,
                             closed_quantity& before, std::string& text, json_problems& problems) {
    object_reader reader(node, "a tier", problems);
    const auto* up_to = reader.optional("up_to");
    const auto* price = reader.required("price", "the price within the tier");
    reader.finish();
    tier made;
    made.up_to = quoted_number(up_to, parse_amount, problems);
    if (reader.is_object()) check_bound(up_to, node, last, made.up_to, before, problems);
    if (made.up_to) before = *made.up_to;
    std::string price_text;
    made.price = read_unit_price(price, terms, price_text, problems).value_or(unit_price{});
    text += (text.empty() ? "" : ", ") + price_text +
            (made.up_to ? " to " + to_string(*made.up_to) : " beyond");
    return made;
}

[[nodiscard]] graduated read_tiers(const json_node* node, const price_terms& terms,
                                   price_value& value, json_problems& problems) {
    if (terms.shape == price_shape::per_unit) {
        problems.add(*node, errc::contradiction, "tiers in an entry of the model per-unit",
                     "\"price\", as the model says", "use the model graduated, or state one price");
    }
    graduated made;
    const auto* list = list_of(node, "a list of tiers", problems);
    if (list == nullptr) return made;
    if (list->children.empty()) {
        problems.add(*list, errc::tier_gap, "no tier",
                     "at least one tier, the last without \"up_to\"", "state the tiers");
    }
    closed_quantity before;
    for (const auto* child : list->children) {
        const bool last = child == list->children.back();
        made.tiers.push_back(read_tier(*child, last, terms, before, value.price_text, problems));
    }
    return made;
}

[[nodiscard]] price_value read_price_value(const json_node& node, const price_terms& terms,
                                           reading& in) {
    object_reader reader(node, "a dated price", in.problems);
    price_value value;
    value.known = read_evidence(reader, in);
    const auto* tiers = reader.optional("tiers");
    const auto* price =
        tiers == nullptr ? reader.required("price", "a price, tiers, or null for a withdrawn meter")
                         : reader.optional("price");
    reader.finish();
    if (price != nullptr && tiers != nullptr) {
        in.problems.add(node, errc::contradiction, "\"price\" and \"tiers\" in one value",
                        "one of the two", "drop the one that is not so");
    } else if (tiers != nullptr) {
        value.model = read_tiers(tiers, terms, value, in.problems);
    } else if (price != nullptr && price->kind != json_kind::null) {
        value.model = read_per_unit(price, terms, value, in.problems);
    }
    return value;
}

[[nodiscard]] price_terms read_terms(object_reader& entry, std::string& per_text,
                                     json_problems& problems) {
    price_terms terms;
    const auto* per = entry.required("per", "for how many units the price is, such as \"1\"");
    terms.per = quoted_number(per, parse_above_zero, problems);
    if (terms.per) per_text = to_string(*terms.per);
    const auto* model = entry.required("model", "per-unit or graduated");
    if (const auto shape = choice_of(model, shape_names, problems)) {
        terms.shape = static_cast<price_shape>(*shape);
    }
    return terms;
}

}  // namespace

price_entry read_price(const json_node& node, reading& in, std::string place) {
    object_reader reader(node, "an entry", in.problems);
    price_entry entry;
    const auto* key_node = reader.required("meter", "a meter key, such as \"dynamodb.storage\"");
    const auto key = parsed_text(key_node, parse_table_key, in.problems, "a meter key in quotes");
    if (key) {
        entry.key = *key;
        check_service(*key_node, key->id, in);
    }
    check_unit(reader, key ? std::optional(key->id) : std::nullopt, in.problems);
    const auto terms = read_terms(reader, entry.per_text, in.problems);
    entry.values =
        read_values<price_value>(reader, in, [&](const json_node& value, reading& inner) {
            return read_price_value(value, terms, inner);
        });
    reader.finish();
    entry.book = in.head.book;
    entry.region = in.head.region;
    entry.edition = in.head.edition;
    entry.place = std::move(place);
    return entry;
}

}  // namespace dbcost::io
