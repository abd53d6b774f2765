// SPDX-License-Identifier: MIT
// The version of the library; CMake reads it here, so it is written once.
// The price tables have an edition of their own.
//
// What the headers declare stands in dbcost::v0_1, inline, named for the versions that keep their interface:
// two parts of a program built with versions that differ do not link each other's types by mistake. Write
// dbcost:: alone. tests/layers_test.py checks that every header names the version of this one.
#pragma once

#define DBCOST_VERSION "0.1.0"
