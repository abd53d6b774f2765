// SPDX-License-Identifier: MIT
// Tables that remember what they were asked: many estimates find each price and limit once.
//
//   const remembered_tables data(embedded_tables());      // one a thread
//   for (const auto& point : points) use(prepare(point, of, data, {}));
//
// The answers are those of the tables underneath, errors included, which must neither change nor end
// before this object. Not safe to use from several threads at once: each takes its own, and none waits
// for another then.
#pragma once
#include <dbcost/table/tables.hpp>
#include <map>

namespace dbcost::inline v0_1 {

class remembered_tables : public tables {
public:
    explicit remembered_tables(const tables& under) : under_(under) {}

    [[nodiscard]] inline std::vector<book_info> books() const override;
    [[nodiscard]] inline std::vector<std::string> regions(std::string_view book) const override;
    [[nodiscard]] inline result<const price_entry*> price(std::string_view book, std::string_view region,
                                                          const meter_key& key) const override;
    [[nodiscard]] inline result<std::vector<const allowance_entry*>> allowances(
        std::string_view book, std::string_view region, meter id) const override;
    [[nodiscard]] inline result<const limit_entry*> limit(std::string_view id) const override;
    [[nodiscard]] inline result<const instance_class*> find_class(std::string_view name) const override;
    [[nodiscard]] inline std::vector<std::string> class_names() const override;

private:
    // What is asked within a book and region, by a meter or by its key.
    template <class Key, class Found>
    using by_place = std::map<std::string, std::map<std::string, std::map<Key, result<Found>>, std::less<>>,
                              std::less<>>;
    template <class Found>
    using by_name = std::map<std::string, result<Found>, std::less<>>;

    const tables& under_;
    mutable std::optional<std::vector<book_info>> books_;
    mutable std::optional<std::vector<std::string>> class_names_;
    mutable std::map<std::string, std::vector<std::string>, std::less<>> regions_;
    mutable by_place<meter_key, const price_entry*> prices_;
    mutable by_place<meter, std::vector<const allowance_entry*>> allowances_;
    mutable by_name<const limit_entry*> limits_;
    mutable by_name<const instance_class*> classes_;
};

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

// The value that stands under a key; `ask` makes it the first time.
template <class Map, class Key, class Ask>
[[nodiscard]] auto& ask_once(Map& known, const Key& key, Ask ask) {
    const auto found = known.find(key);
    if (found != known.end()) return found->second;
    return known.emplace(typename Map::key_type(key), ask()).first->second;
}

// The map of a region within that of a book, made where it is new.
template <class Map>
[[nodiscard]] auto& map_of(Map& books, std::string_view book, std::string_view region) {
    using regions = typename Map::mapped_type;
    using keys = typename regions::mapped_type;
    return ask_once(ask_once(books, book, [] { return regions(); }), region, [] { return keys(); });
}

}  // namespace detail

inline std::vector<book_info> remembered_tables::books() const {
    if (!books_) books_ = under_.books();
    return *books_;
}

inline std::vector<std::string> remembered_tables::regions(std::string_view book) const {
    return detail::ask_once(regions_, book, [&] { return under_.regions(book); });
}

inline result<const price_entry*> remembered_tables::price(std::string_view book, std::string_view region,
                                                           const meter_key& key) const {
    return detail::ask_once(detail::map_of(prices_, book, region), key,
                            [&] { return under_.price(book, region, key); });
}

inline result<std::vector<const allowance_entry*>> remembered_tables::allowances(std::string_view book,
                                                                                 std::string_view region,
                                                                                 meter id) const {
    return detail::ask_once(detail::map_of(allowances_, book, region), id,
                            [&] { return under_.allowances(book, region, id); });
}

inline result<const limit_entry*> remembered_tables::limit(std::string_view id) const {
    return detail::ask_once(limits_, id, [&] { return under_.limit(id); });
}

inline result<const instance_class*> remembered_tables::find_class(std::string_view name) const {
    return detail::ask_once(classes_, name, [&] { return under_.find_class(name); });
}

inline std::vector<std::string> remembered_tables::class_names() const {
    if (!class_names_) class_names_ = under_.class_names();
    return *class_names_;
}

}  // namespace dbcost
