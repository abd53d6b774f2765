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
#include <dbcost/demand/request_units.hpp>
#include <span>

namespace dbcost::demand {

struct weighted_size {
    std::int64_t size = 0;    // bytes
    std::int64_t weight = 0;  // share in units of the distribution's total; items for a scan
};

enum class unit_rule { one, read, write, query, scan, stored, backed_up };

struct unit_term {
    unit_rule how = unit_rule::one;
    std::size_t first = 0, count = 0;  // the slice of sizes
    std::int64_t items = 1;            // of a query
    paging pages;
    std::int64_t segments = 1;         // of a scan
};

[[nodiscard]] inline std::int64_t query_steps(std::int64_t items, std::int64_t size, paging rule) {
    page_walk walk(rule);
    walk.add(items, size);
    return walk.steps();
}

// Units of one request (or of one stored item, in bytes) at one size.
[[nodiscard]] inline std::int64_t units_at(const unit_term& term, std::int64_t size) {
    switch (term.how) {
        case unit_rule::read: return read_steps(size);
        case unit_rule::write: return write_steps(size);
        case unit_rule::query: return query_steps(term.items, size, term.pages);
        case unit_rule::stored: return size + item_overhead_bytes;
        case unit_rule::backed_up: return size;
        case unit_rule::one:
        case unit_rule::scan: break;
    }
    return 1;
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
[[nodiscard]] inline std::int64_t scan_steps(const unit_term& term, std::span<const weighted_size> sizes) {
    const auto blocks = sizes.subspan(term.first, term.count);
    std::int64_t sum = 0;
    for (std::int64_t segment = 0; segment < term.segments;) {
        const auto next = next_segment(term, blocks, segment);
        sum = checked_add(sum, checked_multiply(next - segment, segment_steps(term, blocks, segment)));
        segment = next;
    }
    return sum;
}

[[nodiscard]] inline std::int64_t units_sum(const unit_term& term,
                                            std::span<const weighted_size> sizes) {
    if (term.how == unit_rule::one) return 1;
    if (term.how == unit_rule::scan) return scan_steps(term, sizes);
    std::int64_t sum = 0;
    for (std::size_t i = term.first; i < term.first + term.count; ++i) {
        sum = checked_add(sum, checked_multiply(sizes[i].weight, units_at(term, sizes[i].size)));
    }
    return sum;
}

}  // namespace dbcost::demand
