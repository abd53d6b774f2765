// SPDX-License-Identifier: MIT
// Grids: points to rows, in blocks on all workers.
#include <dbcost/io/sweep.hpp>

#include "io/render_csv.hpp"
#include "io/total_records.hpp"
#include "io/workers.hpp"

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

constexpr std::int64_t block_size = 1024;  // points handed over at a time

class grid {
public:
    explicit grid(const sweep_request& asked) : asked_(asked) {}

    [[nodiscard]] std::string head() const {
        std::vector<std::string> fields;
        for (const auto& axis : asked_.axes) fields.push_back(axis.pointer);
        for (const auto* name : {"deployment", "total", "exact_total", "complete", "carries", "error"}) {
            fields.emplace_back(name);
        }
        return io::csv_record(fields);
    }

    [[nodiscard]] io::total_record row_at(std::int64_t point, const tables& data) const {
        const auto values = values_at(point);
        auto overrides = asked_.overrides;
        for (std::size_t i = 0; i < values.size(); ++i) overrides.sets.emplace_back(asked_.axes[i].pointer, values[i]);
        const auto totals = guard_overflow(asked_.file, [&]() -> result<std::vector<deployment_total>> {
            const auto from = parse_scenario(asked_.text, asked_.file, overrides);
            if (!from) return from.problems();
            return totals_of(*from, data, asked_.options, asked_.only);
        });
        auto text = asked_.as == record_format::csv ? csv_of(values, totals) : record_of(values, totals);
        return {std::move(text), !totals, totals && !io::all_complete(*totals)};
    }

private:
    // The last axis is the fastest.
    [[nodiscard]] std::vector<std::string> values_at(std::int64_t point) const {
        std::vector<std::string> values(asked_.axes.size());
        for (auto i = asked_.axes.size(); i-- > 0;) {
            const auto& of = asked_.axes[i].values;
            const auto size = static_cast<std::int64_t>(of.size());
            values[i] = of[static_cast<std::size_t>(point % size)];
            point /= size;
        }
        return values;
    }

    [[nodiscard]] static std::string csv_of(const std::vector<std::string>& values,
                                            const result<std::vector<deployment_total>>& totals) {
        std::string text;
        const auto add = [&](std::initializer_list<std::string> rest) {
            auto fields = values;
            fields.insert(fields.end(), rest);
            text += io::csv_record(fields);
        };
        if (!totals) {
            const auto& problem = totals.problems().front();
            add({"", "", "", "", "", std::string(name(problem.code)) + " " + problem.place + ": " + problem.seen});
            return text;
        }
        for (const auto& of : *totals) {
            add({of.name, to_fixed(round_to_cents(of.exact).amount()), to_string(of.exact),
                 of.complete ? "true" : "false", std::string(metering::name(of.load)), ""});
        }
        return text;
    }

    [[nodiscard]] std::string record_of(const std::vector<std::string>& values,
                                        const result<std::vector<deployment_total>>& totals) const {
        json record{{"sweep", 1}, {"values", json::object()}};
        for (std::size_t i = 0; i < values.size(); ++i) record["values"][asked_.axes[i].pointer] = values[i];
        if (totals) {
            record["deployments"] = io::list_json(*totals, io::total_json);
        } else {
            record["errors"] = io::list_json(totals.problems(), io::error_json);
        }
        return io::json_record(record);
    }

    const sweep_request& asked_;
};

}  // namespace

result<std::int64_t> grid_size(const std::vector<sweep_axis>& axes) {
    integer points = 1;
    for (const auto& axis : axes) {
        points *= static_cast<std::int64_t>(axis.values.size());
        if (points <= most_points) continue;
        return error{errc::out_of_range, "--vary", "at least " + to_string(points) + " points",
                     "at most " + std::to_string(most_points), "take larger steps, or fewer values at a time"};
    }
    return to_int64(points);
}

result<sweep_outcome> sweep(const sweep_request& asked, const tables& data, const take_rows& take) {
    const auto points = grid_size(asked.axes);
    if (!points) return points.problems();
    const grid over(asked);
    io::workers crew(data, asked.jobs);
    sweep_outcome made;
    if (asked.as == record_format::csv && !take(over.head(), 0)) made.stopped = true;
    while (made.points < *points && !made.stopped) {
        const auto count = std::min(block_size, *points - made.points);
        const auto rows = crew.map(static_cast<std::size_t>(count), [&](std::size_t i, const tables& own) {
            return over.row_at(made.points + static_cast<std::int64_t>(i), own);
        });
        made.points += count;
        made.stopped = !take(io::counted_block(rows, made), made.points);
    }
    return made;
}

}  // namespace dbcost
