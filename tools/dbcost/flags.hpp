// SPDX-License-Identifier: MIT
// The options that bills share: what is asked, read from the command line and checked.
#pragma once
#include "usage.hpp"

#include <dbcost/analysis/gate.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::calculator {

// As typed.
struct bill_flags {
    std::string file, format = "text";
    std::vector<std::string> sets;
    std::optional<std::string> as_of, book, month, deployment, require, prices, discounts, max_total, max_increase, line,
        months;
    bool no_defaults = false, accept_stale = false;
};

// As meant.
struct bill_request {
    std::string file;
    dbcost::format as = dbcost::format::text;
    scenario_overrides overrides;
    estimate_options options;
    std::string deployment;  // empty: all
    std::optional<std::string> prices, discounts, line;
    std::optional<exact_amount> max_total;
    std::optional<increase_limit> max_increase;
    std::optional<std::int64_t> months;  // bills of so many months instead of one
    bool records = false;                // each of them in a line of its own (ndjson)
};

// The scenario, what changes it, and its prices.
void add_scenario_flags(CLI::App& command, bill_flags& into);
// The same, with a format and a limit.
void add_bill_flags(CLI::App& command, bill_flags& into);
// Those of them that say how a scenario is estimated.
void add_estimate_flags(CLI::App& command, bill_flags& into);
void add_max_total_flag(CLI::App& command, bill_flags& into);
// Those of a trace: the scenario and what changes it.
void add_trace_flags(CLI::App& command, bill_flags& into);
void add_format_flag(CLI::App& command, std::string& into);

// "/pointer=value" of a flag, in two; bad-choice names the flag.
[[nodiscard]] result<std::pair<std::string, std::string>> parse_assignment(const std::string& flag,
                                                                           const std::string& text);
[[nodiscard]] result<format> parse_format(const std::string& name);
// For what is said of the other options: text where the name is no format.
[[nodiscard]] format format_or_text(const std::string& name);
// All problems of the values at once: bad-choice, bad-date, bad-month, bad-number, out-of-range.
[[nodiscard]] result<bill_request> parse_flags(const bill_flags& flags);

}  // namespace dbcost::calculator
