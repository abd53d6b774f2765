// SPDX-License-Identifier: MIT
// The phrases that text and Markdown share, so that both say the same.
//
//   heading(bill)            // "USD, 730 hours, prices of 2019-09-15, book aws"
//   price_words(line)        // "1.25 per 1,000,000"
//   free_words(line)         // "200 used, 200 free (free backup storage)"
#pragma once
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::string heading(const bill& of);
// "postgres: at least 63.34 USD a month (57.56 EUR)".
[[nodiscard]] std::string deployment_heading(const bill& of, const deployment_bill& part);

// What a line of a quantity says: "0.145", "1.25 per 1,000,000"; empty where no price was needed.
[[nodiscard]] std::string price_words(const bill_line& line);
// With currency and unit: "0.145 USD per hour", "1.25 USD per 1,000,000 write request units".
[[nodiscard]] std::string unit_price_words(std::string_view price, std::string_view per,
                                           std::string_view unit);
// Which part of the used quantity was free, and why; empty where nothing was.
[[nodiscard]] std::string free_words(const bill_line& line);
// "known from 2018-11-28 to 2019-12-31": the days a price was seen; "as the scenario states".
[[nodiscard]] std::string validity_words(const evidence& known);

// "total", or "total, at least (2 lines without a price)".
[[nodiscard]] std::string total_words(const deployment_bill& of);
// "12% of 45.00 (dynamodb.*)", and where that is stated.
[[nodiscard]] std::string discount_words(const discount_line& of);
// "off; it would save 12.34 a month": of a bill whose free_tier_saves is set.
[[nodiscard]] std::string free_tier_words(const deployment_bill& of);
// Reason by reason: "price-missing: no entry in this book or below it; choose a region ...".
[[nodiscard]] std::string reason_words(const errors& reasons);
// "weakest sourced-undated (2 lines), 3 sourced".
[[nodiscard]] std::string confidence_words(const deployment_bill& of);

// What must be known of each deployment beside its amounts: prices missing, warnings, one-off costs.
[[nodiscard]] std::vector<std::string> comparison_notes(const bill& of, const comparison& seen);

[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between);

// A part's rule, "rule D2.2, GetItem: ...", and its formula with the numbers in it, "3 reads x ...": as
// people read it, or as it is.
[[nodiscard]] std::string rule_words(const bill_part& part);
[[nodiscard]] std::string formula_words(const bill_part& part);
[[nodiscard]] std::string plain_formula(const bill_part& part);

[[nodiscard]] std::string warning_words(const metering::warning& of);

// "can carry the load: ...", "cannot carry the load: ...", "not checked whether ...".
[[nodiscard]] std::string load_words(const metering::fairness& store);

}  // namespace dbcost::io
