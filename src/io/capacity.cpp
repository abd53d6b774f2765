// SPDX-License-Identifier: MIT
// What the requests of a file consume, and whether that is what was recorded.
#include <dbcost/io/capacity.hpp>

#include "io/item_reading.hpp"
#include "io/told_problems.hpp"

#include <map>
#include <tuple>

namespace dbcost::inline v0_1 {

namespace {

// ---- shares ------------------------------------------------------------------------------------

// Shares by table and index, in the order they came.
class share_sums {
public:
    void add(const capacity_share& more) {
        const auto [known, is_new] = where_.try_emplace({more.table, more.who, more.index}, sums_.size());
        if (is_new) sums_.push_back(more);
        else sums_[known->second].units += more.units;
    }
    [[nodiscard]] std::vector<capacity_share> take() { return std::move(sums_); }

private:
    std::vector<capacity_share> sums_;
    std::map<std::tuple<std::string, capacity_owner, std::string>, std::size_t> where_;
};

// The table, and the indexes that consume something.
[[nodiscard]] std::vector<capacity_share> shares_of(const std::string& table,
                                                    const demand::consumed_capacity& used) {
    std::vector<capacity_share> shares{{table, capacity_owner::table, "", used.table}};
    const auto add = [&](const std::vector<demand::index_units>& indexes, capacity_owner who) {
        for (const auto& index : indexes) {
            if (index.units.halves() > 0) shares.push_back({table, who, index.name, index.units});
        }
    };
    add(used.global_indexes, capacity_owner::global_index);
    add(used.local_indexes, capacity_owner::local_index);
    return shares;
}

// ---- one request -------------------------------------------------------------------------------

struct computed_request {
    const capacity_request* request = nullptr;
    demand::consumed_capacity used;
};

[[nodiscard]] std::vector<computed_request> compute(const std::vector<capacity_request>& requests,
                                                    const rule_options& options) {
    std::vector<computed_request> computed;
    for (const auto& one : requests) computed.push_back({&one, demand::units_of(one.what, options)});
    return computed;
}

// ---- comparing ---------------------------------------------------------------------------------

class comparer {
public:
    explicit comparer(capacity_check& into) : into_(into) {}

    void compare(const computed_request& one) {
        const auto& recorded = *one.request->recorded;
        const auto before = into_.differences.size();
        at_ = one.request;
        if (recorded.table_halves) {
            same("table", *recorded.table_halves, one.used.table.halves());
            same_indexes("global index ", recorded.global_indexes, one.used.global_indexes);
            same_indexes("local index ", recorded.local_indexes, one.used.local_indexes);
        }
        same("total", recorded.total_halves, one.used.total().halves());
        ++into_.operations;
        if (into_.differences.size() > before) ++into_.differing;
    }

private:
    void same(std::string where, std::int64_t seen, std::int64_t computed) {
        if (seen == computed) return;
        into_.differences.push_back({at_->line, at_->what.kind, std::move(where), seen, computed});
    }

    // An index that was not recorded consumed nothing.
    void same_indexes(const std::string& what, const std::vector<recorded_units>& recorded,
                      const std::vector<demand::index_units>& computed) {
        for (const auto& index : computed) {
            std::int64_t seen = 0;
            for (const auto& known : recorded) {
                if (known.name == index.name) seen = known.halves;
            }
            same(what + index.name, seen, index.units.halves());
        }
    }

    capacity_check& into_;
    const capacity_request* at_ = nullptr;
};

[[nodiscard]] errors without_record(const std::vector<capacity_request>& requests,
                                    const std::string& file_name) {
    io::told_problems problems(file_name);
    for (const auto& one : requests) {
        if (one.recorded) continue;
        problems.add({errc::missing_key, io::place_of_line(file_name, one.line),
                            "no \"consumed\"", "what DynamoDB reported, to compare with",
                            "add \"consumed\", or ask for the units alone: without --check"});
    }
    return problems.all();
}

}  // namespace

result<capacity_report> capacity_of(std::string_view text, const std::string& file_name,
                                    const rule_options& options) {
    return guard_overflow(file_name, [&]() -> result<capacity_report> {
        const auto requests = read_capacity_requests(text, file_name, options);
        if (!requests) return requests.problems();
        capacity_report made;
        share_sums shares;
        for (const auto& one : compute(*requests, options)) {
            const auto& what = one.request->what;
            made.requests.push_back({one.request->line, what.kind,
                                     shares_of(what.table.name, one.used), one.used.total()});
            for (const auto& share : made.requests.back().shares) shares.add(share);
            made.total += one.used.total();
        }
        made.shares = shares.take();
        return made;
    });
}

result<capacity_check> check_capacity(std::string_view text, const std::string& file_name,
                                      const rule_options& options) {
    return guard_overflow(file_name, [&]() -> result<capacity_check> {
        const auto requests = read_capacity_requests(text, file_name, options);
        if (!requests) return requests.problems();
        const auto unrecorded = without_record(*requests, file_name);
        if (!unrecorded.empty()) return unrecorded;
        capacity_check made;
        comparer against(made);
        for (const auto& one : compute(*requests, options)) against.compare(one);
        return made;
    });
}

}  // namespace dbcost
