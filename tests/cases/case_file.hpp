// SPDX-License-Identifier: MIT
// A case as it stands in its file: a scenario, and the bill or the errors that follow from the rules.
//
//   bill_case one = read_case("tests/cases/dynamodb/get-4096-bytes-strong.json");
//
// Every number of the bill is text. Errors: case_error with what is wrong; unknown keys, keys that are
// there twice and keys that are missing among it. The format: docs/howto/add-a-case.md.
#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace dbcost::cases {

using json = nlohmann::ordered_json;
using text_map = std::map<std::string, std::string>;

struct case_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct expected_line {
    std::string used, from;
    std::string free, free_from;      // both, or neither: nothing is free
    std::string price, per;           // a price for so many units, or
    std::string amount_from;          // the amount from its tiers
    std::string amount, exact, book;  // exact and book may be left out
    std::vector<std::string> cites;   // rules that the parts of the line must name
};

struct expected_unpriced {
    std::string code;
    std::string used, from;  // both, or neither: the quantity is not compared
};

// A month of several: the volume at its end, what is billed of it, and the month's total.
struct expected_month {
    std::string volume, storage, from, total;
};

// What a discount takes off, by its arithmetic.
struct expected_discount {
    std::string name, from, exact, amount;
};

struct expected_bill {
    std::string total, exact_total;  // either may be left out
    bool complete = true;
    bool all_lines = true;  // no other lines may exist
    std::map<std::string, expected_line> lines;
    std::map<std::string, expected_unpriced> unpriced;
    std::map<std::string, expected_line> once;  // metered usage that is paid once; all of it
    std::string free_tier_saves;                // exact; empty: not compared
    std::optional<std::vector<std::string>> warnings;  // none: not compared
    std::optional<std::vector<std::string>> assumes;   // rules whose assumptions are told, all of them
    std::vector<expected_discount> discounts;  // all of them, in their order
    text_map converted;          // shown amounts in the other currency, by key, and the "total"; empty: not compared
    std::string converted_from;  // the arithmetic of that total
    text_map other, one_off;
    std::vector<expected_month> by_month;  // with `months`: of each of them
    std::string over_time;                 // and what they come to
    json sizing;  // null: not compared; case_sizing.hpp reads it
};

struct expected_error {
    std::string code, place;
    std::string seen, expected;  // what the error's words contain; may be left out
};

struct bill_case {
    std::string sentence, rule, why;
    std::int64_t months = 0;  // of a case over time; what is expected of a bill is that of the last one
    std::string given;        // the scenario, as JSON text
    std::map<std::string, expected_bill> bills;  // by deployment
    std::vector<expected_error> errors;          // instead of bills
};

// ---- reading -----------------------------------------------------------------------------------

// The members of one object, each asked for by name; the rest is unknown.
class members {
public:
    members(const json& object, std::string where) : object_(object), where_(std::move(where)) {
        if (!object.is_object()) fail("", "an object is expected");
    }
    [[nodiscard]] const json* find(const std::string& key) {
        asked_.insert(key);
        const auto found = object_.find(key);
        return found == object_.end() ? nullptr : &*found;
    }
    [[nodiscard]] const json& need(const std::string& key) {
        const auto* found = find(key);
        if (found == nullptr) fail("", "\"" + key + "\" is missing");
        return *found;
    }
    [[nodiscard]] std::string text(const std::string& key) {
        const auto* found = find(key);
        if (found == nullptr) return {};
        if (!found->is_string() || found->get<std::string>().empty()) {
            fail("/" + key, "text in quotes is expected");
        }
        return found->get<std::string>();
    }
    [[nodiscard]] std::string need_text(const std::string& key) {
        (void)need(key);
        return text(key);
    }
    [[nodiscard]] bool flag(const std::string& key, bool otherwise) {
        const auto* found = find(key);
        if (found == nullptr) return otherwise;
        if (!found->is_boolean()) fail("/" + key, "true or false is expected");
        return found->get<bool>();
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& key) {
        const auto* found = find(key);
        std::vector<std::string> all;
        if (found == nullptr) return all;
        for (const auto& one : *found) all.push_back(one.get<std::string>());
        return all;
    }
    [[nodiscard]] text_map map(const std::string& key) {
        text_map all;
        if (const auto* found = find(key)) {
            for (const auto& [name, value] : found->items()) all[name] = value.get<std::string>();
        }
        return all;
    }
    void finish() const {
        for (const auto& [key, value] : object_.items()) {
            if (!asked_.contains(key)) fail("", "unknown key \"" + key + "\"");
        }
    }

private:
    [[noreturn]] void fail(const std::string& below, const std::string& what) const {
        const auto place = where_ + below;
        throw case_error(place.empty() ? what : place + ": " + what);
    }
    const json& object_;
    std::string where_;
    std::set<std::string> asked_;
};

inline void need_both(const std::string& a, const std::string& b, const std::string& what) {
    if (a.empty() != b.empty()) throw case_error(what);
}

[[nodiscard]] inline expected_line read_line(const json& node, const std::string& where) {
    members given(node, where);
    expected_line line;
    line.used = given.need_text("used");
    line.from = given.need_text("from");
    line.free = given.text("free");
    line.free_from = given.text("free_from");
    line.price = given.text("price");
    line.per = given.text("per");
    line.amount_from = given.text("amount_from");
    line.amount = given.need_text("amount");
    line.exact = given.text("exact");
    line.book = given.text("book");
    line.cites = given.texts("cites");
    given.finish();
    need_both(line.free, line.free_from, where + ": \"free\" and \"free_from\" go together");
    need_both(line.price, line.per, where + ": \"price\" and \"per\" go together");
    if (!line.price.empty() && !line.amount_from.empty()) {
        throw case_error(where + ": either \"price\" or \"amount_from\"");
    }
    return line;
}

[[nodiscard]] inline expected_unpriced read_unpriced(const json& node, const std::string& where) {
    if (node.is_string()) return {node.get<std::string>(), "", ""};
    members given(node, where);
    expected_unpriced line{given.need_text("code"), given.need_text("used"), given.need_text("from")};
    given.finish();
    return line;
}

[[nodiscard]] inline expected_discount read_discount(const std::string& name, const json& node,
                                                     const std::string& where) {
    members given(node, where);
    expected_discount discount{name, given.need_text("from"), given.need_text("exact"), given.need_text("amount")};
    given.finish();
    return discount;
}

[[nodiscard]] inline expected_month read_month(const json& node, const std::string& where) {
    members given(node, where);
    expected_month month{given.need_text("volume"), given.need_text("storage"), given.need_text("from"),
                         given.need_text("total")};
    given.finish();
    return month;
}

[[nodiscard]] inline expected_bill read_bill(const json& node, const std::string& where) {
    members given(node, where);
    expected_bill bill;
    bill.total = given.text("total");
    bill.exact_total = given.text("exact_total");
    bill.complete = given.flag("complete", true);
    for (const auto& [key, line] : given.need("lines").items()) {
        bill.lines[key] = read_line(line, where + "/lines/" + key);
    }
    const auto which = given.text("lines_are");
    bill.all_lines = which.empty() || which == "all";
    if (!bill.all_lines && which != "some") throw case_error(where + "/lines_are: all or some");
    if (const auto* unpriced = given.find("unpriced")) {
        for (const auto& [key, line] : unpriced->items()) {
            bill.unpriced[key] = read_unpriced(line, where + "/unpriced/" + key);
        }
    }
    if (const auto* once = given.find("once")) {
        for (const auto& [key, line] : once->items()) bill.once[key] = read_line(line, where + "/once/" + key);
    }
    if (const auto* discounts = given.find("discounts")) {
        for (const auto& [name, discount] : discounts->items()) {
            bill.discounts.push_back(read_discount(name, discount, where + "/discounts/" + name));
        }
    }
    bill.free_tier_saves = given.text("free_tier_saves");
    if (given.find("warnings") != nullptr) bill.warnings = given.texts("warnings");
    if (given.find("assumes") != nullptr) bill.assumes = given.texts("assumes");
    bill.converted = given.map("converted");
    bill.converted_from = given.text("converted_from");
    if (bill.converted.empty() != bill.converted_from.empty()) {
        throw case_error(where + ": \"converted\" and \"converted_from\" go together");
    }
    bill.other = given.map("other");
    bill.one_off = given.map("one_off");
    bill.over_time = given.text("over_time");
    if (const auto* months = given.find("by_month")) {
        for (const auto& month : *months) bill.by_month.push_back(read_month(month, where + "/by_month"));
    }
    if (const auto* sizing = given.find("sizing")) bill.sizing = *sizing;
    given.finish();
    return bill;
}

[[nodiscard]] inline expected_error read_error(const json& node, const std::string& where) {
    members given(node, where);
    expected_error error{given.need_text("code"), given.need_text("place"), given.text("seen"),
                         given.text("expected")};
    given.finish();
    return error;
}

// A key that is there twice would hide half of a case.
[[nodiscard]] inline json parse_strictly(std::ifstream& file) {
    std::vector<std::set<std::string>> open;
    const auto watch = [&](int, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::object_start) open.emplace_back();
        if (event == json::parse_event_t::object_end) open.pop_back();
        if (event == json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second) {
            throw case_error("the key " + value.dump() + " is there twice");
        }
        return true;
    };
    return json::parse(file, watch);
}

[[nodiscard]] inline bill_case read_case(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) throw case_error("cannot be opened");
    const json whole_file = parse_strictly(file);
    members given(whole_file, "");
    bill_case one;
    one.sentence = given.need_text("case");
    one.rule = given.need_text("rule");
    one.why = given.need_text("why");
    need_both(given.text("published"), given.text("source"), "\"published\" and \"source\" go together");
    (void)given.text("note");
    if (const auto* months = given.find("months")) one.months = months->get<std::int64_t>();
    one.given = given.need("given").dump();
    const auto* bills = given.find("expect");
    const auto* errors = given.find("expect_errors");
    if ((bills == nullptr) == (errors == nullptr)) {
        throw case_error("either \"expect\" or \"expect_errors\"");
    }
    if (bills != nullptr) {
        for (const auto& [name, bill] : bills->items()) {
            one.bills[name] = read_bill(bill, "/expect/" + name);
        }
    } else {
        for (const auto& error : *errors) one.errors.push_back(read_error(error, "/expect_errors"));
    }
    given.finish();
    if (one.bills.empty() && one.errors.empty()) throw case_error("nothing is expected");
    return one;
}

}  // namespace dbcost::cases
