// expect: no match for .operator\+. \(operand types are .const dbcost::decimal<2>.* and .dbcost::decimal<10>|invalid operands to binary expression \(.const dbcost::decimal<2>.* and .dbcost::decimal<10>
// SPDX-License-Identifier: MIT
// Cents and ten digits are not added unawares.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)(dbcost::widen<10>(price) + dbcost::decimal<10>::whole(1));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price + dbcost::decimal<10>::whole(1));
#endif
}
