// SPDX-License-Identifier: MIT
// Files, stdin, stdout and stderr: results on stdout, everything else on stderr.
#pragma once
#include "status.hpp"

#include <dbcost/io/render.hpp>

namespace dbcost::calculator {

// A file's text, or all of stdin for "-"; file-unreadable otherwise.
[[nodiscard]] result<std::string> read_input(const std::string& file_name);

// Writes a result and says whether every byte was taken; if not, a message is on stderr.
[[nodiscard]] bool write_result(std::string_view text);

// The result and the status it ends with, or `cannot` when it could not be written.
[[nodiscard]] exit_status finish(std::string_view text, exit_status status);

// Pointers into the scenario say which file they point into.
[[nodiscard]] errors with_file(errors problems, const std::string& file);

// Errors in the one layout, or as JSON where the result would be JSON; returns the status.
exit_status report(const errors& problems, format as, exit_status status);
// What is only odd, in the same layout.
void warn(const errors& oddities, format as);

}  // namespace dbcost::calculator
