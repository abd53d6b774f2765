// SPDX-License-Identifier: MIT
// Inverse questions: for which values of a scenario does a deployment stay below a limit, which of two is
// cheaper, which value costs least.
//
//   const value_question asked{from, "/workload/operations/write/rate", range, make, tables, {}};
//   solve_limit(asked, "dynamodb", limit)          // from 1/day to 912/day within, from 913/day on above
//   solve_crossovers(asked, "dynamodb", "postgres")   // from where to where which one is cheaper
//   solve_cheapest(asked, "dynamodb")              // the value of the least total, and its neighbours
//
// `make` gives the scenario with its value set to a text of the range. Cost is step-shaped and may cross
// more than once, so the answer is the whole range in segments, exact at each border: the last value of one
// and the first of the next are neighbours, each with its cost. How sure that is stands beside it:
//   every value    all of them were asked (up to `most_asked`)
//   rising         the costs never fall (rising_cost.hpp), so that bounds leave out what cannot change
//   grid           only so many values were asked, and what lies between two equal answers was not
// Whether the load is carried parts the range as well: what cannot carry it is never called cheaper.
//
// errors: those of varied_total.hpp, at the first value that has any.
#pragma once
#include <dbcost/analysis/rising_cost.hpp>
#include <dbcost/analysis/segments.hpp>
#include <dbcost/analysis/value_range.hpp>
#include <dbcost/analysis/varied_total.hpp>
#include <functional>

namespace dbcost::inline v0_1 {

struct value_question {
    const scenario& from;  // with any value: what it has and which deployments
    std::string pointer;
    value_range range;
    std::function<result<scenario>(const std::string& value)> make;
    const tables& data;
    estimate_options options;
    std::int64_t most_asked = 4096;
};

enum class sureness { every_value, rising, grid };
inline constexpr std::array<std::string_view, 3> sureness_names{"every value", "rising", "grid"};

struct search_report {
    sureness how{};
    std::string why_grid;    // why rising could not be relied on
    std::int64_t asked = 0;  // values
};

// What each of the deployments asked about costs at a value.
struct solved_point {
    std::string value;
    std::vector<deployment_total> costs;  // in the order of the question
};

enum class solve_verdict { within, above, first_cheaper, second_cheaper, equal };
inline constexpr std::array<std::string_view, 5> solve_verdict_names{"within", "above", "first cheaper",
                                                                     "second cheaper", "equal"};

struct solved_segment {
    solved_point first, last;
    solve_verdict verdict{};
    std::vector<bool> carried;  // by each deployment: false where its load is known not to be
};

struct solved {
    std::vector<std::string> deployments;
    std::vector<solved_segment> segments;
    search_report search;
};

struct cheapest_value {
    solved_point best;                          // the smallest value of the least cost
    std::optional<solved_point> below, above;   // its neighbours in the range
    search_report search;
};

namespace detail {

using asked_costs = std::vector<deployment_total>;

[[nodiscard]] inline bool is_carried(const deployment_total& of) { return of.load != metering::carries::no; }

class value_search {
public:
    value_search(const value_question& question, std::vector<std::string> names)
        : question_(question), names_(std::move(names)) {
        for (const auto& of : question_.from.deployments) {
            const bool asked = std::find(names_.begin(), names_.end(), of.name) != names_.end();
            if (asked && why_.empty()) why_ = why_not_rising(question_.from, of, question_.pointer);
        }
    }

    [[nodiscard]] result<asked_costs> ask(std::int64_t position) const {
        const auto value = question_.range.text_at(position);
        const auto made = question_.make(value);
        asked_costs costs;
        for (const auto& name : names_) {
            auto total = varied_total(made, name, question_.data, question_.options, value);
            if (!total) return total.problems();
            costs.push_back(*std::move(total));
        }
        return costs;
    }

    [[nodiscard]] solved_point point(const asked_step<asked_costs>& at) const {
        return {question_.range.text_at(at.step), at.state};
    }

    [[nodiscard]] bool is_small() const { return question_.range.size() <= question_.most_asked; }
    [[nodiscard]] sureness how() const {
        if (is_small()) return sureness::every_value;
        return why_.empty() ? sureness::rising : sureness::grid;
    }
    [[nodiscard]] const std::string& why() const { return why_; }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    // The ends where the gaps between them are searched; else a grid.
    [[nodiscard]] std::vector<std::int64_t> steps() const {
        const auto last = question_.range.size() - 1;
        std::vector<std::int64_t> made;
        const auto count = how() == sureness::grid ? question_.most_asked : std::min<std::int64_t>(last + 1, 2);
        for (std::int64_t i = 0; i < count; ++i) {
            made.push_back(count == 1 ? 0 : to_int64(integer(last) * i / (count - 1)));
        }
        return made;
    }

private:
    const value_question& question_;
    std::vector<std::string> names_;
    std::string why_;
};

// The whole range by a verdict on the costs; `settled` says that rising costs allow no change between two.
template <class Judge, class Settled>
[[nodiscard]] result<solved> solve_by(const value_question& question, std::vector<std::string> names, Judge judge,
                                      Settled settled) {
    const value_search search(question, std::move(names));
    const auto same = [&](const asked_costs& a, const asked_costs& b) {
        const auto carried = [](const auto& x, const auto& y) { return is_carried(x) == is_carried(y); };
        return judge(a) == judge(b) && std::equal(a.begin(), a.end(), b.begin(), carried);
    };
    auto how = search.how();
    std::int64_t left = question.most_asked;
    const auto skip = [&](const asked_costs& a, const asked_costs& b) {
        if (search.how() == sureness::every_value) return false;
        if (search.how() == sureness::grid) return same(a, b);
        if (!same(a, b)) return false;
        if (settled(a, b)) return true;
        if (left-- > 0) return false;
        how = sureness::grid;  // costs that stay so close are not searched to the end
        return true;
    };
    const auto parted = find_segments<asked_costs>(search.steps(), [&](auto at) { return search.ask(at); }, same, skip);
    if (!parted) return parted.problems();
    solved made{search.names(), {}, {how, search.why(), parted->asked}};
    for (const auto& part : parted->segments) {
        made.segments.push_back({search.point(part.first), search.point(part.last), judge(part.first.state), {}});
        for (const auto& cost : part.first.state) made.segments.back().carried.push_back(is_carried(cost));
    }
    return made;
}

}  // namespace detail

[[nodiscard]] inline result<solved> solve_limit(const value_question& question, const std::string& name,
                                                const exact_amount& limit) {
    const auto judge = [&](const detail::asked_costs& of) {
        return of.front().exact <= limit ? solve_verdict::within : solve_verdict::above;
    };
    return detail::solve_by(question, {name}, judge, [](const auto&, const auto&) { return true; });
}

[[nodiscard]] inline result<solved> solve_crossovers(const value_question& question, const std::string& first,
                                                     const std::string& second) {
    const auto judge = [](const detail::asked_costs& of) {
        if (of[0].exact == of[1].exact) return solve_verdict::equal;
        return of[0].exact < of[1].exact ? solve_verdict::first_cheaper : solve_verdict::second_cheaper;
    };
    // Between two values each cost stays between its ends: the two cannot meet where these are apart.
    const auto settled = [](const detail::asked_costs& a, const detail::asked_costs& b) {
        const bool constant = a[0].exact == b[0].exact && a[1].exact == b[1].exact;
        return constant || b[0].exact < a[1].exact || b[1].exact < a[0].exact;
    };
    return detail::solve_by(question, {first, second}, judge, settled);
}

// The least cost may lie anywhere, so that rising does not help: every value is asked, or a grid.
[[nodiscard]] inline result<cheapest_value> solve_cheapest(const value_question& question, const std::string& name) {
    const detail::value_search search(question, {name});
    const auto last = question.range.size() - 1;
    const auto count = std::min(question.range.size(), question.most_asked);
    std::optional<asked_step<detail::asked_costs>> best;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto at = count == 1 ? 0 : to_int64(integer(last) * i / (count - 1));
        const auto costs = search.ask(at);
        if (!costs) return costs.problems();
        const auto& cost = costs->front();
        const bool carries_more = best && detail::is_carried(cost) && !detail::is_carried(best->state.front());
        const bool carries_less = best && !detail::is_carried(cost) && detail::is_carried(best->state.front());
        const bool cheaper = !best || carries_more || (!carries_less && cost.exact < best->state.front().exact);
        if (cheaper) best = {at, *costs};
    }
    cheapest_value made{search.point(*best), {}, {}, {}};
    for (auto [neighbour, at] : {std::pair{&made.below, best->step - 1}, std::pair{&made.above, best->step + 1}}) {
        if (at < 0 || at > last) continue;
        auto costs = search.ask(at);
        if (!costs) return costs.problems();
        *neighbour = search.point({at, *std::move(costs)});
    }
    const auto how = search.is_small() ? sureness::every_value : sureness::grid;
    made.search = {how, "the least cost may lie anywhere", count};
    return made;
}

}  // namespace dbcost
