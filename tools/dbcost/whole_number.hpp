// SPDX-License-Identifier: MIT
// A whole number of an option, within bounds.
//
//   const auto days = whole_number(text, 0, 36'500, "--dual-write-days", problems);
//
// errors: out-of-range, added to the problems; the number is 0 then.
#pragma once
#include <dbcost/core/decimal.hpp>
#include <dbcost/core/error.hpp>
#include <dbcost/core/result.hpp>

namespace dbcost::calculator {

[[nodiscard]] inline std::int64_t whole_number(const std::string& text, std::int64_t least, std::int64_t most,
                                               std::string_view flag, errors& problems) {
    const auto number = parse_decimal<0>(text);
    const bool inside = number && *number >= decimal<0>::whole(least) && *number <= decimal<0>::whole(most);
    if (inside) return to_int64(number->coefficient());
    problems.push_back({errc::out_of_range, std::string(flag), "\"" + text + "\"",
                        "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                        "leave it out for what is usual"});
    return 0;
}

}  // namespace dbcost::calculator
