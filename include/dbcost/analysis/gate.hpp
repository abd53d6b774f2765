// SPDX-License-Identifier: MIT
// Gates: a limit that a total, or its increase, must not be above.
//
//   judge_total("postgres", total, bound::exact, limit)               // exactly at the limit passes
//   judge_increase("postgres", before, after, bound::exact, {ratio(1, 10), {}})    // 10% more, or less, passes
//
// Exact amounts are compared, never shown ones. A bound decides where it can: a lower bound above the limit
// has failed, below it the gate is undecided; an upper bound passes below the limit, and is undecided above it.
// Any increase of nothing is above any share of it. errors: none but overflow.
#pragma once
#include <dbcost/analysis/bound.hpp>
#include <dbcost/core/money.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>
#include <string>

namespace dbcost::inline v0_1 {

enum class gate_verdict { passed, failed, undecided };

struct gate_finding {
    std::string_view gate;  // "max-total"
    std::string deployment;
    gate_verdict verdict{};
    std::string seen, expected;
};

// So much more, or such a share of what it was before.
struct increase_limit {
    std::optional<ratio> share;
    exact_amount amount;  // where no share is stated
};

namespace detail {

[[nodiscard]] constexpr gate_verdict verdict_on(bool above, bound known) {
    switch (known) {
        case bound::exact: return above ? gate_verdict::failed : gate_verdict::passed;
        case bound::at_least: return above ? gate_verdict::failed : gate_verdict::undecided;
        case bound::at_most: return above ? gate_verdict::undecided : gate_verdict::passed;
        case bound::unknown: break;
    }
    return gate_verdict::undecided;
}

[[nodiscard]] inline std::string bounded_text(const exact_amount& amount, bound known) {
    constexpr std::array<std::string_view, 4> words{"", "at least ", "at most ", "not known, of what has a price "};
    return std::string(words[static_cast<std::size_t>(known)]) + to_string(amount);
}

[[nodiscard]] inline bool is_above(const exact_amount& before, const exact_amount& increase,
                                   const increase_limit& limit) {
    if (!limit.share) return increase > limit.amount;
    return ratio(increase.amount()) > *limit.share * ratio(before.amount());
}

[[nodiscard]] inline std::string limit_text(const exact_amount& before, const increase_limit& limit) {
    if (!limit.share) return "at most " + to_string(limit.amount) + " more";
    const auto percent = close(*limit.share * ratio(100), half_even);
    return "at most " + to_string(percent) + "% of " + to_string(before) + " more";
}

}  // namespace detail

[[nodiscard]] inline gate_finding judge_total(std::string deployment, const exact_amount& total, bound known,
                                              const exact_amount& limit) {
    return {"max-total", std::move(deployment), detail::verdict_on(total > limit, known),
            detail::bounded_text(total, known), "at most " + to_string(limit)};
}

[[nodiscard]] inline gate_finding judge_increase(std::string deployment, const exact_amount& before,
                                                 const exact_amount& after, bound known, const increase_limit& limit) {
    const auto increase = after - before;
    return {"max-increase", std::move(deployment), detail::verdict_on(detail::is_above(before, increase, limit), known),
            detail::bounded_text(increase, known) + " more", detail::limit_text(before, limit)};
}

}  // namespace dbcost
