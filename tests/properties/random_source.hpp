// SPDX-License-Identifier: MIT
// Seeded random values that are the same with every compiler and library.
#pragma once
#include <cstdint>
#include <iterator>
#include <random>
#include <vector>

namespace dbcost::test {

class random_source {
public:
    explicit random_source(std::uint64_t seed) : engine_(seed) {}

    // least..most, both possible.
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most) {
        const auto width = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(width == 0 ? engine_() : engine_() % width);
    }
    [[nodiscard]] std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    [[nodiscard]] bool one_in(std::int64_t chances) { return between(1, chances) == 1; }
    template <class Values>
    [[nodiscard]] const auto& pick(const Values& values) {
        return values[below(std::size(values))];
    }
    // Numbers of every length are as likely as each other: 0..2^bits - 1.
    [[nodiscard]] std::uint64_t of_any_length(int bits) {
        const auto length = between(0, bits);
        return length == 0 ? 0 : engine_() >> (64 - length);
    }
    template <class Value>
    void shuffle(std::vector<Value>& values) {
        for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace dbcost::test
