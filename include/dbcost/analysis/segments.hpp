// SPDX-License-Identifier: MIT
// A range of whole steps, parted where the answer changes.
//
//   find_segments<state>({0, 999}, ask, same, skip)
//   // ask(step) -> result<state>; same(a, b): the same answer; skip(a, b): no change lies between them
//
// Gaps between known steps are halved until nothing lies between them; a gap is left alone where `skip` says
// so, and it alone decides how sure the answer is. With one that never skips, every step is asked, and none is
// asked twice.
//
// shapes: `steps` rise, at least one; they are asked whatever happens. The segments follow one another without
// a gap. errors: those of the first step that `ask` cannot answer.
#pragma once
#include <cstdint>
#include <dbcost/core/result.hpp>
#include <vector>

namespace dbcost::inline v0_1 {

template <class State>
struct asked_step {
    std::int64_t step = 0;
    State state;
};

// From the first step to the last, both asked, the answer is the same.
template <class State>
struct segment {
    asked_step<State> first, last;
};

template <class State>
struct parted_range {
    std::vector<segment<State>> segments;
    std::int64_t asked = 0;  // how many steps
};

namespace detail {

template <class State, class Ask, class Same, class Skip>
class range_parter {
public:
    range_parter(Ask ask, Same same, Skip skip) : ask_(std::move(ask)), same_(std::move(same)), skip_(std::move(skip)) {}

    [[nodiscard]] result<parted_range<State>> part(const std::vector<std::int64_t>& steps) {
        auto last = ask_at(steps.front());
        if (!last) return problems_;
        made_.segments.push_back({*last, *last});
        for (std::size_t i = 1; i < steps.size(); ++i) {
            auto next = ask_at(steps[i]);
            if (!next || !search(*last, *next)) return problems_;
            last = std::move(next);
        }
        made_.segments.back().last = *last;
        return std::move(made_);
    }

private:
    [[nodiscard]] std::optional<asked_step<State>> ask_at(std::int64_t step) {
        ++made_.asked;
        auto answer = ask_(step);
        if (answer) return asked_step<State>{step, *std::move(answer)};
        problems_ = answer.problems();
        return std::nullopt;
    }

    // Between two known steps; false where one could not be answered.
    [[nodiscard]] bool search(const asked_step<State>& before, const asked_step<State>& after) {
        if (after.step - before.step == 1) {
            if (!same_(before.state, after.state)) start_segment(before, after);
            return true;
        }
        if (skip_(before.state, after.state)) return true;
        const auto middle = ask_at(before.step + (after.step - before.step) / 2);
        return middle && search(before, *middle) && search(*middle, after);
    }

    void start_segment(const asked_step<State>& before, const asked_step<State>& after) {
        made_.segments.back().last = before;
        made_.segments.push_back({after, after});
    }

    Ask ask_;
    Same same_;
    Skip skip_;
    parted_range<State> made_;
    errors problems_;
};

}  // namespace detail

template <class State, class Ask, class Same, class Skip>
[[nodiscard]] result<parted_range<State>> find_segments(const std::vector<std::int64_t>& steps, Ask ask, Same same,
                                                        Skip skip) {
    return detail::range_parter<State, Ask, Same, Skip>(std::move(ask), std::move(same), std::move(skip)).part(steps);
}

}  // namespace dbcost
