// SPDX-License-Identifier: MIT
// Writes: transactions of several rows (A2), write scaling (A3), hot keys (A14).
//
//   advise_on_transactions(asked)     // 3 items of at most 25; the guarantee costs 18.75 a month
//   advise_on_writes(asked)           // what the one writing instance carries; units against the quota
//   advise_on_hot_keys(asked)         // r/3000 + w/1000 of the busiest table, as if on one key
//
// The price of a transaction is what its items cost more than in a batch without the guarantee (rule D5).
// Loads of DynamoDB are those of the busiest minute, before what replication adds. PostgreSQL has no limit of
// items here, and an RDS store has one instance that writes: replicas only read (rule R5).
#pragma once
#include <dbcost/analysis/advice/query_advice.hpp>
#include <dbcost/demand/load.hpp>
#include <dbcost/meter/dynamodb_warnings.hpp>

namespace dbcost::inline v0_1 {

namespace advising {

// ---- A2 ----------------------------------------------------------------------------------------

[[nodiscard]] inline bool is_transaction(const operation_form& form) {
    return form.what == action::transact_get || form.what == action::transact_write;
}

[[nodiscard]] inline std::int64_t items_of(const operation_form& form) {
    return checked_add(form.items.value_or(1), form.checks.value_or(0));
}

// The same items without the guarantee.
inline void make_batch(operation_form& form) {
    const bool reads = form.what == action::transact_get;
    form.what = reads ? action::batch_get : action::batch_write;
    if (reads) form.read_consistency = consistency::strong;
    form.checks.reset();
    form.failing.reset();
    form.replayed.reset();
    form.removes.clear();
}

[[nodiscard]] inline added_cost guarantee_cost(const advice_case& of, const deployment& in, const operation& what) {
    const auto with = on_demand(of.from, in);
    auto without = with;
    for (auto& one : without.workload.operations) {
        if (one.name != what.name) continue;
        for (auto& form : one.forms) {
            if (is_transaction(form)) make_batch(form);
        }
    }
    return difference(without, with, of);
}

inline void add_guarantee_costs(const advice_case& of, finding& made) {
    for (const auto& op : of.from.workload.operations) {
        const auto* form = dynamodb_form(op);
        if (form == nullptr || !is_transaction(*form)) continue;
        for_each_holder(of, form->entity, [&](const auto& in, auto) {
            made.add_cost(monthly_cost("the guarantee of \"" + op.name + "\", over a batch without it", in,
                                       guarantee_cost(of, in, op)));
        });
    }
}

// ---- A3, A14 -----------------------------------------------------------------------------------

// Units a second of a table or index in its busiest minute.
struct peak_load {
    std::string deployment, target, region;
    ratio read, write;
};

// The peaks of a store's tables and indexes.
inline void add_peaks(std::vector<peak_load>& peaks, const advice_case& of, const deployment& in, const store& where,
                      const demand::dynamodb_demand& load) {
    const auto add = [&](const demand::target& at, std::string name) {
        const auto peak = [&](demand::capacity_side side) {
            const auto found = demand::load_of(load, at, side, of.from);
            return metering::peak_of(found, metering::minutes_or_one(found, of.from.month), of.from.month);
        };
        peaks.push_back({in.name, std::move(name), metering::region_of(where, of.from),
                         peak(demand::capacity_side::read), peak(demand::capacity_side::write)});
    };
    for (std::size_t t = 0; t < load.tables.size(); ++t) {
        const auto& table = load.tables[t];
        add({t, {}}, "table " + table.name);
        for (std::size_t i = 0; i < table.indexes.size(); ++i) add({t, i}, "index " + table.indexes[i].settings->name);
    }
}

[[nodiscard]] inline std::vector<peak_load> peaks_of(const advice_case& of) {
    std::vector<peak_load> peaks;
    const auto limits = detail::dynamodb_limits_on(of.data, of.day);
    for_each_store(of, service::dynamodb, [&](const auto& in, const auto& where, std::size_t) {
        const auto load = demand::dynamodb_builder(where, in, of.from, limits).build();
        if (load) add_peaks(peaks, of, in, where, *load);  // else refused: no load to speak of
    });
    return peaks;
}

// The peak for which `weight` is the largest; none without any.
template <class Weight>
[[nodiscard]] const peak_load* largest_peak(const std::vector<peak_load>& peaks, Weight weight) {
    const auto found = std::max_element(peaks.begin(), peaks.end(), [&](const auto& a, const auto& b) {
        return weight(a) < weight(b);
    });
    return found == peaks.end() ? nullptr : &*found;
}

[[nodiscard]] inline std::string target_text(const peak_load& of) { return of.target + " of " + of.deployment; }

// The resource that is used up first as the load grows.
[[nodiscard]] inline std::string first_to_end(const metering::sizing_report& of) {
    auto what = of.findings[of.binding].of.what;
    for (const auto& found : of.findings) {
        if (found.up_to && found.up_to == of.up_to) what = found.of.what;
    }
    return std::string(metering::info(what).name);
}

[[nodiscard]] inline std::string instance_words(const metering::fairness& store) {
    switch (store.load) {
        case metering::carries::not_checked: return ": " + store.load_reason;
        case metering::carries::no: return " cannot carry the load: " + store.load_reason;
        case metering::carries::yes: break;
    }
    if (store.load_limit.empty()) return " carries the load";
    return " carries the load, up to " + store.load_limit + " (first to end: " + first_to_end(*store.sizing) + ")";
}

inline void add_sentence(finding& made, const std::string& words) {
    made.says += (made.says.empty() ? "" : "; ") + words;
}

// Each RDS store that was sized, in a sentence. Whether one of them fails; none where that is not known.
[[nodiscard]] inline std::optional<bool> add_instances(const advice_case& of, finding& made) {
    std::optional<bool> fails;
    for (const auto& one : of.deployments) {
        for (const auto& store : one.priced ? one.priced->terms : std::vector<metering::fairness>{}) {
            if (!store.sizing) continue;
            if (store.load != metering::carries::not_checked) {
                fails = fails.value_or(false) || store.load == metering::carries::no;
            }
            add_sentence(made, one.of->name + " on " + store.sizing->instance_class + instance_words(store));
            for (const auto& found : store.sizing->findings) {
                made.numbers.push_back({one.of->name + ": " + std::string(metering::info(found.of.what).name),
                                        two_digits(found.needed) + " of " + metering::text_of(found.of.amount)});
            }
        }
    }
    return fails;
}

[[nodiscard]] inline std::optional<limit_fact> quota_of(const advice_case& of, const peak_load& peak) {
    return of.limit("dynamodb.table.maximum-write-capacity[region=" + peak.region + "]");
}

// What takes most of the quota of its region; where no quota is known, what writes most.
[[nodiscard]] inline const peak_load* busiest_of(const advice_case& of, const std::vector<peak_load>& peaks) {
    const auto* most = largest_peak(peaks, [&](const peak_load& one) {
        const auto quota = quota_of(of, one);
        return quota ? one.write * ratio(1, quota->value) : ratio(0);
    });
    if (most != nullptr && quota_of(of, *most)) return most;
    return largest_peak(peaks, [](const peak_load& one) { return one.write; });
}

// The busiest table or index, against the quota of a table. Whether it exceeds that; none where it is not known.
[[nodiscard]] inline std::optional<bool> add_tables(const advice_case& of, finding& made) {
    const auto peaks = peaks_of(of);
    const auto* most = busiest_of(of, peaks);
    if (most == nullptr) return std::nullopt;
    const auto units = two_digits(most->write);
    made.numbers.push_back({"write units a second, " + target_text(*most), units});
    add_sentence(made, most->deployment + " writes at most " + units + " units a second, to " + most->target);
    const auto quota = quota_of(of, *most);
    if (!quota) return std::nullopt;
    made.limits.push_back(*quota);
    made.numbers.push_back({"quota of a table", std::to_string(quota->value)});
    made.says += ", of a quota of " + std::to_string(quota->value);
    return most->write > ratio(quota->value);
}

[[nodiscard]] inline bool has_warning(const advice_case& of, std::string_view code) {
    return std::any_of(of.deployments.begin(), of.deployments.end(), [&](const auto& one) {
        return one.priced && std::any_of(one.priced->warnings.begin(), one.priced->warnings.end(),
                                         [&](const auto& found) { return found.code == code; });
    });
}

// Whether a key is too hot, where a whole table on one key would be; the sentence goes on.
inline void judge_keys(const advice_case& of, bool may_be_hot, finding& made) {
    bool stated = false;
    for_each_form(of, [&](const operation&, const operation_form& form) { stated = stated || form.hottest_key; });
    if (!may_be_hot) {
        made.says += ": no key can be too hot.";
    } else if (has_warning(of, "hot-key")) {
        made.stands = standing::applies;
        made.warns_of = service::dynamodb;
        made.says += "; by the \"hottest_key\" that is stated, one key takes more than that.";
    } else if (stated) {
        made.says += "; by the \"hottest_key\" that is stated, no key takes more than that.";
    } else {
        made.stands = standing::cannot_be_told;
        made.says += "; whether one key does depends on \"hottest_key\", which no operation states.";
    }
}

}  // namespace advising

// ---- A2 ----------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_transactions(const advice_case& of) {
    finding made{advice_rule::transactions, standing::does_not_apply, "No operation of the workload is a transaction."};
    const operation* largest = nullptr;
    std::int64_t most = 0;
    for_each_form(of, [&](const operation& op, const operation_form& form) {
        if (!advising::is_transaction(form) || advising::items_of(form) <= most) return;
        largest = &op;
        most = advising::items_of(form);
    });
    if (largest == nullptr) return made;
    const auto limit = need_limit(of, "dynamodb.transaction.maximum-items", made);
    if (!limit) return made;
    const bool refused = most > *limit;
    made.stands = standing::applies;
    made.numbers = {{"items", std::to_string(most)}, {"maximum", std::to_string(*limit)}};
    made.says = "The largest transaction, \"" + largest->name + "\", touches " + std::to_string(most) +
                " items; DynamoDB takes at most " + std::to_string(*limit) +
                (refused ? ", so it refuses this one." : ", and doubles their units on the table.");
    if (refused) made.warns_of = service::dynamodb;
    if (!refused) advising::add_guarantee_costs(of, made);
    return made;
}

// ---- A3 ----------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_writes(const advice_case& of) {
    finding made{advice_rule::write_scaling, standing::does_not_apply, "No operation of the workload writes."};
    bool any = false;
    for_each_form(of, [&](const operation&, const operation_form& form) { any = any || is_write(form.what); });
    if (!any) return made;
    made.says.clear();
    const auto instance_fails = advising::add_instances(of, made);
    const auto table_fails = advising::add_tables(of, made);
    made.stands = instance_fails || table_fails ? standing::applies : standing::cannot_be_told;
    made.says = made.says.empty() ? "No store of the scenario was sized for its writes." : made.says + ".";
    const bool instance = instance_fails.value_or(false), table = table_fails.value_or(false);
    if (instance != table) made.warns_of = instance ? service::rds_postgresql : service::dynamodb;
    return made;
}

// ---- A14 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_hot_keys(const advice_case& of) {
    finding made{advice_rule::hot_keys, standing::does_not_apply, "No deployment has a DynamoDB table."};
    if (!has_store(of, service::dynamodb)) return made;
    const auto peaks = advising::peaks_of(of);
    if (peaks.empty()) {
        made.stands = standing::cannot_be_told;
        made.says = "AWS would refuse every DynamoDB store of the scenario, so none has a load.";
        return made;
    }
    const auto read = need_limit(of, "dynamodb.partition.maximum-read-units", made);
    const auto write = need_limit(of, "dynamodb.partition.maximum-write-units", made);
    if (!read || !write) return made;
    const auto used = [&](const advising::peak_load& one) {
        return one.read * ratio(1, *read) + one.write * ratio(1, *write);
    };
    const auto& most = *advising::largest_peak(peaks, used);
    const auto partitions = two_digits(used(most));
    made.numbers = {{"partitions", partitions}, {"read units a second", two_digits(most.read)},
                    {"write units a second", two_digits(most.write)}};
    made.says = "With all its requests on one key, " + advising::target_text(most) + " would take " + partitions +
                " of what one partition sustains";
    advising::judge_keys(of, used(most) > ratio(1), made);
    return made;
}

}  // namespace dbcost
