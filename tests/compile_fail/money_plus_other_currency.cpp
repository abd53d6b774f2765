// expect: no match for .operator\+. \(operand types are .const dbcost::money<dbcost::usd, 2>.* and .const dbcost::money<eur, 2>|invalid operands to binary expression \(.const dbcost::money<dbcost::usd, 2>.* and .const dbcost::money<eur, 2>
// SPDX-License-Identifier: MIT
// Currencies are not added.
#include <dbcost/core/money.hpp>

struct eur {
    static constexpr std::string_view code = "EUR";
};

int main() {
    const dbcost::money<dbcost::usd, 2> price(dbcost::decimal<2>::whole(3));
    const dbcost::money<eur, 2> other(dbcost::decimal<2>::whole(3));
    (void)(price + price), (void)(other + other);
#ifdef DBCOST_MUST_NOT_COMPILE
    (void)(price + other);
#endif
}
