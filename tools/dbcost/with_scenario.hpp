// SPDX-License-Identifier: MIT
// What every command on a scenario begins with: read it, find the tables, then do what the command does.
//
//   with_scenario(request, [&](const scenario& from, const tables& data) { return estimate(from, data, ...); })
//
//   with_scenario_text(text, request, use)      // where the text was read before
//   with_text(request, [&](const std::string& text, const scenario_overrides& overrides, const tables& data) ...)
//
// The tables are the shipped ones, with those of --prices over them; the discounts those of the scenario, then
// those of --discounts.
#pragma once
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/layered_tables.hpp>

namespace dbcost::calculator {

// What the command line changes in the scenario, with the text of --discounts.
[[nodiscard]] inline result<scenario_overrides> overrides_of(const bill_request& request) {
    auto overrides = request.overrides;
    if (!request.discounts) return overrides;
    const auto list = read_input(*request.discounts);
    if (!list) return list.problems();
    overrides.discounts = {*request.discounts, *list};
    return overrides;
}

// use(tables), by the folder of --prices: where there is no scenario, or many.
template <class Use>
[[nodiscard]] auto with_prices(const std::optional<std::string>& folder, Use use)
    -> decltype(use(std::declval<const tables&>())) {
    if (!folder) return use(embedded_tables());
    const auto own = load_tables(*folder);
    if (!own) return own.problems();
    return use(layered_tables{own->get(), &embedded_tables()});
}

// Where the scenario is read several times.
template <class Use>
[[nodiscard]] auto with_text(const bill_request& request, Use use)
    -> decltype(use(std::declval<const std::string&>(), std::declval<const scenario_overrides&>(),
                    std::declval<const tables&>())) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    const auto overrides = overrides_of(request);
    if (!overrides) return overrides.problems();
    return with_prices(request.prices, [&](const tables& data) { return use(*text, *overrides, data); });
}

template <class Use>
[[nodiscard]] auto with_scenario_text(const std::string& text, const bill_request& request, Use use)
    -> decltype(use(std::declval<const scenario&>(), std::declval<const tables&>())) {
    const auto overrides = overrides_of(request);
    if (!overrides) return overrides.problems();
    const auto from = parse_scenario(text, request.file, *overrides);
    if (!from) return from.problems();
    return with_prices(request.prices, [&](const tables& data) { return use(*from, data); });
}

template <class Use>
[[nodiscard]] auto with_scenario(const bill_request& request, Use use)
    -> decltype(use(std::declval<const scenario&>(), std::declval<const tables&>())) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    return with_scenario_text(*text, request, use);
}

}  // namespace dbcost::calculator
