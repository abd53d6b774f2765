// expect: deleted function .dbcost::integer::integer\(Value\) \[with Value = double|from .double. to .dbcost::integer. invokes a deleted function
// SPDX-License-Identifier: MIT
// Nor does its coefficient.
#include <dbcost/core/decimal.hpp>

int main() {
    (void)dbcost::decimal<2>::from_coefficient(150);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::decimal<2>::from_coefficient(1.5);
#endif
}
