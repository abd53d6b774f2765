// SPDX-License-Identifier: MIT
// Reads the volume and the backups of an RDS store; internal to io.
#pragma once
#include "io/scenario_deployments.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] rds_storage read_storage(const json_node* node, json_problems& problems);
[[nodiscard]] std::optional<rds_backup> read_backup(const json_node* node, json_problems& problems);

}  // namespace dbcost::io
