// expect: no match for .operator\+. \(operand types are .const dbcost::bytes.* and .int|invalid operands to binary expression \(.const dbcost::bytes.* and .int
// SPDX-License-Identifier: MIT
// A bare number has no unit.
#include <dbcost/core/units.hpp>

int main() {
    const dbcost::bytes size(300);
    (void)(size + dbcost::bytes(1));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(size + 1);
#endif
}
