// SPDX-License-Identifier: MIT
// What the sizing check assumes of a PostgreSQL server: values of the scenario, each with its default.
//
//   rds_sizing mine;                       // nothing stated
//   mine.of(assumption::cache_hit)         // ratio(99, 100), its default
//   defaults_text(mine)                    // "headroom 20%, cache_hit 99%, ...": what a bill lists
//
// No source of AWS states these figures: they are round ones for a small web application, to be replaced
// by measured ones. What each means: docs/reference/sizing.md. errors: none here.
#pragma once
#include <array>
#include <dbcost/core/ratio.hpp>
#include <optional>
#include <string>

namespace dbcost::inline v0_1 {

enum class assumption {
    headroom, cache_hit, hot_share, cache_memory, index_pages, ios_per_write, pages_per_scan_io,
    statement_cpu, row_cpu, write_cpu, connection_time, reserved_connections
};

enum class assumption_unit { share, milliseconds, count };

struct assumption_info {
    assumption id;
    std::string_view key;  // under "sizing"
    assumption_unit unit;
    std::int64_t numerator, denominator;  // of the default
};

inline constexpr std::array<assumption_info, 12> assumptions{{
    {assumption::headroom, "headroom", assumption_unit::share, 20, 100},
    {assumption::cache_hit, "cache_hit", assumption_unit::share, 99, 100},
    {assumption::hot_share, "hot_share", assumption_unit::share, 5, 100},
    {assumption::cache_memory, "cache_memory", assumption_unit::share, 75, 100},
    {assumption::index_pages, "index_pages", assumption_unit::count, 3, 1},
    {assumption::ios_per_write, "ios_per_write", assumption_unit::count, 3, 1},
    {assumption::pages_per_scan_io, "pages_per_scan_io", assumption_unit::count, 16, 1},
    {assumption::statement_cpu, "statement_cpu", assumption_unit::milliseconds, 1, 10},
    {assumption::row_cpu, "row_cpu", assumption_unit::milliseconds, 2, 1000},
    {assumption::write_cpu, "write_cpu", assumption_unit::milliseconds, 2, 10},
    {assumption::connection_time, "connection_time", assumption_unit::milliseconds, 5, 1},
    {assumption::reserved_connections, "reserved_connections", assumption_unit::count, 5, 1},
}};

[[nodiscard]] constexpr const assumption_info& info(assumption id) {
    return assumptions[static_cast<std::size_t>(id)];
}

struct rds_sizing {
    std::array<std::optional<ratio>, assumptions.size()> stated;  // by assumption
    std::optional<std::int64_t> connections;  // that clients hold open, busy or not
    std::optional<ratio> replica_reads;       // share of reads that go to read replicas; none unless stated

    [[nodiscard]] const std::optional<ratio>& stated_of(assumption id) const {
        return stated[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] ratio of(assumption id) const {
        return stated_of(id).value_or(ratio(info(id).numerator, info(id).denominator));
    }
};

// "99%", "0.1 ms", "3".
[[nodiscard]] inline std::string value_text(const rds_sizing& of, assumption id) {
    const bool share = info(id).unit == assumption_unit::share;
    const auto number = to_string(close(of.of(id) * ratio(share ? 100 : 1), half_even));
    return number + (share ? "%" : info(id).unit == assumption_unit::milliseconds ? " ms" : "");
}

// The assumptions that are not stated, with their values.
[[nodiscard]] inline std::string defaults_text(const rds_sizing& of) {
    std::string text;
    for (const auto& known : assumptions) {
        if (of.stated_of(known.id)) continue;
        text += (text.empty() ? "" : ", ") + std::string(known.key) + " " + value_text(of, known.id);
    }
    return text;
}

}  // namespace dbcost
