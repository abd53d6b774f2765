// expect: deleted function .dbcost::integer::integer\(Value\) \[with Value = double|from .double. to .dbcost::integer. uses deleted function
// SPDX-License-Identifier: MIT
// The integer behind every number takes no binary float.
#include <dbcost/core/integer.hpp>

int main() {
    (void)dbcost::integer(150);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::integer(1.5);
#endif
}
