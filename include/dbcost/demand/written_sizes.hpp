// SPDX-License-Identifier: MIT
// The sizes a write is billed by: of the item as it was, as it is written, the larger, or both.
//
//   written_sizes made = sizes_of_write(sizes, items, 1025);    // `size` of the operation
//   made.of(billed_size::larger)                                // class by class max(old, 1,025 B)
//
// Without a size of its own a write leaves the item as large as it was. Entries under ALL have the size
// of their item before and after, so the same slices serve them; other entries keep their one size.
// `both` counts each write twice, once as the old and once as the new entry (rule D4.2).
#pragma once
#include <dbcost/demand/index_effect.hpp>
#include <dbcost/demand/tables.hpp>

namespace dbcost::inline v0_1::demand {

struct written_sizes {
    size_slice before, after, larger, both;

    [[nodiscard]] const size_slice& of(billed_size which) const {
        switch (which) {
            case billed_size::before: return before;
            case billed_size::after: return after;
            case billed_size::larger: return larger;
            case billed_size::both: break;
        }
        return both;
    }
};

[[nodiscard]] inline written_sizes unchanged_sizes(const size_slice& items) {
    return {items, items, items, items};
}

[[nodiscard]] inline written_sizes sizes_of_write(std::vector<weighted_size>& sizes,
                                                  const size_slice& items,
                                                  std::optional<std::int64_t> written) {
    if (!written) return unchanged_sizes(items);
    written_sizes made = unchanged_sizes(items);
    made.after = {sizes.size(), 1, 1};
    sizes.push_back({*written, 1});
    made.larger.first = sizes.size();
    for (std::size_t i = 0; i < items.count; ++i) {
        const auto old = sizes[items.first + i];
        sizes.push_back({std::max(old.size, *written), old.weight});
    }
    made.both = {sizes.size(), items.count + 1, checked_add(items.total, items.total)};
    for (std::size_t i = 0; i < items.count; ++i) sizes.push_back(weighted_size(sizes[items.first + i]));
    sizes.push_back({*written, items.total});
    return made;
}

}  // namespace dbcost::demand
