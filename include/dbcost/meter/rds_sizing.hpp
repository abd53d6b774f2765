// SPDX-License-Identifier: MIT
// Whether an RDS store carries its load, which resource binds, and up to which load it holds.
//
//   auto report = size_rds(demand, can, settings);
//   report.answer, report.findings[report.binding], report.up_to   // yes, IOPS, 1.29 times this load
//   say_sizing(made, report);                                      // into the terms of a metered store
//
//   in      what the workload asks (rds_demand.hpp), what class and volume carry (rds_capability.hpp)
//   out     a finding a resource; the store carries its load when every finding is met
//   errors  overflow (std::overflow_error)
//
// CPU, IOPS and throughput are held to what the headroom leaves, in the busiest hour; memory, connections and
// storage to all there is. A resource that the data does not know is not checked; without CPU or IOPS the
// answer is "not checked".
#pragma once
#include <dbcost/demand/rds_demand.hpp>
#include <dbcost/meter/metered.hpp>
#include <dbcost/meter/rds_capability.hpp>

namespace dbcost::inline v0_1::metering {

namespace detail {

// What is needed: the greater of a fixed part and of one that grows with the load.
struct need {
    ratio fixed, growing;
    [[nodiscard]] ratio now() const { return std::max(fixed, growing); }
};

// Connections that are busy at the same time, on average in the busiest hour; as many as clients hold
// open, unless a pooler shares them.
[[nodiscard]] inline need connections_needed(const demand::rds_demand& asked, const rds_store& settings) {
    const ratio busy = asked.peak.held_ms * ratio(1, ms_per_second);
    const ratio open(settings.has_pooler ? 0 : settings.sizing.connections.value_or(0));
    return {open, ratio(whole_up(busy))};
}

[[nodiscard]] inline need need_of(resource what, const demand::rds_demand& asked, const rds_store& settings) {
    const ratio data = asked.data_bytes * ratio(1, bytes_per_gb);
    switch (what) {
        case resource::cpu: return {ratio(0), asked.peak.cpu_ms};
        case resource::cpu_over_the_month: return {ratio(0), asked.mean.cpu_ms};
        case resource::iops: return {ratio(0), asked.peak.ios};
        case resource::throughput: return {ratio(0), asked.peak.io_bytes * ratio(1, bytes_per_mb)};
        case resource::memory: return {data * settings.sizing.of(assumption::hot_share), ratio(0)};
        case resource::connections: return connections_needed(asked, settings);
        case resource::storage: return {data, ratio(0)};
    }
    return {};
}

[[nodiscard]] inline bool has_headroom(resource what) {
    return what == resource::cpu || what == resource::cpu_over_the_month || what == resource::iops ||
           what == resource::throughput;
}

[[nodiscard]] inline sizing_finding finding_of(const capacity& can, const demand::rds_demand& asked,
                                               const rds_store& settings) {
    const auto needed = need_of(can.what, asked, settings);
    const ratio kept = has_headroom(can.what) ? settings.sizing.of(assumption::headroom) : ratio(0);
    sizing_finding made{can, needed.now(), can.amount * (ratio(1) - kept), std::nullopt};
    if (!needed.growing.is_zero()) {
        made.up_to = made.usable * ratio(needed.growing.denominator(), needed.growing.numerator());
    }
    return made;
}

// Whether a is used more than b: needed a / usable a > needed b / usable b, without a division.
[[nodiscard]] inline bool binds_more(const sizing_finding& a, const sizing_finding& b) {
    return a.needed * b.usable > b.needed * a.usable;
}

[[nodiscard]] inline bool knows(const std::vector<capacity>& can, resource what) {
    return std::any_of(can.begin(), can.end(), [&](const capacity& one) { return one.what == what; });
}

inline void judge(sizing_report& report, const std::vector<capacity>& can) {
    const auto& all = report.findings;
    const bool met = std::all_of(all.begin(), all.end(), [](const auto& one) { return one.is_met(); });
    for (const auto what : {resource::cpu, resource::iops}) {
        if (!knows(can, what)) report.unknown = std::string(info(what).name);
    }
    report.answer = !met ? carries::no : report.unknown.empty() ? carries::yes : carries::not_checked;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (binds_more(all[i], all[report.binding])) report.binding = i;
    }
    for (const auto& one : all) {
        if (!one.up_to) {
            if (!one.is_met()) return void(report.up_to = std::nullopt);
        } else if (!report.up_to || *one.up_to < *report.up_to) {
            report.up_to = one.up_to;
        }
    }
}

}  // namespace detail

[[nodiscard]] inline sizing_report size_rds(const demand::rds_demand& asked, const std::vector<capacity>& can,
                                            const rds_store& settings) {
    sizing_report report;
    report.instance_class = settings.instance_class;
    report.statements = asked.peak.statements;
    report.rows_written = asked.peak.rows_written;
    for (const auto& one : can) report.findings.push_back(detail::finding_of(one, asked, settings));
    detail::judge(report, can);
    return report;
}

// ---- in words ----------------------------------------------------------------------------------

namespace detail {

// Two digits after the point; needs are rounded up and limits down, so that no text claims too much.
template <RoundingWord Word>
[[nodiscard]] std::string short_text(const ratio& value, Word word) {
    const ratio cents = value * ratio(100);
    return to_string(decimal<2>::from_coefficient(divide(cents.numerator(), cents.denominator(), word)));
}

[[nodiscard]] inline std::string with_unit(const std::string& number, resource what) {
    const auto unit = info(what).unit;
    return unit.empty() ? number : number + " " + std::string(unit);
}

// "IOPS, 371.2 of 600 (gp2 of 200 GiB), 480 with headroom".
[[nodiscard]] inline std::string binding_text(const sizing_finding& found) {
    const auto what = found.of.what;
    auto text = std::string(info(what).name) + ", " + short_text(found.needed, up) + " of " +
                with_unit(short_text(found.of.amount, down), what) + " (" + found.of.by + ")";
    if (found.usable != found.of.amount) text += ", " + short_text(found.usable, down) + " with headroom";
    return text;
}

// The load beyond which the store does not carry: written rows, or statements where nothing is written.
[[nodiscard]] inline std::string limit_text(const sizing_report& report) {
    if (!report.up_to) return "";
    const bool writes = !report.rows_written.is_zero();
    return short_text(*report.up_to * (writes ? report.rows_written : report.statements), down) +
           (writes ? " writes/s" : " statements/s");
}

[[nodiscard]] inline std::string up_to_text(const sizing_report& report) {
    if (!report.up_to) return report.answer == carries::no ? "; it carries no load at all" : "";
    return "; up to " + short_text(*report.up_to, down) + " times this load, " + limit_text(report);
}

[[nodiscard]] inline std::string class_text(const sizing_report& report) {
    if (report.answer == carries::not_checked) return "";
    if (report.chosen) return "; " + report.instance_class + " chosen, the cheapest class that carries it";
    if (report.cheapest.empty()) return "; no class with a price carries it";
    if (report.cheapest == report.instance_class) return "; no cheaper class carries it";
    return "; the cheapest class that carries it: " + report.cheapest;
}

[[nodiscard]] inline warning below_demand(const sizing_report& report, const sizing_finding& found) {
    return {"instance-below-demand",
            report.instance_class + " cannot carry the load: " + binding_text(found),
            {{"resource", std::string(info(found.of.what).name)},
             {"needed", text_of(found.needed)},
             {"available", text_of(found.of.amount)},
             {"usable", text_of(found.usable)}}};
}

}  // namespace detail

// What binds, up to which load the store holds, or what is not known.
[[nodiscard]] inline std::string load_text(const sizing_report& report) {
    if (report.answer == carries::not_checked) {
        return "not checked whether it can carry the load: its " + report.unknown +
               " is not known for this day";
    }
    const auto& binding = report.findings[report.binding];
    return "what binds is " + detail::binding_text(binding) + detail::up_to_text(report);
}

// Puts a report into what a store's bill says of its load, with the assumptions it took by default. A store
// that was found not to carry it for another reason (a full volume, spent credits) does not.
inline void say_sizing(metered_store& made, const store& where, sizing_report report) {
    const auto& sizing = std::get<rds_store>(where.settings).sizing;
    if (made.terms.load != carries::no) {
        made.terms.load = report.answer;
        made.terms.load_reason = load_text(report) + detail::class_text(report);
        made.terms.load_limit = detail::limit_text(report);
    }
    for (const auto& found : report.findings) {
        if (!found.is_met()) made.warnings.push_back(detail::below_demand(report, found));
    }
    if (const auto assumed = defaults_text(sizing); !assumed.empty()) {
        made.defaults.push_back({where.place + "/sizing", assumed,
                                 "assumptions of the sizing check (R9, R10)"});
    }
    made.terms.sizing = std::move(report);
}

}  // namespace dbcost::metering
