// SPDX-License-Identifier: MIT
// A case against itself: whether its own numbers follow from its own arithmetic. dbcost has no part in this.
//
//   findings wrong = check_arithmetic(one);     // empty: the case is consistent
//
//   used     = from, at ten places, half-even         free = free_from, likewise
//   amount   = (used - free) x price / per, or amount_from; to cents, half-up; exact: all its digits
//   exact    = what from takes off, of a discount
//   storage  = from, of each month; over_time = their totals
//   total    = the shown amounts, discounts and other monthly costs among them; exact_total the exact ones
#pragma once
#include "cases/case_file.hpp"
#include "cases/expression.hpp"

namespace dbcost::cases {

using findings = std::vector<std::string>;

inline void compare_text(findings& wrong, const std::string& what, const std::string& expected,
                         const std::string& seen) {
    if (expected == seen) return;
    wrong.push_back(what + "\n  expected  " + expected + "\n  seen      " + seen);
}

[[nodiscard]] inline rational number(const std::string& text) {
    return text.empty() ? rational(0) : evaluate(text);
}

// The exact amount of a line by its own price or tiers.
[[nodiscard]] inline rational exact_amount_of(const expected_line& line, const rational& billed) {
    if (!line.amount_from.empty()) return evaluate(line.amount_from);
    if (line.price.empty()) return rational(0);
    return billed * number(line.price) / number(line.per);
}

inline void check_line(findings& wrong, const std::string& key, const expected_line& line) {
    compare_text(wrong, key + ": \"used\" against \"from\"", line.used, ten_places(evaluate(line.from)));
    if (!line.free.empty()) {
        compare_text(wrong, key + ": \"free\" against \"free_from\"", line.free,
                     ten_places(evaluate(line.free_from)));
    }
    const rational billed = number(line.used) - number(line.free);
    if (billed < 0) wrong.push_back(key + ": more is free than used");
    if (billed > 0 && line.price.empty() && line.amount_from.empty()) {
        wrong.push_back(key + ": a quantity is billed without \"price\" and \"per\", or \"amount_from\"");
    }
    const rational exact = exact_amount_of(line, billed);
    compare_text(wrong, key + ": \"amount\" against its arithmetic", line.amount, cents(exact));
    if (!line.exact.empty()) {
        compare_text(wrong, key + ": \"exact\" against its arithmetic", line.exact, all_digits(exact));
    }
}

inline void check_totals(findings& wrong, const std::string& name, const expected_bill& bill) {
    rational shown(0), exact(0);
    for (const auto& [key, line] : bill.lines) {
        shown += number(line.amount);
        exact += exact_amount_of(line, number(line.used) - number(line.free));
    }
    for (const auto& discount : bill.discounts) {
        compare_text(wrong, name + ": discount " + discount.name + ": \"exact\" against \"from\"", discount.exact,
                     all_digits(evaluate(discount.from)));
        shown -= number(discount.amount);
        exact -= evaluate(discount.from);
    }
    for (const auto& [cost, amount] : bill.other) {
        shown += number(amount);
        exact += number(amount);
    }
    const bool given = !bill.total.empty() || !bill.exact_total.empty();
    if (given && !bill.all_lines) wrong.push_back(name + ": a total needs all lines");
    if (!bill.total.empty()) {
        compare_text(wrong, name + ": \"total\" against the lines", bill.total, cents(shown));
    }
    if (!bill.exact_total.empty()) {
        compare_text(wrong, name + ": \"exact_total\" against the lines", bill.exact_total, all_digits(exact));
    }
}

// The total by its arithmetic, to cents; the others add up to it.
inline void check_converted(findings& wrong, const std::string& name, const expected_bill& bill) {
    if (bill.converted.empty()) return;
    rational sum(0);
    for (const auto& [key, amount] : bill.converted) {
        if (key == "total") continue;
        if (amount.starts_with('-')) sum -= number(amount.substr(1));
        else sum += number(amount);
    }
    const auto& total = bill.converted.at("total");
    compare_text(wrong, name + ": \"converted\" against \"converted_from\"", total,
                 cents(evaluate(bill.converted_from)));
    compare_text(wrong, name + ": \"converted\" against its lines", total, cents(sum));
}

// Each month's GiB-months by their arithmetic; the months add up.
inline void check_months(findings& wrong, const std::string& name, const expected_bill& bill) {
    rational sum(0);
    for (std::size_t i = 0; i < bill.by_month.size(); ++i) {
        const auto& month = bill.by_month[i];
        compare_text(wrong, name + ": month " + std::to_string(i + 1) + ": \"storage\" against \"from\"",
                     month.storage, ten_places(evaluate(month.from)));
        sum += number(month.total);
    }
    if (bill.by_month.empty()) return;
    compare_text(wrong, name + ": \"over_time\" against the months", bill.over_time, cents(sum));
}

[[nodiscard]] inline findings check_arithmetic(const bill_case& one) {
    findings wrong;
    for (const auto& [name, bill] : one.bills) {
        for (const auto& [key, line] : bill.lines) check_line(wrong, name + ": " + key, line);
        for (const auto& [key, line] : bill.once) check_line(wrong, name + ": once " + key, line);
        for (const auto& [key, line] : bill.unpriced) {
            if (line.used.empty()) continue;
            compare_text(wrong, name + ": " + key + ": \"used\" against \"from\"", line.used,
                         ten_places(evaluate(line.from)));
        }
        if (bill.complete != bill.unpriced.empty()) {
            wrong.push_back(name + ": \"complete\" is false exactly when something is \"unpriced\"");
        }
        check_totals(wrong, name, bill);
        check_converted(wrong, name, bill);
        check_months(wrong, name, bill);
    }
    return wrong;
}

}  // namespace dbcost::cases
