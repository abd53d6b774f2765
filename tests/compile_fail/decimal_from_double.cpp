// expect: decimal<2>::decimal\(double\)|from .double. to .dbcost::decimal<2>.
// SPDX-License-Identifier: MIT
// A decimal never comes from a binary float: 0.1 is none.
#include <dbcost/core/decimal.hpp>

int main() {
    (void)dbcost::decimal<2>(dbcost::decimal<2>::from_coefficient(150));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::decimal<2>(1.5);
#endif
}
