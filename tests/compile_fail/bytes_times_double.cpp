// expect: deleted function .*(operator\*|double)|overload resolution selected deleted operator .\*.|no match for .operator\*. \(operand types are .const dbcost::bytes.* and .double|invalid operands to binary expression \(.const dbcost::bytes.* and .double
// SPDX-License-Identifier: MIT
// A product with a binary float would be cut to a whole number in silence.
#include <dbcost/core/units.hpp>

int main() {
    const dbcost::bytes size(300);
    (void)(size * 2);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(size * 1.5);
#endif
}
