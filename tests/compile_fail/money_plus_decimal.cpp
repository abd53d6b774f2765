// expect: no match for .operator\+. \(operand types are .const dbcost::money<dbcost::usd, 2>.* and .dbcost::decimal<2>|invalid operands to binary expression \(.const dbcost::money<dbcost::usd, 2>.* and .dbcost::decimal<2>
// SPDX-License-Identifier: MIT
// A bare number has no currency.
#include <dbcost/core/money.hpp>

int main() {
    const dbcost::money<dbcost::usd, 2> price(dbcost::decimal<2>::whole(3));
    (void)(price + dbcost::money<dbcost::usd, 2>(dbcost::decimal<2>::whole(1)));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price + dbcost::decimal<2>::whole(1));
#endif
}
