// SPDX-License-Identifier: MIT
// The records of a trace of CPU credits.
#include <dbcost/io/render_credits.hpp>

#include "io/render_csv.hpp"

namespace dbcost::inline v0_1 {

std::string render_credits(const std::vector<traced_credits>& stores) {
    using metering::text_of;
    std::string text = io::csv_record(
        {"deployment", "store", "hour", "wanted", "balance", "surplus", "charged", "throttled"});
    for (const auto& of : stores) {
        for (const auto& [hour, seen] : of.hours) {
            text +=
                io::csv_record({of.deployment, of.store, std::to_string(hour), text_of(seen.wanted),
                                text_of(seen.end.balance()), text_of(seen.end.surplus()),
                                text_of(seen.charged), text_of(seen.throttled)});
        }
    }
    return text;
}

}  // namespace dbcost
