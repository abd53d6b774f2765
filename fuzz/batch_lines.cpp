// SPDX-License-Identifier: MIT
// Scenarios, a line each: a record for every line that is not blank, in one line of strict JSON.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/batch.hpp>
#include <dbcost/io/load_tables.hpp>

namespace dbcost::fuzz {

namespace {

[[nodiscard]] std::optional<std::string> line_of(std::string_view& rest) {
    if (rest.empty()) return std::nullopt;
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

}  // namespace

void batch_lines(std::string_view text) {
    std::int64_t records = 0;
    const auto take = [&](std::string_view block) {
        for (auto record = line_of(block); record; record = line_of(block)) {
            check_json(*record);
            ++records;
        }
        return true;
    };
    const batch_request asked{.file = std::string(input_file)};
    const auto made = batch(asked, embedded_tables(), [&] { return line_of(text); }, take);
    require(records == made.lines && made.failed <= made.lines, "a record for every line");
}

}  // namespace dbcost::fuzz
