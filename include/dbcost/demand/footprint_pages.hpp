// SPDX-License-Identifier: MIT
// How rows and index entries fill pages, whole ones, of 8,192 bytes.
//
//   in      lengths of rows or entries, how many there are, the fillfactor [percent]
//   out     pages; exact up to 4,096 rows or entries, beyond that as those fill their pages
//   errors  none
//
// The lengths are a sample that is taken again and again, in its order, until there are as many as asked
// for. Each is put where PostgreSQL would put it. Beyond 4,096 the pages of the first 4,096, but for the
// last one, which is not full yet, stand for all: pages / rows on them x rows, rounded up. Where all
// are of one length that is exact for any number.
//
//   heap_pages({34}, 186, 100)        // 2: 185 rows of 40 + 4 bytes fit 8,168
//   btree_pages({16}, 367, 90)        // 2: the first page, and the one that describes the index
//
// A row goes to the page of the last one while that has room for it and the free share of the
// fillfactor; else to a page with room that the free space map names, in steps of 32 bytes; else to a
// new page. A b-tree is built from sorted entries: a page is closed when it is full to the fillfactor
// (inner pages: 70 percent), its last entry moves on and becomes its upper bound. The first entry of each
// inner page has no key.
//
// Source: PostgreSQL documentation, "Database Page Layout", "Free Space Map", "B-Tree Indexes"; hio.c
// (RelationGetBufferForTuple), nbtsort.c (_bt_buildadd).
#pragma once
#include <dbcost/core/ratio.hpp>
#include <dbcost/demand/footprint_row.hpp>

namespace dbcost::inline v0_1::demand::postgres {

inline constexpr std::int64_t laid_out_rows = 4096;

[[nodiscard]] constexpr std::int64_t free_share_bytes(std::int64_t fillfactor) {
    return page_bytes * (100 - fillfactor) / 100;
}

// What the pages of the first rows say of all: `filled` rows on `pages`, which are full.
[[nodiscard]] inline std::int64_t scaled_pages(std::int64_t pages, std::int64_t filled,
                                               std::int64_t rows) {
    return to_int64(whole_up(ratio(pages) * ratio(rows, filled)));
}

// The lengths, again and again, until there are so many.
template <class Layout>
void lay_out(Layout& into, const std::vector<std::int64_t>& lengths, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        into.add(lengths[static_cast<std::size_t>(i) % lengths.size()]);
    }
}

// ---- tables ------------------------------------------------------------------------------------

inline constexpr std::int64_t map_step_bytes = 32;  // in which the map counts free space
inline constexpr std::int64_t most_rows_a_page =
    (page_bytes - page_header_bytes) /
    (aligned(row_header_bytes, largest_boundary) + item_pointer_bytes);
// With this much free space a page counts as empty, so that long rows fit tables of a low fillfactor.
inline constexpr std::int64_t nearly_empty_bytes =
    page_bytes - page_header_bytes - item_pointer_bytes - most_rows_a_page / 8 * item_pointer_bytes;

class heap_layout {
public:
    explicit heap_layout(std::int64_t fillfactor) : kept_free_(free_share_bytes(fillfactor)) {}

    void add(std::int64_t bytes) {
        const auto length = aligned(bytes, largest_boundary);
        find_room(length);
        auto& into = pages_[current_];
        into.free -= length + item_pointer_bytes;
        ++into.rows;
        ++rows_;
    }
    [[nodiscard]] std::int64_t pages() const { return static_cast<std::int64_t>(pages_.size()); }
    // Rows on all pages but the last.
    [[nodiscard]] std::int64_t rows_on_full_pages() const { return rows_ - pages_.back().rows; }

private:
    struct page {
        std::int64_t free = page_bytes - page_header_bytes;
        std::int64_t steps = 0;  // free, as the map has it
        std::int64_t rows = 0;
    };

    void find_room(std::int64_t length) {
        const auto asked = length + kept_free_;
        const auto needed =
            asked > nearly_empty_bytes ? std::max(length, nearly_empty_bytes) : asked;
        if (!pages_.empty() && room_of(pages_[current_]) >= needed) return;
        if (!pages_.empty()) note(pages_[current_]);
        if (!find_in_map(needed)) {
            pages_.push_back({});
            current_ = pages_.size() - 1;
        }
    }
    [[nodiscard]] static std::int64_t room_of(const page& of) {
        return of.free - item_pointer_bytes;
    }

    void note(page& left) {
        left.steps = std::max<std::int64_t>(room_of(left), 0) / map_step_bytes;
        most_steps_ = std::max(most_steps_, left.steps);
    }

    // The next page with enough room, from the one found last on, around the end.
    [[nodiscard]] bool find_in_map(std::int64_t needed) {
        const auto steps = (needed + map_step_bytes - 1) / map_step_bytes;
        if (steps > most_steps_) return false;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const auto at = (found_last_ + i) % pages_.size();
            if (pages_[at].steps < steps) continue;
            found_last_ = current_ = at;
            return true;
        }
        most_steps_ = steps - 1;  // now it is known: all pages have less
        return false;
    }

    std::int64_t kept_free_, rows_ = 0, most_steps_ = 0;
    std::vector<page> pages_;
    std::size_t current_ = 0, found_last_ = 0;
};

[[nodiscard]] inline std::int64_t heap_pages(const std::vector<std::int64_t>& lengths,
                                             std::int64_t rows, std::int64_t fillfactor) {
    if (rows == 0) return 0;
    heap_layout layout(fillfactor);
    const auto laid_out = std::min(rows, laid_out_rows);
    lay_out(layout, lengths, laid_out);
    if (laid_out == rows) return layout.pages();
    return scaled_pages(layout.pages() - 1, layout.rows_on_full_pages(), rows);
}

// The free space map (a byte a page, in a tree of three levels) and the visibility map (two bits a
// page), once a table is vacuumed.
[[nodiscard]] constexpr std::int64_t map_pages(std::int64_t table_pages) {
    constexpr std::int64_t upper_nodes = page_bytes / 2 - 1, map_header_bytes = 4;
    constexpr std::int64_t free_space_leaves =
        page_bytes - page_header_bytes - map_header_bytes - upper_nodes;
    constexpr std::int64_t visibility_leaves = (page_bytes - page_header_bytes) * 4;
    if (table_pages == 0) return 0;
    return 2 + (table_pages + free_space_leaves - 1) / free_space_leaves +
           (table_pages + visibility_leaves - 1) / visibility_leaves;
}

// ---- b-trees -----------------------------------------------------------------------------------

inline constexpr std::int64_t btree_trailer_bytes = 16;
inline constexpr std::int64_t inner_fillfactor = 70;
inline constexpr std::int64_t tie_breaker_bytes = 8;  // more of the upper bound of a leaf, at most
// Three entries fit a page, with the position of the row beside each.
inline constexpr std::int64_t longest_entry_bytes =
    (page_bytes - aligned(page_header_bytes + 3 * item_pointer_bytes, largest_boundary) -
     btree_trailer_bytes) /
        3 / largest_boundary * largest_boundary -
    tie_breaker_bytes;
static_assert(longest_entry_bytes == 2704);

// One level of a b-tree as it is built, from the left to the right.
class btree_level {
public:
    btree_level(bool leaf, std::int64_t fillfactor)
        : leaf_(leaf), kept_free_(free_share_bytes(leaf ? fillfactor : inner_fillfactor)) {}

    void add(std::int64_t bytes) {
        const auto length = aligned(bytes, largest_boundary);
        if (firsts_.empty()) {
            open_page(length);
        } else {
            if (is_full_for(length)) {
                closed_entries_ += entries_ - 1;  // the last one moves on
                open_page(last_);
            }
            free_ -= length + item_pointer_bytes;
            ++entries_;
        }
        last_ = length;
    }
    // The first entry of each page: the entries of the level above.
    [[nodiscard]] const std::vector<std::int64_t>& firsts() const { return firsts_; }
    [[nodiscard]] std::int64_t pages() const { return static_cast<std::int64_t>(firsts_.size()); }
    [[nodiscard]] std::int64_t entries_on_closed_pages() const { return closed_entries_; }

private:
    void open_page(std::int64_t first) {
        constexpr auto room = page_bytes - page_header_bytes - btree_trailer_bytes -
                              2 * item_pointer_bytes;  // of the upper bound, and of the next entry
        firsts_.push_back(first);
        free_ = room - (leaf_ ? first : entry_header_bytes) - item_pointer_bytes;
        entries_ = 1;
    }
    [[nodiscard]] bool is_full_for(std::int64_t length) const {
        const bool no_room = free_ < length + (leaf_ ? tie_breaker_bytes : 0);
        return no_room || (free_ < kept_free_ && entries_ > 1);
    }

    bool leaf_;
    std::int64_t kept_free_, free_ = 0, entries_ = 0, last_ = 0, closed_entries_ = 0;
    std::vector<std::int64_t> firsts_;
};

// The leaves, the levels above them, and the page that describes the index. `lengths` in the order of
// the index.
[[nodiscard]] inline std::int64_t btree_pages(std::vector<std::int64_t> lengths,
                                              std::int64_t entries, std::int64_t fillfactor) {
    std::int64_t total = 1;
    for (bool leaf = true; entries > 0; leaf = false) {
        btree_level level(leaf, fillfactor);
        const auto laid_out = std::min(entries, laid_out_rows);
        lay_out(level, lengths, laid_out);
        // One entry may stay on the last page where the others would have closed it.
        const auto pages =
            laid_out == entries
                ? level.pages()
                : scaled_pages(level.pages() - 1, level.entries_on_closed_pages(), entries - 1);
        total += pages;
        lengths = level.firsts();
        entries = pages > 1 ? pages : 0;
    }
    return total;
}

}  // namespace dbcost::demand::postgres
