// expect: deleted function .dbcost::quantity<Unit>::quantity\(Other\) \[with Other = double|from .double. to .dbcost::bytes. .*uses deleted function
// SPDX-License-Identifier: MIT
// A quantity is counted: half a byte is none.
#include <dbcost/core/units.hpp>

int main() {
    (void)dbcost::bytes(1);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::bytes(1.5);
#endif
}
