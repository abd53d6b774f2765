// SPDX-License-Identifier: MIT
// The pool: sums per meter and region over a whole account, closed once, then reduced by allowances.
//
//   in      for each slot the sum of its postings: an integer numerator over the slot's denominator
//   out     for each slot what was used (closed: half-even, ten digits, the one place), what was free,
//           what is billed, and where in the tiers billing starts
//   errors  overflow, as in integer.hpp
//
// Services are not known here: an allowance is a fixed quantity (free tier), or as much as other slots
// use (free backup storage equals the provisioned volumes of the region, rule R3). Usage stated as
// already used by others of the account takes the allowance and the lower tiers first (rules D13, R4.3).
#pragma once
#include <dbcost/core/closing.hpp>
#include <dbcost/core/meter.hpp>
#include <vector>

namespace dbcost::inline v0_1::pool {

struct slot {
    meter_key key;
    std::string region;
    closing_denominator denominator = 1;  // of every posting to the slot
    closed_quantity already_used;         // by others of the account, this month
};

struct allowance {
    std::size_t slot = 0;
    std::string name;
    closed_quantity fixed;               // unused when equal_to names slots
    std::vector<std::size_t> equal_to;   // as much as these slots use together
    bool follows_slots = false;
    std::vector<std::string> sources;
    bool shared = true;  // others of the account take their part of it first
    closed_quantity withheld = {};  // of what the slots use: does not count
};

struct account {
    std::vector<slot> slots;
    std::vector<allowance> allowances;
};

// One slot's quantities of the month.
struct closed_slot {
    closed_quantity used;
    closed_quantity free;    // covered by allowances
    closed_quantity billed;  // used - free
    closed_quantity start;   // position in the tiers where the billed part begins
};

// Working memory of one run; made once, used for many. Each run writes every sum.
struct ledger {
    std::vector<integer> sums;
    std::vector<closed_slot> closed;

    explicit ledger(const account& of) : sums(of.slots.size()), closed(of.slots.size()) {}
};

// What an allowance covers at most; one that follows slots counts the whole account's use of them.
[[nodiscard]] inline closed_quantity allowed(const allowance& rule, const account& of,
                                             const ledger& book) {
    if (!rule.follows_slots) return rule.fixed;
    closed_quantity sum;
    for (const auto slot : rule.equal_to) sum += book.closed[slot].used + of.slots[slot].already_used;
    return sum > rule.withheld ? sum - rule.withheld : closed_quantity{};
}

// What is left of an allowance after others of the account, at most what is still billed, becomes free;
// billing then starts so much later in the tiers.
inline void apply(const allowance& rule, const account& of, ledger& book) {
    auto& line = book.closed[rule.slot];
    const auto taken = rule.shared ? of.slots[rule.slot].already_used : closed_quantity{};
    const auto whole = allowed(rule, of, book);
    const auto left = whole > taken ? whole - taken : closed_quantity{};
    const auto more = std::min(left, line.billed);
    line.free += more;
    line.billed -= more;
    line.start += more;
}

// Closes every slot, all of it billed at first, then applies the allowances in their order.
inline void close_month(const account& of, ledger& book) {
    auto* line = book.closed.data();
    const auto* sum = book.sums.data();
    for (const auto& slot : of.slots) {
        const auto used = close(*sum++, slot.denominator, half_even);
        *line++ = {used, closed_quantity{}, used, slot.already_used};
    }
    for (const auto& rule : of.allowances) apply(rule, of, book);
}

}  // namespace dbcost::pool
