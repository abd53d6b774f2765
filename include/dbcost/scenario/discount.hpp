// SPDX-License-Identifier: MIT
// A discount as a user's contract states it: what it grants, on which meters, where and when.
#pragma once
#include <dbcost/core/date.hpp>
#include <dbcost/core/discount_terms.hpp>
#include <dbcost/core/meter_pattern.hpp>

namespace dbcost::inline v0_1 {

struct discount {
    std::string name, place;
    discount_terms terms;
    std::string price_text, per_text;  // of a private rate, as the user wrote it
    meter_pattern on;
    std::string region;                // empty: every region
    std::optional<date> from, until;   // both days included; empty: always
    std::string source;
};

[[nodiscard]] inline bool in_force(const discount& of, const date& day) {
    return (!of.from || *of.from <= day) && (!of.until || day <= *of.until);
}

}  // namespace dbcost
