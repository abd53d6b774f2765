// SPDX-License-Identifier: MIT
// A trace of load, a weight a minute, as CSV: written again from what was read, it reads the same.
#include "checks.hpp"
#include "targets.hpp"

#include "io/scenario_trace.hpp"

namespace dbcost::fuzz {

void load_trace(std::string_view text) {
    const std::string file(input_file);
    const auto month_minutes = hours_730.hours() * 60;
    shape read;
    const auto problems = io::read_trace(read, text, file, month_minutes);
    if (!problems.empty()) {
        require(read.minutes.empty(), "a trace with a problem has no minutes");
        return check_problems(problems);
    }
    std::string again = "minute,weight\n";
    for (std::size_t i = 0; i < read.minutes.size(); ++i) {
        again += std::to_string(i) + "," + to_string(close(read.minutes[i], half_even)) + "\r\n";
    }
    shape reread;
    require(io::read_trace(reread, again, file, month_minutes).empty() && reread.minutes == read.minutes,
            "a trace that is written again is the same");
}

}  // namespace dbcost::fuzz
