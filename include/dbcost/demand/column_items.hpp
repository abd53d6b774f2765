// SPDX-License-Identifier: MIT
// Rows as DynamoDB items: the sizes of items that hold what the columns of a table hold.
//
//   in      columns; attributes whose sizes are stated otherwise
//   out     sizes of items with their shares, names included (rule D1.1); attributes of the columns
//   errors  none
//
// An item has an attribute for each column that is not null. Text, bytes and documents count as long as
// they are stored in PostgreSQL; numbers as the digits of their type (rule D1.2): all that numeric declares,
// else the most that the type holds; dates and times as ISO 8601 text, a UUID as its 36 characters, a
// boolean as one byte. A column that is also a key or an attribute has the size that is stated there.
//
//   {"id" bigint, "note" text of 200 bytes, null in 70%}: 2 + 11 = 13 bytes in 70%, 217 in 30%
//
// Nulls in several columns are taken as independent of each other. Shares are whole parts of 10^12.
#pragma once
#include <dbcost/core/ratio.hpp>
#include <dbcost/scenario/workload.hpp>
#include <map>

namespace dbcost::inline v0_1::demand {

// Of types with one size in an item; 0: depends on the column. Numbers: a byte, and one for every two
// digits (5, 10, 19), counted from the point (6 and 15 digits touch 4 and 8 pairs).
inline constexpr std::array<std::int64_t, column_formats.size()> item_value_sizes{
    4, 6, 11, 5, 9, 0, 1, 10, 19, 20, 36, 0, 0, 0, 0};

// A value of a column, `stored` bytes long in PostgreSQL, as the value of an attribute.
[[nodiscard]] inline std::int64_t item_value_size(const column& of, std::int64_t stored) {
    const auto known = item_value_sizes[static_cast<std::size_t>(of.type)];
    if (known != 0) return known;
    if (of.type != column_type::numeric) return stored;
    if (!of.digits) return stored - 1;  // two bytes for four digits in both; the heads are 2 and 1
    const auto& digits = *of.digits;
    return 1 + (digits.precision - digits.scale + 1) / 2 + (digits.scale + 1) / 2;
}

// The attributes that the columns add to those of the entity; of several sizes the largest.
[[nodiscard]] inline std::vector<attribute> attributes_of_columns(const entity& of) {
    std::vector<attribute> made;
    for (const auto& one : of.columns) {
        if (of.find(one.name) != nullptr) continue;
        std::int64_t largest = 0;
        for (const auto& value : one.values) {
            largest = std::max(largest, item_value_size(one, value.size.count()));
        }
        made.push_back({one.name, bytes(largest)});
    }
    return made;
}

class item_sizes {
public:
    void add(const entity& of, const column& one) {
        const auto* stated = of.find(one.name);
        const auto name_size = static_cast<std::int64_t>(one.name.size());
        std::map<std::int64_t, integer> next;
        for (const auto& [size, weight] : weights_) {
            ratio share;
            integer given;
            for (const auto& value : one.values) {
                share = share + value.share;
                const integer to =
                    divide(weight * share.numerator(), share.denominator(), half_even);
                const auto length = stated != nullptr ? stated->value_size.count()
                                                      : item_value_size(one, value.size.count());
                next[size + name_size + length] += to - given;
                given = to;
            }
            next[size] += weight - given;
        }
        weights_ = std::move(next);
    }

    [[nodiscard]] size_distribution take() const {
        size_distribution made;
        for (const auto& [size, weight] : weights_) {
            if (weight > 0) made.classes.push_back({bytes(size), ratio(weight, whole)});
        }
        return made;
    }

private:
    static constexpr integer whole = power_of_ten(12);
    std::map<std::int64_t, integer> weights_{{0, whole}};
};

// The sizes of an entity's items, where its columns say what is in them.
[[nodiscard]] inline size_distribution item_sizes_of_columns(const entity& of) {
    item_sizes sizes;
    for (const auto& one : of.columns) sizes.add(of, one);
    return sizes.take();
}

}  // namespace dbcost::demand
