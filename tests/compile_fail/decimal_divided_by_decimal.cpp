// expect: no match for .operator/. \(operand types are .const dbcost::decimal<2>.* and .const dbcost::decimal<2>|invalid operands to binary expression \(.const dbcost::decimal<2>.* and .const dbcost::decimal<2>
// SPDX-License-Identifier: MIT
// Decimals have no /: a quotient needs a rounding word.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)dbcost::divide(price.coefficient(), price.coefficient(), dbcost::half_even);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price / price);
#endif
}
