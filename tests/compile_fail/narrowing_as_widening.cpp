// expect: no matching function for call to .widen(<1>\(const dbcost::decimal<2>&\))?.$
// SPDX-License-Identifier: MIT
// Widening never drops digits.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)dbcost::widen<3>(price);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::widen<1>(price);
#endif
}
