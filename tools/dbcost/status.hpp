// SPDX-License-Identifier: MIT
// The exit statuses that scripts rely on (docs/reference/commands.md).
#pragma once

namespace dbcost::calculator {

enum exit_status {
    done = 0,
    cannot = 1,       // bad data, a missing file, an output that could not be written
    wrong_usage = 2,  // an unknown command or option, or a value that an option cannot have
    gate_failed = 3,  // the result is printed, and above a limit
    incomplete = 4    // the result is printed, and a lower bound
};

}  // namespace dbcost::calculator
