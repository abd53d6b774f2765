// SPDX-License-Identifier: MIT
// What every command on a scenario begins with: read it, find the tables, then do what the command does.
//
//   with_scenario(request, [&](const scenario& from, const tables& data) { return estimate(from, data, ...); })
//
// The tables are the shipped ones, with those of --prices over them.
#pragma once
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/layered_tables.hpp>

namespace dbcost::calculator {

// use(text, tables): for commands that read the scenario several times.
template <class Use>
[[nodiscard]] auto with_tables(const bill_request& request, Use use)
    -> decltype(use(std::declval<const std::string&>(), std::declval<const tables&>())) {
    const auto text = read_input(request.file);
    if (!text) return text.problems();
    if (!request.prices) return use(*text, embedded_tables());
    const auto own = load_tables(*request.prices);
    if (!own) return own.problems();
    return use(*text, layered_tables{own->get(), &embedded_tables()});
}

template <class Use>
[[nodiscard]] auto with_scenario(const bill_request& request, Use use)
    -> decltype(use(std::declval<const scenario&>(), std::declval<const tables&>())) {
    using answer = decltype(use(std::declval<const scenario&>(), std::declval<const tables&>()));
    return with_tables(request, [&](const std::string& text, const tables& data) -> answer {
        const auto from = parse_scenario(text, request.file, request.overrides);
        if (!from) return from.problems();
        return use(*from, data);
    });
}

}  // namespace dbcost::calculator
