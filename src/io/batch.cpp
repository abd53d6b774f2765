// SPDX-License-Identifier: MIT
// Lines of scenarios to records of totals, in blocks on all workers.
#include <dbcost/io/batch.hpp>

#include "io/total_records.hpp"
#include "io/workers.hpp"

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t block_lines = 1024, block_bytes = longest_line;

struct numbered_line {
    std::int64_t number = 0;
    std::string text;
};

[[nodiscard]] bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The next block, until its lines or their bytes are enough.
[[nodiscard]] std::vector<numbered_line> read_block(const next_line& next, std::int64_t& number) {
    std::vector<numbered_line> lines;
    std::size_t bytes = 0;
    while (lines.size() < block_lines && bytes < block_bytes) {
        auto line = next();
        if (!line) break;
        ++number;
        if (is_blank(*line)) continue;
        bytes += line->size();
        lines.push_back({number, *std::move(line)});
    }
    return lines;
}

[[nodiscard]] json failed_json(const numbered_line& line, const errors& problems) {
    return {{"batch", 1}, {"line", line.number}, {"errors", io::list_json(problems, io::error_json)}};
}

[[nodiscard]] error too_long(const std::string& place) {
    return {errc::out_of_range, place, "a line of more than " + std::to_string(longest_line) + " bytes",
            "one scenario a line", "write each scenario on a line of its own"};
}

[[nodiscard]] io::total_record record_of(const numbered_line& line, const batch_request& asked, const tables& data) {
    const auto place = asked.file + ": line " + std::to_string(line.number);
    const auto fail = [&](const errors& problems) {
        return io::total_record{io::json_record(failed_json(line, problems)), true, false};
    };
    if (line.text.size() > longest_line) return fail({too_long(place)});
    const auto from = parse_scenario(line.text, place, asked.overrides);
    if (!from) return fail(from.problems());
    const auto totals = guard_overflow(place, [&] { return totals_of(*from, data, asked.options, asked.only); });
    if (!totals) return fail(totals.problems());
    const json made{{"batch", 1}, {"line", line.number}, {"name", from->name},
                    {"deployments", io::list_json(*totals, io::total_json)}};
    return {io::json_record(made), false, !io::all_complete(*totals)};
}

}  // namespace

batch_outcome batch(const batch_request& asked, const tables& data, const next_line& next, const take_records& take) {
    io::workers crew(data, asked.jobs);
    batch_outcome made;
    std::int64_t number = asked.first_line - 1;
    for (auto lines = read_block(next, number); !lines.empty() && !made.stopped; lines = read_block(next, number)) {
        const auto records = crew.map(lines.size(), [&](std::size_t i, const tables& own) {
            return record_of(lines[i], asked, own);
        });
        made.lines += static_cast<std::int64_t>(lines.size());
        made.stopped = !take(io::counted_block(records, made));
    }
    return made;
}

}  // namespace dbcost
