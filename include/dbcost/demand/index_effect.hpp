// SPDX-License-Identifier: MIT
// What a write of an item does to one secondary index: 0, 1 or 2 index writes (rule D4.2).
//
//   effect_of_change(index, form)     // of an update, or of a replacement that says what it changes
//
// The index key changes: two writes, of the old and of the new entry. It is removed: one, of the old
// entry. A projected attribute changes: one, of the larger of the two. Nothing the entry carries
// changes: none. So n indexes that every write touches make 1 + n writes, not 2^n. The same holds for
// local indexes (D4.4).
#pragma once
#include <algorithm>
#include <dbcost/core/rule.hpp>
#include <dbcost/scenario/deployment.hpp>

namespace dbcost::inline v0_1::demand {

// Which size a write is billed by: that of what was there, of what is there afterwards, of the larger
// of the two, or of both, each on its own.
enum class billed_size { before, after, larger, both };

// What an operation does to the entries of one index (rule D4.2).
struct index_effect {
    std::int64_t writes = 0;
    rule cause = rule::index_put;
    billed_size billed = billed_size::after;
};

inline constexpr index_effect entry_appears{1, rule::index_put, billed_size::after};
inline constexpr index_effect entry_disappears{1, rule::index_delete, billed_size::before};

[[nodiscard]] inline bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

[[nodiscard]] inline bool any_in(const std::vector<std::string>& wanted,
                                 const std::vector<std::string>& names) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const auto& n) { return contains(names, n); });
}

// An update, or a replacement of which it is known what it changes.
[[nodiscard]] inline index_effect effect_of_change(const secondary_index& index,
                                                   const operation_form& form) {
    if (any_in(form.removes, index.key)) return entry_disappears;
    if (any_in(form.changes, index.key)) return {2, rule::index_key_change, billed_size::both};
    auto touched = form.changes;
    touched.insert(touched.end(), form.removes.begin(), form.removes.end());
    const bool projected = index.projected == projection::all
                               ? !touched.empty()
                               : any_in(touched, index.included);
    return {projected ? 1 : 0, rule::index_projected_change, billed_size::larger};
}

// A replacement that says nothing of what it changes writes the entry once.
[[nodiscard]] inline index_effect effect_of_replacement(const secondary_index& index,
                                                        const operation_form& form) {
    const bool told = !form.changes.empty() || !form.removes.empty();
    return told ? effect_of_change(index, form) : index_effect{1, rule::index_put, billed_size::larger};
}

}  // namespace dbcost::demand
