// expect: money<dbcost::usd, 2>::money\(double\)|from .double. to .dbcost::shown_amount.
// SPDX-License-Identifier: MIT
// Money never comes from a binary float.
#include <dbcost/core/money.hpp>

int main() {
    (void)dbcost::shown_amount(dbcost::decimal<2>::whole(1));
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)dbcost::shown_amount(1.5);
#endif
}
