// SPDX-License-Identifier: MIT
// Gates as a command ends with them: those that failed are said on stderr, after the result.
#pragma once
#include <dbcost/analysis/gate.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::calculator {

// Whether no gate failed.
[[nodiscard]] bool none_failed(const std::vector<gate_finding>& findings, format as);

}  // namespace dbcost::calculator
