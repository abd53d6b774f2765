// SPDX-License-Identifier: MIT
// The commands: each adds itself to the command line and leaves its exit status behind.
#pragma once
#include "status.hpp"
#include "usage.hpp"

namespace dbcost::calculator {

void add_bill_commands(CLI::App& top, exit_status& status);    // estimate, compare, explain
void add_prices_commands(CLI::App& top, exit_status& status);  // prices list, show, check
void add_import_command(CLI::App& prices, exit_status& status);  // prices import
void add_price_diff_command(CLI::App& prices, exit_status& status);  // prices diff
void add_scaling_command(CLI::App& top, exit_status& status);
void add_credits_command(CLI::App& top, exit_status& status);
void add_capacity_command(CLI::App& top, exit_status& status);
void add_footprint_command(CLI::App& top, exit_status& status);
void add_reservations_command(CLI::App& top, exit_status& status);
void add_difference_command(CLI::App& top, exit_status& status);  // diff
void add_solve_command(CLI::App& top, exit_status& status);
void add_record_commands(CLI::App& top, exit_status& status);  // sweep, batch
void add_range_command(CLI::App& top, exit_status& status);
void add_migrate_command(CLI::App& top, exit_status& status);
void add_advise_command(CLI::App& top, exit_status& status);
void add_verify_command(CLI::App& top, exit_status& status);
void add_schema_command(CLI::App& top, exit_status& status);

}  // namespace dbcost::calculator
