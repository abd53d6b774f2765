// SPDX-License-Identifier: MIT
// Renders a trace of CPU credits as CSV: a record an hour and store.
//
//   render_credits(*trace_credits(scenario, tables, {}, {}))
//
//   deployment,store,hour,wanted,balance,surplus,charged,throttled
//
// All are credits (vCPU-minutes) of one instance, with up to ten digits after the point; `balance` and
// `surplus` are those at the end of the hour. RFC 4180: records end in CR LF.
#pragma once
#include <dbcost/estimate/credit_trace.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_credits(const std::vector<traced_credits>& stores);

}  // namespace dbcost
