// SPDX-License-Identifier: MIT
// Reads `stated_prices`: a price by meter key, single or in tiers, with its source.
#include <dbcost/core/money.hpp>

#include "io/scenario_account.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// ---- tiers -------------------------------------------------------------------------------------

struct typed_tier {
    stated_tier tier;
    std::string text;  // "0.25 up to 10240"
};

[[nodiscard]] std::optional<typed_tier> read_tier(const json_node& node, json_problems& problems) {
    object_reader reader(node, "a tier", problems);
    const auto* up_to = reader.optional("up_to");
    const auto* price = reader.required("price", "the price within the tier, such as \"0.25\"");
    const auto bound = positive_amount_of(up_to, problems);
    const auto amount = amount_of(price, problems);
    reader.finish();
    if (!amount || (up_to != nullptr && !bound)) return std::nullopt;
    return typed_tier{{bound, *amount},
                      bound ? price->text + " up to " + up_to->text : price->text};
}

// Tiers rise, and only the last one has no end: every quantity has exactly one price.
void check_tier(const json_node& node, const std::vector<stated_tier>& before,
                const stated_tier& tier, bool last, json_problems& problems) {
    if (last && tier.up_to) {
        problems.add(node, errc::tier_gap, "a last tier that ends at " + to_string(*tier.up_to),
                     "a last tier without \"up_to\"",
                     "add a tier for what lies above, or drop this \"up_to\"");
    } else if (!last && !tier.up_to) {
        problems.add(node, errc::tier_overlap, "a tier without \"up_to\" before the last one",
                     "\"up_to\" in every tier but the last",
                     "add the quantity at which this tier ends");
    }
    if (tier.up_to && !before.empty() && before.back().up_to &&
        *tier.up_to <= *before.back().up_to) {
        problems.add(node, errc::tier_overlap,
                     to_string(*tier.up_to) + " after " + to_string(*before.back().up_to),
                     "bounds that rise from tier to tier", "put the tiers in order of \"up_to\"");
    }
}

void read_tiers(stated_price& into, const json_node& node, json_problems& problems) {
    const auto* list = list_of(&node, "a list of tiers", problems);
    if (list == nullptr) return;
    if (list->children.empty()) {
        problems.add(node, errc::missing_key, "no tier", "at least one tier",
                     "add {\"price\": \"...\"}");
    }
    for (const json_node* element : list->children) {
        const auto read = read_tier(*element, problems);
        if (!read) continue;
        check_tier(*element, into.tiers, read->tier, element == list->children.back(), problems);
        into.tiers.push_back(read->tier);
        into.price_text += (into.price_text.empty() ? "" : ", then ") + read->text;
    }
}

// ---- prices ------------------------------------------------------------------------------------

void read_price(stated_price& into, const json_node& node, json_problems& problems) {
    if (node.kind == json_kind::array) return read_tiers(into, node, problems);
    const auto amount = amount_of(&node, problems);
    if (!amount) return;
    into.tiers.push_back({std::nullopt, *amount});
    into.price_text = node.text;
}

void read_price_or_tiers(stated_price& into, object_reader& reader, json_problems& problems) {
    const auto* tiers = reader.optional("tiers");
    if (tiers == nullptr) {
        const auto* price = reader.required("price", "a price such as \"0.269\", or \"tiers\"");
        if (price != nullptr) read_price(into, *price, problems);
        return;
    }
    read_tiers(into, *tiers, problems);
    if (const auto* price = reader.optional("price")) {
        problems.add(*price, errc::contradiction, "both \"price\" and \"tiers\"", "one of the two",
                     "drop one of them");
    }
}

// A price in another currency would be converted by a rate, and no longer be exact.
void check_currency(const json_node* node, json_problems& problems) {
    const auto* text = text_of(node, "a word in quotes", problems);
    if (text == nullptr || *text == usd::code) return;
    problems.add(*node, errc::bad_choice, shown(*node), "USD, in which bills are computed",
                 "state the price in USD; \"currency\" of the scenario shows bills in another currency as well");
}

[[nodiscard]] stated_price read_stated_price(const json_node& node, json_problems& problems) {
    stated_price made;
    made.place = pointer_of(node);
    assign(made.key, meter_key_of(node, problems));
    object_reader reader(node, "a stated price", problems);
    read_price_or_tiers(made, reader, problems);
    const auto* per =
        reader.required("per", "for how many units the price is, such as \"1000000\"");
    if (const auto amount = positive_amount_of(per, problems)) {
        made.per = *amount;
        made.per_text = per->text;
    }
    assign(made.source, words_of(reader.required("source", "where the price comes from"),
                                 "where the price comes from", problems));
    assign(made.region, region_of(reader.optional("region"), problems));
    check_currency(reader.optional("currency"), problems);
    reader.finish();
    return made;
}

}  // namespace

std::vector<stated_price> read_stated_prices(const json_node* node, json_problems& problems) {
    return named_things<stated_price>(
        node, "prices by meter, such as {\"dynamodb.storage\": {...}}",
        [&](const json_node& child) { return read_stated_price(child, problems); }, problems);
}

}  // namespace dbcost::io
