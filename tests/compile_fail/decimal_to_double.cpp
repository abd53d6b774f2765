// expect: from type .const dbcost::decimal<2>. to type .double.|cannot convert .const dbcost::decimal<2>. to .double.
// SPDX-License-Identifier: MIT
// No way leads from a decimal to a binary float.
#include <dbcost/core/decimal.hpp>

int main() {
    const auto price = dbcost::decimal<2>::whole(3);
    (void)static_cast<dbcost::decimal<2>>(price);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)static_cast<double>(price);
#endif
}
