// SPDX-License-Identifier: MIT
// What must hold of the bill of any scenario that was read: it adds up, and everybody can read it.
#pragma once
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::fuzz {

// Estimated with the embedded tables, or refused with reasons.
void check_bill_of(const scenario& from);

}  // namespace dbcost::fuzz
