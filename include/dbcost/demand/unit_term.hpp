// SPDX-License-Identifier: MIT
// A unit term: the part of a demand that depends on sizes, ready to be summed without text or memory.
//
//   units_sum(term, sizes)     // sum over the sizes: weight x units of one request of that size
//
// Units are summed over a size distribution, never taken of its mean. A Query reads items of one
// size class: exact for one item, within one step a page for many. In a scan the weights are items.
// The items of a parallel scan are dealt out to its segments like cards, so that no two segments differ
// by more than one item, and each segment is a walk of its own with its own last page (D2.8).
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <dbcost/demand/request_units.hpp>
#include <span>

namespace dbcost::inline v0_1::demand {

struct weighted_size {
    std::int64_t size = 0;    // bytes
    std::int64_t weight = 0;  // share in units of the distribution's total; items for a scan
    friend bool operator==(const weighted_size&, const weighted_size&) = default;
};

enum class unit_rule { one, read, write, query, scan, stored, backed_up };

struct unit_term {
    unit_rule how = unit_rule::one;
    std::size_t first = 0, count = 0;  // the slice of sizes
    std::int64_t items = 1;            // of a query
    paging pages;
    std::int64_t segments = 1;         // of a scan
    friend bool operator==(const unit_term&, const unit_term&) = default;

    [[nodiscard]] std::span<const weighted_size> slice(std::span<const weighted_size> sizes) const {
        return {sizes.data() + first, count};
    }
};

// Whether two terms come to the same units: by the same rule, of equal sizes.
[[nodiscard]] inline bool same_units(unit_term a, const unit_term& b, std::span<const weighted_size> sizes) {
    const auto left = a.slice(sizes), right = b.slice(sizes);
    a.first = b.first;
    return a == b && std::equal(left.begin(), left.end(), right.begin());
}

// The rules that count the steps that a size begins, as numbers: one formula without a branch serves
// them all, and nearly every term of a plan is one of them.
struct step_rule {
    std::int64_t beside = 0;  // bytes: overhead, and a step less one, which rounds up
    int step_bits = 0;        // a step is 2^step_bits bytes
    std::int64_t least = 0;   // steps, also of nothing
};

[[nodiscard]] constexpr int bits_of(std::int64_t power_of_two) {
    return std::countr_zero(static_cast<std::uint64_t>(power_of_two));
}

// By unit_rule. `one` has no sizes, and the pages of a query or scan are laid out by page_walk.
inline constexpr auto step_rules = [] {
    std::array<step_rule, static_cast<std::size_t>(unit_rule::backed_up) + 1> made{};
    const auto of = [&](unit_rule how) -> step_rule& { return made[static_cast<std::size_t>(how)]; };
    of(unit_rule::read) = {read_step_bytes - 1, bits_of(read_step_bytes), 1};
    of(unit_rule::write) = {write_step_bytes - 1, bits_of(write_step_bytes), 1};
    of(unit_rule::stored) = {item_overhead_bytes, 0, 0};
    of(unit_rule::backed_up) = {0, 0, 0};
    return made;
}();

[[nodiscard]] constexpr std::int64_t started_steps(const step_rule& rule, std::int64_t size) {
    return std::max((size + rule.beside) >> rule.step_bits, rule.least);
}

// Whether all items lie on one page, whatever the rule: then no walk is needed.
[[nodiscard]] constexpr bool on_one_page(std::int64_t items, std::int64_t size, paging rule) {
    return items <= page_bytes && size <= page_bytes && items * size <= page_bytes &&
           (rule.limit == 0 || items <= rule.limit);
}

[[nodiscard]] inline std::int64_t query_steps(std::int64_t items, std::int64_t size, paging rule) {
    if (size > 0 && on_one_page(items, size, rule)) return read_steps(items * size);
    page_walk walk(rule);
    walk.add(items, size);
    return walk.steps();
}

// Cards number 0 to `dealt` - 1 of which a segment gets every one whose number leaves its own.
[[nodiscard]] inline std::int64_t cards_of_segment(std::int64_t segment, std::int64_t segments,
                                                   std::int64_t dealt) {
    return dealt / segments + (dealt % segments > segment ? 1 : 0);
}

[[nodiscard]] inline std::int64_t segment_steps(const unit_term& term,
                                                std::span<const weighted_size> blocks,
                                                std::int64_t segment) {
    page_walk walk(term.pages);
    std::int64_t dealt = 0;
    for (const auto& block : blocks) {
        const auto before = cards_of_segment(segment, term.segments, dealt);
        dealt = checked_add(dealt, block.weight);
        walk.add(cards_of_segment(segment, term.segments, dealt) - before, block.size);
    }
    return walk.steps();
}

// The first segment after this one that may hold other items than it.
[[nodiscard]] inline std::int64_t next_segment(const unit_term& term,
                                               std::span<const weighted_size> blocks,
                                               std::int64_t segment) {
    std::int64_t next = term.segments;
    std::int64_t dealt = 0;
    for (const auto& block : blocks) {
        dealt = checked_add(dealt, block.weight);
        if (dealt % term.segments > segment) next = std::min(next, dealt % term.segments);
    }
    return next;
}

// Neighbouring segments with the same items are walked once.
[[nodiscard]] inline std::int64_t scan_steps(const unit_term& term, std::span<const weighted_size> blocks) {
    std::int64_t sum = 0;
    for (std::int64_t segment = 0; segment < term.segments;) {
        const auto next = next_segment(term, blocks, segment);
        sum = checked_add(sum, checked_multiply(next - segment, segment_steps(term, blocks, segment)));
        segment = next;
    }
    return sum;
}

// The sum of weight x units_at(size).
template <class UnitsAt>
[[nodiscard, gnu::always_inline]] inline std::int64_t weighted_sum(
    std::span<const weighted_size> sizes, UnitsAt units_at) {
    std::int64_t sum = 0;
    for (const auto& each : sizes) {
        sum = checked_add(sum, checked_multiply(each.weight, units_at(each.size)));
    }
    return sum;
}

// Not inlined: the short rules around it then need no memory of their own.
[[nodiscard, gnu::noinline]] inline std::int64_t paged_sum(const unit_term& term,
                                                           std::span<const weighted_size> sizes) {
    if (term.how == unit_rule::scan) return scan_steps(term, sizes);
    return weighted_sum(sizes, [&](auto size) { return query_steps(term.items, size, term.pages); });
}

[[nodiscard]] inline std::int64_t units_sum(const unit_term& term,
                                            std::span<const weighted_size> sizes) {
    if (term.how == unit_rule::one) return 1;
    const auto slice = term.slice(sizes);
    if (term.how == unit_rule::query || term.how == unit_rule::scan) return paged_sum(term, slice);
    const auto& rule = step_rules[static_cast<std::size_t>(term.how)];
    return weighted_sum(slice, [&](auto size) { return started_steps(rule, size); });
}

}  // namespace dbcost::demand
