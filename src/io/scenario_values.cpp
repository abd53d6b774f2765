// SPDX-License-Identifier: MIT
// Bodies of scenario_values.hpp.
#include "io/scenario_values.hpp"

#include <algorithm>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::string joined(const std::vector<std::string_view>& words) {
    std::string list;
    for (const auto& word : words) {
        if (!list.empty()) list += ", ";
        list += word;
    }
    return list;
}

[[nodiscard]] result<decimal<10>> parse_amount(std::string_view text) {
    auto number = parse_decimal<10>(text);
    if (!number || *number >= decimal<10>{}) return number;
    return error{errc::out_of_range, "", shown(text), "an amount that is not negative",
                 "drop the minus sign, or leave the key out"};
}

[[nodiscard]] result<growth> parse_growth(std::string_view text) {
    if (!text.ends_with('%')) {
        const auto count = parse_count(text);
        if (!count) return count.problems();
        return growth{false, *count};
    }
    const auto percent = parse_decimal<10>(text.substr(0, text.size() - 1));
    if (!percent || *percent < decimal<10>{}) {
        return error{errc::bad_share, "", shown(text),
                     "a percentage or a count that is not negative",
                     "write growth like \"5%\" or \"20000\""};
    }
    return growth{true, ratio(*percent) * ratio(1, 100)};
}

// The number before " <unit>", or nothing.
[[nodiscard]] std::optional<decimal<10>> number_before(std::string_view text,
                                                       std::string_view unit) {
    if (!text.ends_with(unit)) return std::nullopt;
    const auto number = parse_decimal<10>(text.substr(0, text.size() - unit.size()));
    if (!number || *number < decimal<10>{}) return std::nullopt;
    return *number;
}

[[nodiscard]] result<ratio> parse_days(std::string_view text) {
    for (const std::string_view unit : {" days", " day"}) {
        if (const auto days = number_before(text, unit)) return ratio(*days);
    }
    return error{errc::bad_number, "", shown(text), "a number of days, such as \"30 days\"",
                 "write the number, a space and \"days\""};
}

[[nodiscard]] result<ratio> parse_milliseconds(std::string_view text) {
    if (const auto number = number_before(text, " ms")) return ratio(*number);
    if (const auto number = number_before(text, " s")) return ratio(*number) * ratio(1000);
    return error{errc::bad_number, "", shown(text), "a time, such as \"400 ms\" or \"2 s\"",
                 "write the number, a space and ms or s"};
}

[[nodiscard]] result<std::string> parse_region(std::string_view text) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (!text.empty() && text.find_first_not_of(allowed) == text.npos) return std::string(text);
    return error{errc::unknown_region, "", shown(text),
                 "the code of a region, such as \"us-east-1\"",
                 "write the code in lower-case letters, digits and hyphens, not the region's name"};
}

[[nodiscard]] bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F;
    });
}

}  // namespace

std::optional<bytes> size_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_size, problems);
}

std::optional<bytes> some_size_of(const json_node* node, json_problems& problems) {
    const auto size = size_of(node, problems);
    if (size && *size == bytes(0)) {
        problems.add(*node, errc::out_of_range, shown(*node), "a size above zero",
                     "state the size, or leave out what does not exist");
        return std::nullopt;
    }
    return size;
}

std::optional<rate> rate_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_rate, problems);
}

std::optional<ratio> share_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_share, problems);
}

std::optional<ratio> quantity_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_count, problems);
}

std::optional<decimal<10>> amount_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_amount, problems);
}

std::optional<decimal<10>> positive_amount_of(const json_node* node, json_problems& problems) {
    const auto amount = amount_of(node, problems);
    if (amount && amount->is_zero()) {
        problems.add(*node, errc::out_of_range, shown(*node), "a number above zero",
                     "correct the number");
        return std::nullopt;
    }
    return amount;
}

std::optional<growth> growth_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_growth, problems);
}

std::optional<ratio> days_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_days, problems);
}

std::optional<ratio> milliseconds_of(const json_node* node, json_problems& problems) {
    return parsed_number(node, parse_milliseconds, problems);
}

std::optional<std::string> words_of(const json_node* node, std::string_view expected,
                                    json_problems& problems) {
    const auto* text = text_of(node, expected, problems);
    if (text == nullptr) return std::nullopt;
    if (!text->empty()) return *text;
    problems.add(*node, errc::bad_choice, "an empty text", std::string(expected),
                 "fill it in, or leave the key out");
    return std::nullopt;
}

std::optional<std::string> region_of(const json_node* node, json_problems& problems) {
    return parsed_text(node, parse_region, problems, "the code of a region");
}

void check_region(const json_node& node, const std::string& code, json_problems& problems) {
    if (const auto region = parse_region(code); !region) problems.add(node, region.problems());
}

std::vector<std::string> names_of(const json_node* node, std::string_view expected,
                                  json_problems& problems) {
    std::vector<std::string> names;
    const auto* list = list_of(node, expected, problems);
    if (list == nullptr) return names;
    for (const json_node* element : list->children) {
        auto name = words_of(element, "a name", problems);
        if (name && std::find(names.begin(), names.end(), *name) != names.end()) {
            problems.add(*element, errc::contradiction, shown(*element) + " a second time",
                         "each name once", "remove one of them");
            name.reset();
        }
        names.push_back(
            name.value_or(""));  // a bad one keeps its place, for errors about the others
    }
    if (list->children.empty()) {
        problems.add(*list, errc::missing_key, "an empty list", std::string(expected),
                     "name at least one, or leave the key out");
    }
    return names;
}

void check_name(const json_node& node, json_problems& problems) {
    if (!node.key.empty() && !has_control_character(node.key)) return;
    problems.add(node, errc::bad_choice, shown(std::string_view(node.key)),
                 "a name of visible characters", "give it a name: bills and errors show it");
}

std::optional<meter_key> meter_key_of(const json_node& node, json_problems& problems) {
    auto key = parse_meter_key(node.key);
    if (key) return *key;
    problems.add(node, key.problems());
    return std::nullopt;
}

std::vector<stated_usage> usage_of(const json_node* node, json_problems& problems) {
    std::vector<stated_usage> usage;
    if (node == nullptr) return usage;
    if (node->kind != json_kind::object) {
        wrong_type(*node, "quantities by meter, such as {\"dynamodb.storage\": \"30\"}", problems);
        return usage;
    }
    for (const json_node* child : node->children) {
        const auto key = meter_key_of(*child, problems);
        const auto quantity = quantity_of(child, problems);
        if (key && quantity) usage.push_back({*key, *quantity, pointer_of(*child)});
    }
    return usage;
}

void bad_choice(const json_node& node, const std::vector<std::string_view>& known,
                json_problems& problems) {
    problems.add(node, errc::bad_choice, shown(node), "one of: " + joined(known),
                 suggest(node.text, known));
}

}  // namespace dbcost::io
