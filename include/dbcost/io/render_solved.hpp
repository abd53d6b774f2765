// SPDX-License-Identifier: MIT
// The answers of solve: a sentence a person can act on, and the values on both sides of each border.
#pragma once
#include <dbcost/analysis/solve.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

// What was asked, and its answers: a limit has one a deployment.
struct limit_answers {
    std::string pointer;
    exact_amount limit;
    std::vector<solved> answers;
};
struct crossover_answer {
    std::string pointer;
    solved answer;
};
struct cheapest_answers {
    std::string pointer;
    std::vector<std::pair<std::string, cheapest_value>> answers;  // by deployment
};

[[nodiscard]] std::string render_solved(const limit_answers& of, format as);
[[nodiscard]] std::string render_solved(const crossover_answer& of, format as);
[[nodiscard]] std::string render_solved(const cheapest_answers& of, format as);

}  // namespace dbcost
