// SPDX-License-Identifier: MIT
// Renders a trace of provisioned capacity as CSV: a record a minute and side.
//
//   render_scaling(*trace_scaling(scenario, tables, {}, {}))
//
//   deployment,store,target,side,minute,load,capacity,consumed,throttled,burst,event
//
// `capacity` is in units a second; the others are units of the minute, halves among them; `burst` is
// what the bucket holds at its end. The event decides about the next minute; `schedule` is a change that
// holds from this minute on. RFC 4180: records end in CR LF.
#pragma once
#include <dbcost/estimate/scaling_trace.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_scaling(const std::vector<traced_side>& sides);

}  // namespace dbcost
