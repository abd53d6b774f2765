// SPDX-License-Identifier: MIT
// Meters as price tables name them: keys with checked attributes, the meter's service and its unit.
#pragma once
#include "io/table_reading.hpp"

#include <dbcost/io/load_tables.hpp>

namespace dbcost::inline v0_1::io {

// The service whose tables hold a meter or a limit, by the id's first word; empty: none does.
[[nodiscard]] std::string_view service_of(std::string_view id);

// As parse_meter_key, and attributes with a closed list of values hold one of them.
[[nodiscard]] result<meter_key> parse_table_key(std::string_view text);
// A meter without its attributes.
[[nodiscard]] result<meter> parse_meter_id(std::string_view text);

// The meter belongs to the service of the file.
void check_service(const json_node& node, meter id, reading& in);
// The entry's "unit" is that of the meter; without a meter it is only checked to be text.
void check_unit(object_reader& entry, std::optional<meter> id, json_problems& problems);

}  // namespace dbcost::io
