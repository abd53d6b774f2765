// SPDX-License-Identifier: MIT
// Random numbers that a seed decides: the same on every machine, for samples that can be drawn again.
//
//   seeded_numbers random(1);
//   random.below(6)                  // 0 to 5, each as likely
//
// SplitMix64 (Steele, Lea and Flood 2014). The engines of <random> would do, but it takes longer to include than
// all of core, and its distributions differ between libraries.
#pragma once
#include <cstdint>

namespace dbcost::inline v0_1 {

class seeded_numbers {
public:
    explicit seeded_numbers(std::uint64_t seed) : state_(seed) {}

    // 0 to count - 1; `count` is at least 1.
    [[nodiscard]] std::int64_t below(std::int64_t count) {
        const auto size = static_cast<std::uint64_t>(count);
        const auto unfair = (std::uint64_t(0) - size) % size;  // the lowest values that would come once more
        auto value = next();
        while (value < unfair) value = next();
        return static_cast<std::int64_t>(value % size);
    }

private:
    [[nodiscard]] std::uint64_t next() {
        auto mixed = state_ += 0x9e3779b97f4a7c15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }
    std::uint64_t state_;
};

}  // namespace dbcost
