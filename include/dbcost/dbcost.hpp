// SPDX-License-Identifier: MIT
// What a bill and a comparison need, over one month or several: includes only.
//
// Apart from it are the other questions of analysis/ (advise, gate, migrate, solve, verify, ...), each a
// header of its own, and io/ (files, JSON, embedded tables), which needs the compiled library dbcost::dbcost.
#pragma once
#include <dbcost/analysis/compare.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/months.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/totals.hpp>
#include <dbcost/version.hpp>
