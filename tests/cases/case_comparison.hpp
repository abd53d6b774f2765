// SPDX-License-Identifier: MIT
// dbcost against a case, as text: the bill that it makes of the scenario, or the errors it reports.
//
//   findings wrong = compare_with_dbcost(one, "dynamodb/get-4096-bytes-strong.json", embedded_tables());
#pragma once
#include <dbcost/dbcost.hpp>
#include <dbcost/estimate/totals.hpp>
#include <dbcost/io/parse_scenario.hpp>

#include "cases/case_arithmetic.hpp"
#include "cases/case_sizing.hpp"

namespace dbcost::cases {

[[nodiscard]] inline std::string in_one_line(const error& problem) {
    return "error[" + std::string(name(problem.code)) + "] " + problem.place + ": seen " + problem.seen +
           "; expected " + problem.expected;
}

[[nodiscard]] inline std::string in_lines(const errors& problems) {
    std::string all;
    for (const auto& problem : problems) all += "\n            " + in_one_line(problem);
    return all;
}

// ---- bills -------------------------------------------------------------------------------------

[[nodiscard]] inline std::string free_of(const bill_line& line) {
    closed_quantity sum;
    for (const auto& part : line.free) sum += part.quantity;
    return to_string(sum);
}

inline void compare_line(findings& wrong, const std::string& at, const expected_line& expected,
                         const bill_line& seen) {
    const std::string free = expected.free.empty() ? "0" : expected.free;
    compare_text(wrong, at + ": used", expected.used, to_string(seen.used));
    compare_text(wrong, at + ": free", free, free_of(seen));
    compare_text(wrong, at + ": quantity", ten_places(number(expected.used) - number(free)),
                 to_string(seen.quantity));
    if (!expected.price.empty()) {
        compare_text(wrong, at + ": price", expected.price, seen.price);
        compare_text(wrong, at + ": per", expected.per, seen.per);
    }
    compare_text(wrong, at + ": amount", expected.amount, to_string(seen.amount));
    const rational billed = number(expected.used) - number(free);
    compare_text(wrong, at + ": exact amount", all_digits(exact_amount_of(expected, billed)),
                 to_string(seen.exact));
    if (!expected.book.empty()) compare_text(wrong, at + ": book", expected.book, seen.book);
    for (const auto& rule : expected.cites) {
        const bool cited = std::any_of(seen.parts.begin(), seen.parts.end(), [&](const bill_part& part) {
            return info(part.cause).number == rule;
        });
        if (!cited) wrong.push_back(at + ": no part of the line cites rule " + rule);
    }
}

// Lines against what is expected of them; with `all`, nothing else may be there.
inline void compare_lines(findings& wrong, const std::string& name,
                          const std::map<std::string, expected_line>& expected, bool all,
                          const std::vector<bill_line>& seen) {
    std::set<std::string> found;
    for (const auto& line : seen) {
        const auto wanted = expected.find(line.key);
        if (wanted != expected.end()) {
            compare_line(wrong, name + ": " + line.key, wanted->second, line);
            if (!found.insert(line.key).second) wrong.push_back(name + ": " + line.key + " is there twice");
        } else if (all) {
            wrong.push_back(name + ": " + line.key + "\n  expected  no such line\n  seen      " +
                            to_string(line.used) + " for " + to_string(line.amount));
        }
    }
    for (const auto& [key, line] : expected) {
        if (found.contains(key)) continue;
        wrong.push_back(name + ": " + key + "\n  expected  " + line.used + " for " + line.amount +
                        "\n  seen      no such line");
    }
}

// The rules of which a bill tells that something is assumed, once each, in its order.
[[nodiscard]] inline std::string assumed_rules(const deployment_bill& of) {
    std::string rules;
    for (const auto& text : of.assumptions) rules += text.substr(0, text.find(':')) + " ";
    return rules;
}

inline void compare_notes(findings& wrong, const std::string& name, const expected_bill& expected,
                          const deployment_bill& seen) {
    if (!expected.free_tier_saves.empty()) {
        compare_text(wrong, name + ": what the free tier would save", expected.free_tier_saves,
                     seen.free_tier_saves ? to_string(*seen.free_tier_saves) : "nothing");
    }
    std::string codes, seen_codes, rules;
    for (const auto& warning : seen.warnings) seen_codes += warning.code + " ";
    if (expected.warnings) {
        for (const auto& code : *expected.warnings) codes += code + " ";
        compare_text(wrong, name + ": warnings", codes, seen_codes);
    }
    if (!expected.assumes) return;
    for (const auto& rule : *expected.assumes) rules += rule + " ";
    compare_text(wrong, name + ": assumptions", rules, assumed_rules(seen));
}

inline void compare_unpriced(findings& wrong, const std::string& name, const expected_bill& expected,
                             const deployment_bill& seen) {
    text_map codes, seen_codes;
    for (const auto& [key, line] : expected.unpriced) codes[key] = line.code;
    for (const auto& line : seen.unpriced) {
        auto& text = seen_codes[line.key];
        for (const auto& reason : line.reasons) {
            text += (text.empty() ? "" : " ") + std::string(dbcost::name(reason.code));
        }
        const auto wanted = expected.unpriced.find(line.key);
        if (wanted == expected.unpriced.end() || wanted->second.used.empty()) continue;
        compare_text(wrong, name + ": " + line.key + ": unpriced quantity", wanted->second.used,
                     line.quantity ? to_string(*line.quantity) : "unknown");
    }
    for (const auto& [key, code] : codes) {
        compare_text(wrong, name + ": " + key + ": unpriced", code,
                     seen_codes.contains(key) ? seen_codes[key] : "not unpriced");
    }
    for (const auto& [key, code] : seen_codes) {
        if (!codes.contains(key)) compare_text(wrong, name + ": " + key, "not unpriced", code);
    }
}

[[nodiscard]] inline std::string in_one_line(const expected_discount& of) {
    return of.name + " " + of.exact + " shown as " + of.amount + "; ";
}

// All discounts in their order: the order tells on what each was taken.
inline void compare_discounts(findings& wrong, const std::string& name, const expected_bill& expected,
                              const deployment_bill& seen) {
    std::string all, all_seen;
    for (const auto& discount : expected.discounts) all += in_one_line(discount);
    for (const auto& line : seen.discounts) {
        all_seen += in_one_line(expected_discount{line.name, "", to_string(exact_amount{} - line.exact),
                                                  to_string(shown_amount{} - line.amount)});
    }
    compare_text(wrong, name + ": discounts", all, all_seen);
}

[[nodiscard]] inline text_map converted_amounts(const deployment_bill& of) {
    text_map all;
    if (!of.converted) return all;
    for (const auto& line : of.converted->lines) all[line.key] = to_fixed(line.amount);
    all["total"] = to_fixed(of.converted->total);
    return all;
}

[[nodiscard]] inline text_map amounts_of(const std::vector<cost_line>& costs) {
    text_map all;
    for (const auto& cost : costs) all[cost.name] = to_string(cost.amount);
    return all;
}

inline void compare_costs(findings& wrong, const std::string& at, const text_map& expected,
                          const text_map& seen) {
    for (const auto& [cost, amount] : expected) {
        const auto found = seen.find(cost);
        compare_text(wrong, at + ": " + cost, amount, found == seen.end() ? "no such cost" : found->second);
    }
    for (const auto& [cost, amount] : seen) {
        if (!expected.contains(cost)) compare_text(wrong, at + ": " + cost, "no such cost", amount);
    }
}

inline void compare_bill(findings& wrong, const std::string& name, const expected_bill& expected,
                         const deployment_bill& seen) {
    compare_lines(wrong, name, expected.lines, expected.all_lines, seen.lines);
    compare_lines(wrong, name + ": once", expected.once, true, seen.one_off_lines);
    compare_unpriced(wrong, name, expected, seen);
    if (!expected.total.empty()) {
        compare_text(wrong, name + ": total", expected.total, to_string(seen.total));
    }
    if (!expected.exact_total.empty()) {
        compare_text(wrong, name + ": exact total", expected.exact_total, to_string(seen.exact_total));
    }
    const auto word = [](bool complete) { return complete ? "complete" : "incomplete"; };
    compare_text(wrong, name + ": the bill", word(expected.complete), word(seen.complete));
    compare_discounts(wrong, name, expected, seen);
    if (!expected.converted.empty()) {
        compare_costs(wrong, name + ": converted", expected.converted, converted_amounts(seen));
    }
    compare_costs(wrong, name + ": other cost", expected.other, amounts_of(seen.other));
    compare_costs(wrong, name + ": one-off cost", expected.one_off, amounts_of(seen.one_off));
    compare_notes(wrong, name, expected, seen);
    if (!expected.sizing.is_null()) compare_sizing(wrong, name, expected.sizing, seen);
}

inline void compare_bills(findings& wrong, const bill_case& one, const bill& seen) {
    std::set<std::string> found;
    for (const auto& deployment : seen.deployments) {
        found.insert(deployment.name);
        const auto expected = one.bills.find(deployment.name);
        if (expected != one.bills.end()) {
            compare_bill(wrong, deployment.name, expected->second, deployment);
        } else {
            wrong.push_back(deployment.name + ": the case expects nothing of this deployment");
        }
    }
    for (const auto& [name, expected] : one.bills) {
        if (!found.contains(name)) wrong.push_back(name + ": there is no such deployment");
    }
}

// What is asked without a bill is what the bill says.
inline void compare_totals(findings& wrong, const bill& expected, const scenario& from, const tables& data) {
    const auto totals = totals_of(from, data, {});
    if (!totals) return wrong.push_back("totals are expected; seen:" + in_lines(totals.problems()));
    for (std::size_t i = 0; i < totals->size(); ++i) {
        const auto& of = expected.deployments[i];
        const auto words = [](bool complete, metering::carries load) {
            return (complete ? "complete, carries: " : "incomplete, carries: ") + std::string(metering::name(load));
        };
        compare_text(wrong, of.name + ": total alone", to_string(of.exact_total), to_string((*totals)[i].exact));
        compare_text(wrong, of.name + ": total alone", words(of.complete, of.load),
                     words((*totals)[i].complete, (*totals)[i].load));
    }
}

// ---- months ------------------------------------------------------------------------------------

// GiB-months of all volumes.
[[nodiscard]] inline std::string storage_of(const deployment_bill& of) {
    closed_quantity sum;
    for (const auto& line : of.lines) {
        if (line.unit == "GiB-months" && line.category == cost_category::storage) sum += line.used;
    }
    return to_string(sum);
}

inline void compare_month(findings& wrong, const std::string& at, const expected_month& expected,
                          const deployment_bill& seen) {
    const auto volume = seen.next.empty() ? "none" : std::to_string(seen.next.front().volume_gib);
    compare_text(wrong, at + ": volume", expected.volume, volume);
    compare_text(wrong, at + ": storage", expected.storage, storage_of(seen));
    compare_text(wrong, at + ": total", expected.total, to_string(seen.total));
}

inline void compare_months(findings& wrong, const bill_case& one, const bills_over_time& seen) {
    compare_bills(wrong, one, seen.months.back());
    for (std::size_t d = 0; d < seen.totals.size(); ++d) {
        const auto& name = seen.totals[d].deployment;
        const auto expected = one.bills.find(name);
        if (expected == one.bills.end()) continue;  // told already
        compare_text(wrong, name + ": over time", expected->second.over_time, to_string(seen.totals[d].shown));
        compare_text(wrong, name + ": months", std::to_string(expected->second.by_month.size()),
                     std::to_string(seen.months.size()));
        const auto count = std::min(seen.months.size(), expected->second.by_month.size());
        for (std::size_t i = 0; i < count; ++i) {
            compare_month(wrong, name + ": month " + std::to_string(i + 1), expected->second.by_month[i],
                          seen.months[i].deployments[d]);
        }
    }
}

// ---- errors ------------------------------------------------------------------------------------

// A place may have a file in front: "case.json: /month".
[[nodiscard]] inline bool is_at(const error& seen, const std::string& place) {
    return seen.place == place || seen.place.ends_with(": " + place);
}

[[nodiscard]] inline bool matches(const expected_error& expected, const error& seen) {
    return expected.code == name(seen.code) && is_at(seen, expected.place) &&
           seen.seen.find(expected.seen) != std::string::npos &&
           seen.expected.find(expected.expected) != std::string::npos;
}

// Each expected error is one that was reported, and nothing else was.
inline void compare_errors(findings& wrong, const bill_case& one, errors seen) {
    const auto all = in_lines(seen);
    bool missing = false;
    for (const auto& expected : one.errors) {
        const auto found = std::find_if(seen.begin(), seen.end(),
                                        [&](const error& problem) { return matches(expected, problem); });
        if (found != seen.end()) {
            seen.erase(found);
            continue;
        }
        missing = true;
        wrong.push_back("error[" + expected.code + "] " + expected.place + ", seen containing \"" +
                        expected.seen + "\", expected containing \"" + expected.expected +
                        "\"\n  expected  this error\n  seen      " +
                        (all.empty() ? "no error" : all.substr(all.find_first_not_of("\n "))));
    }
    if (missing) return;
    for (const auto& problem : seen) wrong.push_back("not expected: " + in_one_line(problem));
}

[[nodiscard]] inline findings compare_with_dbcost(const bill_case& one, const std::string& file_name,
                                                  const tables& data) {
    findings wrong;
    const auto scenario = parse_scenario(one.given, file_name, {});
    if (scenario && one.months > 0 && one.errors.empty()) {
        const auto run = estimate_months(*scenario, data, {}, one.months);
        if (run) {
            compare_months(wrong, one, *run);
        } else {
            wrong.push_back("bills are expected; seen:" + in_lines(run.problems()));
        }
        return wrong;
    }
    const auto made = scenario ? estimate(*scenario, data, {}) : result<bill>(scenario.problems());
    if (!one.errors.empty()) {
        compare_errors(wrong, one, made.problems());
    } else if (made) {
        compare_bills(wrong, one, *made);
        compare_totals(wrong, *made, *scenario, data);
    } else {
        wrong.push_back("a bill is expected; seen:" + in_lines(made.problems()));
    }
    return wrong;
}

}  // namespace dbcost::cases
