// SPDX-License-Identifier: MIT
// Where an answer changes along a range of whole steps: pairs of neighbours with different answers.
//
//   find_changes<state>({0, 999}, ask, skip)     // ask(step) -> result<state>; skip(a, b) -> bool
//
// Gaps between known steps are halved until nothing is between them. A gap whose two ends allow it is
// skipped: `skip` says that no change lies between them, and it alone decides how sure the answer is. With
// one that never skips, every step is asked. Steps are asked at most once.
//
// shapes: `steps` rise, at least one. errors: the first that `ask` reports.
#pragma once
#include <dbcost/core/result.hpp>
#include <cstdint>
#include <vector>

namespace dbcost {

template <class State>
struct asked_step {
    std::int64_t step = 0;
    State state;
};

template <class State>
struct step_change {
    asked_step<State> before, after;  // after.step == before.step + 1
};

template <class State>
struct found_changes {
    asked_step<State> first, last;             // the ends of the range
    std::vector<step_change<State>> changes;   // in rising order
    std::int64_t asked = 0;                    // how many steps
};

namespace detail {

template <class State, class Ask, class Skip>
class change_finder {
public:
    change_finder(Ask ask, Skip skip) : ask_(std::move(ask)), skip_(std::move(skip)) {}

    [[nodiscard]] result<found_changes<State>> find(const std::vector<std::int64_t>& steps) {
        const auto first = ask(steps.front());
        if (!first) return problems_;
        made_.first = made_.last = *first;
        for (std::size_t i = 1; i < steps.size(); ++i) {
            const auto next = ask(steps[i]);
            if (!next || !search(made_.last, *next)) return problems_;
            made_.last = *next;
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] std::optional<asked_step<State>> ask(std::int64_t step) {
        ++made_.asked;
        auto answer = ask_(step);
        if (answer) return asked_step<State>{step, *std::move(answer)};
        problems_ = answer.problems();
        return std::nullopt;
    }

    // Between two known steps; false where a step could not be answered.
    [[nodiscard]] bool search(const asked_step<State>& before, const asked_step<State>& after) {
        if (after.step - before.step == 1) {
            if (!(before.state == after.state)) made_.changes.push_back({before, after});
            return true;
        }
        if (skip_(before.state, after.state)) return true;
        const auto middle = ask(before.step + (after.step - before.step) / 2);
        return middle && search(before, *middle) && search(*middle, after);
    }

    Ask ask_;
    Skip skip_;
    found_changes<State> made_;
    errors problems_;
};

}  // namespace detail

template <class State, class Ask, class Skip>
[[nodiscard]] result<found_changes<State>> find_changes(const std::vector<std::int64_t>& steps, Ask ask, Skip skip) {
    return detail::change_finder<State, Ask, Skip>(std::move(ask), std::move(skip)).find(steps);
}

}  // namespace dbcost
