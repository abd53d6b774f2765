// expect: no match for .operator==. \(operand types are .const dbcost::decimal<2>.* and .float|invalid operands to binary expression \(.const dbcost::decimal<2>.* and .float
// SPDX-License-Identifier: MIT
// A decimal is compared with a decimal: 1.1F is not 1.1.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)(price == price);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price == 1.1F);
#endif
}
