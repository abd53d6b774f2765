// SPDX-License-Identifier: MIT
// Sample items, a line each: all are counted, and their shares make one.
#include "checks.hpp"
#include "targets.hpp"

#include "io/item_reading.hpp"
#include "io/sample_items.hpp"

namespace dbcost::fuzz {

void sample_items(std::string_view text) {
    entity what;
    what.name = "event";
    what.key = {{"id", {}}, {"at", {}}};
    const auto limits = io::shipped_item_limits(std::nullopt);
    const auto [counted, problems] = io::measure_items(what, limits, 1, text, std::string(input_file));
    if (!problems.empty()) return check_problems(problems);
    std::size_t items = 0;
    for (const auto& one : counted) items += static_cast<std::size_t>(one.items);
    std::size_t lines = 0;
    (void)io::for_each_json_line(text, "", [&](const auto&) { return ++lines, errors(); });
    require(items == lines, "every item is counted");
    ratio all;
    for (const auto& one : io::classes_of(counted)) all = all + one.share;
    require(all == ratio(counted.empty() ? 0 : 1), "the shares make one");
}

}  // namespace dbcost::fuzz
