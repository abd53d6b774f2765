// SPDX-License-Identifier: MIT
// Failed gates on stderr, in the layout of errors.
#include "gates.hpp"

#include <cstdio>

namespace dbcost::calculator {

bool none_failed(const std::vector<gate_finding>& findings, format as) {
    bool passed = true;
    for (const auto& found : findings) {
        if (found.verdict != gate_verdict::failed) continue;
        passed = false;
        if (as == format::json) continue;
        (void)std::fprintf(stderr, "gate[%s] %s\n  seen      %s\n  expected  %s\n", std::string(found.gate).c_str(),
                           found.deployment.c_str(), found.seen.c_str(), found.expected.c_str());
    }
    return passed;
}

}  // namespace dbcost::calculator
