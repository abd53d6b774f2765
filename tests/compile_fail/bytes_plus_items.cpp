// expect: no match for .operator\+. \(operand types are .const dbcost::bytes.* and .dbcost::items|invalid operands to binary expression \(.const dbcost::bytes.* and .dbcost::items
// SPDX-License-Identifier: MIT
// Bytes and items are not added.
#include <dbcost/core/units.hpp>

int main() {
    const dbcost::bytes size(300);
    (void)(size + dbcost::bytes(1));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(size + dbcost::items(1));
#endif
}
