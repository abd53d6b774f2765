// SPDX-License-Identifier: MIT
// The version of the library; CMake reads it here, so it is written once.
// The price tables have an edition of their own.
#pragma once

#define DBCOST_VERSION "0.1.0"
