// SPDX-License-Identifier: MIT
// How estimate_months (months.hpp) goes from month to month: each deployment on its own.
#pragma once
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/months.hpp>
#include <dbcost/estimate/next_month.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

// "month 3 of 36 (2019-11)"
[[nodiscard]] inline std::string month_name(const billing_month& month, std::size_t position, std::int64_t count) {
    const auto name = "month " + std::to_string(position + 1) + " of " + std::to_string(count);
    return month.first_day() ? name + " (" + month.name() + ")" : name;
}

class months_run {
public:
    months_run(const scenario& from, const tables& data, const estimate_options& options, std::int64_t count)
        : from_(from), data_(data), options_(options), count_(count) {}

    [[nodiscard]] result<bills_over_time> run(std::string_view only) {
        const auto first = estimate(from_, data_, options_, only);  // refuses an unknown name
        if (!first) return first.problems();
        for (const auto& of : from_.deployments) {
            if (!only.empty() && of.name != only) continue;
            if (auto problems = run_deployment(of); !problems.empty()) return problems;
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] errors run_deployment(const deployment& of) {
        auto now = from_;
        now.deployments = {of};
        made_.totals.push_back({of.name});
        for (std::size_t position = 0; position < static_cast<std::size_t>(count_); ++position) {
            auto made = estimate(now, data_, options_);
            if (!made) return named(made.problems(), now.month, position);
            const auto& part = made->deployments.front();
            auto next = next_month(now, part.next);
            if (!next) return named(next.problems(), now.month, position);
            spend(next->discounts, part.discounts);
            keep(std::move(*made), position);
            now = std::move(*next);
        }
        return {};
    }

    void keep(bill of_month, std::size_t position) {
        auto& part = of_month.deployments.front();
        made_.totals.back().add(part);
        if (position < made_.months.size()) {
            made_.months[position].deployments.push_back(std::move(part));
        } else {
            made_.months.push_back(std::move(of_month));
        }
    }

    [[nodiscard]] errors named(errors problems, const billing_month& month, std::size_t position) const {
        if (position == 0) return problems;
        for (auto& problem : problems) {
            problem.place = month_name(month, position, count_) + ": " + problem.place;
        }
        return problems;
    }

    const scenario& from_;
    const tables& data_;
    const estimate_options& options_;
    std::int64_t count_;
    bills_over_time made_;
};

}  // namespace detail

DBCOST_INLINE result<bills_over_time> estimate_months(const scenario& from, const tables& data,
                                                      const estimate_options& options, std::int64_t count,
                                                      std::string_view only) {
    if (count < 1) {
        return error{errc::out_of_range, "--months", std::to_string(count), "one month or more",
                     "say how many months the bills are wanted for"};
    }
    return guard_overflow("/deployments", [&] { return detail::months_run(from, data, options, count).run(only); });
}

}  // namespace dbcost
