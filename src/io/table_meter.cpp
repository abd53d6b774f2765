// SPDX-License-Identifier: MIT
// Meters as price tables name them: keys with checked attributes, the meter's service and its unit.
#include "io/table_meter.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// Attributes with a closed list of values: a slip there would be a price that nothing ever finds.
struct attribute_words {
    std::string_view attribute;
    std::array<std::string_view, 3> words;
};
constexpr std::array<attribute_words, 3> closed_attributes{
    {{"deployment", {"single-az", "multi-az"}},
     {"option", {"no-upfront", "partial-upfront", "all-upfront"}},
     {"term", {"1yr", "3yr"}}}};

[[nodiscard]] std::vector<std::string_view> words_of(std::string_view attribute) {
    std::vector<std::string_view> words;
    for (const auto& closed : closed_attributes) {
        if (closed.attribute != attribute) continue;
        for (const auto word : closed.words) {
            if (!word.empty()) words.push_back(word);
        }
    }
    return words;
}

[[nodiscard]] std::optional<error> bad_attribute(const meter_key& key) {
    const auto& known = info(key.id);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        const auto words = words_of(known.attributes[i]);
        if (words.empty() || std::find(words.begin(), words.end(), key.values[i]) != words.end())
            continue;
        return error{errc::bad_meter, "",
                     shown(std::string(known.attributes[i]) + "=" + key.values[i]),
                     std::string(known.attributes[i]) + ": one of " + listed(words),
                     suggest(key.values[i], words)};
    }
    return std::nullopt;
}

}  // namespace

result<meter_key> parse_table_key(std::string_view text) {
    auto key = parse_meter_key(text);
    if (!key) return key;
    if (auto problem = bad_attribute(*key)) return *problem;
    return key;
}

void check_service(const json_node& node, meter id, reading& in) {
    const auto service = service_of(name(id));
    if (in.head.service.empty() || in.head.service == service) return;
    in.problems.add(node, errc::contradiction,
                    std::string(name(id)) + " in a table of the service " + in.head.service,
                    "meters of " + in.head.service,
                    "move the entry to the table of " + std::string(service));
}

void check_unit(object_reader& entry, std::optional<meter> id, json_problems& problems) {
    const auto* node = entry.required("unit", "the unit of the meter");
    const auto* unit = text_of(node, "the unit of the meter, in quotes", problems);
    if (unit == nullptr || !id || *unit == info(*id).unit) return;
    problems.add(*node, errc::unit_mismatch, shown(*node),
                 shown(info(*id).unit) + ", the unit of " + std::string(name(*id)),
                 "state the price in the meter's unit");
}

result<meter> parse_meter_id(std::string_view text) {
    if (const auto id = find_meter(text)) return *id;
    if (text.find('[') == text.npos) return dbcost::detail::unknown_meter(text);
    return error{errc::bad_meter, "", shown(text), "a meter id without attributes",
                 "an allowance is one for all attributes: drop the brackets"};
}

std::string_view service_of(std::string_view id) {
    if (id.starts_with("dynamodb.")) return table_services[0];
    if (id.starts_with("rds.")) return table_services[1];
    if (id.starts_with("transfer.")) return table_services[2];
    return {};
}

}  // namespace dbcost::io
