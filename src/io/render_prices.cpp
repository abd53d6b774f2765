// SPDX-License-Identifier: MIT
// Selecting price entries, and counting what a region can price.
#include <dbcost/io/render_prices.hpp>

#include "io/render_formats.hpp"
#include "io/render_words.hpp"
#include "io/table_meter.hpp"

#include <map>
#include <set>
#include <tuple>

namespace dbcost::inline v0_1 {

namespace {

// Whether the pieces between the stars of a pattern stand in the text, in this order.
[[nodiscard]] bool matches(std::string_view text, std::string_view pattern) {
    while (!pattern.empty()) {
        const auto star = std::min(pattern.find('*'), pattern.size());
        const auto found = text.find(pattern.substr(0, star));
        if (found == std::string_view::npos) return false;
        text.remove_prefix(found + star);
        pattern.remove_prefix(std::min(star + 1, pattern.size()));
    }
    return true;
}

// The instance class or DAX node of a key; empty: it has none.
[[nodiscard]] std::string_view class_of(const meter_key& key) {
    const auto& known = info(key.id);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        if (known.attributes[i] == "class" || known.attributes[i] == "node") return key.values[i];
    }
    return {};
}

[[nodiscard]] auto order_of(const price_entry& entry) {
    return std::tie(entry.key, entry.book, entry.region);
}

// ---- coverage ----------------------------------------------------------------------------------

// Weakest of the values that count: of one day, or of all.
[[nodiscard]] confidence weakest_of(const price_entry& entry, const std::optional<date>& day) {
    if (day) return value_on(entry.values, *day, {})->known.level;
    auto weakest = confidence::stated;
    for (const auto& value : entry.values) weakest = std::max(weakest, value.known.level);
    return weakest;
}

using region_key = std::pair<std::string, std::string>;  // book, region

class coverage_counter {
public:
    coverage_counter(const price_entries& entries, const std::vector<book_info>& books,
                     const std::optional<date>& day)
        : books_(books), day_(day) {
        for (const auto* entry : entries) add(*entry);
    }

    [[nodiscard]] std::vector<coverage_row> rows() const {
        std::vector<coverage_row> all;
        for (const auto& [place, services] : counted_) {
            for (auto row : services) {
                complete_row(row.second);
                all.push_back(std::move(row.second));
            }
        }
        return all;
    }

private:
    void add(const price_entry& entry) {
        const region_key place{entry.book, entry.region};
        const std::string service(io::service_of(name(entry.key.id)));
        auto& row = counted_[place][service];
        row.book = entry.book;
        row.region = entry.region;
        row.service = service;
        if (day_ && price_known_on(entry, *day_) == nullptr)
            return;  // the row stays: nothing is left out in silence
        ++row.entries;
        const auto level = weakest_of(entry, day_);
        row.weakest = std::max(row.weakest.value_or(level), level);
        priced_[place].insert(entry.key.id);
    }

    [[nodiscard]] bool is_priced(const std::string& book, const std::string& region,
                                 meter id) const {
        const auto found = priced_.find({book, region});
        return found != priced_.end() && found->second.contains(id);
    }

    // The book below; "" at the bottom.
    [[nodiscard]] std::string below(const std::string& book) const {
        for (const auto& known : books_) {
            if (known.name == book) return known.over;
        }
        return {};
    }

    // The first of the lower books that prices the meter; "" when none does.
    [[nodiscard]] std::string lower_book_with(const coverage_row& row, meter id) const {
        std::size_t steps = 0;
        for (auto book = below(row.book); !book.empty() && steps < books_.size();
             book = below(book)) {
            if (is_priced(book, row.region, id)) return book;
            ++steps;
        }
        return {};
    }

    void complete_row(coverage_row& row) const {
        std::set<std::string> with;
        for (const auto& known : meters) {
            if (io::service_of(known.name) != row.service) continue;
            ++row.known_meters;
            if (is_priced(row.book, row.region, known.id)) {
                ++row.meters;
            } else if (const auto lower = lower_book_with(row, known.id); !lower.empty()) {
                with.insert(lower);
            } else {
                row.missing.emplace_back(known.name);
            }
        }
        row.with = io::joined({with.begin(), with.end()}, ", ");
    }

    const std::vector<book_info>& books_;
    std::optional<date> day_;
    std::map<region_key, std::map<std::string, coverage_row>> counted_;
    std::map<region_key, std::set<meter>> priced_;
};

}  // namespace

bool passes(const price_filter& wanted, std::string_view book, std::string_view region,
            const meter_key& key) {
    const auto is = [](std::string_view seen, const std::string& asked) {
        return asked.empty() || seen == asked;
    };
    return is(region, wanted.region) && is(book, wanted.book) &&
           is(io::service_of(name(key.id)), wanted.service) &&
           is(class_of(key), wanted.instance_class) && matches(to_string(key), wanted.pattern);
}

price_entries matching(const price_entries& all, const price_filter& wanted) {
    price_entries found;
    for (const auto* entry : all) {
        const bool then = !wanted.day || price_known_on(*entry, *wanted.day) != nullptr;
        if (then && passes(wanted, entry->book, entry->region, entry->key)) found.push_back(entry);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return order_of(*a) < order_of(*b); });
    return found;
}

known_days known_around(const price_entries& entries, const date& day) {
    known_days around;
    for (const auto* entry : entries) {
        for (const auto& value : entry->values) {
            const auto& [from, until] = std::tie(value.known.valid_from, value.known.last_seen);
            if (!value.model) continue;
            if (until < day) around.until = std::max(around.until.value_or(until), until);
            if (day < from) around.from = std::min(around.from.value_or(from), from);
        }
    }
    return around;
}

price_coverage coverage_of(const price_entries& all, const std::vector<book_info>& books,
                           const price_filter& wanted) {
    // The books below count as well, so the filter by book comes last; and what has no price on the
    // day is what the table shall show.
    auto whatever = wanted;
    whatever.book.clear();
    whatever.day.reset();
    const auto entries = matching(all, whatever);
    price_coverage seen{wanted.day, coverage_counter(entries, books, wanted.day).rows()};
    std::erase_if(seen.rows,
                  [&](const auto& row) { return !wanted.book.empty() && row.book != wanted.book; });
    return seen;
}

std::string render_coverage(const price_coverage& of, format as) {
    switch (as) {
        case format::text:
            return io::coverage_as_text(of);
        case format::json:
            return io::coverage_as_json(of);
        case format::csv:
            return io::coverage_as_csv(of);
        case format::markdown:
            break;
    }
    return io::coverage_as_markdown(of);
}

std::string render_price_changes(const price_comparison& of, format as) {
    switch (as) {
        case format::text:
            return io::price_changes_as_text(of);
        case format::json:
            return io::price_changes_as_json(of);
        case format::csv:
            return io::price_changes_as_csv(of);
        case format::markdown:
            break;
    }
    return io::price_changes_as_markdown(of);
}

std::string render_prices(const price_entries& found, const std::optional<date>& day, format as) {
    switch (as) {
        case format::text:
            return io::prices_as_text(found, day);
        case format::json:
            return io::prices_as_json(found, day);
        case format::csv:
            return io::prices_as_csv(found, day);
        case format::markdown:
            break;
    }
    return io::prices_as_markdown(found, day);
}

}  // namespace dbcost
