// SPDX-License-Identifier: MIT
// Price entries and coverage as JSON; decimals are canonical strings.
#include "io/render_formats.hpp"
#include "io/render_json.hpp"
#include "io/render_price_changes.hpp"
#include "io/render_prices_table.hpp"
#include "io/table_meter.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] json tier_json(const tier& step) {
    return {{"up_to", step.up_to ? json(to_string(*step.up_to)) : json()},
            {"price", to_string(step.price)}};
}

[[nodiscard]] json value_json(const price_value& value) {
    const auto* tiers = value.model ? std::get_if<graduated>(&*value.model) : nullptr;
    const bool flat = value.model && tiers == nullptr;
    json object{{"valid_from", to_string(value.known.valid_from)},
                {"last_seen", to_string(value.known.last_seen)},
                {"price", flat ? json(value.price_text) : json()}};
    object["tiers"] = tiers != nullptr ? list_json(tiers->tiers, tier_json) : json::array();
    object["source"] = value.known.sources;
    object["confidence"] = name(value.known.level);
    object["edition"] = value.known.edition;
    object["rule"] = value.known.rule;
    object["note"] = value.known.note;
    return object;
}

[[nodiscard]] json entry_json(const price_entry& entry, const std::optional<date>& day) {
    return {{"meter", to_string(entry.key)},
            {"book", entry.book},
            {"region", entry.region},
            {"unit", info(entry.key.id).unit},
            {"per", entry.per_text},
            {"edition", entry.edition},
            {"price_entry", entry.place},
            {"values", list_json(values_of(entry, day),
                                 [](const auto* value) { return value_json(*value); })}};
}

[[nodiscard]] json coverage_json(const coverage_row& row) {
    return {{"book", row.book},
            {"region", row.region},
            {"service", row.service},
            {"entries", row.entries},
            {"meters", row.meters},
            {"known_meters", row.known_meters},
            {"weakest", row.weakest ? json(name(*row.weakest)) : json()},
            {"complete", row.complete()},
            {"with", row.with},
            {"missing", row.missing}};
}

// ---- what changed ------------------------------------------------------------------------------

[[nodiscard]] json list_head_json(const price_list& list) {
    return {{"date", to_string(list.day)}, {"book", list.book}, {"prices", list.origin}};
}

[[nodiscard]] json listed_json(const listed_price& side) {
    if (side.value == nullptr) return {{"gap", side.gap}};
    auto object = value_json(*side.value);
    object["per"] = side.entry->per_text;
    object["book"] = side.entry->book;
    object["price_entry"] = side.entry->place;
    return object;
}

[[nodiscard]] json percent_json(const percent_range& percent) {
    return {{"least", to_string(percent.least)}, {"most", to_string(percent.most)}};
}

[[nodiscard]] json change_json(const compared_price& one) {
    return {{"effect", name(one.effect)},
            {"service", service_of(name(one.key.id))},
            {"region", one.region},
            {"meter", to_string(one.key)},
            {"unit", info(one.key.id).unit},
            {"percent", one.percent ? percent_json(*one.percent) : json()},
            {"before", listed_json(one.before)},
            {"after", listed_json(one.after)}};
}

[[nodiscard]] json counts_json(const effect_counts& counted) {
    json object{{"service", counted.service}};
    for (std::size_t i = 0; i < price_effect_names.size(); ++i) {
        object[price_effect_names[i]] = counted.prices[i];
    }
    return object;
}

}  // namespace

std::string price_changes_as_json(const price_comparison& of) {
    return json_text({{"price_changes", 1},
                      {"currency", usd::code},
                      {"from", list_head_json(of.before)},
                      {"to", list_head_json(of.after)},
                      {"counts", list_json(counts_of(of.prices), counts_json)},
                      {"changes", list_json(changed(of.prices),
                                            [](const auto* one) { return change_json(*one); })}});
}

std::string coverage_as_json(const price_coverage& of) {
    return json_text({{"coverage", 1},
                      {"date", of.day ? json(to_string(*of.day)) : json()},
                      {"rows", list_json(of.rows, coverage_json)}});
}

std::string prices_as_json(const price_entries& found, const std::optional<date>& day) {
    return json_text({{"prices", 1},
                      {"currency", usd::code},
                      {"date", day ? json(to_string(*day)) : json()},
                      {"entries", list_json(found, [&](const auto* entry) {
                           return entry_json(*entry, day);
                       })}});
}

}  // namespace dbcost::io
