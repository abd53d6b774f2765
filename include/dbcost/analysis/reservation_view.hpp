// SPDX-License-Identifier: MIT
// What each reservation of an account costs month by month, in cash and amortised, beside on demand.
//
//   auto seen = reservation_views(scenario, tables, {});
//   seen->front().break_even             // the month, counted from 1, by whose end it has paid for itself
//
// All months of the term, by the calendar; the reserved units are taken as used in every hour of it. Cash:
// the upfront fee in the first month. Amortised: the fee spread over the hours of the term (rule R7.2). Both
// add up to the same amount, exactly. A term of 8,760 hours ends a day early where a leap day lies in it.
//
// A reservation without a price keeps the reasons instead of months. errors: as-of-missing, unknown-book;
// a term of unknown length.
#pragma once
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/price_query.hpp>
#include <dbcost/rate/charge.hpp>

namespace dbcost::inline v0_1 {

struct reserved_month {
    std::string month;
    std::int64_t hours = 0;  // of the term in this month
    exact_amount cash, amortised, on_demand;
};

struct reservation_view {
    std::string place, what;  // "2 db.m5.large single-az for 1yr, partial-upfront, from 2019-03"
    exact_amount upfront;
    std::vector<reserved_month> months;
    exact_amount cash, amortised, on_demand;  // over the whole term
    std::optional<std::size_t> break_even;    // empty: not within the term
    errors missing;
};

namespace detail {

// A reservation of one kind: how many units of which meters.
struct reserved_thing {
    std::string what;
    std::int64_t units = 0;
    meter_key on_demand, hourly, upfront;
    bool has_upfront = true;
};

[[nodiscard]] inline std::vector<reserved_thing> things_of(const reservation& of) {
    std::vector<reserved_thing> things;
    if (of.kind == service::rds_postgresql) {
        const std::string zones(name(of.deployment));
        things.push_back({std::to_string(of.count) + " " + of.instance_class + " " + zones + " for " + of.term + ", " +
                              of.option + ", from " + of.started,
                          of.count,
                          {meter::instance_hours, {of.instance_class, zones}},
                          {meter::reserved_instance_hours, {of.instance_class, zones, of.option, of.term}},
                          {meter::reserved_instance_upfront, {of.instance_class, zones, of.option, of.term}},
                          of.option != "no-upfront"});
        return things;
    }
    for (const auto& side : reserved_sides) {
        if (of.*side.units == 0) continue;
        things.push_back({std::to_string(of.*side.units) + " " + std::string(side.name) + " units for " + of.term +
                              ", from " + of.started,
                          of.*side.units,
                          {side.provisioned, {}},
                          {side.reserved, {of.term}},
                          {side.upfront, {of.term}}});
    }
    return things;
}

class reservation_viewer {
public:
    reservation_viewer(const reservation& of, const reserved_thing& thing, std::int64_t term_hours,
                       const tables& data, const price_query& query)
        : of_(of), thing_(thing), term_(term_hours), data_(data), query_(query) {}

    [[nodiscard]] reservation_view view() {
        made_.place = of_.place;
        made_.what = thing_.what;
        const auto on_demand = model_of(thing_.on_demand), hourly = model_of(thing_.hourly);
        const auto upfront = thing_.has_upfront ? model_of(thing_.upfront) : std::nullopt;
        if (!made_.missing.empty()) return std::move(made_);
        if (upfront) made_.upfront = rating::charge(*upfront, closed_quantity{}, units(1));
        add_months(*on_demand, *hourly);
        return std::move(made_);
    }

private:
    [[nodiscard]] closed_quantity units(std::int64_t hours) const {
        return closed_quantity::whole(checked_multiply(thing_.units, hours));
    }

    [[nodiscard]] std::optional<price_model> model_of(const meter_key& key) {
        const auto found = find_price(data_, query_, key);
        if (found) return *found->value->model;
        for (const auto& problem : found.problems()) made_.missing.push_back(problem);
        return std::nullopt;
    }

    void add_months(const price_model& on_demand, const price_model& hourly) {
        const auto start = start_of(of_);
        auto month = start.year() / start.month();
        for (;; month += std::chrono::months(1)) {
            const auto calendar = billing_month::of_calendar(month);
            const auto where = position_in_term(start, term_, calendar, query_.as_of);
            if (!where) break;
            add_month(calendar, *where, on_demand, hourly);
        }
    }

    void add_month(const billing_month& calendar, const term_position& where, const price_model& on_demand,
                   const price_model& hourly) {
        const auto active = hours(where.part);
        const auto paid = rating::charge(hourly, closed_quantity{}, units(active));
        reserved_month one{calendar.name(), active, paid, paid + rating::amortised(made_.upfront, where.part),
                           rating::charge(on_demand, closed_quantity{}, units(active))};
        if (where.part.from_hours == 0) one.cash += made_.upfront;
        made_.cash += one.cash;
        made_.amortised += one.amortised;
        made_.on_demand += one.on_demand;
        made_.months.push_back(std::move(one));
        if (!made_.break_even && made_.cash <= made_.on_demand) made_.break_even = made_.months.size();
    }

    const reservation& of_;
    const reserved_thing& thing_;
    std::int64_t term_;
    const tables& data_;
    const price_query& query_;
    reservation_view made_;
};

}  // namespace detail

[[nodiscard]] inline result<std::vector<reservation_view>> reservation_views(const scenario& from,
                                                                             const tables& data,
                                                                             const estimate_options& options) {
    auto query = make_query(from, data, options);
    if (!query) return query.problems();
    const auto facts = detail::reservation_facts_on(data, query->as_of);
    std::vector<reservation_view> views;
    for (const auto& one : from.account.reservations) {
        const auto term = facts.hours_of(one.term);
        if (!term) return detail::unknown_term(one, query->as_of);
        query->region = detail::region_of(one, from);
        for (const auto& thing : detail::things_of(one)) {
            views.push_back(detail::reservation_viewer(one, thing, *term, data, *query).view());
        }
    }
    return views;
}

}  // namespace dbcost
