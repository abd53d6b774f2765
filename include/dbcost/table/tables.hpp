// SPDX-License-Identifier: MIT
// Where dated facts come from: one interface, so that a bill may use the embedded tables, a folder,
// or entries a caller made in memory, layered over one another.
//
//   memory_tables mine;
//   mine.add(entry);
//   layered_tables both{&mine, &shipped};      // mine first, then shipped: layered_tables.hpp
//
// Looking up a value for a date is not done here: see find_price.hpp.
#pragma once
#include <algorithm>
#include <dbcost/table/price_entry.hpp>
#include <memory>

namespace dbcost::inline v0_1 {

struct book_info {
    std::string name;
    std::string over;            // the book it lies over; empty: none
    std::optional<date> as_of;   // the date its figures speak of, the default of the lower book
    std::string title;

    friend bool operator==(const book_info&, const book_info&) = default;
};

class tables {
public:
    virtual ~tables() = default;
    [[nodiscard]] virtual std::vector<book_info> books() const = 0;
    [[nodiscard]] virtual std::vector<std::string> regions(std::string_view book) const = 0;
    // The entry of exactly this book, region and key; nullptr when there is none; errors when the data
    // is unreadable or holds two.
    [[nodiscard]] virtual result<const price_entry*> price(std::string_view book,
                                                           std::string_view region,
                                                           const meter_key& key) const = 0;
    [[nodiscard]] virtual result<std::vector<const allowance_entry*>> allowances(
        std::string_view book, std::string_view region, meter id) const = 0;
    [[nodiscard]] virtual result<const limit_entry*> limit(std::string_view id) const = 0;
    [[nodiscard]] virtual result<const instance_class*> find_class(std::string_view name) const = 0;
    [[nodiscard]] virtual std::vector<std::string> class_names() const = 0;
};

// Entries held in memory; the caller adds them.
class memory_tables : public tables {
public:
    void add(book_info book) { books_.push_back(std::move(book)); }
    void add(price_entry entry) { prices_.push_back(std::make_unique<price_entry>(std::move(entry))); }
    void add(allowance_entry entry) {
        allowances_.push_back(std::make_unique<allowance_entry>(std::move(entry)));
    }
    void add(limit_entry entry) { limits_.push_back(std::make_unique<limit_entry>(std::move(entry))); }
    void add(instance_class entry) {
        classes_.push_back(std::make_unique<instance_class>(std::move(entry)));
    }
    [[nodiscard]] const std::vector<std::unique_ptr<price_entry>>& all_prices() const { return prices_; }
    [[nodiscard]] const std::vector<std::unique_ptr<allowance_entry>>& all_allowances() const {
        return allowances_;
    }

    // `inline` here already: else every translation unit would compile the whole class for its table of
    // virtual functions.
    [[nodiscard]] std::vector<book_info> books() const override { return books_; }
    [[nodiscard]] inline std::vector<std::string> regions(std::string_view book) const override;
    [[nodiscard]] inline result<const price_entry*> price(std::string_view book,
                                                          std::string_view region,
                                                          const meter_key& key) const override;
    [[nodiscard]] inline result<std::vector<const allowance_entry*>> allowances(
        std::string_view book, std::string_view region, meter id) const override;
    [[nodiscard]] inline result<const limit_entry*> limit(std::string_view id) const override;
    [[nodiscard]] inline result<const instance_class*> find_class(std::string_view name) const override;
    [[nodiscard]] inline std::vector<std::string> class_names() const override;

private:
    std::vector<book_info> books_;
    std::vector<std::unique_ptr<price_entry>> prices_;  // pointers stay valid while entries are added
    std::vector<std::unique_ptr<allowance_entry>> allowances_;
    std::vector<std::unique_ptr<limit_entry>> limits_;
    std::vector<std::unique_ptr<instance_class>> classes_;
};

// ---- bodies ------------------------------------------------------------------------------------

inline std::vector<std::string> memory_tables::regions(std::string_view book) const {
    std::vector<std::string> found;
    for (const auto& entry : prices_) {
        const bool known = std::find(found.begin(), found.end(), entry->region) != found.end();
        if (entry->book == book && !known) found.push_back(entry->region);
    }
    std::sort(found.begin(), found.end());
    return found;
}

inline result<const price_entry*> memory_tables::price(std::string_view book, std::string_view region,
                                                       const meter_key& key) const {
    const price_entry* found = nullptr;
    for (const auto& entry : prices_) {
        if (entry->book != book || entry->region != region || entry->key != key) continue;
        if (found != nullptr) {
            return error{errc::price_ambiguous, found->place, "a second entry at " + entry->place,
                         "one entry for " + to_string(key) + " in " + std::string(region),
                         "merge the two entries, or drop one"};
        }
        found = entry.get();
    }
    return found;
}

inline result<std::vector<const allowance_entry*>> memory_tables::allowances(
    std::string_view book, std::string_view region, meter id) const {
    std::vector<const allowance_entry*> found;
    for (const auto& entry : allowances_) {
        if (entry->book == book && entry->region == region && entry->id == id) {
            found.push_back(entry.get());
        }
    }
    return found;
}

inline result<const limit_entry*> memory_tables::limit(std::string_view id) const {
    for (const auto& entry : limits_) {
        if (entry->id == id) return entry.get();
    }
    return nullptr;
}

inline result<const instance_class*> memory_tables::find_class(std::string_view name) const {
    for (const auto& entry : classes_) {
        if (entry->name == name) return entry.get();
    }
    return nullptr;
}

inline std::vector<std::string> memory_tables::class_names() const {
    std::vector<std::string> names;
    for (const auto& entry : classes_) names.push_back(entry->name);
    return names;
}

}  // namespace dbcost
