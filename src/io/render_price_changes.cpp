// SPDX-License-Identifier: MIT
// Changed prices as text, and as the cells of CSV and Markdown.
#include "io/render_price_changes.hpp"

#include "io/render_csv.hpp"
#include "io/render_formats.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/render_prices_table.hpp"
#include "io/render_words.hpp"
#include "io/table_meter.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::string_view service_of(const compared_price& one) {
    return io::service_of(dbcost::name(one.key.id));
}

// ---- text --------------------------------------------------------------------------------------

// "+1,250.00 %", "-50.00 %", "0.00 %".
[[nodiscard]] std::string percent_text(const decimal<2>& percent) {
    return fmt::format("{}{} %", percent > decimal<2>{} ? "+" : "", grouped(to_fixed(percent)));
}

// "-50.00 %"; "-25.00 % to -10.00 %" where it depends on the quantity; empty where there is none.
[[nodiscard]] std::string percent_words(const compared_price& one) {
    if (!one.percent || one.effect == price_effect::confidence_changed) return {};
    const auto least = percent_text(one.percent->least), most = percent_text(one.percent->most);
    return least == most ? least : least + " to " + most;
}

[[nodiscard]] std::string side_words(const listed_price& side, std::string_view unit) {
    if (side.value == nullptr) return "no price: " + side.gap;
    return fmt::format("{}, {}",
                       unit_price_words(side.value->price_text, side.entry->per_text, unit),
                       name(side.value->known.level));
}

[[nodiscard]] std::string list_words(const price_list& list) {
    return fmt::format("{}, book {}, {}", to_string(list.day), list.book, list.origin);
}

[[nodiscard]] text_table counts_table(const std::vector<compared_price>& prices) {
    text_table table{{{"service", align::left}}, {}};
    for (const auto effect : price_effect_names) table.columns.push_back({std::string(effect)});
    for (const auto& counted : counts_of(prices)) {
        table.rows.push_back({std::string(counted.service)});
        for (const auto count : counted.prices) table.rows.back().push_back(std::to_string(count));
    }
    return table;
}

void put_change(page& out, const compared_price& one) {
    const auto unit = info(one.key.id).unit;
    out.ends(4, to_string(one.key), percent_words(one));
    out.paragraph(6, "from  ", side_words(one.before, unit));
    out.paragraph(6, "to    ", side_words(one.after, unit));
}

void put_changes(page& out, const std::vector<const compared_price*>& changes) {
    const compared_price* last = nullptr;
    for (const auto* one : changes) {
        const bool same_effect = last != nullptr && last->effect == one->effect;
        if (!same_effect) {
            out.blank();
            out.line(0, name(one->effect));
        }
        if (!same_effect || service_of(*last) != service_of(*one) || last->region != one->region)
            out.line(2, fmt::format("{}, {}", service_of(*one), one->region));
        put_change(out, *one);
        last = one;
    }
}

// ---- cells -------------------------------------------------------------------------------------

struct side_cells {
    std::string price, per, confidence, gap, entry;
};

[[nodiscard]] side_cells cells_of(const listed_price& side) {
    if (side.value == nullptr) return {"", "", "", side.gap, ""};
    return {price_of(*side.value), side.entry->per_text, std::string(name(side.value->known.level)),
            "", side.entry->place};
}

[[nodiscard]] std::vector<std::string> change_row(const compared_price& one) {
    const auto before = cells_of(one.before), after = cells_of(one.after);
    return {std::string(name(one.effect)),
            std::string(service_of(one)),
            one.region,
            to_string(one.key),
            std::string(info(one.key.id).unit),
            before.price,
            before.per,
            after.price,
            after.per,
            one.percent ? to_string(one.percent->least) : "",
            one.percent ? to_string(one.percent->most) : "",
            before.confidence,
            after.confidence,
            before.gap,
            after.gap,
            before.entry,
            after.entry};
}

[[nodiscard]] text_table changes_table(const std::vector<compared_price>& prices) {
    text_table table{{}, {}};
    for (const auto* head :
         {"effect", "service", "region", "meter", "unit", "before", "before_per", "after",
          "after_per", "least_percent", "most_percent", "before_confidence", "after_confidence",
          "before_gap", "after_gap", "before_entry", "after_entry"}) {
        table.columns.push_back({head, align::left});
    }
    for (const auto* one : changed(prices)) table.rows.push_back(change_row(*one));
    return table;
}

}  // namespace

std::vector<effect_counts> counts_of(const std::vector<compared_price>& prices) {
    std::vector<effect_counts> counts;
    for (const auto& one : prices) {  // sorted by service
        const auto service = service_of(one);
        if (counts.empty() || counts.back().service != service) counts.push_back({service});
        ++counts.back().prices[static_cast<std::size_t>(one.effect)];
    }
    return counts;
}

std::vector<const compared_price*> changed(const std::vector<compared_price>& prices) {
    std::vector<const compared_price*> found;
    for (const auto& one : prices) {
        if (one.effect != price_effect::unchanged) found.push_back(&one);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return a->effect < b->effect; });
    return found;
}

std::string price_changes_as_text(const price_comparison& of) {
    page out;
    out.line(0, "Prices of " + list_words(of.before));
    out.line(0, "against   " + list_words(of.after));
    out.blank();
    out.table(0, counts_table(of.prices));
    put_changes(out, changed(of.prices));
    return out.take();
}

std::string price_changes_as_csv(const price_comparison& of) {
    return csv_table(changes_table(of.prices));
}

std::string price_changes_as_markdown(const price_comparison& of) {
    return markdown_table(changes_table(of.prices));
}

}  // namespace dbcost::io
