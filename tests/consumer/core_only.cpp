// SPDX-License-Identifier: MIT
// A project that brings its own prices: headers only, nothing to link.
#include <dbcost/version.hpp>

#include <cstdio>

int main() { std::puts("dbcost::core " DBCOST_VERSION); }
