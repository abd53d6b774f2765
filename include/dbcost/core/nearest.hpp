// SPDX-License-Identifier: MIT
// The nearest known word to a misspelt one, for the remedy of an error.
//
//   nearest("instnace", {"instance", "multi_az"})   // "instance"
//   nearest("zzz", {"instance"})                    // "": nothing is near
//   suggest("zzz", {"gp2", "io1"})                  // "known: gp2, io1"; of many, the first
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dbcost::inline v0_1 {

// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        next[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replace = row[j] + (a[i] == b[j] ? 0 : 1);
            next[j + 1] = std::min({row[j + 1] + 1, next[j] + 1, replace});
            const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            if (swapped) next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

// Words longer than 80 bytes are nobody's slip: they get no suggestion.
template <class Words>
[[nodiscard]] std::string nearest(std::string_view word, const Words& known) {
    std::string best;
    std::size_t best_distance = word.size() / 3 + 2;
    if (word.size() > 80) return best;
    for (const auto& candidate : known) {
        const std::string_view text(candidate);
        const auto least_edits = std::max(word.size(), text.size()) - std::min(word.size(), text.size());
        if (least_edits >= best_distance) continue;
        const std::size_t distance = edit_distance(word, text);
        if (distance < best_distance) {
            best_distance = distance;
            best = text;
        }
    }
    return best;
}

inline constexpr std::size_t most_words = 100;  // of the longest list that belongs to a format, and more

// "did you mean X?" or, when nothing is near, the known words themselves.
template <class Words>
[[nodiscard]] std::string suggest(std::string_view word, const Words& known) {
    if (auto near = nearest(word, known); !near.empty()) return "did you mean \"" + near + "\"?";
    std::string list;
    std::size_t told = 0;
    for (const auto& candidate : known) {
        if (told++ == most_words) return "known: " + list + ", ...";
        if (!list.empty()) list += ", ";
        list += std::string_view(candidate);
    }
    return list.empty() ? "none is known here" : "known: " + list;
}

}  // namespace dbcost
