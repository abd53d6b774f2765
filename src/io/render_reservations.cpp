// SPDX-License-Identifier: MIT
// The months of reservations in every format.
#include <dbcost/io/render_reservations.hpp>

#include "io/render_csv.hpp"
#include "io/render_json.hpp"
#include "io/render_markdown.hpp"
#include "io/render_numbers.hpp"
#include "io/safe_text.hpp"

#include <fmt/format.h>

namespace dbcost::inline v0_1 {

namespace {

using json = nlohmann::ordered_json;

[[nodiscard]] std::string cents(const exact_amount& amount) { return io::shown(round_to_cents(amount)); }

[[nodiscard]] io::text_table months_table(const reservation_view& of) {
    io::text_table table{{{"month", io::align::left}, {"hours"}, {"cash"}, {"amortised"}, {"on demand"}}, {}};
    std::int64_t hours = 0;
    for (const auto& one : of.months) {
        hours += one.hours;
        table.rows.push_back({one.month, std::to_string(one.hours), cents(one.cash), cents(one.amortised),
                              cents(one.on_demand)});
    }
    table.rows.push_back({"whole term", io::grouped(std::to_string(hours)), cents(of.cash), cents(of.amortised),
                          cents(of.on_demand)});
    return table;
}

[[nodiscard]] std::string verdict(const reservation_view& of) {
    if (!of.missing.empty()) return "no price: " + of.missing.front().seen;
    if (!of.break_even) return "never cheaper than on demand within its term, used in every hour";
    return fmt::format("used in every hour, it has paid for itself by the end of {} (month {} of {})",
                       of.months[*of.break_even - 1].month, *of.break_even, of.months.size());
}

// A record a month, each with its reservation.
[[nodiscard]] io::text_table all_months(const std::vector<reservation_view>& views) {
    io::text_table table{{{"reservation", io::align::left}, {"month", io::align::left}, {"hours"}, {"exact_cash"},
                          {"exact_amortised"}, {"exact_on_demand"}}, {}};
    for (const auto& view : views) {
        for (const auto& one : view.months) {
            table.rows.push_back({view.what, one.month, std::to_string(one.hours), to_string(one.cash),
                                  to_string(one.amortised), to_string(one.on_demand)});
        }
    }
    return table;
}

[[nodiscard]] json month_json(const reserved_month& one) {
    return {{"month", one.month}, {"hours", one.hours}, {"exact_cash", to_string(one.cash)},
            {"exact_amortised", to_string(one.amortised)}, {"exact_on_demand", to_string(one.on_demand)}};
}

// Without a price nothing is known of any amount.
[[nodiscard]] json view_json(const reservation_view& of) {
    const auto known = [&](const exact_amount& amount) { return of.missing.empty() ? json(to_string(amount)) : json(); };
    return {{"place", of.place},
            {"reservation", of.what},
            {"exact_upfront", known(of.upfront)},
            {"exact_cash", known(of.cash)},
            {"exact_amortised", known(of.amortised)},
            {"exact_on_demand", known(of.on_demand)},
            {"break_even_month", of.break_even ? json(*of.break_even) : json()},
            {"verdict", verdict(of)},
            {"months", io::list_json(of.months, month_json)},
            {"missing", io::list_json(of.missing, io::error_json)}};
}

[[nodiscard]] std::string as_text(const std::vector<reservation_view>& views) {
    io::page out;
    for (const auto& view : views) {
        out.blank();
        out.line(0, io::printable(view.what));
        out.paragraph(2, "", io::printable(verdict(view)));
        if (view.months.empty()) continue;
        out.blank();
        out.table(2, months_table(view));
    }
    if (views.empty()) out.line(0, "the account has no reservations");
    return out.take();
}

}  // namespace

std::string render_reservations(const std::vector<reservation_view>& views, format as) {
    switch (as) {
        case format::json:
            return io::json_text({{"reservations", 1}, {"currency", usd::code}, {"terms", io::list_json(views, view_json)}});
        case format::csv:
            return io::csv_table(all_months(views));
        case format::markdown:
            return io::markdown_table(all_months(views));
        default:
            return as_text(views);
    }
}

}  // namespace dbcost
