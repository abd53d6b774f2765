// SPDX-License-Identifier: MIT
// Request units: what one DynamoDB request consumes, from sizes alone.
//
//   in      sizes [bytes]
//   out     read steps of 4 KB, write units of 1 KB; whole numbers
//   errors  none
//
// A read counts one step for each started 4 KB, at least one (rule D2.1, also for a missing item);
// a strongly consistent step is one unit, an eventually consistent one half. A write counts one unit
// for each started 1 KB, at least one (D3.1). A Query or Scan call stops at 1 MB, and every page rounds
// on its own (D2.6): the item that crosses the line still belongs to the page, or does not under
// `page_fill = whole items`.
//
//   read_steps(4097)                                   // 2
//   page_walk walk({}); walk.add(10000, 300); walk.steps()   // 735; 733 with whole items
//
// Source: metering rules D2, D3 and part E. No price and no capacity mode is known here.
#pragma once
#include <algorithm>
#include <dbcost/core/units.hpp>

namespace dbcost::inline v0_1::demand {

inline constexpr std::int64_t read_step_bytes = 4 * bytes_per_kb;   // D2.1
inline constexpr std::int64_t write_step_bytes = bytes_per_kb;      // D3.1
inline constexpr std::int64_t page_bytes = bytes_per_mb;            // D2.6
inline constexpr std::int64_t item_overhead_bytes = 100;            // D1.4

[[nodiscard]] constexpr std::int64_t steps(std::int64_t size, std::int64_t step) {
    return size <= step ? 1 : (size - 1) / step + 1;
}
[[nodiscard]] constexpr std::int64_t read_steps(std::int64_t size) {
    return steps(size, read_step_bytes);
}
[[nodiscard]] constexpr std::int64_t write_steps(std::int64_t size) {
    return steps(size, write_step_bytes);
}

struct paging {
    bool whole_items = false;  // page_fill: the item that would cross 1 MB opens the next page
    std::int64_t limit = 0;    // items a page at most; 0: none
    friend bool operator==(const paging&, const paging&) = default;
};

// Lays items out on pages in the order they are added and counts the read steps.
class page_walk {
public:
    explicit page_walk(paging rule) : rule_(rule) {}

    void add(std::int64_t items, std::int64_t size) {
        size = std::max<std::int64_t>(size, 1);
        while (items > 0 && page_items_ > 0) items -= fill_open_page(items, size);
        if (items == 0) return;
        const std::int64_t whole_pages = (items - 1) / page_capacity(size);
        const std::int64_t on_page = page_capacity(size);
        steps_ = checked_add(steps_, checked_multiply(whole_pages, read_steps(on_page * size)));
        pages_ += whole_pages;
        put_on_page(items - whole_pages * on_page, size);
    }
    // Steps of all pages; a request that reads nothing still costs one.
    [[nodiscard]] std::int64_t steps() const {
        const std::int64_t all = page_items_ > 0 ? checked_add(steps_, read_steps(page_used_)) : steps_;
        return std::max<std::int64_t>(all, 1);
    }
    [[nodiscard]] std::int64_t pages() const { return pages_ + (page_items_ > 0 ? 1 : 0); }

private:
    // Items of one size that a fresh page takes.
    [[nodiscard]] std::int64_t page_capacity(std::int64_t size) const {
        const std::int64_t fitting = rule_.whole_items ? page_bytes / size : (page_bytes - 1) / size + 1;
        return within_limit(std::max<std::int64_t>(fitting, 1), 0);
    }
    [[nodiscard]] std::int64_t within_limit(std::int64_t items, std::int64_t already) const {
        return rule_.limit > 0 ? std::min(items, rule_.limit - already) : items;
    }
    // Puts as many as fit on the page that is open; closes it when none does.
    std::int64_t fill_open_page(std::int64_t items, std::int64_t size) {
        const std::int64_t room = page_bytes - page_used_;
        const std::int64_t fitting = rule_.whole_items ? room / size : (room - 1) / size + 1;
        const std::int64_t taken = std::min(items, within_limit(fitting, page_items_));
        if (taken <= 0) {
            close_page();
            return 0;
        }
        put_on_page(taken, size);
        return taken;
    }
    void put_on_page(std::int64_t items, std::int64_t size) {
        page_items_ += items;
        page_used_ += items * size;
        const bool at_limit = rule_.limit > 0 && page_items_ >= rule_.limit;
        if (page_used_ >= page_bytes || at_limit) close_page();
    }
    void close_page() {
        steps_ = checked_add(steps_, read_steps(page_used_));
        ++pages_;
        page_items_ = 0;
        page_used_ = 0;
    }

    paging rule_;
    std::int64_t steps_ = 0, pages_ = 0;
    std::int64_t page_items_ = 0, page_used_ = 0;
};

}  // namespace dbcost::demand
