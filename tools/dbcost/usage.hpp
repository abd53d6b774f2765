// SPDX-License-Identifier: MIT
// Help that starts with examples, and what is said of a command line that makes no sense.
#pragma once
#include <dbcost/core/error.hpp>

#include <CLI/CLI.hpp>

namespace dbcost::calculator {

// A command with its help: first the examples, then the usage, then the options.
CLI::App& add_command(CLI::App& above, const std::string& name, const std::string& what,
                      const std::string& examples);
// The same for the program itself.
void describe(CLI::App& command, const std::string& what, const std::string& examples);

// What is wrong with the command line, in the layout of all errors.
[[nodiscard]] errors usage_problems(const CLI::App& top, const CLI::ParseError& problem,
                                    const std::vector<std::string>& words);

}  // namespace dbcost::calculator
