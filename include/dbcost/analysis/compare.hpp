// SPDX-License-Identifier: MIT
// compare: the deployments of a bill side by side, cheapest first, with what may be concluded.
//
//   const comparison seen = compare(bill);
//   seen.verdict     // "dynamodb is the cheapest: ...", or why that is undecided
//
// What cannot carry the load is never called cheapest. A lower bound decides nothing unless it
// already exceeds a complete rival: then its deployment has lost; otherwise the answer is undecided.
// Costs per million operations and per GiB are shown amounts, rounded half-up to four digits; a lower
// bound has none.
#pragma once
#include <dbcost/bill/bill.hpp>

namespace dbcost::inline v0_1 {

using unit_cost = decimal<4>;

struct comparison_column {
    std::size_t deployment = 0;  // into bill.deployments
    std::string name;
    exact_amount exact_total;
    shown_amount total;
    exact_amount more_than_first;        // against the first column
    shown_amount shown_more_than_first;  // of the shown totals, so that a reader's sum agrees
    std::optional<decimal<2>> converted;  // the total in the other currency
    bool complete = true;
    metering::carries load{};
    std::string load_limit;  // "31.5 writes/s": from where on it cannot carry the load, if that is known
    std::optional<unit_cost> per_million_operations, per_gib;
};

// One category of cost: an amount a column, in the order of the columns. Shown amounts are sums of the
// lines' shown amounts: they add up to the shown totals.
struct comparison_row {
    std::string category;
    std::vector<exact_amount> amounts;
    std::vector<shown_amount> shown;
};

struct comparison {
    std::vector<comparison_column> columns;  // cheapest first
    std::string currency;                    // of what is converted; empty: none
    std::vector<comparison_row> rows;        // categories that cost something anywhere
    std::optional<std::size_t> cheapest;     // a column, when that can be said
    std::string verdict;
    std::vector<std::string> drivers;        // a sentence a column after the first
};

namespace detail {

[[nodiscard]] inline std::optional<unit_cost> cost_per(const exact_amount& total, const ratio& count) {
    if (count.is_zero()) return std::nullopt;
    const ratio each = ratio(total.amount()) * ratio(count.denominator(), count.numerator());
    const ratio scaled = each * ratio(power_of_ten(unit_cost::scale));
    return unit_cost::from_coefficient(divide(scaled.numerator(), scaled.denominator(), half_up));
}

// Sums of GiB over the stores, when every store knows them.
[[nodiscard]] inline std::optional<ratio> used_gib(const deployment_bill& of) {
    ratio sum(0);
    for (const auto& store : of.terms) {
        if (!store.used_is_known) return std::nullopt;
        sum = sum + store.used_gib;
    }
    return sum;
}

// The first store that fails decides; a store that carries no load at all has no limit to name.
[[nodiscard]] inline std::string load_limit_of(const deployment_bill& of) {
    for (const auto& store : of.terms) {
        if (store.load == metering::carries::no) return store.load_limit;
    }
    return {};
}

[[nodiscard]] inline comparison_column column_of(const bill& all, std::size_t index) {
    const auto& of = all.deployments[index];
    comparison_column column;
    column.deployment = index;
    column.name = of.name;
    column.exact_total = of.exact_total;
    column.total = of.total;
    if (of.converted) column.converted = of.converted->total;
    column.complete = of.complete;
    column.load = of.load;
    column.load_limit = load_limit_of(of);
    if (!of.complete) return column;
    column.per_million_operations = cost_per(of.exact_total, ratio(of.operations) * ratio(1, 1000000));
    if (const auto gib = used_gib(of)) column.per_gib = cost_per(of.exact_total, *gib);
    return column;
}

struct category_sum {
    exact_amount exact;
    shown_amount shown;

    template <class Line>
    void add(const Line& line) {
        exact += line.exact;
        shown += line.amount;
    }
};

[[nodiscard]] inline category_sum sum_of(const deployment_bill& of, cost_category category) {
    category_sum sum;
    for (const auto& line : of.lines) {
        if (line.category == category) sum.add(line);
    }
    return sum;
}

template <class Lines>
[[nodiscard]] category_sum sum_of(const Lines& lines) {
    category_sum sum;
    for (const auto& line : lines) sum.add(line);
    return sum;
}

[[nodiscard]] inline std::vector<comparison_row> rows_of(const bill& all,
                                                         const std::vector<comparison_column>& columns) {
    std::vector<comparison_row> rows;
    const auto keep = [&](std::string category, auto sum_over) {
        comparison_row row{std::move(category), {}, {}};
        for (const auto& column : columns) {
            const category_sum sum = sum_over(all.deployments[column.deployment]);
            row.amounts.push_back(sum.exact);
            row.shown.push_back(sum.shown);
        }
        const bool any = std::any_of(row.amounts.begin(), row.amounts.end(),
                                     [](const auto& amount) { return amount != exact_amount{}; });
        if (any) rows.push_back(std::move(row));
    };
    for (const auto category : {cost_category::instances, cost_category::requests, cost_category::capacity,
                                cost_category::storage, cost_category::backup, cost_category::transfer,
                                cost_category::extras}) {
        keep(std::string(name(category)), [&](const auto& of) { return sum_of(of, category); });
    }
    keep("discounts", [](const auto& of) { return sum_of(of.discounts); });
    keep("other costs", [](const auto& of) { return sum_of(of.other); });
    return rows;
}

// The category in which a column differs most from the first one.
[[nodiscard]] inline std::string driver_of(const comparison& seen, std::size_t column) {
    const comparison_row* largest = nullptr;
    exact_amount most;
    for (const auto& row : seen.rows) {
        const auto gap = row.amounts[column] - row.amounts.front();
        const auto size = gap < exact_amount{} ? exact_amount{} - gap : gap;
        if (largest == nullptr || size > most) {
            largest = &row;
            most = size;
        }
    }
    if (largest == nullptr) return {};
    const auto& here = seen.columns[column];
    return here.name + ": " + to_string(here.shown_more_than_first) + " more than " +
           seen.columns.front().name + ", mostly " + largest->category + " (" +
           to_string(largest->shown[column]) + " against " +
           to_string(largest->shown.front()) + ")";
}

[[nodiscard]] inline const comparison_column* best_complete(const comparison& seen) {
    for (const auto& column : seen.columns) {
        if (column.complete && column.load != metering::carries::no) return &column;
    }
    return nullptr;
}

// What stands before the best complete column: lower bounds that could win, and those that cannot
// carry the load.
inline void judge(comparison& seen) {
    const auto* best = best_complete(seen);
    if (best == nullptr) {
        seen.verdict = "undecided: no deployment is priced completely and able to carry the load";
        return;
    }
    std::string beside;
    for (const auto& column : seen.columns) {
        if (&column == best) break;
        if (column.load == metering::carries::no) {
            beside += "; " + column.name + " is cheaper, but cannot carry " +
                      (column.load_limit.empty() ? "the load" : "it from " + column.load_limit + " on");
        } else if (!column.complete && column.exact_total < best->exact_total) {
            seen.verdict = "undecided: " + column.name + " costs at least " + to_string(column.total) +
                           ", with prices missing; " + best->name + " costs " + to_string(best->total);
            return;
        }
    }
    seen.cheapest = static_cast<std::size_t>(best - seen.columns.data());
    const bool checked = best->load == metering::carries::yes;
    seen.verdict = best->name + " is the cheapest at " + to_string(best->total) +
                   (checked ? "" : " (not checked whether it can carry the load)") + beside;
}

}  // namespace detail

[[nodiscard]] inline comparison compare(const bill& all) {
    comparison seen;
    if (all.currency) seen.currency = all.currency->name;
    for (std::size_t i = 0; i < all.deployments.size(); ++i) seen.columns.push_back(detail::column_of(all, i));
    std::stable_sort(seen.columns.begin(), seen.columns.end(),
                     [](const auto& a, const auto& b) { return a.exact_total < b.exact_total; });
    if (seen.columns.empty()) return seen;
    for (auto& column : seen.columns) {
        column.more_than_first = column.exact_total - seen.columns.front().exact_total;
        column.shown_more_than_first = column.total - seen.columns.front().total;
    }
    seen.rows = detail::rows_of(all, seen.columns);
    for (std::size_t i = 1; i < seen.columns.size(); ++i) seen.drivers.push_back(detail::driver_of(seen, i));
    detail::judge(seen);
    return seen;
}

}  // namespace dbcost
