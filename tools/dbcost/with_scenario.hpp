// SPDX-License-Identifier: MIT
// What every command on a scenario begins with: read it, find the tables, then do what the command does.
//
//   with_scenario(request, [&](const scenario& from, const tables& data) { return estimate(from, data, ...); })
//
//   with_scenario_text(text, request, use)      // where the text was read before
//
// The tables are the shipped ones, with those of --prices over them.
#pragma once
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/layered_tables.hpp>

namespace dbcost::calculator {

// use(tables): where there is no scenario, or many.
template <class Use>
[[nodiscard]] auto with_prices(const bill_request& request, Use use) -> decltype(use(std::declval<const tables&>())) {
    if (!request.prices) return use(embedded_tables());
    const auto own = load_tables(*request.prices);
    if (!own) return own.problems();
    return use(layered_tables{own->get(), &embedded_tables()});
}

// use(text, tables): where the scenario is read several times.
template <class Use>
[[nodiscard]] auto with_text(const bill_request& request, Use use)
    -> decltype(use(std::declval<const std::string&>(), std::declval<const tables&>())) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    return with_prices(request, [&](const tables& data) { return use(*text, data); });
}

template <class Use>
[[nodiscard]] auto with_scenario_text(const std::string& text, const bill_request& request, Use use)
    -> decltype(use(std::declval<const scenario&>(), std::declval<const tables&>())) {
    const auto from = parse_scenario(text, request.file, request.overrides);
    if (!from) return from.problems();
    return with_prices(request, [&](const tables& data) { return use(*from, data); });
}

template <class Use>
[[nodiscard]] auto with_scenario(const bill_request& request, Use use)
    -> decltype(use(std::declval<const scenario&>(), std::declval<const tables&>())) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    return with_scenario_text(*text, request, use);
}

}  // namespace dbcost::calculator
