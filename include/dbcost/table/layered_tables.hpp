// SPDX-License-Identifier: MIT
// Tables laid over one another: one's own folder over the shipped tables, stated prices over both.
//
//   layered_tables both{&mine, &embedded_tables()};     // mine first, then shipped
//
// The first layer that has an entry decides, and it decides alone: values of one entry are never
// mixed from two layers. Books and regions are those of all layers; of a book that two layers know,
// the upper layer's description counts. Layers stand inside a book: an upper layer's entry of the
// book `aws` does not hide an entry of a book that lies over `aws` (find_price.hpp walks the
// books).
//
// Errors of the layer that is asked are passed on: a broken upper layer is never skipped silently.
// The layers must outlive this object.
#pragma once
#include <dbcost/table/tables.hpp>
#include <initializer_list>

namespace dbcost::inline v0_1 {

class layered_tables : public tables {
public:
    layered_tables(std::initializer_list<const tables*> layers) : layers_(layers) {}
    explicit layered_tables(std::vector<const tables*> layers) : layers_(std::move(layers)) {}

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
    std::vector<const tables*> layers_;  // the upper ones first
};

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

// What the first layer with an answer says; `ask` is the question put to one layer.
template <class Found, class Ask>
[[nodiscard]] result<const Found*> first_answer(const std::vector<const tables*>& layers, Ask ask) {
    for (const auto* layer : layers) {
        result<const Found*> answer = ask(*layer);
        if (!answer || *answer != nullptr) return answer;
    }
    return nullptr;
}

// The names of all layers, each once, sorted.
template <class Ask>
[[nodiscard]] std::vector<std::string> all_names(const std::vector<const tables*>& layers,
                                                 Ask ask) {
    std::vector<std::string> names;
    for (const auto* layer : layers) {
        for (auto& name : ask(*layer)) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace detail

inline std::vector<book_info> layered_tables::books() const {
    std::vector<book_info> merged;
    for (const auto* layer : layers_) {
        for (auto& book : layer->books()) {
            const auto same = [&](const book_info& known) { return known.name == book.name; };
            if (std::none_of(merged.begin(), merged.end(), same)) merged.push_back(std::move(book));
        }
    }
    return merged;
}

inline std::vector<std::string> layered_tables::regions(std::string_view book) const {
    return detail::all_names(layers_, [&](const tables& layer) { return layer.regions(book); });
}

inline result<const price_entry*> layered_tables::price(std::string_view book,
                                                        std::string_view region,
                                                        const meter_key& key) const {
    return detail::first_answer<price_entry>(
        layers_, [&](const tables& layer) { return layer.price(book, region, key); });
}

inline result<std::vector<const allowance_entry*>> layered_tables::allowances(
    std::string_view book, std::string_view region, meter id) const {
    for (const auto* layer : layers_) {
        auto answer = layer->allowances(book, region, id);
        if (!answer || !answer->empty()) return answer;
    }
    return std::vector<const allowance_entry*>{};
}

inline result<const limit_entry*> layered_tables::limit(std::string_view id) const {
    return detail::first_answer<limit_entry>(layers_,
                                             [&](const tables& layer) { return layer.limit(id); });
}

inline result<const instance_class*> layered_tables::find_class(std::string_view name) const {
    return detail::first_answer<instance_class>(
        layers_, [&](const tables& layer) { return layer.find_class(name); });
}

inline std::vector<std::string> layered_tables::class_names() const {
    return detail::all_names(layers_, [](const tables& layer) { return layer.class_names(); });
}

}  // namespace dbcost
