// SPDX-License-Identifier: MIT
// Reads when the instances of an RDS store run.
#pragma once
#include "io/scenario_values.hpp"

#include <dbcost/scenario/deployment.hpp>

namespace dbcost::inline v0_1::io {

[[nodiscard]] rds_running read_running(object_reader& store, json_problems& problems);

}  // namespace dbcost::io
