// SPDX-License-Identifier: MIT
// The functions that core/linkage.hpp leaves to this library, compiled once.
#include <dbcost/estimate/estimate_run.hpp>
#include <dbcost/estimate/months_run.hpp>
#include <dbcost/estimate/plan_builder.hpp>
#include <dbcost/estimate/totals_run.hpp>
