// SPDX-License-Identifier: MIT
// Writes the text of the files: one key a line in the head, one entry a line below.
#include "io/offer_tables.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace dbcost::inline v0_1::io {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] std::string source_of(const std::string& code, const dated_price& of) {
    return code + "-offer/" + of.version;
}

[[nodiscard]] json dates_of(const dated_price& of) {
    return {{"valid_from", to_string(of.valid_from)}, {"last_seen", to_string(of.last_seen)}};
}

void add_sources(json& value, const std::string& code, const dated_price& of) {
    value["source"] = json::array({source_of(code, of)});
    value["confidence"] = "sourced";
    value["note"] = "SKU " + of.sku + ".";
}

[[nodiscard]] json entry_of(const std::string& code, const dated_price& of) {
    const auto& tiers = of.price.tiers;
    const bool graduated = tiers.size() > 1;
    auto value = dates_of(of);
    if (!graduated) {
        value["price"] = to_string(tiers.front().price);
    } else {
        for (const auto& tier : tiers) {
            json one;
            if (tier.up_to) one["up_to"] = to_string(*tier.up_to);
            one["price"] = to_string(tier.price);
            value["tiers"].push_back(std::move(one));
        }
    }
    add_sources(value, code, of);
    return {{"meter", to_string(of.price.key)},
            {"unit", info(of.price.key.id).unit},
            {"per", "1"},
            {"model", graduated ? "graduated" : "per-unit"},
            {"values", json::array({std::move(value)})}};
}

[[nodiscard]] json allowance_of(const std::string& code, const dated_price& of) {
    auto value = dates_of(of);
    value["quantity"] = to_string(*of.price.free_quantity);
    add_sources(value, code, of);
    return {{"meter", name(of.price.key.id)},
            {"name", "free tier"},
            {"unit", info(of.price.key.id).unit},
            {"values", json::array({std::move(value)})}};
}

void add_list(std::string& text, const char* key, const std::vector<json>& lines) {
    text += std::string(",\n  \"") + key + "\": [";
    for (const auto& line : lines) text += (&line == &lines.front() ? "\n    " : ",\n    ") + line.dump();
    text += lines.empty() ? "]" : "\n  ]";
}

[[nodiscard]] std::string table_text(const std::string& book, const std::string& service,
                                     const std::string& region, const std::string& edition,
                                     const std::vector<json>& entries, const std::vector<json>& allowances) {
    std::string text = "{\n  \"table\": 1";
    const auto line = [&](const char* key, const std::string& value) {
        text += std::string(",\n  \"") + key + "\": " + json(value).dump();
    };
    line("book", book);
    line("service", service);
    line("region", region);
    line("currency", "USD");
    line("edition", edition);
    add_list(text, "entries", entries);
    add_list(text, "allowances", allowances);
    return text + "\n}\n";
}

// An offer is never corrected, only followed by another: the first edition of its year.
[[nodiscard]] std::string edition_of(const std::vector<dated_price>& prices) {
    date newest{};
    for (const auto& one : prices) newest = std::max(newest, one.last_seen);
    return to_string(newest).substr(0, 4) + ".1";
}

[[nodiscard]] offer_file book_file(const std::string& code, const std::string& book) {
    const json head{{"book_format", 1}, {"book", book}, {"title", "Imported from an offer of " + code}};
    return {"tables/" + book + "/book.json", head.dump(2) + "\n"};
}

[[nodiscard]] offer_file source_file(const std::string& code, const std::vector<dated_price>& prices) {
    json sources = json::object();
    std::map<std::string, std::string> days;
    for (const auto& one : prices) days[one.version] = to_string(one.last_seen);
    for (const auto& [version, day] : days) {
        sources[version] = {{"kind", "AWS price list, offer " + code}, {"version", version}, {"date", day}};
    }
    return {"sources/" + code + "-offer.json", json{{"sources", std::move(sources)}}.dump(2) + "\n"};
}

}  // namespace

std::vector<offer_file> files_of(const std::string& code, const std::string& book,
                                 std::vector<dated_price> prices) {
    std::sort(prices.begin(), prices.end(), [](const auto& a, const auto& b) {
        return to_string(a.price.key) < to_string(b.price.key);
    });
    struct lists {
        std::vector<json> entries, allowances;
    };
    std::map<std::pair<std::string, std::string>, lists> tables;
    for (const auto& one : prices) {
        auto& table = tables[{std::string(service_of(one.price.key.id)), one.region}];
        table.entries.push_back(entry_of(code, one));
        if (one.price.free_quantity) table.allowances.push_back(allowance_of(code, one));
    }
    const auto edition = edition_of(prices);
    std::vector<offer_file> files{book_file(code, book), source_file(code, prices)};
    for (const auto& [where, table] : tables) {
        files.push_back({"tables/" + book + "/" + where.first + "/" + where.second + ".json",
                         table_text(book, where.first, where.second, edition, table.entries, table.allowances)});
    }
    return files;
}

}  // namespace dbcost::io
