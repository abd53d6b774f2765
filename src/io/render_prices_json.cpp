// SPDX-License-Identifier: MIT
// Price entries and coverage as JSON; decimals are canonical strings.
#include "io/render_formats.hpp"
#include "io/render_json.hpp"
#include "io/render_prices_table.hpp"

namespace dbcost::io {

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

}  // namespace

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
