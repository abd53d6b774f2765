// SPDX-License-Identifier: MIT
// What went wrong with somebody's data: a code, where, what was seen, what was expected, what to do.
//
// Codes are one closed list; their names are stable and appear in error[...] and in JSON.
// A programmer's mistake is no error of this kind: it does not compile, or it throws std::logic_error.
// Every code is produced by a test (tests/cli/errors.test and its neighbours).
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dbcost::inline v0_1 {

enum class errc {
    // reading any file
    file_unreadable, syntax, duplicate_key, unknown_key, missing_key, wrong_type, too_deep,
    // values
    bad_number, bad_date, bad_month, bad_rate, bad_size, bad_share, bad_meter, bad_choice, out_of_range,
    // what refers to what
    unknown_entity, unknown_attribute, unknown_index, unknown_shape, unknown_deployment, unknown_region,
    unknown_class, unknown_book, unknown_pointer,
    // a scenario that cannot be
    entity_claimed_twice, entity_unclaimed, operation_not_served, contradiction, refused_by_aws,
    item_too_large, not_yet_metered, default_used,
    // prices
    price_missing, price_ambiguous, price_outdated, price_withdrawn, price_weak, price_inexact,
    quantity_unknown, as_of_missing,
    // price tables
    tier_gap, tier_overlap, source_missing, source_unknown, dates_out_of_order, unit_mismatch, edition_hash,
    price_outlier, price_vanishes,  // only odd: warnings
    // arithmetic
    overflow
};

inline constexpr std::array<std::string_view, 51> error_names{
    "file-unreadable", "syntax", "duplicate-key", "unknown-key", "missing-key", "wrong-type",
    "too-deep", "bad-number", "bad-date", "bad-month", "bad-rate", "bad-size", "bad-share",
    "bad-meter", "bad-choice", "out-of-range", "unknown-entity", "unknown-attribute",
    "unknown-index", "unknown-shape", "unknown-deployment", "unknown-region", "unknown-class",
    "unknown-book", "unknown-pointer", "entity-claimed-twice", "entity-unclaimed",
    "operation-not-served", "contradiction", "refused-by-aws", "item-too-large", "not-yet-metered",
    "default-used", "price-missing", "price-ambiguous", "price-outdated", "price-withdrawn",
    "price-weak", "price-inexact", "quantity-unknown", "as-of-missing", "tier-gap", "tier-overlap",
    "source-missing", "source-unknown", "dates-out-of-order", "unit-mismatch",
    "edition-hash", "price-outlier", "price-vanishes", "overflow"};

static_assert(error_names.size() == static_cast<std::size_t>(errc::overflow) + 1,
              "each error code has its name");

[[nodiscard]] constexpr std::string_view name(errc code) {
    return error_names[static_cast<std::size_t>(code)];
}

struct error {
    errc code;
    std::string place;     // file and JSON pointer, or what stands for it
    std::string seen;
    std::string expected;
    std::string remedy;

    friend bool operator==(const error&, const error&) = default;
};

using errors = std::vector<error>;

}  // namespace dbcost
