// SPDX-License-Identifier: MIT
#include "gates.hpp"

#include <cstdio>

namespace dbcost::calculator {

bool none_failed(const std::vector<gate_finding>& findings, format as) {
    std::vector<gate_finding> failed;
    for (const auto& found : findings) {
        if (found.verdict == gate_verdict::failed) failed.push_back(found);
    }
    if (failed.empty()) return true;
    const auto text = render_gates(failed, as);
    (void)std::fwrite(text.data(), 1, text.size(), stderr);
    return false;
}

}  // namespace dbcost::calculator
