// SPDX-License-Identifier: MIT
// A project that uses the compiled library with its embedded price tables.
#include <dbcost/version.hpp>

#include <cstdio>

int main() { std::puts("dbcost::dbcost " DBCOST_VERSION); }
