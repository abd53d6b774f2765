// expect: deleted function .*(kilobytes|double)|no matching function for call to .kilobytes|call to deleted function .kilobytes.
// SPDX-License-Identifier: MIT
// 1.5 KB would become 1 KB in silence.
#include <dbcost/core/units.hpp>

int main() {
    (void)dbcost::kilobytes(1);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::kilobytes(1.5);
#endif
}
