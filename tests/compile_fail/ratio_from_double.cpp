// expect: deleted function .dbcost::integer::integer\(Value\) \[with Value = double|from .double. to .dbcost::(integer|ratio).
// SPDX-License-Identifier: MIT
// A ratio is exact: it never comes from a binary float.
#include <dbcost/core/ratio.hpp>

int main() {
    (void)dbcost::ratio(1, 3);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::ratio(0.25);
#endif
}
