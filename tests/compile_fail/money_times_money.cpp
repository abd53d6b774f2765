// expect: no match for .operator\*. \(operand types are .const dbcost::money<dbcost::usd, 2>.* and .const dbcost::money<dbcost::usd, 2>|invalid operands to binary expression \(.const dbcost::money<dbcost::usd, 2>.* and .const dbcost::money<dbcost::usd, 2>
// SPDX-License-Identifier: MIT
// Dollars times dollars are no money.
#include <dbcost/core/money.hpp>

int main() {
    const dbcost::money<dbcost::usd, 2> price(dbcost::decimal<2>::whole(3));
    (void)(price * dbcost::decimal<2>::whole(2));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price * price);
#endif
}
