// SPDX-License-Identifier: MIT
// The cells of a comparison.
#include "io/render_comparison_table.hpp"

#include "io/render_numbers.hpp"
#include "io/render_words.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// What follows the categories. Short: these are heads of columns where deployments are many.
using row_heads = std::array<const char*, 6>;
constexpr row_heads heads_for_people{"total",   "above lowest", "per million ops",
                                     "per GiB", "complete",     "can carry it"};
constexpr row_heads heads_for_programs{"total",   "above_lowest", "per_million_operations",
                                       "per_gib", "complete",     "carries"};

[[nodiscard]] std::string styled(std::string number, number_style style) {
    return style == number_style::people ? grouped(number) : number;
}

[[nodiscard]] std::string amount_cell(const shown_amount& amount, number_style style) {
    if (style == number_style::people && amount == shown_amount{}) return "-";
    return styled(to_string(amount), style);
}

[[nodiscard]] std::string total_cell(const comparison_column& column, number_style style) {
    const bool bound = style == number_style::people && !column.complete;
    return (bound ? "at least " : "") + styled(to_string(column.total), style);
}

[[nodiscard]] std::string unit_cost_cell(const std::optional<unit_cost>& cost, number_style style) {
    if (!cost) return style == number_style::people ? "-" : "";
    return styled(to_fixed(*cost), style);
}

[[nodiscard]] std::string gib_cell(const std::optional<ratio>& gib, number_style style) {
    if (!gib) return style == number_style::people ? "-" : "";
    const auto closed = close(*gib, half_even);
    return style == number_style::people ? shown_quantity(closed) : to_string(closed);
}

template <class CellOf>
void add_row(text_table& table, const comparison& seen, std::string head, CellOf cell_of) {
    std::vector<std::string> row{std::move(head)};
    for (const auto& column : seen.columns) row.push_back(cell_of(column));
    table.rows.push_back(std::move(row));
}

void add_categories(text_table& table, const comparison& seen, number_style style) {
    for (const auto& category : seen.rows) {
        std::vector<std::string> row{category.category};
        for (const auto& amount : category.shown) row.push_back(amount_cell(amount, style));
        table.rows.push_back(std::move(row));
    }
}

[[nodiscard]] std::vector<std::string> likeness_row(const deployment_bill& of,
                                                    const metering::fairness& store,
                                                    number_style style) {
    const bool alone = of.terms.size() == 1;
    const auto used = store.used_is_known ? std::optional(store.used_gib) : std::nullopt;
    return {alone ? of.name : of.name + ": " + store.store,
            store.service,
            std::to_string(store.copies),
            std::to_string(store.zones),
            gib_cell(store.allocated_gib, style),
            used || style == number_style::plain ? gib_cell(used, style) : "not stated",
            store.backup + "; " + load_words(store)};
}

}  // namespace

text_table comparison_table(const comparison& seen, number_style style) {
    text_table table{{{"", align::left}}, {}};
    for (const auto& column : seen.columns) table.columns.push_back({column.name});
    add_categories(table, seen, style);
    const auto& heads = style == number_style::people ? heads_for_people : heads_for_programs;
    add_row(table, seen, heads[0], [&](const auto& column) { return total_cell(column, style); });
    if (!seen.currency.empty()) {
        const auto head = style == number_style::people ? "in " + seen.currency : "total_" + seen.currency;
        add_row(table, seen, head, [&](const auto& column) {
            return styled(to_fixed(column.converted.value_or(decimal<2>{})), style);
        });
    }
    add_row(table, seen, heads[1],
            [&](const auto& column) { return amount_cell(column.shown_more_than_first, style); });
    add_row(table, seen, heads[2], [&](const auto& column) {
        return unit_cost_cell(column.per_million_operations, style);
    });
    add_row(table, seen, heads[3],
            [&](const auto& column) { return unit_cost_cell(column.per_gib, style); });
    add_row(table, seen, heads[4],
            [](const auto& column) { return std::string(column.complete ? "yes" : "no"); });
    add_row(table, seen, heads[5],
            [](const auto& column) { return std::string(name(column.load)); });
    return table;
}

text_table likeness_table(const bill& of, const comparison& seen, number_style style) {
    text_table table{{{"deployment", align::left},
                      {"service", align::left},
                      {"copies"},
                      {"zones"},
                      {"allocated GiB"},
                      {"used GiB"},
                      {"backup and load", align::left}},
                     {}};
    for (const auto& column : seen.columns) {
        const auto& deployment = of.deployments[column.deployment];
        for (const auto& store : deployment.terms) {
            table.rows.push_back(likeness_row(deployment, store, style));
        }
    }
    return table;
}

text_table transposed(const text_table& table) {
    text_table turned{{table.columns.front()}, {}};
    for (const auto& row : table.rows) turned.columns.push_back({row.front()});
    for (std::size_t i = 1; i < table.columns.size(); ++i) {
        std::vector<std::string> row{table.columns[i].head};
        for (const auto& from : table.rows) row.push_back(from[i]);
        turned.rows.push_back(std::move(row));
    }
    return turned;
}

}  // namespace dbcost::io
