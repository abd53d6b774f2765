// SPDX-License-Identifier: MIT
#include "io/total_records.hpp"

namespace dbcost::inline v0_1::io {

nlohmann::ordered_json total_json(const deployment_total& of) {
    return {{"name", of.name},
            {"total", to_fixed(round_to_cents(of.exact).amount())},
            {"exact_total", to_string(of.exact)},
            {"complete", of.complete},
            {"carries", metering::name(of.load)}};
}

bool all_complete(const std::vector<deployment_total>& totals) {
    return std::all_of(totals.begin(), totals.end(), [](const auto& of) { return of.complete; });
}

}  // namespace dbcost::io
