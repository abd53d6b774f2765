// SPDX-License-Identifier: MIT
// diff: what makes one bill cost more than another, split exactly by cause.
//
//   const auto changes = difference(before, after, {});                    // deployments of the same name
//   const auto changes = difference(before, after, {"postgres", "dynamodb"});    // these two
//   changes->front().by_cause[cost_cause::usage].exact
//
// Causes, in the order in which they are taken (line_steps.hpp says what each means for a line):
//   usage           after's quantities at before's prices and rules
//   price           the same quantities at after's prices
//   rules           what is left of a line: allowances that only one side has
//   discounts       what the discounts of a contract take off, each by its name
//   other costs     monthly costs that the scenario states
//   missing prices  lines that have a price on one side and lack it on the other
//
// The effects add up to the difference, of each change and of the exact totals. Shown effects are the
// steps between shown amounts, so these add up to the shown totals as well.
// Where a price is missing the difference is a bound: at least this where `after` lacks it, at most this
// where `before` does, unknown where both do.
// What is paid once is no part of the totals and is listed apart.
//
// errors: unknown-deployment, of each side that lacks the deployment named.
#pragma once
#include <dbcost/analysis/bound.hpp>
#include <dbcost/analysis/line_steps.hpp>
#include <dbcost/core/nearest.hpp>

namespace dbcost::inline v0_1 {

// A further list of lines is one cause more: its name here, and its lists in `compare` below.
enum class cost_cause { usage, price, rule_changes, discounts, other_costs, missing_prices };

inline constexpr std::array<std::string_view, 6> cost_cause_names{"usage",     "price",       "rules",
                                                                  "discounts", "other_costs", "missing_prices"};

[[nodiscard]] constexpr std::string_view name(cost_cause cause) {
    return cost_cause_names[static_cast<std::size_t>(cause)];
}

// An amount as it is and as it is shown.
struct billed_amount {
    exact_amount exact;
    shown_amount shown;

    friend bool operator==(const billed_amount&, const billed_amount&) = default;
};

[[nodiscard]] inline billed_amount operator-(const billed_amount& a, const billed_amount& b) {
    return {a.exact - b.exact, a.shown - b.shown};
}

struct effects {
    std::array<billed_amount, cost_cause_names.size()> amounts;

    [[nodiscard]] billed_amount& operator[](cost_cause cause) { return amounts[static_cast<std::size_t>(cause)]; }
    [[nodiscard]] const billed_amount& operator[](cost_cause cause) const {
        return amounts[static_cast<std::size_t>(cause)];
    }
    effects& operator+=(const effects& other) {
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            amounts[i].exact += other.amounts[i].exact;
            amounts[i].shown += other.amounts[i].shown;
        }
        return *this;
    }
    friend bool operator==(const effects&, const effects&) = default;
};

enum class presence { kept, added, vanished };

inline constexpr std::array<std::string_view, 3> presence_names{"kept", "new", "vanished"};

[[nodiscard]] constexpr std::string_view name(presence of) { return presence_names[static_cast<std::size_t>(of)]; }

// A line, or a cost by its name.
struct cost_change {
    std::string key;
    presence state{};
    billed_amount before, after;
    effects by_cause;
};

struct unpriced_change {
    std::string key;
    bool before = false, after = false;  // which side lacks the price

    friend bool operator==(const unpriced_change&, const unpriced_change&) = default;
};

struct deployment_difference {
    std::string before_name, after_name;  // empty where the deployment is new, or vanished
    presence state{};
    billed_amount before, after;
    bound known{};        // of after less before
    bound after_known{};  // of after's total
    effects by_cause;
    std::vector<cost_change> changes;  // in the order of the bills; what is the same is left out
    std::vector<cost_change> once;     // not in the totals: by_cause is nothing
    std::vector<unpriced_change> unpriced;
};

// Names of deployments; `after` defaults to `before`, and neither means all of them.
struct deployment_choice {
    std::string before, after;
};

// A rule option that differs: what it changes in the quantities counts as usage.
struct option_change {
    std::string name, before, after;

    friend bool operator==(const option_change&, const option_change&) = default;
};

namespace detail {

[[nodiscard]] inline presence presence_of(bool before, bool after) {
    if (before && after) return presence::kept;
    return before ? presence::vanished : presence::added;
}

// ---- what is paired by a name --------------------------------------------------------------------

[[nodiscard]] inline const std::string& key_of(const bill_line& line) { return line.key; }
[[nodiscard]] inline const std::string& key_of(const unpriced_line& line) { return line.key; }
[[nodiscard]] inline const std::string& key_of(const discount_line& line) { return line.key; }
[[nodiscard]] inline const std::string& key_of(const cost_line& line) { return line.name; }
[[nodiscard]] inline const std::string& key_of(const deployment_bill& of) { return of.name; }

template <class Item>
[[nodiscard]] const Item* find_key(const std::vector<Item>& items, const std::string& key) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return key_of(one) == key; });
    return found == items.end() ? nullptr : &*found;
}

// visit(before, after), null where absent: those of `before` in its order, then the new ones.
template <class Item, class Visit>
void for_each_pair(const std::vector<Item>& before, const std::vector<Item>& after, Visit visit) {
    for (const auto& one : before) visit(&one, find_key(after, key_of(one)));
    for (const auto& one : after) {
        if (find_key(before, key_of(one)) == nullptr) visit(static_cast<const Item*>(nullptr), &one);
    }
}

// ---- one deployment ------------------------------------------------------------------------------

template <class Line>
[[nodiscard]] billed_amount amount_of(const Line* line) {
    return line == nullptr ? billed_amount{} : billed_amount{line->exact, line->amount};
}

[[nodiscard]] inline billed_amount shown_as(const exact_amount& exact) { return {exact, round_to_cents(exact)}; }

// Both sides of a line or a cost, without causes.
template <class Line>
[[nodiscard]] cost_change pair_of(const Line* before, const Line* after) {
    return {key_of(before != nullptr ? *before : *after), presence_of(before != nullptr, after != nullptr),
            amount_of(before), amount_of(after), {}};
}

// Where the whole difference has one cause.
template <class Line>
[[nodiscard]] cost_change change_of(const Line* before, const Line* after, cost_cause cause) {
    auto made = pair_of(before, after);
    made.by_cause[cause] = made.after - made.before;
    return made;
}

// Of a line that no price is missing from.
[[nodiscard]] inline cost_change change_of(const bill_line* before, const bill_line* after) {
    const auto steps = steps_between(before, after);
    const auto usage = shown_as(steps.usage);
    const auto price = shown_as(steps.price);
    auto made = pair_of(before, after);
    made.state = presence_of(before != nullptr && is_in_use(*before), after != nullptr && is_in_use(*after));
    made.by_cause[cost_cause::usage] = usage - made.before;
    made.by_cause[cost_cause::price] = price - usage;
    made.by_cause[cost_cause::rule_changes] = made.after - price;
    return made;
}

template <class Line>
void add_once(const std::vector<Line>& before, const std::vector<Line>& after, std::vector<cost_change>& once) {
    for_each_pair(before, after, [&](const Line* was, const Line* is) {
        if (amount_of(was) != amount_of(is)) once.push_back(pair_of(was, is));
    });
}

class deployment_pair {
public:
    deployment_pair(const deployment_bill& before, const deployment_bill& after) : before_(before), after_(after) {}

    [[nodiscard]] deployment_difference compare() {
        made_.before_name = before_.name;
        made_.after_name = after_.name;
        made_.before = {before_.exact_total, before_.total};
        made_.after = {after_.exact_total, after_.total};
        made_.known = bound_of_difference(before_.complete, after_.complete);
        made_.after_known = bound_of_total(after_.complete);
        for_each_pair(before_.lines, after_.lines, [&](auto* was, auto* is) { add_line(was, is); });
        add_costs(before_.discounts, after_.discounts, cost_cause::discounts);
        add_costs(before_.other, after_.other, cost_cause::other_costs);
        add_once(before_.one_off, after_.one_off, made_.once);
        add_once(before_.one_off_lines, after_.one_off_lines, made_.once);
        for_each_pair(before_.unpriced, after_.unpriced, [&](auto* was, auto* is) {
            made_.unpriced.push_back({key_of(was != nullptr ? *was : *is), was != nullptr, is != nullptr});
        });
        return std::move(made_);
    }

private:
    void add_line(const bill_line* was, const bill_line* is) {
        const bool lost = is == nullptr && find_key(after_.unpriced, was->key) != nullptr;
        const bool found = was == nullptr && find_key(before_.unpriced, is->key) != nullptr;
        if (!lost && !found) return keep(change_of(was, is));
        auto change = change_of(was, is, cost_cause::missing_prices);
        change.state = presence::kept;
        keep(std::move(change));
    }

    template <class Line>
    void add_costs(const std::vector<Line>& before, const std::vector<Line>& after, cost_cause cause) {
        for_each_pair(before, after, [&](auto* was, auto* is) { keep(change_of(was, is, cause)); });
    }

    void keep(cost_change change) {
        if (change.by_cause == effects{}) return;
        made_.by_cause += change.by_cause;
        made_.changes.push_back(std::move(change));
    }

    const deployment_bill& before_;
    const deployment_bill& after_;
    deployment_difference made_;
};

// A side that is absent costs nothing.
[[nodiscard]] inline deployment_difference compare(const deployment_bill* before, const deployment_bill* after) {
    const deployment_bill nothing;
    auto made = deployment_pair(before != nullptr ? *before : nothing, after != nullptr ? *after : nothing).compare();
    made.state = presence_of(before != nullptr, after != nullptr);
    return made;
}

[[nodiscard]] inline result<const deployment_bill*> find_deployment(const bill& of, const std::string& wanted,
                                                                    const std::string& option) {
    if (const auto* found = find_key(of.deployments, wanted)) return found;
    std::vector<std::string> names;
    for (const auto& one : of.deployments) names.push_back(one.name);
    return error{errc::unknown_deployment, option, "\"" + wanted + "\"", "a deployment of the bill",
                 suggest(wanted, names)};
}

}  // namespace detail

[[nodiscard]] inline result<std::vector<deployment_difference>> difference(const bill& before, const bill& after,
                                                                           const deployment_choice& only) {
    std::vector<deployment_difference> all;
    if (only.before.empty()) {
        detail::for_each_pair(before.deployments, after.deployments,
                              [&](auto* was, auto* is) { all.push_back(detail::compare(was, is)); });
        return all;
    }
    const bool same = only.after.empty();
    const auto was = detail::find_deployment(before, only.before, "--deployment");
    const auto is = detail::find_deployment(after, same ? only.before : only.after,
                                            same ? "--deployment" : "--to-deployment");
    errors problems;
    if (!was) problems = was.problems();
    if (!is) problems.insert(problems.end(), is.problems().begin(), is.problems().end());
    if (!problems.empty()) return problems;
    all.push_back(detail::compare(*was, *is));
    return all;
}

// The options that both bills state, and state otherwise.
[[nodiscard]] inline std::vector<option_change> changed_options(const bill& before, const bill& after) {
    std::vector<option_change> changed;
    for (const auto& [option, then] : before.options) {
        for (const auto& [same, now] : after.options) {
            if (same == option && now != then) changed.push_back({option, then, now});
        }
    }
    return changed;
}

}  // namespace dbcost
