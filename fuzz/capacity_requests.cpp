// SPDX-License-Identifier: MIT
// Requests in DynamoDB JSON, a line each: units by table and index add up, by request and in all.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/capacity.hpp>

namespace dbcost::fuzz {

namespace {

template <class Shares>
[[nodiscard]] demand::consumed_units sum_of(const Shares& shares) {
    demand::consumed_units sum;
    for (const auto& share : shares) sum += share.units;
    return sum;
}

}  // namespace

void capacity_requests(std::string_view text) {
    const std::string file(input_file);
    const auto report = capacity_of(text, file, {});
    if (!report) return check_problems(report.problems());
    demand::consumed_units all;
    for (const auto& request : report->requests) {
        require(sum_of(request.shares) == request.total, "the shares of a request add up");
        all += request.total;
    }
    require(all == report->total && sum_of(report->shares) == report->total, "the shares of all requests add up");
    check_rendered([&](format as) { return render_capacity(*report, as); });
    const auto seen = check_capacity(text, file, {});
    if (!seen) return check_problems(seen.problems());
    require(seen->differing <= seen->operations, "no more differ than there are");
    check_rendered([&](format as) { return render_capacity_check(*seen, as); });
}

}  // namespace dbcost::fuzz
