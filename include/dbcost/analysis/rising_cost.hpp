// SPDX-License-Identifier: MIT
// Whether the cost of a deployment is known never to fall as one value of the scenario grows.
//
//   why_not_rising(scenario, deployment, "/workload/operations/place order/rate")   // "": it never falls
//
// A short list of what is certain: more requests, more items and more stated usage never cost less, since prices
// are not negative, a tier begins where the last one ended, and allowances are the same. What the list leaves
// out may rise too; a search that relies on rising just does not rely on it then.
//
//   rises   the rate of an operation that adds, reads or changes; the count of an entity; the stated usage of a
//           meter; units of fixed capacity; whatever belongs to another deployment
//   not     deletes, since fewer items are stored; auto scaling, which counts its decreases a day; a class chosen
//           by its load; volumes, which bring free backup with them; scans, whose pages each round up; and
//           nothing where a percentage is taken off, which counts ten digits of an amount: as the amount passes
//           such a digit, what is left of it falls by a part of it (rate/discount.hpp)
#pragma once
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1 {

namespace detail {

// The keys of a JSON pointer, unescaped.
[[nodiscard]] inline std::vector<std::string> keys_of(std::string_view pointer) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/') {
            keys.emplace_back();
        } else if (!keys.empty() && pointer[i] == '~' && i + 1 < pointer.size()) {
            keys.back() += pointer[++i] == '1' ? '/' : '~';
        } else if (!keys.empty()) {
            keys.back() += pointer[i];
        }
    }
    return keys;
}

[[nodiscard]] inline bool has_percentage(const scenario& from) {
    return std::any_of(from.discounts.begin(), from.discounts.end(),
                       [](const discount& of) { return std::holds_alternative<percentage>(of.terms); });
}

[[nodiscard]] inline bool is_scaled(const table_capacity& capacity) {
    return capacity.mode == capacity_mode::provisioned && (capacity.read.scaled || capacity.write.scaled);
}

[[nodiscard]] inline bool is_scaled(const dynamodb_store& settings) {
    const auto own = [](const secondary_index& index) { return index.capacity && is_scaled(*index.capacity); };
    return is_scaled(settings.capacity) ||
           std::any_of(settings.indexes.begin(), settings.indexes.end(), own);
}

// What keeps a store's cost from following its load.
[[nodiscard]] inline std::string why_not_by_load(const store& where) {
    if (where.kind() == service::dynamodb) {
        return is_scaled(std::get<dynamodb_store>(where.settings)) ? "auto scaling follows the load with delays" : "";
    }
    const auto& settings = std::get<rds_store>(where.settings);
    if (settings.instance_class == "smallest-that-carries") return "the class is chosen by the load";
    return settings.storage.autoscaling_max ? "the volume grows in steps, and free backup with it" : "";
}

[[nodiscard]] inline bool scans(const operation& of) {
    return std::any_of(of.forms.begin(), of.forms.end(), [](const auto& form) { return form.what == action::scan; });
}

[[nodiscard]] inline std::string why_not_by_load(const scenario& from, const deployment& of) {
    const auto& all = from.workload.operations;
    if (std::any_of(all.begin(), all.end(), scans)) return "a scan of more items may fill its pages better";
    for (const auto& where : of.stores) {
        if (auto why = why_not_by_load(where); !why.empty()) return why;
    }
    return "";
}

[[nodiscard]] inline bool deletes(const operation& of) {
    return std::any_of(of.forms.begin(), of.forms.end(), [](const operation_form& form) {
        return form.what == action::remove || form.what == action::ttl_expire;
    });
}

[[nodiscard]] inline std::string why_not_by_rate(const scenario& from, const deployment& of, const std::string& name) {
    for (const auto& op : from.workload.operations) {
        if (op.name == name && deletes(op)) return "deletes leave less to store";
    }
    return why_not_by_load(from, of);
}

// The meters of volumes: a larger one brings free backup with it.
[[nodiscard]] inline std::string why_not_by_usage(const std::string& meter) {
    return meter.starts_with("rds.storage.") ? "a larger volume brings free backup with it" : "";
}

}  // namespace detail

// Why it may fall, in words; empty where it never does.
[[nodiscard]] inline std::string why_not_rising(const scenario& from, const deployment& of, std::string_view pointer) {
    const auto keys = detail::keys_of(pointer);
    const auto is = [&](std::size_t i, std::string_view key) { return i < keys.size() && keys[i] == key; };
    if (is(0, "deployments") && !is(1, of.name)) return "";
    if (detail::has_percentage(from)) return "a percentage counts ten digits of an amount";
    if (keys.size() == 4 && is(0, "workload") && is(1, "operations") && is(3, "rate")) {
        return detail::why_not_by_rate(from, of, keys[2]);
    }
    if (keys.size() == 4 && is(0, "workload") && is(1, "entities") && is(3, "count")) {
        return detail::why_not_by_load(from, of);
    }
    if (keys.size() == 4 && is(2, "usage")) return detail::why_not_by_usage(keys[3]);
    const bool units = keys.size() == 4 && is(2, "capacity") && (is(3, "read") || is(3, "write"));
    return units ? "" : "it is not known to rise with this value";
}

}  // namespace dbcost
