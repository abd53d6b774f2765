// expect: no match for .operator\*. \(operand types are .const dbcost::decimal<2>.* and .double|invalid operands to binary expression \(.const dbcost::decimal<2>.* and .double
// SPDX-License-Identifier: MIT
// No binary float enters a product.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)(price * dbcost::decimal<1>::from_coefficient(15));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price * 1.5);
#endif
}
