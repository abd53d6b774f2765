// SPDX-License-Identifier: MIT
// The sizing that a case expects of a deployment of one RDS store: against itself, and dbcost against it.
//
//   "sizing": { "class": "db.m5.large", "carries": "no", "binding": "IOPS",
//               "up_to": "0.8", "up_to_from": "80 / 100",
//               "findings": { "IOPS": { "needed": "100", "from": "50 * 2",
//                                       "available": "80", "available_from": "100 * 0.8" } } }
//
// Findings that a case leaves out are not compared, and neither are class, binding and up_to.
#pragma once
#include <dbcost/bill/bill.hpp>

#include "cases/case_arithmetic.hpp"

namespace dbcost::cases {

struct expected_finding {
    std::string needed, from, available, available_from;
};

struct expected_sizing {
    std::string of_class, carries, binding;
    std::string up_to, up_to_from;  // both, or neither: not compared
    std::map<std::string, expected_finding> findings;
};

[[nodiscard]] inline expected_sizing read_sizing(const json& node) {
    members given(node, "sizing");
    expected_sizing sizing;
    sizing.of_class = given.text("class");
    sizing.carries = given.need_text("carries");
    sizing.binding = given.text("binding");
    sizing.up_to = given.text("up_to");
    sizing.up_to_from = given.text("up_to_from");
    need_both(sizing.up_to, sizing.up_to_from, "sizing: \"up_to\" and \"up_to_from\" go together");
    if (const auto* rows = given.find("findings")) {
        for (const auto& [resource, finding] : rows->items()) {
            members row(finding, "sizing/" + resource);
            sizing.findings[resource] = {row.need_text("needed"), row.need_text("from"),
                                         row.need_text("available"), row.need_text("available_from")};
            row.finish();
        }
    }
    given.finish();
    return sizing;
}

inline void check_sizing(findings& wrong, const std::string& name, const json& node) {
    const auto sizing = read_sizing(node);
    const auto check = [&](const std::string& what, const std::string& number, const std::string& from) {
        compare_text(wrong, name + ": " + what + " against its arithmetic", number, ten_places(evaluate(from)));
    };
    if (!sizing.up_to.empty()) check("up_to", sizing.up_to, sizing.up_to_from);
    for (const auto& [resource, row] : sizing.findings) {
        check(resource + " needed", row.needed, row.from);
        check(resource + " available", row.available, row.available_from);
    }
}

inline void compare_finding(findings& wrong, const std::string& at, const expected_finding& expected,
                            const metering::sizing_finding* seen) {
    if (seen == nullptr) return wrong.push_back(at + ": no such finding");
    compare_text(wrong, at + ": needed", expected.needed, metering::text_of(seen->needed));
    compare_text(wrong, at + ": available", expected.available, metering::text_of(seen->of.amount));
}

inline void compare_report(findings& wrong, const std::string& name, const expected_sizing& expected,
                           const metering::sizing_report& seen) {
    const auto compare = [&](const std::string& what, const std::string& wanted, std::string_view found) {
        if (!wanted.empty()) compare_text(wrong, name + ": " + what, wanted, std::string(found));
    };
    const auto resource_of = [](const auto& one) { return info(one.of.what).name; };
    compare("class", expected.of_class, seen.instance_class);
    compare("carries", expected.carries, metering::name(seen.answer));
    compare("binding", expected.binding, resource_of(seen.findings[seen.binding]));
    compare("up to", expected.up_to, seen.up_to ? metering::text_of(*seen.up_to) : "no load");
    for (const auto& [resource, row] : expected.findings) {
        const auto found = std::find_if(seen.findings.begin(), seen.findings.end(),
                                        [&, &wanted = resource](const auto& one) { return resource_of(one) == wanted; });
        compare_finding(wrong, name + ": " + resource, row, found == seen.findings.end() ? nullptr : &*found);
    }
}

inline void compare_sizing(findings& wrong, const std::string& name, const json& node,
                           const deployment_bill& seen) {
    const bool sized = seen.terms.size() == 1 && seen.terms.front().sizing;
    if (!sized) return wrong.push_back(name + ": a sizing is expected, and there is none");
    compare_report(wrong, name, read_sizing(node), *seen.terms.front().sizing);
}

}  // namespace dbcost::cases
