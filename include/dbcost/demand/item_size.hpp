// SPDX-License-Identifier: MIT
// Item sizes: what DynamoDB counts of an item and of the entries it has in indexes, and what it refuses.
//
//   in      an item (item_value.hpp), the bytes an element of a list or map costs [0 or 1]
//   out     bytes, exact
//   errors  check_item: missing-key, wrong-type (key attributes), refused-by-aws, item-too-large
//
// An item is the sum of its attributes: the UTF-8 bytes of the name and the value (rule D1.1). A string
// is its bytes in UTF-8, a binary value its bytes, true, false and null one byte. A number is kept in
// base 100, aligned at the decimal point: one byte, and one for each base-100 digit from the first to the
// last that is not zero; one more when negative, 21 at most; zero is one byte. A list or map is 3 bytes,
// its contents, and one more an element (option nested_element_overhead; the text of 2019 has none). A
// set is its elements (D1.2).
//
//   item_size(make_item({{"shirt-color", make_string("R")}, {"shirt-size", make_string("M")}}), 1)  // bytes(23)
//   number_size(*parse_item_number("150"))                                                      // 3
//
// Source: metering rules D1 and D4.1; numbers, sets and elements as measured in part E, the most bytes
// of a number recalled. The limits are data (pricing/limits); one that is not given refuses nothing.
#pragma once
#include <dbcost/core/units.hpp>
#include <dbcost/demand/item_value.hpp>
#include <dbcost/scenario/deployment.hpp>

namespace dbcost::inline v0_1::demand {

// ---- sizes (D1.1, D1.2) ------------------------------------------------------------------------

inline constexpr std::int64_t container_bytes = 3;  // of a list or map
inline constexpr std::int64_t largest_number_bytes = 21;

// Which base-100 digit holds a power of ten: 0 for 10^0 and 10^1, -1 for 10^-1 and 10^-2.
[[nodiscard]] constexpr std::int64_t base_100_place(std::int64_t power_of_ten) {
    return power_of_ten >= 0 ? power_of_ten / 2 : -((1 - power_of_ten) / 2);
}

[[nodiscard]] inline std::int64_t number_size(const item_number& number) {
    if (number.is_zero()) return 1;
    const auto first = base_100_place(number.magnitude()), last = base_100_place(number.exponent);
    return std::min(1 + (first - last + 1) + (number.negative ? 1 : 0), largest_number_bytes);
}

[[nodiscard]] inline std::int64_t length_of(const std::string& text) {
    return static_cast<std::int64_t>(text.size());
}

[[nodiscard]] inline std::int64_t value_size(const item_value& value,
                                             std::int64_t element_overhead) {
    std::int64_t size = 0;
    const bool container = value.type == value_type::list || value.type == value_type::map;
    const std::int64_t each = container ? element_overhead : 0;
    for (const auto& element : value.elements) size += value_size(element, element_overhead) + each;
    for (const auto& member : value.members) {
        size += length_of(member.name) + value_size(member.value, element_overhead) + each;
    }
    switch (value.type) {
        case value_type::string:
        case value_type::binary:
            return length_of(value.text);
        case value_type::number:
            return number_size(value.number);
        case value_type::boolean:
        case value_type::null:
            return 1;
        case value_type::list:
        case value_type::map:
            return container_bytes + size;
        default:
            return size;
    }
}

[[nodiscard]] inline bytes item_size(const stored_item& item, std::int64_t element_overhead) {
    std::int64_t size = 0;
    for (const auto& attribute : item.attributes) {
        size += length_of(attribute.name) + value_size(attribute.value, element_overhead);
    }
    return bytes(size);
}

// Levels of a value: 1, and one more for each list or map around its deepest part.
[[nodiscard]] inline std::int64_t levels_of(const item_value& value) {
    std::int64_t inner = 0;
    const bool container = value.type == value_type::list || value.type == value_type::map;
    if (!container) return 1;
    for (const auto& element : value.elements) inner = std::max(inner, levels_of(element));
    for (const auto& member : value.members) inner = std::max(inner, levels_of(member.value));
    return 1 + inner;
}

// ---- index entries (D1.4, D4.1) ----------------------------------------------------------------

struct index_schema {
    std::string name;
    std::vector<std::string> key;  // partition key first
    projection projected = projection::all;
    std::vector<std::string> included;
};

// The entry of an item: the attributes it carries, each once. None unless the item has every attribute of
// the index key.
[[nodiscard]] inline std::optional<stored_item> entry_of(const stored_item& item,
                                                         const std::vector<std::string>& table_key,
                                                         const index_schema& index) {
    for (const auto& part : index.key) {
        if (item.find(part) == nullptr) return std::nullopt;
    }
    if (index.projected == projection::all) return item;
    const auto carries = [&](const std::string& attribute) {
        for (const auto* names : {&table_key, &index.key, &index.included}) {
            if (std::find(names->begin(), names->end(), attribute) != names->end()) return true;
        }
        return false;
    };
    stored_item entry;
    for (const auto& attribute : item.attributes) {
        if (carries(attribute.name)) entry.attributes.push_back(attribute);
    }
    return entry;
}

// ---- what is refused (D1.3) --------------------------------------------------------------------

struct item_limits {
    std::optional<std::int64_t> item_bytes, partition_key_bytes, sort_key_bytes, nesting_levels;
};

namespace detail {

[[nodiscard]] inline std::string in_quotes(const std::string& name) { return "\"" + name + "\""; }

[[nodiscard]] inline error wrong_key_type(const std::string& attribute, value_type seen,
                                          std::string place) {
    return {errc::wrong_type, std::move(place),
            in_quotes(attribute) + " of type " + std::string(name(seen)),
            "a key attribute of type S, N or B (rule D1.3)",
            "keys are text, numbers or binary values; choose another attribute as key"};
}

[[nodiscard]] inline error bad_key_length(const std::string& attribute, std::int64_t seen,
                                          std::int64_t most, std::string_view part,
                                          std::string place) {
    return {
        errc::refused_by_aws, std::move(place),
        in_quotes(attribute) + " with " + std::to_string(seen) + " bytes",
        "1 to " + std::to_string(most) + " bytes in a " + std::string(part) + " key (rule D1.3)",
        seen == 0 ? "a key is never empty" : "use a shorter key, such as a hash of the long one"};
}

}  // namespace detail

// The attributes of a key that an item has, of a table or of an index.
[[nodiscard]] inline errors check_key_values(const stored_item& item,
                                             const std::vector<std::string>& key,
                                             const item_limits& limits, const std::string& place) {
    errors problems;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto* value = item.find(key[i]);
        if (value == nullptr) continue;
        const auto type = value->type;
        if (type != value_type::string && type != value_type::number &&
            type != value_type::binary) {
            problems.push_back(detail::wrong_key_type(key[i], type, place));
            continue;
        }
        const auto& most = i == 0 ? limits.partition_key_bytes : limits.sort_key_bytes;
        const auto size = value_size(*value, 0);
        if (!most || (size >= 1 && size <= *most)) continue;
        problems.push_back(
            detail::bad_key_length(key[i], size, *most, i == 0 ? "partition" : "sort", place));
    }
    return problems;
}

// Everything DynamoDB refuses of an item by itself.
[[nodiscard]] inline errors check_item(const stored_item& item, const std::vector<std::string>& key,
                                       const item_limits& limits, std::int64_t element_overhead,
                                       const std::string& place) {
    auto problems = check_key_values(item, key, limits, place);
    for (const auto& part : key) {
        if (item.find(part) != nullptr) continue;
        problems.push_back({errc::missing_key, place, "no " + detail::in_quotes(part),
                            "an item with every key attribute",
                            "add the key attribute to the item"});
    }
    for (const auto& attribute : item.attributes) {
        if (!limits.nesting_levels || levels_of(attribute.value) <= *limits.nesting_levels)
            continue;
        problems.push_back(
            {errc::refused_by_aws, place,
             detail::in_quotes(attribute.name) + " with " +
                 std::to_string(levels_of(attribute.value)) + " levels",
             "at most " + std::to_string(*limits.nesting_levels) + " levels (rule D1.3)",
             "nest less, or store the document as text"});
    }
    const auto size = item_size(item, element_overhead).count();
    if (limits.item_bytes && size > *limits.item_bytes) {
        problems.push_back(
            {errc::item_too_large, place, std::to_string(size) + " bytes",
             "at most " + std::to_string(*limits.item_bytes) + " bytes an item (rule D1.3)",
             "split the item, or keep the large part elsewhere and its address in the item"});
    }
    return problems;
}

}  // namespace dbcost::demand
