// SPDX-License-Identifier: MIT
// Renders what makes one bill cost more than another; formats as in render.hpp.
//
//   const auto changes = difference(before, after, {});
//   if (changes) out = render_difference({before, after, *changes}, format::text);
//
// Text and Markdown say it in a sentence first: "postgres costs 12.30 USD a month more: 10.00 for usage,
// 2.30 for price". CSV has a record a change and one a deployment, with exact amounts; JSON is described in
// docs/reference/bill.md.
#pragma once
#include <dbcost/analysis/bill_difference.hpp>
#include <dbcost/io/render.hpp>

namespace dbcost::inline v0_1 {

// The bills, and what `difference` found between them.
struct bill_comparison {
    const bill& before;
    const bill& after;
    const std::vector<deployment_difference>& deployments;
};

[[nodiscard]] std::string render_difference(const bill_comparison& of, format as);

// The sentence of one deployment.
[[nodiscard]] std::string difference_sentence(const deployment_difference& of);

}  // namespace dbcost
