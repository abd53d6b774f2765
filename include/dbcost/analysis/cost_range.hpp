// SPDX-License-Identifier: MIT
// What a deployment costs where values are known only as low, mid and high.
//
//   const range_question asked{from, {{"/workload/operations/write/rate", *parse_uncertain("1/day..5/day..9/day")}},
//                              make, tables, {}};
//   const auto answer = cost_range(asked, "dynamodb");
//   answer->low, answer->high      // bounds; `exact` says whether they hold for every value between
//   answer->inputs.front()         // the input that moves the total most
//
// Where the cost never falls as any of the inputs grows (rising_cost.hpp), the bounds are the totals of all lows
// and of all highs: nothing between them can cost less or more. Where that is not certain, `why_not` says why, and
// the bounds are those of the samples and of the corners. Samples are drawn with a seed: each input by itself,
// below its mid as often as above it, every step alike within either half. The same seed gives the same answer.
//
// errors: those of varied_total.hpp.
#pragma once
#include <dbcost/analysis/rising_cost.hpp>
#include <dbcost/analysis/value_range.hpp>
#include <dbcost/analysis/varied_total.hpp>
#include <dbcost/core/seeded_numbers.hpp>
#include <functional>

namespace dbcost::inline v0_1 {

struct uncertain_value {
    value_range range;     // from low to high
    std::int64_t mid = 0;  // as a position in the range
};

struct uncertain_input {
    std::string pointer;
    uncertain_value value;
};

struct range_question {
    const scenario& from;
    std::vector<uncertain_input> inputs;
    std::function<result<scenario>(const std::vector<std::string>& values)> make;
    const tables& data;
    estimate_options options;
    std::uint64_t seed = 1;
    std::int64_t samples = 1000;
};

// An input taken from low to high while the others stay at mid.
struct input_effect {
    std::string pointer, low_value, high_value;
    exact_amount low, high;
    [[nodiscard]] exact_amount spread() const { return high < low ? low - high : high - low; }
};

struct cost_range_answer {
    std::string deployment;
    exact_amount low, mid, high;
    bool exact = false;
    std::string why_not;                                     // empty where exact
    std::vector<std::pair<int, exact_amount>> percentiles;   // of the samples: 5, 25, 50, 75, 95
    std::int64_t samples = 0;
    std::uint64_t seed = 0;
    std::vector<input_effect> inputs;                        // the widest first
};

// "LOW..MID..HIGH" of one unit, rising. errors: those of parse_value_range.
[[nodiscard]] inline result<uncertain_value> parse_uncertain(std::string_view text);

[[nodiscard]] inline result<cost_range_answer> cost_range(const range_question& question, const std::string& name);

// ---- bodies ------------------------------------------------------------------------------------

inline result<uncertain_value> parse_uncertain(std::string_view text) {
    const auto read = detail::parse_rising(text, 3, "low, mid and high with the same unit, such as \"1/day..5/day..9/day\"");
    if (!read) return read.problems();
    return uncertain_value{{read->steps[0], read->steps[2], read->digits, read->unit}, read->steps[1] - read->steps[0]};
}

namespace detail {

[[nodiscard]] inline std::int64_t sampled_position(const uncertain_value& of, seeded_numbers& random) {
    const bool low_half = random.below(2) == 0;
    const auto last = of.range.size() - 1;
    return low_half ? random.below(of.mid + 1) : of.mid + random.below(last - of.mid + 1);
}

// The smallest total that so many per cent of the samples do not exceed.
[[nodiscard]] inline exact_amount at_percent(const std::vector<exact_amount>& sorted, int percent) {
    const auto rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return sorted[rank - 1];
}

class range_search {
public:
    range_search(const range_question& question, std::string name) : question_(question), name_(std::move(name)) {
        for (const auto& input : question_.inputs) {
            mids_.push_back(input.value.mid);
            lows_.push_back(0);
            highs_.push_back(input.value.range.size() - 1);
        }
    }

    [[nodiscard]] result<cost_range_answer> answer() {
        made_.deployment = name_;
        made_.why_not = why_not();
        made_.exact = made_.why_not.empty();
        made_.mid = ask(mids_);
        made_.low = ask(lows_);
        made_.high = ask(highs_);
        add_inputs();
        add_samples();
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    [[nodiscard]] std::string why_not() const {
        for (const auto& of : question_.from.deployments) {
            if (of.name != name_) continue;
            for (const auto& input : question_.inputs) {
                if (auto why = why_not_rising(question_.from, of, input.pointer); !why.empty()) {
                    return input.pointer + ": " + why;
                }
            }
        }
        return "";
    }

    // The total at these positions; nothing more is asked after an error.
    [[nodiscard]] exact_amount ask(const std::vector<std::int64_t>& positions) {
        if (!problems_.empty()) return {};
        std::vector<std::string> values;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            values.push_back(question_.inputs[i].value.range.text_at(positions[i]));
        }
        auto total = varied_total(question_.make(values), name_, question_.data, question_.options, joined(values));
        if (total) return total->exact;
        problems_ = total.problems();
        return {};
    }

    [[nodiscard]] static std::string joined(const std::vector<std::string>& values) {
        std::string text;
        for (const auto& value : values) text += (text.empty() ? "" : " ") + value;
        return text;
    }

    void add_inputs() {
        for (std::size_t i = 0; i < question_.inputs.size(); ++i) {
            auto low = mids_, high = mids_;
            low[i] = lows_[i];
            high[i] = highs_[i];
            const auto& range = question_.inputs[i].value.range;
            made_.inputs.push_back({question_.inputs[i].pointer, range.text_at(low[i]), range.text_at(high[i]),
                                    ask(low), ask(high)});
        }
        std::stable_sort(made_.inputs.begin(), made_.inputs.end(),
                         [](const auto& a, const auto& b) { return a.spread() > b.spread(); });
    }

    void add_samples() {
        seeded_numbers random(question_.seed);
        std::vector<exact_amount> totals;
        for (std::int64_t i = 0; i < question_.samples && problems_.empty(); ++i) {
            std::vector<std::int64_t> positions;
            for (const auto& input : question_.inputs) positions.push_back(sampled_position(input.value, random));
            totals.push_back(ask(positions));
        }
        if (!problems_.empty()) return;
        std::sort(totals.begin(), totals.end());
        if (!made_.exact) widen_bounds(totals);
        if (totals.empty()) return;
        made_.samples = question_.samples;
        made_.seed = question_.seed;
        for (const int percent : {5, 25, 50, 75, 95}) made_.percentiles.emplace_back(percent, at_percent(totals, percent));
    }

    // Around all that has been asked: the corners, each input from low to high, and the samples.
    void widen_bounds(std::vector<exact_amount> seen) {
        seen.insert(seen.end(), {made_.low, made_.mid, made_.high});
        for (const auto& input : made_.inputs) seen.insert(seen.end(), {input.low, input.high});
        const auto [least, most] = std::minmax_element(seen.begin(), seen.end());
        made_.low = *least;
        made_.high = *most;
    }

    const range_question& question_;
    std::string name_;
    std::vector<std::int64_t> lows_, mids_, highs_;
    cost_range_answer made_;
    errors problems_;
};

}  // namespace detail

inline result<cost_range_answer> cost_range(const range_question& question, const std::string& name) {
    return detail::range_search(question, name).answer();
}

}  // namespace dbcost
