// expect: no matching function for call to .round_to(<0>\(const dbcost::decimal<2>&\))?.$
// SPDX-License-Identifier: MIT
// Digits are lost only where a rounding word stands.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)dbcost::round_to<0>(price, dbcost::half_up);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::round_to<0>(price);
#endif
}
