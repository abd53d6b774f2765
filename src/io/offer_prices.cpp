// SPDX-License-Identifier: MIT
// Reads the price dimensions of a term.
#include "io/offer_prices.hpp"

#include "io/table_reading.hpp"

#include <algorithm>
#include <array>

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::string_view fee_unit = "Quantity", no_end = "Inf";
constexpr std::size_t shortest_run = 7, exact_places = 10;

[[nodiscard]] std::string place_of(const offer_term& term, const offer_dimension& of) {
    return term.place + "/priceDimensions/" + of.rate_code;
}

// A decimal of the offer, or a problem at its place.
[[nodiscard]] std::optional<decimal<10>> number_of(const std::string& text, const std::string& place,
                                                   offer_problems& problems) {
    const auto made = guard_overflow("", [&] { return parse_amount(text); });
    if (made) return *made;
    for (const auto& problem : made.problems()) {
        problems.add(problem.code, place, problem.seen, problem.expected, problem.remedy);
    }
    return std::nullopt;
}

[[nodiscard]] std::optional<decimal<10>> price_of(const offer_term& term, const offer_dimension& of,
                                                  const std::string& text, offer_problems& problems) {
    const auto place = place_of(term, of) + "/pricePerUnit/USD";
    if (of.priced) return number_of(text, place, problems);
    problems.add(errc::missing_key, place, "no price in US dollars", "a decimal in quotes",
                 "offers in another currency are not read");
    return std::nullopt;
}

// ---- reserved terms ----------------------------------------------------------------------------

struct reserved_meters {
    meter on_demand, hours, upfront;
};
constexpr std::array<reserved_meters, 3> reservable{
    {{meter::provisioned_reads, meter::reserved_reads, meter::reserved_reads_upfront},
     {meter::provisioned_writes, meter::reserved_writes, meter::reserved_writes_upfront},
     {meter::instance_hours, meter::reserved_instance_hours, meter::reserved_instance_upfront}}};

// "Partial Upfront" is partial-upfront.
[[nodiscard]] std::string option_name(std::string_view option) {
    std::string name;
    for (const char c : option) name += c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return name;
}

// The key of a reserved meter: instances name class, deployment and option, capacity the term alone.
[[nodiscard]] meter_key reserved_key(meter id, const offer_term& term, const meter_key& product) {
    if (info(id).attribute_count() == 1) return {id, {term.lease}};
    return {id, {product.values[0], product.values[1], option_name(term.option), term.lease}};
}

[[nodiscard]] std::vector<offered_price> reserved_prices(const offer_term& term, const offered_meter& offered,
                                                         offer_problems& problems) {
    const auto known = std::find_if(reservable.begin(), reservable.end(), [&](const auto& one) {
        return one.on_demand == offered.key.id;
    });
    const bool standard = term.offering.empty() || term.offering == "standard";
    if (known == reservable.end() || !standard) return {};
    std::vector<offered_price> made;
    for (const auto& dimension : term.dimensions) {
        const bool is_fee = dimension.unit == fee_unit;
        if (!is_fee && dimension.unit != offered.unit) {
            problems.add(errc::unit_mismatch, place_of(term, dimension) + "/unit", shown(dimension.unit),
                         shown(offered.unit) + " or " + shown(fee_unit), "the mapping knows no other unit");
            continue;
        }
        const auto text = is_fee ? without_binary_tail(dimension.price) : dimension.price;
        const auto price = price_of(term, dimension, text, problems);
        if (!price) continue;
        auto recognised = text == dimension.price ? std::string() : dimension.price;
        made.push_back({reserved_key(is_fee ? known->upfront : known->hours, term, offered.key),
                        {{std::nullopt, *price}}, std::nullopt, std::move(recognised)});
    }
    return made;
}

// ---- on-demand terms ---------------------------------------------------------------------------

struct read_tier {
    decimal<10> begin;
    offered_tier tier;
    std::string place;
};

[[nodiscard]] std::optional<read_tier> read_one(const offer_term& term, const offer_dimension& of,
                                                const offered_meter& offered, offer_problems& problems) {
    const auto place = place_of(term, of);
    if (of.unit != offered.unit) {
        problems.add(errc::unit_mismatch, place + "/unit", shown(of.unit), shown(offered.unit),
                     "the mapping knows this meter in no other unit");
        return std::nullopt;
    }
    const auto begin = number_of(of.begin, place + "/beginRange", problems);
    const auto price = price_of(term, of, of.price, problems);
    std::optional<decimal<10>> end;
    if (of.end != no_end) end = number_of(of.end, place + "/endRange", problems);
    if (!begin || !price || (of.end != no_end && !end)) return std::nullopt;
    return read_tier{*begin, {end, *price}, place};
}

// Each tier begins where the one before it ends; the first at zero, the last without an end.
[[nodiscard]] bool check_tiers(const std::vector<read_tier>& tiers, offer_problems& problems) {
    std::optional<decimal<10>> before = decimal<10>{};
    for (const auto& one : tiers) {
        if (!before || one.begin != *before) {
            problems.add(before && one.begin > *before ? errc::tier_gap : errc::tier_overlap,
                         one.place + "/beginRange", to_string(one.begin),
                         before ? to_string(*before) + ", where the tier before ends" : "no tier after the last",
                         "the offer contradicts itself; fetch it again");
            return false;
        }
        before = one.tier.up_to;
    }
    if (!before) return true;
    problems.add(errc::tier_gap, tiers.back().place + "/endRange", to_string(*before), shown(no_end),
                 "the offer contradicts itself; fetch it again");
    return false;
}

[[nodiscard]] std::vector<offered_price> on_demand_prices(const offer_term& term, const offered_meter& offered,
                                                          offer_problems& problems) {
    std::vector<read_tier> tiers;
    bool whole = true;
    for (const auto& dimension : term.dimensions) {
        auto one = read_one(term, dimension, offered, problems);
        whole = whole && one.has_value();
        if (one) tiers.push_back(std::move(*one));
    }
    std::sort(tiers.begin(), tiers.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    if (!whole || tiers.empty() || !check_tiers(tiers, problems)) return {};
    offered_price made{offered.key, {}, std::nullopt, {}};
    for (auto& one : tiers) made.tiers.push_back(std::move(one.tier));
    if (made.tiers.size() > 1 && made.tiers.front().price == decimal<10>{}) {
        made.free_quantity = made.tiers.front().up_to;
        made.tiers.erase(made.tiers.begin());
    }
    return {std::move(made)};
}

// ---- binary fractions --------------------------------------------------------------------------

// Where a run of at least `shortest_run` equal digits, nines or zeros, begins; npos without one.
[[nodiscard]] std::size_t find_run(std::string_view digits) {
    for (std::size_t from = 0; from < digits.size();) {
        const auto end = std::min(digits.find_first_not_of(digits[from], from), digits.size());
        const bool counts = digits[from] == '9' || digits[from] == '0';
        if (counts && end - from >= shortest_run) return from;
        from = end;
    }
    return std::string_view::npos;
}

// One more in the last place: "2" is "3", "19" is "20", "9" is "10".
[[nodiscard]] std::string rounded_up(std::string digits) {
    for (auto at = digits.size(); at-- > 0;) {
        if (digits[at] == '.') continue;
        if (digits[at] != '9') {
            ++digits[at];
            return digits;
        }
        digits[at] = '0';
    }
    return "1" + digits;
}

}  // namespace

std::string without_binary_tail(std::string_view text) {
    const auto point = text.find('.');
    const auto digits = point == text.npos ? std::string_view() : text.substr(point + 1);
    const auto run = digits.size() < exact_places ? std::string_view::npos : find_run(digits);
    if (run == std::string_view::npos) return std::string(text);
    const bool nines = digits[run] == '9';
    if (!nines && digits.find_first_not_of('0', run) == digits.npos) return std::string(text);
    const std::string kept(text.substr(0, run == 0 ? point : point + 1 + run));
    return nines ? rounded_up(kept) : kept;
}

std::vector<offered_price> prices_of(const offer_term& term, const offered_meter& offered,
                                     offer_problems& problems) {
    return term.kind == term_kind::reserved ? reserved_prices(term, offered, problems)
                                            : on_demand_prices(term, offered, problems);
}

}  // namespace dbcost::io
