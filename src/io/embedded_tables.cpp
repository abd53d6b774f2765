// SPDX-License-Identifier: MIT
// The shipped tables: an entry is found by binary search and parsed when it is first asked for, by
// the same strict readers that files go through.
#include "io/embedded_tables.hpp"

#include "io/table_entry.hpp"

#include <dbcost/io/load_tables.hpp>
#include <map>
#include <mutex>

namespace dbcost::inline v0_1 {

namespace {

namespace embedded = io::embedded;

// ---- finding records ---------------------------------------------------------------------------

[[nodiscard]] std::string_view view(embedded::text piece) {
    return {embedded::chunks[piece.chunk] + piece.begin, piece.size};
}

[[nodiscard]] const embedded::file& file_of(const embedded::record& found) {
    return embedded::files[found.file];
}

// What prices and allowances are sorted by.
struct wanted_entry {
    std::string_view book, region, key;
    friend auto operator<=>(const wanted_entry&, const wanted_entry&) = default;
};

[[nodiscard]] wanted_entry full_key(const embedded::record& found) {
    return {view(file_of(found).book), view(file_of(found).region), view(found.key)};
}

[[nodiscard]] std::string_view short_key(const embedded::record& found) { return view(found.key); }

[[nodiscard]] std::string_view book_of(const embedded::record& found) {
    return view(file_of(found).book);
}

[[nodiscard]] std::string_view region_of(const embedded::record& found) {
    return view(file_of(found).region);
}

template <class Key, class KeyOf>
[[nodiscard]] std::span<const embedded::record> find_records(std::span<const embedded::record> in,
                                                             const Key& wanted, KeyOf key_of) {
    const auto first = std::partition_point(in.begin(), in.end(),
                                            [&](const auto& one) { return key_of(one) < wanted; });
    const auto last = std::partition_point(first, in.end(),
                                           [&](const auto& one) { return key_of(one) == wanted; });
    return {first, last};
}

// ---- parsing records ---------------------------------------------------------------------------

[[nodiscard]] std::string place_of(const embedded::record& found, std::string_view list) {
    return std::string(view(file_of(found).name)) + ": /" + std::string(list) + "/" +
           std::to_string(found.position);
}

template <class Entry, class Read>
[[nodiscard]] result<Entry> parse(const embedded::record& found, const std::string& place,
                                  Read read) {
    auto document = io::read_json(view(found.json), place);
    const auto& file = file_of(found);
    io::reading in{place,
                   {std::string(view(file.book)), "", std::string(view(file.region)),
                    std::string(view(file.edition))},
                   document.problems()};
    if (document.root() == nullptr) return document.problems_in_file_order();
    Entry entry = read(*document.root(), in);
    if (!document.problems().empty()) return document.problems_in_file_order();
    return entry;
}

// Entries parsed so far; a pointer into it stays valid.
template <class Entry>
class parsed_once {
public:
    template <class Read>
    [[nodiscard]] result<const Entry*> get(const embedded::record& found, const std::string& place,
                                           Read read) {
        const auto known = entries_.find(&found);
        if (known != entries_.end()) return known->second.get();
        auto entry = parse<Entry>(found, place, read);
        if (!entry) return entry.problems();
        auto& kept = entries_[&found];
        kept = std::make_unique<const Entry>(*std::move(entry));
        return kept.get();
    }

private:
    std::map<const embedded::record*, std::unique_ptr<const Entry>> entries_;
};

// ---- the tables --------------------------------------------------------------------------------

class shipped_tables : public tables {
public:
    [[nodiscard]] std::vector<book_info> books() const override;
    [[nodiscard]] std::vector<std::string> regions(std::string_view book) const override;
    [[nodiscard]] result<const price_entry*> price(std::string_view book, std::string_view region,
                                                   const meter_key& key) const override;
    [[nodiscard]] result<std::vector<const allowance_entry*>> allowances(std::string_view book,
                                                                         std::string_view region,
                                                                         meter id) const override;
    [[nodiscard]] result<const limit_entry*> limit(std::string_view id) const override;
    [[nodiscard]] result<const instance_class*> find_class(std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> class_names() const override;

private:
    mutable std::mutex guard_;  // of all that has been parsed
    mutable parsed_once<price_entry> prices_;
    mutable parsed_once<allowance_entry> allowances_;
    mutable parsed_once<limit_entry> limits_;
    mutable parsed_once<instance_class> classes_;
    mutable parsed_once<book_info> books_;
};

std::vector<book_info> shipped_tables::books() const {
    const std::lock_guard lock(guard_);
    std::vector<book_info> books;
    for (const auto& found : embedded::books) {
        const auto book = books_.get(found, std::string(view(file_of(found).name)), io::read_book);
        if (book) books.push_back(**book);
    }
    return books;
}

std::vector<std::string> shipped_tables::regions(std::string_view book) const {
    std::vector<std::string> found;
    // Records are sorted by region within a book: from one region to the next without reading its
    // thousand entries.
    auto rest = find_records(embedded::prices, book, book_of);
    while (!rest.empty()) {
        const auto region = view(file_of(rest.front()).region);
        found.emplace_back(region);
        rest = rest.subspan(find_records(rest, region, region_of).size());
    }
    return found;
}

result<const price_entry*> shipped_tables::price(std::string_view book, std::string_view region,
                                                 const meter_key& key) const {
    const std::string text = to_string(key);
    const auto found = find_records(embedded::prices, wanted_entry{book, region, text}, full_key);
    if (found.empty()) return nullptr;
    const auto place = place_of(found.front(), "entries");
    if (found.size() > 1) {
        return error{errc::price_ambiguous, place,
                     "a second entry at " + place_of(found[1], "entries"),
                     "one entry for " + text + " in " + std::string(region),
                     "merge the two entries, or drop one"};
    }
    const std::lock_guard lock(guard_);
    return prices_.get(found.front(), place, [&](const io::json_node& node, io::reading& in) {
        return io::read_price(node, in, place);
    });
}

result<std::vector<const allowance_entry*>> shipped_tables::allowances(std::string_view book,
                                                                       std::string_view region,
                                                                       meter id) const {
    const std::lock_guard lock(guard_);
    std::vector<const allowance_entry*> entries;
    for (const auto& found :
         find_records(embedded::allowances, wanted_entry{book, region, name(id)}, full_key)) {
        const auto place = place_of(found, "allowances");
        const auto read = [&](const io::json_node& node, io::reading& in) {
            return io::read_allowance(node, in, place);
        };
        const auto entry = allowances_.get(found, place, read);
        if (!entry) return entry.problems();
        entries.push_back(*entry);
    }
    return entries;
}

result<const limit_entry*> shipped_tables::limit(std::string_view id) const {
    const auto found = find_records(embedded::limits, id, short_key);
    if (found.empty()) return nullptr;
    const std::lock_guard lock(guard_);
    return limits_.get(found.front(), place_of(found.front(), "entries"), io::read_limit);
}

result<const instance_class*> shipped_tables::find_class(std::string_view name) const {
    const auto found = find_records(embedded::classes, name, short_key);
    if (found.empty()) return nullptr;
    const std::lock_guard lock(guard_);
    return classes_.get(found.front(), place_of(found.front(), "entries"), io::read_class);
}

std::vector<std::string> shipped_tables::class_names() const {
    std::vector<std::string> names;
    for (const auto& found : embedded::classes) names.emplace_back(view(found.key));
    return names;
}

}  // namespace

const tables& embedded_tables() {
    static const shipped_tables shipped;
    return shipped;
}

result<std::vector<const price_entry*>> embedded_prices(const wanted_prices& wanted) {
    std::vector<const price_entry*> entries;
    for (const auto& found : embedded::prices) {
        const auto& file = file_of(found);
        const auto key = parse_meter_key(view(found.key));
        if (!key) return key.problems();
        if (!wanted(view(file.book), view(file.region), *key)) continue;
        const auto entry = embedded_tables().price(view(file.book), view(file.region), *key);
        if (!entry) return entry.problems();
        entries.push_back(*entry);
    }
    return entries;
}

result<std::vector<const price_entry*>> embedded_prices() {
    return embedded_prices([](auto, auto, const auto&) { return true; });
}

}  // namespace dbcost
