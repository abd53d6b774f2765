// SPDX-License-Identifier: MIT
// Reads an allowance: what is free each month, a quantity or the quantities of other meters.
#include "io/table_entry.hpp"
#include "io/table_meter.hpp"

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::vector<meter> read_equal_to(object_reader& entry, std::optional<meter> id,
                                               json_problems& problems) {
    std::vector<meter> meters;
    if (!entry.has("equal_to")) return meters;
    for (const auto* node : filled_list(entry, "equal_to", "at least one meter id", problems)) {
        const auto other = parsed_text(node, parse_meter_id, problems, "a meter id in quotes");
        if (!other) continue;
        meters.push_back(*other);
        if (!id || info(*other).unit == info(*id).unit) continue;
        problems.add(*node, errc::unit_mismatch,
                     std::string(name(*other)) + " in " + std::string(info(*other).unit),
                     "a meter in " + std::string(info(*id).unit),
                     "an allowance can equal only quantities of its own unit");
    }
    return meters;
}

[[nodiscard]] allowance_value read_allowance_value(const json_node& node, bool equals_meters,
                                                   reading& in) {
    object_reader reader(node, "a dated allowance", in.problems);
    allowance_value value;
    value.known = read_evidence(reader, in);
    const auto* quantity =
        equals_meters
            ? reader.optional("quantity")
            : reader.required("quantity", "how much is free, or \"equal_to\" in the entry");
    reader.finish();
    if (equals_meters && quantity != nullptr) {
        in.problems.add(*quantity, errc::contradiction, "a quantity beside \"equal_to\"",
                        "a quantity or \"equal_to\", not both", "drop the one that is not so");
        return value;
    }
    value.quantity = quoted_number(quantity, parse_amount, in.problems).value_or(closed_quantity{});
    return value;
}

}  // namespace

allowance_entry read_allowance(const json_node& node, reading& in, std::string place) {
    object_reader reader(node, "an allowance", in.problems);
    allowance_entry entry;
    const auto* id_node = reader.required("meter", "a meter id, such as \"dynamodb.storage\"");
    const auto id = parsed_text(id_node, parse_meter_id, in.problems, "a meter id in quotes");
    if (id) {
        entry.id = *id;
        check_service(*id_node, *id, in);
    }
    entry.name =
        filled_text(reader.required("name", "such as \"free tier\""), "a name", in.problems);
    check_unit(reader, id, in.problems);
    entry.equal_to = read_equal_to(reader, id, in.problems);
    const bool equals_meters = reader.has("equal_to");
    const auto read = [&](const json_node& value, reading& inner) {
        return read_allowance_value(value, equals_meters, inner);
    };
    entry.values = read_values<allowance_value>(reader, in, read);
    reader.finish();
    entry.book = in.head.book;
    entry.region = in.head.region;
    entry.place = std::move(place);
    return entry;
}

}  // namespace dbcost::io
