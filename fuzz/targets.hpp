// SPDX-License-Identifier: MIT
// The fuzz targets: each takes any bytes, feeds them to one reader, and requires what must hold of what comes out.
//
//   void bill(std::string_view text);      // one a file: bill.cpp
//   find_target("bill")->run(text)         // by name; null where there is none
//
// A target that finds nothing wrong returns. Else it aborts with a sentence on stderr (checks.hpp), or the
// sanitizers do, or an exception gets out: each is a finding. The same functions run under libFuzzer (fuzzer.cpp)
// and, on seeds and former findings, in the ordinary tests (replay.cpp).
#pragma once
#include <array>
#include <string_view>

namespace dbcost::fuzz {

void batch_lines(std::string_view text);
void saved_bill(std::string_view text);
void discount_list(std::string_view text);
void footprint_tables(std::string_view text);
void sample_items(std::string_view text);
void price_offer(std::string_view text);
void overrides(std::string_view text);
void price_table(std::string_view text);
void capacity_requests(std::string_view text);
void whole_scenario(std::string_view text);
void short_text(std::string_view text);
void load_trace(std::string_view text);

struct target {
    std::string_view name;
    void (*run)(std::string_view text);
};

inline constexpr std::array<target, 12> targets{{{"batch", batch_lines},
                                                 {"bill", saved_bill},
                                                 {"discounts", discount_list},
                                                 {"footprint", footprint_tables},
                                                 {"items", sample_items},
                                                 {"offer", price_offer},
                                                 {"overrides", overrides},
                                                 {"price_table", price_table},
                                                 {"requests", capacity_requests},
                                                 {"scenario", whole_scenario},
                                                 {"text", short_text},
                                                 {"trace", load_trace}}};

[[nodiscard]] constexpr const target* find_target(std::string_view name) {
    for (const auto& one : targets) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

}  // namespace dbcost::fuzz
