// SPDX-License-Identifier: MIT
// Totals and errors as JSON, for records of many scenarios. Internal to io.
#pragma once
#include "io/render_json.hpp"

#include <dbcost/estimate/totals.hpp>

namespace dbcost::inline v0_1::io {

[[nodiscard]] nlohmann::ordered_json total_json(const deployment_total& of);

[[nodiscard]] bool all_complete(const std::vector<deployment_total>& totals);

// The text of a scenario's record, and whether it holds errors or lower bounds.
struct total_record {
    std::string text;
    bool failed = false, incomplete = false;
};

// The records as one block, counted.
template <class Outcome>
[[nodiscard]] std::string counted_block(const std::vector<total_record>& records, Outcome& counts) {
    std::string block;
    for (const auto& one : records) {
        block += one.text;
        counts.failed += one.failed ? 1 : 0;
        counts.incomplete += one.incomplete ? 1 : 0;
    }
    return block;
}

}  // namespace dbcost::io
