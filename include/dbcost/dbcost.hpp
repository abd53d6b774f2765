// SPDX-License-Identifier: MIT
// Everything of the library's core: includes only. io/ (files, JSON, embedded tables) is separate,
// since it needs the compiled library dbcost::dbcost.
#pragma once
#include <dbcost/analysis/compare.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/months.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/totals.hpp>
#include <dbcost/version.hpp>
