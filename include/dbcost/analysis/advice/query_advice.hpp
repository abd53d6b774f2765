// SPDX-License-Identifier: MIT
// Questions that no key answers: ad-hoc queries (A1), joins (A7), searches of text and places (A10).
//
//   advise_on_queries(asked)     // a scan of record costs 0.3125 a run, an index on owner 21.37 a month
//
// On DynamoDB such a question reads a whole table, whatever a filter leaves of it (rule D2.5). Beside the
// scan stand its two workarounds: an index on an attribute, and an aggregate that each write keeps up to
// date. An aggregate is taken for an item of at most 1 KB, so one write unit more a write.
#pragma once
#include <dbcost/analysis/advice/what_if.hpp>

namespace dbcost::inline v0_1 {

namespace advising {

// What DynamoDB does of an operation; none where it has no form for it.
[[nodiscard]] inline const operation_form* dynamodb_form(const operation& what) {
    for (const auto& form : what.forms) {
        if (form.only_on != service::rds_postgresql && form.what != action::sql) return &form;
    }
    return nullptr;
}

// A scan on DynamoDB, or an SQL statement that has no form there; another form of it goes by a key.
[[nodiscard]] inline bool is_ad_hoc(const operation& what) {
    if (const auto* form = dynamodb_form(what)) return form->what == action::scan;
    return std::any_of(what.forms.begin(), what.forms.end(),
                       [](const auto& form) { return form.what == action::sql; });
}

[[nodiscard]] inline operation made_up(std::string name, action what, std::string entity, rate frequency) {
    operation_form form;
    form.place = "/advice";
    form.what = what;
    form.entity = std::move(entity);
    return {std::move(name), "/advice", std::move(frequency), "", {std::move(form)}};
}

// ---- the scan ----------------------------------------------------------------------------------

[[nodiscard]] inline advice_cost scan_cost(const advice_case& of, const deployment& in, const entity& what) {
    const auto cost = added_by(of, in, [&](workload& load, deployment&) {
        auto scan = made_up("one scan", action::scan, what.name, {ratio(1), 0, "1/month"});
        scan.forms.front().read_consistency = consistency::eventual;
        load.operations.push_back(std::move(scan));
    });
    return {"a scan for " + what.name + ", of its whole table", "a run", cost.monthly, cost.missing, {in.name}};
}

// ---- the aggregate -----------------------------------------------------------------------------

// Beside the entities of the workload, one of which may be called "aggregate".
inline constexpr auto aggregate_name = "/advice/aggregate";

// One write of the aggregate for each item that is written.
[[nodiscard]] inline std::vector<operation> aggregate_writes(const workload& load, const entity& what) {
    std::vector<operation> made;
    for (const auto& op : load.operations) {
        const auto* form = dynamodb_form(op);
        if (form == nullptr || form->entity != what.name || !is_write(form->what)) continue;
        auto frequency = op.frequency;
        frequency.count = frequency.count * ratio(form->items.value_or(1)) *
                          (ratio(1) - form->failing.value_or(ratio(0))) *
                          (ratio(1) - form->missing.value_or(ratio(0)));
        made.push_back(made_up("aggregate after " + op.name, action::put, aggregate_name, std::move(frequency)));
        made.back().forms.front().new_share = ratio(0);
    }
    return made;
}

[[nodiscard]] inline std::optional<advice_cost> aggregate_cost(const advice_case& of, const deployment& in,
                                                               std::size_t store, const entity& what) {
    const auto more = aggregate_writes(of.from.workload, what);
    if (more.empty()) return std::nullopt;
    return monthly_cost("an aggregate over " + what.name + ", written with each of its items", in,
                        added_by(of, in, [&](workload& load, deployment& changed) {
                            entity aggregate;
                            aggregate.name = aggregate_name;
                            aggregate.place = "/advice";
                            aggregate.count = 1;
                            aggregate.size.classes = {{bytes(bytes_per_kb), ratio(1)}};
                            load.entities.push_back(std::move(aggregate));
                            load.operations.insert(load.operations.end(), more.begin(), more.end());
                            auto& held = changed.stores[store].entities;
                            if (!held.empty()) held.emplace_back(aggregate_name);
                        }));
}

// ---- the index ---------------------------------------------------------------------------------

// The first attribute that no index of the entity starts with.
[[nodiscard]] inline const attribute* without_index(const entity& what, const dynamodb_store& settings) {
    const auto starts = [&](const attribute& wanted) {
        return std::any_of(settings.indexes.begin(), settings.indexes.end(), [&](const auto& index) {
            return index.entity == what.name && index.key.front() == wanted.name;
        });
    };
    for (const auto& candidate : what.attributes) {
        if (!starts(candidate)) return &candidate;
    }
    return nullptr;
}

inline void add_index_costs(const advice_case& of, const deployment& in, std::size_t store, const entity& what,
                            finding& made) {
    const auto* on = without_index(what, std::get<dynamodb_store>(in.stores[store].settings));
    if (on == nullptr) return;
    const auto cost = added_by(of, in, [&](workload&, deployment& changed) {
        secondary_index index;
        index.name = "index on " + on->name;
        index.place = "/advice";
        index.entity = what.name;
        index.key = {on->name};
        index.back_fill = true;
        std::get<dynamodb_store>(changed.stores[store].settings).indexes.push_back(std::move(index));
    });
    const auto name = "an index on " + on->name + " of " + what.name;
    made.add_cost(monthly_cost(name, in, cost));
    if (!cost.missing.empty()) return;
    made.add_cost({name + ", its back-fill", "once", cost.once, {}, {in.name}});
}

// ---- A1 ----------------------------------------------------------------------------------------

// The entities that ad-hoc operations scan, or all where there are none.
[[nodiscard]] inline bool is_asked_about(const std::vector<const operation*>& asked, const entity& what) {
    if (asked.empty()) return true;
    return std::any_of(asked.begin(), asked.end(), [&](const auto* op) {
        const auto* form = dynamodb_form(*op);
        return form != nullptr && form->entity == what.name;
    });
}

// use(deployment, position of the DynamoDB store that holds the entity)
template <class Use>
void for_each_holder(const advice_case& of, const std::string& entity, Use use) {
    for_each_store(of, service::dynamodb, [&](const auto& in, const auto& where, std::size_t store) {
        if (demand::holds(where, entity)) use(in, store);
    });
}

inline void add_workarounds(const advice_case& of, const std::vector<const operation*>& asked, finding& made) {
    for (const auto& what : of.from.workload.entities) {
        if (!is_asked_about(asked, what)) continue;
        for_each_holder(of, what.name, [&](const auto& in, auto) { made.add_cost(scan_cost(of, in, what)); });
        for_each_holder(of, what.name, [&](const auto& in, auto store) {
            if (auto cost = aggregate_cost(of, in, store, what)) made.add_cost(*std::move(cost));
        });
        for_each_holder(of, what.name, [&](const auto& in, auto store) {
            add_index_costs(of, in, store, what, made);
        });
    }
}

// What operations cost in the form that DynamoDB carries out.
inline void add_operation_costs(const advice_case& of, const std::vector<const operation*>& asked, finding& made) {
    for (const auto* op : asked) {
        const auto* form = dynamodb_form(*op);
        if (form == nullptr) continue;
        for_each_holder(of, form->entity, [&](const auto& in, auto) {
            made.add_cost(monthly_cost("\"" + op->name + "\" as " + std::string(name(form->what)), in,
                                       cost_of_operation(of, in, *op)));
        });
    }
}

// "\"top customers\" (720 times a month)", each operation; the counts go to the numbers.
[[nodiscard]] inline std::string names_of(const advice_case& of, const std::vector<const operation*>& asked,
                                          finding& made) {
    std::string text;
    for (const auto* op : asked) {
        const auto count = two_digits(monthly_count(op->frequency, of.from.month));
        made.numbers.push_back({op->name + ", times a month", count});
        text += (text.empty() ? "\"" : ", \"") + op->name + "\" (" + count + " times a month)";
    }
    return text;
}

}  // namespace advising

[[nodiscard]] inline finding advise_on_queries(const advice_case& of) {
    finding made{advice_rule::ad_hoc_queries, standing::cannot_be_told, ""};
    std::vector<const operation*> asked;
    for (const auto& op : of.from.workload.operations) {
        if (advising::is_ad_hoc(op)) asked.push_back(&op);
    }
    const std::string below = has_store(of, service::dynamodb)
                                  ? " What that and its workarounds cost on demand stands below."
                                  : " No deployment has a DynamoDB store, so that has no cost here.";
    if (asked.empty()) {
        made.says = "No operation of the workload is a scan, or an SQL statement without another form on DynamoDB, so "
                    "whether questions will come that no key answers cannot be told; on DynamoDB each of them reads a "
                    "whole table." + below;
    } else {
        made.stands = standing::applies;
        made.warns_of = service::dynamodb;
        made.says = "No key answers " + advising::names_of(of, asked, made) +
                    "; PostgreSQL runs it as a statement, DynamoDB reads a whole table or index each time." + below;
    }
    advising::add_operation_costs(of, asked, made);
    advising::add_workarounds(of, asked, made);
    return made;
}

// ---- A7 ----------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_joins(const advice_case& of) {
    finding made{advice_rule::joins, standing::does_not_apply, "No operation of the workload joins."};
    std::vector<const operation*> joining;
    bool unknown = false;
    for_each_form(of, [&](const operation& op, const operation_form& form) {
        if (form.what != action::sql) return;
        unknown = unknown || !form.joins;
        if (form.joins.value_or(0) > 0) joining.push_back(&op);
    });
    if (!joining.empty()) {
        made.stands = standing::applies;
        made.warns_of = service::dynamodb;
        made.says = "PostgreSQL joins in " + advising::names_of(of, joining, made) +
                    "; no operation of DynamoDB joins, so another form stands for it there.";
        advising::add_operation_costs(of, joining, made);
    } else if (unknown) {
        made.stands = standing::cannot_be_told;
        made.says = "The workload has SQL statements that do not state their \"joins\".";
    }
    return made;
}

// ---- A10 ---------------------------------------------------------------------------------------

[[nodiscard]] inline finding advise_on_search(const advice_case&) {
    return {advice_rule::text_and_places, standing::cannot_be_told,
            "No operation of a scenario searches text or places, so whether the workload needs it cannot be told. "
            "On DynamoDB such a search reads a whole table, as under A1; a search engine beside either store has "
            "no price here."};
}

}  // namespace dbcost
