// SPDX-License-Identifier: MIT
// Whether the large functions of the headers are compiled with them, or once in the library dbcost::dbcost.
//
//   [[nodiscard]] DBCOST_INLINE result<plan> prepare(...);
//   #ifndef DBCOST_COMPILED
//   #include <dbcost/estimate/plan_builder.hpp>   // defines it, DBCOST_INLINE
//   #endif
//
// Headers alone (dbcost::core): they are inline, and including estimate.hpp compiles all stages. Linking
// dbcost::dbcost defines DBCOST_COMPILED: they are declared, and src/entry_points.cpp has their definitions.
#pragma once

#ifdef DBCOST_COMPILED
#define DBCOST_INLINE
#else
#define DBCOST_INLINE inline
#endif
