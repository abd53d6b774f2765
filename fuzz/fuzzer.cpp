// SPDX-License-Identifier: MIT
// The door of libFuzzer: the environment variable DBCOST_FUZZ names the target.
#include "targets.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const dbcost::fuzz::target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* name = std::getenv("DBCOST_FUZZ");
    chosen = name == nullptr ? nullptr : dbcost::fuzz::find_target(name);
    if (chosen != nullptr) return 0;
    std::fprintf(stderr, "DBCOST_FUZZ must name one of the targets of fuzz/targets.hpp\n");
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
