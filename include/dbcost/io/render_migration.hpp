// SPDX-License-Identifier: MIT
// The one-off bill of a migration in every format: first what a manager asks, then line by line.
#pragma once
#include <dbcost/analysis/migration.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] std::string render_migration(const migration& of, format as);

}  // namespace dbcost
